using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Cost;

/// <summary>
/// What an offer costs an organisation: this year, every year and once, item by item, with who else pays what and why. All texts are
/// German. Amounts are exact to the cent; every one can be recomputed from its derivation.
/// </summary>
public sealed record CostPreview
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Name of the offer.</summary>
    public required string OfferName { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The legal model of the offer: it decides whether a Kommune is charged itself or through its Land.</summary>
    public required LegalModel LegalModel { get; init; }

    /// <summary>Number of the terms version in force at the start; its price sheet is what is computed.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The organisation asked about.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Its Amtlicher Regionalschlüssel.</summary>
    /// <example>160620041041</example>
    public required string Ars { get; init; }

    /// <summary>The Land that the figures of the items are of: the organisation's own.</summary>
    public required OrganisationRef Land { get; init; }

    /// <summary>First month.</summary>
    /// <example>2027-05</example>
    public required string Start { get; init; }

    /// <summary>The first calendar year.</summary>
    /// <example>2027</example>
    public required int Year { get; init; }

    /// <summary>Months of that year that are paid, the first one included: 1 to 12.</summary>
    /// <example>8</example>
    public required int Months { get; init; }

    /// <summary>Who the items are charged to.</summary>
    public required ChargedTo ChargedTo { get; init; }

    /// <summary>How firm the amounts are.</summary>
    public required PriceNature Nature { get; init; }

    /// <summary>Whether the offer is explicitly free of charge; then there are no lines.</summary>
    public required bool Free { get; init; }

    /// <summary>Who finances what is allocated.</summary>
    public required Financing Financing { get; init; }

    /// <summary>How value added tax is treated.</summary>
    public required VatTreatment Vat { get; init; }

    /// <summary>The Länder among which it is shared, by ARS.</summary>
    public required IReadOnlyList<CostParticipant> Participants { get; init; }

    /// <summary>The items of the price sheet, in its order, with what they come to for who they are charged to.</summary>
    public required IReadOnlyList<CostLine> Lines { get; init; }

    /// <summary>The sums of the lines: what the Land, or who is charged itself, pays.</summary>
    public required CostTotals Charged { get; init; }

    /// <summary>What the organisation asked about pays. Absent where no rule says how its Land passes the cost on.</summary>
    public CostTotals? Totals { get; init; }

    /// <summary>How the Land passes the cost on to the Kommune; absent for a Land and for who is charged itself.</summary>
    public PassedOn? PassedOn { get; init; }

    /// <summary>The part that the Land pays whether it takes the service or not; absent without joint financing.</summary>
    public PaidAnyway? PaidAnyway { get; init; }

    /// <summary>Who pays what of the allocated items: the participants, with joint financing also the other Länder and the Bund; by ARS, the Bund last.</summary>
    public required IReadOnlyList<CostPayer> Payers { get; init; }

    /// <summary>Whether the first year's income covers the sheet.</summary>
    public required CostBalance Balance { get; init; }

    /// <summary>What to bear in mind, each with a stable code.</summary>
    public required IReadOnlyList<CostWarning> Warnings { get; init; }
}

/// <summary>Who the items of a price sheet are charged to.</summary>
public enum ChargedTo
{
    /// <summary>To the organisation asked about.</summary>
    Itself,

    /// <summary>To its Land, which passes it on.</summary>
    Land,
}

/// <summary>A Land among which cost is shared.</summary>
public sealed record CostParticipant
{
    /// <summary>Code of the Land.</summary>
    /// <example>MV</example>
    public required string Land { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Why it takes part.</summary>
    public required ParticipantReason Reason { get; init; }

    /// <summary>Whether it starts with the month asked about; the others have been in since 1 January.</summary>
    public required bool Joins { get; init; }
}

/// <summary>Why a Land takes part.</summary>
public enum ParticipantReason
{
    /// <summary>It is the Land of the organisation asked about.</summary>
    Asker,

    /// <summary>It provides the service.</summary>
    Provider,

    /// <summary>It has an adoption from contracted to terminating.</summary>
    Adopter,

