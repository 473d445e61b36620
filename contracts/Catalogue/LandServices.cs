using FitStore.Contracts.Adoptions;

namespace FitStore.Contracts.Catalogue;

/// <summary>What a Land has to do with a service: it leads it, reuses it, or its Kommunen use it.</summary>
public sealed record LandService
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Slug of its Themenfeld.</summary>
    public required string Themenfeld { get; init; }

    /// <summary>Code of the Land that leads it.</summary>
    public required string LeadLand { get; init; }

    /// <summary>Whether this Land leads it.</summary>
    public required bool Leads { get; init; }

    /// <summary>How far its reuse by this Land is; absent where it does not reuse it.</summary>
    public AdoptionState? State { get; init; }

    /// <summary>Since when, as exact as known: year, month or day. Absent where no date was reported.</summary>
    /// <example>2024-06</example>
    public string? AsOf { get; init; }

    /// <summary>Where the reuse by this Land is known from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Number of Kommunen of this Land that use it: contracted or further on.</summary>
    public required int Kommunen { get; init; }

    /// <summary>Where that number comes from, <c>example</c> as soon as one of them is invented; absent where there is none.</summary>
    public Provenance? KommunenProvenance { get; init; }
}
