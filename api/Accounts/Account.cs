namespace FitStore.Api.Accounts;

/// <summary>A person's embedded account, as it stands in the database.</summary>
internal sealed record Account
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    /// <summary>Empty once the account is erased.</summary>
    public required string PasswordHash { get; set; }

    public required string SecurityStamp { get; set; }

    /// <summary>Secret of the authenticator app that counts (Base32).</summary>
    public string? AuthenticatorKey { get; init; }

    public DateTimeOffset? AuthenticatorSince { get; init; }

    /// <summary>Secret that was shown and not confirmed yet.</summary>
    public string? PendingAuthenticatorKey { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool HasSecondFactor => AuthenticatorSince is not null;
}
