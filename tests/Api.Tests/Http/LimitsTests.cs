using System.Globalization;
using System.Net;
using FitStore.Contracts;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <summary>How many requests a client may make, and who counts as one.</summary>
[TestFixture]
internal sealed class LimitsTests
{
    private const int Quota = 5;
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Open() => database = await TestDatabase.WithSample(Databases.Sqlite);

    [OneTimeTearDown]
    public async Task Close() => await database.DisposeAsync();

    [Test]
    public async Task Visitor_PastTheQuota_429UntilRetryAfter()
    {
        await using var api = Start();
        using var visitor = api.Visitor();
        for (var number = 1; number <= Quota; number++)
        {
            using var reply = await visitor.Send(HttpMethod.Get, "/v1/laender");
            Assert.Multiple(() =>
            {
                Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(reply.Headers.GetValues("RateLimit-Policy").Single(), Is.EqualTo($"\"visitor\";q={Quota};w=60"));
                Assert.That(reply.Headers.GetValues("RateLimit").Single(), Is.EqualTo($"\"visitor\";r={Quota - number}"));
            });
        }

        using var refused = await visitor.Send(HttpMethod.Get, "/v1/laender");
        var problem = await Client.Problem(refused, HttpStatusCode.TooManyRequests);
        Assert.Multiple(() =>
        {
            Assert.That(problem.Code, Is.EqualTo(ProblemCodes.TooManyRequests));
            Assert.That(int.Parse(refused.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That(refused.Headers.GetValues("RateLimit").Single(), Is.EqualTo("\"visitor\";r=0"));
        });
    }

    [Test]
    public async Task Account_HasAQuotaOfItsOwn()
    {
        await using var api = Start(("Limits:AccountPerMinute", "3"));
        using var editor = await api.As(Given.KommuneEditor);
        using var other = await api.As(Given.LandEditor);
        using var visitor = api.Visitor();
        for (var number = 0; number < Quota + 1; number++)
        {
            using var spent = await visitor.Send(HttpMethod.Get, "/v1/laender");
        }

        for (var number = 0; number < 3; number++)
        {
            using var allowed = await editor.Send(HttpMethod.Get, "/v1/me");
            Assert.That(allowed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        using var refused = await editor.Send(HttpMethod.Get, "/v1/me");
        using var free = await other.Send(HttpMethod.Get, "/v1/me");
        Assert.Multiple(() =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(refused.Headers.GetValues("RateLimit-Policy").Single(), Is.EqualTo("\"account\";q=3;w=60"));
            Assert.That(free.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task WrongTokens_CountForTheirAddress()
    {
        await using var api = Start();
        using var visitor = api.Visitor();
        for (var number = 0; number < Quota; number++)
        {
            using var wrong = await visitor.Send(HttpMethod.Get, "/v1/me", headers: ("Authorization", $"Bearer fits_{number}"));
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        using var refused = await visitor.Send(HttpMethod.Get, "/v1/me", headers: ("Authorization", "Bearer fits_x"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task ForwardedFor_FromAConfiguredProxy_CountsPerVisitor()
    {
        await using var api = Start(("Proxies:0", "127.0.0.1"), ("Proxies:1", "::1"));
        using var proxy = api.Visitor();
        await Spend(proxy, "192.0.2.1");
        using var first = await proxy.Send(HttpMethod.Get, "/v1/laender", headers: ("X-Forwarded-For", "192.0.2.1"));
        using var second = await proxy.Send(HttpMethod.Get, "/v1/laender", headers: ("X-Forwarded-For", "192.0.2.2"));
        Assert.Multiple(() =>
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task ForwardedFor_FromAnybodyElse_IsNotBelieved()
    {
        await using var api = Start(("Proxies:0", "192.0.2.99"), ("Proxies:1", "192.0.2.98"));
        using var visitor = api.Visitor();
        await Spend(visitor, "192.0.2.1");
        using var refused = await visitor.Send(HttpMethod.Get, "/v1/laender", headers: ("X-Forwarded-For", "192.0.2.2"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Origin_OnTheList_MayCallAndOthersMayNot()
    {
        await using var api = Start(("Cors:Origins:0", "https://desk.example.org"));
        using var visitor = api.Visitor();
        using var listed = await visitor.Send(HttpMethod.Get, "/v1/laender", headers: ("Origin", "https://desk.example.org"));
        using var stranger = await visitor.Send(HttpMethod.Get, "/v1/laender", headers: ("Origin", "https://stranger.example.org"));
        Assert.Multiple(() =>
        {
            Assert.That(listed.Headers.GetValues("Access-Control-Allow-Origin").Single(), Is.EqualTo("https://desk.example.org"));
            Assert.That(stranger.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
        });
    }

    private ApiUnderTest Start(params (string, string)[] settings) =>
        ApiUnderTest.Start(database, settings: [("Limits:VisitorPerMinute", Quota.ToString(CultureInfo.InvariantCulture)), .. settings]);

    private static async Task Spend(Client client, string visitor)
    {
        for (var number = 0; number < Quota; number++)
        {
            using var reply = await client.Send(HttpMethod.Get, "/v1/laender", headers: ("X-Forwarded-For", visitor));
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