    /// <summary>The question assumes it.</summary>
    Assumed,
}

/// <summary>One item of the price sheet with what it comes to.</summary>
public sealed record CostLine
{
    /// <summary>Which of the five kinds of cost.</summary>
    public required CostKind Kind { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Label { get; init; }

    /// <summary>Whether it recurs.</summary>
    public required Charge Charge { get; init; }

    /// <summary>How the amount comes about.</summary>
    public required PriceBasis Basis { get; init; }

    /// <summary>For <c>allocated</c>: the total that is shared.</summary>
    public Money? Total { get; init; }

    /// <summary>For prices of a unit: how many units were counted.</summary>
    public long? Units { get; init; }

    /// <summary>For prices of a unit: the price, a decimal string.</summary>
    public string? UnitPrice { get; init; }

    /// <summary>For prices of a unit and size classes: where the units come from; absent where the question gave them.</summary>
    public DataSetRef? DataSet { get; init; }

    /// <summary>For <c>allocated</c>: the shares by key that the amount is the sum of.</summary>
    public required IReadOnlyList<CostPart> Parts { get; init; }

    /// <summary>For <c>allocated</c>: the share of the total, before rounding.</summary>
    public ExactShare? Share { get; init; }

    /// <summary>For a full year, or once.</summary>
    public required Money Amount { get; init; }

    /// <summary>For the first year; absent for what is charged once.</summary>
    public Money? FirstYear { get; init; }

    /// <summary>How it comes about, sentence by sentence, in German words and figures.</summary>
    public required IReadOnlyList<string> Derivation { get; init; }
}

/// <summary>The share by one key of one part of an item.</summary>
public sealed record CostPart
{
    /// <summary>Who carries this part together.</summary>
    public required CostCarrier Carrier { get; init; }

    /// <summary>The part of the item that is shared.</summary>
    public required Money Pool { get; init; }

    /// <summary>The key.</summary>
    public required AllocationKey Key { get; init; }

    /// <summary>For <c>targetGroup</c>: the name of the count.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>Its weight in a mixture, a decimal string; absent where there is one key.</summary>
    public string? Weight { get; init; }

    /// <summary>Where numerator and denominator come from; absent for equal shares.</summary>
    public DataSetRef? DataSet { get; init; }

    /// <summary>The value of the Land, as the data set states it, a decimal string.</summary>
    /// <example>13.04061</example>
    public required string Value { get; init; }

    /// <summary>The sum of the values of all who share, a decimal string.</summary>
    /// <example>63.54683</example>
    public required string Sum { get; init; }

    /// <summary>Whether the Königsteiner Schlüssel is shared by fewer than 16 Länder and so renormalised ("angepasst").</summary>
    public required bool Adjusted { get; init; }

    /// <summary>Value by sum.</summary>
    public required ExactShare Share { get; init; }

    /// <summary>What it comes to.</summary>
    public required Money Amount { get; init; }

    /// <summary>Whether one of the cents left over by rounding down is in it.</summary>
    public required bool LeftOverCent { get; init; }
}

/// <summary>Who carries a part of an item together.</summary>
public enum CostCarrier
{
    /// <summary>The adopting Länder.</summary>
    Adopters,

    /// <summary>All 16 Länder, adopting or not.</summary>
    AllLaender,
}

/// <summary>A share before any rounding.</summary>
public sealed record ExactShare
{
    /// <summary>The exact fraction in lowest terms.</summary>
    /// <example>1304061/6354683</example>
    public required string Fraction { get; init; }

