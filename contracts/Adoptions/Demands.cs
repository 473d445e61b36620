using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Adoptions;

/// <summary>Demand of the Kommunen of a Land for a service that their Land has not contracted.</summary>
public sealed record Demand
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    /// <summary>Number of Kommunen that wait.</summary>
    public required int Kommunen { get; init; }

    /// <summary>Inhabitants of these Kommunen together; those of a Kreis and of its Gemeinden count both where both wait.</summary>
    public required long Inhabitants { get; init; }

    /// <summary>Since when the first one waits.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The earliest month one of them would like to start in, yyyy-MM.</summary>
    /// <example>2027-05</example>
    public string? EarliestStart { get; init; }

    /// <summary>What joining would cost the Land; only for the Land itself, and absent where it cannot be computed.</summary>
    public JoiningCost? Joining { get; init; }

    /// <summary>Id of the Land's own adoption of the service, where one is under way; only for the Land itself.</summary>
    public Guid? OwnAdoption { get; init; }
}

/// <summary>What joining would cost a Land, and what its waiting Kommunen would pay of it by its rule.</summary>
public sealed record JoiningCost
{
    /// <summary>Id of the offer: the one that most of the Kommunen wait for.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Its name.</summary>
    public required string OfferName { get; init; }

    /// <summary>The first month it is computed for.</summary>
    /// <example>2027-05</example>
    public required string Start { get; init; }

    /// <summary>What the Land is charged, with the Länder of today and itself.</summary>
    public required CostTotals Land { get; init; }

    /// <summary>How the Land passes cost on.</summary>
    public required PassingOn PassingOn { get; init; }

    /// <summary>What the waiting Kommunen would pay together; absent where no rule says so, or a value it needs is not on record.</summary>
    public CostTotals? Kommunen { get; init; }
}

/// <summary>The demand for one service, as far as the caller may see it.</summary>
public sealed record ServiceDemand
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Number of Kommunen that wait.</summary>
    public required int Kommunen { get; init; }

    /// <summary>Inhabitants of these Kommunen together.</summary>
    public required long Inhabitants { get; init; }

    /// <summary>The demand by Land, greatest number of inhabitants first; for a Land its own alone, with what joining would cost.</summary>
    public required IReadOnlyList<Demand> Laender { get; init; }

    /// <summary>The same by size of the Kommunen, smallest first; classes nobody of waits are absent.</summary>
    public required IReadOnlyList<DemandOfSize> SizeClasses { get; init; }

    /// <summary>The same by the month they would like to start in, earliest first.</summary>
    public required IReadOnlyList<DemandOfMonth> WishedStarts { get; init; }

    /// <summary>Why no cost could be computed, in the language asked for; only for a Land for which that is so.</summary>
    public string? NoCost { get; init; }
}

/// <summary>The demand of the Kommunen of a size.</summary>
public sealed record DemandOfSize
{
    /// <summary>The size.</summary>
    public required SizeBand Size { get; init; }

    /// <summary>Number of Kommunen.</summary>
    public required int Kommunen { get; init; }

    /// <summary>Their inhabitants together.</summary>
    public required long Inhabitants { get; init; }
}

/// <summary>The demand of the Kommunen that would like to start in a month.</summary>
public sealed record DemandOfMonth
{
    /// <summary>The month.</summary>
    /// <example>2027-05</example>
    public required string Month { get; init; }

    /// <summary>Number of Kommunen.</summary>
    public required int Kommunen { get; init; }

    /// <summary>Their inhabitants together.</summary>
    public required long Inhabitants { get; init; }
}

/// <summary>A Kommune that waits for its Land; shown to that Land alone.</summary>
public sealed record WaitingKommune
{
    /// <summary>Id of its adoption.</summary>
    public required Guid Adoption { get; init; }

    /// <summary>The Kommune.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Its Amtlicher Regionalschlüssel.</summary>
    /// <example>160620041041</example>
    public string? Ars { get; init; }

    /// <summary>Its inhabitants, where they are on record.</summary>
    public long? Inhabitants { get; init; }

    /// <summary>The month it would like to start in.</summary>
    /// <example>2027-05</example>
    public string? WishedStart { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset Since { get; init; }
}
