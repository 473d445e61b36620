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
