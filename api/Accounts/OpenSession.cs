using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>Signing in.</summary>
internal static class OpenSession
{
    /// <summary>Sign in</summary>
    /// <remarks>
    /// Opens a session of eight hours and answers its token, which is shown only this once. A wrong password and an unknown
    /// address get the same answer in the same time. Where a second factor is enrolled, the right password without a code is
    /// answered with <c>secondFactorRequired</c>. Repeated failures are slowed down, never locked out.
    /// </remarks>
    public static async Task<Made<Session>> Handle(
        Body<NewSession> body, HttpContext http, UserManager<Account> accounts, SignInBrake brake, FitDatabase database, TimeProvider clock)
    {
        var asked = body.Valid();
        var account = await database.Read(sql => AccountTable.FindByEmail(sql, asked.Email));
        await SignInCheck.Password(http, accounts, brake, account, asked.Email, asked.Password);
        await SignInCheck.CodeGiven(brake, account!, asked.Code);
        return await database.Write(new Act { AccountId = account!.Id }, async write =>
        {
            await SignInCheck.Code(write, brake, account, asked.Code);
            var (token, expiresAt) = await SessionTable.Open(write, account.Id, http.Request.Headers.UserAgent.ToString());
            await AccountTable.SignedIn(write, account.Id);
            var memberships = await SessionTable.Memberships(write, account.Id);
            return new Made<Session>(
                new Session
                {
                    Token = token,
                    ExpiresAt = expiresAt,
                    Me = new Me
                    {
                        Id = account.Id,
                        Name = account.Name,
                        Email = account.Email,
                        HasSecondFactor = account.HasSecondFactor,
                        Memberships = memberships,
                        Mandates = await MandateTable.InForce(write, account.Id, memberships, clock),
                        ActingFor = memberships.Count == 1 ? memberships[0].Organisation : null,
                    },
                },
                "/v1/sessions/current");
        });
    }
}

/// <summary>Rules of <see cref="NewSession"/>. They only bound the input; whether it is right is not told apart.</summary>
internal sealed class NewSessionValidator : AbstractValidator<NewSession>
{
    public NewSessionValidator()
    {
        RuleFor(session => session.Email).Given().AtMost(254);
        RuleFor(session => session.Password).Given().AtMost(PasswordRules.MaximumLength);
        RuleFor(session => session.Code).AtMost(20);
    }
}
