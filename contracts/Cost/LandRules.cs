namespace FitStore.Contracts.Cost;

/// <summary>How a Land passes the cost of a service on to its Kommunen.</summary>
public enum PassingOnRule
{
    /// <summary>The Land pays all of it; a Kommune pays nothing.</summary>
    LandPays,

    /// <summary>A contribution under public law, which is not a price: each level pays its percentage, by inhabitants.</summary>
    Levy,

    /// <summary>Each Kommune calls the service off for itself, by the seller's own price sheet.</summary>
    CallOff,
}

/// <summary>What each level pays of a Land's amount, in percent, together at most 100; the rest is the Land's.</summary>
public sealed record LevyPercentages
{
    /// <summary>What all Gemeinden pay, a decimal string with up to two decimals.</summary>
    /// <example>30</example>
    public required string Gemeinde { get; init; }

    /// <summary>What all Kreise pay; a kreisfreie Stadt is Gemeinde and Kreis.</summary>
    /// <example>15</example>
    public required string Kreis { get; init; }

    /// <summary>What all Bezirke pay.</summary>
    /// <example>0</example>
    public required string Bezirk { get; init; }
}

/// <summary>How a Land passes cost on, from a day on, as its coordination office put it on record. It never changes: a later rule takes its place.</summary>
public sealed record RecordedLandRule
{
    /// <summary>Id of the rule.</summary>
    public required Guid Id { get; init; }

    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    /// <summary>How cost is passed on.</summary>
    public required PassingOnRule Rule { get; init; }

    /// <summary>For a levy: what each level pays.</summary>
    public LevyPercentages? Levy { get; init; }

    /// <summary>Where it is laid down: a statute, a decision, a circular.</summary>
    public required string Source { get; init; }

    /// <summary>The first day it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day it applies: the day before the next one's first. Absent for the newest; before its own first day where another of the same day took its place.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>When it was put on record.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A rule that a Land puts on record.</summary>
public sealed record NewLandRule
{
    /// <summary>How cost is passed on.</summary>
    public required PassingOnRule Rule { get; init; }

    /// <summary>For a levy, and for it alone: what each level pays.</summary>
    public LevyPercentages? Levy { get; init; }

    /// <summary>Where it is laid down.</summary>
    /// <example>Rundschreiben der Staatskanzlei vom 03.11.2026</example>
    public required string Source { get; init; }

    /// <summary>The first day it applies; from 2020-01-01, at most five years ahead.</summary>
    public required DateOnly ValidFrom { get; init; }
}
