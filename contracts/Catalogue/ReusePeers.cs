using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Catalogue;

/// <summary>How far Kommunen like one Kommune are with a service: those of the same Land and the same size.</summary>
public sealed record ReusePeers
{
    /// <summary>The Kommune that the others are like; it is not counted itself.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Its size; absent where no number of inhabitants is on record, and then nothing is counted.</summary>
    public SizeBand? Size { get; init; }

    /// <summary>Number of Kommunen on the register of the same Land and size.</summary>
    public required int Kommunen { get; init; }

    /// <summary>How many of them use the service: contracted or further on, not ended.</summary>
    public required int Using { get; init; }

    /// <summary>Those that use it, by state.</summary>
    public required IReadOnlyList<StateCount> States { get; init; }

    /// <summary>
    /// How many more have asked for it and have no contract yet. Absent below three, where a number would tell on a single Kommune: its request is its own affair.
    /// </summary>
    public int? Asking { get; init; }

    /// <summary>
    /// Those that use it by name, the furthest on first, at most 100; only for who is signed in and acts for an organisation. Never one that has only asked.
    /// </summary>
    public IReadOnlyList<PeerUse>? Names { get; init; }
}

/// <summary>A Kommune that uses a service.</summary>
public sealed record PeerUse
{
    /// <summary>The Kommune.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>How far it is; never one of the states before a contract.</summary>
    public required AdoptionState State { get; init; }

    /// <summary>Since when, as exact as known: year, month or day. Absent where no date was reported.</summary>
    /// <example>2026-03</example>
    public string? AsOf { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
