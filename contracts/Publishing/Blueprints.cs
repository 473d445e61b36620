using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Publishing;

/// <summary>
/// A block of blueprints that an organisation keeps: written once, used in several services, and by other organisations where it is shared.
/// Every change is a new version; a version that was shared or used never changes.
/// </summary>
public sealed record BlueprintBlock
{
    /// <summary>Id of the block.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts every change, for <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Which aspect it is about; it never changes.</summary>
    public required BlueprintKind Kind { get; init; }

    /// <summary>The version that is shown: the newest to the organisation that keeps the block, the newest shared one to others.</summary>
    [Range(1, 1_000_000)]
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown without HTML; links lead to https, http or mailto only.</summary>
    public required string Text { get; init; }

    /// <summary>The licence, or who may use it.</summary>
    /// <example>CC-BY-4.0</example>
    public required string Licence { get; init; }

    /// <summary>The organisation that keeps it.</summary>
    public required OrganisationRef Owner { get; init; }

    /// <summary>The newest version that everybody may use; absent while it is kept to the own organisation.</summary>
    public int? SharedNumber { get; init; }

    /// <summary>The block of another organisation that it is a copy of.</summary>
    public BlueprintOrigin? Origin { get; init; }

    /// <summary>When the version shown was written.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A block in a list.</summary>
public sealed record BlueprintBlockEntry
{
    /// <summary>Id of the block.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which aspect it is about.</summary>
    public required BlueprintKind Kind { get; init; }

    /// <summary>The version that is shown.</summary>
    [Range(1, 1_000_000)]
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The licence, or who may use it.</summary>
    public required string Licence { get; init; }

    /// <summary>The organisation that keeps it.</summary>
    public required OrganisationRef Owner { get; init; }

    /// <summary>The newest version that everybody may use; absent while it is kept to the own organisation.</summary>
    public int? SharedNumber { get; init; }

    /// <summary>When the version shown was written.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>What a block is a copy of.</summary>
public sealed record BlueprintOrigin
{
    /// <summary>Id of the block copied.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version copied.</summary>
    [Range(1, 1_000_000)]
    public required int Number { get; init; }

    /// <summary>Title of that version.</summary>
    public required string Title { get; init; }

    /// <summary>The organisation that keeps the original.</summary>
    public required OrganisationRef Owner { get; init; }
}

/// <summary>One version of a block.</summary>
public sealed record BlueprintBlockVersion
{
    /// <summary>Its number, from 1 on.</summary>
    [Range(1, 1_000_000)]
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>The licence, or who may use it.</summary>
    public required string Licence { get; init; }

    /// <summary>Whether everybody may use it.</summary>
    public required bool Shared { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A block to keep.</summary>
public sealed record NewBlueprintBlock
{
    /// <summary>Which aspect it is about; it never changes.</summary>
    public required BlueprintKind Kind { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown without HTML; links lead to https, http or mailto only.</summary>
    public required string Text { get; init; }

    /// <summary>The licence, or who may use it.</summary>
    public required string Licence { get; init; }

    /// <summary>The version of a block that it is a copy of, to change; another organisation's is named as the origin.</summary>
    public BlueprintReference? CopyOf { get; init; }
}

/// <summary>A change of a block: it makes a new version.</summary>
public sealed record BlueprintBlockPatch
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Markdown without HTML; links lead to https, http or mailto only.</summary>
    public string? Text { get; init; }

    /// <summary>The licence, or who may use it.</summary>
    public string? Licence { get; init; }
}

/// <summary>Lets everybody use a version of a block.</summary>
public sealed record NewBlueprintSharing
{
    /// <summary>The version: it is named, so that nobody shares what they have not read.</summary>
    [Range(1, 1_000_000)]
    public required int Number { get; init; }
}

/// <summary>The blueprint of a listing with the texts of its references.</summary>
public sealed record ShownBlueprint
{
    /// <summary>The blocks in their order.</summary>
    public required IReadOnlyList<ShownBlueprintBlock> Blocks { get; init; }
}

/// <summary>A block of a blueprint as it is read.</summary>
public sealed record ShownBlueprintBlock
{
    /// <summary>Which aspect it is about.</summary>
    public required BlueprintKind Kind { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown without HTML.</summary>
    public required string Text { get; init; }

    /// <summary>The licence, or who may use it; absent with a text of its own.</summary>
    public string? Licence { get; init; }

    /// <summary>The version referred to; absent with a text of its own.</summary>
    public BlueprintReference? Block { get; init; }

    /// <summary>The organisation that keeps the block; absent with a text of its own.</summary>
    public OrganisationRef? Owner { get; init; }

    /// <summary>What the block is a copy of.</summary>
    public BlueprintOrigin? Origin { get; init; }

    /// <summary>A newer version that the provider may take; told to the provider alone.</summary>
    public int? Newer { get; init; }

    /// <summary>Whether the version is kept to its organisation: publishing the listing publishes its text. Told to the provider alone.</summary>
    public bool? Unshared { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}
