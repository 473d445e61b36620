using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Publishing;

/// <summary>Offers a service on one more way. It becomes public with its first terms.</summary>
public sealed record NewOffer
{
    /// <summary>What tells it from the other offers of the service, 1 to 120 characters.</summary>
    /// <example>Nachnutzung über den FIT-Store</example>
    public required string Name { get; init; }

    /// <summary>Which contract is signed.</summary>
    public required LegalModel LegalModel { get; init; }

    /// <summary>Kinds of organisations that may take it, each once.</summary>
    [MinLength(1)]
    [MaxLength(9)]
    public required IReadOnlyList<OrganisationKind> Takers { get; init; }

    /// <summary>
    /// Id of the organisation that sells. Given with <c>govdigital</c> and <c>kommunalvertreter</c>; with <c>fitStore</c> the operator sells,
    /// with <c>verwaltungsvereinbarung</c> the provider itself.
    /// </summary>
    public Guid? Seller { get; init; }
}

/// <summary>What can be changed of an offer: everything until it has published terms, the name alone afterwards.</summary>
public sealed record OfferPatch
{
    /// <summary>What tells it from the other offers of the service, 1 to 120 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Which contract is signed.</summary>
    public LegalModel? LegalModel { get; init; }

    /// <summary>Kinds of organisations that may take it, each once.</summary>
    [MinLength(1)]
    [MaxLength(9)]
    public IReadOnlyList<OrganisationKind>? Takers { get; init; }

    /// <summary>Id of the organisation that sells, where the legal model does not say it.</summary>
    public Guid? Seller { get; init; }
}

/// <summary>An offer as its provider sees it, with what is not public yet.</summary>
public sealed record ProvidedOffer
{
    /// <summary>Id of the offer.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c> of the offer.</summary>
    public required int Version { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>What tells it from the other offers of the service.</summary>
    public required string Name { get; init; }

    /// <summary>Which contract is signed.</summary>
    public required LegalModel LegalModel { get; init; }

    /// <summary>Who sells.</summary>
    public required OrganisationRef Seller { get; init; }

    /// <summary>Kinds of organisations that may take it.</summary>
    public required IReadOnlyList<OrganisationKind> Takers { get; init; }

    /// <summary>Whether it has published terms. Until then nobody else sees it.</summary>
    public required bool Published { get; init; }

    /// <summary>Number of the terms version in force today.</summary>
    public int? TermsInForce { get; init; }

    /// <summary>Number of the newest terms version; it may apply on a day to come.</summary>
    public int? NewestTerms { get; init; }

    /// <summary>The first day of the newest terms version.</summary>
    public DateOnly? NewestValidFrom { get; init; }

    /// <summary>The draft of the next terms version, where somebody has begun one; told to the provider alone.</summary>
    public TermsDraftState? Draft { get; init; }

    /// <summary>Number of organisations with a running adoption, from contracted to terminating.</summary>
    public required int Running { get; init; }
}

/// <summary>How far the draft of a terms version is.</summary>
public sealed record TermsDraftState
{
    /// <summary>Counts its changes; stands in its <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Name of the person who last changed it; that person does not publish it.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Number of statements that are missing or wrong.</summary>
    public required int Missing { get; init; }
}

/// <summary>The clauses of a contract while they are being written: a section may be absent, a text may be empty.</summary>
public record TermsSections
{
    /// <summary>For readers of JSON.</summary>
    [JsonConstructor]
    public TermsSections()
    {
    }

    /// <summary>The clauses of published terms.</summary>
    /// <param name="content">The clauses.</param>
    public TermsSections(TermsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        PriceSheet = content.PriceSheet;
        Maintenance = content.Maintenance;
        ConditionsOfUse = content.ConditionsOfUse;
        Licence = content.Licence;
        ServiceLevel = content.ServiceLevel;
        DataProtection = content.DataProtection;
        MinimumTermMonths = content.MinimumTermMonths;
        NoticeMonths = content.NoticeMonths;
        Exit = content.Exit;
    }

