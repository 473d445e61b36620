using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using FitStore.Contracts.Accounts;

namespace FitStore.Support;

/// <summary>Brings people into organisations, as they come in: by invitation, mail and acceptance.</summary>
internal static class People
{
    public const string Password = "vier Wörter ohne Bezug";

    public static string NewEmail() => $"person.{Guid.NewGuid():n}@neu.example.org";

    public static Task<Invitation> Invite(Client admin, string? email = null, params IReadOnlyList<Role> roles) =>
        admin.Post<Invitation>("/v1/invitations", new NewInvitation { Email = email ?? NewEmail(), Roles = roles.Count == 0 ? [Role.Editor] : roles });

    /// <summary>A new person that has accepted an invitation.</summary>
    public static async Task<Member> Join(ApiUnderTest api, Client admin, params IReadOnlyList<Role> roles)
    {
        var invitation = await Invite(admin, roles: roles);
        using var visitor = api.Visitor();
        return await visitor.Post<Member>(
            "/v1/invitation-acceptances",
            new InvitationAcceptance { Token = (await api.Mailbox.Newest(invitation.Email)).Token, Name = "Karim Yilmaz", Password = Password },
            idempotent: false);
    }

    /// <summary>A new person, signed in.</summary>
    public static async Task<Person> Person(ApiUnderTest api, Client admin, params IReadOnlyList<Role> roles)
    {
        var member = await Join(api, admin, roles);
        var client = api.Visitor();
        await SignIn(client, member.Email);
        return new Person(client, member.Id, member.Email);
    }

    public static async Task<Session> SignIn(Client client, string email, string password = Password, string? code = null)
    {
        client.Http.DefaultRequestHeaders.Authorization = null;
        var session = await client.Post<Session>("/v1/sessions", new NewSession { Email = email, Password = password, Code = code }, idempotent: false);
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Token);
        return session;
    }

    /// <summary>HOTP of RFC 4226 over the half minutes since 1970.</summary>
    public static string Totp(string base32, long step)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as authenticator apps compute it.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A person with an account of its own, signed in.</summary>
internal sealed class Person(Client client, Guid id, string email)
{
    private string? secret;

    public Client Client => client;

    public Guid Id => id;

    public string Email => email;

    /// <summary>Recovery codes, once a second factor is enrolled.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<string> FreshSignIn(FreshAct act, string? code = null) =>
        (await client.Post<FreshSignIn>("/v1/fresh-sign-ins", new NewFreshSignIn { Act = act, Password = People.Password, Code = code ?? NextRecoveryCode() }, idempotent: false)).Token;

    /// <summary>Does what needs a fresh sign-in.</summary>
    public async Task<HttpResponseMessage> Do(HttpMethod method, string address, FreshAct act, object? body = null) =>
        await client.Send(method, address, body, headers: ("FitStore-Fresh-Sign-In", await FreshSignIn(act)));

    public async Task ChangeEmail(string to)
    {
        using var reply = await Do(HttpMethod.Post, "/v1/me/email-changes", FreshAct.ChangeEmail, new EmailChange { Email = to });
        await Client.Read<Announcement>(reply);
    }

    public async Task GetSecret()
    {
        using var reply = await Do(HttpMethod.Post, "/v1/me/second-factor/enrolments", FreshAct.EnrolSecondFactor);
        secret = (await Client.Read<SecondFactorEnrolment>(reply)).Secret;
    }

    /// <summary>Confirms the second factor; answers the code that did it.</summary>
    public async Task<string> Enrol()
    {
        var code = Code();
        RecoveryCodes = (await client.Post<RecoveryCodes>("/v1/me/second-factor/confirmations", new SecondFactorCode { Code = code }, idempotent: false)).Codes;
        return code;
    }

    /// <summary>The code of the app, computed as RFC 6238 says.</summary>
    public string Code(int stepsAhead = 0, TimeProvider? clock = null) =>
        People.Totp(secret!, (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds() / 30 + stepsAhead);

    private string? NextRecoveryCode()
    {
        var code = RecoveryCodes.Count == 0 ? null : RecoveryCodes[0];
        RecoveryCodes = [.. RecoveryCodes.Skip(1)];
        return code;
    }
}
