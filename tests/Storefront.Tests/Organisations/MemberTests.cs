using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Tests.Organisations;

/// <summary>An administrator looks after the people and settings of an organisation.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class MemberTests : ActingFor
{
    private static readonly Member Ben = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 3,
        Name = "Ben Krüger",
        Email = "ben@nordhausen.example.org",
        Roles = [Role.Reader, Role.Editor],
        JoinedAt = new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero),
        HasSecondFactor = false,
    };

    private static readonly Invitation Invitation = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Organisation = StandInApi.Nordhausen,
        Email = "neu@nordhausen.example.org",
        Roles = [Role.Reader],
        State = InvitationState.Open,
        CreatedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero),
    };

    private static readonly OrganisationSettings Settings = new()
    {
        Capacities = [],
        Version = 7,
        Organisation = StandInApi.Nordhausen,
        Mailbox = "poststelle@nordhausen.example.org",
        DemandsSecondFactor = false,
    };

    [SetUp]
    public void Answers()
    {
        Answer("GET /v1/members", PageOf(Ben));
        Answer($"GET /v1/members/{Ben.Id}", Ben);
        Answer("GET /v1/invitations", PageOf(Invitation));
        Answer("GET /v1/organisation-settings", Settings);
        Answer("GET /v1/facts", PageOf<Fact>());
        Answer("GET /v1/mandates", PageOf<Mandate>());
        Answer($"GET /v1/organisations/{StandInApi.Nordhausen.Id}", Entry("Nordhausen, Stadt", "160620041041", "TH"));
    }

    [Test]
    public async Task Overview_Admin_SeesWhatThereIsToLookAfter()
    {
        await SignInAdmin();
        var page = await Visitor.Open("/organisation");

        Assert.That(page.Heading, Is.EqualTo("Nordhausen, Stadt"));
        Assert.That(page.Text, Does.Contain("160620041041").And.Contain("poststelle@nordhausen.example.org").And.Contain("offene Einladung"));
        Assert.That(page.Document.QuerySelectorAll(".kern-task-list__list a").Select(link => link.GetAttribute("href")),
            Is.EqualTo(new[] { "/organisation/mitglieder", "/organisation/einstellungen", "/organisation/merkmale", "/organisation/vollmachten", "/bereitstellen" }));
    }

    [Test]
    public async Task Overview_Reader_IsToldWhoMayChangeAndAsksForNoInvitations()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        var page = await Visitor.Open("/organisation");

        Assert.That(page.Text, Does.Contain("die Rolle „Verwalten“ hat"));
        Assert.That(page.Document.QuerySelector("main .change"), Is.Null);
        Assert.That(Api.Calls, Does.Not.Contain("GET /v1/invitations"));
    }

    [Test]
    public async Task Overview_NobodyChosen_LeadsToTheChoice()
    {
        await Visitor.SignIn(StandInApi.Jana.Email);
        var page = await Visitor.Open("/organisation");

        Assert.That(page.Address.PathAndQuery, Does.StartWith("/konto/organisation?weiter=%2Forganisation"));
    }

    [Test]
    public async Task Members_Admin_SeesRolesInWordsAndTheSecondFactor()
    {
        await SignInAdmin();
        var page = await Visitor.Open("/organisation/mitglieder");
        var row = page.Document.QuerySelector("tbody tr")!.TextContent;

        Assert.That(row, Does.Contain("Ben Krüger").And.Contain("Lesen und Bearbeiten").And.Contain("nein"));
        Assert.That(page.Document.QuerySelectorAll("main details dt").Select(name => name.TextContent), Is.SupersetOf(new[] { "Lesen", "Bearbeiten", "Freigeben", "Zeichnen", "Verwalten" }));
    }

    [Test]
    public async Task Members_Reader_IsOfferedNothingToChange()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        var page = await Visitor.Open("/organisation/mitglieder");

        Assert.That(page.Document.QuerySelector("main form"), Is.Null);
        Assert.That(page.Document.QuerySelector("main a[href='/organisation/einladen']"), Is.Null);
        Assert.That(page.Text, Does.Contain("die Rolle „Verwalten“ hat"));
    }

    [Test]
    public async Task Revoke_OpenInvitation_IsSentWithItsVersion()
    {
        await SignInAdmin();
        Api.Answers[$"DELETE /v1/invitations/{Invitation.Id}"] = _ => new HttpResponseMessage(HttpStatusCode.NoContent);
        var done = await Visitor.Submit(await Visitor.Open("/organisation/mitglieder"));

        Assert.That(done.Text, Does.Contain("Die Einladung ist zurückgenommen."));
        Assert.That(Sent($"DELETE /v1/invitations/{Invitation.Id}").Headers["If-Match"], Is.EqualTo("\"v1\""));
    }

    [Test]
    public async Task Revoke_AcceptedMeanwhile_IsTold()
    {
        await SignInAdmin();
        Refuse($"DELETE /v1/invitations/{Invitation.Id}", HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        var page = await Visitor.Submit(await Visitor.Open("/organisation/mitglieder"));

        Assert.That(page.Text, Does.Contain("Diese Einladung ist nicht mehr offen"));
    }

    [Test]
    public async Task Invite_AddressAndRoles_AreSentOnce()
    {
        await SignInAdmin();
        Answer("POST /v1/invitations", Invitation, HttpStatusCode.Created);
        var done = await Visitor.Submit(await Visitor.Open("/organisation/einladen"), ("Email", " neu@nordhausen.example.org "), ("Roles", "Editor"), ("Roles", "Reader"));

        Assert.That(done.Address.AbsolutePath, Is.EqualTo("/organisation/mitglieder"));
        var sent = Sent("POST /v1/invitations");
        Assert.That(sent.As<NewInvitation>().Email, Is.EqualTo("neu@nordhausen.example.org"));
        Assert.That(sent.As<NewInvitation>().Roles, Is.EqualTo(new[] { Role.Reader, Role.Editor }));
        Assert.That(sent.Headers, Contains.Key("Idempotency-Key"));
    }

    [Test]
    public async Task Invite_WrongAddress_ComesBackWithWhatWasTyped()
    {
        await SignInAdmin();
        Api.Answers["POST /v1/invitations"] = _ => Wrong("/email", "Prüfen Sie die Adresse.");
        var page = await Visitor.Submit(await Visitor.Open("/organisation/einladen"), ("Email", "neu"), ("Roles", "Editor"));

        HasErrorAt(page, "Email");
        Assert.That(page.Value("Email"), Is.EqualTo("neu"));
        Assert.That(page.Document.QuerySelector("[name=Roles][value=Editor]")!.HasAttribute("checked"), Is.True);
    }

    [Test]
    public async Task Invite_NothingGiven_LeadsToBothFields()
    {
        await SignInAdmin();
        var page = await Visitor.Submit(await Visitor.Open("/organisation/einladen"));

        HasErrorAt(page, "Email");
        HasErrorAt(page, "Roles");
    }

    [Test]
    public async Task Invite_WithoutTheRole_SaysWhichIsMissing()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);

        IsNotAllowed(await Visitor.Open("/organisation/einladen"), "die Rolle „Verwalten“");
    }

    [Test]
    public async Task Member_OtherRoles_AreSentWithTheVersionThatWasShown()
    {
        await SignInAdmin();
        Answer($"PATCH /v1/members/{Ben.Id}", Ben);
        var page = await Visitor.Open($"/organisation/mitglieder/{Ben.Id}");
        Assert.That(page.Document.QuerySelectorAll("[name=Roles][checked]").Select(box => box.GetAttribute("value")), Is.EqualTo(new[] { "Reader", "Editor" }));

        var done = await Visitor.Submit(page, ("Roles", "Reader"), ("Roles", "Approver"));

        Assert.That(done.Text, Does.Contain("Die Rollen sind geändert."));
        Assert.That(Sent($"PATCH /v1/members/{Ben.Id}").Headers["If-Match"], Is.EqualTo("\"v3\""));
        Assert.That(Sent($"PATCH /v1/members/{Ben.Id}").Body, Does.Contain("""["reader","approver"]"""));
    }

    [Test]
    public async Task Member_ChangedMeanwhile_IsToldAndKeepsTheChoice()
    {
        await SignInAdmin();
        var page = await Visitor.Open($"/organisation/mitglieder/{Ben.Id}");
        Refuse($"PATCH /v1/members/{Ben.Id}", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        Answer($"GET /v1/members/{Ben.Id}", Ben with { Version = 4, Roles = [Role.Signatory] });

        var again = await Visitor.Submit(page, ("Roles", "Approver"));

        TellsOfChange(again);
        Assert.That(again.Text, Does.Contain("Die Rollen sind jetzt: Zeichnen."));
        Assert.That(again.Document.QuerySelectorAll("[name=Roles][checked]").Single().GetAttribute("value"), Is.EqualTo("Approver"));
        Assert.That(again.Value("Version"), Is.EqualTo("4"));
    }

    [Test]
    public async Task Member_LastAdmin_IsTold()
    {
        await SignInAdmin();
        Refuse($"PATCH /v1/members/{Ben.Id}", HttpStatusCode.Conflict, ProblemCodes.LastAdmin);
        var page = await Visitor.Submit(await Visitor.Open($"/organisation/mitglieder/{Ben.Id}"), ("Roles", "Reader"));

        Assert.That(page.Document.QuerySelector(".error-summary")!.TextContent, Does.Contain("Das geht gerade nicht."));
    }

    [Test]
    public async Task EndMembership_Confirmed_IsSentAndTold()
    {
        await SignInAdmin();
        Api.Answers[$"DELETE /v1/members/{Ben.Id}"] = _ => new HttpResponseMessage(HttpStatusCode.NoContent);
        var page = await Visitor.Open($"/organisation/mitglieder/{Ben.Id}/beenden");
        Assert.That(page.Text, Does.Contain("auf allen Geräten abgemeldet"));
        var done = await Visitor.Submit(page);

        Assert.That(done.Text, Does.Contain("Die Mitgliedschaft ist beendet."));
        Assert.That(Sent($"DELETE /v1/members/{Ben.Id}").Headers["If-Match"], Is.EqualTo("\"v3\""));
    }

    [Test]
    public async Task EndMembership_LastAdmin_IsTold()
    {
        await SignInAdmin();
        Refuse($"DELETE /v1/members/{Ben.Id}", HttpStatusCode.Conflict, ProblemCodes.LastAdmin);
        var page = await Visitor.Submit(await Visitor.Open($"/organisation/mitglieder/{Ben.Id}/beenden"));

        Assert.That(page.Document.QuerySelector(".error-summary"), Is.Not.Null);
    }

    [Test]
    public async Task EndMembership_Oneself_SignsOut()
    {
        var me = await SignIn(StandInApi.Nordhausen, Role.Reader);
        Answer($"GET /v1/members/{me.Id}", Ben with { Id = me.Id, Name = me.Name });
        Api.Answers[$"DELETE /v1/members/{me.Id}"] = _ => new HttpResponseMessage(HttpStatusCode.NoContent);

        var done = await Visitor.Submit(await Visitor.Open($"/organisation/mitglieder/{me.Id}/beenden"));

        Assert.That(done.Text, Does.Contain("Sie sind abgemeldet."));
        Assert.That(done.Document.QuerySelector(".acting"), Is.Null);
    }

    [Test]
    public async Task Settings_Saved_TakesAwayWhatWasEmptied()
    {
        await SignInAdmin();
        Answer("PATCH /v1/organisation-settings", Settings);
        var page = await Visitor.Open("/organisation/einstellungen");
        Assert.That(page.Text, Does.Contain("Eine Person hat noch keinen zweiten Faktor").And.Contain("Ben Krüger"));

        var done = await Visitor.Submit(page, ("Input.Mailbox", "rathaus@nordhausen.example.org"), ("Input.LeitwegId", ""), ("Input.DemandsSecondFactor", "true"));

        Assert.That(done.Text, Does.Contain("Die Einstellungen sind gespeichert."));
        var sent = Sent("PATCH /v1/organisation-settings");
        Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v7\""));
        Assert.That(sent.Body, Is.EqualTo("""{"mailbox":"rathaus@nordhausen.example.org","leitwegId":null,"demandsSecondFactor":true}"""));
    }

    [Test]
    public async Task Settings_WrongLeitwegId_ComesBackWithWhatWasTyped()
    {
        await SignInAdmin();
        Api.Answers["PATCH /v1/organisation-settings"] = _ => Wrong("/leitwegId", "Prüfen Sie die Leitweg-ID.");
        var page = await Visitor.Submit(await Visitor.Open("/organisation/einstellungen"), ("Input.LeitwegId", "12-34"), ("Input.DemandsSecondFactor", "true"));

        HasErrorAt(page, "Input_LeitwegId");
        Assert.That(page.Value("Input.LeitwegId"), Is.EqualTo("12-34"));
        Assert.That(page.Document.QuerySelector("[name='Input.DemandsSecondFactor']")!.HasAttribute("checked"), Is.True);
    }

    [Test]
    public async Task Settings_ChangedMeanwhile_SaysWhatHoldsNow()
    {
        await SignInAdmin();
        var page = await Visitor.Open("/organisation/einstellungen");
        Refuse("PATCH /v1/organisation-settings", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        Answer("GET /v1/organisation-settings", Settings with { Version = 8, Mailbox = "anders@nordhausen.example.org" });

        var again = await Visitor.Submit(page, ("Input.Mailbox", "meins@nordhausen.example.org"));

        TellsOfChange(again);
        Assert.That(again.Text, Does.Contain("anders@nordhausen.example.org"));
        Assert.That(again.Value("Input.Mailbox"), Is.EqualTo("meins@nordhausen.example.org"));
        Assert.That(again.Value("Version"), Is.EqualTo("8"));
    }

    [Test]
    public async Task Settings_WithoutTheRole_SaysWhichIsMissing()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);

        IsNotAllowed(await Visitor.Open("/organisation/einstellungen"), "die Rolle „Verwalten“");
    }
}
