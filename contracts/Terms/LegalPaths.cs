using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Terms;

/// <summary>Whether a chain of contracts leads from the seller to the organisation.</summary>
public enum LegalPathOutcome
{
    /// <summary>It can be signed.</summary>
    Open,

    /// <summary>A fact that decides it is not on record.</summary>
    Unclear,

    /// <summary>The Land would have to sign first: interest is demand that the Land sees.</summary>
    Demand,

    /// <summary>It cannot be signed.</summary>
    Closed,
}

/// <summary>Which contract may the organisation sign for the offer? No legal advice.</summary>
public sealed record LegalPaths
{
    /// <summary>The organisation asked about.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>The legal model of the offer.</summary>
    public required LegalModel Model { get; init; }

    /// <summary>Every chain, open ones first.</summary>
    public required IReadOnlyList<LegalPath> Paths { get; init; }

    /// <summary>That this is no legal advice, in the language asked for.</summary>
    public required string Note { get; init; }
}

/// <summary>A chain of contracts, with the reason why it is open or not.</summary>
public sealed record LegalPath
{
    /// <summary>Whether it leads there.</summary>
    public required LegalPathOutcome Outcome { get; init; }

    /// <summary>Why, in the language asked for.</summary>
    public required string Reason { get; init; }

    /// <summary>The fact that decides, where a fact does.</summary>
    public FactKind? DecidedBy { get; init; }

    /// <summary>The parties of the chain, from the seller to the organisation.</summary>
    public required IReadOnlyList<OrganisationRef> Parties { get; init; }

    /// <summary>What is to be done along the chain, in order, in the language asked for.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>What would open a closed path, in the language asked for.</summary>
    public string? OpensBy { get; init; }
}

/// <summary>Which contract may the organisation sign for a service? Every offer of it, side by side. No legal advice.</summary>
public sealed record ServiceLegalPaths
{
    /// <summary>The organisation asked about.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The best outcome over all offers; absent where the service has no offer.</summary>
    public LegalPathOutcome? Best { get; init; }

    /// <summary>The offers, the one with the best outcome first, then in the order the provider gives them.</summary>
    public required IReadOnlyList<OfferLegalPaths> Offers { get; init; }

    /// <summary>That this is no legal advice, in the language asked for.</summary>
    public required string Note { get; init; }
}

/// <summary>The chains to one of the offers of a service.</summary>
public sealed record OfferLegalPaths
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its legal model.</summary>
    public required LegalModel Model { get; init; }

    /// <summary>Who sells.</summary>
    public required OrganisationRef Seller { get; init; }

    /// <summary>Every chain, open ones first.</summary>
    public required IReadOnlyList<LegalPath> Paths { get; init; }
}
