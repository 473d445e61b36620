using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Connections;

/// <summary>What is said of a file that a vendor uploads.</summary>
internal sealed class VendorFileQuery
{
    [FromQuery(Name = "name"), Required, MaxLength(250)]
    [Description("What the file is called, with its extension; made safe for every computer and shortened to 120 characters.")]
    public string? Name { get; init; }
}

/// <summary>Files between a vendor and those who asked it for an item: its own and the parties', of that item and of nothing else.</summary>
internal static class VendorFiles
{
    /// <summary>Files that a vendor may put to one item, so that it leaves room for the parties.</summary>
    private const int Most = 20;

    /// <summary>Bytes that these may have together: 100 MB.</summary>
    private const long MostBytes = 5 * FileStore.Limit;

    /// <summary>Upload a file to what a vendor is asked for</summary>
    /// <remarks>
    /// By an editor of the vendor whose part the item is, while it is. The same kinds of files as of an adoption, told by what they hold; at most
    /// 20 MB each, 20 files and 100 MB an item. Sent as `application/octet-stream`. The parties see it at once, who adopts is told by mail; it
    /// never changes and stays with the adoption.
    /// </remarks>
    /// <param name="id">Id of the item.</param>
    public static async Task<Made<AdoptionFile>> Add(
        Guid id, [AsParameters] VendorFileQuery query, FileBody<AdoptionUpload> file, Act act, FitDatabase database, FileStore files, OrganisationRegister register, CurrentCatalogue catalogue, TimeProvider clock, HttpContext http)
    {
        await database.Read(sql => RequireRoom(sql, id, 0, act, clock));
        await using var content = file.Take();
        var kept = await files.Keep(content, query.Name!, FileStore.Limit, http.RequestAborted);
        return await database.Write(act, async write =>
        {
            var item = await RequireRoom(write, id, kept.Size, act, clock);
            var adoption = (await AdoptionTable.FindFor(write, item.AdoptionId))!;
            var row = await KeepAdoptionFiles.Put(write, item.AdoptionId, item, kept, act);
            await ChangeChecklist.TellAdopter(write, adoption, item, MailKind.ItemFileAdded, act, catalogue);
            return new Made<AdoptionFile>(Show(row, id, act, register.Current), $"/v1/vendor-items/{id}/files/{row.Id}", version: 1);
        });
    }

    /// <summary>Show a file of what a vendor is asked for</summary>
    /// <remarks>What it is; its `address` answers with the file. It never changes.</remarks>
    /// <param name="id">Id of the item.</param>
    /// <param name="file">Id of the file.</param>
    public static Task<Found<AdoptionFile>> Read(Guid id, Guid file, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) => database.Read(async sql =>
        new Found<AdoptionFile>(Show(await Find(sql, id, file, act, clock), id, act, register.Current), version: 1));

    /// <summary>Download a file of what a vendor is asked for</summary>
    /// <remarks>The file as it was uploaded, always as an attachment; for the vendor whose part the item is.</remarks>
    /// <param name="id">Id of the item.</param>
    /// <param name="file">Id of the file.</param>
    public static Task<FileDownload> Download(Guid id, Guid file, Act act, FitDatabase database, FileStore files, TimeProvider clock) => database.Read(async sql =>
    {
        var row = await Find(sql, id, file, act, clock);
        return new FileDownload(files, row.Hash, row.Name, row.MediaType);
    });

    /// <summary>The files of an item, as its vendor sees them; whether it is the vendor's is asked before.</summary>
    public static async Task<IReadOnlyList<AdoptionFile>> Of(Sql sql, Guid id, Act act, OrganisationRegister.Snapshot register) =>
        await ChecklistTable.FindItemOfVendor(sql, id, act.For.Id) is { } item ? [.. (await Seen(sql, item, act)).Select(row => Show(row, id, act, register))] : [];

    private static async Task<AdoptionFileRow> Find(Sql sql, Guid id, Guid file, Act act, TimeProvider clock) =>
        (await Seen(sql, await Require(sql, id, act, clock), act)).FirstOrDefault(row => row.Id == file) ?? throw Problems.NotFound();

    // What another vendor delivered that was asked before stays between that one and the parties.
    private static async Task<IReadOnlyList<AdoptionFileRow>> Seen(Sql sql, ChecklistItemRow item, Act act)
    {
        var adoption = (await AdoptionTable.FindFor(sql, item.AdoptionId))!;
        return [.. (await AdoptionFileTable.All(sql, item.AdoptionId)).Where(row => row.ItemId == item.Id
            && (row.OrganisationId == act.For.Id || row.OrganisationId == adoption.AdopterId || row.OrganisationId == adoption.ProviderId || row.OrganisationId == adoption.AddresseeId))];
    }

    private static async Task<ChecklistItemRow> Require(Sql sql, Guid id, Act act, TimeProvider clock) =>
        await VendorItems.IsAsked(sql, id, act, clock) ? (await ChecklistTable.FindItemOfVendor(sql, id, act.For.Id))! : throw Problems.NotFound();

    private static async Task<ChecklistItemRow> RequireRoom(Sql sql, Guid id, long size, Act act, TimeProvider clock)
    {
        var item = await Require(sql, id, act, clock);
        var all = await AdoptionFileTable.All(sql, item.AdoptionId);
        var own = all.Where(row => row.ItemId == item.Id && row.OrganisationId == act.For.Id).ToList();
        if (own.Count >= Most || own.Sum(row => row.Size) + size > MostBytes)
        {
            throw Problems.FilesFull(Most, MostBytes);
        }

        KeepAdoptionFiles.RequireRoom(all, size);
        return item;
    }

    /// <summary>As the vendor sees it: at an address of its own, and of people only its own.</summary>
    private static AdoptionFile Show(AdoptionFileRow row, Guid id, Act act, OrganisationRegister.Snapshot register) => row.Show(register) with
    {
        Person = row.OrganisationId == act.For.Id ? row.Person : null,
        Address = $"/v1/vendor-items/{id}/files/{row.Id}/content",
    };
}
