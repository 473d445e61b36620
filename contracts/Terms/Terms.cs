using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Terms;

/// <summary>Which contract is signed with whom.</summary>
public enum LegalModel
{
    /// <summary>FIT-Store: provider to operator to Land, which passes the service on.</summary>
    FitStore,

    /// <summary>Membership in govdigital eG.</summary>
    Govdigital,

    /// <summary>A framework agreement of the Kommunalvertreter; each Kommune calls off by itself.</summary>
    Kommunalvertreter,

    /// <summary>An agreement from Land to Land.</summary>
    Verwaltungsvereinbarung,
}

/// <summary>An offer: one service may have several, each with its seller, legal model and terms.</summary>
public sealed record Offer
{
    /// <summary>Id of the offer.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes, other terms coming into force among them; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>What tells it from the other offers of the service.</summary>
    /// <example>Nachnutzung über den FIT-Store</example>
    public required string Name { get; init; }

    /// <summary>Which contract is signed.</summary>
    public required LegalModel LegalModel { get; init; }

    /// <summary>Who sells.</summary>
    public required OrganisationRef Seller { get; init; }

    /// <summary>Kinds of organisations that may take it.</summary>
    public required IReadOnlyList<OrganisationKind> Takers { get; init; }

    /// <summary>Number of the terms version in force today; absent where the first one starts later.</summary>
    public int? TermsInForce { get; init; }

    /// <summary>Where these statements come from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>One version of an offer's terms. It never changes once published.</summary>
public sealed record OfferTerms : TermsContent
{
    /// <summary>For readers of JSON.</summary>
    [JsonConstructor]
    public OfferTerms()
    {
    }

    /// <summary>Takes over the clauses.</summary>
    /// <param name="content">The clauses of this version.</param>
    [SetsRequiredMembers]
    public OfferTerms(TermsContent content)
        : base(content)
    {
    }

    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Number of the version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>First day it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it applies: the day before the next version's first one. Absent for the newest.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>The clauses of a contract.</summary>
public record TermsContent
{
    /// <summary>What is paid.</summary>
    public required PriceSheet PriceSheet { get; init; }

    /// <summary>How the service is kept up to date.</summary>
    public required Maintenance Maintenance { get; init; }

    /// <summary>What a user may and may not do, plain text.</summary>
    public required string ConditionsOfUse { get; init; }

    /// <summary>Under which licence.</summary>
    public required Licence Licence { get; init; }

    /// <summary>What quality is promised.</summary>
    public required ServiceLevel ServiceLevel { get; init; }

    /// <summary>Who answers for the data.</summary>
    public required DataProtection DataProtection { get; init; }

    /// <summary>Shortest duration of a contract, in months.</summary>
    public required int MinimumTermMonths { get; init; }

    /// <summary>Notice to terminate, in months to the end of a calendar year.</summary>
    public required int NoticeMonths { get; init; }

    /// <summary>What happens at the end: return of data, successor. Plain text.</summary>
    public required string Exit { get; init; }

    /// <summary>Where these statements come from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>How firm the amounts of a price sheet are.</summary>
public enum PriceNature
{
    /// <summary>Agreed.</summary>
    Binding,

    /// <summary>Estimated.</summary>
    Estimate,

    /// <summary>Invented for the sample data; shown as "Beispielwert".</summary>
    Example,
}

/// <summary>Who finances what is allocated.</summary>
public enum Financing
{
    /// <summary>The adopting Länder.</summary>
    Adopters,

    /// <summary>50 % the adopting Länder, 25 % the Bund, 25 % all 16 Länder.</summary>
    Joint,
}

/// <summary>What is paid, item by item. Connection cost stands apart: it is never financed jointly.</summary>
public sealed record PriceSheet
{
    /// <summary>How firm the amounts are.</summary>
    public required PriceNature Nature { get; init; }

    /// <summary>Whether the service is explicitly free of charge; then there are no items.</summary>
    public required bool Free { get; init; }

    /// <summary>Who finances what is allocated.</summary>
    public required Financing Financing { get; init; }

    /// <summary>The items.</summary>
    [MaxLength(50)]
    public required IReadOnlyList<PriceItem> Items { get; init; }

    /// <summary>Whether the steering group agreed on the keys unanimously. If not, only <c>usage</c> is admitted.</summary>
    public required bool KeyUnanimous { get; init; }

    /// <summary>What connecting a Fachverfahren costs, once; borne by who connects.</summary>
    public ConnectionCost? ConnectionCost { get; init; }

    /// <summary>How value added tax is treated.</summary>
    public required VatTreatment Vat { get; init; }
}

/// <summary>One item of a price sheet.</summary>
public sealed record PriceItem
{
    /// <summary>Which of the five kinds of cost that may be charged (IT-Planungsrat 2021/24).</summary>
    public required CostKind Kind { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Label { get; init; }

    /// <summary>Whether it recurs.</summary>
    public required Charge Charge { get; init; }

    /// <summary>How the amount of one payer comes about.</summary>
    public required PriceBasis Basis { get; init; }

    /// <summary>For <c>allocated</c>: the total that is shared. For <c>perOrganisation</c>: what each organisation pays.</summary>
    public Money? Amount { get; init; }

    /// <summary>For <c>perInhabitant</c> and <c>perUse</c>: price of one unit in euro, a decimal string with up to six decimals.</summary>
    /// <example>0.001250</example>
    public string? UnitPrice { get; init; }

    /// <summary>For <c>sizeClass</c>: the table, without gap or overlap, from 0 inhabitants up.</summary>
    [MaxLength(50)]
    public IReadOnlyList<SizeClass>? SizeClasses { get; init; }

    /// <summary>For <c>allocated</c>: the key, or a mixture of keys with weights.</summary>
    [MaxLength(20)]
    public IReadOnlyList<WeightedKey>? Key { get; init; }
}

/// <summary>The five kinds of cost that may be charged (IT-Planungsrat 2021/24).</summary>
public enum CostKind
{
    /// <summary>Infrastructure.</summary>
    Infrastructure,

