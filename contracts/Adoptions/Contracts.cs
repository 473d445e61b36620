using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Adoptions;

/// <summary>What both sides settle before an offer is made.</summary>
public sealed record Agreement
{
    /// <summary>Id of the adoption.</summary>
    public required Guid Adoption { get; init; }

    /// <summary>
    /// What the store proposes to confirm: the terms in force on the first day, or those asked for, and the price that they and this start come
    /// to, computed now. Once both sides have agreed: what they agreed on.
    /// </summary>
    public required AgreementTerms Proposal { get; init; }

    /// <summary>Number of the terms version in force on the first day of the proposal; another than the proposal's where a newer one came between.</summary>
    /// <example>2</example>
    public required int TermsInForce { get; init; }

    /// <summary>
    /// What a cost preview of the same terms and start would say differently now, from the agreement until there is an offer; absent where it would
    /// say the same. It changes nothing: offer and price sheet state what was agreed.
    /// </summary>
    public AgreementDifference? Now { get; init; }

    /// <summary>What each side has confirmed so far. A newer confirmation that says something else takes the other side's away.</summary>
    public required IReadOnlyList<AgreementConfirmation> Confirmations { get; init; }
}

/// <summary>What is different now from the cost preview that was agreed on.</summary>
public sealed record AgreementDifference
{
    /// <summary>What the adopter was to pay when it was agreed; absent where that could not be computed.</summary>
    public CostTotals? Agreed { get; init; }

    /// <summary>What it would have to pay by a preview of now; absent where that cannot be computed.</summary>
    public CostTotals? Current { get; init; }

    /// <summary>Länder that share now and did not then.</summary>
    public required IReadOnlyList<CostParticipant> Joined { get; init; }

    /// <summary>Länder that shared then and do not now.</summary>
    public required IReadOnlyList<CostParticipant> Left { get; init; }

    /// <summary>Reference data that is read now and was not then.</summary>
    public required IReadOnlyList<DataSetRef> NewData { get; init; }
}

/// <summary>Terms version, start, conditions and price that are agreed.</summary>
public record AgreementTerms
{
    /// <summary>Number of the terms version, one that applies on the first day of <c>start</c> or today.</summary>
    [Range(1, 10_000)]
    public required int TermsVersion { get; init; }

    /// <summary>The month the contract starts in, yyyy-MM; not before the current one.</summary>
    /// <example>2027-05</example>
    public required string Start { get; init; }

    /// <summary>Conditions beside the terms, plain text; up to 4,000 characters. Absent where there are none.</summary>
    public string? Conditions { get; init; }

    /// <summary>What the adopter pays in the first calendar year, from the cost preview; absent where no price can be computed, such as a price per use alone.</summary>
    public Money? FirstYear { get; init; }
}

