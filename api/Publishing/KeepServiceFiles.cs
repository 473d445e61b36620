using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Publishing;

/// <summary>What is said of a file that is uploaded.</summary>
internal sealed class ServiceFileQuery
{
    [FromQuery(Name = "name"), Required, MaxLength(250)]
    [Description("What the file is called, with its extension; made safe for every computer and shortened to 120 characters.")]
    public string? Name { get; init; }

    [FromQuery(Name = "alternativeText"), MaxLength(500)]
    [Description("What a picture shows, for those who do not see it: needed for pictures, not kept for other files.")]
    public string? AlternativeText { get; init; }
}

/// <summary>The file that is uploaded. What it is, is told by what it holds.</summary>
internal sealed class ServiceUpload : IFileKind
{
    public static string MediaType => "application/octet-stream";

    public static long MaximumBytes => FileStore.Limit;

    public static string Example => "Schritt 1: Postfach einrichten.\n";
}

/// <summary>Documents and pictures of a service: uploading, reading, removing.</summary>
internal static class KeepServiceFiles
{
    /// <summary>Files that a service may have.</summary>
    public const int Most = 50;

    /// <summary>Bytes that the files of a service may have together: 200 MB.</summary>
    public const long MostBytes = 10 * FileStore.Limit;

    /// <summary>Upload a file for a service</summary>
    /// <remarks>
    /// PDF, PNG, JPEG, WebP, text and CSV in UTF-8, and Word, Excel, PowerPoint and OpenDocument files without macros, told by what they
    /// hold; the extension of the name has to agree. At most 20 MB each, 50 files and 200 MB a service. Sent as
    /// `application/octet-stream`, whatever it is. A picture needs words for those who do not see it. Nobody but the own organisation sees
    /// the file before a revision that names its `address` is submitted or published.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static async Task<Made<ServiceFile>> Add(
        string slug, [AsParameters] ServiceFileQuery query, FileBody<ServiceUpload> file, Act act, FitDatabase database, FileStore files, HttpContext http)
    {
        await database.Read(sql => RequireRoom(sql, slug, 0, act));
        await using var content = file.Take();
        var kept = await files.Keep(content, query.Name!, FileStore.Limit, http.RequestAborted);
        var words = kept.Picture is null ? null : Words(query.AlternativeText);
        return await database.Write(act, async write =>
        {
            var listing = await RequireRoom(write, slug, kept.Size, act);
            var row = new ServiceFileRow
            {
                Id = write.NewId(),
                ServiceId = listing.Id,
                Hash = kept.Hash,
                Name = kept.Name,
                MediaType = kept.MediaType,
                Size = kept.Size,
                Width = kept.Picture?.Width,
                Height = kept.Picture?.Height,
                AlternativeText = words,
                AddedAt = write.Now,
            };
            await FileTable.Note(write, kept);
            await ServiceFileTable.Add(write, row, act.AccountId);
            write.Record("serviceFile.added", $"service/{listing.Id}", ("file", row.Id.ToString()), ("sha256", row.Hash));
            return new Made<ServiceFile>(row.Show(slug), ListedFiles.ResourceOf(slug, row.Id), version: 1);
        });
    }

    /// <summary>List the files of a service</summary>
    /// <remarks>Oldest first. Everybody sees those that a revision names which is or was published; the provider all; the operator also those of a submitted revision.</remarks>
    /// <param name="slug">Short name of the service.</param>
    public static async Task<Listing<Page<ServiceFile>, ServiceFile>> List(
        string slug, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var from = cursors.Read(http);
        var rows = await database.Read(async sql =>
        {
            var listing = await Listings.Require(sql, slug, act);
            return await ServiceFileTable.All(sql, listing.Id, Viewer.Of(act));
        });
        var shown = rows.Select(row => row.Show(slug)).OrderBy(file => file.AddedAt).ThenBy(file => file.Id.ToString(), StringComparer.Ordinal).ToList();
        var slice = Slice<ServiceFile>.Of(shown, file => Keyset.Key(file.AddedAt, file.Id), from, page.Take);
        return Listing.Of(slice, () => shown.ToAsyncEnumerable());
    }

    /// <summary>Show a file of a service</summary>
    /// <remarks>What it is; its `address` answers with the file. It never changes.</remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="id">Id of the file.</param>
    public static Task<Found<ServiceFile>> Read(string slug, Guid id, Act act, FitDatabase database) => database.Read(async sql =>
        new Found<ServiceFile>((await Require(sql, slug, id, act)).Row.Show(slug), version: 1));

    /// <summary>Download a file of a service</summary>
    /// <remarks>
    /// The file as it was uploaded, always as an attachment; pictures can be embedded in pages from here. Everybody may, once a revision that
    /// names it is published; until then its provider, and from the submission on the operator.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="id">Id of the file.</param>
    public static Task<FileDownload> Download(string slug, Guid id, Act act, FitDatabase database, FileStore files) => database.Read(async sql =>
    {
        var (_, row) = await Require(sql, slug, id, act);
        return new FileDownload(files, row.Hash, row.Name, row.MediaType);
    });

    /// <summary>Remove a file of a service</summary>
    /// <remarks>Only one that no revision names, the open one and earlier ones included; else 409 `fileInUse`.</remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="id">Id of the file.</param>
    public static Task<Gone> Remove(string slug, Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var (listing, row) = await Require(write, slug, id, act);
        if (listing.ProviderId != act.For.Id)
        {
            throw Problems.OwnerOnly();
        }

        ifMatch.Check(1);
        if (!await ServiceFileTable.Remove(write, row.Id))
        {
            throw Problems.FileInUse();
        }

        write.Record("serviceFile.removed", $"service/{listing.Id}", ("file", row.Id.ToString()));
        return new Gone();
    });

    /// <summary>The files that a listing names; a problem that names each place where it names one that is none of this service.</summary>
    /// <param name="sql">The connection.</param>
    /// <param name="listing">The service.</param>
    /// <param name="content">What the listing says.</param>
    public static async Task<IReadOnlyList<Guid>> Named(Sql sql, ListingRow listing, ServiceContent content)
    {
        var named = ListedFiles.Of(content);
        if (named.Count == 0)
        {
            return [];
        }

        var known = (await ServiceFileTable.All(sql, listing.Id, new Viewer(listing.ProviderId, IsOperator: false))).ToDictionary(row => row.Id);
        var errors = named.Select(file => Fault(file, file.Service == listing.Slug ? known.GetValueOrDefault(file.Id) : null)).OfType<InputError>().ToList();
        return errors.Count == 0 ? [.. named.Select(file => file.Id)] : throw Problems.Invalid(errors);
    }

    /// <summary>
    /// Gives a new service the files that the listing it starts with names: of a service of the same provider they are its own from then on.
    /// Others are left out, and it is told which.
    /// </summary>
    /// <param name="sql">The connection.</param>
    /// <param name="serviceId">The new service.</param>
    /// <param name="slug">Its short name.</param>
    /// <param name="content">The listing it starts with.</param>
    /// <param name="act">Who starts it.</param>
    /// <param name="now">The instant of the act.</param>
    public static async Task<TakenOver> TakeOver(Sql sql, Guid serviceId, string slug, ServiceContent content, Act act, DateTimeOffset now)
    {
        var addresses = new Dictionary<string, string?>(StringComparer.Ordinal);
        var files = new List<ServiceFileRow>();
        var unmapped = new List<UnmappedKey>();
        var bytes = 0L;
        foreach (var named in ListedFiles.Of(content))
        {
            if (!addresses.TryGetValue(named.Address, out var taken))
            {
                var row = await ServiceFileTable.Find(sql, named.Service, named.Id, act.For.Id);
                if (row is not null && files.Count < Most && bytes + row.Size <= MostBytes)
                {
                    bytes += row.Size;
                    files.Add(row with { Id = Guid.CreateVersion7(now), ServiceId = serviceId, AddedAt = now });
                    taken = ListedFiles.AddressOf(slug, files[^1].Id);
                }

                addresses.Add(named.Address, taken);
            }

            if (taken is null)
            {
                unmapped.Add(new UnmappedKey { Key = named.Pointer[1..], Value = named.Address, Reason = NotTaken.ToString() });
            }
        }

        return new TakenOver(ListedFiles.Replace(content, addresses), files, unmapped);
    }

    private static Sentence NotTaken { get; } = new(
        "Diese Datei gehört nicht zu einem Dienst Ihrer Organisation. Laden Sie sie zu diesem Dienst hoch.", "This file does not belong to a service of your organisation. Upload it for this service.");

    private static InputError? Fault(ListedFile named, ServiceFileRow? row) =>
        row is null ? Problems.Member(named.Pointer, InputErrorCodes.DoesNotExist, new(
            $"Diese Datei wurde nicht zu diesem Dienst hochgeladen: {named.Address} Laden Sie sie hier hoch und nehmen Sie ihre neue Adresse.",
            $"This file was not uploaded for this service: {named.Address} Upload it here and take its new address."))
        : named.IsPicture && FileTypes.Of(row.MediaType) is not { IsPicture: true } ? Problems.Member(named.Pointer, InputErrorCodes.NotAllowedValue, new(
            $"{row.Name} ist kein Bild. Nennen Sie die Datei unter den Unterlagen.", $"{row.Name} is no picture. Name the file among the documents."))
        : null;

    private static async Task<(ListingRow Listing, ServiceFileRow Row)> Require(Sql sql, string slug, Guid id, Act act)
    {
        var listing = await Listings.Require(sql, slug, act);
        return (listing, await ServiceFileTable.Find(sql, listing.Id, id, Viewer.Of(act)) ?? throw Problems.NotFound());
    }

    /// <summary>The service, when it is the caller's, takes revisions and has room for one more file.</summary>
    private static async Task<ListingRow> RequireRoom(Sql sql, string slug, long size, Act act)
    {
        var listing = await Listings.OfProvider(sql, slug, act);
        if (listing.ServiceState != ServiceState.Unpublished)
        {
            Listings.RequireRevisable(listing);
        }

        var files = await ServiceFileTable.All(sql, listing.Id, Viewer.Of(act));
        return files.Count < Most && files.Sum(file => file.Size) + size <= MostBytes ? listing : throw Problems.FilesFull(Most, MostBytes);
    }

    private static string Words(string? given)
    {
        var words = given?.Trim() ?? "";
        return words.Length == 0
            ? throw Problems.Invalid(Problems.Parameter("alternativeText", InputErrorCodes.Required, new(
                "Beschreiben Sie in einem Satz, was das Bild zeigt, für alle, die es nicht sehen.", "Say in a sentence what the picture shows, for those who do not see it.")))
            : words.Any(Rules.IsUnseen) || words.AsSpan().ContainsAny("[]\\")
                ? throw Problems.Invalid(Problems.Parameter("alternativeText", InputErrorCodes.Format, new(
                    "Schreiben Sie die Beschreibung in eine Zeile, ohne eckige Klammern und Steuerzeichen.", "Write the words in one line, without square brackets and control characters.")))
                : words;
    }
}

/// <summary>A listing that a new service starts with, its files, and what was left out of it.</summary>
internal sealed record TakenOver(ServiceContent Content, IReadOnlyList<ServiceFileRow> Files, IReadOnlyList<UnmappedKey> Unmapped);
