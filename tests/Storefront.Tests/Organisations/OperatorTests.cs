using System.Net;
using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Feedback;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Tests.Organisations;

/// <summary>The operator decides about applications and facts, and looks after the register.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class OperatorTests : ActingFor
{
    private static readonly OrganisationApplication Application = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        State = ApplicationState.Open,
        ReceivedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
        Kind = OrganisationKind.Gemeinde,
        Name = "Stadt Frankfurt am Main",
        Ars = "064120000000",
        Mailbox = "poststelle@frankfurt.example.org",
        Responsible = new ResponsiblePerson { Name = "Karl Amend", Email = "karl@frankfurt.example.org" },
    };

    private static readonly PossibleDuplicate Register = new()
    {
        Organisation = Ref(Frankfurt),
        Name = Frankfurt.Name,
        Ars = Frankfurt.Ars,
        IsAccredited = false,
        SameArs = true,
        SimilarName = true,
    };

    private static readonly Fact Fact = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        State = FactState.Recorded,
        Organisation = StandInApi.Nordhausen,
        Kind = FactKind.GovdigitalMember,
        Evidence = "Mitgliederliste vom 01.10.2026",
        RecordedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
        Provenance = Provenance.Declared,
    };

    private static readonly RegisterImport Failed = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 3,
        State = ImportState.Failed,
        AsOf = new DateOnly(2025, 12, 31),
        Source = "Destatis, Gemeindeverzeichnis",
        StartedAt = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
        EndedAt = new DateTimeOffset(2026, 11, 22, 8, 0, 3, TimeSpan.Zero),
        Lines = 3,
        Added = 0,
        Updated = 0,
        Unchanged = 0,
        Errors = [new LineError { Line = 3, Column = "ars", Code = InputErrorCodes.Format, Detail = "Geben Sie einen ARS mit 12 Ziffern an." }],
        ErrorCount = 1,
    };

    [SetUp]
    public void Answers()
    {
        Answer("GET /v1/applications", PageOf(Application));
        Answer($"GET /v1/applications/{Application.Id}", Application);
        Answer($"GET /v1/applications/{Application.Id}/duplicates", PageOf(Register));
        Answer("GET /v1/facts", PageOf(Fact));
        Answer("GET /v1/provided-services", new Page<FitStore.Contracts.Publishing.ProvidedService> { Items = [] });
        Answer("GET /v1/submissions", new Page<FitStore.Contracts.Publishing.SubmittedRevision> { Items = [] });
        Answer("GET /v1/key-catalogues", new FitStore.Contracts.Publishing.KeyCatalogues { Leistungen = new() { Entries = 0 }, OzgIds = new() { Entries = 0 } });
        Answer("GET /v1/vain-searches", PageOf(new SoughtWords { Words = "bello", Times = 4, LastOn = new DateOnly(2026, 11, 20) }));
        Answer($"GET /v1/facts/{Fact.Id}", Fact);
        Answer("GET /v1/feedback", PageOf<FeedbackMessage>());
        Answer("GET /v1/register-imports", PageOf(Failed));
        Answer($"GET /v1/register-imports/{Failed.Id}", Failed);
        Answer("GET /v1/reference-data-sets", PageOf<DataSet>());
        Answer("GET /v1/retention-rules", PageOf(new RetentionRule { Name = "sessions", What = "Sitzungen", Period = "30 Tage", Why = "Sicherheit" }));
        Answer("GET /v1/retention-reports", PageOf(new RetentionReport { Id = Guid.CreateVersion7(), At = new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), Removed = [new RetentionCount { Rule = "sessions", Count = 12 }] }));
        AnswerSearch(Frankfurt, FrankfurtOder);
    }

    [Test]
    public async Task Desk_OfTheOperator_ShowsWhatIsToBeDecided()
    {
        Answer("GET /v1/tasks", PageOf<DeskTask>());
        Answer("GET /v1/notices", PageOf<FitStore.Contracts.Notices.Notice>());
        Answer("GET /v1/demands", PageOf<Demand>());
        Answer("GET /v1/mandates", PageOf<Mandate>());
        await SignInOperator();
        var page = await Visitor.Open("/schreibtisch");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text, Does.Contain("sind 2 Sachen für Sie zu tun").And.Not.Contain("Hier liegt nichts"));
            Assert.That(page.Document.QuerySelector("main a[href='/betrieb/antraege']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelector("main a[href='/betrieb/merkmale']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelector(".acting a[href='/organisation']"), Is.Not.Null);
        });
    }

    [Test]
    public async Task Operation_Counts_WhatWaits()
    {
        await SignInOperator();
        var page = await Visitor.Open("/betrieb");

        Assert.That(page.Text, Does.Contain("2 Sachen sind zu entscheiden."));
        Assert.That(Sent("GET /v1/applications").Query, Does.Contain("state=open"));
        Assert.That(Api.Received.Where(received => received.Call == "GET /v1/facts").Select(received => received.Query), Has.Some.Contain("state=recorded"));
    }

    [TestCase("/betrieb")]
    [TestCase("/betrieb/antraege")]
    [TestCase("/betrieb/merkmale")]
    [TestCase("/betrieb/register")]
    [TestCase("/betrieb/aufbewahrung")]
    public async Task OperatorsPage_ForAnotherOrganisation_SaysWhoseItIs(string address)
    {
        await SignInAdmin();

        IsNotAllowed(await Visitor.Open(address), "für den Betreiber des Stores");
    }

    [Test]
    public async Task Applications_ListsWithTheirState()
    {
        await SignInOperator();
        var page = await Visitor.Open("/betrieb/antraege");

        Assert.That(page.Document.QuerySelector("tbody a")!.GetAttribute("href"), Is.EqualTo($"/betrieb/antraege/{Application.Id}"));
        Assert.That(page.Text, Does.Contain("offen"));
    }

    [Test]
    public async Task Application_InTheRegister_IsComparedAndSuggested()
    {
        await SignInOperator();
        var page = await Visitor.Open($"/betrieb/antraege/{Application.Id}");

        Assert.That(page.Document.QuerySelectorAll("main tbody tr"), Has.Length.EqualTo(2), "the application beside its likeness");
        Assert.That(page.Text, Does.Contain("ARS und Name").And.Contain("Hessen"));
        Assert.That(page.Value("Entry"), Is.EqualTo(Frankfurt.Id.ToString()));
        Assert.That(page.Document.QuerySelector("[name=Entry][value=neu]"), Is.Null, "an ARS has one entry");
    }

    [Test]
    public async Task Accredit_SuggestedEntry_IsSentAndTold()
    {
        await SignInOperator();
        Answer($"POST /v1/applications/{Application.Id}/accreditations", Application);
        var done = await Visitor.Submit(await Visitor.Open($"/betrieb/antraege/{Application.Id}"));

        Assert.That(done.Text, Does.Contain("Die Organisation ist aufgenommen."));
        var sent = Sent($"POST /v1/applications/{Application.Id}/accreditations");
        Assert.That(sent.As<Accreditation>().Organisation, Is.EqualTo(Frankfurt.Id));
        Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v1\""));
    }

    [Test]
    public async Task Accredit_NothingAlike_MakesANewEntry()
    {
        await SignInOperator();
        Answer($"GET /v1/applications/{Application.Id}/duplicates", PageOf<PossibleDuplicate>());
        Answer($"POST /v1/applications/{Application.Id}/accreditations", Application);
        await Visitor.Submit(await Visitor.Open($"/betrieb/antraege/{Application.Id}"));

        Assert.That(Sent($"POST /v1/applications/{Application.Id}/accreditations").As<Accreditation>().Organisation, Is.Null);
    }

    [Test]
    public async Task Accredit_AnotherEntry_IsSearchedAndSent()
    {
        await SignInOperator();
        Answer($"POST /v1/applications/{Application.Id}/accreditations", Application);
        var page = await Visitor.Open($"/betrieb/antraege/{Application.Id}");
        var found = await Visitor.Submit(page, "main button[formaction]", ("Entry", "andere"), ("Other.Words", "frankfurt"));
        Assert.That(found.Value("Entry"), Is.EqualTo("andere"));

        await Visitor.Submit(found, ("Other.Id", FrankfurtOder.Id.ToString()));

        Assert.That(Sent($"POST /v1/applications/{Application.Id}/accreditations").As<Accreditation>().Organisation, Is.EqualTo(FrankfurtOder.Id));
    }

    [TestCase("andere", "Other_Words")]
    [TestCase("unsinn", "Entry")]
    [TestCase("", "Entry")]
    public async Task Accredit_Mistake_LeadsToTheField(string entry, string field)
    {
        await SignInOperator();
        var page = await Visitor.Submit(await Visitor.Open($"/betrieb/antraege/{Application.Id}"), ("Entry", entry));

        HasErrorAt(page, field);
    }

    [Test]
    public async Task Accredit_DecidedMeanwhile_IsTold()
    {
        await SignInOperator();
        var page = await Visitor.Open($"/betrieb/antraege/{Application.Id}");
        Refuse($"POST /v1/applications/{Application.Id}/accreditations", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        Answer($"GET /v1/applications/{Application.Id}", Application with { Version = 2, State = ApplicationState.Refused, Reason = "Falsches Postfach." });

        var again = await Visitor.Submit(page);

        TellsOfChange(again);
        Assert.That(again.Text, Does.Contain("Der Antrag ist jetzt: abgelehnt.").And.Contain("Falsches Postfach."));
        Assert.That(again.Document.QuerySelector("main form"), Is.Null);
    }

    [Test]
    public async Task Application_ForAReader_SaysWhoDecides()
    {
        await SignIn(Operation, Role.Reader);
        var page = await Visitor.Open($"/betrieb/antraege/{Application.Id}");

        Assert.That(page.Document.QuerySelector("main form"), Is.Null);
        Assert.That(page.Text, Does.Contain("die Rolle „Freigeben“ hat"));
        IsNotAllowed(await Visitor.Open($"/betrieb/antraege/{Application.Id}/ablehnen"), "die Rolle „Freigeben“");
    }

    [Test]
    public async Task RefuseApplication_WithReason_IsSentAndTold()
    {
        await SignInOperator();
        Answer($"POST /v1/applications/{Application.Id}/refusals", Application);
        var form = await Visitor.Open($"/betrieb/antraege/{Application.Id}/ablehnen");
        HasErrorAt(await Visitor.Submit(form), "Reason");

        var done = await Visitor.Submit(form, ("Reason", "Bitte ein Funktionspostfach angeben."));

        Assert.That(done.Text, Does.Contain("Der Antrag ist abgelehnt."));
        Assert.That(Sent($"POST /v1/applications/{Application.Id}/refusals").As<Refusal>().Reason, Is.EqualTo("Bitte ein Funktionspostfach angeben."));
    }

    [Test]
    public async Task RefuseApplication_DecidedMeanwhile_KeepsTheReason()
    {
        await SignInOperator();
        var form = await Visitor.Open($"/betrieb/antraege/{Application.Id}/ablehnen");
        Refuse($"POST /v1/applications/{Application.Id}/refusals", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);

        var again = await Visitor.Submit(form, ("Reason", "Zu früh."));

        TellsOfChange(again);
        Assert.That(again.Value("Reason"), Is.EqualTo("Zu früh."));
    }

    [TestCase("bestaetigen", "", "confirmations", "Das Merkmal ist bestätigt.")]
    [TestCase("ablehnen", "Die Liste ist alt.", "refusals", "Das Merkmal ist nicht bestätigt.")]
    public async Task Fact_Decided_IsSentAndTold(string decision, string reason, string act, string told)
    {
        await SignInOperator();
        Assert.That((await Visitor.Open("/betrieb/merkmale")).Document.QuerySelector("tbody a")!.GetAttribute("href"), Is.EqualTo($"/betrieb/merkmale/{Fact.Id}"));
        Answer($"POST /v1/facts/{Fact.Id}/{act}", Fact);
        var page = await Visitor.Open($"/betrieb/merkmale/{Fact.Id}");
        Assert.That(page.Text, Does.Contain("Mitgliederliste vom 01.10.2026"));

        var done = await Visitor.Submit(page, ("Decision", decision), ("Reason", reason));

        Assert.That(done.Text, Does.Contain(told));
        Assert.That(Sent($"POST /v1/facts/{Fact.Id}/{act}").Headers["If-Match"], Is.EqualTo("\"v1\""));
    }

    [TestCase("", "Decision")]
    [TestCase("ablehnen", "Reason")]
    public async Task Fact_Mistake_LeadsToTheField(string decision, string field)
    {
        await SignInOperator();
        var page = await Visitor.Submit(await Visitor.Open($"/betrieb/merkmale/{Fact.Id}"), ("Decision", decision));

        HasErrorAt(page, field);
    }

    [Test]
    public async Task Fact_DecidedMeanwhile_IsToldAndKeepsTheReason()
    {
        await SignInOperator();
        var page = await Visitor.Open($"/betrieb/merkmale/{Fact.Id}");
        Refuse($"POST /v1/facts/{Fact.Id}/refusals", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        Answer($"GET /v1/facts/{Fact.Id}", Fact with { Version = 2, State = FactState.Confirmed });

        var again = await Visitor.Submit(page, ("Decision", "ablehnen"), ("Reason", "Die Liste ist alt."));

        TellsOfChange(again);
        Assert.That(again.Value("Reason"), Is.EqualTo("Die Liste ist alt."));
    }

    [Test]
    public async Task Register_File_GoesToTheApiAsItIs()
    {
        await SignInOperator();
        Answer("POST /v1/register-imports", Failed, HttpStatusCode.Accepted);
        const string Csv = "ars,name,land,population\n160620041041,\"Nordhausen, Stadt\",TH,40732\n";
        var done = await Upload(Csv, "2025-12-31", "Destatis");

        Assert.That(done.Headers.Location!.ToString(), Does.StartWith($"/betrieb/register/{Failed.Id}"));
        var sent = Sent("POST /v1/register-imports");
        Assert.That(sent.Body, Is.EqualTo(Csv));
        Assert.That(sent.Query, Is.EqualTo("?asOf=2025-12-31&source=Destatis"));
        Assert.That(sent.Headers, Contains.Key("Idempotency-Key"));
    }

    [Test]
    public async Task Register_FileOfTwoMegabytes_IsTaken()
    {
        await SignInOperator();
        Answer("POST /v1/register-imports", Failed, HttpStatusCode.Accepted);
        var done = await Upload(new string('x', 2 * 1024 * 1024), "2025-12-31", "Destatis");

        Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Register_NothingGiven_LeadsToEveryFieldAndKeepsWhatWasTyped()
    {
        await SignInOperator();
        var page = await Visitor.Submit(await Visitor.Open("/betrieb/register"), ("Source", "Destatis"));

        HasErrorAt(page, "File");
        HasErrorAt(page, "AsOf");
        Assert.That(page.Value("Source"), Is.EqualTo("Destatis"));
    }

    [Test]
    public async Task Register_ApiRefusesTheDay_LeadsToTheField()
    {
        await SignInOperator();
        Refuse("POST /v1/register-imports", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Parameter = "asOf", Code = InputErrorCodes.OutOfRange, Detail = "Geben Sie einen Tag vom 03.10.1990 bis heute an." });
        using var response = await Upload("x", "1980-01-01", "Destatis");
        var html = await response.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain("href=\"#AsOf\"").And.Contain("1980-01-01"));
    }

    [Test]
    public async Task Register_WithoutTheRole_SaysWhichIsMissing()
    {
        await SignIn(Operation, Role.Reader);
        var page = await Visitor.Open("/betrieb/register");

        Assert.That(page.Document.QuerySelector("main form"), Is.Null);
        Assert.That(page.Text, Does.Contain("die Rolle „Bearbeiten“ hat").And.Contain("nicht eingespielt"));
    }

    [Test]
    public async Task Import_Failed_ListsTheErrorsByLine()
    {
        await SignInOperator();
        var page = await Visitor.Open($"/betrieb/register/{Failed.Id}");

        Assert.That(page.Text, Does.Contain("Nichts wurde geändert"));
        Assert.That(page.Document.QuerySelector("main tbody tr")!.TextContent, Does.Contain("3").And.Contain("ars").And.Contain("Geben Sie einen ARS mit 12 Ziffern an."));
        Assert.That(page.Text, Does.Not.Contain("Stand aktualisieren"));
    }

    [Test]
    public async Task Import_UnderWay_OffersToLookAgain()
    {
        await SignInOperator();
        Answer($"GET /v1/register-imports/{Failed.Id}", Failed with { State = ImportState.Checking, Errors = [], ErrorCount = 0, EndedAt = null, Lines = 4000 });
        var page = await Visitor.Open($"/betrieb/register/{Failed.Id}");

        Assert.That(page.Text, Does.Contain("Bisher 4.000\u00a0Zeilen").And.Contain("Stand aktualisieren"));
        Assert.That(page.Document.QuerySelector("meta[http-equiv]"), Is.Null);
    }

    [Test]
    public async Task Retention_SaysInWordsWhatWent()
    {
        await SignInOperator();
        var page = await Visitor.Open("/betrieb/aufbewahrung");

        Assert.That(page.Text, Does.Contain("Sitzungen").And.Contain("12 gelöscht"));
    }

    private async Task<HttpResponseMessage> Upload(string file, string asOf, string source)
    {
        var page = await Visitor.Open("/betrieb/register");
        using var content = new MultipartFormDataContent();
        foreach (var field in page.Document.QuerySelectorAll("main form[method=post] input[type=hidden]"))
        {
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "File", "gemeinden.csv");
        content.Add(new StringContent(asOf), "AsOf");
        content.Add(new StringContent(source), "Source");
        return await Visitor.Send(new HttpRequestMessage(HttpMethod.Post, "http://localhost/betrieb/register") { Content = content });
    }
}