    /// <summary>In percent, rounded half up to five decimals, a decimal string.</summary>
    /// <example>20.52079</example>
    public required string Percent { get; init; }
}

/// <summary>A dated set of values that cost is shared by.</summary>
public sealed record DataSetRef
{
    /// <summary>The key that reads it.</summary>
    /// <example>koenigstein</example>
    public required string Key { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Königsteiner Schlüssel 2019</example>
    public required string Name { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    /// <summary>The day its values are of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether somebody has compared it with the publication.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Whether its values are estimates, which happens for uses.</summary>
    public required bool Estimated { get; init; }

    /// <summary>Where its values come from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Sums.</summary>
public sealed record CostTotals
{
    /// <summary>For the first calendar year, from the first month on; what is charged once is not in it.</summary>
    public required Money FirstYear { get; init; }

    /// <summary>For a full calendar year.</summary>
    public required Money FullYear { get; init; }

    /// <summary>Once.</summary>
    public required Money OneOff { get; init; }

    /// <summary>What connecting costs, once, an amount or a range; never financed jointly and in no other sum. Whoever connects bears it.</summary>
    public ConnectionCost? Connection { get; init; }
}

/// <summary>How a Land passes cost on to a Kommune, and what that comes to.</summary>
public sealed record PassedOn
{
    /// <summary>The rule.</summary>
    public required PassingOn Rule { get; init; }

    /// <summary>Where the rule is published; absent where none is on record.</summary>
    public string? Source { get; init; }

    /// <summary>First day of the rule.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Where this statement comes from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>For <c>callOff</c>: the seller whose own offer is what the Kommune pays; absent where none is on record.</summary>
    public OrganisationRef? Seller { get; init; }

    /// <summary>For <c>callOff</c>: id of that offer.</summary>
    public Guid? SellersOffer { get; init; }

    /// <summary>For <c>levy</c>: what the Kommune pays at each level; a kreisfreie Stadt pays at two.</summary>
    public required IReadOnlyList<Levy> Levies { get; init; }

    /// <summary>
    /// For <c>none</c>: the Land's amounts by inhabitants, for orientation only. Nobody has said that the Kommune pays this.
    /// </summary>
    public CostTotals? Orientation { get; init; }

    /// <summary>How it comes about, sentence by sentence, in German words and figures.</summary>
    public required IReadOnlyList<string> Derivation { get; init; }
}

/// <summary>The rule by which a Land passes cost on.</summary>
public enum PassingOn
{
    /// <summary>The Land pays; the Kommune pays nothing.</summary>
    LandPays,

    /// <summary>Each level pays a percentage of the Land's amount, shared by inhabitants.</summary>
    Levy,

    /// <summary>The Kommune calls off from a seller, by the seller's own price sheet.</summary>
    CallOff,

    /// <summary>No rule is on record.</summary>
    None,
}

/// <summary>A level of the administration that is charged a levy.</summary>
public enum LevyLevel
{
    /// <summary>The Gemeinden.</summary>
    Gemeinde,

    /// <summary>The Kreise and kreisfreie Städte.</summary>
    Kreis,

    /// <summary>The Bezirke.</summary>
    Bezirk,
}

/// <summary>What a Kommune pays of the Land's amount at one level.</summary>
public sealed record Levy
{
    /// <summary>The level.</summary>
    public required LevyLevel Level { get; init; }

    /// <summary>The part of the Land's amount that the level pays, a decimal string in percent.</summary>
    /// <example>40</example>
    public required string Percent { get; init; }

    /// <summary>Inhabitants of the Kommune.</summary>
    public required long Inhabitants { get; init; }

    /// <summary>Inhabitants of all bodies of the level in the Land.</summary>
    public required long LevelInhabitants { get; init; }

    /// <summary>Where both come from.</summary>
    public required DataSetRef DataSet { get; init; }

    /// <summary>For the first year, rounded up to full euros.</summary>
    public required Money FirstYear { get; init; }

    /// <summary>For a full year, rounded up to full euros.</summary>
    public required Money FullYear { get; init; }

    /// <summary>Once, rounded up to full euros.</summary>
    public required Money OneOff { get; init; }

    /// <summary>By how much rounding up exceeds the exact amount of a full year; less than 1 EUR, itself rounded down to the cent.</summary>
    public required Money Excess { get; init; }

    /// <summary>What the other bodies of the level ("übrige Kommunen") bear of its amount for a full year, before they are rounded up.</summary>
    public required Money Others { get; init; }
}

/// <summary>What a Land pays whether it takes the service or not: its share of the quarter that all 16 Länder carry.</summary>
public sealed record PaidAnyway
{
    /// <summary>Every calendar year, also the first one.</summary>
    public required Money FullYear { get; init; }

    /// <summary>Once.</summary>
    public required Money OneOff { get; init; }
}

/// <summary>What somebody pays of the allocated items.</summary>
public sealed record CostPayer
{
    /// <summary>A Land or the Bund.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Code of the Land; absent for the Bund.</summary>
    public string? Land { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it takes part; a Land that does not only pays what it pays anyway.</summary>
    public required bool Participates { get; init; }

    /// <summary>For a full year, with everybody in since 1 January.</summary>
    public required Money FullYear { get; init; }

    /// <summary>
    /// For the first year: who joins pays its part of the year; who was in before is not recalculated within the year.
    /// </summary>
    public required Money FirstYear { get; init; }

    /// <summary>Once, when joining; nobody is repaid when others come later.</summary>
    public required Money OneOff { get; init; }
}

/// <summary>Income of the first year from the allocated yearly items, against what the sheet says.</summary>
public sealed record CostBalance
{
    /// <summary>Sum of the allocated yearly items.</summary>
    public required Money Sheet { get; init; }

    /// <summary>What all payers pay in the first year.</summary>
    public required Money Income { get; init; }

    /// <summary>What is not covered: the provider carries it.</summary>
    public required Money Uncovered { get; init; }

    /// <summary>What is more than the sheet: set off at the next re-set.</summary>
    public required Money Surplus { get; init; }

    /// <summary>The same in a German sentence.</summary>
    public required string Text { get; init; }
}

/// <summary>Something to bear in mind.</summary>
public sealed record CostWarning
{
    /// <summary>What it is about.</summary>
    public required CostWarningCode Code { get; init; }

    /// <summary>A German sentence.</summary>
    public required string Text { get; init; }
}

/// <summary>The closed list of what to bear in mind.</summary>
public enum CostWarningCode
{
    /// <summary>The amounts are invented for the sample data.</summary>
    ExampleAmounts,

    /// <summary>The amounts are estimates.</summary>
    EstimatedAmounts,

    /// <summary>Nobody has compared a data set with its publication yet.</summary>
    UnconfirmedKey,

    /// <summary>The values of a data set are invented for the sample data.</summary>
    ExampleKey,

    /// <summary>The Königsteiner Schlüssel is shared by fewer than 16 Länder.</summary>
    AdjustedKey,

    /// <summary>The uses are estimated.</summary>
    EstimatedUsage,

    /// <summary>Uses of somebody who pays per use are not on record; what they come to is left out.</summary>
    UnknownUses,

    /// <summary>No rule of the Land is on record.</summary>
    NoRuleOnRecord,

    /// <summary>The rule of the Land is invented for the sample data.</summary>
    ExampleRule,

    /// <summary>The Kommune calls off by the seller's own price sheet, which says nothing on some items.</summary>
    SellersSheet,

    /// <summary>The Land takes part already and pays full years.</summary>
    ParticipatesAlready,

    /// <summary>The scenario leaves the Land of the organisation out.</summary>
    DoesNotParticipate,

    /// <summary>The offer does not address organisations of this kind.</summary>
    NotAddressed,

    /// <summary>A Gemeindeverband pays no levy: its Gemeinden do.</summary>
    PaidByMembers,
}

/// <summary>A row of a preview as a table.</summary>
public sealed record CostPreviewRow
{
    /// <summary>What the row belongs to, German.</summary>
    /// <example>Preisblatt</example>
    public required string Section { get; init; }

    /// <summary>What it is about, German.</summary>
    public required string Label { get; init; }

    /// <summary>Kind of cost.</summary>
    public CostKind? Kind { get; init; }

    /// <summary>Whether it recurs.</summary>
    public Charge? Charge { get; init; }

    /// <summary>How the amount comes about.</summary>
    public PriceBasis? Basis { get; init; }

    /// <summary>The data sets it is computed from, with their day.</summary>
    public string? DataSet { get; init; }

    /// <summary>The exact share.</summary>
    public string? Share { get; init; }

    /// <summary>In euro for the first year.</summary>
    public string? FirstYear { get; init; }

    /// <summary>In euro for a full year.</summary>
    public string? FullYear { get; init; }

    /// <summary>In euro, once.</summary>
    public string? OneOff { get; init; }

    /// <summary>How it comes about, German.</summary>
    public string? Derivation { get; init; }
}
