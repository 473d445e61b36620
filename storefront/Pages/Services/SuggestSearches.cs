using System.Text.Json.Serialization;
using FitStore.Contracts.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FitStore.Storefront.Pages.Services;

/// <summary>What is offered while somebody types into the search, for its script.</summary>
internal static class SuggestSearches
{
    public const string Address = "/suche/vorschlaege";

    private const int LongestWords = 200;

    public static WebApplication MapSearchSuggestions(this WebApplication app)
    {
        app.MapGet(Address, AnswerAsync);
        return app;
    }

    private static async Task<JsonHttpResult<IReadOnlyList<OfferedSearch>>> AnswerAsync(string? q, FitStoreClient store, CancellationToken cancel)
    {
        var words = q?.Trim() ?? "";
        var suggestions = words.Length is > 0 and <= LongestWords ? await store.ListSearchSuggestionsAsync(words, cancel) : [];
        return TypedResults.Json<IReadOnlyList<OfferedSearch>>([.. suggestions.Select(Offer)], OfferedJson.Default.IReadOnlyListOfferedSearch);
    }

    private static OfferedSearch Offer(SearchSuggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Service => new(suggestion.Text, "Dienst", Links.Service(suggestion.Slug!)),
        SuggestionKind.Themenfeld => new(suggestion.Text, "Themenfeld", Links.Themenfeld(suggestion.Slug!)),
        _ => new(suggestion.Text, "Suchen", null),
    };
}

/// <summary>One option: its words, what it is, and where it leads; without an address the words are looked for.</summary>
internal sealed record OfferedSearch(string Main, string More, string? Address);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<OfferedSearch>))]
internal sealed partial class OfferedJson : JsonSerializerContext;
