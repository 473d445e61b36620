using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>
/// Fresh sign-ins for what binds: good for one act, once, for five minutes, in the session they were made in. The door finds
/// them, the transaction of the act takes them.
/// </summary>
internal static class FreshSignIns
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into fresh_sign_ins (id, session_id, act, token_hash, expires_at) values (@id, @session, @act, @hash, @expiresAt)
        """;

    [StringSyntax("Sql")]
    private const string Select = """
        select id
        from fresh_sign_ins
        where session_id = @session and act = @act and token_hash = @hash and expires_at > @now
        """;

    [StringSyntax("Sql")]
    private const string Delete = "delete from fresh_sign_ins where id = @id";

    public static async Task<FreshSignIn> Make(Write write, Guid session, FreshAct act)
    {
        var token = Secrets.New(Secrets.FreshSignIn);
        var expiresAt = write.Now + Lifetime;
        await write.Execute(Insert, new { id = write.NewId(), session, act = act.Name(), hash = Secrets.Hash(token), expiresAt });
        return new FreshSignIn { Token = token, Act = act, ExpiresAt = expiresAt };
    }

    public static Task<Guid?> Find(Sql sql, Guid session, FreshAct act, string token, DateTimeOffset now) =>
        token.StartsWith(Secrets.FreshSignIn, StringComparison.Ordinal) && token.Length <= Secrets.MaximumLength
            ? sql.Row<Guid?>(Select, new { session, act = act.Name(), hash = Secrets.Hash(token), now })
            : Task.FromResult<Guid?>(null);

    /// <summary>Uses one up; false where another request was faster.</summary>
    public static async Task<bool> Take(Sql sql, Guid id) => await sql.Execute(Delete, new { id }) == 1;
}

/// <summary>Showing once more that it is oneself.</summary>
internal static class OpenFreshSignIn
{
    /// <summary>Sign in afresh for an act</summary>
    /// <remarks>
    /// With the password, and a code where a second factor is enrolled. The token is shown this once and goes into
    /// <c>FitStore-Fresh-Sign-In</c> of the request it is for.
    /// </remarks>
    public static async Task<Made<FreshSignIn>> Handle(
        Body<NewFreshSignIn> body, HttpContext http, Act act, UserManager<Account> accounts, SignInBrake brake, FitDatabase database)
    {
        var asked = body.Valid();
        var account = (await database.Read(sql => AccountTable.Find(sql, act.AccountId!.Value)))!;
        await SignInCheck.Password(http, accounts, brake, account, account.Email, asked.Password);
        await SignInCheck.CodeGiven(brake, account, asked.Code);
        return await database.Write(act, async write =>
        {
            await SignInCheck.Code(write, brake, account, asked.Code);
            return new Made<FreshSignIn>(await FreshSignIns.Make(write, act.SessionId!.Value, asked.Act), "/v1/fresh-sign-ins");
        });
    }
}

/// <summary>Rules of <see cref="NewFreshSignIn"/>.</summary>
internal sealed class NewFreshSignInValidator : AbstractValidator<NewFreshSignIn>
{
    public NewFreshSignInValidator()
    {
        RuleFor(signIn => signIn.Password).Given().AtMost(PasswordRules.MaximumLength);
        RuleFor(signIn => signIn.Code).AtMost(20);
    }
}
