using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;

namespace FitStore.Storefront.Tests.People;

/// <summary>Coming in by an invitation, and confirming an address: both by the link of a mail.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class InvitationTests : StoreAndVisitor
{
    private static readonly string Address = "/einladung?token=" + Token;

    private void Invite(string email, bool hasAccount)
    {
        Api.Answers["POST /v1/invitation-previews"] = asked => asked.As<MailToken>().Token == Token
            ? StandInApi.Json(HttpStatusCode.OK, new InvitationPreview
            {
                Organisation = StandInApi.Nordhausen,
                Email = email,
                Roles = [Role.Reader, Role.Editor],
                ExpiresAt = DateTimeOffset.UtcNow.AddHours(70),
                HasAccount = hasAccount,
            })
            : InvalidToken();
        Api.Answers["POST /v1/invitation-acceptances"] = _ => StandInApi.Json(HttpStatusCode.Created, StandInApi.Ben);
    }

    [Test]
    public async Task Open_Invitation_SaysWhoInvitesToWhatAndTellsTheSecretToNobody()
    {
        Invite("neu@nordhausen.example.org", hasAccount: false);
        var page = await Visitor.Open(Address);

        TellsTokenToNobody(page);
        Assert.That(page.Heading, Is.EqualTo("Einladung von Nordhausen, Stadt"));
        Assert.That(page.Text, Does.Contain("Bearbeiten").And.Contain("neu@nordhausen.example.org"));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/invitation-acceptances"));
    }

    [Test]
    public async Task Accept_NewAccount_IsMadeAndSignedIn()
    {
        Invite("neu@nordhausen.example.org", hasAccount: false);
        Api.People.Add(StandInApi.Ben with { Id = Guid.CreateVersion7(), Email = "neu@nordhausen.example.org", Name = "Nina Neu" });
        Api.Answers["POST /v1/sessions"] = asked => asked.As<NewSession>().Password == GoodPassword
            ? StandInApi.Json(HttpStatusCode.Created, new Session { Token = "fits_x", ExpiresAt = DateTimeOffset.UtcNow.AddHours(8), Me = Api.People[^1] })
            : StandInApi.Problem(HttpStatusCode.Unauthorized, ProblemCodes.SignInFailed);
        Api.Answers["GET /v1/me"] = _ => StandInApi.Json(HttpStatusCode.OK, Api.People[^1]);

        var after = await Visitor.Submit(await Visitor.Open(Address), ("Name", " Nina Neu "), ("Password", GoodPassword));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/schreibtisch?hinweis=willkommen"));
        Assert.That(after.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Nordhausen"));
        var sent = Sent("POST /v1/invitation-acceptances").As<InvitationAcceptance>();
        Assert.That((sent.Token, sent.Name, sent.Password), Is.EqualTo((Token, "Nina Neu", GoodPassword)));
    }

    [Test]
    public async Task Accept_NewAccountWhoseSignInFails_SaysThatItIsMade()
    {
        Invite("neu@nordhausen.example.org", hasAccount: false);
        var after = await Visitor.Submit(await Visitor.Open(Address), ("Name", "Nina Neu"), ("Password", GoodPassword));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/anmelden?hinweis=konto-angelegt"));
    }

    [Test]
    public async Task Accept_NewAccountWithoutNameAndWithAShortPassword_SaysBothAndKeepsTheLink()
    {
        Invite("neu@nordhausen.example.org", hasAccount: false);
        var page = await Visitor.Submit(await Visitor.Open(Address), ("Name", ""), ("Password", "kurz"));

        HasErrorAt(page, "Name");
        HasErrorAt(page, "Password");
        Assert.That(page.Value("token"), Is.EqualTo(Token));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/invitation-acceptances"));
    }

    [Test]
    public async Task Accept_PasswordTooCommon_KeepsTheNameNotThePassword()
    {
        Invite("neu@nordhausen.example.org", hasAccount: false);
        Api.Answers["POST /v1/invitation-acceptances"] = _ => Wrong("/password", "Dieses Passwort wird zuerst geraten.");
        var page = await Visitor.Submit(await Visitor.Open(Address), ("Name", "Nina Neu"), ("Password", "passwort123456"));

        HasErrorAt(page, "Password");
        Assert.That(page.Value("Name"), Is.EqualTo("Nina Neu"));
        Assert.That(page.Document.Source.Text, Does.Not.Contain("passwort123456"));
    }

    [Test]
    public async Task Accept_AddressHasAnAccount_LeadsThroughSignInBackToItWithTheSecretSealed()
    {
        Invite(StandInApi.Ben.Email, hasAccount: true);
        var signIn = await Visitor.Submit(await Visitor.Open(Address));
        Assert.That(signIn.Heading, Is.EqualTo("Anmelden"));
        Assert.That(signIn.Text, Does.Contain("Einladung").And.Not.Contain("Ihre Sitzung ist zu Ende"));
        Assert.That(signIn.Document.Source.Text, Does.Not.Contain(Token));

        var back = await Visitor.Submit(signIn, ("Input.Email", StandInApi.Ben.Email), ("Input.Password", StandInApi.Password));
        Assert.That(back.Heading, Is.EqualTo("Einladung von Nordhausen, Stadt"));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/invitation-acceptances"), "nothing is accepted by signing in");

        var after = await Visitor.Submit(back);
        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/konto?hinweis=einladung-angenommen"));
        var sent = Sent("POST /v1/invitation-acceptances");
        Assert.That(sent.As<InvitationAcceptance>(), Is.EqualTo(new InvitationAcceptance { Token = Token }));
        Assert.That(sent.Headers, Does.ContainKey("Authorization"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Open_SignedInAsSomebodyElse_SaysSoAndAcceptsNothing(bool hasAccount)
    {
        Invite("neu@nordhausen.example.org", hasAccount);
        await Visitor.SignIn(StandInApi.Jana.Email);
        var page = await Visitor.Open(Address);

        Assert.That(page.Text, Does.Contain("mit einem anderen Konto angemeldet"));
        Assert.That(page.Document.QuerySelectorAll("main form[action='/abmelden']"), Has.Length.EqualTo(1));
        Assert.That(page.Document.QuerySelectorAll("main form[action='/einladung']"), Is.Empty);
    }

    [TestCase("/einladung")]
    [TestCase("/einladung?token=fitm_falsch")]
    public async Task Open_InvitationThatIsNone_SaysWhatToDo(string address)
    {
        Invite("neu@nordhausen.example.org", hasAccount: false);
        var page = await Visitor.Open(address);

        Assert.That(page.Heading, Is.EqualTo("Die Einladung gilt nicht mehr"));
        Assert.That(page.Text, Does.Contain("bitten Sie die Person"));
    }

    [Test]
    public async Task Accept_UsedMeanwhile_SaysWhatToDo()
    {
        Invite("neu@nordhausen.example.org", hasAccount: false);
        Api.Answers["POST /v1/invitation-acceptances"] = _ => InvalidToken();
        var page = await Visitor.Submit(await Visitor.Open(Address), ("Name", "Nina Neu"), ("Password", GoodPassword));

        Assert.That(page.Heading, Is.EqualTo("Die Einladung gilt nicht mehr"));
    }

    [TestCase(true, true, "Ihre neue Adresse gilt")]
    [TestCase(true, false, "Eine Bestätigung fehlt noch")]
    [TestCase(false, true, "Eine Bestätigung fehlt noch")]
    public async Task ConfirmEmail_ByTheButton_SaysWhatIsMissing(bool fromOld, bool fromNew, string heading)
    {
        Api.Answers["POST /v1/email-change-confirmations"] = _ => StandInApi.Json(HttpStatusCode.OK, new EmailChangeProgress { ConfirmedFromOld = fromOld, ConfirmedFromNew = fromNew });
        var page = await Visitor.Open("/adresse-bestaetigen?token=" + Token);
        TellsTokenToNobody(page);
        Assert.That(Api.Calls, Has.None.Contains("email-change"), "opening the link confirms nothing");

        var after = await Visitor.Submit(page);
        Assert.That(after.Heading, Is.EqualTo(heading));
        Assert.That(Sent("POST /v1/email-change-confirmations").As<MailToken>().Token, Is.EqualTo(Token));
    }

    [Test]
    public async Task ConfirmEmail_UsedLink_SaysWhatToDo()
    {
        Api.Answers["POST /v1/email-change-confirmations"] = _ => InvalidToken();
        var page = await Visitor.Submit(await Visitor.Open("/adresse-bestaetigen?token=" + Token));

        Assert.That(page.Heading, Is.EqualTo("Der Link gilt nicht mehr"));
    }
}
