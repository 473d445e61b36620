namespace FitStore.Api.Accounts;

/// <summary>A person's embedded account, as it stands in the database.</summary>
internal sealed record Account
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    public required string PasswordHash { get; set; }

    public required string SecurityStamp { get; set; }
}
