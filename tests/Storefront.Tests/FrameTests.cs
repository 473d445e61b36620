using System.Net;
using FitStore.Contracts;
using FitStore.Support;

namespace FitStore.Storefront.Tests;

/// <summary>What every page has around it, and what happens when a page is missing or the API is.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class FrameTests : IAsyncDisposable
{
    private readonly StandInApi api = new();
    private readonly StorefrontUnderTest storefront;
    private readonly Visitor visitor;

    public FrameTests()
    {
        storefront = StorefrontUnderTest.Over(api);
        visitor = new Visitor(new HttpClient(storefront.Handler()) { BaseAddress = new Uri("http://localhost") });
    }

    private static IEnumerable<string> PublicPages =>
        [.. Links.FooterWays.Select(way => way.Href), Links.SignIn.Href, Links.SignOut.Href, Links.ForgottenPassword.Href, Links.NewPassword.Href, Links.Apply.Href];

    [TestCaseSource(nameof(PublicPages))]
    public async Task Open_Page_HasOneHeadingThatIsItsTitleAndTheWholeFrame(string address)
    {
        var page = await visitor.Open(address);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        Assert.That(page.Document.Title, Is.EqualTo(page.Heading + " – FIT-Store"));
        Assert.That(page.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo("de"));
        Assert.That(page.Document.QuerySelector("a.skip")!.GetAttribute("href"), Is.EqualTo("#inhalt"));
        Assert.That(page.Document.QuerySelectorAll("main#inhalt"), Has.Length.EqualTo(1));
        foreach (var way in Links.FooterWays)
        {
            Assert.That(page.Document.QuerySelector($"footer a[href='{way.Href}']"), Is.Not.Null, way.Text);
        }
    }

    [TestCaseSource(nameof(PublicPages))]
    public async Task Open_Page_HasNothingInlineAndNothingFromElsewhere(string address)
    {
        var page = await visitor.Open(address);

        Assert.That(page.Document.QuerySelectorAll("[style], style, script:not([src])"), Is.Empty);
        foreach (var part in page.Document.QuerySelectorAll("link[href], script[src], img[src]"))
        {
            Assert.That(part.GetAttribute("href") ?? part.GetAttribute("src"), Does.StartWith("/"));
        }

        Assert.That(page.Response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'").And.Not.Contain("unsafe"));
        Assert.That(page.Response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(page.Response.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("same-origin"));
    }

    [Test]
    public async Task Open_AddressThatIsNot_HelpsOnAndIsNotKept()
    {
        var page = await visitor.Open("/gibt-es-nicht");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.Heading, Is.EqualTo("Diese Seite gibt es nicht"));
        Assert.That(page.Document.QuerySelector("main form[role=search]"), Is.Not.Null);
        Assert.That(page.Response.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task Open_ApiDown_SaysSoAndIsNotReady()
    {
        await visitor.SignIn(StandInApi.Ben.Email);
        api.Calls.Clear();
        api.IsDown = true;

        var page = await visitor.Open("/konto");
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(page.Heading, Is.EqualTo("Der Store ist gerade nicht erreichbar"));
        Assert.That(page.Response.Headers.RetryAfter, Is.Not.Null);
        Assert.That(api.Calls.Count(call => call == "GET /v1/me"), Is.EqualTo(2), "a read is tried twice");
        Assert.That((await visitor.Open("/livez")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await visitor.Open("/readyz")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Open_SignedIn_IsKeptByNobody()
    {
        await visitor.SignIn(StandInApi.Ben.Email);

        Assert.That((await visitor.Open("/impressum")).Response.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task SendFeedback_ApiNamesAField_TheErrorStandsThereAndWhatWasTypedToo()
    {
        api.FeedbackAnswer = () => StandInApi.Problem(
            HttpStatusCode.BadRequest,
            ProblemCodes.InvalidInput,
            new InputError { Pointer = "/replyTo", Code = InputErrorCodes.Format, Detail = "Diese Adresse nimmt keine Post an." },
            new InputError { Pointer = "", Code = InputErrorCodes.Format, Detail = "Etwas anderes stimmt nicht." });

        var page = await visitor.Submit(await visitor.Open("/barrierefreiheit/melden"), ("Input.Text", "Das <Menü> & mehr"), ("Input.ReplyTo", "a@example.org"));

        Assert.That(page.Document.QuerySelector("#Input_ReplyTo-fehler")!.TextContent, Does.Contain("nimmt keine Post an"));
        Assert.That(page.Document.QuerySelector("#Input_ReplyTo")!.GetAttribute("aria-describedby"), Does.StartWith("Input_ReplyTo-fehler"));
        Assert.That(page.Document.QuerySelector(".error-summary a[href='#Input_ReplyTo']"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector(".error-summary")!.TextContent, Does.Contain("Etwas anderes stimmt nicht."));
        Assert.That(page.Document.Title, Does.StartWith("Fehler: "));
        Assert.That(page.Value("Input.Text"), Is.EqualTo("Das <Menü> & mehr"));
    }

    [Test]
    public async Task SendFeedback_SentTwice_CarriesTheSameKey()
    {
        var form = await visitor.Open("/barrierefreiheit/melden");
        await visitor.Submit(form, ("Input.Text", "Das Menü"));
        await visitor.Submit(form, ("Input.Text", "Das Menü"));
        await visitor.Submit(await visitor.Open("/barrierefreiheit/melden"), ("Input.Text", "Das Menü"));

        Assert.That(api.Feedback, Has.Count.EqualTo(3));
        Assert.That(api.Feedback[1].Key, Is.EqualTo(api.Feedback[0].Key));
        Assert.That(api.Feedback[2].Key, Is.Not.EqualTo(api.Feedback[0].Key));
    }

    [Test]
    public async Task SendFeedback_ApiBusy_IsNotSentTwiceByUs()
    {
        api.FeedbackAnswer = () => StandInApi.Problem(HttpStatusCode.ServiceUnavailable, ProblemCodes.Unavailable);

        var page = await visitor.Submit(await visitor.Open("/barrierefreiheit/melden"), ("Input.Text", "Das Menü"));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(api.Feedback, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SendFeedback_ApiFails_SaysSoWithAnIdentifierForTheOperator()
    {
        api.FeedbackAnswer = () => StandInApi.Problem(HttpStatusCode.InternalServerError, ProblemCodes.InternalError);

        var page = await visitor.Submit(await visitor.Open("/barrierefreiheit/melden"), ("Input.Text", "Das Menü"));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(page.Heading, Is.EqualTo("Hier ist ein Fehler passiert"));
        Assert.That(page.Document.QuerySelector("main code")!.TextContent, Is.Not.Empty);
        Assert.That(page.Response.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task SendFeedback_LargerThanAllowed_SaysSo()
    {
        var page = await visitor.Submit(await visitor.Open("/barrierefreiheit/melden"), ("Input.Text", new string('x', 1024 * 1024 + 10)));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(page.Heading, Is.EqualTo("Das war zu viel auf einmal"));
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await storefront.DisposeAsync();
        api.Dispose();
    }
}
