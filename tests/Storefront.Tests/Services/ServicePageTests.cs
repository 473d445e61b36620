using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Tests.Services;

/// <summary>The page of a service: the questions of a Kommune in their order, the map with its table, the Kommunen like mine.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ServicePageTests : CatalogueView
{
    private static readonly OrganisationRef Eisenach = new() { Id = Guid.CreateVersion7(), Name = "Eisenach", Kind = OrganisationKind.Gemeinde, Land = "TH" };

    [Test]
    public async Task Open_Sections_AnswerTheQuestionsInTheirOrder()
    {
        var page = await Visitor.Open(ServicePage);
        var sections = page.Document.QuerySelectorAll(".service__body > section[id]");
        Assert.Multiple(() =>
        {
            Assert.That(sections.Select(section => section.Id), Is.EqualTo(new[] { "leistung", "passung", "kosten", "konditionen", "nachnutzung", "ende", "aehnlich" }));
            Assert.That(page.Document.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")), Is.EqualTo(sections.Select(section => "#" + section.Id)));
            Assert.That(sections.Select(section => section.QuerySelector("h2 + p > strong")?.TextContent), Is.All.Not.Null, "each opens with a sentence that could stand alone");
            Assert.That(page.Document.QuerySelectorAll(".facts8 > div"), Has.Length.EqualTo(8));
            Assert.That(page.Document.QuerySelectorAll(".service__acts a").Select(act => act.TextContent.Trim().Split(' ', '\n')[0]), Is.EqualTo(new[] { "Interesse", "Kosten", "Vergleichen" }));
        });
    }

    [Test]
    public async Task Open_Map_SaysWhatTheTableSays()
    {
        var page = await Visitor.Open(ServicePage);
        var map = page.Document.QuerySelector("svg.tile-map")!;
        var tiles = map.QuerySelectorAll("a").ToDictionary(tile => tile.GetAttribute("href")!);
        var rows = page.Document.QuerySelectorAll("#nachnutzung > details:first-of-type tbody tr").Select(row => Squeezed(row.TextContent)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(map.QuerySelector("title")!.TextContent, Is.EqualTo("Welche Länder den Dienst nutzen"));
            Assert.That(map.GetAttribute("aria-labelledby"), Is.EqualTo(map.QuerySelector("title")!.Id));
            Assert.That(tiles, Has.Count.EqualTo(5));
            Assert.That(tiles["/laender/TH"].QuerySelector("title")!.TextContent, Is.EqualTo($"TH nutzt: Thüringen: {Texts.Words.Of(AdoptionState.Live)}, gemeldet für Juni 2024"));
            Assert.That(tiles["/laender/TH"].ClassList, Does.Contain("tile-map__tile--live"));
            Assert.That(tiles["/laender/BY"].ClassList, Does.Contain("tile-map__tile--connecting"));
            Assert.That(tiles["/laender/SN"].ClassList, Does.Contain("tile-map__tile--dormant"));
            Assert.That(tiles["/laender/SN"].QuerySelector("title")!.TextContent, Does.EndWith("Beispielangabe"));
            Assert.That(tiles["/laender/SL"].ClassList, Does.Contain("tile-map__tile--none"));
            Assert.That(tiles["/laender/HE"].QuerySelector(".tile-map__lead"), Is.Not.Null);
            Assert.That(rows, Has.Count.EqualTo(4));
            Assert.That(rows[0], Does.StartWith("Hessen federführend"));
            Assert.That(rows[1], Does.StartWith("Thüringen").And.Contain("Juni 2024").And.Contain("aus öffentlichen Berichten"));
            Assert.That(rows[3], Does.Contain("noch nicht angegeben").And.Contain("Beispielangabe"));
            Assert.That(page.Text, Does.Contain("Nichts erfasst: Saarland."));
            Assert.That(page.Document.QuerySelectorAll("[style]"), Is.Empty);
        });
    }

    [Test]
    public async Task Open_SampleStatements_WearTheBadge()
    {
        var page = await Visitor.Open(ServicePage);
        string Fact(string name) => Squeezed(page.Document.QuerySelectorAll("dt").First(term => term.TextContent == name).NextElementSibling!.TextContent);
        Assert.Multiple(() =>
        {
            Assert.That(Fact("Umsatzsteuer"), Does.EndWith("Beispielangabe"));
            Assert.That(Fact("Vertragsweg"), Does.EndWith("Beispielangabe"));
            Assert.That(Fact("Reifegrad"), Does.EndWith("(öffentlich berichtet)"), "a Reifegrad is never invented");
            Assert.That(Squeezed(page.Document.GetElementById("nachnutzung")!.TextContent), Does.Contain("Kommunen: 8").And.Contain("Beispielwert"));
        });
    }

    [Test]
    public async Task Open_TwoVersions_LeadsToWhatChanged()
    {
        var page = await Visitor.Open(ServicePage);
        var link = page.Document.QuerySelector($"a[href='{ServicePage}/konditionen/{Fixtures.Offer.Id}/vergleich?von=1&bis=2']");
        Assert.That(Squeezed(link!.TextContent), Is.EqualTo("Was sich von Fassung 1 zu Fassung 2 ändert im Angebot „Abruf“"));
    }

    [Test]
    public async Task Open_SimilarServices_SayWhy()
    {
        var page = await Visitor.Open(ServicePage);
        var similar = page.Document.GetElementById("aehnlich")!;
        Assert.Multiple(() =>
        {
            Assert.That(similar.QuerySelector("a")!.GetAttribute("href"), Is.EqualTo("/dienste/kurabgabe"));
            Assert.That(Squeezed(similar.TextContent), Does.Contain("Warum: gemeinsames Stichwort „Abgaben“ und dasselbe Themenfeld „Steuern & Zoll“."));
        });
    }

    [Test]
    public async Task Open_NothingSimilar_HasNoSuchSection()
    {
        Answer("GET /v1/services/hundesteuer/similar", new SimilarServices { Services = [] });
        Assert.That((await Visitor.Open(ServicePage)).Document.GetElementById("aehnlich"), Is.Null);
    }

    [Test]
    public async Task Peers_Visitor_ChoosesAKommuneAndGetsNumbers()
    {
        var eisenach = new Organisation
        {
            Id = Eisenach.Id,
            Version = 1,
            Kind = OrganisationKind.Gemeinde,
            CountsAs = [OrganisationKind.Gemeinde],
            Name = "Eisenach",
            Ars = "160630105105",
            Land = "TH",
            Provenance = Provenance.Reported,
        };
        Answer("GET /v1/organisations", new Page<Organisation> { Items = [eisenach] });
        Answer("GET /v1/services/hundesteuer/reuse/peers", Fixtures.Peers(Eisenach, names: null));

        var first = await Visitor.Open(ServicePage);
        Assert.That(first.Document.QuerySelector("#wie-wir form[method=get] [name='Kommune.Words']"), Is.Not.Null);
        Assert.That(Api.Received.Select(received => received.Call), Has.No.Member("GET /v1/services/hundesteuer/reuse/peers"));

        var page = await Visitor.Open($"{ServicePage}?Kommune.Words=Eisenach");
        var peers = Squeezed(page.Document.GetElementById("wie-wir")!.TextContent);
        Assert.Multiple(() =>
        {
            Assert.That(Sent("GET /v1/services/hundesteuer/reuse/peers").Query, Does.Contain(Eisenach.Id.ToString()));
            Assert.That(peers, Does.Contain("2 von 23 Kommunen im selben Land (Thüringen) und derselben Größe wie Eisenach (20.000 bis 49.999 Einwohner) nutzen den Dienst."));
            Assert.That(peers, Does.Contain("4 weitere haben angefragt."));
            Assert.That(page.Document.QuerySelector("#wie-wir table"), Is.Null);
            Assert.That(page.Document.QuerySelector("#wie-wir a[href^='/anmelden?weiter=']"), Is.Not.Null);
        });
    }

    [Test]
    public async Task OwnRequest_UnderWay_IsOfferedInsteadOfASecondOne()
    {
        var id = Guid.CreateVersion7();
        Answer("GET /v1/adoptions", new Page<Adoption>
        {
            Items =
            [
                new Adoption
                {
                    Id = id,
                    Version = 3,
                    State = AdoptionState.Interest,
                    StateSince = new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero),
                    Route = AdoptionRoute.Provider,
                    Service = "hundesteuer",
                    ServiceName = "Hundesteuer",
                    Offer = Fixtures.Offer.Id,
                    LegalModel = LegalModel.FitStore,
                    TermsVersion = 1,
                    Adopter = StandInApi.Nordhausen,
                    Provider = Fixtures.Provider,
                    Addressee = Fixtures.Provider,
                    History = [],
                    Provenance = Provenance.Declared,
                },
            ],
        });
        Answer("GET /v1/services/hundesteuer/reuse/peers", Fixtures.Peers(StandInApi.Nordhausen));
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Open(ServicePage);
        Assert.Multiple(() =>
        {
            Assert.That(Squeezed(page.Document.QuerySelector(".service__acts")!.TextContent), Does.Contain("Zum Vorgang").And.Contain("Interesse bekundet seit 02.11.2026").And.Not.Contain("Interesse bekunden"));
            Assert.That(page.Document.QuerySelector($".service__acts a[href='/nachnutzungen/{id}']"), Is.Not.Null);
        });
    }

    [Test]
    public async Task Peers_KommuneSignedIn_SeesNamesAtOnce()
    {
        Answer("GET /v1/services/hundesteuer/reuse/peers", Fixtures.Peers(StandInApi.Nordhausen, new PeerUse { Organisation = Eisenach, State = AdoptionState.Live, AsOf = "2026-02", Provenance = Provenance.Example }));
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Open(ServicePage);
        var peers = page.Document.GetElementById("wie-wir")!;
        Assert.Multiple(() =>
        {
            Assert.That(Squeezed(peers.QuerySelector("tbody tr")!.TextContent), Does.StartWith("Eisenach").And.Contain("Beispielangabe").And.EndWith("Februar 2026"));
            Assert.That(peers.QuerySelector("form"), Is.Null);
            Assert.That(page.Response.Headers.CacheControl!.NoStore, Is.True);
        });
    }

    [Test]
    public async Task Peers_OrganisationThatIsNoKommune_IsAskedForOne()
    {
        Api.Answers["GET /v1/services/hundesteuer/reuse/peers"] = _ => StandInApi.Problem(
            HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Parameter = "organisation", Code = InputErrorCodes.NotAllowedValue, Detail = "Nennen Sie eine Kommune." });
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Open(ServicePage);
        Assert.Multiple(() =>
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Document.QuerySelector("#wie-wir form"), Is.Not.Null);
            Assert.That(page.Document.Title, Does.Not.StartWith("Fehler"));
        });
    }

    [Test]
    public async Task Peers_WordsThatFindNothing_AreToldAtTheField()
    {
        Answer("GET /v1/organisations", new Page<Organisation> { Items = [] });
        HasErrorAt(await Visitor.Open($"{ServicePage}?Kommune.Words=Xyzzy"), "Kommune_Words");
    }
}
