using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Http;

/// <content>Examples of saved searches.</content>
internal static partial class ApiExamples
{
    private static SavedSearch SavedSearch => new()
    {
        Id = Id,
        Version = 1,
        Name = "Wohngeld und Verwandtes",
        Query = "q=geld&themenfeld=bauen-wohnen",
        Notify = true,
        CreatedAt = Noon,
    };

    private static object[] OfSavedSearches() =>
    [
        new NewSavedSearch { Name = SavedSearch.Name, Query = SavedSearch.Query, Notify = true },
        new SavedSearchPatch { Name = "Alles rund ums Wohnen", Notify = false },
        SavedSearch,
        PageOf(SavedSearch with { Found = 3 }),
    ];
}
