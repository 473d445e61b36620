using System.Text.RegularExpressions;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Publishing;

/// <summary>A place in a listing that names an uploaded file.</summary>
/// <param name="Pointer">JSON Pointer of the statement.</param>
/// <param name="Address">The address as it stands there.</param>
/// <param name="Service">Slug of the service that the address belongs to.</param>
/// <param name="Id">Id of the file.</param>
/// <param name="IsPicture">Whether it is shown there as a picture.</param>
internal sealed record ListedFile(string Pointer, string Address, string Service, Guid Id, bool IsPicture);

/// <summary>The uploaded files that a listing names, by their addresses. Pure.</summary>
internal static partial class ListedFiles
{
    /// <summary>Where a file is downloaded; so a listing names it.</summary>
    public static string AddressOf(string slug, Guid id) => $"{ResourceOf(slug, id)}/content";

    /// <summary>Where it is told what a file is.</summary>
    public static string ResourceOf(string slug, Guid id) => $"/v1/services/{slug}/files/{id}";

    /// <summary>The service and the file of an address; nothing for any other text.</summary>
    public static (string Service, Guid Id)? Read(string address) =>
        Address().Match(address) is { Success: true } match ? (match.Groups["slug"].Value, Guid.ParseExact(match.Groups["id"].Value, "D")) : null;

    /// <summary>All of them, in the order of the listing.</summary>
    public static IReadOnlyList<ListedFile> Of(ServiceContent content) =>
    [
        .. MarkdownRules.Pictures(content.Description?.Markdown ?? "").Select(address => Found("/description/markdown", address, isPicture: true)).OfType<ListedFile>(),
        .. content.Documents.Select((document, place) => Found($"/documents/{place}/url", document.Url, isPicture: false)).OfType<ListedFile>(),
    ];

    /// <summary>
    /// The same listing with other addresses. Where a file has none any more, its document is left out, and of a picture its words stay.
    /// </summary>
    public static ServiceContent Replace(ServiceContent content, IReadOnlyDictionary<string, string?> addresses) => content with
    {
        Description = content.Description is { } description ? description with { Markdown = MarkdownRules.Replace(description.Markdown, addresses) } : null,
        Documents =
        [
            .. content.Documents
                .Select(document => addresses.TryGetValue(document.Url, out var other) ? (document, url: other) : (document, url: document.Url))
                .Where(each => each.url is not null)
                .Select(each => each.document with { Url = each.url! }),
        ],
    };

    private static ListedFile? Found(string pointer, string address, bool isPicture) =>
        Read(address) is var (service, id) ? new ListedFile(pointer, address, service, id, isPicture) : null;

    [GeneratedRegex("^/v1/services/(?<slug>[a-z0-9]+(-[a-z0-9]+)*)/files/(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})/content$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
