using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Support;

namespace FitStore.Api.Tests.Accounts;

/// <summary>Invitations, roles and leaving.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class ComingInTests(string database)
{
    private ApiUnderTest api = null!;
    private Client admin = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(database);
        admin = await api.As(Given.LandAdmin);
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        admin?.Dispose();
        visitor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Invitations_OfTwoOrganisations_AcceptedAtOnce_MakeOneAccount()
    {
        using var elsewhere = await api.As("admin@nordhausen.example.org");
        var email = People.NewEmail();
        await People.Invite(admin, email);
        var first = (await api.Mailbox.Newest(email)).Token;
        await People.Invite(elsewhere, email);
        var second = (await api.Mailbox.Read()).Where(mail => mail.To == email).Select(mail => mail.Token).Single(token => token != first);
        var replies = await Task.WhenAll(((string[])[first, second]).Select(async token =>
        {
            using var reply = await visitor.Send(HttpMethod.Post, "/v1/invitation-acceptances", new InvitationAcceptance { Token = token, Name = "Karim Yilmaz", Password = People.Password });
            return (Token: token, reply.StatusCode);
        }));
        Assert.That(replies.Select(reply => reply.StatusCode), Is.EquivalentTo((HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.Unauthorized]));

        // Nothing is lost: the other one is accepted with the account.
        using var person = api.Visitor();
        await People.SignIn(person, email);
        await person.Post<Member>("/v1/invitation-acceptances", new InvitationAcceptance { Token = replies.Single(reply => reply.StatusCode == HttpStatusCode.Unauthorized).Token }, idempotent: false);
        Assert.That((await person.Get<Me>("/v1/me")).Memberships, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Invitation_ByMail_MakesAnAccountWithTheseRolesOnce()
    {
        var invitation = await People.Invite(admin, roles: [Role.Editor, Role.Signatory]);
        var mail = await api.Mailbox.Newest(invitation.Email);
        var preview = await visitor.Post<InvitationPreview>("/v1/invitation-previews", new MailToken { Token = mail.Token }, idempotent: false);
        var acceptance = new InvitationAcceptance { Token = mail.Token, Name = "Karim Yilmaz", Password = People.Password };
        var member = await visitor.Post<Member>("/v1/invitation-acceptances", acceptance, idempotent: false);
        using var again = await visitor.Send(HttpMethod.Post, "/v1/invitation-acceptances", acceptance);
        using var seenAgain = await visitor.Send(HttpMethod.Post, "/v1/invitation-previews", new MailToken { Token = mail.Token });
        using var person = api.Visitor();
        var session = await People.SignIn(person, invitation.Email);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(mail.Subject, Is.EqualTo("Einladung in den FIT-Store: Thüringen"));
            Assert.That(mail.Plain, Does.Contain("/einladung?token=" + mail.Token).And.Contain("Bearbeiten, Zeichnen"));
            Assert.That(mail.Html, Does.Contain("<html lang=\"de\">").And.Contain("Einladung annehmen"));
            Assert.That(preview.HasAccount, Is.False);
            Assert.That(preview.Organisation.Name, Is.EqualTo("Thüringen"));
            Assert.That(member.Roles, Is.EqualTo(new[] { Role.Editor, Role.Signatory }));
            Assert.That(session.Me.Memberships.Single().Roles, Is.EqualTo(member.Roles));
            Assert.That((await Client.Problem(again, HttpStatusCode.BadRequest)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.InvalidToken));
            await Client.Problem(seenAgain, HttpStatusCode.BadRequest);
            Assert.That((await admin.Get<Invitation>($"/v1/invitations/{invitation.Id}")).State, Is.EqualTo(InvitationState.Accepted));
        });
    }

    [Test]
    public async Task Invitation_AcceptedByTwoAtOnce_MakesOneMember()
    {
        var invitation = await People.Invite(admin);
        var acceptance = new InvitationAcceptance { Token = (await api.Mailbox.Newest(invitation.Email)).Token, Name = "Karim Yilmaz", Password = People.Password };
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Send(HttpMethod.Post, "/v1/invitation-acceptances", acceptance)));
        Assert.That(replies.Count(reply => reply.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(replies.Where(reply => !reply.IsSuccessStatusCode).Select(reply => reply.StatusCode), Is.All.AnyOf(HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Invitation_After72Hours_IsWorthNothing()
    {
        await using var later = await ApiUnderTest.Start(database);
        using var landAdmin = await later.As(Given.LandAdmin);
        var invitation = await People.Invite(landAdmin);
        var token = (await later.Mailbox.Newest(invitation.Email)).Token;
        later.Clock.Forward(TimeSpan.FromHours(72));
        using var person = later.Visitor();
        using var late = await person.Send(HttpMethod.Post, "/v1/invitation-acceptances", new InvitationAcceptance { Token = token, Name = "Karim", Password = People.Password });
        Assert.That((await Client.Problem(late, HttpStatusCode.BadRequest)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.InvalidToken));
    }

    [Test]
    public async Task Invitation_RevokedOrRepeated_LeavesOneLinkThatWorks()
    {
        var email = People.NewEmail();
        var first = await People.Invite(admin, email);
        var firstToken = (await api.Mailbox.Newest(email)).Token;
        var second = await People.Invite(admin, email, Role.Approver);
        using var old = await visitor.Send(HttpMethod.Post, "/v1/invitation-previews", new MailToken { Token = firstToken });
        using var revoked = await admin.Send(HttpMethod.Delete, $"/v1/invitations/{second.Id}", version: second.Version);
        using var gone = await visitor.Send(HttpMethod.Post, "/v1/invitation-previews", new MailToken { Token = (await api.Mailbox.Newest(email)).Token });
        await Assert.MultipleAsync(async () =>
        {
            await Client.Problem(old, HttpStatusCode.BadRequest);
            Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            await Client.Problem(gone, HttpStatusCode.BadRequest);
            Assert.That((await admin.Get<Invitation>($"/v1/invitations/{first.Id}")).State, Is.EqualTo(InvitationState.Revoked));
        });
    }

    [Test]
    public async Task Invitation_ToSomebodyWithAnAccount_IsAcceptedSignedInAsThatPersonAlone()
    {
        var person = await People.Person(api, admin);
        using var otherAdmin = await api.As("admin@nordhausen.example.org");
        var invitation = await People.Invite(otherAdmin, person.Email, Role.Reader);
        var acceptance = new InvitationAcceptance { Token = (await api.Mailbox.Newest(person.Email)).Token, Name = "Somebody else", Password = People.Password };
        using var stranger = await visitor.Send(HttpMethod.Post, "/v1/invitation-acceptances", acceptance);
        using var another = await admin.Send(HttpMethod.Post, "/v1/invitation-acceptances", acceptance);
        var member = await person.Client.Post<Member>("/v1/invitation-acceptances", new InvitationAcceptance { Token = acceptance.Token }, idempotent: false);
        await Assert.MultipleAsync(async () =>
        {
            await Client.Problem(stranger, HttpStatusCode.Unauthorized);
            await Client.Problem(another, HttpStatusCode.Forbidden);
            Assert.That(member.Id, Is.EqualTo(person.Id));
            Assert.That(member.Name, Is.EqualTo("Karim Yilmaz"));
            Assert.That((await person.Client.Get<Me>("/v1/me")).Memberships, Has.Count.EqualTo(2));
            Assert.That(invitation.Email, Is.EqualTo(person.Email));
        });
    }

    [TestCase("kurz", InputErrorCodes.TooShort)]
    [TestCase("Passwort2026!", InputErrorCodes.TooCommon)]
    public async Task Invitation_WithABadPassword_IsToldAndStaysGood(string password, string code)
    {
        var invitation = await People.Invite(admin);
        var acceptance = new InvitationAcceptance { Token = (await api.Mailbox.Newest(invitation.Email)).Token, Name = " ", Password = password };
        using var refused = await visitor.Send(HttpMethod.Post, "/v1/invitation-acceptances", acceptance);
        var errors = (await Client.Problem(refused, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Pointer, error.Code));
        Assert.That(errors, Is.EquivalentTo(new[] { ("/name", InputErrorCodes.Required), ("/password", code) }));
        await visitor.Post<Member>("/v1/invitation-acceptances", acceptance with { Name = "Karim", Password = People.Password }, idempotent: false);
    }

    [Test]
    public async Task Roles_Changed_CountFromTheNextRequestOn()
    {
        var person = await People.Person(api, admin, Role.Reader);
        var member = await admin.Get<Member>($"/v1/members/{person.Id}");
        using var before = await person.Client.Send(HttpMethod.Get, "/v1/invitations");
        var changed = await admin.Patch<Member>($"/v1/members/{person.Id}", new MemberPatch { Roles = [Role.Admin] }, member.Version);
        using var after = await person.Client.Send(HttpMethod.Get, "/v1/invitations");
        Assert.Multiple(() =>
        {
            Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(changed.Version, Is.EqualTo(member.Version + 1));
            Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task Roles_OfOneselfByAMember_CannotBeRaised()
    {
        var person = await People.Person(api, admin, Role.Editor);
        var member = await person.Client.Get<Member>($"/v1/members/{person.Id}");
        using var refused = await person.Client.Send(HttpMethod.Patch, $"/v1/members/{person.Id}", new MemberPatch { Roles = [Role.Admin] }, member.Version);
        await Client.Problem(refused, HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task LastAdmin_CannotLeaveOrLoseTheRole()
    {
        using var onlyAdmin = await api.As("admin@nordhausen.example.org");
        var me = await onlyAdmin.Get<Me>("/v1/me");
        var member = await onlyAdmin.Get<Member>($"/v1/members/{me.Id}");
        using var demoted = await onlyAdmin.Send(HttpMethod.Patch, $"/v1/members/{me.Id}", new MemberPatch { Roles = [Role.Editor] }, member.Version);
        using var left = await onlyAdmin.Send(HttpMethod.Delete, $"/v1/members/{me.Id}", version: member.Version);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await Client.Problem(demoted, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.LastAdmin));
            Assert.That((await Client.Problem(left, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.LastAdmin));
        });
    }

    [Test]
    public async Task Member_WhoLeaves_LosesAllSessionsAtOnce()
    {
        var person = await People.Person(api, admin);
        using var elsewhere = api.Visitor();
        await People.SignIn(elsewhere, person.Email);
        var member = await admin.Get<Member>($"/v1/members/{person.Id}");
        using var removed = await admin.Send(HttpMethod.Delete, $"/v1/members/{person.Id}", version: member.Version);
        using var here = await person.Client.Send(HttpMethod.Get, "/v1/me");
        using var there = await elsewhere.Send(HttpMethod.Get, "/v1/me");
        using var known = await admin.Send(HttpMethod.Get, $"/v1/members/{person.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(here.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(there.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }
}
