using System.Net;
using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;

namespace FitStore.Storefront.Tests.People;

/// <summary>The own account: what binds asks for the password again, and secrets are shown once and nowhere else.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class AccountTests : StoreAndVisitor
{
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private static readonly string[] Codes = [.. Enumerable.Range(1, 10).Select(number => $"code-{number:00}")];

    private static HttpResponseMessage Done() => StandInApi.Json(HttpStatusCode.OK, new Announcement { Text = "Gut." });

    private static HttpResponseMessage Nothing() => new(HttpStatusCode.NoContent);

    private void HasFactor(bool enrolled) => Api.Answers["GET /v1/me/second-factor"] = _ => StandInApi.Json(HttpStatusCode.OK, new SecondFactor
    {
        Enrolled = enrolled,
        Since = enrolled ? DateTimeOffset.UtcNow.AddDays(-30) : null,
        RecoveryCodesLeft = enrolled ? 2 : 0,
        DemandedBy = [StandInApi.Thueringen],
    });

    private async Task SignInWithCode()
    {
        var second = await Visitor.SignIn(StandInApi.Sven.Email);
        await Visitor.Submit(second, ("OneTimePassword", StandInApi.Code));
    }

    [TestCase("/konto/passwort")]
    [TestCase("/konto/adresse")]
    [TestCase("/konto/zweiter-faktor")]
    [TestCase("/konto/zweiter-faktor/codes")]
    [TestCase("/konto/zweiter-faktor/entfernen")]
    [TestCase("/konto/sitzungen")]
    [TestCase("/konto/daten")]
    [TestCase("/konto/daten?handler=File")]
    [TestCase("/konto/loeschen")]
    public async Task Open_NotSignedIn_AsksToSignIn(string address) =>
        Assert.That((await Visitor.Open(address)).Heading, Is.EqualTo("Anmelden"));

    [Test]
    public async Task ChangePassword_WithTheOldOne_SendsTheFreshSignInAlong()
    {
        Api.Answers["POST /v1/me/password-changes"] = _ => Done();
        await Visitor.SignIn(StandInApi.Ben.Email);
        var after = await Visitor.Submit(await Visitor.Open("/konto/passwort"), ("Fresh.CurrentPassword", StandInApi.Password), ("NewPassword", GoodPassword));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/konto?hinweis=passwort-geaendert"));
        Assert.That(Sent("POST /v1/fresh-sign-ins").As<NewFreshSignIn>().Act, Is.EqualTo(FreshAct.ChangePassword));
        var sent = Sent("POST /v1/me/password-changes");
        Assert.That(sent.Headers["FitStore-Fresh-Sign-In"], Is.EqualTo("fitf_ChangePassword"));
        Assert.That(sent.As<PasswordChange>().Password, Is.EqualTo(GoodPassword));
    }

    [Test]
    public async Task ChangePassword_OldOneWrong_SaysSoAndChangesNothing()
    {
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Submit(await Visitor.Open("/konto/passwort"), ("Fresh.CurrentPassword", "daneben"), ("NewPassword", GoodPassword));

        HasErrorAt(page, "Fresh_CurrentPassword");
        Assert.That(page.Document.Source.Text, Does.Not.Contain("daneben").And.Not.Contain(GoodPassword));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/me/password-changes"));
        Assert.That(page.Document.QuerySelector(".acting"), Is.Not.Null, "still signed in");
    }

    [Test]
    public async Task ChangePassword_TooCommon_SaysSoAtItsField()
    {
        Api.Answers["POST /v1/me/password-changes"] = _ => Wrong("/password", "Dieses Passwort wird zuerst geraten.");
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Submit(await Visitor.Open("/konto/passwort"), ("Fresh.CurrentPassword", StandInApi.Password), ("NewPassword", "passwort123456"));

        HasErrorAt(page, "NewPassword");
    }

    [Test]
    public async Task ChangePassword_WithSecondFactor_AsksForTheCodeToo()
    {
        Api.Answers["POST /v1/me/password-changes"] = _ => Done();
        await SignInWithCode();
        var form = await Visitor.Open("/konto/passwort");
        var without = await Visitor.Submit(form, ("Fresh.CurrentPassword", StandInApi.Password), ("NewPassword", GoodPassword));
        HasErrorAt(without, "Fresh_OneTimePassword");

        var after = await Visitor.Submit(without, ("Fresh.CurrentPassword", StandInApi.Password), ("Fresh.OneTimePassword", StandInApi.Code), ("NewPassword", GoodPassword));
        Assert.That(after.Address.AbsolutePath, Is.EqualTo("/konto"));
    }

    [Test]
    public async Task ChangeEmail_WrongAddressAndPassword_KeepsTheAddress()
    {
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Submit(await Visitor.Open("/konto/adresse"), ("Email", "keine"), ("Fresh.CurrentPassword", StandInApi.Password));

        HasErrorAt(page, "Email");
        Assert.That(page.Value("Email"), Is.EqualTo("keine"));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/fresh-sign-ins"));
    }

    [Test]
    public async Task ChangeEmail_Asked_SaysThatBothHaveToConfirm()
    {
        Api.Answers["POST /v1/me/email-changes"] = _ => Done();
        await Visitor.SignIn(StandInApi.Ben.Email);
        var after = await Visitor.Submit(await Visitor.Open("/konto/adresse"), ("Email", "neu@nordhausen.example.org"), ("Fresh.CurrentPassword", StandInApi.Password));

        Assert.That(after.Text, Does.Contain("den Link in beiden"));
        Assert.That(Sent("POST /v1/me/email-changes").As<EmailChange>().Email, Is.EqualTo("neu@nordhausen.example.org"));
    }

    [Test]
    public async Task SecondFactor_Enrolled_ShowsSecretThenCodesEachOnce()
    {
        HasFactor(enrolled: false);
        Api.Answers["POST /v1/me/second-factor/enrolments"] = _ => StandInApi.Json(HttpStatusCode.OK, new SecondFactorEnrolment { Secret = Secret, Uri = "otpauth://totp/FIT-Store?secret=" + Secret });
        Api.Answers["POST /v1/me/second-factor/confirmations"] = asked => asked.As<SecondFactorCode>().Code == StandInApi.Code
            ? StandInApi.Json(HttpStatusCode.OK, new RecoveryCodes { Codes = Codes })
            : Wrong("/code", "Der Code passt nicht.");
        await Visitor.SignIn(StandInApi.Ben.Email);

        var start = await Visitor.Open("/konto/zweiter-faktor");
        Assert.That(start.Text, Does.Contain("Thüringen verlangt ihn"));
        var app = await Visitor.Submit(start, ("Fresh.CurrentPassword", StandInApi.Password));
        Assert.That(app.Text, Does.Contain("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"));
        Assert.That(app.Document.QuerySelector("main a[href^='otpauth://totp/']"), Is.Not.Null);
        Assert.That(app.Value("EnrolmentSecret"), Does.Not.Contain(Secret), "it travels sealed");
        Assert.That(app.Response.Headers.CacheControl!.NoStore, Is.True);

        var again = await Visitor.Submit(app, ("OneTimePassword", "000000"));
        HasErrorAt(again, "OneTimePassword");
        Assert.That(again.Text, Does.Contain("JBSW Y3DP"), "a wrong code does not take the secret away");

        var codes = await Visitor.Submit(again, ("OneTimePassword", StandInApi.Code));
        Assert.That(codes.Heading, Is.EqualTo("Ihre Wiederherstellungscodes"));
        Assert.That(codes.Document.QuerySelectorAll(".codes li").Select(code => code.TextContent.Trim()), Is.EqualTo(Codes));
        Assert.That(codes.Document.Source.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public async Task SecondFactor_SecretOfAnother_IsNotShown()
    {
        HasFactor(enrolled: false);
        Api.Answers["POST /v1/me/second-factor/enrolments"] = _ => StandInApi.Json(HttpStatusCode.OK, new SecondFactorEnrolment { Secret = Secret, Uri = "otpauth://totp/FIT-Store?secret=" + Secret });
        await Visitor.SignIn(StandInApi.Ben.Email);
        var app = await Visitor.Submit(await Visitor.Open("/konto/zweiter-faktor"), ("Fresh.CurrentPassword", StandInApi.Password));

        await Visitor.SignIn(StandInApi.Jana.Email);
        await Visitor.Submit(await Visitor.Open("/konto/organisation"), ("Organisation", StandInApi.Nordhausen.Id.ToString()));
        var own = await Visitor.Open("/konto/zweiter-faktor");
        var page = await Visitor.Submit(
            own with { Address = new Uri(own.Address, "/konto/zweiter-faktor?handler=Confirm") },
            ("EnrolmentSecret", app.Value("EnrolmentSecret")!), ("OneTimePassword", StandInApi.Code));

        Assert.That(page.Document.Source.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public async Task SecondFactor_RenewAndRemove_AskForPasswordAndCode()
    {
        HasFactor(enrolled: true);
        Api.Answers["POST /v1/me/second-factor/recovery-codes"] = _ => StandInApi.Json(HttpStatusCode.OK, new RecoveryCodes { Codes = Codes });
        Api.Answers["DELETE /v1/me/second-factor"] = _ => Nothing();
        await SignInWithCode();
        Assert.That((await Visitor.Open("/konto/zweiter-faktor")).Text, Does.Contain("gehen zu Ende"));

        var codes = await Visitor.Submit(await Visitor.Open("/konto/zweiter-faktor/codes"), ("Fresh.CurrentPassword", StandInApi.Password), ("Fresh.OneTimePassword", StandInApi.Code));
        Assert.That(codes.Document.QuerySelectorAll(".codes li"), Has.Length.EqualTo(10));
        Assert.That(Sent("POST /v1/me/second-factor/recovery-codes").Headers["FitStore-Fresh-Sign-In"], Is.EqualTo("fitf_RenewRecoveryCodes"));

        var wrong = await Visitor.Submit(await Visitor.Open("/konto/zweiter-faktor/entfernen"), ("Fresh.CurrentPassword", StandInApi.Password), ("Fresh.OneTimePassword", "111111"));
        HasErrorAt(wrong, "Fresh_OneTimePassword");
        var removed = await Visitor.Submit(wrong, ("Fresh.CurrentPassword", StandInApi.Password), ("Fresh.OneTimePassword", StandInApi.Code));
        Assert.That(removed.Address.PathAndQuery, Is.EqualTo("/konto/zweiter-faktor?hinweis=zweiter-faktor-entfernt"));
        Assert.That(Sent("DELETE /v1/me/second-factor").Headers["FitStore-Fresh-Sign-In"], Is.EqualTo("fitf_RemoveSecondFactor"));
    }

    [Test]
    public async Task Sessions_Listed_CanBeEndedOneOrAll()
    {
        var other = Session(isThisOne: false, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1");
        Api.Answers["GET /v1/sessions"] = _ => StandInApi.Json(HttpStatusCode.OK, new Page<SessionInfo> { Items = [other, Session(isThisOne: true, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")] });
        Api.Answers[$"DELETE /v1/sessions/{other.Id}"] = _ => Nothing();
        Api.Answers["DELETE /v1/sessions"] = _ => Nothing();
        await Visitor.SignIn(StandInApi.Ben.Email);

        var page = await Visitor.Open("/konto/sitzungen");
        var sessions = page.Document.QuerySelectorAll("main .talk > li").Select(item => item.TextContent).ToList();
        Assert.That(sessions[0], Does.Contain("Firefox unter Linux").And.Contain("diese Sitzung"), "this one stands first");
        Assert.That(sessions[1], Does.Contain("Safari unter iPhone").And.Contain("Beenden"));

        var after = await Visitor.Submit(page, "main form[action$='handler=End']");
        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/konto/sitzungen?hinweis=sitzung-beendet"));
        Assert.That(Api.Calls, Does.Contain($"DELETE /v1/sessions/{other.Id}"));

        var all = await Visitor.Submit(after, "main form[action$='handler=EndAll']");
        Assert.That(all.Address.PathAndQuery, Is.EqualTo("/anmelden?hinweis=sitzungen-beendet"));
        Assert.That(all.Document.QuerySelector(".acting"), Is.Null);
    }

    [Test]
    public async Task OwnData_Downloaded_IsAFileWithEverything()
    {
        Api.Answers["GET /v1/me/personal-data"] = _ => StandInApi.Json(HttpStatusCode.OK, new PersonalData
        {
            At = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
            Me = StandInApi.Ben,
            CreatedAt = new DateTimeOffset(2026, 1, 2, 8, 0, 0, TimeSpan.Zero),
            SavedSearches = [],
            Signatures = [],
            Texts = [],
            Files = [],
            ChecklistChanges = [],
            Drafts = [],
            NoticeSettings = [],
            ReadNotices = [],
            Sessions = [],
            Messages = [new OwnMessage { At = new DateTimeOffset(2026, 2, 3, 8, 0, 0, TimeSpan.Zero), Adoption = Guid.Empty, Text = "Grüße & Küsse" }],
            Invitations = [],
            Applications = [],
            Mails = [],
            Acts = [],
        });
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Open("/konto/daten");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page.Address, page.Document.QuerySelector("main a[download]")!.GetAttribute("href")!));
        using var answer = await Visitor.Send(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("fit-store-meine-daten-2026-11-22.json"));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(text, Does.Contain("Grüße & Küsse"));
        Assert.That(JsonDocument.Parse(text).RootElement.GetProperty("me").GetProperty("email").GetString(), Is.EqualTo(StandInApi.Ben.Email));
    }

    [Test]
    public async Task Erase_WithoutTheTick_ErasesNothing()
    {
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Submit(await Visitor.Open("/konto/loeschen"), ("Fresh.CurrentPassword", StandInApi.Password));

        HasErrorAt(page, "Understood");
        Assert.That(Api.Calls, Has.None.EqualTo("DELETE /v1/me"));
    }

    [Test]
    public async Task Erase_LastAdmin_SaysWhatToDoFirst()
    {
        Api.Answers["DELETE /v1/me"] = _ => StandInApi.Problem(HttpStatusCode.Conflict, ProblemCodes.LastAdmin);
        await Visitor.SignIn(StandInApi.Ben.Email);
        var page = await Visitor.Submit(await Visitor.Open("/konto/loeschen"), ("Understood", "true"), ("Fresh.CurrentPassword", StandInApi.Password));

        Assert.That(page.Document.QuerySelector(".error-summary")!.TextContent, Does.Contain("Danach können Sie Ihr Konto löschen."));
        Assert.That(page.Document.QuerySelector(".acting"), Is.Not.Null);
    }

    [Test]
    public async Task Erase_Confirmed_ErasesAndSignsOut()
    {
        Api.Answers["DELETE /v1/me"] = _ => Nothing();
        await Visitor.SignIn(StandInApi.Ben.Email);
        var after = await Visitor.Submit(await Visitor.Open("/konto/loeschen"), ("Understood", "true"), ("Fresh.CurrentPassword", StandInApi.Password));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/?hinweis=konto-geloescht"));
        Assert.That(Sent("DELETE /v1/me").Headers["FitStore-Fresh-Sign-In"], Is.EqualTo("fitf_EraseAccount"));
        Assert.That((await Visitor.Open("/konto")).Heading, Is.EqualTo("Anmelden"));
    }

    private static SessionInfo Session(bool isThisOne, string program) => new()
    {
        Id = Guid.CreateVersion7(),
        CreatedAt = DateTimeOffset.UtcNow.AddHours(-2),
        LastUsedAt = DateTimeOffset.UtcNow,
        ExpiresAt = DateTimeOffset.UtcNow.AddHours(6),
        Program = program,
        IsThisOne = isThisOne,
    };
}
