namespace FitStore.Contracts.Organisations;

/// <summary>A fact about an organisation that decides which legal paths are open to it.</summary>
public enum FactKind
{
    /// <summary>It is an owner of FITKO.</summary>
    FitkoOwner,

    /// <summary>It is a member of the IÖV.</summary>
    IoevMember,

    /// <summary>It is a member of govdigital eG.</summary>
    GovdigitalMember,

    /// <summary>It is in an in-house relation with another organisation.</summary>
    InhouseWith,

    /// <summary>It has a framework agreement with a seller.</summary>
    FrameworkWith,
}

/// <summary>State of a fact. Only a confirmed one counts.</summary>
public enum FactState
{
    /// <summary>Recorded by the organisation; the operator has to look at the evidence.</summary>
    Recorded,

    /// <summary>Confirmed by the operator.</summary>
    Confirmed,

    /// <summary>Not confirmed, with a reason.</summary>
    Refused,

    /// <summary>No longer so.</summary>
    Ended,
}

/// <summary>A fact to record about the organisation acted for.</summary>
public sealed record NewFact
{
    /// <summary>What is so.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The other organisation, for <c>inhouseWith</c> and <c>frameworkWith</c>.</summary>
    public Guid? With { get; init; }

    /// <summary>What proves it: a statute, a contract with its date, an entry in a register; at most 2,000 characters.</summary>
    /// <example>Gesellschaftsvertrag vom 12.03.2021, § 4</example>
    public required string Evidence { get; init; }
}

/// <summary>A fact about an organisation, as its administrator recorded it.</summary>
public sealed record Fact
{
    /// <summary>Id of the fact.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required FactState State { get; init; }

    /// <summary>About whom.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>What is so.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The other organisation.</summary>
    public OrganisationRef? With { get; init; }

    /// <summary>What proves it.</summary>
    public string? Evidence { get; init; }

    /// <summary>The instant it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The instant it was confirmed or refused.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the statement comes from.</summary>
    public required Provenance Provenance { get; init; }
}
