namespace FitStore.Storefront.Sessions;

/// <summary>The hidden fields that every form of the store carries beside its own.</summary>
internal static class FormFields
{
    /// <summary>Proves that the form was sent from a page of ours.</summary>
    public const string Antiforgery = "__formular";

    /// <summary>Whose form it is (protected).</summary>
    public const string Owner = "__account";

    /// <summary>The idempotency key of the act, so that a double click is one request.</summary>
    public const string Key = "__key";

    /// <summary>On the sign-in page: the fields of the form that met a lost session (protected).</summary>
    public const string Carried = "__carried";

    /// <summary>The idempotency key that the form brought along; a fresh one where it brought none.</summary>
    public static string IdempotencyKey(this HttpRequest request) =>
        request.HasFormContentType && Guid.TryParse(request.Form[Key].ToString(), out var key)
            ? key.ToString()
            : Guid.NewGuid().ToString();
}
