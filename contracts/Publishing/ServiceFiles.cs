using System.ComponentModel.DataAnnotations;

namespace FitStore.Contracts.Publishing;

/// <summary>A file that was uploaded for a service: a document to read, or a picture for its description. It never changes; another one is another file.</summary>
public sealed record ServiceFile
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Its name, made safe for every computer; at most 120 characters.</summary>
    /// <example>anbindungsleitfaden.pdf</example>
    public required string Name { get; init; }

    /// <summary>What it is, by what it holds.</summary>
    /// <example>application/pdf</example>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    [Range(0, 20 * 1024 * 1024)]
    public required long Size { get; init; }

    /// <summary>SHA-256 of what it holds, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Width of a picture in pixels.</summary>
    [Range(1, 16_000)]
    public int? Width { get; init; }

    /// <summary>Height of a picture in pixels.</summary>
    [Range(1, 16_000)]
    public int? Height { get; init; }

    /// <summary>What a picture shows, for those who do not see it.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>
    /// Where it is downloaded. A listing names it so: as the <c>url</c> of a document, or as the address of a picture in Markdown.
    /// </summary>
    /// <example>/v1/services/digitale-baugenehmigung/files/0198f3c2-1f7a-7b11-9c55-6d1f3a0b2c4d/content</example>
    public required string Address { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset AddedAt { get; init; }
}
