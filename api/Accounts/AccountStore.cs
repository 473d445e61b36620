using FitStore.Api.Database;
using FitStore.Api.Http;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>
/// Lets ASP.NET Core Identity read accounts, whose services hash and check passwords. Accounts change in the use cases of
/// this room, in the transaction of what is done; Identity itself only renews a hash of older parameters.
/// </summary>
internal sealed class AccountStore(FitDatabase database) : IUserPasswordStore<Account>
{
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        database.Read(sql => AccountTable.FindByEmail(sql, normalizedUserName));

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => database.Read(sql => AccountTable.Find(sql, Guid.Parse(userId)));

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await database.Write(new Act { AccountId = user.Id }, async write =>
        {
            await AccountTable.ChangePassword(write, user.Id, user.PasswordHash);
            return new Gone();
        });
        return IdentityResult.Success;
    }

    /// <summary>Accounts are made by accepting an invitation.</summary>
    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are made by accepting an invitation.");

    /// <summary>Accounts are erased, which keeps their id for the ledger, and never deleted.</summary>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are erased, not deleted.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.Email = userName!;
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.NormalizedEmail = normalizedName!;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.PasswordHash);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash!;
        return Task.CompletedTask;
    }

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public void Dispose()
    {
        // Connections live no longer than a call.
    }
}
