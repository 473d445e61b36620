using System.Net;
using FitStore.Storefront.Sessions;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Storefront.Tests;

/// <summary>
/// Forms around a session that ends or changes hands. The page used is the choice of organisation: it needs an account and has a field.
/// </summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SessionTests : IAsyncDisposable
{
    private const string Page = "/konto/organisation";

    private readonly StandInApi api = new();
    private readonly StorefrontUnderTest storefront;
    private readonly Visitor visitor;

    public SessionTests()
    {
        storefront = StorefrontUnderTest.Over(api);
        visitor = new Visitor(new HttpClient(storefront.Handler()) { BaseAddress = new Uri("http://localhost") });
    }

    [Test]
    public async Task Open_PageThatNeedsAnAccount_LeadsThroughSignInBackToIt()
    {
        var page = await visitor.Open(Page);
        Assert.That(page.Heading, Is.EqualTo("Anmelden"));

        var after = await visitor.Submit(page, ("Input.Email", StandInApi.Ben.Email), ("Input.Password", StandInApi.Password));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Page));
        Assert.That(after.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Nordhausen"));
    }

    [Test]
    public async Task SignIn_WrongPassword_KeepsTheAddressAndNotThePassword()
    {
        var page = await visitor.Submit(await visitor.Open("/anmelden"), ("Input.Email", StandInApi.Ben.Email), ("Input.Password", "falsch"));

        Assert.That(page.Value("Input.Email"), Is.EqualTo(StandInApi.Ben.Email));
        Assert.That(page.Document.Source.Text, Does.Not.Contain("falsch"));
        Assert.That(page.Document.QuerySelector(".error-summary a")!.GetAttribute("href"), Is.EqualTo("#Input_Email"));
    }

    [TestCase("https://example.org/")]
    [TestCase("//example.org/")]
    [TestCase("/..//example.org/")]
    [TestCase("/\\example.org")]
    public async Task SignIn_ForeignReturnAddress_StaysHere(string foreign)
    {
        var page = await visitor.Open("/anmelden?weiter=" + Uri.EscapeDataString(foreign));
        var after = await visitor.Submit(page, ("Input.Email", StandInApi.Ben.Email), ("Input.Password", StandInApi.Password));

        Assert.That(after.Address.Host, Is.EqualTo("localhost"));
        Assert.That(after.Address.AbsolutePath, Is.EqualTo("/schreibtisch"));
    }

    [Test]
    public async Task Submit_SessionLost_ShowsTheFilledFormAfterSignInWithoutExecutingIt()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        var form = await visitor.Open(Page);
        visitor.LoseCookies();

        var signIn = await visitor.Submit(form, ("Organisation", StandInApi.Thueringen.Id.ToString()));
        Assert.That(signIn.Heading, Is.EqualTo("Anmelden"));
        Assert.That(signIn.Text, Does.Contain("Ihre Eingaben gehen nicht verloren"));
        Assert.That(signIn.Document.Source.Text, Does.Not.Contain(StandInApi.Thueringen.Id.ToString()), "the fields travel sealed");

        var again = await visitor.Submit(signIn, ("Input.Email", StandInApi.Jana.Email), ("Input.Password", StandInApi.Password));
        Assert.That(again.Heading, Is.EqualTo("Für wen handeln Sie?"));
        Assert.That(again.Text, Does.Contain("Noch nicht gesendet"));
        Assert.That(again.Value("Organisation"), Is.EqualTo(StandInApi.Thueringen.Id.ToString()));
        Assert.That(again.Document.QuerySelector(".acting")!.TextContent, Does.Not.Contain("Thüringen"), "nothing was executed");

        var done = await visitor.Submit(again);
        Assert.That(done.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Thüringen"));
    }

    [Test]
    public async Task Submit_SessionLostAndWrongPasswordFirst_StillCarriesTheForm()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        var form = await visitor.Open(Page);
        visitor.LoseCookies();

        var signIn = await visitor.Submit(form, ("Organisation", StandInApi.Thueringen.Id.ToString()));
        signIn = await visitor.Submit(signIn, ("Input.Email", StandInApi.Jana.Email), ("Input.Password", "falsch"));
        var again = await visitor.Submit(signIn, ("Input.Email", StandInApi.Jana.Email), ("Input.Password", StandInApi.Password));

        Assert.That(again.Value("Organisation"), Is.EqualTo(StandInApi.Thueringen.Id.ToString()));
    }

    [Test]
    public async Task Submit_SessionLostAndAnotherPersonSignsIn_NothingLeaks()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        var form = await visitor.Open(Page);
        visitor.LoseCookies();

        var signIn = await visitor.Submit(form, ("Organisation", StandInApi.Thueringen.Id.ToString()));
        var after = await visitor.Submit(signIn, ("Input.Email", StandInApi.Ben.Email), ("Input.Password", StandInApi.Password));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/?hinweis=andere-person"));
        Assert.That(after.Document.Source.Text, Does.Not.Contain(StandInApi.Thueringen.Id.ToString()));
    }

    [Test]
    public async Task Submit_SignedInAfterMoreThanAnHour_DropsTheForm()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        var form = await visitor.Open(Page);
        visitor.LoseCookies();

        var signIn = await visitor.Submit(form, ("Organisation", StandInApi.Thueringen.Id.ToString()));
        storefront.Clock.Forward(CarriedForms.Lifetime + TimeSpan.FromMinutes(1));
        var after = await visitor.Submit(signIn, ("Input.Email", StandInApi.Ben.Email), ("Input.Password", StandInApi.Password));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo(Page + "?hinweis=formular-abgelaufen"));
    }

    [Test]
    public async Task Submit_FormOfAnotherPersonInTheSameBrowser_IsDropped()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        var form = await visitor.Open(Page);
        await visitor.SignIn(StandInApi.Ben.Email);

        var after = await visitor.Submit(form, ("Organisation", StandInApi.Thueringen.Id.ToString()));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo(Page + "?hinweis=andere-person"));
        Assert.That(after.Document.Source.Text, Does.Not.Contain(StandInApi.Thueringen.Id.ToString()));
        Assert.That(after.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Nordhausen"));
    }

    [Test]
    public async Task Submit_OrganisationChangedMeanwhile_ShowsTheFormAgain()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        await visitor.Submit(await visitor.Open(Page), ("Organisation", StandInApi.Nordhausen.Id.ToString()));
        var old = await visitor.Open(Page);
        await visitor.Submit(await visitor.Open(Page), ("Organisation", StandInApi.Thueringen.Id.ToString()));

        var after = await visitor.Submit(old, ("Organisation", StandInApi.Nordhausen.Id.ToString()));

        Assert.That(after.Text, Does.Contain("inzwischen für eine andere Organisation"));
        Assert.That(after.Value("Organisation"), Is.EqualTo(StandInApi.Nordhausen.Id.ToString()), "what was chosen stands there");
        Assert.That(after.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Thüringen"), "nothing was executed");
    }

    [Test]
    public async Task Submit_TokenRevokedAtTheApi_AsksToSignInAndShowsTheFormAgain()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        var form = await visitor.Open(Page);
        api.RevokeAll();

        var signIn = await visitor.Submit(form, ("Organisation", StandInApi.Thueringen.Id.ToString()));
        Assert.That(signIn.Heading, Is.EqualTo("Anmelden"));
        var again = await visitor.Submit(signIn, ("Input.Email", StandInApi.Jana.Email), ("Input.Password", StandInApi.Password));

        Assert.That(again.Value("Organisation"), Is.EqualTo(StandInApi.Thueringen.Id.ToString()));
        Assert.That(again.Text, Does.Contain("Noch nicht gesendet"));
    }

    [Test]
    public async Task Submit_WithoutOurTokens_IsNotExecuted()
    {
        await visitor.SignIn(StandInApi.Jana.Email);
        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost" + Page))
        {
            Content = new FormUrlEncodedContent([new("Organisation", StandInApi.Thueringen.Id.ToString())]),
        };
        using var answer = await visitor.Send(forged);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await visitor.Open(Page)).Document.QuerySelector(".acting")!.TextContent, Does.Not.Contain("Thüringen"));
    }

    [TestCase("cross-site")]
    [TestCase("same-site")]
    public async Task Submit_FromAForeignPage_IsRefused(string site)
    {
        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost/barrierefreiheit/melden"))
        {
            Content = new FormUrlEncodedContent([new("Input.Text", "x")]),
            Headers = { { "Sec-Fetch-Site", site } },
        };
        using var answer = await visitor.Send(forged);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(api.Feedback, Is.Empty);
    }

    [Test]
    public async Task SignOut_EndsTheSessionHereAndAtTheApi()
    {
        await visitor.SignIn(StandInApi.Ben.Email);
        var after = await visitor.Submit(await visitor.Open("/abmelden"));

        Assert.That(after.Address.PathAndQuery, Is.EqualTo("/?hinweis=abgemeldet"));
        Assert.That(api.Calls, Does.Contain("DELETE /v1/sessions/current"));
        Assert.That((await visitor.Open("/konto")).Heading, Is.EqualTo("Anmelden"));
    }

    [Test]
    public async Task SignIn_OverARunningSession_EndsThatOneAtTheApi()
    {
        await visitor.SignIn(StandInApi.Ben.Email);
        Assert.That(api.Calls, Has.None.EqualTo("DELETE /v1/sessions/current"));
        await visitor.SignIn(StandInApi.Ben.Email);

        Assert.That(api.Calls, Does.Contain("DELETE /v1/sessions/current"));
    }

    [Test]
    public async Task Session_AfterEightHours_IsOver()
    {
        await visitor.SignIn(StandInApi.Ben.Email);
        storefront.Clock.Forward(SessionCookie.Lifetime + TimeSpan.FromMinutes(1));

        Assert.That((await visitor.Open("/konto")).Heading, Is.EqualTo("Anmelden"));
    }

    [Test]
    public async Task SignIn_OverHttps_SetsAHostCookieThatScriptsCannotRead()
    {
        using var secure = new Visitor(new HttpClient(storefront.Handler()) { BaseAddress = new Uri("https://localhost") });
        var page = await secure.Open("/anmelden");
        var form = page.Document.QuerySelectorAll("main form input").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");
        form["Input.Email"] = StandInApi.Ben.Email;
        form["Input.Password"] = StandInApi.Password;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("https://localhost/anmelden")) { Content = new FormUrlEncodedContent(form) };
        using var answer = await secure.Send(request);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(set => set.Contains("fitstore=", StringComparison.Ordinal));
        Assert.That(cookie, Does.StartWith("__Host-fitstore="));
        Assert.That(cookie, Does.Contain("path=/").And.Contain("secure").And.Contain("samesite=lax").And.Contain("httponly").And.Not.Contain("domain="));
        Assert.That(cookie, Does.Not.Contain("fits_"), "the API's token is encrypted");
    }

    [Test]
    public void Seal_LargerThanAllowed_IsNotCarried()
    {
        var forms = storefront.Services.GetRequiredService<CarriedForms>();
        var form = new CarriedForm("/x", FormOwner.Nobody, new() { ["Text"] = [new string('x', CarriedForms.MaxBytes)] }, HadFiles: false);

        Assert.That(forms.Seal(form), Is.Null);
    }

    [Test]
    public void Open_ChangedByASingleCharacter_IsNothing()
    {
        var forms = storefront.Services.GetRequiredService<CarriedForms>();
        var text = forms.Seal(new CarriedForm("/x", FormOwner.Nobody, new() { ["Text"] = ["y"] }, HadFiles: false))!;
        var changed = text[..40] + (text[40] == 'A' ? 'B' : 'A') + text[41..];

        Assert.That(forms.Open(text), Is.Not.Null);
        Assert.That(forms.Open(changed), Is.Null);
        Assert.That(forms.Open("kein Formular"), Is.Null);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await storefront.DisposeAsync();
        api.Dispose();
    }
}