    /// <summary>What is paid.</summary>
    public PriceSheet? PriceSheet { get; init; }

    /// <summary>How the service is kept up to date.</summary>
    public Maintenance? Maintenance { get; init; }

    /// <summary>What a user may and may not do, plain text, up to 8,000 characters.</summary>
    public string? ConditionsOfUse { get; init; }

    /// <summary>Under which licence.</summary>
    public Licence? Licence { get; init; }

    /// <summary>What quality is promised.</summary>
    public ServiceLevel? ServiceLevel { get; init; }

    /// <summary>Who answers for the data.</summary>
    public DataProtection? DataProtection { get; init; }

    /// <summary>Shortest duration of a contract, 0 to 120 months.</summary>
    [Range(0, 120)]
    public int? MinimumTermMonths { get; init; }

    /// <summary>Notice to terminate, 0 to 60 months to the end of a calendar year.</summary>
    [Range(0, 60)]
    public int? NoticeMonths { get; init; }

    /// <summary>What happens at the end: return of data, successor. Plain text, up to 8,000 characters.</summary>
    public string? Exit { get; init; }

    /// <summary>The clauses alone, without what a draft says beside them.</summary>
    public TermsSections ToSections() => new(this);
}

/// <summary>The draft of an offer's next terms version. Until somebody changes it, it says what the newest version says.</summary>
public sealed record TermsDraft : TermsSections
{
    /// <summary>For readers of JSON.</summary>
    [JsonConstructor]
    public TermsDraft()
    {
    }

    /// <summary>Takes over the clauses.</summary>
    /// <param name="sections">The clauses so far.</param>
    [SetsRequiredMembers]
    public TermsDraft(TermsSections sections)
        : base(sections)
    {
    }

    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Number of the terms version it was begun from; absent where there was none.</summary>
    public int? BasedOn { get; init; }

    /// <summary>When it was last changed; absent while nobody has begun it.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Name of the person who last changed it; that person does not publish it.</summary>
    public string? ChangedBy { get; init; }
}

/// <summary>What a draft of terms still lacks before it can be published.</summary>
public sealed record TermsDraftCheck
{
    /// <summary>Whether nothing is missing or wrong.</summary>
    public required bool Ready { get; init; }

    /// <summary>What is missing or wrong, each with its place in the draft.</summary>
    public required IReadOnlyList<InputError> Missing { get; init; }
}

/// <summary>What publishing a draft of terms would mean for those who have adopted.</summary>
public sealed record TermsEffects
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>The number the version would get.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The first day it could apply: today, or the day after the newest version's first day.</summary>
    public required DateOnly EarliestFrom { get; init; }

    /// <summary>Number of statements that the newest version says otherwise; absent where there is none.</summary>
    public int? Differences { get; init; }

    /// <summary>
    /// Whether running adoptions keep their version until they end or consent: always, save for the yearly re-set of prices, which is an act
    /// of its own.
    /// </summary>
    public required bool NeedsConsent { get; init; }

    /// <summary>Everybody with a running adoption of this offer, by ARS.</summary>
    public required IReadOnlyList<TermsAdopter> Adopters { get; init; }

    /// <summary>What everybody would pay in the year of that day if all consented; absent where the price sheet stays or cannot be computed yet.</summary>
    public PriceSheetEffect? Prices { get; init; }
}

/// <summary>Somebody who has adopted an offer, and on which terms.</summary>
public sealed record TermsAdopter
{
    /// <summary>Who.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>How far the adoption is.</summary>
    public required AdoptionState State { get; init; }

    /// <summary>The day of the contract.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Number of the terms version it has agreed to.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>Whether it gets a mail: it has a functional mailbox.</summary>
    public required bool Told { get; init; }
}

/// <summary>Publishes the draft of terms as a new version.</summary>
public sealed record NewTermsPublication
{
    /// <summary>The first day: today or later, after the newest version's first day, at most five years ahead.</summary>
    public required DateOnly ValidFrom { get; init; }
}
