using FitStore.Api.Database;
using FitStore.Api.Http;
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
    /// address get the same answer in the same time. Repeated failures are slowed down, never locked out.
    /// </remarks>
    public static async Task<Made<Session>> Handle(
        Body<NewSession> body, HttpContext http, UserManager<Account> accounts, SignInBrake brake, FitDatabase database)
    {
        var asked = body.Valid();
        var email = accounts.NormalizeEmail(asked.Email);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        await brake.Wait(email, address);

        var account = await accounts.FindByEmailAsync(asked.Email);
        var isRight = account is null ? Decoy(accounts, asked.Password) : await accounts.CheckPasswordAsync(account, asked.Password);
        if (account is null || !isRight)
        {
            brake.Failed(email, address);
            throw Problems.SignInFailed();
        }

        brake.Succeeded(email);
        return await database.Write(new Act { AccountId = account.Id }, async write =>
        {
            var memberships = await SessionTable.Memberships(write, account.Id);
            var (token, expiresAt) = await SessionTable.Open(write, account.Id);
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
                        Memberships = memberships,
                        ActingFor = memberships.Count == 1 ? memberships[0].Organisation : null,
                    },
                },
                "/v1/sessions/current");
        });
    }

    /// <summary>Computes a hash for an unknown address too, so that the time does not tell whether there is an account.</summary>
    private static bool Decoy(UserManager<Account> accounts, string password)
    {
        accounts.PasswordHasher.HashPassword(null!, password);
        return false;
    }
}

/// <summary>Rules of <see cref="NewSession"/>. They only bound the input; whether it is right is not told apart.</summary>
internal sealed class NewSessionValidator : AbstractValidator<NewSession>
{
    public NewSessionValidator()
    {
        RuleFor(session => session.Email).Given().AtMost(254);
        RuleFor(session => session.Password).Given().AtMost(200);
    }
}
