using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Comparisons;

/// <summary>
/// Two to four services or offers, row by row, in the order of the questions a Kommune asks. It is made for people: titles and values
/// are in German, as they stand in the storefront and in a decision file. Programs that compute read the services and terms themselves.
/// </summary>
public sealed record Comparison
{
    /// <summary>The day whose terms are compared.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>
    /// SHA-256, in lower-case hex, over entries and sections as they stand here: it changes when, and only when, what is compared has
    /// changed. Named when a decision is recorded, it makes sure that what is frozen is what was looked at.
    /// </summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string Fingerprint { get; init; }

    /// <summary>What is compared: the services asked for, in their order, then the offers. Each is a column.</summary>
    public required IReadOnlyList<ComparedEntry> Entries { get; init; }

    /// <summary>The rows, in sections.</summary>
    public required IReadOnlyList<ComparisonSection> Sections { get; init; }
}

/// <summary>A column of a comparison: a service with the offer that stands for it, in the versions that were compared.</summary>
public sealed record ComparedEntry
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Version of the service.</summary>
    public required int ServiceVersion { get; init; }

    /// <summary>Whether the service is offered.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Id of the offer; absent where the service has none whose terms are in force.</summary>
    public Guid? Offer { get; init; }

    /// <summary>Name of the offer.</summary>
    public string? OfferName { get; init; }

    /// <summary>Version of the offer.</summary>
    public int? OfferVersion { get; init; }

    /// <summary>Legal model of the offer.</summary>
    public LegalModel? LegalModel { get; init; }

    /// <summary>Number of the terms version compared; absent where none is in force.</summary>
    public int? TermsVersion { get; init; }

    /// <summary>First day of that terms version.</summary>
    public DateOnly? TermsValidFrom { get; init; }
}

/// <summary>Rows that belong together.</summary>
public sealed record ComparisonSection
{
    /// <summary>Stable name of the section.</summary>
    /// <example>cost</example>
    public required string Key { get; init; }

    /// <summary>Its heading, German.</summary>
    /// <example>Was kostet es?</example>
    public required string Title { get; init; }

    /// <summary>Its rows.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }
}

/// <summary>One question with the answer of each entry.</summary>
public sealed record ComparisonRow
{
    /// <summary>Stable name of the row.</summary>
    /// <example>minimumTerm</example>
    public required string Key { get; init; }

    /// <summary>What is compared, German.</summary>
    /// <example>Mindestlaufzeit</example>
    public required string Title { get; init; }

    /// <summary>
    /// Whether the answers differ. The order of an unordered list does not count, nor where a statement comes from; that something is not
    /// stated is a difference to a statement. Reifegrade are compared within one scale only.
    /// </summary>
    public required bool Differs { get; init; }

    /// <summary>What to know to read the row, German.</summary>
    public string? Note { get; init; }

    /// <summary>One answer for each entry, in their order.</summary>
    public required IReadOnlyList<ComparedValue> Values { get; init; }
}

/// <summary>What one entry says to one question.</summary>
public sealed record ComparedValue
{
    /// <summary>The answer, German, one line for each part of it; empty where nothing is stated.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Where the answer comes from; absent where nothing is stated, and for what the store itself counts.</summary>
    public Provenance? Provenance { get; init; }
}
