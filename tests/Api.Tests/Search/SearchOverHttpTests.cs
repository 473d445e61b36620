using FitStore.Contracts.Catalogue;
using FitStore.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Api.Tests.Search;

/// <summary>The search as callers meet it, on the 32 real services.</summary>
[TestFixture]
internal sealed class SearchOverHttpTests
{
    private ApiUnderTest api = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [TestCase("Führerschein", "fuehrerscheinantrag")]
    [TestCase("Fuehrerschein", "fuehrerscheinantrag")]
    [TestCase("fuhrerschein", "fuehrerscheinantrag")]
    [TestCase("FÜHRERSCH", "fuehrerscheinantrag")]
    [TestCase("eheschliessung", "eheschliessung")]
    [TestCase("Eheschließung", "eheschliessung")]
    [TestCase("genehmigung", "digitale-baugenehmigung")]
    [TestCase("bau geneh", "digitale-baugenehmigung")]
    [TestCase("antrag führer", "fuehrerscheinantrag")]
    public async Task Search_HoweverWritten_Finds(string words, string slug)
    {
        var found = await Search(("q", words));
        Assert.That(found.Items.Select(card => card.Slug), Does.Contain(slug));
    }

    [TestCase("xyzzy")]
    [TestCase("*")]
    [TestCase("%_")]
    [TestCase("😀")]
    public async Task Search_WordThatIsNowhereOrNoWord_FindsNothingAndSaysSo(string words)
    {
        var found = await Search(("q", words), ("includeTotal", "true"));
        Assert.Multiple(() =>
        {
            Assert.That(found.Items, Is.Empty);
            Assert.That(found.Total, Is.Zero);
            Assert.That(found.Next, Is.Null);
        });
    }

    [Test]
    public async Task Search_EachCard_SaysWhyItIsThere()
    {
        var found = await Search(("q", "fuhrerschein"));
        foreach (var card in found.Items)
        {
            Assert.That(card.Hits, Is.Not.Empty, card.Slug);
            foreach (var hit in card.Hits)
            {
                Assert.That(hit.Marks, Is.Not.Empty, card.Slug);
                Assert.That(hit.Marks, Has.All.Matches<TextRange>(mark => mark!.Start >= 0 && mark.Length > 0 && mark.Start + mark.Length <= hit.Text.Length), card.Slug);
            }
        }

        var name = found.Items[0].Hits.First(hit => hit.Field == SearchField.Name);
        Assert.That(name.Text.Substring(name.Marks[0].Start, name.Marks[0].Length), Is.EqualTo("Führerschein"));
        Assert.That((await Search()).Items, Has.All.Matches<ServiceCard>(card => card!.Hits.Count == 0), "Without words there is nothing to explain.");
    }

    [TestCase("")]
    [TestCase("q=antrag")]
    [TestCase("leadLand=HE")]
    [TestCase("leadLand=HE&leadLand=NW&legalModel=fitStore")]
    [TestCase("interfaceState=pilot&transport=fitConnect")]
    [TestCase("fachverfahren=Elbtal%20Soziales&interfaceState=productive&interfaceState=planned")]
    public async Task Facets_EachCount_IsWhatAClickGives(string query)
    {
        var shown = await visitor.Get<ServiceList>($"/v1/services?{query}&includeTotal=true".Replace("?&", "?", StringComparison.Ordinal));
        Assert.That(shown.Facets, Is.Not.Empty);
        foreach (var facet in shown.Facets)
        {
            foreach (var value in facet.Values)
            {
                if (!value.Chosen)
                {
                    var clicked = await visitor.Get<ServiceList>($"/v1/services?{query}&{facet.Parameter}={Uri.EscapeDataString(value.Value)}&includeTotal=true".Replace("?&", "?", StringComparison.Ordinal));
                    Assert.That(clicked.Total, Is.EqualTo(value.Count), $"{query} + {facet.Parameter}={value.Value}");
                    Assert.That(clicked.Facets.Single(known => known.Parameter == facet.Parameter).Values.Single(known => known.Value == value.Value).Chosen, Is.True);
                }
            }
        }
    }

    [TestCase("reifegrad=4", "1.1:4")]
    [TestCase("reifegrad=1.1:5", "2.0:7")]
    [TestCase("interfaceState=fertig", "productive, pilot, planned")]
    [TestCase("transport=fax", "fitConnect, osciXta, file")]
    [TestCase("userAccount=ELSTER", "bundId, unternehmenskonto, none")]
    [TestCase("trustLevel=niedrig", "basis, substanziell, hoch")]
    [TestCase("availableFor=dorf", "gemeindeverband")]
    [TestCase("number115=ja", "true")]
    [TestCase("costNeutral=1", "true")]
    public async Task Search_ValueOutsideOfAClosedSet_SaysWhichAreAllowed(string query, string allowed)
    {
        using var reply = await visitor.Send(HttpMethod.Get, "/v1/services?" + query);
        var problem = await Client.Problem(reply, System.Net.HttpStatusCode.BadRequest);
        Assert.Multiple(() =>
        {
            Assert.That(problem.Errors!.Single().Parameter, Is.EqualTo(query.Split('=')[0]));
            Assert.That(problem.Errors!.Single().Detail, Does.Contain(allowed));
        });
    }

