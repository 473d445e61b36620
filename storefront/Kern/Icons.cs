namespace FitStore.Storefront.Kern;

/// <summary>The icons of KERN that the components use; the names are those of its classes <c>kern-icon--…</c>.</summary>
internal static class Icons
{
    public const string Danger = "danger";
    public const string Close = "close";
    public const string Search = "search";
    public const string Forward = "arrow-forward";
    public const string Back = "arrow-back";

    /// <summary>An icon is decoration: the words beside it carry the meaning, so it is hidden from assistive technology.</summary>
    public static HtmlElement Icon(string name, string? size = null)
    {
        var icon = Html.Element("span", "kern-icon").Class($"kern-icon--{name}").With("aria-hidden", "true");
        return size is null ? icon : icon.Class($"kern-icon--{size}");
    }
}
