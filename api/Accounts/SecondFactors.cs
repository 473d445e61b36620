using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FitStore.Api.Database;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>
/// Time-based one-time passwords (RFC 6238) and recovery codes. A code counts once: who reads it over a shoulder cannot use
/// it again.
/// </summary>
internal static class SecondFactors
{
    public const int RecoveryCodeCount = 10;

    /// <summary>How long after its use a code is remembered: longer than any code is valid.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private const int KeyBytes = 20;
    private const int RecoveryCodeLength = 12;

    /// <summary>Letters that nobody mixes up when copying by hand.</summary>
    private const string RecoveryLetters = "23456789abcdefghjkmnpqrstuvwxyz";

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [StringSyntax("Sql")]
    private const string UseCode = """
        update accounts
        set used_code_hash = @hash, used_code_at = @now
        where id = @id and (used_code_hash is null or used_code_hash <> @hash or used_code_at <= @since)
        """;

    [StringSyntax("Sql")]
    private const string UseRecoveryCode = "delete from recovery_codes where account_id = @id and code_hash = @hash";

    [StringSyntax("Sql")]
    private const string InsertRecoveryCode = "insert into recovery_codes (account_id, code_hash) values (@id, @hash)";

    [StringSyntax("Sql")]
    private const string DeleteRecoveryCodes = "delete from recovery_codes where account_id = @id";

    [StringSyntax("Sql")]
    private const string CountRecoveryCodes = "select count(*) from recovery_codes where account_id = @id";

    [StringSyntax("Sql")]
    private const string SetPending = "update accounts set pending_authenticator_key = @key where id = @id";

    [StringSyntax("Sql")]
    private const string Enrol = """
        update accounts
        set authenticator_key = @key, authenticator_since = @now, pending_authenticator_key = null, version = version + 1
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string Unenrol = """
        update accounts
        set authenticator_key = null, authenticator_since = null, pending_authenticator_key = null, version = version + 1
        where id = @id
        """;

    /// <summary>A new secret in Base32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Base32, KeyBytes * 8 / 5);

    /// <summary>Whether a code of the app, or a recovery code, is right and unused; it is used up with that.</summary>
    public static async Task<bool> Use(Write write, UserManager<Account> accounts, Account account, string code)
    {
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        if (plain.Length == RecoveryCodeLength)
        {
            return await write.Execute(UseRecoveryCode, new { id = account.Id, hash = Secrets.Hash(plain) }) == 1;
        }

        return await IsOfApp(accounts, account, plain)
            && await write.Execute(UseCode, new { id = account.Id, hash = Secrets.Hash($"{account.Id}:{plain}"), now = write.Now, since = write.Now - Remembered }) == 1;
    }

    /// <summary>Whether a code was made with the account's secret, for this or a neighbouring half minute.</summary>
    public static Task<bool> IsOfApp(UserManager<Account> accounts, Account account, string code) =>
        accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, new string([.. code.Where(char.IsAsciiDigit)]));

    /// <summary>New recovery codes instead of all earlier ones; only their hashes are kept.</summary>
    public static async Task<IReadOnlyList<string>> NewRecoveryCodes(Write write, Guid account)
    {
        await write.Execute(DeleteRecoveryCodes, new { id = account });
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomNumberGenerator.GetString(RecoveryLetters, RecoveryCodeLength)).ToList();
        foreach (var code in codes)
        {
            await write.Execute(InsertRecoveryCode, new { id = account, hash = Secrets.Hash(code) });
        }

        return [.. codes.Select(code => $"{code[..4]}-{code[4..8]}-{code[8..]}")];
    }

    public static Task<int> RecoveryCodesLeft(Sql sql, Guid account) => sql.Value<int>(CountRecoveryCodes, new { id = account });

    public static Task Offer(Write write, Guid account, string key) => write.Execute(SetPending, new { id = account, key });

    public static Task Set(Write write, Guid account, string key) => write.Execute(Enrol, new { id = account, key, now = write.Now });

    public static async Task Remove(Write write, Guid account)
    {
        await write.Execute(Unenrol, new { id = account });
        await write.Execute(DeleteRecoveryCodes, new { id = account });
    }
}
