using System.ComponentModel.DataAnnotations;

namespace FitStore.Contracts.Organisations;

/// <summary>How many connections an IT-Dienstleister carries in a quarter.</summary>
public sealed record QuarterCapacity
{
    /// <summary>Year and quarter.</summary>
    /// <example>2027-Q2</example>
    public required string Quarter { get; init; }

    /// <summary>Connections that can begin in it.</summary>
    [Range(0, 10_000)]
    public required int Connections { get; init; }
}

/// <summary>What an IT-Dienstleister carries in a quarter, beside what its principals wish for.</summary>
public sealed record QuarterLoad
{
    /// <summary>Year and quarter.</summary>
    /// <example>2027-Q2</example>
    public required string Quarter { get; init; }

    /// <summary>Connections that can begin in it; absent where nothing is stated.</summary>
    [Range(0, 10_000)]
    public int? Connections { get; init; }

    /// <summary>Connections of organisations whose mandate it holds that are wished for in it, from the expression of interest on.</summary>
    public required int Planned { get; init; }
}
