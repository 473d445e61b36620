using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FitStore.Api.Database;

namespace FitStore.Api.Accounts;

/// <summary>
/// Time-based one-time passwords (RFC 6238) and recovery codes. A code counts once, and none counts that is older than one
/// that was used: who reads codes over a shoulder cannot use them again. That is why they are computed here: the provider of
/// ASP.NET Core Identity says whether a code fits and not of which half minute it is, and takes those of two minutes around.
/// </summary>
internal static class SecondFactors
{
    public const int RecoveryCodeCount = 10;

    private const int StepSeconds = 30;

    /// <summary>Clocks differ and typing takes time: the codes of the half minutes before and after count, too.</summary>
    private const int NeighbouringSteps = 1;

    private const int CodeDigits = 6;
    private const int CodesInAll = 1_000_000;
    private const int KeyBytes = 20;
    private const int RecoveryCodeLength = 12;

    /// <summary>Letters that nobody mixes up when copying by hand.</summary>
    private const string RecoveryLetters = "23456789abcdefghjkmnpqrstuvwxyz";

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // Of the last code used the instant is kept at which its half minute began.
    [StringSyntax("Sql")]
    private const string UseCode = """
        update accounts set used_code_at = @step where id = @id and (used_code_at is null or used_code_at < @step)
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
        set authenticator_key = @key, authenticator_since = @now, pending_authenticator_key = null, used_code_at = @step,
          version = version + 1
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
    public static async Task<bool> Use(Write write, Account account, string code)
    {
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        if (plain.Length == RecoveryCodeLength)
        {
            return await write.Execute(UseRecoveryCode, new { id = account.Id, hash = Secrets.Hash(plain) }) == 1;
        }

        return StepOf(account.AuthenticatorKey!, plain, write.Now) is { } step && await write.Execute(UseCode, new { id = account.Id, step }) == 1;
    }

    /// <summary>When the half minute began of which a code is, looking around an instant; nothing where it is of none.</summary>
    public static DateTimeOffset? StepOf(string key, string code, DateTimeOffset now)
    {
        var plain = new string([.. code.Where(char.IsAsciiDigit)]);
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        DateTimeOffset? found = null;
        for (var step = current - NeighbouringSteps; step <= current + NeighbouringSteps; step++)
        {
            // Every one is compared in full, so that the time does not tell which was close.
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(plain), Encoding.ASCII.GetBytes(CodeAt(key, step))))
            {
                found = DateTimeOffset.FromUnixTimeSeconds(step * StepSeconds);
            }
        }

        return found;
    }

    /// <summary>The code of a half minute: HOTP (RFC 4226) over its number since 1970, as every authenticator app computes it.</summary>
    private static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what authenticator apps know; HMAC does not depend on collisions.
        HMACSHA1.HashData(Bytes(key), counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0f)..]) & 0x7fffffff;
        return (number % CodesInAll).ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0');
    }

    /// <summary>The bytes of a secret in Base32 (RFC 4648).</summary>
    private static byte[] Bytes(string base32)
    {
        var bytes = new byte[base32.Length * 5 / 8];
        var (bits, known, at) = (0, 0, 0);
        foreach (var letter in base32)
        {
            bits = (bits << 5) | Base32.IndexOf(letter, StringComparison.Ordinal);
            known += 5;
            if (known >= 8)
            {
                known -= 8;
                bytes[at++] = (byte)(bits >> known);
                bits &= (1 << known) - 1;
            }
        }

        return bytes;
    }

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

    /// <summary>From now on the secret counts; the code that showed it is in the app is used up with that.</summary>
    public static Task Set(Write write, Guid account, string key, DateTimeOffset step) => write.Execute(Enrol, new { id = account, key, step, now = write.Now });

    public static async Task Remove(Write write, Guid account)
    {
        await write.Execute(Unenrol, new { id = account });
        await write.Execute(DeleteRecoveryCodes, new { id = account });
    }
}
