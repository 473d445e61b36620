using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Publishing;

/// <summary>A catalogue of EfA minimum requirements: what a listing answers one by one. It never changes; a newer edition is another catalogue.</summary>
public sealed record RequirementCatalogue
{
    /// <summary>Id of the catalogue.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    /// <example>EfA-Mindestanforderungen</example>
    public required string Name { get; init; }

    /// <summary>Its edition.</summary>
    /// <example>2026.1</example>
    public required string Edition { get; init; }

    /// <summary>Name and edition, as the answers of a listing name it.</summary>
    /// <example>EfA-Mindestanforderungen 2026.1</example>
    public required string Title { get; init; }

    /// <summary>Where it comes from; <c>example</c> for the one of the sample data.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>The requirements, in the order they are answered.</summary>
    [MinLength(1)]
    [MaxLength(500)]
    public required IReadOnlyList<Requirement> Requirements { get; init; }
}

/// <summary>A catalogue of requirements in a list.</summary>
public sealed record RequirementCatalogueEntry
{
    /// <summary>Id of the catalogue.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its edition.</summary>
    public required string Edition { get; init; }

    /// <summary>Name and edition, as the answers of a listing name it.</summary>
    public required string Title { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Number of requirements.</summary>
    public required int Requirements { get; init; }

    /// <summary>Number of those that are a MUSS.</summary>
    public required int Muss { get; init; }
}

/// <summary>One requirement of a catalogue.</summary>
public sealed record Requirement
{
    /// <summary>Id within the catalogue, up to 40 characters.</summary>
    /// <example>RT-02</example>
    public required string Id { get; init; }

    /// <summary>One of the eight groups: Gestaltung, Fachlogik, Nutzerkonto, Bezahlung, Datenstandard, Routing und Transport, Rechtliche Nachnutzung, Organisation.</summary>
    /// <example>Routing und Transport</example>
    public required string Group { get; init; }

    /// <summary>How binding it is.</summary>
    public required Obligation Obligation { get; init; }

    /// <summary>What is required, up to 1,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>A catalogue of requirements that the operator brings in.</summary>
public sealed record NewRequirementCatalogue
{
    /// <summary>Its name, up to 120 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Its edition, up to 40 characters.</summary>
    public required string Edition { get; init; }

    /// <summary>The requirements, in the order they are answered; each id once.</summary>
    [MinLength(1)]
    [MaxLength(500)]
    public required IReadOnlyList<Requirement> Requirements { get; init; }
}

/// <summary>A Leistung of the catalogue that the operator imports (LeiKa).</summary>
public sealed record Leistung
{
    /// <summary>Leistungsschlüssel, 14 digits.</summary>
    /// <example>99107023017000</example>
    public required string Key { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Who regulates it and carries it out, as the catalogue writes it.</summary>
    /// <example>2/3</example>
    public string? Type { get; init; }

    /// <summary>When it was published there.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Other words for it.</summary>
    public IReadOnlyList<string> Synonyms { get; init => field = value ?? []; } = [];

    /// <summary>What tells it from others.</summary>
    public IReadOnlyList<string> Features { get; init => field = value ?? []; } = [];
}

/// <summary>An OZG-ID with its name.</summary>
public sealed record OzgEntry
{
    /// <summary>Five digits, the first is 1.</summary>
    /// <example>10002</example>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
}

/// <summary>A catalogue of keys that the operator imports.</summary>
public enum KeyCatalogue
{
    /// <summary>Leistungsschlüssel, from the LeiKa CSV of the FIM portal.</summary>
    Leistungen,

    /// <summary>OZG-IDs, from a CSV with id and name.</summary>
    OzgIds,
}

/// <summary>An import of a catalogue of keys.</summary>
public sealed record KeyImport
{
    /// <summary>Id of the import.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Which keys.</summary>
    public required KeyCatalogue Catalogue { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportState State { get; init; }

    /// <summary>The day the file is of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Who published it.</summary>
    /// <example>FIM-Portal, LeiKa</example>
    public required string Source { get; init; }

    /// <summary>The instant it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The instant it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Lines looked at so far, without the heading.</summary>
    public required int Lines { get; init; }

    /// <summary>Keys that are new.</summary>
    public required int Added { get; init; }

    /// <summary>Keys whose entry changed.</summary>
    public required int Updated { get; init; }

    /// <summary>Keys that stood so already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>What is wrong in the file, by line; the first 1,000, in lists the first ten.</summary>
    public required IReadOnlyList<LineError> Errors { get; init; }

    /// <summary>How many errors there are, also beyond those listed.</summary>
    public required int ErrorCount { get; init; }
}

/// <summary>What a file of keys would change. Nothing was imported.</summary>
public sealed record KeyImportEffect
{
    /// <summary>Which keys.</summary>
    public required KeyCatalogue Catalogue { get; init; }

