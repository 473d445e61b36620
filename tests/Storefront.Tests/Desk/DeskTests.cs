using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Organisations;
using Told = FitStore.Contracts.Notices.Notice;

namespace FitStore.Storefront.Tests.Desk;

/// <summary>The desk tells what is to be done, by whom and by when; several can be moved at once where nothing has to be said.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class DeskTests : ActingFor
{
    private static readonly DateOnly Long = new(2020, 1, 1);

    [SetUp]
    public void Know()
    {
        Answer("GET /v1/notices", PageOf<Told>());
        Answer("GET /v1/demands", PageOf<Demand>());
        Answer("GET /v1/mandates", PageOf<Mandate>());
        Answer("GET /v1/provided-services", PageOf<ProvidedService>());
        Answer("GET /v1/tasks", PageOf<DeskTask>());
    }

    [Test]
    public async Task Desk_WithTasks_ShowsOwnFirst_ThenColleagues_ThenWhatIsAwaited()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var own = Due(AdoptionAct.StartOnboarding, may: true) with { DueOn = Long, Overdue = true };
        var other = Due(AdoptionAct.Accept, may: false) with { Role = Role.Signatory };
        var awaited = Due(AdoptionAct.MakeBindingOffer, may: false) with { By = StandInApi.Thueringen };
        Api.Answers["GET /v1/tasks"] = asked => StandInApi.Json(HttpStatusCode.OK, asked.Query.Contains("whose=others", StringComparison.Ordinal) ? PageOf(awaited) : asked.Query.Contains("mayAct=true", StringComparison.Ordinal) ? PageOf(own) : PageOf(other));
        var page = await Visitor.Open("/schreibtisch?dienst=hundesteuer&rolle=editor&ueberfaellig=ja&land=TH");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text, Does.Contain("ist eine Sache für Sie zu tun").And.Contain("überfällig seit 02.01.2020").And.Contain("Rolle „Zeichnen“"));
            Assert.That(page.Document.QuerySelector($"main a[href='/nachnutzungen/{own.Id}/anbindung-beginnen']")!.TextContent, Does.Contain("Beginnen Sie die Anbindung: Hundesteuer"));
            Assert.That(page.Document.QuerySelector($"main a[href='/nachnutzungen/{other.Id}']")!.TextContent, Does.Contain("Zeichnen Sie den Vertrag"));
            Assert.That(page.Document.QuerySelector("main td[data-label='Wer am Zug ist'], main td")!.TextContent, Is.Not.Empty);
            Assert.That(page.Text.IndexOf("Für Sie", StringComparison.Ordinal), Is.InRange(0, int.MaxValue).And.LessThan(page.Text.IndexOf("Für Kolleginnen und Kollegen mit anderer Rolle", StringComparison.Ordinal)));
            Assert.That(page.Document.QuerySelector("details[open] select[name='dienst']"), Is.Not.Null);
            Assert.That(Sent("GET /v1/tasks").Query, Does.Contain("service=hundesteuer").And.Contain("role=editor").And.Contain("overdue=true").And.Contain("land=TH"));
            Assert.That(Api.Received.Where(received => received.Call == "GET /v1/tasks").Select(received => received.Query), Is.All.Contain("limit=10"));
        });
    }

    [Test]
    public async Task Desk_OfALand_AsksForAnAnswerToDemand_UntilItAskedForTheServiceItself()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Answer("GET /v1/demands", PageOf(Wanted));
        Assert.That((await Visitor.Open("/schreibtisch")).Text, Does.Contain("Bedarf beantworten").And.Contain("Eine Kommune mit"));

        Answer("GET /v1/adoptions", PageOf(One() with { State = AdoptionState.Coordination }));
        Assert.That((await Visitor.Open("/schreibtisch")).Text, Does.Not.Contain("Bedarf beantworten").And.Contain("nichts zu tun"));

        Answer("GET /v1/adoptions", PageOf(One() with { State = AdoptionState.Withdrawn }));
        Assert.That((await Visitor.Open("/schreibtisch")).Text, Does.Contain("Bedarf beantworten"));
    }

    [Test]
    public async Task Desk_OfWhoMayOnlyRead_DoesNotAskForAnAnswerToDemand()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Answer("GET /v1/demands", PageOf(Wanted));
        Assert.That((await Visitor.Open("/schreibtisch")).Text, Does.Not.Contain("Bedarf beantworten"));
    }

    [Test]
    public async Task Desk_WithoutAnything_IsQuiet()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var page = await Visitor.Open("/schreibtisch");
        Assert.That(page.Text, Does.Contain("ist für Sie heute nichts zu tun").And.Contain("Hier liegt nichts").And.Not.Contain("Liste einschränken"));
    }

    [Test]
    public async Task List_OfOneself_OffersSeveralAtOnce_AndPages()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        Answer("GET /v1/tasks", new Page<DeskTask> { Items = [Due(AdoptionAct.StartOnboarding, may: true), Due(AdoptionAct.StartOnboarding, may: true), Due(AdoptionAct.Accept, may: true)], Total = 30, Next = "/v1/tasks?cursor=abc" });
        var page = await Visitor.Open("/schreibtisch/fuer-sie?rolle=editor");
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelectorAll("input[type=checkbox][name=vorgang]"), Has.Length.EqualTo(2), "signing is never among them");
            Assert.That(page.Document.QuerySelector("a[href='/schreibtisch/fuer-sie?rolle=editor&cursor=abc']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelector("button[name=was][value=anbindung-beginnen]"), Is.Not.Null);
        });
    }

    [Test]
    public async Task Several_UnderMandates_SaysWhatWillHappen_ThenWhatBecameOfEach()
    {
        var me = StandInApi.Mia with { ActingFor = StandInApi.ItProvider };
        await Visitor.SignIn(me.Email);
        await Visitor.Submit(await Visitor.Open("/konto/organisation"), ("Organisation", StandInApi.ItProvider.Id.ToString()));
        Answer("GET /v1/me", me);
        var mandate = me.Mandates[0];
        var (easy, fast) = (One(), One());
        Answer($"GET /v1/adoptions/{easy.Id}", easy);
        Answer($"GET /v1/adoptions/{fast.Id}", fast);
        Answer($"POST /v1/adoptions/{easy.Id}/onboarding-starts", easy with { State = AdoptionState.Onboarding });
        Refuse($"POST /v1/adoptions/{fast.Id}/onboarding-starts", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        var check = await Visitor.Open($"/schreibtisch/mehrere?was=anbindung-beginnen&vorgang={easy.Id}_3_{mandate.Id}&vorgang={fast.Id}_3_{mandate.Id}&vorgang={Guid.NewGuid()}_1_{Guid.NewGuid()}&vorgang=quatsch");
        Assert.That(check.Text, Does.Contain("Vorgänge werden bewegt").And.Contain("Die Vollmacht gilt nicht mehr.").And.Contain("im Namen des Auftraggebers"));
        Answer($"GET /v1/adoptions/{fast.Id}", fast with { State = AdoptionState.Onboarding });
        var over = await Visitor.Submit(check);
        var sent = Sent($"POST /v1/adoptions/{easy.Id}/onboarding-starts").Headers;
        Assert.Multiple(() =>
        {
            Assert.That(over.Heading, Is.EqualTo("Das ist geschehen"));
            Assert.That(over.Text, Does.Contain("Vorgängen sind erledigt").And.Contain("Jemand war schneller").And.Contain("Die Anbindung hat begonnen."));
            Assert.That((sent["FitStore-Organisation"], sent["FitStore-Mandate"], sent["If-Match"]), Is.EqualTo((StandInApi.Thueringen.Id.ToString(), mandate.Id.ToString(), "\"v3\"")));
            Assert.That(sent["Idempotency-Key"], Is.Not.EqualTo(Sent($"POST /v1/adoptions/{fast.Id}/onboarding-starts").Headers["Idempotency-Key"]));
        });
    }

    [Test]
    public async Task MandatesDesk_ShowsTheTasksOfAll_AndQuartersThatAreOverbooked()
    {
        await ForItProvider();
        var task = Due(AdoptionAct.StartOnboarding, may: true) with { By = StandInApi.Thueringen, Principal = StandInApi.Thueringen, Mandate = StandInApi.Mia.Mandates[0].Id };
        Answer("GET /v1/tasks", PageOf(task));
        Answer("GET /v1/connection-capacities", PageOf(new QuarterLoad { Quarter = "2027-Q2", Connections = 3, Planned = 5 }, new QuarterLoad { Quarter = "2027-Q3", Connections = 8, Planned = 1 }, new QuarterLoad { Quarter = "2027-Q4", Planned = 2 }));
        var page = await Visitor.Open($"/schreibtisch/vollmachten?auftraggeber={StandInApi.Thueringen.Id}&dienst=hundesteuer");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text.Replace('\u00A0', ' '), Does.Contain("1 Quartal ist überbucht").And.Contain("2. Quartal 2027").And.Contain("2 zu viel").And.Contain("noch 7 frei").And.Contain("keine Grenze"));
            Assert.That(page.Document.QuerySelector("main button, main form[action*='Switch']"), Is.Not.Null);
            Assert.That(page.Text, Does.Contain("Thüringen").And.Contain("Jetzt tun"));
            Assert.That(Sent("GET /v1/tasks").Query, Does.Contain("mandates=true").And.Contain("service=hundesteuer"));
        });
        Answer("GET /v1/tasks", PageOf<DeskTask>());
        Answer("GET /v1/connection-capacities", PageOf<QuarterLoad>());
        var empty = await Visitor.Open("/schreibtisch/vollmachten");
        Assert.That(empty.Text, Does.Contain("Hier liegt nichts").And.Contain("Sobald für einen Auftraggeber etwas zu tun ist").And.Not.Contain("Anbindungen je Quartal"));
    }

    [Test]
    public async Task MandatesDesk_WithoutMandates_SaysHowToGetOne()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        var page = await Visitor.Open("/schreibtisch/vollmachten");
        Assert.That(page.Text, Does.Contain("Sie handeln zurzeit für niemanden im Auftrag.").And.Contain("Noch keine Vollmacht"));
    }

    [Test]
    public async Task MandatesDesk_UnderAMandate_LeadsBack()
    {
        await Visitor.SignIn(StandInApi.Mia.Email);
        Answer("GET /v1/me", StandInApi.Mia with { ActingFor = StandInApi.Thueringen, ActingUnder = StandInApi.ItProvider });
        var page = await Visitor.Open("/schreibtisch/vollmachten");
        Assert.That(page.Document.QuerySelectorAll("main button").Single().TextContent, Does.Contain("Wieder für Rechenzentrum Mitte handeln"));
    }

    [TestCase("/schreibtisch/mehrere")]
    [TestCase("/schreibtisch/mehrere?was=zeichnen&vorgang=x")]
    [TestCase("/schreibtisch/mehrere?was=anbindung-beginnen&vorgang=quatsch&vorgang=1_2_3")]
    public async Task Several_Nothing_SaysWhatToDo(string address)
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var page = await Visitor.Open(address);
        Assert.That((int)page.Status, Is.EqualTo(200).Or.EqualTo(404));
        Assert.That(page.Document.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        Assert.That(page.Document.QuerySelectorAll("main form button[value='anbindung-beginnen']"), Is.Empty);
    }

    private async Task ForItProvider()
    {
        var me = StandInApi.Mia with { ActingFor = StandInApi.ItProvider };
        Answer("GET /v1/laender", PageOf<Land>());
        await Visitor.SignIn(me.Email);
        await Visitor.Submit(await Visitor.Open("/konto/organisation"), ("Organisation", StandInApi.ItProvider.Id.ToString()));
        Answer("GET /v1/me", me);
    }

    private static readonly Demand Wanted = new()
    {
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Land = "TH",
        Kommunen = 1,
        Inhabitants = 40_732,
        Since = DateTimeOffset.UnixEpoch,
    };

    private static DeskTask Due(AdoptionAct act, bool may)
    {
        var id = Guid.CreateVersion7();
        return new DeskTask
        {
            Id = id,
            Kind = DeskTaskKind.Adoption,
            By = StandInApi.Nordhausen,
            Act = act,
            Role = Role.Editor,
            MayAct = may,
            Since = new DateOnly(2026, 11, 1),
            Overdue = false,
            Service = "hundesteuer",
            ServiceName = "Hundesteuer",
            Adoption = id,
            Version = 3,
            State = AdoptionState.Contracted,
            Adopter = StandInApi.Nordhausen,
            Page = $"/nachnutzungen/{id}",
        };
    }

    private static Adoption One() => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 3,
        State = AdoptionState.Contracted,
        StateSince = DateTimeOffset.UnixEpoch,
        Route = AdoptionRoute.Provider,
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Offer = Guid.CreateVersion7(),
        LegalModel = LegalModel.FitStore,
        TermsVersion = 1,
        Adopter = StandInApi.Thueringen,
        Provider = StandInApi.Nordhausen,
        Addressee = StandInApi.Nordhausen,
        History = [],
        Provenance = Provenance.Declared,
    };
}
