using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Cost;

/// <summary>A shopping list: what several offers cost several organisations.</summary>
public sealed record NewCostPreviews
{
    /// <summary>Ids of the offers, each once.</summary>
    [MinLength(1), MaxLength(100)]
    public required IReadOnlyList<Guid> Offers { get; init; }

    /// <summary>Ids or ARS of Länder, Kreise, Gemeindeverbände and Gemeinden, each organisation once.</summary>
    [MinLength(1), MaxLength(500)]
    public required IReadOnlyList<string> Organisations { get; init; }

    /// <summary>First month; the next one where it is not given.</summary>
    /// <example>2027-05</example>
    public string? Start { get; init; }

    /// <summary>For items with a price per use: uses per year of each who is charged, instead of those on record; at most 1,000,000,000.</summary>
    [Range(0, 1_000_000_000)]
    public int? UsesPerYear { get; init; }
}

/// <summary>What several offers cost several organisations, with the participants of today and the organisation's own Land.</summary>
public sealed record CostPreviews
{
    /// <summary>First month.</summary>
    /// <example>2027-05</example>
    public required string Start { get; init; }

    /// <summary>The offers, in the order asked for.</summary>
    public required IReadOnlyList<OfferCost> Offers { get; init; }

    /// <summary>The organisations, in the order asked for.</summary>
    public required IReadOnlyList<OrganisationCost> Organisations { get; init; }

    /// <summary>All of it together.</summary>
    public required ListedTotals Totals { get; init; }
}

/// <summary>What an offer costs all the organisations of a list.</summary>
public sealed record OfferCost
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Its name.</summary>
    public required string OfferName { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Number of the terms version in force at the start.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The sums over the organisations.</summary>
    public required ListedTotals Totals { get; init; }

    /// <summary>What to bear in mind for any of them.</summary>
    public required IReadOnlyList<CostWarningCode> Warnings { get; init; }
}

/// <summary>What all offers of a list cost an organisation.</summary>
public sealed record OrganisationCost
{
    /// <summary>The organisation.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Its Amtlicher Regionalschlüssel.</summary>
    public required string Ars { get; init; }

    /// <summary>The sums over the offers.</summary>
    public required ListedTotals Totals { get; init; }

    /// <summary>What it pays for each offer, in the order of <c>offers</c>.</summary>
    public required IReadOnlyList<ListedCost> Costs { get; init; }
}

/// <summary>What an organisation pays for an offer.</summary>
public sealed record ListedCost
{
    /// <summary>How the Land passes it on; absent where the organisation is charged itself.</summary>
    public PassingOn? PassedOn { get; init; }

    /// <summary>In euro for the first year, a decimal string; absent where no rule says what it pays.</summary>
    /// <example>54.00</example>
    public string? FirstYear { get; init; }

    /// <summary>In euro for a full year, a decimal string; absent where no rule says what it pays.</summary>
    /// <example>81.00</example>
    public string? FullYear { get; init; }

    /// <summary>In euro, once, a decimal string; absent where no rule says what it pays.</summary>
    /// <example>0.00</example>
    public string? OneOff { get; init; }
}

/// <summary>Sums over a list. Connection cost is in none of them.</summary>
public sealed record ListedTotals
{
    /// <summary>For the first calendar year.</summary>
    public required Money FirstYear { get; init; }

    /// <summary>For a full calendar year.</summary>
    public required Money FullYear { get; init; }

    /// <summary>Once.</summary>
    public required Money OneOff { get; init; }

    /// <summary>How many entries are in no sum because no rule says what the organisation pays.</summary>
    public required int Unknown { get; init; }
}

/// <summary>A row of a shopping list as a table: one organisation and one offer.</summary>
public sealed record ListedCostRow
{
    /// <summary>Amtlicher Regionalschlüssel of the organisation.</summary>
    public required string Ars { get; init; }

    /// <summary>Its name.</summary>
    public required string Organisation { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Name of the offer.</summary>
    public required string OfferName { get; init; }

    /// <summary>First month.</summary>
    public required string Start { get; init; }

    /// <summary>How the Land passes it on; empty where the organisation is charged itself.</summary>
    public PassingOn? PassedOn { get; init; }

    /// <summary>In euro for the first year; empty where no rule says what it pays.</summary>
    public string? FirstYear { get; init; }

    /// <summary>In euro for a full year; empty where no rule says what it pays.</summary>
    public string? FullYear { get; init; }

    /// <summary>In euro, once; empty where no rule says what it pays.</summary>
    public string? OneOff { get; init; }
}
