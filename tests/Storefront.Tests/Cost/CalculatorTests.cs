using System.Net;
using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Cost;

/// <summary>The calculator of a service and the way to it, before a stand-in for the API.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class CalculatorTests : CatalogueView
{
    private const string Calculator = ServicePage + "/kosten";

    private const string Question = "?fuer=160620041041&beginn=2027-01";

    private static readonly string Preview = $"GET /v1/offers/{Fixtures.Offer.Id}/cost-preview";

    [SetUp]
    public void Answers()
    {
        Answer(Preview, PreviewFixture.LandPays);
        Answer(Preview + "/curve", PreviewFixture.Curve);
        Answer("GET /v1/organisations/160620041041", PreviewFixture.Nordhausen);
        Answer($"GET /v1/organisations/{PreviewFixture.Nordhausen.Id}", PreviewFixture.Nordhausen);
        Answer("GET /v1/organisations", new Page<Organisation> { Items = [PreviewFixture.Nordhausen] });
    }

    [Test]
    public async Task Answer_ComesFirst_InOneSentence()
    {
        var page = await Visitor.Open(Calculator + Question);
        Assert.Multiple(() =>
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Document.QuerySelector(".heading .lead")!.TextContent, Is.EqualTo("Nordhausen zahlt 2027 nichts; das Land Thüringen trägt 45.910,75\u00A0€. Dazu kommt einmalig die Anbindung: 4.000,00\u00A0€ bis 18.000,00\u00A0€."));
            Assert.That(Sent(Preview).Query, Is.EqualTo("?organisation=160620041041&start=2027-01"));
            Assert.That(page.Document.QuerySelector(".heading .sample-badge")!.TextContent, Is.EqualTo("Beispielwert"));
        });
    }

    [Test]
    public async Task Result_HasItemsPayersCurveAndWhatIsPaidAnyway_EachInWordsAndFigures()
    {
        var page = await Visitor.Open(Calculator + Question);
        var text = Squeezed(page.Text);
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("100.000,00 € × 2,63211 ÷ 10,07000 = 26.138,1330… €, abgerundet 26.138,13 €."));
            Assert.That(text, Does.Contain("Königsteiner Schlüssel 2019, Stand 01.01.2019").And.Contain("unbestätigt"));
            Assert.That(text, Does.Contain("Das zahlt das Land Thüringen ohnehin").And.Contain("7.000,00 € im Jahr"));
            Assert.That(text, Does.Contain("4.000,00 € bis 18.000,00 €").And.Contain("nicht gemeinsam finanziert"));
            Assert.That(text, Does.Contain("Nordhausen zahlt für die Einführung nichts und für die Anbindung"));
            Assert.That(text, Does.Contain("Kommen 3 weitere Länder dazu, zahlt das Land Thüringen im vollen Jahr 20.000,00 € statt 50.000,00 €."));
            Assert.That(page.Document.QuerySelectorAll("svg.share__bar rect").Select(bar => bar.GetAttribute("width")), Is.EqualTo(new[] { "100", "84.88" }));
            Assert.That(page.Document.QuerySelectorAll("svg.curve circle"), Has.Length.EqualTo(5));
            Assert.That(page.Document.QuerySelector("svg.curve + details table tbody tr:nth-child(2) th")!.TextContent, Is.EqualTo("2 (heute)"));
            Assert.That(page.Document.QuerySelectorAll("main style, main [style]"), Is.Empty);
        });
    }

    [Test]
    public async Task Scenario_StandsInTheAddress_AndIsHeldAgainstToday()
    {
        var page = await Visitor.Open(Calculator + Question + "&mit=BY&mit=SL&ohne=HE");
        var asked = Api.Received.Where(received => received.Call == Preview).Select(received => received.Query).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(asked, Is.EqualTo(new[] { "?organisation=160620041041&start=2027-01&join=BY&join=SL&leave=HE", "?organisation=160620041041&start=2027-01" }));
            Assert.That(Squeezed(page.Text), Does.Contain("Dazu kommen: Bayern und Saarland. Nicht mehr dabei: Hessen."));
            Assert.That(page.Document.QuerySelectorAll("input[name=mit][checked]"), Has.Length.EqualTo(2));
            Assert.That(page.Document.QuerySelectorAll("#link ~ p a").Single().GetAttribute("href"), Is.EqualTo(Calculator + Question + "&mit=BY&mit=SL&ohne=HE"));
        });
    }

    [Test]
    public async Task Name_IsLookedUp_AndTheAddressBecomesTheOneToKeep()
    {
        var page = await Visitor.Open(Calculator + "?wer.Words=Nordhausen,+Stadt&beginn=2027-05");
        Assert.That(page.Address.PathAndQuery, Is.EqualTo(Calculator + "?fuer=160620041041&beginn=2027-05"));
    }

    [Test]
    public async Task Unknown_IsSaidAtTheField_AndStays()
    {
        var page = await Visitor.Open(Calculator + "?fuer=999");
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelector(".error-summary a[href='#wer_Words']"), Is.Not.Null);
        Assert.That(page.Value("wer.Words"), Is.EqualTo("999"));
    }

    [Test]
    public async Task StartBeforeTheTerms_IsSaidAtItsField()
    {
        Api.Answers[Preview] = _ => StandInApi.Problem(
            HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Parameter = "start", Code = InputErrorCodes.OutOfRange, Detail = "Für 2020-01 gibt es keine Konditionen. Die ersten gelten ab 01.01.2026." });
        var page = await Visitor.Open(Calculator + "?fuer=160620041041&beginn=2020-01");
        Assert.That(page.Document.QuerySelector(".error-summary a[href='#beginn']")!.TextContent, Does.Contain("Die ersten gelten ab 01.01.2026."));
        Assert.That(page.Value("beginn"), Is.EqualTo("2020-01"), "what was asked for stays chosen");
    }

    [TestCase(ProblemCodes.ReferenceDataMissing, "Für diese Rechnung fehlt ein Bezugswert.", "/kosten/bezugsdaten")]
    [TestCase(ProblemCodes.OfferWithoutPrices, "Zu diesem Angebot gibt es noch kein Preisblatt.", "/dienste/hundesteuer/interesse")]
    public async Task Conflict_IsExplained_WithWhatToDo(string code, string title, string way)
    {
        Api.Answers[Preview] = _ => StandInApi.Problem(HttpStatusCode.Conflict, code);
        var page = await Visitor.Open(Calculator + Question);
        Assert.That(page.Document.QuerySelector(".kern-alert")!.TextContent, Does.Contain(title));
        Assert.That(page.Document.QuerySelector($".kern-alert a[href='{way}']"), Is.Not.Null);
    }

    [Test]
    public async Task NoRuleOnRecord_IsSaidPlainly_AndTheOrientationIsMarked()
    {
        Answer(Preview, PreviewFixture.Unknown);
        var page = await Visitor.Open(Calculator + Question);
        var text = Squeezed(page.Text);
        Assert.That(text, Does.Contain("Wie es das an Nordhausen weitergibt, ist nicht hinterlegt; nach Einwohnern wären es 900,00 € im Jahr 2027, nur zur Orientierung."));
        Assert.That(page.Document.QuerySelectorAll(".kern-badge").Select(badge => badge.TextContent.Trim()), Does.Contain("nur zur Orientierung"));
    }

    [Test]
    public async Task OwnCost_IsComparedOverTheMinimumTerm()
    {
        var page = await Visitor.Open(Calculator + Question + "&heute=12.000,50");
        var text = Squeezed(page.Text);
        Assert.That(text, Does.Contain("Über 24 Monate sparen Sie 24.001,00 €."));
        Assert.That(text, Does.Contain("12.000,50 € × 24 ÷ 12 = 24.001,00 €"));
        var wrong = await Visitor.Open(Calculator + Question + "&heute=viel");
        Assert.That(wrong.Document.QuerySelector(".error-summary a[href='#heute']"), Is.Not.Null);
        Assert.That(wrong.Value("heute"), Is.EqualTo("viel"));
    }

    [Test]
    public async Task Csv_IsThatOfTheApi()
    {
        Api.Answers[Preview] = received => received.Headers.TryGetValue("Accept", out var accept) && accept.Contains("text/csv", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("section,label\r\n", Encoding.UTF8, "text/csv") }
            : StandInApi.Json(HttpStatusCode.OK, PreviewFixture.LandPays);
        var page = await Visitor.Open(Calculator + Question);
        var link = page.Document.QuerySelectorAll("main .actions a").First(known => known.TextContent.Contains("CSV", StringComparison.Ordinal)).GetAttribute("href")!;
        var file = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Browser.BaseAddress!, link)));
        Assert.That(file.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        Assert.That(await file.Content.ReadAsStringAsync(), Is.EqualTo("section,label\r\n"));
        Assert.That(file.Content.Headers.ContentDisposition!.FileNameStar ?? file.Content.Headers.ContentDisposition.FileName, Does.Contain("kosten-hundesteuer-160620041041-2027-01.csv"));
    }

    [Test]
    public async Task SignedIn_TheOwnOrganisationIsAnswered()
    {
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Open(Calculator);
        Assert.That(page.Document.QuerySelector(".lead")!.TextContent, Does.StartWith("Nordhausen zahlt"));
    }

    [Test]
    public async Task ServicePage_LeadsToTheCalculator()
    {
        var page = await Visitor.Open(ServicePage);
        Assert.That(page.Document.QuerySelector($".service__acts a[href='{Calculator}']")!.TextContent.Trim(), Is.EqualTo("Kosten berechnen"));
        Assert.That(page.Document.QuerySelector($"#kosten form[action='{Calculator}'] input[name='wer.Words']"), Is.Not.Null);
        Assert.That(page.Document.QuerySelectorAll("header .ways a").Select(way => way.GetAttribute("href")), Does.Contain("/kosten"));
    }

    [Test]
    public async Task Kosten_AsksForWhomAndWhat_AndLeadsThere()
    {
        var empty = await Visitor.Open("/kosten?dienst=");
        Assert.That(empty.Document.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")), Is.EquivalentTo(new[] { "#wer_Words", "#dienst" }));
        var page = await Visitor.Open("/kosten?wer.Words=Nordhausen,+Stadt&dienst=hundesteuer&beginn=2027-01");
        Assert.That(page.Address.PathAndQuery, Is.EqualTo(Calculator + Question));
    }

    [Test]
    public async Task List_OfSeveral_HasSumsAndALinkToEachResult()
    {
        Answer("POST /v1/cost-previews", new CostPreviews
        {
            Start = "2027-01",
            Offers = [new OfferCost { Offer = Fixtures.Offer.Id, OfferName = "Abruf", Service = "hundesteuer", ServiceName = "Hundesteuer", TermsVersion = 1, Totals = Listed(8_100), Warnings = [] }],
            Organisations =
            [
                new OrganisationCost { Organisation = StandInApi.Nordhausen, Ars = "160620041041", Totals = Listed(8_100), Costs = [new ListedCost { PassedOn = PassingOn.Levy, FirstYear = "81.00", FullYear = "81.00", OneOff = "0.00" }] },
            ],
            Totals = Listed(8_100),
        });
        const string Address = "/kosten/merkliste?dienst=hundesteuer&fuer=160620041041&beginn=2027-01";
        var page = await Visitor.Open(Address);
        Assert.Multiple(() =>
        {
            Assert.That(Sent("POST /v1/cost-previews").As<NewCostPreviews>(), Has.Property(nameof(NewCostPreviews.Start)).EqualTo("2027-01"));
            Assert.That(Squeezed(page.Text), Does.Contain("Zusammen 81,00 € in einem vollen Jahr."));
            Assert.That(page.Document.QuerySelector($"tbody a[href='{Calculator}?fuer=160620041041&beginn=2027-01']"), Is.Not.Null);
        });
        var added = await Visitor.Open(Address + "&ars=160620041041+110000000000");
        Assert.That(added.Address.PathAndQuery, Is.EqualTo("/kosten/merkliste?dienst=hundesteuer&fuer=160620041041&fuer=110000000000&beginn=2027-01"));
    }

    [Test]
    public async Task List_AsCsv_IsThatOfTheApi()
    {
        Api.Answers["POST /v1/cost-previews"] = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("ars,organisation\r\n", Encoding.UTF8, "text/csv") };
        var file = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Browser.BaseAddress!, "/kosten/merkliste?dienst=hundesteuer&fuer=160620041041&beginn=2027-01&handler=Table")));
        Assert.That(await file.Content.ReadAsStringAsync(), Is.EqualTo("ars,organisation\r\n"));
        Assert.That(Sent("POST /v1/cost-previews").Headers["Accept"], Is.EqualTo("text/csv"));
    }

    private static ListedTotals Listed(long cents) => new() { FirstYear = Money.OfCents(cents), FullYear = Money.OfCents(cents), OneOff = Money.OfCents(0), Unknown = 0 };
}
