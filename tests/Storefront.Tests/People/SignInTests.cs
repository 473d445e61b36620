using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;

namespace FitStore.Storefront.Tests.People;

/// <summary>Signing in with a second factor, and getting in again without the password.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SignInTests : StoreAndVisitor
{
    private Task<Shown> FirstStep() => FirstStep("/anmelden");

    private async Task<Shown> FirstStep(string from) =>
        await Visitor.Submit(await Visitor.Open(from), ("Input.Email", StandInApi.Sven.Email), ("Input.Password", StandInApi.Password));

    [Test]
    public async Task SignIn_SecondFactor_AsksForTheCodeAndSignsIn()
    {
        var second = await FirstStep("/anmelden?weiter=/konto");
        Assert.That(second.Heading, Is.EqualTo("Code eingeben"));
        Assert.That(second.Document.Source.Text, Does.Not.Contain(StandInApi.Password), "the password travels sealed");
        Assert.That(second.Response.Headers.CacheControl!.NoStore, Is.True);

        var after = await Visitor.Submit(second, ("OneTimePassword", StandInApi.Code));
        Assert.That(after.Address.AbsolutePath, Is.EqualTo("/konto"));
        Assert.That(after.Text, Does.Contain(StandInApi.Sven.Name));
    }

    [Test]
    public async Task SignIn_PasswordWithSecondFactor_StandsInNoCookie()
    {
        var page = await Visitor.Open("/anmelden");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost/anmelden"))
        {
            Content = new FormUrlEncodedContent(page.Document.QuerySelectorAll("main form input[type=hidden]")
                .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
                .Concat([new("Input.Email", StandInApi.Sven.Email), new("Input.Password", StandInApi.Password)])),
        };
        using var answer = await Visitor.Send(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], Has.None.StartsWith("fitstore="));
    }

    [Test]
    public async Task SignIn_WrongCode_AsksAgainAndShowsNoCode()
    {
        var again = await Visitor.Submit(await FirstStep(), ("OneTimePassword", "999999"));

        HasErrorAt(again, "OneTimePassword");
        Assert.That(again.Document.Source.Text, Does.Not.Contain("999999"));
        var after = await Visitor.Submit(again, ("OneTimePassword", StandInApi.Code));
        Assert.That(after.Document.QuerySelector(".acting"), Is.Not.Null);
    }

    [Test]
    public async Task SignIn_NoCode_SaysSoWithoutAskingTheApi()
    {
        var second = await FirstStep();
        var asked = Api.Calls.Count;
        var again = await Visitor.Submit(second, ("OneTimePassword", ""));

        HasErrorAt(again, "OneTimePassword");
        Assert.That(Api.Calls.Skip(asked), Has.None.EqualTo("POST /v1/sessions"));
    }

    [Test]
    public async Task SignIn_CodeAfterTooLong_BeginsAnewAndKeepsWhereToGo()
    {
        var second = await FirstStep("/anmelden?weiter=/konto");
        Storefront.Clock.Forward(SealedSecrets.Lifetime + TimeSpan.FromSeconds(1));
        var again = await Visitor.Submit(second, ("OneTimePassword", StandInApi.Code));

        Assert.That(again.Heading, Is.EqualTo("Anmelden"));
        HasErrorAt(again, "Input_Password");
        Assert.That(again.Value("weiter"), Is.EqualTo("/konto"));
    }

    [Test]
    public async Task SignIn_SecondFactorAfterALostForm_StillCarriesTheForm()
    {
        Api.Answers["GET /v1/me/second-factor"] = _ => StandInApi.Json(HttpStatusCode.OK, new SecondFactor { Enrolled = true, RecoveryCodesLeft = 10, DemandedBy = [] });
        await Visitor.Submit(await FirstStep(), ("OneTimePassword", StandInApi.Code));
        var form = await Visitor.Open("/konto/adresse");
        Visitor.LoseCookies();

        var signIn = await Visitor.Submit(form, ("Email", "neu@nordhausen.example.org"), ("Fresh.CurrentPassword", StandInApi.Password), ("Fresh.OneTimePassword", "777777"));
        var second = await Visitor.Submit(signIn, ("Input.Email", StandInApi.Sven.Email), ("Input.Password", StandInApi.Password));
        var again = await Visitor.Submit(second, ("OneTimePassword", StandInApi.Code));

        Assert.That(again.Heading, Is.EqualTo("E-Mail-Adresse ändern"));
        Assert.That(again.Value("Email"), Is.EqualTo("neu@nordhausen.example.org"));
        Assert.That(again.Document.Source.Text, Does.Not.Contain("777777").And.Not.Contain(StandInApi.Password));
    }

    [Test]
    public async Task SignIn_WithACookieOfAnEndedSession_Works()
    {
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Open("/anmelden");
        Api.RevokeAll();
        await Visitor.Submit(page, ("Input.Email", StandInApi.Ben.Email), ("Input.Password", StandInApi.Password));

        Assert.That(Sent("POST /v1/sessions").Headers, Does.Not.ContainKey("Authorization"), "an ended session would spoil the sign-in");
    }

    [Test]
    public async Task SignIn_Browser_IsToldToTheApiSoThatItsOwnerKnowsTheSession()
    {
        Visitor.Browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await Visitor.SignIn(StandInApi.Ben.Email);

        Assert.That(Sent("POST /v1/sessions").Headers["User-Agent"], Does.Contain("Firefox/140.0"));
    }

    [Test]
    public async Task SignInPage_LeadsToForgottenPasswordAndToTheApplication()
    {
        var page = await Visitor.Open("/anmelden");

        Assert.That(page.Document.QuerySelector("main a[href='/passwort-vergessen']"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector("main a[href='/aufnahme']"), Is.Not.Null);
    }

    [Test]
    public async Task ForgottenPassword_AnyAddress_GetsTheSameAnswer()
    {
        Api.Answers["POST /v1/password-resets"] = _ => StandInApi.Json(HttpStatusCode.OK, new Announcement { Text = "Sehen Sie nach." });
        var known = await Visitor.Submit(await Visitor.Open("/passwort-vergessen"), ("Email", StandInApi.Ben.Email));
        var unknown = await Visitor.Submit(await Visitor.Open("/passwort-vergessen"), ("Email", "niemand@example.org"));

        Assert.That(known.Heading, Is.EqualTo("Sehen Sie in Ihr Postfach"));
        Assert.That(unknown.Document.QuerySelector("main")!.InnerHtml, Is.EqualTo(known.Document.QuerySelector("main")!.InnerHtml));
        Assert.That(known.Address.Query, Does.Not.Contain("example.org"));
        Assert.That(Sent("POST /v1/password-resets").As<PasswordReset>().Email, Is.EqualTo("niemand@example.org"));
    }

    [Test]
    public async Task ForgottenPassword_NoAddress_KeepsWhatWasTyped()
    {
        var page = await Visitor.Submit(await Visitor.Open("/passwort-vergessen"), ("Email", "keine adresse"));

        HasErrorAt(page, "Email");
        Assert.That(page.Value("Email"), Is.EqualTo("keine adresse"));
    }

    [Test]
    public async Task NewPassword_ByTheLink_SetsItAndLeadsToSignIn()
    {
        Api.Answers["POST /v1/password-reset-completions"] = _ => StandInApi.Json(HttpStatusCode.OK, new Announcement { Text = "Gut." });
        var page = await Visitor.Open("/passwort-neu?token=" + Token);
        TellsTokenToNobody(page);
        Assert.That(page.Value("token"), Is.EqualTo(Token));
        Assert.That(Api.Calls, Has.None.Contains("password-reset"), "opening the link uses nothing up");

        var after = await Visitor.Submit(page, ("Password", GoodPassword));
        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/anmelden?hinweis=passwort-gesetzt"));
        var sent = Sent("POST /v1/password-reset-completions").As<PasswordResetCompletion>();
        Assert.That((sent.Token, sent.Password), Is.EqualTo((Token, GoodPassword)));
    }

    [Test]
    public async Task NewPassword_TooCommon_SaysSoAtTheFieldAndKeepsTheLinkNotThePassword()
    {
        Api.Answers["POST /v1/password-reset-completions"] = _ => Wrong("/password", "Dieses Passwort wird zuerst geraten.");
        var page = await Visitor.Submit(await Visitor.Open("/passwort-neu?token=" + Token), ("Password", "passwort123456"));

        HasErrorAt(page, "Password");
        Assert.That(page.Text, Does.Contain("Dieses Passwort wird zuerst geraten."));
        Assert.That(page.Value("token"), Is.EqualTo(Token));
        Assert.That(page.Document.Source.Text, Does.Not.Contain("passwort123456"));
        Assert.That(page.Address.Query, Is.Empty, "the secret has left the address");
    }

    [Test]
    public async Task NewPassword_TooShort_IsSaidAtOnce()
    {
        var page = await Visitor.Submit(await Visitor.Open("/passwort-neu?token=" + Token), ("Password", "kurz"));

        HasErrorAt(page, "Password");
        Assert.That(Api.Calls, Has.None.Contains("password-reset"));
    }

    [TestCase("/passwort-neu")]
    [TestCase("/passwort-neu?token=")]
    public async Task NewPassword_WithoutSecret_SaysWhatToDo(string address)
    {
        var page = await Visitor.Open(address);

        Assert.That(page.Heading, Is.EqualTo("Der Link gilt nicht mehr"));
        Assert.That(page.Document.QuerySelector("main a[href='/passwort-vergessen']"), Is.Not.Null);
    }

    [Test]
    public async Task NewPassword_UsedLink_SaysWhatToDo()
    {
        Api.Answers["POST /v1/password-reset-completions"] = _ => InvalidToken();
        var page = await Visitor.Submit(await Visitor.Open("/passwort-neu?token=" + Token), ("Password", GoodPassword));

        Assert.That(page.Heading, Is.EqualTo("Der Link gilt nicht mehr"));
        Assert.That(page.Document.QuerySelector("main a[href='/passwort-vergessen']"), Is.Not.Null);
        Assert.That(page.Document.Source.Text, Does.Not.Contain(GoodPassword));
    }

    [Test]
    public async Task Open_SecondFactorDemanded_LeadsToEnrolment()
    {
        await Visitor.SignIn(StandInApi.Ben.Email);
        Api.Answers["GET /v1/me"] = _ => StandInApi.Problem(HttpStatusCode.Forbidden, ProblemCodes.SecondFactorDemanded);

        var page = await Visitor.Open("/schreibtisch");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page.Heading, Is.EqualTo("Hier brauchen Sie einen zweiten Faktor"));
        Assert.That(page.Document.QuerySelector("main a[href='/konto/zweiter-faktor']"), Is.Not.Null);
    }
}
