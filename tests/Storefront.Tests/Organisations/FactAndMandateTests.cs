using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Tests.Organisations;

/// <summary>Facts and mandates, and picking the other organisation without a script.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class FactAndMandateTests : ActingFor
{
    private static readonly Fact Recorded = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 2,
        State = FactState.Recorded,
        Organisation = StandInApi.Nordhausen,
        Kind = FactKind.InhouseWith,
        With = StandInApi.ItProvider,
        Evidence = "Gesellschaftsvertrag vom 03.05.2021, § 4",
        RecordedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
        Provenance = Provenance.Declared,
    };

    private static readonly Mandate Offered = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        State = MandateState.Offered,
        Principal = StandInApi.Thueringen,
        Agent = StandInApi.Nordhausen,
        Roles = [Role.Reader, Role.Editor],
        Until = new DateOnly(2027, 12, 31),
        GivenAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
    };

    private static readonly Mandate Given = Offered with
    {
        Id = Guid.CreateVersion7(),
        Version = 2,
        State = MandateState.Accepted,
        Principal = StandInApi.Nordhausen,
        Agent = StandInApi.ItProvider,
    };

    [SetUp]
    public void Answers()
    {
        Answer("GET /v1/facts", PageOf(Recorded, Recorded with { Id = Guid.CreateVersion7(), Kind = FactKind.GovdigitalMember, With = null, State = FactState.Refused, Reason = "Der Auszug ist von 2019." }));
        Answer($"GET /v1/facts/{Recorded.Id}", Recorded);
        Api.Answers["GET /v1/mandates"] = asked => StandInApi.Json(HttpStatusCode.OK, asked.Query.Contains("side=given", StringComparison.Ordinal) ? PageOf(Given) : PageOf(Offered));
        Answer($"GET /v1/mandates/{Offered.Id}", Offered);
        Answer($"GET /v1/mandates/{Given.Id}", Given);
        AnswerSearch(Frankfurt, FrankfurtOder);
    }

    [Test]
    public async Task Facts_Admin_SeesStateAndReasonInWords()
    {
        await SignInAdmin();
        var page = await Visitor.Open("/organisation/merkmale");

        Assert.That(page.Text, Does.Contain("Inhouse-Verhältnis mit Rechenzentrum Mitte").And.Contain("wird geprüft").And.Contain("nicht bestätigt").And.Contain("Der Auszug ist von 2019."));
        Assert.That(Sent("GET /v1/facts").Query, Does.Contain("organisation=" + StandInApi.Nordhausen.Id));
        Assert.That(page.Document.QuerySelectorAll("main a[href$='/beenden']"), Has.Length.EqualTo(1), "what is refused needs no end");
    }

    [Test]
    public async Task Facts_Reader_IsOfferedNothingToChange()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        var page = await Visitor.Open("/organisation/merkmale");

        Assert.That(page.Document.QuerySelector("main a[href$='/beenden'], main a[href$='/neu']"), Is.Null);
        IsNotAllowed(await Visitor.Open("/organisation/merkmale/neu"), "die Rolle „Verwalten“");
    }

    [Test]
    public async Task RecordFact_SearchThenPick_SendsTheOtherOrganisation()
    {
        await SignInAdmin();
        Answer("POST /v1/facts", Recorded, HttpStatusCode.Created);
        var form = await Visitor.Open("/organisation/merkmale/neu");

        var found = await Visitor.Submit(form, "main button[formaction]", ("Kind", "InhouseWith"), ("With.Words", "frankfurt"), ("Evidence", "Vertrag"));
        Assert.That(found.Document.QuerySelector(".error-summary"), Is.Null, "nothing was sent yet");
        Assert.That(found.Document.QuerySelectorAll("[name='With.Id']"), Has.Length.EqualTo(2));
        Assert.That(found.Text, Does.Contain("Gemeinde, Hessen, ARS 064120000000").And.Contain("Gemeinde, Brandenburg, ARS 120530000000"));
        Assert.That(found.Value("Kind"), Is.EqualTo("InhouseWith"));
        Assert.That(found.Value("Evidence"), Is.EqualTo("Vertrag"));

        var done = await Visitor.Submit(found, ("With.Id", FrankfurtOder.Id.ToString()));

        Assert.That(done.Text, Does.Contain("Das Merkmal ist erfasst."));
        var sent = Sent("POST /v1/facts").As<NewFact>();
        Assert.That((sent.Kind, sent.With, sent.Evidence), Is.EqualTo((FactKind.InhouseWith, (Guid?)FrankfurtOder.Id, "Vertrag")));
    }

    [Test]
    public async Task RecordFact_SeveralFoundAndNonePicked_OffersThem()
    {
        await SignInAdmin();
        var page = await Visitor.Submit(await Visitor.Open("/organisation/merkmale/neu"), ("Kind", "FrameworkWith"), ("With.Words", "frankfurt"), ("Evidence", "Vertrag"));

        HasErrorAt(page, "With_Words");
        Assert.That(page.Document.QuerySelectorAll("[name='With.Id']"), Has.Length.EqualTo(2));
        Assert.That(page.Value("With.Words"), Is.EqualTo("frankfurt"));
    }

    [Test]
    public async Task RecordFact_NothingFound_SaysHowToFindIt()
    {
        await SignInAdmin();
        AnswerSearch();
        var page = await Visitor.Submit(await Visitor.Open("/organisation/merkmale/neu"), ("Kind", "FrameworkWith"), ("With.Words", "Fränkfürtchen"), ("Evidence", "Vertrag"));

        HasErrorAt(page, "With_Words");
        Assert.That(page.Text, Does.Contain("Prüfen Sie die Schreibweise"));
    }

    [Test]
    public async Task RecordFact_NameInFull_NeedsNoPick()
    {
        await SignInAdmin();
        Answer("POST /v1/facts", Recorded, HttpStatusCode.Created);
        await Visitor.Submit(await Visitor.Open("/organisation/merkmale/neu"), ("Kind", "FrameworkWith"), ("With.Words", "frankfurt (oder), stadt"), ("Evidence", "Vertrag"));

        Assert.That(Sent("POST /v1/facts").As<NewFact>().With, Is.EqualTo(FrankfurtOder.Id));
    }

    [Test]
    public async Task RecordFact_KindWithoutAnother_LeavesThePickOut()
    {
        await SignInAdmin();
        Answer("POST /v1/facts", Recorded, HttpStatusCode.Created);
        await Visitor.Submit(await Visitor.Open("/organisation/merkmale/neu"), ("Kind", "GovdigitalMember"), ("With.Words", "frankfurt"), ("Evidence", "Auszug"));

        Assert.That(Sent("POST /v1/facts").As<NewFact>().With, Is.Null);
    }

    [Test]
    public async Task RecordFact_NothingGiven_LeadsToTheFields()
    {
        await SignInAdmin();
        var page = await Visitor.Submit(await Visitor.Open("/organisation/merkmale/neu"));

        HasErrorAt(page, "Kind");
        HasErrorAt(page, "Evidence");
    }

    [Test]
    public async Task RecordFact_OnRecordAlready_IsTold()
    {
        await SignInAdmin();
        Refuse("POST /v1/facts", HttpStatusCode.Conflict, ProblemCodes.AlreadyThere);
        var page = await Visitor.Submit(await Visitor.Open("/organisation/merkmale/neu"), ("Kind", "IoevMember"), ("Evidence", "Urkunde"));

        Assert.That(page.Document.QuerySelector(".error-summary"), Is.Not.Null);
        Assert.That(page.Value("Evidence"), Is.EqualTo("Urkunde"));
    }

    [Test]
    public async Task EndFact_Confirmed_IsSentAndTold()
    {
        await SignInAdmin();
        Answer($"POST /v1/facts/{Recorded.Id}/endings", Recorded);
        var done = await Visitor.Submit(await Visitor.Open($"/organisation/merkmale/{Recorded.Id}/beenden"));

        Assert.That(done.Text, Does.Contain("Das Merkmal ist beendet."));
        Assert.That(Sent($"POST /v1/facts/{Recorded.Id}/endings").Headers["If-Match"], Is.EqualTo("\"v2\""));
    }

    [Test]
    public async Task EndFact_EndedMeanwhile_IsToldAndOffersNoButton()
    {
        await SignInAdmin();
        var page = await Visitor.Open($"/organisation/merkmale/{Recorded.Id}/beenden");
        Refuse($"POST /v1/facts/{Recorded.Id}/endings", HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        Answer($"GET /v1/facts/{Recorded.Id}", Recorded with { Version = 3, State = FactState.Ended });

        var again = await Visitor.Submit(page);

        TellsOfChange(again);
        Assert.That(again.Document.QuerySelector("main form"), Is.Null);
    }

    [Test]
    public async Task Mandates_Admin_SeesBothDirectionsWithWhatIsToDo()
    {
        await SignInAdmin();
        var page = await Visitor.Open("/organisation/vollmachten");

        Assert.That(page.Document.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("th")!.TextContent.Trim()), Is.EqualTo(new[] { "Rechenzentrum Mitte", "Thüringen" }));
        Assert.That(page.Document.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")),
            Is.EqualTo(new[] { $"/organisation/vollmachten/{Given.Id}/widerrufen", $"/organisation/vollmachten/{Offered.Id}" }));
    }

    [Test]
    public async Task GiveMandate_EverythingGiven_IsSent()
    {
        await SignInAdmin();
        Answer("POST /v1/mandates", Given, HttpStatusCode.Created);
        var form = await Visitor.Open("/organisation/vollmachten/neu");
        Assert.That(form.Document.QuerySelectorAll("[name=Roles]").Select(box => box.GetAttribute("value")), Does.Not.Contain("Admin"));

        var done = await Visitor.Submit(form, ("Agent.Words", "064120000000"), ("Roles", "Editor"), ("Until", "2027-12-31"));

        Assert.That(done.Text, Does.Contain("Die Vollmacht ist erteilt."));
        var sent = Sent("POST /v1/mandates").As<NewMandate>();
        Assert.That((sent.Agent, sent.Roles.Single(), sent.Until), Is.EqualTo((Frankfurt.Id, Role.Editor, new DateOnly(2027, 12, 31))));
    }

    [Test]
    public async Task GiveMandate_DateThatIsRefused_ComesBackWithWhatWasTyped()
    {
        await SignInAdmin();
        Api.Answers["POST /v1/mandates"] = _ => Wrong("/until", "Geben Sie einen Tag von heute bis zum 22.11.2031 an.");
        var page = await Visitor.Submit(
            await Visitor.Open("/organisation/vollmachten/neu"), ("Agent.Words", "frankfurt"), ("Agent.Id", Frankfurt.Id.ToString()), ("Roles", "Editor"), ("Until", "2040-01-01"));

        HasErrorAt(page, "Until");
        Assert.That(page.Value("Until"), Is.EqualTo("2040-01-01"));
        Assert.That(page.Value("Agent.Id"), Is.EqualTo(Frankfurt.Id.ToString()));
    }

    [Test]
    public async Task GiveMandate_ForgedId_IsAskedForAgain()
    {
        await SignInAdmin();
        var page = await Visitor.Submit(
            await Visitor.Open("/organisation/vollmachten/neu"), ("Agent.Id", Guid.CreateVersion7().ToString()), ("Roles", "Editor"), ("Until", "2027-01-01"));

        Assert.That((int)page.Status, Is.LessThan(500));
        HasErrorAt(page, "Agent_Words");
    }

    [TestCase("main form button", "acceptances", "Die Vollmacht ist angenommen.")]
    [TestCase("main form button[formaction]", "declines", "Die Vollmacht ist abgelehnt.")]
    public async Task Mandate_Answered_IsSentAndTold(string button, string act, string told)
    {
        await SignInAdmin();
        Answer($"POST /v1/mandates/{Offered.Id}/{act}", Offered);
        var done = await Visitor.Submit(await Visitor.Open($"/organisation/vollmachten/{Offered.Id}"), button);

        Assert.That(done.Text, Does.Contain(told));
        Assert.That(Sent($"POST /v1/mandates/{Offered.Id}/{act}").Headers["If-Match"], Is.EqualTo("\"v1\""));
    }

    [Test]
    public async Task Mandate_TakenBackMeanwhile_IsTold()
    {
        await SignInAdmin();
        var page = await Visitor.Open($"/organisation/vollmachten/{Offered.Id}");
        Refuse($"POST /v1/mandates/{Offered.Id}/acceptances", HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        Answer($"GET /v1/mandates/{Offered.Id}", Offered with { Version = 2, State = MandateState.Revoked });

        var again = await Visitor.Submit(page);

        TellsOfChange(again);
        Assert.That(again.Text, Does.Contain("Die Vollmacht ist jetzt: widerrufen."));
    }

    [Test]
    public async Task RevokeMandate_SaysWhatHappensAndIsSent()
    {
        await SignInAdmin();
        Answer($"POST /v1/mandates/{Given.Id}/revocations", Given);
        var page = await Visitor.Open($"/organisation/vollmachten/{Given.Id}/widerrufen");
        Assert.That(page.Text, Does.Contain("Das wirkt sofort"));

        Assert.That((await Visitor.Submit(page)).Text, Does.Contain("Die Vollmacht ist widerrufen."));
        Assert.That(Sent($"POST /v1/mandates/{Given.Id}/revocations").Headers["If-Match"], Is.EqualTo("\"v2\""));
    }

    [Test]
    public async Task RevokeMandate_WithoutTheRole_SaysWhichIsMissing()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Signatory);

        IsNotAllowed(await Visitor.Open($"/organisation/vollmachten/{Given.Id}/widerrufen"), "die Rolle „Verwalten“");
    }

    [Test]
    public async Task Search_ForTheCombobox_AnswersWithWhatTellsThemApart()
    {
        Answer("GET /v1/laender", new Page<Land> { Items = [] });
        using var response = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, "http://localhost/organisationen/suche?q=frankfurt"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Frankfurt am Main, Stadt").And.Contain("ARS 064120000000").And.Contain("\"hasMore\":false"));
        Assert.That(Sent("GET /v1/organisations").Query, Is.EqualTo("?q=frankfurt&limit=12"));
    }

    [Test]
    public async Task Search_WithoutWords_AsksNobody()
    {
        using var response = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, "http://localhost/organisationen/suche?q=%20"));

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"items\":[]"));
        Assert.That(Api.Calls, Does.Not.Contain("GET /v1/organisations"));
    }
}
