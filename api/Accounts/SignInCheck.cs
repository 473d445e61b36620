using FitStore.Api.Database;
using FitStore.Api.Http;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>Is it the owner of the account? Asked at every sign-in, first or fresh.</summary>
internal static class SignInCheck
{
    /// <summary>Ends the act unless the password is right. An unknown address takes as long as a wrong password.</summary>
    public static async Task Password(HttpContext http, UserManager<Account> accounts, SignInBrake brake, Account? account, string email, string password)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var normalized = AccountTable.Normalize(email);
        await brake.Wait(normalized, address);
        var isRight = account is null ? Decoy(accounts, password) : await accounts.CheckPasswordAsync(account, password);
        if (!isRight)
        {
            brake.Failed(normalized, address);
            throw Problems.SignInFailed();
        }

        brake.Succeeded(normalized, address);
    }

    /// <summary>Asks for a code where one is needed, and waits for the turn to try it; before the transaction, which must be short.</summary>
    public static Task CodeGiven(SignInBrake brake, Account account, string? code) =>
        !account.HasSecondFactor ? Task.CompletedTask
        : string.IsNullOrWhiteSpace(code) ? throw Problems.SecondFactorRequired()
        : brake.TakeTurn(account.Id);

    /// <summary>Ends the act unless no code is needed or it is right; a right one is used up in this transaction.</summary>
    public static async Task Code(Write write, SignInBrake brake, Account account, string? code)
    {
        if (!account.HasSecondFactor)
        {
            return;
        }

        if (code is null || !await SecondFactors.Use(write, account, code))
        {
            brake.FailedCode(account.Id);
            throw Problems.SignInFailed();
        }

        brake.SucceededCode(account.Id);
    }

    /// <summary>Computes a hash for an unknown address too, so that the time does not tell whether there is an account.</summary>
    private static bool Decoy(UserManager<Account> accounts, string password)
    {
        accounts.PasswordHasher.HashPassword(null!, password);
        return false;
    }
}
