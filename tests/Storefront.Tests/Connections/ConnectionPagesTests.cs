using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Organisations;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Connections;

/// <summary>The way from the contract to live: the guided path, its items, who helps, the board and what a vendor sees; before a stand-in for the API.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ConnectionPagesTests : ActingFor
{
    private static readonly OrganisationRef Vendor = new() { Id = Guid.CreateVersion7(), Name = "Amtwerk Software (Beispiel)", Kind = OrganisationKind.Vendor };

    private static readonly OrganisationRef Provider = new() { Id = Guid.CreateVersion7(), Name = "Mecklenburg-Vorpommern", Kind = OrganisationKind.Land, Land = "MV" };

    private static readonly DateOnly Long = new(2020, 1, 1);

    private static readonly DateOnly Far = new(2099, 5, 1);

    private static readonly Adoption Connected = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 7,
        State = AdoptionState.Onboarding,
        StateSince = DateTimeOffset.UnixEpoch,
        Route = AdoptionRoute.Provider,
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Offer = Guid.CreateVersion7(),
        LegalModel = LegalModel.FitStore,
        TermsVersion = 1,
        Adopter = StandInApi.Nordhausen,
        Provider = Provider,
        Addressee = StandInApi.Thueringen,
        History = [],
        Provenance = Provenance.Declared,
    };

    private static readonly ChecklistItem Mailbox = Item("functionalMailbox", "Funktionspostfach eingerichtet", ChecklistOwner.Kommune, StandInApi.Nordhausen) with { Mandatory = true, BeforeTest = true, DueOn = Long };

    private static readonly ChecklistItem Firewall = Item("firewallRule", "Firewall freigeschaltet", ChecklistOwner.Kommune, StandInApi.Nordhausen);

    private static readonly ChecklistItem Interface = Item("vendorInterface", "Schnittstelle zugesagt", ChecklistOwner.Vendor, null);

    private static readonly ChecklistItem Plan = Item("testPlan", "Testplan abgestimmt", ChecklistOwner.Provider, Provider);

    private static readonly AdoptionChecklist Checklist = new()
    {
        Adoption = Connected.Id,
        Version = 4,
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Adopter = StandInApi.Nordhausen,
        Template = 1,
        StartedOn = Long,
        Entries = [Mailbox, Firewall, Interface, Plan],
        MissingForTest = [Mailbox.Key],
        MissingForLive = [Mailbox.Key],
        LastChange = new ChecklistChange
        {
            Item = Firewall.Key,
            At = DateTimeOffset.UnixEpoch,
            By = StandInApi.Nordhausen,
            Person = "Jana Petersen",
            Changed = [ChecklistMember.Note],
            State = ChecklistItemState.Open,
            DueOn = Far,
        },
    };

    private static readonly VendorItem Asked = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 2,
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Adopter = StandInApi.Nordhausen,
        Product = "Amtwerk Bau",
        Title = "Schnittstelle zugesagt",
        Explanation = "Beauftragen Sie den Hersteller.",
        State = ChecklistItemState.Open,
        DueOn = Far,
        Late = false,
        Note = "Zeile 1\n<b>Zeile 2</b>",
        Files = [new AdoptionFile { Id = Guid.CreateVersion7(), Name = "anforderung.pdf", MediaType = "application/pdf", Size = 2048, Sha256 = new string('a', 64), AddedAt = DateTimeOffset.UnixEpoch, By = StandInApi.Nordhausen, Item = "vendorInterface", Address = "/v1/x" }],
    };

    private static string Home => $"/nachnutzungen/{Connected.Id}/anbindung";

    [SetUp]
    public void Know()
    {
        Answer($"GET /v1/adoptions/{Connected.Id}", Connected);
        AnswerChecklist(Checklist);
    }

    [Test]
    public async Task Path_SaysWhatIsNext_WhoDoesIt_AndUntilWhen()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var page = await Visitor.Open(Home);
        var next = page.Document.QuerySelector("section[aria-labelledby='jetzt']")!;
        Assert.Multiple(() =>
        {
            Assert.That(page.Heading, Is.EqualTo("Hundesteuer anbinden"));
            Assert.That(page.Text, Does.Contain("Vor dem Test ist noch 1 Punkt zu erledigen.").And.Contain("0 von 4 Punkten sind erledigt").And.Contain("Jana Petersen").And.Contain("auch wenn jemand anderes begonnen hat"));
            Assert.That(next.TextContent, Does.Contain("Als Nächstes für Sie").And.Contain(Mailbox.Title).And.Contain(Mailbox.Explanation).And.Contain("Nordhausen, Stadt").And.Contain("01.01.2020").And.Contain("überfällig"));
            Assert.That(next.QuerySelector($"a[href='{Home}/functionalMailbox']")!.TextContent, Does.Contain("Diesen Punkt bearbeiten"));
            Assert.That(page.Text, Does.Contain("noch nicht angegeben"));
            Assert.That(page.Document.QuerySelector($"a[href='{Home}/beteiligte']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelectorAll($"a[href^='{Home}/bericht/']"), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public async Task Path_ReadyForTheTest_LeadsThere()
    {
        AnswerChecklist(Checklist with { Entries = [Mailbox with { State = ChecklistItemState.Done }, Firewall], MissingForTest = [], MissingForLive = [] });
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var page = await Visitor.Open(Home);
        Assert.That(page.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "Den Test beginnen").GetAttribute("href"), Is.EqualTo($"/nachnutzungen/{Connected.Id}"));
    }

    [Test]
    public async Task Path_AllDone_SaysSo()
    {
        AnswerChecklist(Checklist with { Entries = [Mailbox with { State = ChecklistItemState.Done }], MissingForTest = [], MissingForLive = [] });
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Assert.That((await Visitor.Open(Home)).Text, Does.Contain("Alle Punkte sind erledigt").And.Contain("Im Vorgang steht der nächste Schritt.").And.Contain("1 von 1 Punkten ist erledigt").Or.Contain("1 von 1"));
    }

    [Test]
    public async Task Path_BeforeItBegan_SaysWhatWillBeHere()
    {
        Refuse($"GET /v1/adoptions/{Connected.Id}/checklist", HttpStatusCode.NotFound, ProblemCodes.NotFound);
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var page = await Visitor.Open(Home);
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("Die Anbindung hat noch nicht begonnen").And.Contain("Nordhausen, Stadt die Anbindung"));
        Assert.That((await Visitor.Open($"{Home}/functionalMailbox")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Visitor.Open($"{Home}/beteiligte")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Path_ForTheProvider_IsToLookAt()
    {
        AnswerChecklist(Checklist with { Entries = [Mailbox] });
        await SignIn(Provider, Role.Reader, Role.Editor);
        var page = await Visitor.Open(Home);
        Assert.That(page.Document.QuerySelector("section[aria-labelledby='jetzt']")!.TextContent, Does.Contain("Diesen Punkt ansehen").And.Not.Contain("für Sie"));
        Assert.That(page.Document.QuerySelector($"a[href='{Home}/beteiligte']"), Is.Null);
        var item = await Visitor.Open($"{Home}/functionalMailbox");
        Assert.That(item.Document.QuerySelectorAll("main form"), Is.Empty);
        Assert.That(item.Text, Does.Contain("Diesen Punkt bearbeiten Nordhausen, Stadt."));
    }

    [Test]
    public async Task Item_OfAReader_SaysWhichRoleIsMissing()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        var page = await Visitor.Open($"{Home}/firewallRule");
        Assert.That(page.Document.QuerySelectorAll("main form"), Is.Empty);
        Assert.That(page.Text, Does.Contain($"Rolle „{Texts.Words.Of(Role.Editor)}“"));
    }

    [Test]
    public async Task Item_Saved_SendsWhatWasTyped_AndGoesBackToThePath()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Answer($"PATCH /v1/adoptions/{Connected.Id}/checklist/firewallRule", Firewall);
        var page = await Visitor.Open($"{Home}/firewallRule");
        var after = await Visitor.Submit(page, "#bearbeiten", ("Input.State", "notApplicable"), ("Input.Reason", "Wir holen ab."), ("Input.Note", " Regel 17 \n\n"));
        var sent = Sent($"PATCH /v1/adoptions/{Connected.Id}/checklist/firewallRule");
        Assert.Multiple(() =>
        {
            Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home));
            Assert.That(after.Text, Does.Contain("Der Punkt ist gespeichert."));
            Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v1\""));
            Assert.That(sent.Body, Does.Contain("\"state\":\"notApplicable\"").And.Contain("Wir holen ab.").And.Contain("\"note\":\"Regel 17\"").And.Contain("\"dueOn\":\"2099-05-01\"").And.Not.Contain("promisedOn"));
        });
    }

    [Test]
    public async Task Item_Refused_TellsItAtTheField_AndKeepsWhatWasTyped()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Api.Answers[$"PATCH /v1/adoptions/{Connected.Id}/checklist/vendorInterface"] = _ => Wrong("/promisedOn", "Geben Sie einen Tag vom 22.11.2026 bis zum 22.11.2031 an.");
        var page = await Visitor.Open($"{Home}/vendorInterface");
        Assert.That(page.Text, Does.Contain("Der Hersteller ist noch nicht genannt").And.Contain("Der Hersteller liest mit."));
        var again = await Visitor.Submit(page, "#bearbeiten", ("Input.State", "inProgress"), ("Input.PromisedOn", "1999-01-01"), ("Input.Note", "Angebot liegt vor"));
        HasErrorAt(again, "Input_PromisedOn");
        Assert.That((again.Value("Input.Note"), again.Value("Input.State"), again.Value("Input.PromisedOn")), Is.EqualTo(("Angebot liegt vor", "inProgress", "1999-01-01")));
    }

    [Test]
    public async Task Item_ChangedMeanwhile_ShowsWhatHolds_AndGoesOnFromThere()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Refuse($"PATCH /v1/adoptions/{Connected.Id}/checklist/firewallRule", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        var page = await Visitor.Open($"{Home}/firewallRule");
        Answer($"GET /v1/adoptions/{Connected.Id}/checklist/firewallRule", Firewall with { Version = 9, Note = "Von Karim", State = ChecklistItemState.InProgress });
        var again = await Visitor.Submit(page, "#bearbeiten", ("Input.State", "done"), ("Input.Note", "Von mir"));
        TellsOfChange(again);
        Assert.That(again.Text, Does.Contain("Notiz: Von Karim"));
        Assert.That((again.Value("Input.Note"), again.Value("Version")), Is.EqualTo(("Von mir", "9")));
    }

    [Test]
    public async Task Item_WithoutState_AsksForIt()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var again = await Visitor.Submit(await Visitor.Open($"{Home}/firewallRule"), "#bearbeiten", ("Input.State", ""), ("Input.Note", "bleibt"));
        Assert.That(again.Document.Title, Does.StartWith("Fehler: "));
        Assert.That(again.Text, Does.Contain("Wählen Sie, wie weit der Punkt ist."));
        Assert.That(again.Value("Input.Note"), Is.EqualTo("bleibt"));
    }

    [TestCase("", "Wählen Sie eine Datei aus.")]
    [TestCase("leer", "Die Datei ist leer.")]
    public async Task ItemFile_ThatIsNone_IsToldAtTheField(string how, string what)
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var page = await Visitor.Open($"{Home}/firewallRule");
        var again = await Upload(page, how.Length == 0 ? null : []);
        HasErrorAt(again, "Datei");
        Assert.That(again.Text, Does.Contain(what));
        Assert.That(again.Value("Input.State"), Is.EqualTo("open"), "the other form stays");
    }

    [Test]
    public async Task ItemFile_OfAWrongKind_IsToldAtTheField_AndAGoodOneIsThere()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Api.Answers[$"POST /v1/adoptions/{Connected.Id}/files"] = _ => Wrong("", "Dateien dieser Art werden nicht angenommen.");
        var page = await Visitor.Open($"{Home}/firewallRule");
        var again = await Upload(page, "<html>"u8.ToArray());
        HasErrorAt(again, "Datei");
        Answer($"POST /v1/adoptions/{Connected.Id}/files", Asked.Files[0], HttpStatusCode.Created);
        var after = await Upload(again, "Zeile"u8.ToArray());
        Assert.That(after.Text, Does.Contain("Die Datei ist hochgeladen."));
        Assert.That(Sent($"POST /v1/adoptions/{Connected.Id}/files").Query, Does.Contain("item=firewallRule").And.Contain("name=plan.txt"));
    }

    [Test]
    public async Task Parties_Named_GoToTheApi_AndAWrongOneComesBackWithWhatWasTyped()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Answer("GET /v1/services/hundesteuer", Fixtures.Service);
        Answer("GET /v1/organisations", PageOf(Entry("Rechenzentrum Mitte", null, "TH") with { Kind = OrganisationKind.ItProvider }));
        Api.Answers[$"PATCH /v1/adoptions/{Connected.Id}/checklist"] = _ => Wrong("/fachverfahren/vendor", "Geben Sie den Hersteller an.");
        var page = await Visitor.Open($"{Home}/beteiligte");
        var again = await Visitor.Submit(page, ("Input.Product", "Amtwerk Bau"));
        HasErrorAt(again, "Input_Vendor");
        Assert.That(again.Value("Input.Product"), Is.EqualTo("Amtwerk Bau"));

        Refuse($"PATCH /v1/adoptions/{Connected.Id}/checklist", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        AnswerChecklist(Checklist with { Version = 8, Fachverfahren = new ConnectedFachverfahren { Product = "Lindenhof", Vendor = "L" } });
        var late = await Visitor.Submit(again, ("Input.Vendor", "Amtwerk"));
        TellsOfChange(late);
        Assert.That((late.Value("Input.Vendor"), late.Value("Version")), Is.EqualTo(("Amtwerk", "8")));

        Answer($"PATCH /v1/adoptions/{Connected.Id}/checklist", Checklist);
        var after = await Visitor.Submit(late);
        Assert.That(after.Text, Does.Contain("Die Angaben sind gespeichert."));
        Assert.That(Sent($"PATCH /v1/adoptions/{Connected.Id}/checklist").Body, Does.Contain("Amtwerk Bau").And.Contain("\"itProvider\":null"));
    }

    [Test]
    public async Task Board_ShowsEachState_TheOldestFirst_AndOffersEverythingToChooseFrom()
    {
        await SignIn(Provider, Role.Reader);
        AnswerBoard(total: 23);
        var page = await Visitor.Open("/anbindungen?land=TH");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text.Replace('\u00A0', ' '), Does.Contain("23 Anbindungen sind unterwegs, 3 davon überfällig"));
            Assert.That(page.Document.QuerySelectorAll(".board__column h2 a").Select(title => title.TextContent), Is.EqualTo((string[])["Vertrag geschlossen", "Anbindung", "Test", "Bald in Betrieb"]));
            Assert.That(page.Document.QuerySelectorAll(".board__age").Select(age => age.TextContent), Does.Contain("länger als 12 Wochen").And.Contain("in den letzten 4 Wochen"));
            Assert.That(page.Document.QuerySelectorAll("select[name='fachverfahren'] option").Select(option => option.TextContent.Trim()), Does.Contain("Nie gezeigtes Verfahren (4)"));
            Assert.That(page.Document.QuerySelectorAll("select[name='land'] option").Select(option => option.TextContent.Trim()), Does.Contain("Thüringen (23)"));
            Assert.That(page.Document.QuerySelector("a[href='/anbindungen?stand=anbindung&land=TH']"), Is.Not.Null);
            Assert.That(page.Text, Does.Contain("Alle 20 in „Anbindung“"));
            Assert.That(Sent("GET /v1/connection-facets").Query, Does.Contain("land=TH"));
            Assert.That(page.Document.QuerySelector("a[href='/anbindungen/bericht/pdf?land=TH']"), Is.Not.Null);
            Assert.That(Api.Received.Count(received => received.Call == "GET /v1/connections"), Is.EqualTo(4));
        });
    }

    [Test]
    public async Task Board_AsAList_WalksThroughAllOfThem()
    {
        await SignIn(Provider, Role.Reader);
        AnswerBoard(total: 120);
        var page = await Visitor.Open("/anbindungen?ansicht=liste&dienst=hundesteuer");
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(2));
            Assert.That(page.Document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Does.Contain("/anbindungen?dienst=hundesteuer&ansicht=liste&cursor=abc"));
            Assert.That(Api.Received.Count(received => received.Call == "GET /v1/connections"), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Board_Empty_SaysWhy_AndWhatIsNoStateIsNotFound()
    {
        await SignIn(Provider, Role.Reader);
        Answer("GET /v1/connections", PageOf<AdoptionConnection>());
        Answer("GET /v1/connection-facets", new ConnectionFacets { Total = 0, Overdue = 0, Stages = [], Laender = [], Services = [], Fachverfahren = [] });
        Assert.That((await Visitor.Open("/anbindungen")).Text, Does.Contain("Sobald ein Vertrag über einen Ihrer Dienste geschlossen ist"));
        var narrowed = await Visitor.Open("/anbindungen?fachverfahren=Gibt+es+nicht");
        Assert.That(narrowed.Text, Does.Contain("Auf diese Auswahl passt nichts."));
        Assert.That(narrowed.Value("fachverfahren"), Is.EqualTo("Gibt es nicht"));
        Assert.That((await Visitor.Open("/anbindungen?stand=quatsch")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Vendor_SeesWhatIsExpected_LateFirst_OrThatNothingIs()
    {
        await SignIn(Vendor, Role.Reader, Role.Editor);
        Answer("GET /v1/vendor-items", PageOf<VendorItem>());
        var empty = await Visitor.Open("/hersteller");
        Assert.That(empty.Text, Does.Contain("Hier liegt nichts").And.Contain("Sobald jemand bei einer Anbindung Ihr Fachverfahren nennt").And.Not.Contain("im Verzug. Nennen"));
        Answer("GET /v1/vendor-items", PageOf(Asked with { Late = true, Files = [], DueOn = Long, PromisedOn = new DateOnly(2020, 2, 1) }));
        var page = await Visitor.Open("/hersteller?verzug=ja&stand=quatsch");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text.Replace('\u00A0', ' '), Does.Contain("1 Punkt ist im Verzug").And.Contain("im Verzug").And.Contain("01.02.2020 (später als gebraucht)"));
            Assert.That(page.Document.QuerySelector($"a[href='/hersteller/{Asked.Id}']")!.TextContent, Does.Contain("Nordhausen, Stadt"));
            Assert.That(page.Document.QuerySelectorAll("select[name='dienst'] option").Select(option => option.TextContent.Trim()), Does.Contain("Hundesteuer"));
        });
    }

    [Test]
    public async Task VendorItem_ShowsItsFilesAsWritten_AndTakesAPromise()
    {
        await SignIn(Vendor, Role.Reader, Role.Editor);
        var call = $"/v1/vendor-items/{Asked.Id}";
        Answer($"GET {call}", Asked);
        Answer("GET /v1/vendor-items", PageOf(Asked));
        var page = await Visitor.Open($"/hersteller/{Asked.Id}");
        Assert.That(page.Document.QuerySelector(".as-written")!.TextContent, Is.EqualTo(Asked.Note), "no HTML of others");
        Assert.That(page.Document.QuerySelector($"a[href='/hersteller/{Asked.Id}/dateien/{Asked.Files[0].Id}']")!.TextContent, Is.EqualTo("anforderung.pdf"));

        Api.Answers[$"PATCH {call}"] = _ => Wrong("/promisedOn", "Geben Sie einen Tag ab heute an.");
        var again = await Visitor.Submit(page, ("Input.PromisedOn", "2001-01-01"), ("Input.State", "inProgress"));
        HasErrorAt(again, "Input_PromisedOn");
        Assert.That(again.Value("Input.State"), Is.EqualTo("inProgress"));

        Refuse($"PATCH {call}", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        Answer($"GET {call}", Asked with { Version = 6, State = ChecklistItemState.InProgress });
        var late = await Visitor.Submit(again, ("Input.PromisedOn", "2099-04-01"));
        TellsOfChange(late);
        Assert.That((late.Value("Version"), late.Value("Input.PromisedOn")), Is.EqualTo(("6", "2099-04-01")));

        Answer($"PATCH {call}", Asked);
        Assert.That((await Visitor.Submit(late)).Text, Does.Contain("Ihre Zusage ist gespeichert."));
        Assert.That(Sent($"PATCH {call}").Headers["If-Match"], Is.EqualTo("\"v6\""));
    }

    [Test]
    public async Task VendorItem_File_IsUploaded_OrToldAtTheField()
    {
        await SignIn(Vendor, Role.Reader, Role.Editor);
        Answer($"GET /v1/vendor-items/{Asked.Id}", Asked);
        Refuse($"POST /v1/vendor-items/{Asked.Id}/files", HttpStatusCode.Conflict, ProblemCodes.FilesFull);
        var page = await Visitor.Open($"/hersteller/{Asked.Id}");
        HasErrorAt(await Upload(page, null), "Datei");
        var full = await Upload(page, "x"u8.ToArray());
        Assert.That(full.Document.Title, Does.StartWith("Fehler: "));
        Answer($"POST /v1/vendor-items/{Asked.Id}/files", Asked.Files[0], HttpStatusCode.Created);
        Assert.That((await Upload(full, "x"u8.ToArray())).Text, Does.Contain("Die Datei ist hochgeladen."));
    }

    [Test]
    public async Task VendorItem_ThatIsNotNeeded_OrOfAReader_TakesNothing()
    {
        await SignIn(Vendor, Role.Reader);
        Answer($"GET /v1/vendor-items/{Asked.Id}", Asked with { State = ChecklistItemState.NotApplicable });
        var page = await Visitor.Open($"/hersteller/{Asked.Id}");
        Assert.That(page.Document.QuerySelectorAll("main form"), Is.Empty);
        Assert.That(page.Text, Does.Contain("braucht diesen Punkt nicht mehr"));
        Answer($"GET /v1/vendor-items/{Asked.Id}", Asked);
        Assert.That((await Visitor.Open($"/hersteller/{Asked.Id}")).Text, Does.Contain($"die Rolle „{Texts.Words.Of(Role.Editor)}“"));
        Assert.That((await Visitor.Open($"/hersteller/{Guid.NewGuid()}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Template_Item_Outdated_IsTold_AndGoesOnFromTheNewestVersion()
    {
        await SignInOperator();
        var entry = new ChecklistTemplateItem { Key = "testPlan", Title = "Testplan", Explanation = "Stimmen Sie ab.", Owner = ChecklistOwner.Provider, Mandatory = true, BeforeTest = true, Days = 28 };
        Answer("GET /v1/checklist-templates", PageOf(new ChecklistTemplate { Version = 3, Entries = [entry] }));
        Assert.That((await Visitor.Open("/betrieb/checkliste")).Document.QuerySelector("a[href='/betrieb/checkliste/testPlan']"), Is.Not.Null);
        Assert.That((await Visitor.Open("/betrieb/checkliste/gibtEsNicht")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var page = await Visitor.Open("/betrieb/checkliste/testPlan");
        var wrong = await Visitor.Submit(page, ("Input.Days", "-3"), ("Input.Title", ""), ("Input.Explanation", "Neu erklärt"));
        HasErrorAt(wrong, "Input_Days");
        HasErrorAt(wrong, "Input_Title");
        Assert.That((wrong.Value("Input.Explanation"), wrong.Value("Input.Days")), Is.EqualTo(("Neu erklärt", "-3")));

        Refuse("POST /v1/checklist-templates", HttpStatusCode.Conflict, ProblemCodes.AlreadyThere);
        Answer("GET /v1/checklist-templates", PageOf(new ChecklistTemplate { Version = 4, Entries = [entry with { Days = 14 }] }));
        var late = await Visitor.Submit(wrong, ("Input.Days", "30"), ("Input.Title", "Testplan abgestimmt"));
        TellsOfChange(late);
        Assert.That((late.Value("Input.Days"), late.Value("Version")), Is.EqualTo(("30", "4")));

        Answer("POST /v1/checklist-templates", new ChecklistTemplate { Version = 5, Entries = [entry] }, HttpStatusCode.Created);
        Assert.That((await Visitor.Submit(late)).Text, Does.Contain("Die neue Fassung der Vorlage gilt."));
        Assert.That(Sent("POST /v1/checklist-templates").As<NewChecklistTemplate>().BasedOn, Is.EqualTo(4));
    }

    [Test]
    public async Task Template_IsTheOperators()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        IsNotAllowed(await Visitor.Open("/betrieb/checkliste"), "für den Betreiber");
        IsNotAllowed(await Visitor.Open("/betrieb/checkliste/neu"), "für den Betreiber");
    }

    [Test]
    public async Task Wish_BeyondWhatTheItProviderCarries_IsToldAtTheWish_Once()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var draft = Connected with { State = AdoptionState.Draft, Version = 2 };
        var month = DateTimeOffset.UtcNow.AddMonths(4).ToString("yyyy-MM-01", System.Globalization.CultureInfo.InvariantCulture);
        var call = $"/v1/adoptions/{draft.Id}";
        var may = new AdoptionTransition { Act = AdoptionAct.ExpressInterest, To = AdoptionState.Interest, Href = "/v1/x", Parties = [], Role = Role.Editor, Allowed = true, NeedsFreshSignIn = false, Missing = [] };
        Answer($"GET {call}", draft);
        Answer($"GET {call}/transitions", new AdoptionTransitions { State = AdoptionState.Draft, Transitions = [may] });
        var page = await Visitor.Open($"/nachnutzungen/{draft.Id}/beginn");
        Assert.That(page.Text, Does.Not.Contain("knapp"));
        Api.Answers[$"PATCH {call}"] = _ =>
        {
            Answer($"GET {call}", draft with { WishedStart = month[..7], Version = 3 });
            return StandInApi.Json(HttpStatusCode.OK, draft with { WishedStart = month[..7], Version = 3 });
        };
        Answer($"GET {call}/transitions", new AdoptionTransitions { State = AdoptionState.Draft, Transitions = [may], Warnings = [new AdoptionWarning { Code = "capacityExceeded", Detail = "Rechenzentrum Mitte kann im 2. Quartal 2027 3 Anbindungen beginnen; 3 sind schon vorgesehen." }] });
        var told = await Visitor.Submit(page, ("Month", month));
        Assert.That(told.Address.AbsolutePath, Does.EndWith("/beginn"));
        Assert.That(told.Text, Does.Contain("könnte knapp werden").And.Contain("Rechenzentrum Mitte kann im 2. Quartal").And.Contain("Ihr Wunsch ist gespeichert."));
        var on = await Visitor.Submit(told);
        Assert.That(on.Address.AbsolutePath, Does.EndWith("/nachricht"), "told once, kept from nothing");
    }

    private static ChecklistItem Item(string key, string title, ChecklistOwner owner, OrganisationRef? responsible) => new()
    {
        Id = Guid.CreateVersion7(),
        Key = key,
        Version = 1,
        Title = title,
        Explanation = $"So geht es: {title}.",
        Owner = owner,
        Responsible = responsible,
        Mandatory = false,
        BeforeTest = false,
        DueOn = Far,
        State = ChecklistItemState.Open,
        Files = [],
        History = [],
    };

    private void AnswerChecklist(AdoptionChecklist checklist)
    {
        Answer($"GET /v1/adoptions/{Connected.Id}/checklist", checklist);
        foreach (var item in checklist.Entries)
        {
            Answer($"GET /v1/adoptions/{Connected.Id}/checklist/{item.Key}", item);
        }
    }

    private void AnswerBoard(int total)
    {
        var old = new AdoptionConnection
        {
            Adoption = Connected.Id,
            Stage = ConnectionStage.Onboarding,
            Since = DateTimeOffset.UnixEpoch,
            Service = "hundesteuer",
            ServiceName = "Hundesteuer",
            Adopter = StandInApi.Nordhausen,
            Provider = Provider,
            Seller = StandInApi.Thueringen,
            Items = 17,
            Settled = 3,
            OverdueItems = 1,
            NextItem = "Testplan abgestimmt",
            NextBy = Provider,
            NextDueOn = Far,
            Overdue = true,
        };
        var young = old with { Adoption = Guid.CreateVersion7(), Since = DateTimeOffset.UtcNow, Overdue = false };
        Api.Answers["GET /v1/connections"] = asked => StandInApi.Json(HttpStatusCode.OK, asked.Query.Contains("stage=", StringComparison.Ordinal) && !asked.Query.Contains("stage=onboarding", StringComparison.Ordinal)
            ? PageOf<AdoptionConnection>()
            : new Page<AdoptionConnection> { Items = [old, young], Next = "/v1/connections?cursor=abc" });
        Answer("GET /v1/connection-facets", new ConnectionFacets
        {
            Total = total,
            Overdue = 3,
            Stages = [Value("contracted", 3), Value("onboarding", 20), Value("testing", 0), Value("liveSoon", 0)],
            Laender = [Value("TH", 23) with { Name = "Thüringen" }],
            Services = [Value("hundesteuer", 23) with { Name = "Hundesteuer" }],
            Fachverfahren = [Value("Nie gezeigtes Verfahren", 4)],
        });

        static ConnectionFacetValue Value(string value, int count) => new() { Value = value, Name = value, Count = count };
    }

    /// <summary>Sends the page's form for a file; none, where none is chosen.</summary>
    private Task<Shown> Upload(Shown page, byte[]? content)
    {
        var form = page.Document.QuerySelector("form[enctype='multipart/form-data']")!;
        var parts = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            parts.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        }

        if (content is not null)
        {
            parts.Add(new ByteArrayContent(content), "Datei", "plan.txt");
        }

        return Visitor.Send(page with { Address = new Uri(page.Address, form.GetAttribute("action")!) }, parts);
    }
}
