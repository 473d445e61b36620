using System.Net;
using AngleSharp.Html.Dom;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Tests.Organisations;

namespace FitStore.Storefront.Tests.Services;

/// <summary>Narrowing the list of services down, and keeping what one looked for.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SavedSearchPagesTests : ActingFor
{
    private static readonly SavedSearch Saved = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 3,
        Name = "Wohnen",
        Query = "q=geld&interfaceState=productive&reifegrad=1.1%3A4&themenfeld=bauen-wohnen",
        Notify = true,
        CreatedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
    };

    [SetUp]
    public void Answers()
    {
        Answer("GET /v1/laender", new Page<Land> { Items = [] });
        Answer("GET /v1/themenfelder", PageOf(new Themenfeld { Slug = "bauen-wohnen", Name = "Bauen & Wohnen", Leads = [], Services = 2, Provenance = Provenance.Reported }));
        Answer("GET /v1/popular-searches", PageOf(new SoughtWords { Words = "wohngeld", Times = 12, LastOn = new DateOnly(2026, 11, 20) }));
        Answer("GET /v1/services", new ServiceList
        {
            Items = [],
            Total = 0,
            Facets =
            [
                Facet("free", ("false", 3), ("true", 2)),
                Facet("costNeutral", ("true", 4)),
                Facet("fachverfahren", ("Amtwerk Bau", 1), ("Elbtal Soziales", 2)),
                Facet("interfaceState", ("pilot", 1), ("planned", 1), ("productive", 2)),
                Facet("trustLevel", ("basis", 1), ("hoch", 1), ("substanziell", 1)),
                Facet("reifegrad", ("1.1:3", 2), ("1.1:4", 1), ("2.0:4", 5)),
                Facet("availableFor", ("aggregator", 1), ("gemeinde", 1), ("land", 1)),
                Facet("number115", ("false", 1), ("true", 1)),
            ],
        });
        Answer("GET /v1/saved-searches", PageOf(Saved with { Found = 2 }));
        Answer($"GET /v1/saved-searches/{Saved.Id}", Saved);
    }

    [Test]
    public async Task Services_Facets_AreBoxesInTheFieldsWordsAndOrder()
    {
        var page = await Visitor.Open("/dienste?fachverfahren=Elbtal%20Soziales&interfaceState=productive&reifegrad=1.1:4");
        var legends = page.Document.QuerySelectorAll(".facet legend").Select(legend => legend.TextContent.Trim()).ToList();
        var chips = page.Document.QuerySelectorAll(".chip").Select(chip => string.Join(' ', chip.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(legends, Is.EqualTo(new[]
            {
                "Kosten", "Kosten für Kommunen", "Verfügbar für", "Fachverfahren", "Stand der Schnittstelle", "Vertrauensniveau", "Reifegrad (Skala 1.1)", "Reifegrad (Skala 2.0)", "Behördennummer 115",
            }));
            Assert.That(Texts(page, "reifegrad"), Is.EqualTo(new[] { "Stufe 4 (1)", "Stufe 3 (2)", "Stufe 4 (5)" }), "the highest first, each scale by itself");
            Assert.That(Texts(page, "trustLevel"), Is.EqualTo(new[] { "Basisregistrierung (1)", "substanziell (1)", "hoch (1)" }));
            Assert.That(Texts(page, "availableFor"), Is.EqualTo(new[] { "Länder (1)", "Gemeinden (1)", "Bündler (1)" }));
            Assert.That(Texts(page, "number115"), Is.EqualTo(new[] { "Die 115 gibt Auskunft (1)" }));
            Assert.That(page.Document.QuerySelectorAll("input[name=fachverfahren][checked]"), Has.Length.EqualTo(1));
            Assert.That(page.Document.QuerySelectorAll("details.facet[open]").Select(facet => facet.QuerySelector("summary")!.FirstChild!.TextContent.Trim()), Is.EqualTo(new[] { "Kosten", "Fachverfahren", "Reifegrad" }));
            Assert.That(chips.Count(chip => chip.Contains("Fachverfahren: Elbtal Soziales") || chip.Contains("Stand der Schnittstelle: im Betrieb") || chip.Contains("Reifegrad (Skala 1.1): Stufe 4")), Is.EqualTo(3), string.Join(" | ", chips));
            Assert.That(page.Document.QuerySelectorAll("main [id]").Select(element => element.Id), Is.Unique);
            Assert.That(Sent("GET /v1/services").Query, Does.Contain("fachverfahren=Elbtal").And.Contain("interfaceState=productive"));
        });
    }

    [Test]
    public async Task Save_ByAVisitor_GoesOnAfterSigningIn()
    {
        var page = await Visitor.Open("/dienste?q=geld&themenfeld=bauen-wohnen");
        var link = ((IHtmlAnchorElement)page.Document.QuerySelector("main a[href^='/konto/suchen/neu']")!).GetAttribute("href")!;
        var asked = await Visitor.Open(link);
        Assert.That(asked.Heading, Is.EqualTo("Anmelden"));

        Api.People.Add(Person);
        var form = await Visitor.Submit(asked, ("Input.Email", Person.Email), ("Input.Password", StandInApi.Password));
        Assert.That(form.Heading, Is.EqualTo("Suche speichern"));
        Assert.That(form.Text, Does.Contain("„geld“").And.Contain("Themenfeld: Bauen & Wohnen"));
        Assert.That(form.Value("Input.Name"), Is.EqualTo("geld"));

        Answer("POST /v1/saved-searches", Saved, HttpStatusCode.Created);
        var after = await Visitor.Submit(form, ("Input.Name", " Wohnen "), ("Input.Notify", "true"));
        var sent = Sent("POST /v1/saved-searches").As<NewSavedSearch>();
        Assert.Multiple(() =>
        {
            Assert.That(sent, Is.EqualTo(new NewSavedSearch { Name = "Wohnen", Query = "q=geld&themenfeld=bauen-wohnen", Notify = true }));
            Assert.That(after.Address.PathAndQuery, Is.EqualTo("/konto/suchen?hinweis=suche-gespeichert"));
            Assert.That(string.Join(' ', after.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Does.Contain("Findet heute 2 Dienste").And.Contain("Reifegrad (Skala 1.1): Stufe 4").And.Contain("Sie bekommen eine E-Mail"));
            Assert.That(((IHtmlAnchorElement)after.Document.QuerySelector(".talk h2 a")!).GetAttribute("href"), Does.StartWith("/dienste?q=geld&").And.Contain("interfaceState=productive"));
        });
    }

    [Test]
    public async Task Save_WithoutAName_SaysSoAndKeepsTheSearch()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        var form = await Visitor.Open("/konto/suchen/neu?q=geld");
        var again = await Visitor.Submit(form, ("Input.Name", ""));
        HasErrorAt(again, "Input_Name");
        Assert.That(again.Text, Does.Contain("„geld“"));
    }

    [Test]
    public async Task Save_TheSameTwice_SaysSo()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Refuse("POST /v1/saved-searches", HttpStatusCode.Conflict, ProblemCodes.AlreadyThere);
        var again = await Visitor.Submit(await Visitor.Open("/konto/suchen/neu?q=geld"), ("Input.Name", "Noch einmal"));
        Assert.That(again.Document.QuerySelector(".error-summary"), Is.Not.Null);
        Assert.That(again.Value("Input.Name"), Is.EqualTo("Noch einmal"));
    }

    [Test]
    public async Task Change_NameAndMails_SendsTheVersionSeen()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Answer($"PATCH /v1/saved-searches/{Saved.Id}", Saved with { Version = 4 });
        var form = await Visitor.Open($"/konto/suchen/{Saved.Id}");
        Assert.That(form.Document.QuerySelector("[name='Input.Notify'][checked]"), Is.Not.Null);

        var after = await Visitor.Submit(form, ("Input.Name", "Rund ums Wohnen"));
        var sent = Sent($"PATCH /v1/saved-searches/{Saved.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v3\""));
            Assert.That(sent.Body, Does.Contain("Rund ums Wohnen"));
            Assert.That(after.Address.PathAndQuery, Is.EqualTo("/konto/suchen?hinweis=suche-geaendert"));
        });
    }

    [TestCase("/konto/suchen", "main .talk form")]
    [TestCase("", "main form[action*='handler=Delete']")]
    public async Task Delete_FromEitherPage_IsDone(string address, string form)
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Api.Answers[$"DELETE /v1/saved-searches/{Saved.Id}"] = _ => new HttpResponseMessage(HttpStatusCode.NoContent);
        var after = await Visitor.Submit(await Visitor.Open(address.Length > 0 ? address : $"/konto/suchen/{Saved.Id}"), form);
        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/konto/suchen?hinweis=suche-geloescht"));
        Assert.That(Sent($"DELETE /v1/saved-searches/{Saved.Id}").Headers["If-Match"], Is.EqualTo("*"));
    }

    private static readonly Me Person = new()
    {
        Id = Guid.CreateVersion7(),
        Name = "Vera Walter",
        Email = "vera@nordhausen.example.org",
        Memberships = [new Membership { Organisation = StandInApi.Nordhausen, Roles = [Role.Reader] }],
        ActingFor = StandInApi.Nordhausen,
    };

    private static Facet Facet(string parameter, params (string Value, int Count)[] values) => new()
    {
        Parameter = parameter,
        Values = [.. values.Select(value => new FacetValue { Value = value.Value, Count = value.Count, Chosen = false })],
    };

    private static IEnumerable<string> Texts(Shown page, string parameter) => page.Document.QuerySelectorAll($"input[name={parameter}]")
        .Select(box => string.Join(' ', page.Document.QuerySelector($"label[for='{box.Id}']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
