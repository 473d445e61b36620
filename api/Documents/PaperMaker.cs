using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Documents;

/// <summary>Everything that the documents of one adoption are filled from. Gathered before, so that making them reads nothing else.</summary>
internal sealed record PaperFacts
{
    /// <summary>Id of the adoption; it stands on every document, because a contract's number is given when it is concluded.</summary>
    public required Guid Adoption { get; init; }

    public required ContractLineKind Line { get; init; }

    public required LegalModel LegalModel { get; init; }

    public required ContractForm Form { get; init; }

    public required Service Service { get; init; }

    public required Offer Offer { get; init; }

    public required OfferTerms Terms { get; init; }

    public required Organisation Seller { get; init; }

    public required Organisation Buyer { get; init; }

    public required Organisation Provider { get; init; }

    /// <summary>What was agreed: version, start, conditions, price of the first year.</summary>
    public required AgreementTerms Agreed { get; init; }

    /// <summary>The preview that the price comes from; absent where none can be computed.</summary>
    public CostPreview? Cost { get; init; }

    /// <summary>What the adopter said it wants the service for.</summary>
    public string? Scope { get; init; }

    /// <summary>The last day on which the offer binds; absent for the Abstimmungsschreiben and for an assignment without a signature.</summary>
    public DateOnly? BindingUntil { get; init; }

    /// <summary>For an assignment without a signature: the legal basis on record.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The day the documents are made (Europe/Berlin).</summary>
    public required DateOnly MadeOn { get; init; }
}

/// <summary>A document that was made and lies in the file store under its hash; nothing refers to it before a row does.</summary>
internal sealed record MadePaper(AdoptionDocumentKind Kind, string Title, string FileName, string MediaType, long Size, string Sha256);

/// <summary>Makes the documents of an adoption from the clause templates. Never inside a transaction.</summary>
internal sealed class PaperMaker
{
    /// <summary>The Abstimmungsschreiben, made when both sides have agreed.</summary>
    public Task<IReadOnlyList<MadePaper>> CoordinationLetter(PaperFacts facts) => Task.FromResult<IReadOnlyList<MadePaper>>([]);

    /// <summary>Offer, contract and annexes, made when a binding offer is released or a service is assigned.</summary>
    public Task<IReadOnlyList<MadePaper>> Offer(PaperFacts facts) => Task.FromResult<IReadOnlyList<MadePaper>>([]);
}
