using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Comparisons;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Organisations;

namespace FitStore.Storefront.Tests.Comparisons;

/// <summary>The comparison page and the way to a decision file, before a stand-in for the API.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class CompareTests : ActingFor
{
    private const string Query = "?dienst=wohngeld-online&dienst=kurabgabe";

    private static readonly Guid OfferId = Guid.CreateVersion7();

    private static readonly Comparison Comparison = new()
    {
        AsOf = new DateOnly(2026, 11, 22),
        Fingerprint = new string('a', 64),
        Entries =
        [
            new ComparedEntry { Service = "wohngeld-online", ServiceName = "Wohngeld Online", ServiceVersion = 3, State = ServiceState.Published, Offer = OfferId, OfferName = "Über den FIT-Store", OfferVersion = 2, LegalModel = LegalModel.FitStore, TermsVersion = 1, TermsValidFrom = new DateOnly(2026, 1, 1) },
            new ComparedEntry { Service = "kurabgabe", ServiceName = "Kurabgabe", ServiceVersion = 1, State = ServiceState.Published },
        ],
        Sections =
        [
            new ComparisonSection
            {
                Key = "cost",
                Title = "Was kostet er?",
                Rows =
                [
                    Row("free", "Kostenfrei", differs: false, "nein", "nein"),
                    Row("costOperation", "Betrieb, Pflege und Support", differs: true, "780.000,00 €", null),
                ],
            },
            new ComparisonSection { Key = "fit", Title = "Passt er zu uns?", Rows = [Row("payment", "Bezahlung", differs: false, "keine", "keine")] },
        ],
    };

    private static readonly DecisionFileSummary Summary = new()
    {
        Id = Guid.CreateVersion7(),
        Title = "Dienst für Wohngeld",
        RecordedAt = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero),
        Person = "Vera Walter",
        Compared = ["Wohngeld Online", "Kurabgabe"],
        Chosen = "Wohngeld Online",
        Hash = new string('b', 64),
        LedgerSequence = 4711,
    };

    [SetUp]
    public void Answers()
    {
        Answer("GET /v1/comparisons", Comparison);
        Answer("GET /v1/laender", new Page<Land> { Items = [] });
        Answer("GET /v1/themenfelder", new Page<Themenfeld> { Items = [] });
        foreach (var (slug, name) in new[] { ("wohngeld-online", "Wohngeld Online"), ("kurabgabe", "Kurabgabe") })
        {
            Answer($"GET /v1/services/{slug}", Service(slug, name));
            Answer($"GET /v1/services/{slug}/offers", new Page<Offer> { Items = [] });
        }

        Answer("GET /v1/services", new ServiceList { Items = [Card("elfe", "ELFE"), Card("kurabgabe", "Kurabgabe")], Facets = [], Total = 2 });
    }

    [Test]
    public async Task Comparison_MarksDifferencesInWords_AndNamesEveryColumn()
    {
        var page = await Visitor.Open("/vergleich" + Query);
        var cost = page.Document.QuerySelectorAll("table")[0];
        var rows = cost.QuerySelectorAll("tbody tr");

        Assert.That(Sent("GET /v1/comparisons").Query, Is.EqualTo("?service=wohngeld-online&service=kurabgabe"));
        Assert.That(rows[0].TextContent, Does.Not.Contain("unterschiedlich"));
        Assert.That(rows[1].QuerySelector("th")!.TextContent, Does.Contain("Betrieb, Pflege und Support").And.Contain("unterschiedlich"));
        Assert.That(rows[1].QuerySelector("th")!.GetAttribute("scope"), Is.EqualTo("row"));
        Assert.That(rows[1].QuerySelectorAll("td").Select(cell => cell.GetAttribute("data-label")), Is.EqualTo(new[] { "Wohngeld Online", "Kurabgabe" }));
        Assert.That(rows[1].QuerySelectorAll("td")[0].TextContent, Does.Contain("Beispielwert"));
        Assert.That(rows[1].QuerySelectorAll("td")[1].TextContent, Does.Contain("noch nicht angegeben"));
        Assert.That(cost.QuerySelector("caption")!.TextContent, Does.Contain("Was kostet er?"));
        Assert.That(page.Text, Does.Contain("1 von 3\u00A0Angaben unterscheiden sich"));
    }

    [Test]
    public async Task OnlyDifferences_IsALink_ThatKeepsTheComparison()
    {
        var page = await Visitor.Open("/vergleich" + Query);
        var link = page.Document.QuerySelectorAll("main a").Single(known => known.TextContent.Trim() == "Nur Unterschiede zeigen");
        var only = await Visitor.Open(link.GetAttribute("href")!);

        Assert.That(only.Document.QuerySelectorAll("table"), Has.Length.EqualTo(1), "a section without differences is left out");
        Assert.That(only.Document.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(1));
        Assert.That(only.Document.QuerySelectorAll("main a").Single(known => known.TextContent.Trim() == "Alle Angaben zeigen").GetAttribute("href"), Is.EqualTo("/vergleich" + Query));
    }

    [Test]
    public async Task Chip_TakesOneOut_AndAFoundOneIsTakenIn()
    {
        var page = await Visitor.Open("/vergleich" + Query + "&q=elfe");

        Assert.That(page.Document.QuerySelectorAll(".chip").Select(chip => chip.GetAttribute("href")), Is.EqualTo(new[] { "/vergleich?dienst=kurabgabe", "/vergleich?dienst=wohngeld-online" }));
        Assert.That(page.Document.QuerySelector(".chip")!.TextContent, Does.Contain("Aus dem Vergleich nehmen"));
        Assert.That(page.Document.QuerySelectorAll("main a[href='/vergleich?dienst=wohngeld-online&dienst=kurabgabe&dienst=elfe']"), Has.Length.EqualTo(1));

        var kept = page.Document.QuerySelectorAll("main form input[type=hidden]").Select(field => (field.GetAttribute("name"), field.GetAttribute("value"))).ToList();
        Assert.That(kept, Is.EqualTo(new[] { ("stand", Query) }), "a search keeps what is chosen");
        var searched = await Visitor.Open($"/vergleich?stand={Uri.EscapeDataString(Query)}&q=elfe");
        Assert.That(searched.Address.PathAndQuery, Is.EqualTo($"/vergleich{Query}&q=elfe"));
    }

    [Test]
    public async Task Ticks_OfTheList_BecomeTheAddressOfTheComparison()
    {
        var page = await Visitor.Open("/vergleich?q=wohn&sort=name&vergleich=wohngeld-online&vergleich=kurabgabe");
        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/vergleich" + Query));
    }

    [Test]
    public async Task One_IsAskedForMore()
    {
        var page = await Visitor.Open("/vergleich?dienst=wohngeld-online");
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("Womit möchten Sie vergleichen?").And.Contain("Wohngeld Online"));
        Assert.That(Api.Calls, Does.Not.Contain("GET /v1/comparisons"));
    }

    [Test]
    public async Task None_SaysHowToBegin()
    {
        var page = await Visitor.Open("/vergleich");
        Assert.That(page.Text, Does.Contain("Noch ist nichts gewählt").And.Contain("Liste der Dienste"));
    }

    [Test]
    public async Task Unknown_IsSaidAndCanBeTakenOut()
    {
        Refuse("GET /v1/comparisons", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Parameter = "service", Code = InputErrorCodes.DoesNotExist, Detail = "Den Dienst „gibt-es-nicht“ gibt es nicht." });
        var page = await Visitor.Open("/vergleich?dienst=wohngeld-online&dienst=gibt-es-nicht");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelector(".error-summary")!.TextContent, Does.Contain("Den Dienst „gibt-es-nicht“ gibt es nicht."));
        Assert.That(page.Document.QuerySelectorAll(".chip")[1].GetAttribute("href"), Is.EqualTo("/vergleich?dienst=wohngeld-online"));
    }

    [Test]
    public async Task List_KeepsWhatIsTicked_ThroughFilterAndPage()
    {
        Answer("GET /v1/services", new ServiceList { Items = [Card("elfe", "ELFE"), Card("kurabgabe", "Kurabgabe")], Facets = [new Facet { Parameter = "themenfeld", Values = [new FacetValue { Value = "familie-kind", Count = 1, Chosen = true }] }], Total = 40, Next = "/v1/services?cursor=abc" });
        var page = await Visitor.Open("/dienste?themenfeld=familie-kind&vergleich=kurabgabe&vergleich=wohngeld-online");

        Assert.That(Sent("GET /v1/services").Query, Does.Not.Contain("vergleich"));
        Assert.That(page.Document.QuerySelectorAll("input[type=checkbox][name=vergleich]:not([hidden])").Select(box => (box.GetAttribute("value"), box.HasAttribute("checked"))), Is.EqualTo(new[] { ("elfe", false), ("kurabgabe", true) }));
        Assert.That(page.Document.QuerySelector("input[hidden][name=vergleich]")!.GetAttribute("value"), Is.EqualTo("wohngeld-online"), "what is ticked on another page goes along");
        Assert.That(page.Document.QuerySelectorAll("[name=vergleich]").Select(field => field.GetAttribute("form")), Is.All.EqualTo("finden"));
        Assert.That(page.Document.QuerySelector(".pages a")!.GetAttribute("href"), Does.Contain("vergleich=kurabgabe&vergleich=wohngeld-online").And.Contain("cursor=abc"));
        Assert.That(page.Document.QuerySelector(".compare-bar")!.TextContent, Does.Contain("Wohngeld Online").And.Contain("Kurabgabe"));
        Assert.That(page.Document.QuerySelector(".compare-bar button[formaction='/vergleich']")!.GetAttribute("form"), Is.EqualTo("finden"));
    }

    [Test]
    public async Task Decision_Visitor_SignsInAndComesBack()
    {
        var page = await Visitor.Open("/vergleich/entscheidung" + Query);
        Assert.That(page.Heading, Does.Contain("Anmelden"));
        Assert.That(page.Document.QuerySelector("[name=weiter]")?.GetAttribute("value") ?? page.Address.Query, Does.Contain("dienst"));
    }

    [Test]
    public async Task Decision_FilledCheckedAndRecorded_SendsWhatWasLookedAt()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Answer("POST /v1/decision-files", Summary, HttpStatusCode.Created);
        Answer($"GET /v1/decision-files/{Summary.Id}", File());
        var form = await Visitor.Open("/vergleich/entscheidung" + Query);
        var check = await Visitor.Submit(form, ("Subject", "Dienst für Wohngeld"), ("Choice", "0"), ("Reasons[1].Text", "Passt nicht.\nGar nicht."), ("Summary", "Der Preis."));

        Assert.That(check.Heading, Is.EqualTo("Prüfen Sie die Entscheidung"));
        Assert.That(check.Text, Does.Contain("Wohngeld Online: Über den FIT-Store").And.Contain("Passt nicht.").And.Contain("Fassung 3"));
        Assert.That(Api.Calls, Does.Not.Contain("POST /v1/decision-files"), "nothing is recorded before it was checked");

        var changed = await Visitor.Submit(check, "main button[formaction]");
        Assert.That(changed.Value("Subject"), Is.EqualTo("Dienst für Wohngeld"));
        Assert.That(changed.Value("Reasons[1].Text"), Is.EqualTo("Passt nicht.\nGar nicht."));
        Assert.That(changed.Document.QuerySelector(".error-summary"), Is.Null);

        var done = await Visitor.Submit(await Visitor.Submit(changed, ("Choice", "0")));
        var sent = Sent("POST /v1/decision-files").As<NewDecisionFile>();
        Assert.That(done.Text, Does.Contain("Die Entscheidung ist festgehalten."));
        Assert.That((sent.Title, sent.Summary, sent.Fingerprint), Is.EqualTo(("Dienst für Wohngeld", "Der Preis.", Comparison.Fingerprint)));
        Assert.That(sent.Entries.Select(entry => (entry.Service, entry.Chosen, entry.Reason)), Is.EqualTo(new[] { ("wohngeld-online", (bool?)true, (string?)null), ("kurabgabe", false, "Passt nicht.\nGar nicht.") }));
    }

    [Test]
    public async Task Decision_Empty_SaysWhatIsMissingAtItsField()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var page = await Visitor.Submit(await Visitor.Open("/vergleich/entscheidung" + Query), ("Reasons[0].Text", "bleibt stehen"));
        HasErrorAt(page, "Subject");
        HasErrorAt(page, "Choice");
        HasErrorAt(page, "Summary");
        Assert.That(page.Value("Reasons[0].Text"), Is.EqualTo("bleibt stehen"));
    }

    [Test]
    public async Task Decision_ChangedMeanwhile_SaysSoAndRecordsNothing()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Refuse("POST /v1/decision-files", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Pointer = "/fingerprint", Code = InputErrorCodes.NotAllowedValue, Detail = "Inzwischen hat sich etwas geändert, das Sie vergleichen." });
        var check = await Visitor.Submit(await Visitor.Open("/vergleich/entscheidung" + Query), ("Subject", "S"), ("Choice", "keines"), ("Summary", "G"));
        var page = await Visitor.Submit(check);
        Assert.That(page.Document.QuerySelector(".error-summary")!.TextContent, Does.Contain("Inzwischen hat sich etwas geändert"));
        Assert.That(page.Value("Subject"), Is.EqualTo("S"));
    }

    [Test]
    public async Task Decision_Reader_LearnsWhichRoleIsMissing()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        IsNotAllowed(await Visitor.Open("/vergleich/entscheidung" + Query), "die Rolle „Bearbeiten“");
    }

    [Test]
    public async Task Decision_OfWhatCannotBeCompared_LeadsToTheComparison()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Refuse("GET /v1/comparisons", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Parameter = "service", Code = InputErrorCodes.TooShort, Detail = "Nennen Sie mindestens 2." });
        var page = await Visitor.Open("/vergleich/entscheidung?dienst=wohngeld-online");
        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/vergleich?dienst=wohngeld-online"));
    }

    [Test]
    public async Task DecisionFile_ShowsHashAndDownloads_AndChecksOnDemand()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Answer($"GET /v1/decision-files/{Summary.Id}", File());
        Answer($"GET /v1/decision-files/{Summary.Id}/verification", new DecisionVerification { Intact = false, Hash = Summary.Hash, Computed = new string('c', 64), Recorded = Summary.Hash, LedgerSequence = 4711 });
        Api.Answers[$"GET /v1/decision-files/{Summary.Id}/rows"] = asked => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(asked.Headers["Accept"] + ",Größe") };
        var page = await Visitor.Open($"/entscheidungen/{Summary.Id}");

        Assert.That(page.Text, Does.Contain(Summary.Hash).And.Contain("4711").And.Contain("Der Preis.").And.Contain("Passt nicht."));
        Assert.That(page.Document.QuerySelectorAll("table"), Has.Length.EqualTo(2));
        Assert.That(Api.Calls, Does.Not.Contain($"GET /v1/decision-files/{Summary.Id}/verification"));
        var bad = await Visitor.Open($"/entscheidungen/{Summary.Id}?pruefen=ja");
        Assert.That(bad.Text, Does.Contain("nicht mehr, wie sie festgehalten wurde"));

        using var table = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(page.Address, $"/entscheidungen/{Summary.Id}?handler=Table")));
        Assert.That(table.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(await table.Content.ReadAsStringAsync(), Is.EqualTo("text/csv,Größe"));
    }

    [Test]
    public async Task Decisions_Empty_SaysHowOneComesAbout()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Answer("GET /v1/decision-files", new Page<DecisionFileSummary> { Items = [] });
        Assert.That((await Visitor.Open("/entscheidungen")).Text, Does.Contain("Noch ist keine Entscheidung festgehalten").And.Contain("„Vergleichen“"));
    }

    private static DecisionFile File() => new(Summary)
    {
        Canonical = "{}",
        Content = new DecisionContent
        {
            Format = 1,
            Id = Summary.Id,
            Title = Summary.Title,
            RecordedAt = Summary.RecordedAt,
            RecordedBy = Guid.CreateVersion7(),
            Organisation = StandInApi.Nordhausen,
            Entries = [new DecisionEntry { Chosen = true }, new DecisionEntry { Chosen = false, Reason = "Passt nicht." }],
            Summary = "Der Preis.",
            Comparison = Comparison,
            Salt = new string('0', 64),
        },
    };

    private static ComparisonRow Row(string key, string title, bool differs, params string?[] values) => new()
    {
        Key = key,
        Title = title,
        Differs = differs,
        Values = [.. values.Select(value => value is null ? new ComparedValue { Lines = [] } : new ComparedValue { Lines = [value], Provenance = Provenance.Example })],
    };

    private static Service Service(string slug, string name) => new()
    {
        Slug = slug,
        Name = name,
        Summary = "Ein Dienst.",
        Version = 1,
        State = ServiceState.Published,
        Origin = ListingOrigin.Sample,
        Revision = 1,
        Provider = StandInApi.Thueringen,
        PublishedAt = DateTimeOffset.UnixEpoch,
        LeadLand = "TH",
        Themenfeld = "bauen-wohnen",
        Classification = new Classification { Provenance = Provenance.Example },
    };

    private static ServiceCard Card(string slug, string name) => new()
    {
        Slug = slug,
        Name = name,
        Summary = "Ein Dienst.",
        State = ServiceState.Published,
        LeadLand = "TH",
        Themenfeld = "familie-kind",
        LegalModels = [],
        ReusingLaender = 0,
        PublishedAt = DateTimeOffset.UnixEpoch,
    };
}