    [TestCase("licence=Beerware")]
    [TestCase("fachverfahren=Gibt%20es%20nicht")]
    public async Task Search_ValueNobodyHolds_FindsNothingAndKeepsItChosen(string query)
    {
        var found = await visitor.Get<ServiceList>($"/v1/services?{query}&includeTotal=true");
        var facet = found.Facets.Single(known => known.Parameter == query.Split('=')[0]);
        Assert.Multiple(() =>
        {
            Assert.That(found.Total, Is.Zero);
            Assert.That(facet.Values.Single(value => value.Chosen).Value, Is.EqualTo(Uri.UnescapeDataString(query.Split('=')[1])));
        });
    }

    [Test]
    public async Task Sort_ByName_BothWays()
    {
        var up = (await Search(("sort", "name"), ("limit", "100"))).Items.Select(card => card.Slug).ToList();
        var down = (await Search(("sort", "-name"), ("limit", "100"))).Items.Select(card => card.Slug).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(up, Has.Count.EqualTo(32));
            Assert.That(down, Is.EqualTo(up.AsEnumerable().Reverse()));
        });
    }

    [Test]
    public async Task Sort_ByReuseAndByDay_Descends()
    {
        var byReuse = await Search(("sort", "-reusingLaender"), ("limit", "100"));
        var byDay = await Search(("sort", "-publishedAt"), ("limit", "100"));
        Assert.Multiple(() =>
        {
            Assert.That(byReuse.Items.Select(card => card.ReusingLaender), Is.Ordered.Descending);
            Assert.That(byDay.Items.Select(card => card.PublishedAt), Is.Ordered.Descending);
        });
    }

    [Test]
    public async Task Search_MayBeKeptForAMinute_ByAnybody()
    {
        using var reply = await visitor.Send(HttpMethod.Get, "/v1/services?q=antrag");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Headers.CacheControl!.Public, Is.True);
            Assert.That(reply.Headers.CacheControl.MaxAge, Is.EqualTo(TimeSpan.FromMinutes(1)));
            Assert.That(reply.Headers.Vary, Does.Contain("Accept"));
            Assert.That(reply.Headers.Contains("Set-Cookie"), Is.False);
        });
    }

    [TestCase("/v1/services?q=antrag&limit=2")]
    [TestCase("/v1/services?q=antrag&limit=2&fields=slug")]
    [TestCase("/V1/Services?q=antrag&limit=2")]
    public async Task Search_AskedAgain_IsTheSameAnswer(string address)
    {
        using var first = await visitor.Send(HttpMethod.Get, address);
        using var again = await visitor.Send(HttpMethod.Get, address);
        var (body, repeated) = (await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(repeated, Is.EqualTo(body));
            Assert.That(again.Headers.GetValues("Link"), Is.EqualTo(first.Headers.GetValues("Link")));
            Assert.That(again.Headers.GetValues("Link").Single(), Does.Contain(address.Split('?')[0]));
            Assert.That(again.Content.Headers.ContentType, Is.EqualTo(first.Content.Headers.ContentType));
            Assert.That(body.Contains("\"summary\"", StringComparison.Ordinal), Is.EqualTo(!address.Contains("fields", StringComparison.Ordinal)));
        });
    }

    [Test]
    public async Task Search_NextPage_CarriesTheWholeSearch()
    {
        var page = await Search(("q", "antrag"), ("legalModel", "fitStore"), ("legalModel", "govdigital"), ("sort", "name"), ("limit", "2"), ("includeTotal", "true"));
        var query = QueryHelpers.ParseQuery(page.Next!.Split('?')[1]);
        Assert.Multiple(() =>
        {
            Assert.That(query["q"].ToString(), Is.EqualTo("antrag"));
            Assert.That(query["legalModel"].ToArray(), Is.EqualTo((string[])["fitStore", "govdigital"]));
            Assert.That(query["sort"].ToString(), Is.EqualTo("name"));
            Assert.That(query["limit"].ToString(), Is.EqualTo("2"));
        });
        var next = await visitor.Get<ServiceList>(page.Next!);
        Assert.Multiple(() =>
        {
            Assert.That(next.Total, Is.EqualTo(page.Total));
            Assert.That(next.Items.Select(card => card.Slug), Is.Not.SubsetOf(page.Items.Select(card => card.Slug)));
            Assert.That(next.Facets.Select(facet => facet.Parameter), Is.EqualTo(page.Facets.Select(facet => facet.Parameter)));
        });
    }

    private Task<ServiceList> Search(params (string Name, string Value)[] query) => visitor.Get<ServiceList>(
        QueryHelpers.AddQueryString("/v1/services", query.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))));
}
