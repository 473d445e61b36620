using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>The workspace, the list of tasks, submission, revisions and what can be done with a whole service.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ListingTests : WritingFor
{
    private static readonly ServiceEffect Effect = new()
    {
        Running = 12,
        Requested = 3,
        EarliestEnd = new DateOnly(2028, 6, 30),
        Adopters = [StandInApi.Nordhausen, StandInApi.Thueringen],
    };

    [Test]
    public async Task Workspace_ServicesOfTheLand_SaysHowFarEachIsAndWhatIsNext()
    {
        await SignInEditor();
        Answer("GET /v1/provided-services", PageOf(
            Listings.Provided(ServiceState.Unpublished, new OpenRevision { Number = 1, Version = 1, State = RevisionState.Draft, Remarks = 2 }, unmet: 4),
            Listings.Provided(ServiceState.Published, open: null) with { Slug = "elfe", Name = "ELFE" },
            Listings.Provided(ServiceState.Published, new OpenRevision { Number = 4, Version = 1, State = RevisionState.Draft, Remarks = 0 }) with { Slug = "bafoeg", Name = "BAföG" }));
        var page = await Visitor.Open("/bereitstellen");

        Assert.That(page.Text, Does.Contain("Thüringen stellt 3\u00a0Dienste bereit. Bei 2 sind Sie am Zug."));
        Assert.That(page.Text, Does.Contain("62 %, 4\u00a0Voraussetzungen offen").And.Contain("2\u00a0Anmerkungen der Prüfung").And.Contain("Fassung 4: Entwurf"));
        Assert.That(Link(page, $"{Home}").TextContent, Does.Contain("Digitale Baugenehmigung"));
        Assert.That(Link(page, "/bereitstellen/bafoeg/einreichen").TextContent, Does.Contain("Prüfen und einreichen"));
        Assert.That(Link(page, "/schreibtisch/eingang?dienst=elfe"), Is.Not.Null);
    }

    [Test]
    public async Task Workspace_NoService_SaysWhatToDo()
    {
        await SignInEditor();
        Answer("GET /v1/provided-services", PageOf<ProvidedService>());
        var page = await Visitor.Open("/bereitstellen");

        Assert.That(page.Document.QuerySelector(".empty")!.TextContent, Does.Contain("Beginnen Sie mit dem Namen"));
        Assert.That(Link(page, "/bereitstellen/neu"), Is.Not.Null);
    }

    [Test]
    public async Task Workspace_Table_IsWhatTheApiWrites()
    {
        await SignInEditor();
        Api.Answers["GET /v1/provided-services"] = asked => asked.Headers["Accept"] == "text/csv"
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("slug,name\n") }
            : StandInApi.Json(HttpStatusCode.OK, PageOf<ProvidedService>());
        var page = await Visitor.Open("/bereitstellen?handler=Table");

        Assert.That(page.Response.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("eigene-dienste.csv"));
        Assert.That(page.Text, Is.EqualTo("slug,name\n"));
    }

    [Test]
    public async Task NewService_NameAlone_BeginsTheListing()
    {
        await SignInEditor();
        Api.Answers["POST /v1/services"] = _ => StandInApi.Json(HttpStatusCode.Created, Revision);
        var page = await Visitor.Submit(await Visitor.Open("/bereitstellen/neu"), ("Name", "Digitale Baugenehmigung"));

        var sent = Sent("POST /v1/services");
        Assert.That(sent.As<NewService>(), Is.EqualTo(new NewService { Name = "Digitale Baugenehmigung" }));
        Assert.That(sent.Headers, Does.ContainKey("Idempotency-Key"));
        Assert.That(page.Address.AbsolutePath, Is.EqualTo(Home));
        Assert.That(page.Text, Does.Contain("Der Entwurf ist angelegt."));
    }

    [Test]
    public async Task NewService_NoName_LeadsToTheField()
    {
        await SignInEditor();
        HasErrorAt(await Visitor.Submit(await Visitor.Open("/bereitstellen/neu")), "Name");
    }

    [Test]
    public async Task NewService_NameRefused_LeadsToTheField()
    {
        await SignInEditor();
        Refuse("POST /v1/services", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks("/name", "Kürzen Sie den Namen."));
        var page = await Visitor.Submit(await Visitor.Open("/bereitstellen/neu"), ("Name", "Zu lang"));

        HasErrorAt(page, "Name");
        Assert.That(page.Value("Name"), Is.EqualTo("Zu lang"));
    }

    [Test]
    public async Task NewService_Copy_NamesTheTemplate()
    {
        await SignInEditor();
        Api.Answers["POST /v1/services"] = _ => StandInApi.Json(HttpStatusCode.Created, Revision);
        await Visitor.Submit(await Visitor.Open($"/bereitstellen/neu?vorlage={Listings.Slug}"), ("Name", "Bau kommunal"));

        Assert.That(Sent("POST /v1/services").As<NewService>(), Is.EqualTo(new NewService { Name = "Bau kommunal", CopyOf = Listings.Slug }));
    }

    [Test]
    public async Task Tasks_Draft_SayTheirStateAndLinkWhatIsMissing()
    {
        Revision = Listings.Revision(Listings.Nothing with { Summary = "Kurz." }) with { Remarks = [new Remark { Pointer = "/keywords", Text = "Bitte mehr." }, new Remark { Pointer = "", Text = "Insgesamt gut." }] };
        Check = Listings.Check(
            Listings.Lacks("/description", "Beschreiben Sie den Dienst."),
            Listings.Lacks("/reuseConcept/support", "Sagen Sie, wer unterstützt."),
            Listings.Lacks("/offers", "Legen Sie ein Angebot mit Konditionen an."));
        await SignInEditor();
        var page = await Visitor.Open(Home);

        Assert.That(Task(page, "Name und Kurzbeschreibung"), Does.Contain("vollständig"));
        Assert.That(Task(page, "Nachnutzungskonzept"), Does.Contain("offen").And.Contain("Sagen Sie, wer unterstützt"));
        Assert.That(Task(page, "Stichwörter"), Does.Contain("1\u00a0Anmerkung"));
        Assert.That(Task(page, "Angebote und Konditionen"), Does.Contain("offen").And.Contain("Legen Sie ein Angebot"));
        Assert.That(Link(page, $"{Home}/nachnutzungskonzept#reuseConcept-support-wer").TextContent, Is.EqualTo("Sagen Sie, wer unterstützt"));
        Assert.That(Link(page, $"{Home}/beschreibung#description-markdown"), Is.Not.Null);
        Assert.That(page.Text, Does.Contain("Insgesamt gut.").And.Contain("40 %"));
        Assert.That(page.Document.QuerySelector($"main a[href='{Home}/einreichen']"), Is.Null);
    }

    [Test]
    public async Task Tasks_Ready_LeadToSubmission()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        Assert.That(Link(await Visitor.Open(Home), $"{Home}/einreichen").TextContent, Does.Contain("Prüfen und einreichen"));
    }

    [Test]
    public async Task Tasks_Submitted_CanBeRecalledAndNotWritten()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.Submitted);
        await SignInEditor();
        Allow(RevisionAct.Recall);
        var page = await Visitor.Open(Home);

        Assert.That(Link(page, $"{Home}/zurueckholen"), Is.Not.Null);
        Assert.That(page.Document.QuerySelectorAll(".kern-task-list__list a").Select(link => link.GetAttribute("href")), Is.EqualTo((string[])[$"{Home}/angebote"]), "offers and terms go on");
        Assert.That(page.Text, Does.Contain("Der Betreiber ist am Zug"));
    }

    [Test]
    public async Task Tasks_SomebodyElsesService_IsNotFound()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.Published);
        await SignInEditor();
        Answer("GET /v1/provided-services", PageOf<ProvidedService>());

        Assert.That((await Visitor.Open(Home)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Revise_PublishedService_BeginsARevision()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.Published);
        await SignInEditor();
        Answer("GET /v1/provided-services", PageOf(Listings.Provided(ServiceState.Published, open: null)));
        Api.Answers[$"POST {OfRevisions}"] = _ => StandInApi.Json(HttpStatusCode.Created, Revision);
        await Visitor.Submit(await Visitor.Open(Home), "form[action*='handler=Revise']");

        Assert.That(Sent($"POST {OfRevisions}").As<NewRevision>().From, Is.Null);
    }

    [Test]
    public async Task Submit_EverythingThere_NamesTheVersionThatWasShown()
    {
        Revision = Listings.Revision(Listings.Everything, version: 11);
        await SignInEditor();
        Api.Answers[$"POST /v1/services/{Listings.Slug}/submissions"] = _ => StandInApi.Json(HttpStatusCode.OK, Revision);
        var page = await Visitor.Submit(await Visitor.Open($"{Home}/einreichen"));

        Assert.That(Sent($"POST /v1/services/{Listings.Slug}/submissions").Headers["If-Match"], Is.EqualTo("\"v11\""));
        Assert.That(page.Text, Does.Contain("zur Prüfung eingereicht"));
    }

    [Test]
    public async Task Submit_SomethingMissing_ShowsTheGateAndNoButton()
    {
        Check = Listings.Check(Listings.Lacks("/support/levels", "Nennen Sie die erste Stufe des Supports."));
        await SignInEditor();
        var page = await Visitor.Open($"{Home}/einreichen");

        Assert.That(Link(page, $"{Home}/support#support-levels-0-level").TextContent, Is.EqualTo("Nennen Sie die erste Stufe des Supports."));
        Assert.That(page.Document.QuerySelectorAll("main button"), Is.Empty);
    }

    [TestCase(HttpStatusCode.PreconditionFailed, ProblemCodes.Stale)]
    [TestCase(HttpStatusCode.Conflict, ProblemCodes.StateConflict)]
    public async Task Submit_ColleagueWroteMeanwhile_IsTold(HttpStatusCode status, string code)
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        Refuse($"POST /v1/services/{Listings.Slug}/submissions", status, code);
        TellsOfChange(await Visitor.Submit(await Visitor.Open($"{Home}/einreichen")));
    }

    [Test]
    public async Task Submit_ApiFindsSomethingMissing_ShowsItAtItsGate()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/einreichen");
        Refuse($"POST /v1/services/{Listings.Slug}/submissions", HttpStatusCode.Conflict, ProblemCodes.GatesUnmet, Listings.Lacks("/themenfeld", "Wählen Sie ein Themenfeld."));
        Check = Listings.Check(Listings.Lacks("/themenfeld", "Wählen Sie ein Themenfeld."));
        var page = await Visitor.Submit(form);

        Assert.That(Link(page, $"{Home}/einordnung#themenfeld"), Is.Not.Null);
    }

    [Test]
    public async Task Recall_Submitted_NamesTheVersion()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.InReview, version: 5);
        await SignInEditor();
        Api.Answers[$"POST /v1/services/{Listings.Slug}/recalls"] = _ => StandInApi.Json(HttpStatusCode.OK, Revision);
        await Visitor.Submit(await Visitor.Open($"{Home}/zurueckholen"));

        Assert.That(Sent($"POST /v1/services/{Listings.Slug}/recalls").Headers["If-Match"], Is.EqualTo("\"v5\""));
    }

    [Test]
    public async Task Discard_FirstDraft_LeadsToTheWorkspace()
    {
        await SignInEditor();
        Api.Answers[$"DELETE {OfRevisions}/1"] = _ => new HttpResponseMessage(HttpStatusCode.NoContent);
        var page = await Visitor.Submit(await Visitor.Open($"{Home}/verwerfen"));

        Assert.That(Sent($"DELETE {OfRevisions}/1").Headers["If-Match"], Is.EqualTo("\"v3\""));
        Assert.That(page.Address.AbsolutePath, Is.EqualTo("/bereitstellen"));
    }

    [Test]
    public async Task Versions_AnEarlierOne_CanBeComparedAndBroughtBack()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.Published, number: 2);
        Older.Add(Listings.Revision(Listings.Everything, RevisionState.Superseded));
        await SignInEditor();
        Api.Answers[$"POST {OfRevisions}"] = _ => StandInApi.Json(HttpStatusCode.Created, Revision);
        Answer($"GET {OfRevisions}/1/comparison", new RevisionComparison
        {
            Service = Listings.Slug,
            Before = 1,
            After = 2,
            Differences =
            [
                new RevisionDifference { Pointer = "/summary", Label = "Kurzbeschreibung", Before = "Bauen geht online.", After = "Bauen geht jetzt online." },
                new RevisionDifference { Pointer = "/demoUrl", Label = "Testumgebung", Before = "https://alt.example.org" },
            ],
        });

        var versions = await Visitor.Open($"{Home}/versionen");
        await Visitor.Submit(versions, "form[action*='BringBack']:has(input[value='1'])");
        Assert.That(Sent($"POST {OfRevisions}").As<NewRevision>().From, Is.EqualTo(1));

        var compared = await Visitor.Open($"{Home}/versionen/vergleich?von=1&bis=2");
        Assert.That(compared.Document.QuerySelector("ins")!.TextContent, Does.Contain("jetzt"));
        Assert.That(compared.Document.QuerySelector("del")!.TextContent, Does.Contain("https://alt.example.org"));
    }

    [TestCase("?von=1&bis=9")]
    [TestCase("?von=x&bis=1")]
    public async Task Compare_RevisionThatIsNone_IsNoFailure(string query)
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.Published);
        await SignInEditor();
        Assert.That((int)(await Visitor.Open($"{Home}/versionen/vergleich{query}")).Status, Is.LessThan(500));
    }

    [Test]
    public async Task Preview_Draft_ReadsLikeThePublicPage()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var page = await Visitor.Open($"{Home}/vorschau");

        Assert.That(page.Heading, Is.EqualTo("Digitale Baugenehmigung"));
        Assert.That(page.Text, Does.Contain("Wer baut, stellt den Antrag online.").And.Contain("Elbtal Bau").And.Contain("8 bis 16\u00a0Wochen"));
        Assert.That(page.Document.QuerySelectorAll("main form, main button"), Is.Empty, "nothing can be asked or sent");
    }

    [Test]
    public async Task Preview_NameAlone_IsNoFailure()
    {
        await SignInEditor();
        var page = await Visitor.Open($"{Home}/vorschau");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("noch nicht angegeben"));
    }

    [Test]
    public async Task Suspend_Approver_SeesWhomItConcernsAndGivesAReason()
    {
        await SignInApprover(ServiceState.Published);
        var form = await Visitor.Open($"{Home}/aussetzen");
        Assert.That(form.Text, Does.Contain("12\u00a0laufende Nachnutzungen und 3\u00a0offene Anfragen").And.Contain("Nordhausen, Stadt"));

        HasErrorAt(await Visitor.Submit(form, ("Reason", "kurz")), "Reason");
        Api.Answers[$"POST /v1/services/{Listings.Slug}/suspensions"] = _ => StandInApi.Json(HttpStatusCode.OK, Public(ServiceState.Suspended));
        await Visitor.Submit(form, ("Reason", "Eine Lücke wird geschlossen."));

        var sent = Sent($"POST /v1/services/{Listings.Slug}/suspensions");
        Assert.That(sent.As<NewSuspension>().Reason, Is.EqualTo("Eine Lücke wird geschlossen."));
        Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v7\""));
    }

    [Test]
    public async Task Suspend_Editor_SaysWhichRoleIsMissing()
    {
        await SignInEditor();
        IsNotAllowed(await Visitor.Open($"{Home}/aussetzen"), "die Rolle „Freigeben“");
    }

    [Test]
    public async Task Resume_SuspendedByTheOtherSide_IsNotOffered()
    {
        await SignInApprover(ServiceState.Suspended, ListingSide.Operator);
        var page = await Visitor.Open($"{Home}/wieder-aufnehmen");

        Assert.That(page.Text, Does.Contain("Ausgesetzt hat ihn die andere Seite").And.Contain("Eine Lücke wird geschlossen."));
        Assert.That(page.Document.QuerySelectorAll("main button"), Is.Empty);
    }

    [Test]
    public async Task Resume_OwnSuspension_NamesTheVersion()
    {
        await SignInApprover(ServiceState.Suspended);
        Api.Answers[$"POST /v1/services/{Listings.Slug}/resumptions"] = _ => StandInApi.Json(HttpStatusCode.OK, Public(ServiceState.Published));
        await Visitor.Submit(await Visitor.Open($"{Home}/wieder-aufnehmen"));

        Assert.That(Sent($"POST /v1/services/{Listings.Slug}/resumptions").Headers["If-Match"], Is.EqualTo("\"v7\""));
    }

    [Test]
    public async Task Retire_WrongNumber_EndsNothing()
    {
        await SignInApprover(ServiceState.Published);
        var form = await Visitor.Open($"{Home}/ende");
        Assert.That(form.Text, Does.Contain("30.06.2028"));
        var again = await Visitor.Submit(form, ("EndsOn", "2028-06-30"), ("Reason", "Es gibt einen Nachfolger."), ("Confirmed", "2"));

        HasErrorAt(again, "Confirmed");
        Assert.That(Api.Calls, Does.Not.Contain($"POST /v1/services/{Listings.Slug}/retirements"));
        Assert.That(again.Value("EndsOn"), Is.EqualTo("2028-06-30"));
    }

    [Test]
    public async Task Retire_NumberConfirmed_SendsDayReasonAndSuccessor()
    {
        await SignInApprover(ServiceState.Published);
        Api.Answers[$"POST /v1/services/{Listings.Slug}/retirements"] = _ => StandInApi.Json(HttpStatusCode.OK, Public(ServiceState.Retiring));
        await Visitor.Submit(await Visitor.Open($"{Home}/ende"), ("EndsOn", "2028-06-30"), ("Reason", "Es gibt einen Nachfolger."), ("Successor", "hundesteuer"), ("Confirmed", "12"));

        Assert.That(Sent($"POST /v1/services/{Listings.Slug}/retirements").As<NewRetirement>(),
            Is.EqualTo(new NewRetirement { EndsOn = new DateOnly(2028, 6, 30), Reason = "Es gibt einen Nachfolger.", Successor = "hundesteuer", Adoptions = 12 }));
    }

    [TestCase("/endsOn", "EndsOn")]
    [TestCase("/successor", "Successor")]
    [TestCase("/adoptions", "Confirmed")]
    public async Task Retire_Refused_LeadsToTheField(string pointer, string field)
    {
        await SignInApprover(ServiceState.Published);
        Refuse($"POST /v1/services/{Listings.Slug}/retirements", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks(pointer, "Das geht nicht."));
        HasErrorAt(await Visitor.Submit(await Visitor.Open($"{Home}/ende"), ("EndsOn", "2028-01-01"), ("Reason", "Es gibt einen Nachfolger."), ("Confirmed", "12")), field);
    }

    private static AngleSharp.Dom.IElement Link(Shown page, string href) => page.Document.QuerySelector($"main a[href='{href}']")!;

    private static string Task(Shown page, string title) =>
        page.Document.QuerySelectorAll(".kern-task-list__item").Single(item => item.QuerySelector(".kern-task-list__content-wrapper")!.TextContent.Trim() == title).TextContent;

    private async Task SignInApprover(ServiceState state, ListingSide by = ListingSide.Provider)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Approver);
        AnswerListing();
        Answer($"GET /v1/services/{Listings.Slug}", Public(state, by));
        Answer($"GET /v1/services/{Listings.Slug}/effects", Effect);
    }

    private static Service Public(ServiceState state, ListingSide by = ListingSide.Provider) => new(Listings.Everything)
    {
        Slug = Listings.Slug,
        Version = 7,
        State = state,
        Origin = ListingOrigin.Reviewed,
        Provider = StandInApi.Thueringen,
        Revision = 1,
        PublishedAt = DateTimeOffset.UnixEpoch,
        Suspension = state == ServiceState.Suspended ? new Suspension { Since = DateTimeOffset.UnixEpoch, By = by, Reason = "Eine Lücke wird geschlossen." } : null,
    };
}