/// <summary>One side's confirmation.</summary>
public sealed record AgreementConfirmation : AgreementTerms
{
    /// <summary>Which side: <c>adopter</c>, or the other one.</summary>
    public required Party Party { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganisationRef By { get; init; }

    /// <summary>The person; absent after its erasure.</summary>
    public string? Person { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Declines a request.</summary>
public sealed record Decline
{
    /// <summary>Why, for the adopter; 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>The form in which a contract is concluded.</summary>
public enum ContractForm
{
    /// <summary>Consent in the store after a fresh sign-in (§ 126b BGB).</summary>
    Text,

    /// <summary>A document signed by hand, uploaded and confirmed by both signatories (§ 126 BGB, § 57 VwVfG).</summary>
    Written,
}

/// <summary>Prepares a binding offer.</summary>
public sealed record NewOfferPreparation
{
    /// <summary>The last day on which it can be accepted: from tomorrow to a year from today.</summary>
    public required DateOnly BindingUntil { get; init; }

    /// <summary>The form; absent: the one that the legal model asks for. A Verwaltungsvereinbarung is always written.</summary>
    public ContractForm? Form { get; init; }
}

/// <summary>Accepts a binding offer.</summary>
public sealed record Acceptance
{
    /// <summary>Has to be true: the organisation is bound from now on.</summary>
    public required bool Consent { get; init; }

    /// <summary>SHA-256 of each document of the offer, as read by who signs; lower-case hexadecimal. They have to be those of the offer.</summary>
    [MaxLength(20)]
    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>The function in which the person signs.</summary>
    /// <example>Leiterin des Amtes für Digitalisierung</example>
    public required string SignsAs { get; init; }

    /// <summary>In the written form: SHA-256 of the signed copy that was uploaded and that both signatories confirm.</summary>
    public string? SignedCopy { get; init; }
}

/// <summary>Reports a failed test.</summary>
public sealed record TestFailure
{
    /// <summary>What did not work; 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Pauses the use.</summary>
public sealed record Pause
{
    /// <summary>Why, such as a change of law; 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why a contract is terminated.</summary>
public enum TerminationKind
{
    /// <summary>With notice: the later of notice and minimum term.</summary>
    Ordinary,

    /// <summary>By a right of its own, see <see cref="TerminationRight"/>.</summary>
    Special,
}

/// <summary>Terminates a contract.</summary>
public sealed record NewTermination
{
    /// <summary>With notice or by a right.</summary>
    public required TerminationKind Kind { get; init; }

    /// <summary>For <c>special</c>: id of the right that is used.</summary>
    public Guid? Right { get; init; }

    /// <summary>Why; up to 2,000 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>How many contracts further down the chain end with it, as seen in <see cref="TerminationEffect"/>; confirmed so that nobody ends more.</summary>
    [Range(0, 100_000)]
    public required int LinesBelow { get; init; }
}

/// <summary>What gives the right to leave early.</summary>
public enum TerminationRightKind
{
    /// <summary>New terms that need consent.</summary>
    TermsChange,

    /// <summary>Prices set anew in September.</summary>
    PriceReset,

    /// <summary>The end of the service was announced.</summary>
    Retirement,
}

/// <summary>A right to terminate before notice and minimum term.</summary>
public sealed record TerminationRight
{
    /// <summary>Id of the right.</summary>
    public required Guid Id { get; init; }

    /// <summary>What gives it.</summary>
    public required TerminationRightKind Kind { get; init; }

    /// <summary>The last day on which it can be used.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The last day of the contract if it is used.</summary>
    public required DateOnly EndsOn { get; init; }
}

/// <summary>What terminating would do.</summary>
public sealed record TerminationEffect
{
    /// <summary>The last day with notice given today: the later of notice and minimum term.</summary>
    public required DateOnly Ordinary { get; init; }

    /// <summary>Rights that the organisation acted for can use today. They are the adopter's; the seller is told of none.</summary>
    public required IReadOnlyList<TerminationRight> Rights { get; init; }

    /// <summary>How many contracts further down the chain would end with it.</summary>
    public required int LinesBelow { get; init; }

    /// <summary>Whose they are; the first 100.</summary>
    public required IReadOnlyList<OrganisationRef> Concerned { get; init; }
}

/// <summary>Which contract of the chain it is.</summary>
public enum ContractLineKind
{
    /// <summary>Provider to operator.</summary>
    Bereitstellung,

    /// <summary>The seller of the offer to who adopts.</summary>
    Nachnutzung,

    /// <summary>A Land to a Kommune, an IT-Dienstleister or an aggregator.</summary>
    Sub,

    /// <summary>An aggregator to a Kommune.</summary>
    SubSub,
}

/// <summary>How far a contract is.</summary>
public enum ContractLineState
{
    /// <summary>Offered; not all have signed.</summary>
    Offered,

    /// <summary>Concluded.</summary>
    InForce,

    /// <summary>Its end is set.</summary>
    Terminating,

    /// <summary>Over.</summary>
    Ended,

    /// <summary>The offer lapsed, or the request was withdrawn before it was signed.</summary>
    Void,
}

/// <summary>One contract of the chain from the provider to who uses the service.</summary>
public sealed record ContractLine
{
    /// <summary>Id of the line.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number, given when the contract is concluded: gap-free within a year.</summary>
    /// <example>FITST/2026/0001</example>
    public string? Number { get; init; }

    /// <summary>Which contract of the chain it is.</summary>
    public required ContractLineKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public required ContractLineState State { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Id of the adoption, where the caller may see it; absent for <c>bereitstellung</c>.</summary>
    public Guid? Adoption { get; init; }

    /// <summary>The line above it; absent for the first one, and where the contract above was not made in the store.</summary>
    public Guid? Above { get; init; }

    /// <summary>Who gives.</summary>
    public required OrganisationRef Seller { get; init; }

    /// <summary>Who takes.</summary>
    public required OrganisationRef Buyer { get; init; }

    /// <summary>Number of the terms version.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The form it is concluded in.</summary>
    public required ContractForm Form { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day of the minimum term.</summary>
    public DateOnly? MinimumUntil { get; init; }

    /// <summary>Notice, in months to the end of a calendar year.</summary>
    public required int NoticeMonths { get; init; }

    /// <summary>The last day, once the end is set.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Who still has to sign.</summary>
    public required IReadOnlyList<OrganisationRef> ToSign { get; init; }

    /// <summary>Who has signed.</summary>
    public required IReadOnlyList<ContractSignature> Signatures { get; init; }
}

/// <summary>A signature on record.</summary>
public sealed record ContractSignature
{
    /// <summary>The organisation that is bound.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>The organisation that acted for it under a mandate.</summary>
    public OrganisationRef? Under { get; init; }

    /// <summary>Name of who signed.</summary>
    public required string Name { get; init; }

    /// <summary>In which function.</summary>
    public required string SignsAs { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Digest of the record in the ledger: SHA-256, lower-case hexadecimal.</summary>
    public required string Digest { get; init; }
}

/// <summary>A newer terms version put to a running adoption.</summary>
public sealed record TermsProposal
{
    /// <summary>Number of the new version.</summary>
    public required int Version { get; init; }

    /// <summary>First day it would apply.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day for an answer; silence keeps the old version.</summary>
    public required DateOnly AnswerUntil { get; init; }

    /// <summary>What became of it.</summary>
    public required TermsProposalState State { get; init; }
}

/// <summary>What became of a newer terms version.</summary>
public enum TermsProposalState
{
    /// <summary>Not answered yet.</summary>
    Open,

    /// <summary>Consented: it applies from its first day.</summary>
    Accepted,

    /// <summary>Refused: the old version stays.</summary>
    Refused,

    /// <summary>Not answered in time: the old version stays.</summary>
    Silent,
}

/// <summary>Answers a newer terms version.</summary>
public sealed record TermsAnswer
{
    /// <summary>Number of the version.</summary>
    [Range(1, 10_000)]
    public required int Version { get; init; }

    /// <summary>Whether it is to apply.</summary>
    public required bool Consent { get; init; }
}

/// <summary>What a document of an adoption is.</summary>
public enum AdoptionDocumentKind
{
    /// <summary>Abstimmungsschreiben: what both sides agreed.</summary>
    CoordinationLetter,

    /// <summary>The binding offer.</summary>
    Offer,

    /// <summary>The contract.</summary>
    Contract,

    /// <summary>Annex: Leistungsbeschreibung.</summary>
    ServiceDescription,

    /// <summary>Annex: Preisblatt with the cost preview.</summary>
    PriceSheet,

    /// <summary>Annex: service level.</summary>
    ServiceLevel,

    /// <summary>Annex: data protection.</summary>
    DataProtection,

    /// <summary>The copy signed by hand.</summary>
    SignedCopy,
}

/// <summary>A document of an adoption. It never changes.</summary>
public sealed record AdoptionDocument
{
    /// <summary>What it is.</summary>
    public required AdoptionDocumentKind Kind { get; init; }

    /// <summary>Title, as it stands on its first page.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type of the file; <c>application/pdf</c> for all that the store makes.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Whether it belongs to the offer that can be accepted, or to the contract.</summary>
    public required bool Binding { get; init; }
}
