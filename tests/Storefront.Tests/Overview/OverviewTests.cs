using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Overview;

/// <summary>Themenfelder and Länder, each with its own address.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class OverviewTests : CatalogueView
{
    [Test]
    public async Task Themenfelder_EachOne_HasItsLinkAndItsLeads()
    {
        var page = await Visitor.Open("/themenfelder");
        var row = page.Document.QuerySelectorAll("tbody tr")[^1];
        Assert.Multiple(() =>
        {
            Assert.That(row.QuerySelector("th a")!.GetAttribute("href"), Is.EqualTo("/themenfelder/steuern-zoll"));
            Assert.That(Squeezed(row.TextContent), Is.EqualTo("Steuern & Zoll 1 Hessen Beispielangabe"));
            Assert.That(Squeezed(page.Text), Does.Contain("1 Dienst in 2 Themenfeldern."));
        });
    }

    [Test]
    public async Task Themenfeld_WithServices_ShowsThemAndWhoReuses()
    {
        var page = await Visitor.Open("/themenfelder/steuern-zoll");
        Assert.Multiple(() =>
        {
            Assert.That(Sent("GET /v1/progress").Query, Is.EqualTo("?themenfeld=steuern-zoll"));
            Assert.That(page.Heading, Is.EqualTo("Steuern & Zoll"));
            Assert.That(page.Document.QuerySelector("article a[href='/dienste/hundesteuer']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelector(".heading a[href='/laender/HE']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelectorAll("svg.tile-map a"), Has.Length.EqualTo(5));
            Assert.That(page.Document.QuerySelectorAll("tbody tr").Select(tr => Squeezed(tr.TextContent)), Is.EqualTo(new[] { "Hessen 1 0", "Thüringen 0 1", "Bayern 0 1", "Sachsen 0 1" }));
        });
    }

    [Test]
    public async Task Themenfeld_WithoutServices_SaysWhatToDo()
    {
        Answer("GET /v1/services", new ServiceList { Items = [], Facets = [] });
        Answer("GET /v1/progress", Fixtures.Progress with { Services = 0 });
        var page = await Visitor.Open("/themenfelder/forschung");
        Assert.That(page.Text, Does.Contain("In diesem Themenfeld gibt es noch keinen Dienst."));
    }

    [TestCase("/themenfelder/gibt-es-nicht")]
    [TestCase("/laender/XX")]
    public async Task Open_WhatIsNot_404(string address) => Assert.That((await Visitor.Open(address)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Laender_EachOne_HasItsLinkAndItsNumbers()
    {
        var page = await Visitor.Open("/laender");
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("th a")!.GetAttribute("href")), Is.EqualTo(new[] { "/laender/BY", "/laender/HE", "/laender/SL", "/laender/SN", "/laender/TH" }));
            Assert.That(Squeezed(page.Document.QuerySelectorAll("tbody tr")[1].TextContent), Is.EqualTo("Hessen 1 0 1.000.000"));
            Assert.That(Squeezed(page.Document.QuerySelector("svg.tile-map a[href='/laender/TH'] title")!.TextContent), Is.EqualTo("TH nutzt 1: Thüringen: führt keinen Dienst, nutzt 1 Dienst nach"));
        });
    }

    [Test]
    public async Task Land_ServicesOnSeveralPages_AllOfThem()
    {
        Api.Answers["GET /v1/laender/HE/services"] = received => StandInApi.Json(HttpStatusCode.OK, received.Query.Contains("cursor", StringComparison.Ordinal)
            ? new Page<LandService> { Items = [Row("b", leads: false)] }
            : new Page<LandService> { Items = [Row("a", leads: true)], Next = "/v1/laender/HE/services?cursor=weiter" });
        var page = await Visitor.Open("/laender/HE");
        Assert.Multiple(() =>
        {
            Assert.That(Squeezed(page.Text), Does.Contain("Das Land führt 1 Dienst und nutzt 1 Dienst anderer Länder nach."));
            Assert.That(page.Document.QuerySelector("#fuehrt ~ section a[href='/dienste/a']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelector("#nutzt ~ section a[href='/dienste/b#nachnutzung']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelectorAll("#kommunen ~ section tbody tr").Select(row => Squeezed(row.TextContent)), Is.EqualTo(new[] { "Dienst a 2 Beispielwert" }));
            Assert.That(page.Document.QuerySelector("a[href='/themenfelder/steuern-zoll']"), Is.Not.Null);
        });
        static LandService Row(string slug, bool leads) => new()
        {
            Service = slug,
            ServiceName = "Dienst " + slug,
            Themenfeld = "steuern-zoll",
            LeadLand = leads ? "HE" : "TH",
            Leads = leads,
            State = leads ? null : AdoptionState.Live,
            AsOf = leads ? null : "2024-06",
            Provenance = leads ? null : Provenance.Reported,
            Kommunen = leads ? 2 : 0,
            KommunenProvenance = leads ? Provenance.Example : null,
        };
    }

    [TestCase(PassingOnRule.LandPays, "Das Land trägt die Kosten der Nachnutzung; Kommunen zahlen nichts.")]
    [TestCase(PassingOnRule.Levy, "Von seinem Betrag tragen die Gemeinden 30 % und das Land den Rest von 70 %.")]
    [TestCase(PassingOnRule.CallOff, "Kommunen rufen Dienste selbst ab und zahlen nach dem Preisblatt des Verkäufers.")]
    public async Task Land_WithARule_SaysWhatItsKommunenPay(PassingOnRule rule, string sentence)
    {
        Answer("GET /v1/laender/HE/services", new Page<LandService> { Items = [] });
        Answer("GET /v1/laender/HE/rules", new Page<RecordedLandRule>
        {
            Items =
            [
                Rule(rule, new(2026, 1, 1)),
                Rule(PassingOnRule.CallOff, new(2025, 1, 1)) with { ValidUntil = new(2025, 12, 31) },
            ],
        });
        var page = await Visitor.Open("/laender/HE");
        Assert.That(Squeezed(page.Text), Does.Contain(sentence).And.Contain("31.12.2025"));
        Assert.That(page.Document.QuerySelector("main a[href='/kosten/bezugsdaten']"), Is.Not.Null);

        static RecordedLandRule Rule(PassingOnRule rule, DateOnly from) => new()
        {
            Id = Guid.CreateVersion7(),
            Land = "HE",
            Rule = rule,
            Levy = rule == PassingOnRule.Levy ? new() { Gemeinde = "30", Kreis = "0", Bezirk = "0" } : null,
            Source = "Haushalt",
            ValidFrom = from,
            RecordedAt = new(2025, 11, 3, 8, 0, 0, TimeSpan.Zero),
            Provenance = Provenance.Declared,
        };
    }

    [Test]
    public async Task Land_WithoutARule_SaysSo()
    {
        Answer("GET /v1/laender/HE/services", new Page<LandService> { Items = [] });
        Assert.That(Squeezed((await Visitor.Open("/laender/HE")).Text), Does.Contain("keine Regel hinterlegt").And.Contain("Bis dahin bleibt offen, was eine Kommune zahlt."));
    }

    [Test]
    public async Task Land_CodeInSmallLetters_LeadsToItsAddress()
    {
        Answer("GET /v1/laender/TH/services", new Page<LandService> { Items = [] });
        var page = await Visitor.Open("/laender/th");
        Assert.Multiple(() =>
        {
            Assert.That(page.Address.AbsolutePath, Is.EqualTo("/laender/TH"));
            Assert.That(Squeezed(page.Text), Does.Contain("Das Land führt keinen Dienst und nutzt noch keinen Dienst anderer Länder nach."));
        });
    }

    [Test]
    public async Task Progress_Map_LeadsToTheLaender()
    {
        var page = await Visitor.Open("/fortschritt");
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelector("svg.tile-map a[href='/laender/HE'] .tile-map__lead"), Is.Not.Null);
            Assert.That(Squeezed(page.Document.QuerySelector(".figures")!.TextContent), Does.Contain("8 Kommunen mit laufender Nachnutzung Beispielwert"));
        });
    }
}
