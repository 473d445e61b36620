using System.Net;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Search;

/// <summary>The list of everyday words that the operator keeps, what is counted, and what is suggested.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class EverydayWordsTests(string kind)
{
    private ApiUnderTest api = null!;
    private Client visitor = null!;
    private Client keeper = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        visitor = api.Visitor();
        keeper = await api.As(Given.OperatorEditor);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        keeper?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Synonym_AddedChangedRemoved_CountsForTheNextSearch()
    {
        Assert.That(await Found("Bello"), Is.Empty);
        var synonym = await keeper.Post<Synonym>("/v1/synonyms", new NewSynonym { Everyday = "Bello", Means = ["Hundesteuer"] });
        Assert.That(await Found("bellos"), Is.EqualTo(new[] { "hundesteuer" }), "in another form");
        synonym = await keeper.Patch<Synonym>($"/v1/synonyms/{synonym.Id}", new SynonymPatch { Means = ["Wohngeld", "Fischereischein"] }, synonym.Version);
        Assert.That(await Found("Bello"), Is.SupersetOf(new[] { "wohngeld-online", "fischereischein" }).And.Not.Contains("hundesteuer"));
        using var stale = await keeper.Send(HttpMethod.Delete, $"/v1/synonyms/{synonym.Id}", version: 1);
        Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        using var removed = await keeper.Send(HttpMethod.Delete, $"/v1/synonyms/{synonym.Id}", version: synonym.Version);
        Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Found("Bello"), Is.Empty);
    }

    [Test]
    public async Task Synonym_ForTheSameWords_IsThereAlready()
    {
        var first = await keeper.Post<Synonym>("/v1/synonyms", new NewSynonym { Everyday = "Gute Seele", Means = ["Sozialplattform"] });
        using var again = await keeper.Send(HttpMethod.Post, "/v1/synonyms", new NewSynonym { Everyday = "die Seelen, gute", Means = ["Wohngeld"] }, key: Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(again, HttpStatusCode.Conflict)).Detail, Does.Contain("Gute Seele"));
        Assert.That((await visitor.Get<Synonym>($"/v1/synonyms/{first.Id}")).Means, Is.EqualTo(new[] { "Sozialplattform" }));
    }

    [TestCase("""{"everyday":"der die das","means":["Wohngeld"]}""", "/everyday")]
    [TestCase("""{"everyday":" ","means":["Wohngeld"]}""", "/everyday")]
    [TestCase("""{"everyday":"Wort","means":[]}""", "/means")]
    [TestCase("""{"everyday":"Wort","means":["a","b","c","d","e","f","g","h","i","j","k"]}""", "/means")]
    [TestCase("""{"everyday":"Wort","means":[" "]}""", "/means/0")]
    [TestCase("""{"everyday":"Wort\nzwei","means":["Wohngeld"]}""", "/everyday")]
    public async Task Synonym_Wrong_IsToldAtItsPlace(string body, string pointer)
    {
        using var reply = await keeper.Send(HttpMethod.Post, "/v1/synonyms", body, key: Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Does.Contain(pointer));
    }

    [Test]
    public async Task Searches_AreCountedAsWords_AndToldFromTheThirdTimeOn()
    {
        var counts = api.Services.GetRequiredService<SearchCounts>();
        for (var time = 1; time <= 3; time++)
        {
            await visitor.Get<ServiceList>("/v1/services?q=Quastenflosser");
            await visitor.Get<ServiceList>("/v1/services?q=Fischereischein%20Quastenflosser%204711");
            await visitor.Get<ServiceList>("/v1/services?q=Fischereischein");
            await counts.Keep();
            var vain = (await keeper.Get<Page<SoughtWords>>("/v1/vain-searches")).Items.SingleOrDefault(sought => sought.Words == "quastenflosser");
            var popular = (await visitor.Get<Page<SoughtWords>>("/v1/popular-searches")).Items.SingleOrDefault(sought => sought.Words == "fischereischein");
            Assert.Multiple(() =>
            {
                Assert.That(vain?.Times, Is.EqualTo(time < 2 ? null : time * 2L));
                Assert.That(popular?.Times, Is.EqualTo(time < 3 ? null : 3L));
            });
        }

        Assert.That((await keeper.Get<Page<SoughtWords>>("/v1/vain-searches")).Items.Select(sought => sought.Words), Has.None.Contain("4711"), "no numbers");
    }

    [Test]
    public async Task Suggestions_WhileTyping_AreWordsServicesAndThemenfelder()
    {
        var suggestions = (await visitor.Get<Page<SearchSuggestion>>("/v1/search-suggestions?q=wohn")).Items;
        Assert.Multiple(() =>
        {
            Assert.That(suggestions, Has.Count.LessThanOrEqualTo(10));
            Assert.That(suggestions.Where(suggestion => suggestion.Kind == SuggestionKind.Service).Select(suggestion => suggestion.Slug), Does.Contain("wohngeld-online"));
            Assert.That(suggestions.Where(suggestion => suggestion.Kind == SuggestionKind.Themenfeld).Select(suggestion => suggestion.Slug), Does.Contain("bauen-wohnen"));
            Assert.That(suggestions.Where(suggestion => suggestion.Kind == SuggestionKind.Words).Select(suggestion => suggestion.Text), Has.All.StartsWith("Wohn").IgnoreCase);
        });
        Assert.That((await visitor.Get<Page<SearchSuggestion>>("/v1/search-suggestions?q=umzie")).Items.Select(suggestion => suggestion.Text), Does.Contain("umziehen"));
        Assert.That((await visitor.Get<Page<SearchSuggestion>>("/v1/search-suggestions?q=w")).Items, Is.Empty);
        Assert.That((await visitor.Get<Page<SearchSuggestion>>("/v1/search-suggestions?q=xyzzyx")).Items, Is.Empty);
    }

    private async Task<IEnumerable<string>> Found(string words) =>
        (await visitor.Get<ServiceList>($"/v1/services?limit=50&q={Uri.EscapeDataString(words)}")).Items.Select(card => card.Slug);
}
