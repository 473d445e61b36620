using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Organisations;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Demands;

/// <summary>Which contract may we sign, who wants what, and giving a service to many: before a stand-in for the API.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class DemandPagesTests : ActingFor
{
    private static readonly Guid Offer = Fixtures.Offer.Id;

    private static readonly CostTotals Some = new() { FirstYear = Money.OfCents(3_181_738), FullYear = Money.OfCents(4_772_608), OneOff = Money.OfCents(0) };

    private static readonly Demand Demand = new()
    {
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Land = "TH",
        Kommunen = 37,
        Inhabitants = 1_200_000,
        Since = DateTimeOffset.UnixEpoch,
        EarliestStart = "2027-05",
        Joining = new JoiningCost { Offer = Offer, OfferName = "FIT-Store", Start = "2027-01", Land = Some, PassingOn = PassingOn.LandPays, Kommunen = Some },
    };

    private static readonly ServiceDemand Detail = new()
    {
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Kommunen = 37,
        Inhabitants = 1_200_000,
        Laender = [Demand],
        SizeClasses = [new DemandOfSize { Size = new SizeBand { From = 100_000 }, Kommunen = 37, Inhabitants = 1_200_000 }],
        WishedStarts = [new DemandOfMonth { Month = "2027-05", Kommunen = 37, Inhabitants = 1_200_000 }],
    };

    private static readonly Assignment Prepared = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        State = AssignmentState.Prepared,
        Assigner = StandInApi.Thueringen,
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Offer = Offer,
        OfferName = "FIT-Store",
        TermsVersion = 1,
        Start = "2099-05",
        BindingUntil = new DateOnly(2099, 3, 31),
        Kommunen = 300,
        DocumentsMade = 0,
        PreparedAt = DateTimeOffset.UnixEpoch,
        PreparedBy = "Anke Hoffmann",
        Errors = [],
        ErrorCount = 0,
    };

    private static readonly AssignmentCheck Right = new()
    {
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        OfferName = "FIT-Store",
        TermsVersion = 1,
        Kommunen = 2,
        Inhabitants = 50_000,
        Errors = [],
    };

    private static string AssignmentPage => $"/zuweisungen/{Prepared.Id}";

    [Test]
    public async Task PathFinder_OrganisationAndService_LeadToTheAnswer()
    {
        Answer("GET /v1/services", new ServiceList { Items = [Fixtures.Card], Facets = [] });
        Answer("GET /v1/laender", PageOf(Fixtures.Laender));
        AnswerSearch(Frankfurt);
        Answer("GET /v1/services/hundesteuer", Fixtures.Service);
        AnswerPaths(Ref(Frankfurt), LegalPathOutcome.Closed);
        var page = await Visitor.Open($"/vertragswege?wer.Words={Uri.EscapeDataString(Frankfurt.Name)}&dienst=hundesteuer");
        Assert.Multiple(() =>
        {
            Assert.That(page.Address.PathAndQuery, Is.EqualTo($"/dienste/hundesteuer/vertragswege?fuer={Frankfurt.Id}"));
            Assert.That(page.Heading, Is.EqualTo("Welcher Weg steht uns offen?"));
            Assert.That(page.Text, Does.Contain("keine Rechtsberatung"));
            Assert.That(page.Document.QuerySelectorAll(".chain li").Select(party => party.TextContent), Is.EqualTo((string[])["Hessen", Frankfurt.Name]));
            Assert.That(page.Document.QuerySelectorAll("a[href*='/interesse']"), Is.Empty, "no way into a request that is closed");
        });
    }

    [Test]
    public async Task PathFinder_NothingChosen_AsksAtTheFields()
    {
        Answer("GET /v1/services", new ServiceList { Items = [Fixtures.Card], Facets = [] });
        var page = await Visitor.Open("/vertragswege?dienst=");
        Assert.That(page.Document.QuerySelectorAll(".error-summary li"), Has.Length.EqualTo(2));
    }

    [TestCase(LegalPathOutcome.Demand, "Interesse als Bedarf bekunden")]
    [TestCase(LegalPathOutcome.Open, "Interesse bekunden")]
    public async Task LegalPaths_OfOnesOwn_LeadIntoTheRequest(LegalPathOutcome outcome, string button)
    {
        await SignInAdmin();
        Answer("GET /v1/services/hundesteuer", Fixtures.Service);
        AnswerPaths(StandInApi.Nordhausen, outcome);
        var page = await Visitor.Open("/dienste/hundesteuer/vertragswege");
        var request = page.Document.QuerySelector($"a[href='/dienste/hundesteuer/interesse?angebot={Offer}']");
        Assert.Multiple(() =>
        {
            Assert.That(request?.TextContent, Does.Contain(button));
            Assert.That(page.Document.QuerySelectorAll("a[href='/organisation/merkmale/neu']"), Is.Not.Empty, "who administers is led to where the fact is recorded");
            Assert.That(page.Document.QuerySelectorAll("table caption").Single().TextContent, Does.Contain("Alle Angebote"));
        });
    }

    [Test]
    public async Task Demands_OfALand_SayWhoWantsItAndWhatItCosts()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Answer("GET /v1/demands", PageOf(Demand));
        var page = await Visitor.Open("/bedarf");
        var text = page.Text.Replace('\u00a0', ' ');
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("37 Kommunen mit zusammen 1,2 Mio. Einwohnern möchten das."));
            Assert.That(text, Does.Contain("jährlich 47.726,08 €"));
            Assert.That(page.Document.QuerySelector("a[href='/bedarf/hundesteuer']"), Is.Not.Null);
        });
    }

    [Test]
    public async Task Demand_OfALand_LeadsToItsOwnRequest()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Answer("GET /v1/demands/hundesteuer", Detail);
        Answer("GET /v1/demands/hundesteuer/kommunen", PageOf(new WaitingKommune { Adoption = Guid.CreateVersion7(), Organisation = StandInApi.Nordhausen, Ars = "160620041041", Inhabitants = 40_732, WishedStart = "2027-05", Since = DateTimeOffset.UnixEpoch }));
        var page = await Visitor.Open("/bedarf/hundesteuer");
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelector($"a[href='/dienste/hundesteuer/interesse?angebot={Offer}']")?.TextContent, Does.Contain("Nachnutzung für Thüringen anfragen"));
            Assert.That(page.Text, Does.Contain("Nordhausen, Stadt").And.Contain("die Kommunen zahlen nichts"));
        });
    }

    [Test]
    public async Task Demand_OfAProvider_HasNumbersAndNoNames()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Editor);
        Answer("GET /v1/demands/hundesteuer", Detail with { Laender = [Demand with { Joining = null }] });
        Answer("GET /v1/demands/hundesteuer/kommunen", PageOf<WaitingKommune>());
        var page = await Visitor.Open("/bedarf/hundesteuer");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text, Does.Contain("Wer wartet, sieht nur das Land selbst."));
            Assert.That(page.Document.QuerySelectorAll("a[href*='/interesse']"), Is.Empty);
            Assert.That(page.Text, Does.Not.Contain("Was ein Beitritt kostet"));
        });
    }

    [Test]
    public async Task NewAssignment_WrongLines_AreShownByLine_AndNothingTypedIsLost()
    {
        await SignInAssigner();
        Answer("POST /v1/assignment-checks", Right with { Errors = [new AssignmentError { Line = 2, Text = "x1", Code = InputErrorCodes.Format, Detail = "Das ist kein Regionalschlüssel." }] });
        var page = await Visitor.Submit(await Visitor.Open("/zuweisungen/neu"), ("Offer", Offer.ToString()), ("List", "160620041041\nx1\n"));
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelector("main table tbody th")?.TextContent, Is.EqualTo("Zeile 2"));
            Assert.That(page.Text, Does.Contain("Das ist kein Regionalschlüssel."));
            Assert.That(page.Value("List"), Is.EqualTo("160620041041\nx1\n"));
            Assert.That(page.Document.QuerySelectorAll("main form").Length, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task NewAssignment_NothingGiven_AsksAtTheFields()
    {
        await SignInAssigner();
        var page = await Visitor.Submit(await Visitor.Open("/zuweisungen/neu"), ("BindingUntil", ""), ("List", "  \n"));
        Assert.That(page.Document.QuerySelectorAll(".error-summary li").Select(error => error.TextContent), Has.Some.Contain("Wählen Sie den Dienst").And.Some.Contain("Nennen Sie mindestens eine Kommune").And.Some.Contain("letzten Tag"));
    }

    [Test]
    public async Task NewAssignment_RightList_IsPreparedWithWhatWasTyped()
    {
        await SignInAssigner();
        Answer("POST /v1/assignment-checks", Right);
        Answer("POST /v1/assignments", Prepared, HttpStatusCode.Accepted);
        AnswerAssignment(Prepared, release: false);
        var check = await Visitor.Submit(await Visitor.Open("/zuweisungen/neu"), ("Offer", Offer.ToString()), ("List", "160620041041\n16062\n"));
        Assert.That(check.Text, Does.Contain("Jede Zeile ist richtig."));
        var page = await Visitor.Submit(check);
        var sent = Api.Received.Single(received => received.Call == "POST /v1/assignments").As<NewAssignment>();
        Assert.Multiple(() =>
        {
            Assert.That(page.Address.AbsolutePath, Is.EqualTo(AssignmentPage));
            Assert.That(page.Text, Does.Contain("Die Zuweisung ist vorbereitet."));
            Assert.That(sent.Recipients, Is.EqualTo((string[])["160620041041", "16062"]));
            Assert.That((sent.Offer, sent.LegalBasis, sent.BindingUntil is not null), Is.EqualTo((Offer, (string?)null, true)));
        });
    }

    [Test]
    public async Task NewAssignment_Change_ShowsTheFormAsItWas()
    {
        await SignInAssigner();
        Answer("POST /v1/assignment-checks", Right);
        var check = await Visitor.Submit(await Visitor.Open("/zuweisungen/neu"), ("Offer", Offer.ToString()), ("Way", "gesetz"), ("LegalBasis", "§ 3"), ("List", "16062"));
        var form = await Visitor.Submit(check, "button[formaction]");
        Assert.Multiple(() =>
        {
            Assert.That((form.Value("List"), form.Value("LegalBasis"), form.Value("Way")), Is.EqualTo(("16062", "§ 3", "gesetz")));
            Assert.That(form.Document.QuerySelectorAll(".error-summary"), Is.Empty);
        });
    }

    [Test]
    public async Task Release_ByWhoPrepared_SaysThatSomebodyElseHasTo()
    {
        await SignInAssigner();
        AnswerAssignment(Prepared, release: false);
        var page = await Visitor.Open(AssignmentPage + "/freigeben");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text, Does.Contain("Freigeben muss jemand anderes"));
            Assert.That(page.Document.QuerySelectorAll("main form"), Is.Empty);
        });
    }

    [Test]
    public async Task Release_BySomebodyElse_IsSentWithTheVersionSeen()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Approver);
        AnswerAssignment(Prepared, release: true);
        var page = await Visitor.Open(AssignmentPage + "/freigeben");
        Answer($"POST /v1/assignments/{Prepared.Id}/releases", Prepared with { State = AssignmentState.Validating, Version = 2 }, HttpStatusCode.Accepted);
        AnswerAssignment(Prepared with { State = AssignmentState.MakingDocuments, Version = 5, DocumentsMade = 125 }, release: false);
        var running = await Visitor.Submit(page);
        Assert.Multiple(() =>
        {
            Assert.That(Api.Received.Single(received => received.Call.EndsWith("/releases", StringComparison.Ordinal)).Headers["If-Match"], Is.EqualTo("\"v1\""));
            Assert.That(running.Document.QuerySelector("progress")?.GetAttribute("value"), Is.EqualTo("125"));
            Assert.That(running.Document.QuerySelector($"a[href='{AssignmentPage}']")?.TextContent, Is.EqualTo("Stand aktualisieren"), "without a script a link refreshes");
        });
    }

    [Test]
    public async Task Release_SomebodyWasFaster_IsTold()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Approver);
        AnswerAssignment(Prepared, release: true);
        var page = await Visitor.Open(AssignmentPage + "/freigeben");
        Refuse($"POST /v1/assignments/{Prepared.Id}/releases", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        AnswerAssignment(Prepared with { State = AssignmentState.Cancelled, Version = 2 }, release: false, cancel: false);
        TellsOfChange(await Visitor.Submit(page));
    }

    [Test]
    public async Task Cancel_WhileProgressMovesOn_IsTriedWithTheNewestVersion()
    {
        await SignInAssigner();
        AnswerAssignment(Prepared with { State = AssignmentState.MakingDocuments }, release: false);
        var page = await Visitor.Open(AssignmentPage + "/abbrechen");
        var tries = 0;
        Api.Answers[$"POST /v1/assignments/{Prepared.Id}/cancellations"] = _ => ++tries == 1
            ? StandInApi.Problem(HttpStatusCode.PreconditionFailed, ProblemCodes.Stale)
            : StandInApi.Json(HttpStatusCode.Accepted, Prepared with { State = AssignmentState.Cancelled });
        var done = await Visitor.Submit(page);
        Assert.Multiple(() =>
        {
            Assert.That(tries, Is.EqualTo(2));
            Assert.That(done.Text, Does.Contain("Die Zuweisung ist abgebrochen."));
        });
    }

    private async Task SignInAssigner()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Answer("GET /v1/adoptions", PageOf<Adoption>());
        Answer("GET /v1/provided-services", PageOf(new ProvidedService { Slug = "hundesteuer", Name = "Hundesteuer", State = ServiceState.Published, Version = 1, CompletePercent = 100, UnmetGates = 0, OpenRequests = 0, Adopters = 0, ChangedAt = DateTimeOffset.UnixEpoch }));
        Answer("GET /v1/services/hundesteuer/offers", PageOf(Fixtures.Offer with { LegalModel = LegalModel.FitStore }));
    }

    private void AnswerAssignment(Assignment assignment, bool release, bool cancel = true)
    {
        Answer($"GET /v1/assignments/{assignment.Id}", assignment);
        Answer($"GET /v1/assignments/{assignment.Id}/kommunen", PageOf(new AssignedKommune { Line = 1, Organisation = StandInApi.Nordhausen, Ars = "160620041041" }));
        var items = new List<AssignmentTransition>();
        if (assignment.State == AssignmentState.Prepared)
        {
            items.Add(new AssignmentTransition
            {
                Act = AssignmentAct.Release,
                Href = "/",
                Roles = [Role.Approver],
                Allowed = release,
                Missing = release ? [] : [new InputError { Pointer = "", Code = InputErrorCodes.FourEyes, Detail = "Sie haben diese Zuweisung vorbereitet." }],
            });
        }

        if (cancel)
        {
            items.Add(new AssignmentTransition { Act = AssignmentAct.Cancel, Href = "/", Roles = [Role.Editor], Allowed = true, Missing = [] });
        }

        Answer($"GET /v1/assignments/{assignment.Id}/transitions", new AssignmentTransitions { State = assignment.State, Transitions = items });
    }

    private void AnswerPaths(OrganisationRef organisation, LegalPathOutcome outcome)
    {
        var path = new LegalPath
        {
            Outcome = outcome,
            Reason = "Dafür muss ein Rahmenvertrag bestehen.",
            DecidedBy = FactKind.FrameworkWith,
            Parties = [Fixtures.Provider, organisation],
            Steps = ["Sie unterschreiben."],
            OpensBy = "Sie schließen den Rahmenvertrag.",
        };
        var offer = new OfferLegalPaths { Offer = Offer, Name = "Abruf", Model = LegalModel.Kommunalvertreter, Seller = Fixtures.Provider, Paths = [path] };
        var other = offer with { Offer = Guid.CreateVersion7(), Name = "Anderer Weg", Paths = [path with { Outcome = LegalPathOutcome.Closed }] };
        Answer("GET /v1/services/hundesteuer/legal-paths", new ServiceLegalPaths
        {
            Organisation = organisation,
            Service = "hundesteuer",
            ServiceName = "Hundesteuer",
            Best = outcome,
            Offers = outcome == LegalPathOutcome.Closed ? [offer] : [offer, other],
            Note = "Dies ist keine Rechtsberatung.",
        });
    }
}
