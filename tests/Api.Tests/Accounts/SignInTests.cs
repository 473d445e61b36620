using System.Net;
using System.Security.Cryptography;
using System.Text;
using FitStore.Api.Accounts;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Support;

namespace FitStore.Api.Tests.Accounts;

[TestFixture]
internal sealed class SignInTests
{
    private const string TwoOrganisations = "samira.nasser@suedharz.example.org";
    private ApiUnderTest api = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task SignIn_UnknownAddressOrWrongPassword_SameAnswer()
    {
        using var unknown = await SignIn("nobody@nordhausen.example.org", ApiUnderTest.Password);
        using var wrong = await SignIn(Given.KommuneEditor, "not the password");
        var first = await Client.Problem(unknown, HttpStatusCode.Unauthorized);
        var second = await Client.Problem(wrong, HttpStatusCode.Unauthorized);
        Assert.Multiple(() =>
        {
            Assert.That(first.Code, Is.EqualTo(ProblemCodes.SignInFailed));
            Assert.That(first with { TraceId = "" }, Is.EqualTo(second with { TraceId = "" }));
            Assert.That(Names(unknown), Is.EqualTo(Names(wrong)));
        });
    }

    [Test]
    public async Task SignIn_OtherSpellingOfTheAddress_IsTheSameAccount()
    {
        var session = await Session(Given.KommuneEditor.ToUpperInvariant());
        Assert.That(session.Me.Email, Is.EqualTo(Given.KommuneEditor));
    }

