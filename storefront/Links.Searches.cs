namespace FitStore.Storefront;

/// <content>The searches a person keeps.</content>
public static partial class Links
{
    public static readonly Link SavedSearches = new("Gespeicherte Suchen", "/konto/suchen");
    public static readonly Link SaveSearch = new("Suche speichern", "/konto/suchen/neu");

    /// <summary>Where one of them is renamed, silenced or deleted.</summary>
    public static string SavedSearch(Guid id) => $"{SavedSearches.Href}/{id}";
}
