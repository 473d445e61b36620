using System.Net;
using FitStore.Contracts;
using FitStore.Support;

namespace FitStore.Storefront.Tests.People;

/// <summary>A storefront over a stand-in for the API, and a visitor before it: what every test here starts from.</summary>
internal abstract class StoreAndVisitor : IAsyncDisposable
{
    protected StoreAndVisitor()
    {
        Storefront = StorefrontUnderTest.Over(Api);
        Visitor = new Visitor(new HttpClient(Storefront.Handler()) { BaseAddress = new Uri("http://localhost") });
    }

    protected const string Token = "fitm_Vt0pJx3m2vQm0l2S9Qd5m0cJ2m3nq8Yw1Zk4uXr7bEo";

    protected const string GoodPassword = "vier woerter ohne sinn";

    protected StandInApi Api { get; } = new();

    protected StorefrontUnderTest Storefront { get; }

    protected Visitor Visitor { get; }

    protected static HttpResponseMessage InvalidToken() => StandInApi.Problem(
        HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Pointer = "/token", Code = InputErrorCodes.InvalidToken, Detail = "Der Link gilt nicht mehr." });

    protected static HttpResponseMessage Wrong(string pointer, string detail) => StandInApi.Problem(
        HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Pointer = pointer, Code = InputErrorCodes.Format, Detail = detail });

    protected Received Sent(string call) => Api.Received.Last(received => received.Call == call);

    /// <summary>The secret of a mail's link stands in its hidden field, and no address of the page tells it on.</summary>
    protected static void TellsTokenToNobody(Shown page)
    {
        Assert.That(page.Response.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
        Assert.That(page.Response.Headers.CacheControl!.NoStore, Is.True);
        foreach (var element in page.Document.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes.Where(attribute => attribute.Name is "href" or "src" or "action" or "formaction"))
            {
                Assert.That(attribute.Value, Does.Not.Contain(Token), element.OuterHtml);
            }
        }
    }

    protected static void HasErrorAt(Shown page, string fieldId)
    {
        Assert.That(page.Document.Title, Does.StartWith("Fehler: "));
        Assert.That(page.Document.QuerySelector($".error-summary a[href='#{fieldId}']"), Is.Not.Null, page.Document.QuerySelector(".error-summary")?.TextContent ?? "no errors");
        Assert.That(page.Document.GetElementById(fieldId), Is.Not.Null);
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await Storefront.DisposeAsync();
        Api.Dispose();
    }
}
