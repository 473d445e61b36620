using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Search;

/// <summary>What has been typed so far.</summary>
internal sealed class SuggestionQuery : PageQuery
{
    [FromQuery(Name = "q"), Required, MaxLength(200)]
    [Description("What has been typed so far; below two characters nothing is suggested.")]
    public string? Q { get; init; }
}

/// <summary>What could this become? Asked with every letter typed, so answered from memory.</summary>
internal static class SuggestSearches
{
    private const int Shortest = 2;
    private const int MostWords = 3;
    private const int MostServices = 5;
    private const int MostThemenfelder = 2;

    /// <summary>Suggest searches</summary>
    /// <remarks>At most ten: words that begin so, then services and Themenfelder that would be found.</remarks>
    public static Listing<Page<SearchSuggestion>, SearchSuggestion> Handle(
        [AsParameters] SuggestionQuery query, HttpContext http, Cursors cursors, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var suggestions = Of(query.Q!.Trim(), catalogue.Index, register.Current).ToList();
        return Listing.Of(suggestions, suggestion => new SortKey(suggestions.IndexOf(suggestion), suggestion.Text, suggestion.Slug ?? ""), cursors.Read(http), query.Take);
    }

    private static IEnumerable<SearchSuggestion> Of(string typed, CatalogueIndex index, OrganisationRegister.Snapshot register)
    {
        var folded = SearchText.Fold(typed);
        if (folded.Length < Shortest)
        {
            return [];
        }

        var page = index.Search(new ServiceSearch { Q = typed }, from: null, limit: MostServices);
        var cards = page.Reading is { Found: WordsFound.All } ? page.Items : [];
        var words = index.Words.Synonyms.Everyday
            .Concat(cards.SelectMany(card => card.Hits).Where(hit => hit.Field == SearchField.Keyword).Select(hit => hit.Text))
            .Select(text => (Text: text, Folded: SearchText.Fold(text)))
            .Where(word => word.Folded.StartsWith(folded, StringComparison.Ordinal) && word.Folded != folded)
            .DistinctBy(word => word.Folded)
            .OrderBy(word => word.Folded.Length)
            .ThenBy(word => word.Folded, StringComparer.Ordinal)
            .Take(MostWords)
            .Select(word => new SearchSuggestion { Kind = SuggestionKind.Words, Text = word.Text });
        var services = cards.Select(card => new SearchSuggestion { Kind = SuggestionKind.Service, Text = card.Name, Slug = card.Slug });
        var themenfelder = register.Themenfelder
            .Where(field => SearchText.Fold(field.Name).Split(' ').Any(word => word.StartsWith(folded, StringComparison.Ordinal)))
            .Take(MostThemenfelder)
            .Select(field => new SearchSuggestion { Kind = SuggestionKind.Themenfeld, Text = field.Name, Slug = field.Slug });
        return [.. words, .. services, .. themenfelder];
    }
}
