using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Adoptions;

/// <summary>A file that a party put to an adoption. It never changes; another one is another file.</summary>
public sealed record AdoptionFile
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name, made safe for every computer; at most 120 characters.</summary>
    /// <example>testplan.pdf</example>
    public required string Name { get; init; }

    /// <summary>What it is, by what it holds.</summary>
    /// <example>application/pdf</example>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    [Range(0, 20 * 1024 * 1024)]
    public required long Size { get; init; }

    /// <summary>SHA-256 of what it holds, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The organisation that uploaded it.</summary>
    public required OrganisationRef By { get; init; }

    /// <summary>The organisation that acted for it under a mandate.</summary>
    public OrganisationRef? Under { get; init; }

    /// <summary>The person who uploaded it; absent after its erasure.</summary>
    public string? Person { get; init; }

    /// <summary>Id of the message it came with.</summary>
    public Guid? Message { get; init; }

    /// <summary>Key of the checklist item it belongs to.</summary>
    public string? Item { get; init; }

    /// <summary>Where it is downloaded by the parties.</summary>
    /// <example>/v1/adoptions/019aab6e-5c00-7000-8000-000000000009/files/019aab6e-5c00-7000-8000-00000000000a/content</example>
    public required string Address { get; init; }
}