    [Test]
    public async Task SignIn_Right_OpensASessionOfEightHours()
    {
        using var reply = await SignIn(Given.KommuneEditor, ApiUnderTest.Password);
        var session = await Client.Read<Session>(reply);
        Assert.Multiple(() =>
        {
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(reply.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(session.Token, Does.StartWith("fits_").And.Length.GreaterThanOrEqualTo(45));
            Assert.That(session.ExpiresAt - api.Clock.GetUtcNow(), Is.EqualTo(TimeSpan.FromHours(8)).Within(TimeSpan.FromMinutes(1)));
            Assert.That(session.Me.ActingFor!.Name, Is.EqualTo("Nordhausen"));
            Assert.That(session.Me.Memberships.Single().Roles, Is.EqualTo((Role[])[Role.Editor]));
        });
    }

    [Test]
    public async Task Token_InTheDatabase_IsAHashOnly()
    {
        var session = await Session(Given.KommuneEditor);
        using var database = api.Database.Open();
        var kept = await database.Read(sql => sql.Rows<string>("select token_hash from sessions"));
        Assert.That(kept, Does.Contain(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session.Token)))));
        var folder = Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(api.Database.ConnectionString).DataSource)!;
        foreach (var file in Directory.GetFiles(folder))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await open.CopyToAsync(content);
            Assert.That(content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(session.Token[5..])), Is.EqualTo(-1), Path.GetFileName(file));
        }
    }

    [Test]
    public async Task SignIn_AfterManyFailures_IsSlowedAndNeverLocked()
    {
        const string email = "editor@kiel.example.org";
        for (var number = 0; number < 4; number++)
        {
            using var wrong = await SignIn(email, "not the password");
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        Assert.That((await Session(email)).Me.Email, Is.EqualTo(email));
    }

    [Test]
    public async Task Brake_Failures_DoubleTheDelayUpToAFewSeconds()
    {
        var clock = new ClockThatSkips();
        using var brake = new SignInBrake(clock);
        for (var failure = 0; failure < 12; failure++)
        {
            await brake.Wait("account", "address");
            brake.Failed("account", "address");
        }

        Assert.That(clock.Waited.Select(time => time.TotalMilliseconds), Is.EqualTo((double[])[100, 200, 400, 800, 1600, 3200, 3200, 3200, 3200]));
    }

    [Test]
    public async Task Brake_OnOneAddress_LeavesTheAccountFromElsewhere_OnlyUntilItSignsIn()
    {
        var clock = new ClockThatSkips();
        using var brake = new SignInBrake(clock);
        for (var failure = 0; failure < 26; failure++)
        {
            brake.Failed($"account{failure}", "address");
        }

        await brake.Wait("account0", "elsewhere");
        Assert.That(clock.Waited, Is.Empty);
        await brake.Wait("another", "address");
        Assert.That(clock.Waited, Has.Count.EqualTo(1), "Many accounts tried from one address are slowed as well.");
        for (var failure = 0; failure < 6; failure++)
        {
            brake.Failed("account", "a");
        }

        brake.Succeeded("account", "elsewhere");
        await brake.Wait("account", "elsewhere");
        Assert.That(clock.Waited, Has.Count.EqualTo(1));

        // A right sign-in takes half of the failures off the address that colleagues share.
        brake.Succeeded("account", "address");
        await brake.Wait("another", "address");
        Assert.That(clock.Waited, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Brake_AccountNamedLikeAnAddress_SlowsNoAddress()
    {
        var clock = new ClockThatSkips();
        using var brake = new SignInBrake(clock);
        for (var failure = 0; failure < 30; failure++)
        {
            brake.Failed("127.0.0.9", $"elsewhere{failure}");
        }

        await brake.Wait("account", "127.0.0.9");
        Assert.That(clock.Waited, Is.Empty);
    }

    [Test]
    public async Task SignIn_UnderASessionThatAnotherPutThere_OpensItsOwn()
    {
        var planted = await Session(Given.KommuneEditor);
        using var reply = await visitor.Send(
            HttpMethod.Post, "/v1/sessions", new NewSession { Email = Given.LandEditor, Password = ApiUnderTest.Password }, headers: Bearer(planted));
        var opened = await Client.Read<Session>(reply);
        using var asPlanted = await visitor.Send(HttpMethod.Get, "/v1/me", headers: Bearer(planted));
        Assert.Multiple(() =>
        {
            Assert.That(opened.Token, Is.Not.EqualTo(planted.Token));
            Assert.That(opened.Me.Email, Is.EqualTo(Given.LandEditor));
        });
        Assert.That((await Client.Read<Me>(asPlanted)).Email, Is.EqualTo(Given.KommuneEditor));
    }

    [Test]
    public async Task SignOut_EndsThisSessionAndNoOther()
    {
        var (first, second) = (await Session(Given.KommuneEditor), await Session(Given.KommuneEditor));
        using var closed = await visitor.Send(HttpMethod.Delete, "/v1/sessions/current", headers: Bearer(first));
        using var ended = await visitor.Send(HttpMethod.Get, "/v1/me", headers: Bearer(first));
        using var other = await visitor.Send(HttpMethod.Get, "/v1/me", headers: Bearer(second));
        Assert.Multiple(() =>
        {
            Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task Account_OfTwoOrganisations_HasToSayForWhichItActs()
    {
        using var client = await api.As(TwoOrganisations);
        var me = await client.Get<Me>("/v1/me");
        Assert.Multiple(() =>
        {
            Assert.That(me.ActingFor, Is.Null);
            Assert.That(me.Memberships, Has.Count.EqualTo(2));
        });
        using var unsaid = await client.Send(HttpMethod.Get, "/v1/adoptions");
        Assert.That((await Client.Problem(unsaid, HttpStatusCode.BadRequest)).Code, Is.EqualTo(ProblemCodes.OrganisationNotChosen));
        foreach (var membership in me.Memberships)
        {
            using var said = await api.As(TwoOrganisations, membership.Organisation.Id);
            Assert.That((await said.Get<Me>("/v1/me")).ActingFor, Is.EqualTo(membership.Organisation));
            _ = await said.Get<Page<Adoption>>("/v1/adoptions");
        }
    }

    [TestCase("00000000-0000-7000-8000-000000000000")]
    [TestCase("Nordhausen")]
    public async Task Account_ActingForAnOrganisationItIsNoMemberOf_Refused(string organisation)
    {
        using var client = await api.As(TwoOrganisations);
        using var reply = await client.Send(HttpMethod.Get, "/v1/adoptions", headers: ("FitStore-Organisation", organisation));
        Assert.That((await Client.Problem(reply, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
    }

    private Task<HttpResponseMessage> SignIn(string email, string password) =>
        visitor.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = email, Password = password });

    private Task<Session> Session(string email) =>
        visitor.Post<Session>("/v1/sessions", new NewSession { Email = email, Password = ApiUnderTest.Password }, idempotent: false);

    private static (string Name, string Value) Bearer(Session session) => ("Authorization", $"Bearer {session.Token}");

    private static IEnumerable<string> Names(HttpResponseMessage reply) => reply.Headers.Select(header => header.Key).Order();

    /// <summary>A clock on which every wait is over at once, and noted.</summary>
    private sealed class ClockThatSkips : TimeProvider
    {
        public List<TimeSpan> Waited { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
