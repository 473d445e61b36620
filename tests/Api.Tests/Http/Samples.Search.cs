using FitStore.Api.Search;
using FitStore.Contracts.Catalogue;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Http;

/// <content>Calls around the search: everyday words, suggestions, what is sought.</content>
internal sealed partial class Samples
{
    private async Task<Call?> OfSearch(Operation operation)
    {
        switch (operation.Path)
        {
            case "/v1/search-suggestions":
                return new Call(operation, Visitor, operation.Path) { Query = "q=kind" };
            case "/v1/popular-searches" or "/v1/vain-searches":
                await Fill(operation, Search);
                return new Call(operation, operation.IsPublic ? Visitor : await As(Given.OperatorEditor), operation.Path);
            case "/v1/synonyms" when operation.IsGet:
                return new Call(operation, Visitor, operation.Path);
            case "/v1/synonyms":
                return new Call(operation, await As(Given.OperatorEditor), operation.Path) { Body = Json(NewSynonym()) };
            case "/v1/synonyms/{id}":
                var keeper = await As(Given.OperatorEditor);
                var synonym = await keeper.Post<Synonym>("/v1/synonyms", NewSynonym());
                return new Call(operation, operation.IsGet ? Visitor : keeper, $"/v1/synonyms/{synonym.Id}") { IfMatch = operation.TakesIfMatch ? Tag(synonym.Version) : null };
            default:
                return null;
        }
    }

    /// <summary>Something that is found and something that is not, each often enough to be told.</summary>
    private async Task<SearchCounts> Search()
    {
        var word = new string([.. Guid.NewGuid().ToString("N").Select(letter => char.IsAsciiDigit(letter) ? (char)(letter - '0' + 'q') : letter)]);
        var counts = api.Services.GetRequiredService<SearchCounts>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Visitor.Get<ServiceList>($"/v1/services?q={word}");
            await Visitor.Get<ServiceList>($"/v1/services?q={Words[turn % Words.Length]}");
        }

        turn++;
        await counts.Keep();
        return counts;
    }

    private static readonly string[] Words = ["wohngeld", "geburt", "hund", "ausweis", "gewerbe", "sport"];

    private static NewSynonym NewSynonym() => new() { Everyday = $"Wort {Guid.NewGuid():N}", Means = ["Wohngeld"] };
}
