namespace FitStore.Contracts;

/// <summary>Whether the API runs.</summary>
public sealed record Health
{
    /// <summary><c>alive</c> or <c>ready</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The newest entry of the ledger; where the database was looked at.</summary>
    public long? LedgerSequence { get; init; }
}
