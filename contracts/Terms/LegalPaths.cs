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