    /// <summary>Further development with change management.</summary>
    FurtherDevelopment,

    /// <summary>The EfA share of the platform.</summary>
    PlatformFee,

    /// <summary>Operation with maintenance and support.</summary>
    Operation,

    /// <summary>Direct use, such as print and post.</summary>
    DirectUse,
}

/// <summary>Whether an item recurs.</summary>
public enum Charge
{
    /// <summary>Every calendar year.</summary>
    Yearly,

    /// <summary>Once.</summary>
    OneOff,
}

/// <summary>How the amount of one payer comes about.</summary>
public enum PriceBasis
{
    /// <summary>A total is shared by a key.</summary>
    Allocated,

    /// <summary>Each organisation pays the same.</summary>
    PerOrganisation,

    /// <summary>A price per inhabitant.</summary>
    PerInhabitant,

    /// <summary>A table by inhabitants.</summary>
    SizeClass,

    /// <summary>A price per use.</summary>
    PerUse,
}

/// <summary>One row of a table by inhabitants.</summary>
public sealed record SizeClass
{
    /// <summary>From so many inhabitants on.</summary>
    [Range(0, 1_000_000_000)]
    public required long From { get; init; }

    /// <summary>Up to and including so many; absent in the last row.</summary>
    [Range(0, 1_000_000_000)]
    public long? To { get; init; }

    /// <summary>What an organisation of this size pays.</summary>
    public required Money Amount { get; init; }
}

/// <summary>An allocation key with its weight in a mixture.</summary>
public sealed record WeightedKey
{
    /// <summary>The key.</summary>
    public required AllocationKey Key { get; init; }

    /// <summary>For <c>targetGroup</c>: the name of the count.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>Its weight, a decimal string; all weights of an item sum to exactly 1.</summary>
    /// <example>1</example>
    public required string Weight { get; init; }
}

/// <summary>What a total is shared by.</summary>
public enum AllocationKey
{
    /// <summary>Inhabitants.</summary>
    Inhabitants,

    /// <summary>Real uses of the year before.</summary>
    Usage,

    /// <summary>A named count, such as students.</summary>
    TargetGroup,

    /// <summary>Königsteiner Schlüssel.</summary>
    Koenigstein,

    /// <summary>Equal shares.</summary>
    Equal,
}

/// <summary>What connecting costs, once: an amount or a range. Never financed jointly.</summary>
public sealed record ConnectionCost
{
    /// <summary>At least.</summary>
    public required Money From { get; init; }

    /// <summary>At most; equal to <c>from</c> for a fixed amount.</summary>
    public required Money To { get; init; }

    /// <summary>What it covers and who is paid.</summary>
    public string? Note { get; init; }
}

/// <summary>How value added tax is treated.</summary>
public sealed record VatTreatment
{
    /// <summary>Whether tax is added to the amounts shown.</summary>
    public required bool Added { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }
}

/// <summary>How the service is kept up to date.</summary>
public sealed record Maintenance
{
    /// <summary>How often there are releases.</summary>
    public required string ReleaseRhythm { get; init; }

    /// <summary>How changes of law are taken up.</summary>
    public required string LawChanges { get; init; }

    /// <summary>Classes of faults with the times to react and to mend.</summary>
    [MaxLength(20)]
    public required IReadOnlyList<FaultClass> FaultClasses { get; init; }
}

/// <summary>A class of faults.</summary>
public sealed record FaultClass
{
    /// <summary>What counts as such a fault.</summary>
    public required string Name { get; init; }

    /// <summary>Time until somebody works on it, in words.</summary>
    public required string Reaction { get; init; }

    /// <summary>Time until it is mended, in words.</summary>
    public required string Resolution { get; init; }
}

/// <summary>Under which licence the software may be used.</summary>
public sealed record Licence
{
    /// <summary>SPDX identifier.</summary>
    /// <example>EUPL-1.2</example>
    public required string Spdx { get; init; }

    /// <summary>Where the source lies (https).</summary>
    public string? SourceRepository { get; init; }

    /// <summary>What Länder may do.</summary>
    public required string RightsOfLaender { get; init; }

    /// <summary>What Kommunen may do.</summary>
    public required string RightsOfKommunen { get; init; }
}

/// <summary>What quality is promised.</summary>
public sealed record ServiceLevel
{
    /// <summary>Availability in percent of the month, a decimal string.</summary>
    /// <example>99.5</example>
    public required string AvailabilityPercent { get; init; }

    /// <summary>When it is attended.</summary>
    public required string OperatingHours { get; init; }

    /// <summary>When it is maintained.</summary>
    public required string MaintenanceWindow { get; init; }
}

/// <summary>Who answers for the data, in which form.</summary>
public enum DataProtectionModel
{
    /// <summary>§ 8a Abs. 4 OZG: the operating authority is the sole controller.</summary>
    Para8aOzg,

    /// <summary>Processing on behalf (Art. 28 GDPR).</summary>
    Avv,

    /// <summary>Joint controllers (Art. 26 GDPR).</summary>
    JointController26,

    /// <summary>An agreement between administrations.</summary>
    Verwaltungsabkommen,
}

/// <summary>Who answers for the data.</summary>
public sealed record DataProtection
{
    /// <summary>The model.</summary>
    public required DataProtectionModel Model { get; init; }

    /// <summary>What a Kommune has to do, in plain words.</summary>
    public required string Note { get; init; }
}
