namespace FitStore.Api.Notifications;

/// <summary>Address of the storefront, for links in mails, notices and calendars. Ends with a slash.</summary>
internal sealed record StorefrontAddress(Uri Value);
