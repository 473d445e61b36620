namespace FitStore.Contracts.Organisations;

/// <summary>A class of Kommunen by inhabitants.</summary>
public sealed record SizeBand
{
    /// <summary>From so many inhabitants on.</summary>
    /// <example>20000</example>
    public required long From { get; init; }

    /// <summary>Up to and including so many; absent in the last class.</summary>
    /// <example>49999</example>
    public long? To { get; init; }
}
