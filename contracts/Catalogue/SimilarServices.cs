namespace FitStore.Contracts.Catalogue;

/// <summary>Services that have something in common with one, the most alike first; at most five.</summary>
public sealed record SimilarServices
{
    /// <summary>The services; empty where none has enough in common.</summary>
    public required IReadOnlyList<SimilarService> Services { get; init; }
}

/// <summary>A service that is like another one, and why.</summary>
public sealed record SimilarService
{
    /// <summary>Its short name.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in at most 150 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Code of the Land that leads it.</summary>
    public required string LeadLand { get; init; }

    /// <summary>Slug of its Themenfeld.</summary>
    public required string Themenfeld { get; init; }

    /// <summary>What both have in common, the weightiest first; never empty.</summary>
    public required IReadOnlyList<SimilarityReason> Reasons { get; init; }
}

/// <summary>Something that two services have in common.</summary>
public sealed record SimilarityReason
{
    /// <summary>What kind of thing it is.</summary>
    public required SimilarityKind Kind { get; init; }

    /// <summary>What it is: the keys, words, products or names of legal models that both have; the slug of the Themenfeld.</summary>
    public required IReadOnlyList<string> Shared { get; init; }
}

/// <summary>What two services can have in common, the weightiest first.</summary>
public enum SimilarityKind
{
    /// <summary>A Leistungsschlüssel or OZG-ID.</summary>
    Key,

    /// <summary>A keyword, or a keyword of one that stands in the name of the other.</summary>
    Keyword,

    /// <summary>The Themenfeld.</summary>
    Themenfeld,

    /// <summary>A word of the name.</summary>
    Name,

    /// <summary>A Fachverfahren.</summary>
    Fachverfahren,

    /// <summary>A legal model; never a reason by itself.</summary>
    LegalModel,
}
