using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>Keeps accounts for ASP.NET Core Identity, whose services do the hashing.</summary>
internal sealed class AccountStore(FitDatabase database) : IUserPasswordStore<Account>, IUserEmailStore<Account>, IUserSecurityStampStore<Account>
{
    [StringSyntax("Sql")]
    private const string ByEmail = """
        select id, name, email, normalized_email, password_hash, security_stamp
        from accounts
        where normalized_email = @normalizedEmail
        """;

    [StringSyntax("Sql")]
    private const string ById = """
        select id, name, email, normalized_email, password_hash, security_stamp
        from accounts
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into accounts (id, version, name, email, normalized_email, password_hash, security_stamp, sample, created_at)
        values (@id, 1, @name, @email, @normalizedEmail, @passwordHash, @securityStamp, @sample, @createdAt)
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update accounts
        set version = version + 1, name = @name, email = @email, normalized_email = @normalizedEmail, password_hash = @passwordHash, security_stamp = @securityStamp
        where id = @id
        """;

    public static Task Add(Write write, Account account, bool sample) => write.Execute(Insert, new
    {
        id = account.Id,
        name = account.Name,
        email = account.Email,
        normalizedEmail = account.NormalizedEmail,
        passwordHash = account.PasswordHash,
        securityStamp = account.SecurityStamp,
        sample,
        createdAt = write.Now,
    });

    public Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        database.Read(sql => sql.Row<Account>(ByEmail, new { normalizedEmail }));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        database.Read(sql => sql.Row<Account>(ById, new { id = Guid.Parse(userId) }));

    /// <summary>Called by Identity when a password was hashed with older parameters and is hashed anew.</summary>
    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await database.Write(new Act { AccountId = user.Id }, async write =>
        {
            await write.Execute(Update, new
            {
                id = user.Id,
                name = user.Name,
                email = user.Email,
                normalizedEmail = user.NormalizedEmail,
                passwordHash = user.PasswordHash,
                securityStamp = user.SecurityStamp,
            });
            return new Gone();
        });
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        await database.Write(new Act { AccountId = user.Id }, async write =>
        {
            await Add(write, user, sample: false);
            write.Record("account.created", $"account/{user.Id}");
            return new Gone();
        });
        return IdentityResult.Success;
    }

    /// <summary>Accounts are erased, which keeps their id for the ledger, and never deleted.</summary>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are erased, not deleted.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => SetNormalizedEmailAsync(user, normalizedName, cancellationToken);

    public Task<string?> GetEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetEmailAsync(Account user, string? email, CancellationToken cancellationToken)
    {
        user.Email = email!;
        return Task.CompletedTask;
    }

    public Task<bool> GetEmailConfirmedAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetEmailConfirmedAsync(Account user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(Account user, string? normalizedEmail, CancellationToken cancellationToken)
    {
        user.NormalizedEmail = normalizedEmail!;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.PasswordHash);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash!;
        return Task.CompletedTask;
    }

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // Connections live no longer than a call.
    }
}
