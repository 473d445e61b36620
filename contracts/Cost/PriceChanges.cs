using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Cost;

/// <summary>A price sheet whose effect is asked for before it is published.</summary>
public sealed record PriceSheetDraft
{
    /// <summary>The sheet as it is to be.</summary>
    public required PriceSheet PriceSheet { get; init; }

    /// <summary>The calendar year it is to apply in; next year where it is not given.</summary>
    /// <example>2027</example>
    [Range(2000, 2100)]
    public int? Year { get; init; }
}

/// <summary>A re-set of the prices by 1 January (rule 6): the terms stay as they are but for this sheet.</summary>
public sealed record NewPriceReset
{
    /// <summary>The new sheet.</summary>
    public required PriceSheet PriceSheet { get; init; }
}

/// <summary>What another price sheet changes for everybody who has adopted.</summary>
public sealed record PriceSheetEffect
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>The calendar year that is compared.</summary>
    public required int Year { get; init; }

    /// <summary>Number of the terms version that would apply in that year without the change.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The day on which somebody must have had a contract to be counted; absent where those of today are.</summary>
    public DateOnly? ContractedOn { get; init; }

    /// <summary>Everybody who pays, by ARS: Länder that take part, with joint financing also the others and the Bund, and Kommunen that are charged themselves.</summary>
    public required IReadOnlyList<EffectOnPayer> Payers { get; init; }

    /// <summary>The year by the sheet in force.</summary>
    public required YearOfOffer Before { get; init; }

    /// <summary>The year by the new sheet.</summary>
    public required YearOfOffer After { get; init; }

    /// <summary>What to bear in mind.</summary>
    public required IReadOnlyList<CostWarning> Warnings { get; init; }
}

/// <summary>What another price sheet changes for one payer, for a full year.</summary>
public sealed record EffectOnPayer
{
    /// <summary>Who pays.</summary>
    public required OrganisationRef Payer { get; init; }

    /// <summary>Whether it has adopted; others only pay what they pay anyway.</summary>
    public required bool Adopts { get; init; }

    /// <summary>By the sheet in force.</summary>
    public required Money Before { get; init; }

    /// <summary>By the new sheet.</summary>
    public required Money After { get; init; }

    /// <summary>The new amount less the old one; may be negative.</summary>
    public required Money Difference { get; init; }
}

/// <summary>What comes in over a year, against what the sheet says.</summary>
public sealed record YearOfOffer
{
    /// <summary>Sum of the allocated yearly items.</summary>
    public required Money Sheet { get; init; }

    /// <summary>What comes in for them.</summary>
    public required Money Income { get; init; }

    /// <summary>What comes in by prices per organisation, inhabitant, size or use.</summary>
    public required Money OtherIncome { get; init; }

    /// <summary>What the allocated items leave uncovered: the provider carries it.</summary>
    public required Money Uncovered { get; init; }

    /// <summary>What comes in for them beyond the sheet: set off at the next re-set.</summary>
    public required Money Surplus { get; init; }
}

/// <summary>Prices that were re-set.</summary>
public sealed record PriceReset
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Number of the new terms version.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>First day of the new prices: 1 January.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Until this day who has adopted may announce to leave by 31 December.</summary>
    public required DateOnly TerminateUntil { get; init; }

    /// <summary>What it changes for everybody who has adopted; they are told by mail.</summary>
    public required PriceSheetEffect Effect { get; init; }
}

/// <summary>Income, uncovered rest and surplus of an offer, year by year.</summary>
public sealed record OfferIncome
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>The years, the newest first; at most ten.</summary>
    public required IReadOnlyList<IncomeOfYear> Years { get; init; }
}

/// <summary>Income of one calendar year.</summary>
public sealed record IncomeOfYear
{
    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Number of the terms version whose prices apply.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>How firm its amounts are.</summary>
    public required PriceNature Nature { get; init; }

    /// <summary>The sums.</summary>
    public required YearOfOffer Sums { get; init; }

    /// <summary>Who pays, by ARS.</summary>
    public required IReadOnlyList<IncomeFromPayer> Payers { get; init; }
}

/// <summary>What one payer pays in a year.</summary>
public sealed record IncomeFromPayer
{
    /// <summary>Who pays.</summary>
    public required OrganisationRef Payer { get; init; }

    /// <summary>Months of the year it has been in; 0 for who only pays what it pays anyway.</summary>
    public required int Months { get; init; }

    /// <summary>What it pays.</summary>
    public required Money Amount { get; init; }
}
