using FitStore.Contracts;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Http;

/// <content>Examples around the search.</content>
internal static partial class ApiExamples
{
    private static object[] OfSearch()
    {
        var synonym = new Synonym { Id = Id, Version = 1, Everyday = "Kind kommt zur Welt", Means = ["Geburt"] };
        var sought = new SoughtWords { Words = "wohngeld", Times = 412, LastOn = new DateOnly(2026, 11, 20) };
        var suggestion = new SearchSuggestion { Kind = SuggestionKind.Service, Text = "Wohngeld Online", Slug = "wohngeld-online" };
        return
        [
            synonym,
            PageOf(synonym),
            new NewSynonym { Everyday = synonym.Everyday, Means = synonym.Means },
            new SynonymPatch { Means = ["Geburt", "Neugeborenes"] },
            PageOf(sought),
            PageOf(suggestion),
        ];
    }
}
