namespace FitStore.Storefront;

/// <summary>A way through the store: what it is called and where it leads.</summary>
public sealed record Link(string Text, string Href);

/// <summary>
/// The addresses of the store in one place. A way is listed in <see cref="MainWays"/> or <see cref="FooterWays"/> as soon as a page
/// answers there, and not before.
/// </summary>
public static class Links
{
    public static readonly Link Home = new("Startseite", "/");
    public static readonly Link Services = new("Dienste", "/dienste");
    public static readonly Link Desk = new("Schreibtisch", "/schreibtisch");
    public static readonly Link SignIn = new("Anmelden", "/anmelden");
    public static readonly Link SignOut = new("Abmelden", "/abmelden");
    public static readonly Link Account = new("Mein Konto", "/konto");
    public static readonly Link ChooseOrganisation = new("Organisation wählen", "/konto/organisation");
    public static readonly Link Accessibility = new("Barrierefreiheit", "/barrierefreiheit");
    public static readonly Link Feedback = new("Barriere melden", "/barrierefreiheit/melden");
    public static readonly Link Imprint = new("Impressum", "/impressum");
    public static readonly Link Privacy = new("Datenschutz", "/datenschutz");
    public static readonly Link Progress = new("Fortschritt", "/fortschritt");
    public static readonly Link EasyLanguage = new("Leichte Sprache", "/leichte-sprache");
    public static readonly Link Developers = new("Für Entwickler", "/entwickler");

    /// <summary>The page of a request.</summary>
    public static string Request(Guid id) => $"/nachnutzungen/{id}";

    /// <summary>The ways in the header, in this order.</summary>
    public static IReadOnlyList<Link> MainWays { get; } = [Services, Progress, Desk];

    /// <summary>The ways in the footer, reachable from every page.</summary>
    public static IReadOnlyList<Link> FooterWays { get; } = [Accessibility, Feedback, EasyLanguage, Privacy, Imprint, Developers];

    /// <summary>The page of a service.</summary>
    public static string Service(string slug) => $"{Services.Href}/{slug}";

    /// <summary>Where an organisation says that it wants a service.</summary>
    public static string Interest(string slug) => $"{Service(slug)}/interesse";

    /// <summary>One version of an offer's terms, whole.</summary>
    public static string Terms(string slug, Guid offer, int version) => $"{Service(slug)}/konditionen/{offer}/{German.Digits(version)}";

    /// <summary>The services of a Themenfeld.</summary>
    public static string Themenfeld(string slug) => $"{Services.Href}?themenfeld={Uri.EscapeDataString(slug)}";

    /// <summary>The services that are found for some words.</summary>
    public static string Search(string words) => $"{Services.Href}?q={Uri.EscapeDataString(words)}";
}
