using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Cost;

/// <summary>
/// What a full year costs an organisation with 1 to 16 participating Länder: first its own, then the provider, those that take part
/// today, then the others by ARS. That one more Land joins can raise a share by a cent ("Rundung").
/// </summary>
public sealed record CostCurve
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Number of the terms version in force at the start.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The organisation asked about.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>First month.</summary>
    /// <example>2027-05</example>
    public required string Start { get; init; }

    /// <summary>Number of Länder that take part today, with that of the organisation.</summary>
    public required int Today { get; init; }

    /// <summary>The points, by the number of Länder.</summary>
    public required IReadOnlyList<CostCurvePoint> Points { get; init; }
}

/// <summary>What a full year costs with so many Länder.</summary>
public sealed record CostCurvePoint
{
    /// <summary>Number of participating Länder.</summary>
    public required int Laender { get; init; }

    /// <summary>Code of the Land that is new at this point.</summary>
    /// <example>MV</example>
    public required string Added { get; init; }

    /// <summary>What the Land, or who is charged itself, pays for a full year.</summary>
    public required Money Charged { get; init; }

    /// <summary>What the organisation asked about pays for a full year; absent where no rule says.</summary>
    public Money? FullYear { get; init; }
}
