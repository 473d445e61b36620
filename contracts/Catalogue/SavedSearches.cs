namespace FitStore.Contracts.Catalogue;

/// <summary>A search to keep.</summary>
public sealed record NewSavedSearch
{
    /// <summary>What the person calls it, at most 80 characters.</summary>
    /// <example>Wohngeld und Verwandtes</example>
    public required string Name { get; init; }

    /// <summary>
    /// Words, filters and order as <c>GET /v1/services</c> takes them, at most 2,000 characters; without <c>limit</c>, <c>cursor</c>,
    /// <c>fields</c> and <c>includeTotal</c>. Absent for the whole catalogue.
    /// </summary>
    /// <example>q=geld&amp;themenfeld=bauen-wohnen</example>
    public string? Query { get; init; }

    /// <summary>Whether a mail tells when another service matches; absent: no.</summary>
    public bool? Notify { get; init; }
}

/// <summary>Changes a saved search; what is absent stays. What it looks for never changes.</summary>
public sealed record SavedSearchPatch
{
    /// <summary>What the person calls it, at most 80 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Whether a mail tells when another service matches. From off to on, only what starts to match later counts as new.</summary>
    public bool? Notify { get; init; }
}

/// <summary>A search that a person keeps. Nobody else sees it.</summary>
public sealed record SavedSearch
{
    /// <summary>Id of the saved search.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it looks for, in one canonical form: to be put behind <c>/v1/services?</c> as it stands.</summary>
    /// <example>q=geld&amp;themenfeld=bauen-wohnen</example>
    public required string Query { get; init; }

    /// <summary>Whether a mail tells when another service matches.</summary>
    public required bool Notify { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Number of services it finds now. In lists alone, because it changes while the version stays.</summary>
    public int? Found { get; init; }
}