    /// <summary>Lines of the file, without the heading.</summary>
    public required int Lines { get; init; }

    /// <summary>Keys that would be new.</summary>
    public required int Added { get; init; }

    /// <summary>Keys whose entry would change.</summary>
    public required int Updated { get; init; }

    /// <summary>Keys that stand so already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Keys of the catalogue that the file does not name; they stay.</summary>
    public required int NotNamed { get; init; }

    /// <summary>What would change, changed entries first and then new ones, each by key; the first 200.</summary>
    public required IReadOnlyList<KeyChange> Changes { get; init; }

    /// <summary>What is wrong in the file, by line; the first 1,000. Where anything is, nothing can be imported.</summary>
    public required IReadOnlyList<LineError> Errors { get; init; }

    /// <summary>How many errors there are, also beyond those listed.</summary>
    public required int ErrorCount { get; init; }
}

/// <summary>An entry that an import of keys would change or add.</summary>
public sealed record KeyChange
{
    /// <summary>The key.</summary>
    /// <example>99107023017000</example>
    public required string Key { get; init; }

    /// <summary>What it is called now; absent where it is new.</summary>
    public string? Before { get; init; }

    /// <summary>What it would be called. Where that is the same, something else of the entry changes.</summary>
    public required string After { get; init; }
}

/// <summary>The catalogues of keys that editors choose from, and of which day they are.</summary>
public sealed record KeyCatalogues
{
    /// <summary>Leistungsschlüssel (LeiKa).</summary>
    public required KeyCatalogueState Leistungen { get; init; }

    /// <summary>OZG-IDs.</summary>
    public required KeyCatalogueState OzgIds { get; init; }
}

/// <summary>How a catalogue of keys stands.</summary>
public sealed record KeyCatalogueState
{
    /// <summary>Number of entries; 0 while the operator has not imported any.</summary>
    public required int Entries { get; init; }

    /// <summary>The day the newest file is of.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Who published it.</summary>
    /// <example>FIM-Portal, LeiKa</example>
    public string? Source { get; init; }
}

/// <summary>A product of a Fachverfahren, as the shared list names it.</summary>
public sealed record FachverfahrenProduct
{
    /// <summary>Id of the entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Name of the product.</summary>
    public required string Product { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>Id of the entry that is kept instead of this one; listings name that one.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A product that is not in the shared list yet.</summary>
public sealed record NewFachverfahrenProduct
{
    /// <summary>Name of the product, up to 120 characters.</summary>
    public required string Product { get; init; }

    /// <summary>Who makes it, up to 120 characters.</summary>
    public required string Vendor { get; init; }
}

/// <summary>A register that services draw on, as the shared list names it.</summary>
public sealed record SharedRegister
{
    /// <summary>Id of the entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Name of the register.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the entry that is kept instead of this one; listings name that one.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A register that is not in the shared list yet.</summary>
public sealed record NewSharedRegister
{
    /// <summary>Name of the register, up to 200 characters.</summary>
    public required string Name { get; init; }
}

/// <summary>Which public services name an entry of a shared list: what a merge of it concerns.</summary>
public sealed record SharedNameUse
{
    /// <summary>The services, by name.</summary>
    public required IReadOnlyList<NamingService> Services { get; init; }
}

/// <summary>A public service that names an entry of a shared list.</summary>
public sealed record NamingService
{
    /// <summary>Slug of the service.</summary>
    /// <example>digitale-baugenehmigung</example>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>Says that an entry of a shared list is a duplicate of another one.</summary>
public sealed record NewMerger
{
    /// <summary>Id of the entry that is kept.</summary>
    public required Guid Into { get; init; }
}

/// <summary>A licence that software of the administration is usually published under.</summary>
public sealed record SpdxLicence
{
    /// <summary>SPDX identifier.</summary>
    /// <example>EUPL-1.2</example>
    public required string Id { get; init; }

    /// <summary>Its full name.</summary>
    public required string Name { get; init; }
}
