using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Adoptions;

/// <summary>What binds and what ends: signing, terminating, answering new terms; and the contracts that come of it.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SigningTests : BetweenTwoSides
{
    private const string Function = "Leiterin der Koordinierungsstelle";

    private async Task ToSign(Adoption? adoption = null)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Signatory, Role.Editor);
        Tell(adoption ?? In(AdoptionState.Offered), May(AdoptionAct.Accept, Role.Signatory, Party.Adopter));
        Take("/acceptances", In(AdoptionState.Contracted, Event(AdoptionAct.Accept, AdoptionState.Contracted, StandInApi.Thueringen)) with { ContractNumber = "FITST/2026/0001" });
    }

    [Test]
    public async Task Sign_Everything_ConcludesTheContract()
    {
        await ToSign();

        var page = await Visitor.Open(At(AdoptionAct.Accept));
        Assert.That(Plain(page), Does.Contain(Hash).And.Contain("45.910,75").And.Contain("6 Monate zum Ende").And.Contain("Betrieb und Thüringen"));
        var done = await Visitor.Submit(page, ("SignsAs", Function), ("Consent", "true"), ("Fresh.CurrentPassword", StandInApi.Password));

        Assert.That(done.Heading, Is.EqualTo("Der Vertrag ist geschlossen"));
        Assert.That(Plain(done), Does.Contain("FITST/2026/0001"));
        Assert.That(done.Document.QuerySelector("main a[href$='/unterlagen/mappe']"), Is.Not.Null);
        var sent = Done("/acceptances").Single();
        Assert.That(sent.Headers["FitStore-Fresh-Sign-In"], Is.EqualTo("fitf_SignContract"));
        var acceptance = sent.As<Acceptance>();
        Assert.That(acceptance.Documents, Is.EqualTo(new[] { Hash }));
        Assert.That(acceptance.SignsAs, Is.EqualTo(Function));
        Assert.That(acceptance.Consent, Is.True);
    }

    [TestCase("", true, StandInApi.Password, "SignsAs")]
    [TestCase(201, true, StandInApi.Password, "SignsAs")]
    [TestCase(Function, false, StandInApi.Password, "Consent")]
    [TestCase(Function, true, "", "Fresh_CurrentPassword")]
    [TestCase(Function, true, "falsch", "Fresh_CurrentPassword")]
    public async Task Sign_Mistake_SignsNothingAndKeepsWhatWasTyped(object function, bool consent, string password, string field)
    {
        await ToSign();
        var typed = function as string ?? new string('ü', (int)function);
        List<(string, string)> fields = [("SignsAs", typed), ("Fresh.CurrentPassword", password)];
        if (consent)
        {
            fields.Add(("Consent", "true"));
        }

        var again = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Accept)), [.. fields]);

        HasErrorAt(again, field);
        Assert.That(again.Value("SignsAs"), Is.EqualTo(typed));
        Assert.That(again.Document.QuerySelector("input[name=Consent][checked]"), consent ? Is.Not.Null : Is.Null);
        Assert.That(again.Value("Fresh.CurrentPassword"), Is.Null.Or.Empty);
        Assert.That(Done("/acceptances"), Is.Empty);
    }

    [TestCase(HttpStatusCode.Conflict, ProblemCodes.DocumentsChanged)]
    [TestCase(HttpStatusCode.Forbidden, ProblemCodes.FourEyes)]
    [TestCase(HttpStatusCode.Forbidden, ProblemCodes.MandateCannotSign)]
    [TestCase(HttpStatusCode.PreconditionFailed, ProblemCodes.Stale)]
    public async Task Sign_Refused_SaysWhyAndKeepsTheFunction(HttpStatusCode status, string code)
    {
        await ToSign();
        Refuse("POST " + Call("/acceptances"), status, code);

        var again = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Accept)), ("SignsAs", Function), ("Consent", "true"), ("Fresh.CurrentPassword", StandInApi.Password));

        Assert.That((int)again.Status, Is.LessThan(500));
        Assert.That(again.Value("SignsAs"), Is.EqualTo(Function));
        Assert.That(again.Document.QuerySelector("main .kern-alert--danger, main .kern-alert--warning"), Is.Not.Null);
    }

    [Test]
    public async Task Sign_SignedByAnotherMeanwhile_TellsWhoAndKeepsTheFunction()
    {
        await ToSign();
        var page = await Visitor.Open(At(AdoptionAct.Accept));
        Tell(In(AdoptionState.Contracted, Event(AdoptionAct.Accept, AdoptionState.Contracted, StandInApi.Thueringen, "Claudia Seidel")));
        Refuse("POST " + Call("/acceptances"), HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);

        var again = await Visitor.Submit(page, ("SignsAs", Function), ("Consent", "true"), ("Fresh.CurrentPassword", StandInApi.Password));

        Assert.That(Plain(again), Does.Contain("Jemand war schneller").And.Contain("Claudia Seidel hat für Thüringen gezeichnet").And.Contain(Function));
    }

    [Test]
    public async Task Sign_ClickedTwice_IsTheSameRequestTwice()
    {
        await ToSign();
        var page = await Visitor.Open(At(AdoptionAct.Accept));
        (string, string)[] typed = [("SignsAs", Function), ("Consent", "true"), ("Fresh.CurrentPassword", StandInApi.Password)];

        await Visitor.Submit(page, typed);
        var second = await Visitor.Submit(page, typed);

        Assert.That(second.Heading, Is.EqualTo("Der Vertrag ist geschlossen"));
        Assert.That(Done("/acceptances").Select(sent => (sent.Headers["Idempotency-Key"], sent.Headers["If-Match"], string.Join(',', sent.As<Acceptance>().Documents))).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Sign_Written_AsksForTheSignedCopyFirst()
    {
        await ToSign(In(AdoptionState.Offered) with { Form = ContractForm.Written });
        Answer("GET " + Call("/files"), PageOf<AdoptionFile>());

        var page = await Visitor.Open(At(AdoptionAct.Accept));
        Assert.That(page.Heading, Is.EqualTo("Vertrag von Hand zeichnen"));
        Assert.That(page.Document.QuerySelector("input[type=file][name=Copy]"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector("[name=SignsAs]"), Is.Null);

        var again = await Visitor.Submit(page, "form#hochladen");
        HasErrorAt(again, "Copy");
    }

    [Test]
    public async Task Sign_WrittenWithACopy_ConfirmsThatVeryCopy()
    {
        await ToSign(In(AdoptionState.Offered) with { Form = ContractForm.Written });
        Answer("GET " + Call("/files"), PageOf(new AdoptionFile
        {
            Id = Guid.CreateVersion7(),
            Name = "gezeichneter-vertrag.pdf",
            MediaType = "application/pdf",
            Size = 1000,
            Sha256 = new string('a', 64),
            AddedAt = Then,
            By = Operation,
            Address = "/v1/x",
        }));

        var done = await Visitor.Submit(
            await Visitor.Open(At(AdoptionAct.Accept)), "main form[method=post]:has([name=SignsAs])", ("SignsAs", Function), ("Consent", "true"), ("Fresh.CurrentPassword", StandInApi.Password));

        Assert.That(done.Heading, Is.EqualTo("Der Vertrag ist geschlossen"));
        Assert.That(Done("/acceptances").Single().As<Acceptance>().SignedCopy, Is.EqualTo(new string('a', 64)));
    }

    private static readonly TerminationRight Reset = new() { Id = Guid.CreateVersion7(), Kind = TerminationRightKind.PriceReset, Until = new DateOnly(2098, 10, 30), EndsOn = new DateOnly(2098, 12, 31) };

    private async Task ToTerminate(int below = 2)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Signatory);
        Tell(In(AdoptionState.Live) with { ContractNumber = "FITST/2026/0001" }, May(AdoptionAct.Terminate, Role.Signatory, Party.Adopter));
        Answer("GET " + Call("/termination-effect"), new TerminationEffect { Ordinary = new DateOnly(2099, 12, 31), Rights = [Reset], LinesBelow = below, Concerned = [StandInApi.Nordhausen] });
        Take("/terminations", In(AdoptionState.Terminating, Event(AdoptionAct.Terminate, AdoptionState.Terminating, StandInApi.Thueringen)) with { EndsOn = new DateOnly(2099, 12, 31) });
    }

    [TestCase("ordentlich", TerminationKind.Ordinary, "31.12.2099")]
    [TestCase("", TerminationKind.Special, "31.12.2098")]
    public async Task Terminate_AfterSeeingTheEffect_IsSentWithItsNumber(string how, TerminationKind kind, string lastDay)
    {
        await ToTerminate();

        var page = await Visitor.Open(At(AdoptionAct.Terminate));
        Assert.That(Plain(page), Does.Contain("2 weitere Verträge enden").And.Contain("Nordhausen, Stadt"));
        var check = await Visitor.Submit(page, ("How", how.Length > 0 ? how : Reset.Id.ToString()), ("Reason", "Wir führen etwas anderes ein."), ("Step", "pruefen"));
        Assert.That(Plain(check), Does.Contain(lastDay).And.Contain("Wir führen etwas anderes ein."));
        var done = await Visitor.Submit(check, ("Below", "2"), ("Fresh.CurrentPassword", StandInApi.Password), ("Step", "senden"));

        Assert.That(done.Heading, Is.EqualTo("Der Vertrag ist gekündigt"));
        var sent = Done("/terminations").Single();
        Assert.That(sent.Headers["FitStore-Fresh-Sign-In"], Is.EqualTo("fitf_TerminateContract"));
        Assert.That(sent.As<NewTermination>(), Is.EqualTo(new NewTermination
        {
            Kind = kind,
            Right = kind == TerminationKind.Special ? Reset.Id : null,
            Reason = "Wir führen etwas anderes ein.",
            LinesBelow = 2,
        }));
    }

    [TestCase("", StandInApi.Password, "Below")]
    [TestCase("drei", StandInApi.Password, "Below")]
    [TestCase("3", StandInApi.Password, "Below")]
    [TestCase("2", "falsch", "Fresh_CurrentPassword")]
    [TestCase("2", "", "Fresh_CurrentPassword")]
    public async Task Terminate_MistakeAtTheCheck_StaysThere(string below, string password, string field)
    {
        await ToTerminate();
        var check = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Terminate)), ("How", "ordentlich"), ("Reason", "Grund"), ("Step", "pruefen"));

        var again = await Visitor.Submit(check, ("Below", below), ("Fresh.CurrentPassword", password), ("Step", "senden"));

        HasErrorAt(again, field);
        Assert.That(Plain(again), Does.Contain("Grund"));
        Assert.That(Done("/terminations"), Is.Empty);
    }

    [TestCase("pruefen")]
    [TestCase("senden")]
    public async Task Terminate_ByAnotherMeanwhile_TellsSoAndKeepsTheReason(string step)
    {
        await ToTerminate();
        var check = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Terminate)), ("How", "ordentlich"), ("Reason", "Wir gehen"), ("Step", "pruefen"));
        Tell(In(AdoptionState.Terminating, Event(AdoptionAct.Terminate, AdoptionState.Terminating, Operation, "Ole Brandt")));
        Refuse("POST " + Call("/terminations"), HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);

        var again = await Visitor.Submit(check, ("Below", "2"), ("Fresh.CurrentPassword", StandInApi.Password), ("Step", step));

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Plain(again), Does.Contain("Jemand war schneller").And.Contain("Ole Brandt hat für Betrieb den Vertrag gekündigt").And.Contain("Wir gehen"));
    }

    [TestCase("")]
    [TestCase("sofort")]
    public async Task Terminate_WithoutAWay_AsksForIt(string how)
    {
        await ToTerminate();

        var again = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Terminate)), ("How", how), ("Reason", "Grund"), ("Step", "pruefen"));

        HasErrorAt(again, "How");
        Assert.That(again.Value("Reason"), Is.EqualTo("Grund"));
    }

    [Test]
    public async Task AnswerTerms_Consent_IsCheckedAndSent()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Signatory);
        Tell(In(AdoptionState.Live), May(AdoptionAct.AnswerTerms, Role.Signatory, Party.Adopter));
        Answer("GET " + Call("/terms-proposals"), PageOf(new TermsProposal { Version = 2, ValidFrom = new DateOnly(2099, 1, 1), AnswerUntil = new DateOnly(2098, 11, 30), State = TermsProposalState.Open }));
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}/terms/1/comparison", new TermsComparison
        {
            Offer = Fixtures.Offer.Id,
            Before = new TermsVersion { Version = 1, ValidFrom = Fixtures.First.ValidFrom, Provenance = Provenance.Example },
            After = new TermsVersion { Version = 2, ValidFrom = Fixtures.Second.ValidFrom, Provenance = Provenance.Example },
            Differences = 1,
            Clauses = [new ClauseComparison { Clause = TermsClause.PriceSheet, Change = Change.Changed, Values = [] }],
        });
        Take("/terms-answers", In(AdoptionState.Live, Event(AdoptionAct.AnswerTerms, AdoptionState.Live, StandInApi.Thueringen)));

        var page = await Visitor.Open(At(AdoptionAct.AnswerTerms));
        Assert.That(Plain(page), Does.Contain("30.11.2098").And.Contain("Preisblatt"));
        HasErrorAt(await Visitor.Submit(page, ("Step", "pruefen")), "Answer");
        var check = await Visitor.Submit(page, ("Answer", "zustimmen"), ("Step", "pruefen"));
        var done = await Visitor.Submit(check, ("Step", "senden"));

        Assert.That(done.Heading, Is.EqualTo("Ihre Antwort ist festgehalten"));
        Assert.That(Done("/terms-answers").Single().As<TermsAnswer>(), Is.EqualTo(new TermsAnswer { Version = 2, Consent = true }));
    }

    [Test]
    public async Task Chain_OfAnAdoption_ReadsFromTheProviderDown()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        var above = Line with { Id = Guid.CreateVersion7(), Kind = ContractLineKind.Bereitstellung, State = ContractLineState.InForce, Number = "FITST/2026/0001", Seller = Fixtures.Provider, Buyer = Operation, ToSign = [], Adoption = null };
        Tell(In(AdoptionState.Offered), May(AdoptionAct.Accept, Role.Signatory, Party.Adopter));
        Answer($"GET /v1/contract-lines/{LineId}", Line with { Above = above.Id });
        Answer($"GET /v1/contract-lines/{above.Id}", above);

        var page = await Visitor.Open($"/nachnutzungen/{Id}/vertraege");

        Assert.That(page.Document.QuerySelectorAll(".contract-chain h2").Select(heading => heading.TextContent), Is.EqualTo(new[]
        {
            "Bereitstellung: Hessen an Betrieb", "Nachnutzung: Betrieb an Thüringen",
        }));
        Assert.That(Plain(page), Does.Contain("Nr. FITST/2026/0001").And.Contain("Muss noch zeichnen"));
    }

    [Test]
    public async Task Contracts_Filtered_AsksTheApiForThem()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Answer("GET /v1/contract-lines", PageOf(Line));

        var page = await Visitor.Open("/vertraege?seite=gibt&stand=InForce");

        Assert.That(Plain(page), Does.Contain("Hundesteuer"));
        Assert.That(Sent("GET /v1/contract-lines").Query, Does.Contain("side=seller").And.Contain("state=inForce"));
    }

    [Test]
    public async Task Request_UnderWay_ShowsTheWayTheActsAndTheStory()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Tell(
            In(AdoptionState.Offered, Event(AdoptionAct.MakeBindingOffer, AdoptionState.Offered, Operation, "Ole Brandt")) with { Awaits = Party.Adopter },
            May(AdoptionAct.Accept, Role.Signatory, Party.Adopter, allowed: false),
            May(AdoptionAct.Withdraw, Role.Editor, Party.Adopter));

        var page = await Visitor.Open($"/nachnutzungen/{Id}");

        Assert.That(page.Document.QuerySelector("[aria-current=step]")!.TextContent, Does.Contain("Vertrag"));
        Assert.That(Plain(page), Does.Contain("Sie sind am Zug, bis zum 31.01.2099").And.Contain("die Rolle „Zeichnen“"));
        Assert.That(page.Document.QuerySelector(".acts a[href$='/zurueckziehen']"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector($".timeline a[href$='/unterlagen/{Hash}']"), Is.Not.Null);
        Assert.That(Plain(page), Does.Contain("Ole Brandt hat für Betrieb das verbindliche Angebot freigegeben."));
    }
}
