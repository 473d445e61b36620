using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Connections;
using FitStore.Api.Database;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Adoptions;

/// <summary>What is said of a file that is uploaded.</summary>
internal sealed class AdoptionFileQuery
{
    [FromQuery(Name = "name"), Required, MaxLength(250)]
    [Description("What the file is called, with its extension; made safe for every computer and shortened to 120 characters.")]
    public string? Name { get; init; }

    [FromQuery(Name = "item"), RegularExpression(WireFormats.ChecklistKey), MaxLength(40)]
    [Description("Key of the checklist item it belongs to.")]
    public string? Item { get; init; }
}

/// <summary>The file that is uploaded. What it is, is told by what it holds.</summary>
internal sealed class AdoptionUpload : IFileKind
{
    public static string MediaType => "application/octet-stream";

    public static long MaximumBytes => FileStore.Limit;

    public static string Example => "Testfall 1: Antrag ohne Anlagen.\n";
}

/// <summary>Files that the parties of an adoption show each other; nobody else gets them.</summary>
internal static class KeepAdoptionFiles
{
    /// <summary>Files that an adoption may have.</summary>
    public const int Most = 200;

    /// <summary>Bytes that the files of an adoption may have together: 500 MB.</summary>
    public const long MostBytes = 25 * FileStore.Limit;

    /// <summary>Upload a file to an adoption</summary>
    /// <remarks>
    /// By editors of both sides, from the state <c>interest</c> on. PDF, PNG, JPEG, WebP, text and CSV in UTF-8, and Word, Excel, PowerPoint and
    /// OpenDocument files without macros, told by what they hold; the extension of the name has to agree. At most 20 MB each, 200 files and
    /// 500 MB an adoption. Sent as `application/octet-stream`, whatever it is. The parties see it at once: name it in a message to say what
    /// it is, or put it to a checklist item with `item`. It never changes and stays with the adoption.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Made<AdoptionFile>> Add(
        Guid id, [AsParameters] AdoptionFileQuery query, FileBody<AdoptionUpload> file, Act act, FitDatabase database, FileStore files, OrganisationRegister register, HttpContext http)
    {
        await database.Read(sql => RequireRoom(sql, id, query.Item, 0, act));
        await using var content = file.Take();
        var kept = await files.Keep(content, query.Name!, FileStore.Limit, http.RequestAborted);
        return await database.Write(act, async write =>
        {
            var item = await RequireRoom(write, id, query.Item, kept.Size, act);
            var row = await Put(write, id, item, kept, act);
            return new Made<AdoptionFile>(row.Show(register.Current), $"/v1/adoptions/{id}/files/{row.Id}", version: 1);
        });
    }

    /// <summary>Puts a kept file to an adoption, or to an item of its checklist, and on record.</summary>
    public static async Task<AdoptionFileRow> Put(Write write, Guid adoption, ChecklistItemRow? item, StoredFile kept, Act act)
    {
        var row = new AdoptionFileRow
        {
            Id = write.NewId(),
            AdoptionId = adoption,
            Hash = kept.Hash,
            Name = kept.Name,
            MediaType = kept.MediaType,
            Size = kept.Size,
            AddedAt = write.Now,
            OrganisationId = act.For.Id,
            AgentId = act.Mandate?.Agent.Id,
            ItemId = item?.Id,
            ItemKey = item?.ItemKey,
        };
        await FileTable.Note(write, kept);
        await AdoptionFileTable.Add(write, row, act.AccountId);
        if (item is not null)
        {
            await ChecklistTable.ChangeItem(write, item, [ChecklistMember.Files], act);
        }

        write.Record("adoption.fileAdded", $"adoption/{adoption}", ("file", row.Id.ToString()), ("sha256", row.Hash), ("item", row.ItemKey));
        return (await AdoptionFileTable.Find(write, adoption, row.Id))!;
    }

    /// <summary>List the files of an adoption</summary>
    /// <remarks>Oldest first; for everybody who may see the adoption.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Listing<Page<AdoptionFile>, AdoptionFile>> List(
        Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register)
    {
        var from = cursors.Read(http);
        var rows = await database.Read(async sql =>
        {
            await Require(sql, id, act);
            return await AdoptionFileTable.All(sql, id);
        });
        var shown = rows.Select(row => row.Show(register.Current)).OrderBy(file => file.AddedAt).ThenBy(file => file.Id.ToString(), StringComparer.Ordinal).ToList();
        return Listing.Of(Slice<AdoptionFile>.Of(shown, file => Keyset.Key(file.AddedAt, file.Id), from, page.Take), shown.ToAsyncEnumerable);
    }

    /// <summary>Show a file of an adoption</summary>
    /// <remarks>What it is; its `address` answers with the file. It never changes.</remarks>
    /// <param name="id">Id of the adoption.</param>
    /// <param name="file">Id of the file.</param>
    public static Task<Found<AdoptionFile>> Read(Guid id, Guid file, Act act, FitDatabase database, OrganisationRegister register) => database.Read(async sql =>
        new Found<AdoptionFile>((await Find(sql, id, file, act)).Show(register.Current), version: 1));

    /// <summary>Download a file of an adoption</summary>
    /// <remarks>The file as it was uploaded, always as an attachment; for everybody who may see the adoption.</remarks>
    /// <param name="id">Id of the adoption.</param>
    /// <param name="file">Id of the file.</param>
    public static Task<FileDownload> Download(Guid id, Guid file, Act act, FitDatabase database, FileStore files) => database.Read(async sql =>
    {
        var row = await Find(sql, id, file, act);
        return new FileDownload(files, row.Hash, row.Name, row.MediaType);
    });

    private static async Task<AdoptionFileRow> Find(Sql sql, Guid id, Guid file, Act act)
    {
        await Require(sql, id, act);
        return await AdoptionFileTable.Find(sql, id, file) ?? throw Problems.NotFound();
    }

    private static async Task<AdoptionRow> Require(Sql sql, Guid id, Act act) => await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();

    /// <summary>The item it belongs to, where one is named: when the caller may write and there is room for one more file.</summary>
    private static async Task<ChecklistItemRow?> RequireRoom(Sql sql, Guid id, string? key, long size, Act act)
    {
        var adoption = await Require(sql, id, act);
        if (adoption.InterestAt is null)
        {
            throw Transitions.Conflict(adoption);
        }

        ChecklistItemRow? item = null;
        if (key is not null)
        {
            item = await ChecklistTable.FindItem(sql, id, key) ?? throw Problems.Invalid(Problems.Parameter("item", InputErrorCodes.DoesNotExist, new(
                "Diesen Punkt hat die Checkliste nicht.", "The checklist has no such item.")));
            if (adoption.AdopterId != act.For.Id && item.ResponsibleId != act.For.Id)
            {
                throw Problems.NotYourItem();
            }

            ChangeChecklist.RequireOpen(adoption);
        }

        RequireRoom(await AdoptionFileTable.All(sql, id), size);
        return item;
    }

    /// <summary>A problem unless there is room for one more file of this size.</summary>
    public static void RequireRoom(IReadOnlyList<AdoptionFileRow> files, long size)
    {
        if (files.Count >= Most || files.Sum(file => file.Size) + size > MostBytes)
        {
            throw Problems.FilesFull(Most, MostBytes);
        }
    }
}
