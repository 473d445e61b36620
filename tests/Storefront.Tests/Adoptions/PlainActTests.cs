using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Adoptions;

/// <summary>Acts that take a yes, or a yes and a reason: who may, what is asked, what others did meanwhile.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PlainActTests : BetweenTwoSides
{
    [TestCase(AdoptionAct.StartOnboarding, AdoptionState.Contracted, AdoptionState.Onboarding, "/onboarding-starts", "Die Anbindung hat begonnen")]
    [TestCase(AdoptionAct.StartTest, AdoptionState.Onboarding, AdoptionState.Testing, "/test-starts", "Der Test hat begonnen")]
    [TestCase(AdoptionAct.GoLive, AdoptionState.Testing, AdoptionState.Live, "/go-lives", "Der Dienst ist im Betrieb")]
    [TestCase(AdoptionAct.Resume, AdoptionState.Dormant, AdoptionState.Live, "/resumptions", "Der Betrieb geht weiter")]
    public async Task Act_WithoutAReason_IsDoneOnceAndConfirmed(AdoptionAct act, AdoptionState before, AdoptionState after, string path, string title)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor, Role.Approver);
        Tell(In(before), May(act, Role.Editor, Party.Adopter));
        Take(path, In(after, Event(act, after, StandInApi.Thueringen)));

        var done = await Visitor.Submit(await Visitor.Open(At(act)));

        Assert.That(done.Heading, Is.EqualTo(title));
        Assert.That(Plain(done), Does.Contain("Jana Petersen hat für Thüringen").And.Contain("Was jetzt geschieht"));
        var sent = Done(path).Single();
        Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v4\""));
        Assert.That(sent.Headers, Contains.Key("Idempotency-Key"));
    }

    [Test]
    public async Task Forward_ByTheOperator_GoesToTheProvider()
    {
        await SignInOperator();
        Tell(In(AdoptionState.Interest), May(AdoptionAct.Forward, Role.Editor, Party.Operator));
        Take("/forwardings", In(AdoptionState.Coordination, Event(AdoptionAct.Forward, AdoptionState.Coordination, Operation)));

        var page = await Visitor.Open(At(AdoptionAct.Forward));
        Assert.That(Plain(page), Does.Contain("Hessen stimmt dann mit Thüringen"));
        Assert.That((await Visitor.Submit(page)).Heading, Is.EqualTo("Die Anfrage ist in der Abstimmung"));
    }

    [TestCase(AdoptionAct.Decline, "/declines", "")]
    [TestCase(AdoptionAct.Decline, "/declines", 2001)]
    [TestCase(AdoptionAct.FailTest, "/test-failures", " \t ")]
    [TestCase(AdoptionAct.Pause, "/pauses", 2001)]
    public async Task Act_ReasonThatIsNone_ComesBackWithWhatWasTyped(AdoptionAct act, string path, object typed)
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Editor, Role.Approver);
        Tell(In(AdoptionState.Live), May(act, Role.Approver, Party.Provider));
        var text = typed as string ?? new string('ü', (int)typed);

        var again = await Visitor.Submit(await Visitor.Open(At(act)), ("Reason", text), ("Step", "pruefen"));

        HasErrorAt(again, "Reason");
        Assert.That(again.Value("Reason")?.Trim(), Is.EqualTo(text.Trim()));
        Assert.That(Done(path), Is.Empty);
    }

    [Test]
    public async Task Act_ReasonTheApiRefuses_ComesBackAtTheField()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Approver);
        Tell(In(AdoptionState.Coordination), May(AdoptionAct.Decline, Role.Approver, Party.Provider));
        Api.Answers["POST " + Call("/declines")] = _ => Wrong("/reason", "Verwenden Sie keine Steuerzeichen.");

        var again = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Decline)), ("Reason", "Kein\u0007 Platz"), ("Step", "pruefen"));

        HasErrorAt(again, "Reason");
        Assert.That(again.Value("Reason"), Does.Contain("Platz"));
    }

    [Test]
    public async Task Decline_WithAReason_IsShownOnceMoreBeforeItIsSent()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Approver);
        Tell(In(AdoptionState.Coordination), May(AdoptionAct.Decline, Role.Approver, Party.Provider));
        Take("/declines", In(AdoptionState.Declined, Event(AdoptionAct.Decline, AdoptionState.Declined, Fixtures.Provider) with { Reason = "Keine Kapazität." }));

        var check = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Decline)), ("Reason", "Keine Kapazität."), ("Step", "pruefen"));
        Assert.That(check.Heading, Is.EqualTo("Prüfen Sie Ihre Angaben"));
        Assert.That(Plain(check), Does.Contain("Keine Kapazität."));
        Assert.That(Done("/declines"), Is.Empty);

        var changing = await Visitor.Submit(check, ("Step", "aendern"));
        Assert.That(changing.Value("Reason"), Is.EqualTo("Keine Kapazität."));

        var done = await Visitor.Submit(check, ("Step", "senden"));
        Assert.That(done.Heading, Is.EqualTo("Die Anfrage ist abgelehnt"));
        Assert.That(Done("/declines").Single().As<Decline>().Reason, Is.EqualTo("Keine Kapazität."));
    }

    [TestCase(HttpStatusCode.PreconditionFailed, ProblemCodes.Stale)]
    [TestCase(HttpStatusCode.Conflict, ProblemCodes.StateConflict)]
    public async Task Act_SomebodyWasFaster_TellsWhatHappenedAndKeepsWhatWasTyped(HttpStatusCode status, string code)
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Approver);
        Tell(In(AdoptionState.Live), May(AdoptionAct.Pause, Role.Approver, Party.Provider));
        var page = await Visitor.Open(At(AdoptionAct.Pause));
        Tell(In(AdoptionState.Live, Event(AdoptionAct.AnswerTerms, AdoptionState.Live, StandInApi.Thueringen)), May(AdoptionAct.Pause, Role.Approver, Party.Provider));
        Refuse("POST " + Call("/pauses"), status, code);

        var again = await Visitor.Submit(page, ("Reason", "Das Recht ändert sich."), ("Step", "pruefen"));

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Plain(again), Does.Contain("Jemand war schneller").And.Contain("Jana Petersen hat für Thüringen neue Konditionen beantwortet"));
        Assert.That(again.Value("Reason"), Is.EqualTo("Das Recht ändert sich."));
        Assert.That(again.Value("Version"), Is.EqualTo("5"));
    }

    [Test]
    public async Task Act_NoLongerPossible_ShowsWhatWasTypedToTakeAlong()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Approver);
        Tell(In(AdoptionState.Coordination), May(AdoptionAct.Decline, Role.Approver, Party.Provider));
        var page = await Visitor.Open(At(AdoptionAct.Decline));
        Tell(In(AdoptionState.Withdrawn, Event(AdoptionAct.Withdraw, AdoptionState.Withdrawn, StandInApi.Thueringen)));
        Refuse("POST " + Call("/declines"), HttpStatusCode.Conflict, ProblemCodes.StateConflict);

        var again = await Visitor.Submit(page, ("Reason", "Leider voll."), ("Step", "pruefen"));

        Assert.That(Plain(again), Does.Contain("nicht mehr möglich").And.Contain("Leider voll."));
        Assert.That(again.Document.QuerySelector("main form[method=post]"), Is.Null);
    }

    [Test]
    public async Task Open_ActThatIsNotPossible_LeadsToTheRequest()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Tell(In(AdoptionState.Live));

        var page = await Visitor.Open(At(AdoptionAct.StartTest));

        Assert.That(page.Address.AbsolutePath, Is.EqualTo($"/nachnutzungen/{Id}"));
        Assert.That(Plain(page), Does.Contain("Das ist in diesem Stand nicht möglich"));
    }

    [Test]
    public async Task GoLive_ByWhoTested_ExplainsFourEyes()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor, Role.Approver);
        Tell(In(AdoptionState.Testing), May(AdoptionAct.GoLive, Role.Approver, Party.Adopter, allowed: false, new InputError { Code = InputErrorCodes.FourEyes, Detail = "Jemand anderes.", Pointer = "" }));

        var page = await Visitor.Open(At(AdoptionAct.GoLive));

        Assert.That(Plain(page), Does.Contain("Sie haben den Test gemeldet. Vier Augen"));
        Assert.That(page.Document.QuerySelector("main form[method=post]"), Is.Null);
    }

    [Test]
    public async Task GoLive_WithoutTheRole_NamesIt()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Tell(In(AdoptionState.Testing), May(AdoptionAct.GoLive, Role.Approver, Party.Adopter, allowed: false));

        Assert.That(Plain(await Visitor.Open(At(AdoptionAct.GoLive))), Does.Contain("die Rolle „Freigeben“"));
    }

    [Test]
    public async Task GoLive_OfOthers_SaysWhoseItIs()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Approver);
        Tell(In(AdoptionState.Testing), May(AdoptionAct.GoLive, Role.Approver, Party.Adopter, allowed: false));

        Assert.That(Plain(await Visitor.Open(At(AdoptionAct.GoLive))), Does.Contain("ist Sache von Thüringen. Sie handeln für Hessen"));
    }

    [Test]
    public async Task StartTest_ItemsOpen_LeadsToTheConnection()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Tell(In(AdoptionState.Onboarding), May(AdoptionAct.StartTest, Role.Editor, Party.Adopter, allowed: true, new InputError { Code = InputErrorCodes.Required, Detail = "Noch offen: Zertifikate.", Pointer = "/checklist/certificates" }));

        var page = await Visitor.Open(At(AdoptionAct.StartTest));

        var link = page.Document.QuerySelectorAll("main a").Single(known => known.TextContent == "Noch offen: Zertifikate.");
        Assert.That(link.GetAttribute("href"), Is.EqualTo($"/nachnutzungen/{Id}/anbindung"));
    }

    [TestCase("Version", "drei")]
    [TestCase("Version", "")]
    [TestCase("Version", "99999999999999999999")]
    [TestCase("Seen", "-5")]
    [TestCase("Seen", "viele")]
    [TestCase("Step", "irgendwas")]
    public async Task Act_ForgedHiddenField_IsNoFailure(string field, string value)
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Approver);
        Tell(In(AdoptionState.Coordination), May(AdoptionAct.Decline, Role.Approver, Party.Provider));
        Refuse("POST " + Call("/declines"), HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);

        var after = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Decline)), ("Reason", "Nein."), (field, value));

        Assert.That((int)after.Status, Is.LessThan(500), after.Heading);
        Assert.That(Plain(after), Does.Contain("Nein."));
    }

    [TestCase("/nachnutzungen/{0}/erledigt/gibt-es-nicht")]
    [TestCase("/nachnutzungen/{0}/erledigt/kuendigen")]
    [TestCase("/nachnutzungen/{0}/vertraege?cursor=foreign")]
    [TestCase("/vertraege?seite=oben&stand=krumm")]
    public async Task Open_AddressThatSomebodyMadeUp_IsNoFailure(string address)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Tell(In(AdoptionState.Live));

        var page = await Visitor.Open(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Id));

        Assert.That((int)page.Status, Is.LessThan(500), page.Heading);
    }
}
