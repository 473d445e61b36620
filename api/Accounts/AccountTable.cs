using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;

namespace FitStore.Api.Accounts;

/// <summary>Accounts of people.</summary>
internal static class AccountTable
{
    private const string Columns = """
        id, name, email, normalized_email, password_hash, security_stamp, authenticator_key, authenticator_since,
          pending_authenticator_key, created_at
        """;

    [StringSyntax("Sql")]
    private const string ByEmail = $"select {Columns} from accounts where normalized_email = @normalizedEmail and erased_at is null";

    [StringSyntax("Sql")]
    private const string ById = $"select {Columns} from accounts where id = @id and erased_at is null";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into accounts (id, version, name, email, normalized_email, password_hash, security_stamp, sample, created_at)
        values (@id, 1, @name, @email, @normalizedEmail, @passwordHash, @securityStamp, @sample, @now)
        """;

    [StringSyntax("Sql")]
    private const string UpdatePassword = """
        update accounts set version = version + 1, password_hash = @passwordHash, security_stamp = @stamp where id = @id
        """;

    [StringSyntax("Sql")]
    private const string UpdateEmail = """
        update accounts set version = version + 1, email = @email, normalized_email = @normalizedEmail where id = @id
        """;

    [StringSyntax("Sql")]
    private const string UpdateSignedIn = "update accounts set last_signed_in_at = @now where id = @id";

    public static string Normalize(string email) => email.ToUpperInvariant();

    public static Task<Account?> FindByEmail(Sql sql, string email) => sql.Row<Account>(ByEmail, new { normalizedEmail = Normalize(email) });

    public static Task<Account?> Find(Sql sql, Guid id) => sql.Row<Account>(ById, new { id });

    /// <summary>Makes an account; its address must be free.</summary>
    public static async Task<Guid> Add(Write write, string name, string email, string passwordHash, bool sample)
    {
        var id = write.NewId();
        await write.Execute(Insert, new { id, name, email, normalizedEmail = Normalize(email), passwordHash, securityStamp = NewStamp(), sample, now = write.Now });
        return id;
    }

    public static Task ChangePassword(Sql sql, Guid id, string passwordHash) => sql.Execute(UpdatePassword, new { id, passwordHash, stamp = NewStamp() });

    public static Task ChangeEmail(Sql sql, Guid id, string email) => sql.Execute(UpdateEmail, new { id, email, normalizedEmail = Normalize(email) });

    public static Task SignedIn(Write write, Guid id) => write.Execute(UpdateSignedIn, new { id, now = write.Now });

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
