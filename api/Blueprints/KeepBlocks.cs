using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Blueprints;

/// <summary>Which blocks are looked for.</summary>
internal sealed class BlockQuery : PageQuery
{
    [FromQuery(Name = "q"), MaxLength(100)]
    [Description("Words of title or text, or parts of them; the first five count.")]
    public string? Q { get; init; }

    [FromQuery(Name = "kind"), AllowedValues("technical", "dataProtection", "procurement")]
    [Description("The aspect they are about.")]
    public string? Kind { get; init; }

    [FromQuery(Name = "own")]
    [Description("`true` for those of the organisation acted for alone.")]
    public bool? Own { get; init; }
}

/// <summary>Blocks of blueprints: kept by one organisation, used by those it shares them with.</summary>
internal static class KeepBlocks
{
    /// <summary>List blocks of blueprints</summary>
    /// <remarks>
    /// By title: those that are shared with everybody, in their newest shared version, and those of the own organisation, in their newest.
    /// What another organisation keeps to itself is not there.
    /// </remarks>
    public static async Task<Listing<Page<BlueprintBlockEntry>, BlueprintBlockEntry>> List(
        [AsParameters] BlockQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register)
    {
        var kind = query.Kind is { } named && Names.TryParse<BlueprintKind>(named, out var known) ? known : (BlueprintKind?)null;
        var rows = (await database.Read(sql => BlockTable.Found(sql, Viewer.Of(act).Provider, kind, query.Own == true, query.Q))).OrderBy(KeyOf).ToList();
        var keys = rows.ToDictionary(row => row.Id, KeyOf);
        return Listing.Of([.. rows.Select(row => ShowEntry(row, register.Current))], block => keys[block.Id], cursors.Read(http), query.Take);
        static SortKey KeyOf(BlockRow row) => new(0, row.FoldedTitle, row.Id.ToString());
    }

    /// <summary>Show a block</summary>
    /// <remarks>To its own organisation in the newest version, to others in the newest shared one; one that is not shared is not there for them.</remarks>
    /// <param name="id">Id of the block.</param>
    public static Task<Found<BlueprintBlock>> One(Guid id, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Read(sql => Shown(sql, id, Viewer.Of(act).Provider, register));

    /// <summary>List the versions of a block</summary>
    /// <remarks>Newest first: all to its own organisation, the shared ones to others.</remarks>
    /// <param name="id">Id of the block.</param>
    public static async Task<Listing<Page<BlueprintBlockVersion>, BlueprintBlockVersion>> Versions(
        Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var rows = await database.Read(sql => BlockTable.Versions(sql, id, Viewer.Of(act).Provider));
        if (rows.Count == 0)
        {
            throw Problems.NotFound();
        }

        return Listing.Of([.. rows.Select(ShowVersion)], version => new SortKey(-version.Number, "", ""), cursors.Read(http), page.Take);
    }

    /// <summary>Keep a block</summary>
    /// <remarks>
    /// By an editor; nobody else sees it until an approver shares it. With `copyOf` it is a copy of a version that the organisation may use,
    /// to be changed: of another organisation's it names the origin.
    /// </remarks>
    public static Task<Made<BlueprintBlock>> Add(Body<NewBlueprintBlock> body, Act act, FitDatabase database, OrganisationRegister register) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        BlockRow? original = null;
        if (asked.CopyOf is { } copied)
        {
            original = await BlockTable.FindTakeable(write, copied, act.For.Id);
            if (original is null || original.BlueprintKind != asked.Kind)
            {
                throw Problems.Invalid(Problems.Member("/copyOf", InputErrorCodes.DoesNotExist, new(
                    "Diesen Baustein gibt es nicht in dieser Fassung und Art.", "There is no such version of a block of this kind.")));
            }
        }

        var id = write.NewId();
        await BlockTable.Add(write, id, act.For.Id, asked.Kind, original is null || original.OrganisationId == act.For.Id ? null : asked.CopyOf);
        await BlockTable.AddVersion(write, id, 1, asked.Title.Trim(), asked.Text, asked.Licence.Trim(), act.AccountId);
        write.Record("blueprintBlock.added", $"blueprintBlock/{id}", ("number", 1));
        var made = (await BlockTable.Find(write, id, act.For.Id))!;
        return new Made<BlueprintBlock>(Show(made, register.Current), $"/v1/blueprint-blocks/{id}", made.Version);
    });

    /// <summary>Change a block</summary>
    /// <remarks>
    /// A merge patch of title, text and licence, by an editor of the organisation that keeps it. It makes a new version, which is not shared
    /// yet; who refers to an earlier one keeps that.
    /// </remarks>
    /// <param name="id">Id of the block.</param>
    public static Task<Found<BlueprintBlock>> Change(Guid id, IfMatch ifMatch, Body<BlueprintBlockPatch> body, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var block = await OfKeeper(write, id, act);
            ifMatch.Check(block.Version);
            var asked = body.ValidPatchOf(new BlueprintBlockPatch { Title = block.Title, Text = block.Text, Licence = block.Licence });
            var (title, text, licence) = (asked.Title!.Trim(), asked.Text!, asked.Licence!.Trim());
            if (title == block.Title && text == block.Text && licence == block.Licence)
            {
                return new Found<BlueprintBlock>(Show(block, register.Current), block.Version);
            }

            var number = block.Newest + 1;
            await BlockTable.AddVersion(write, id, number, title, text, licence, act.AccountId);
            await BlockTable.MoveTo(write, id, number);
            write.Record("blueprintBlock.changed", $"blueprintBlock/{id}", ("number", number));
            return await Shown(write, id, act.For.Id, register);
        });

    /// <summary>Share a version of a block with everybody</summary>
    /// <remarks>By an approver of the organisation that keeps it. Versions written later are not shared by it.</remarks>
    /// <param name="id">Id of the block.</param>
    public static Task<Found<BlueprintBlock>> Share(Guid id, IfMatch ifMatch, Body<NewBlueprintSharing> body, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var block = await OfKeeper(write, id, act);
            ifMatch.Check(block.Version);
            var number = body.Valid().Number;
            var version = (await BlockTable.Versions(write, id, act.For.Id)).FirstOrDefault(known => known.Number == number)
                ?? throw Problems.Invalid(Problems.Member("/number", InputErrorCodes.DoesNotExist, new("Diese Fassung gibt es nicht.", "There is no such version.")));
            if (version.IsShared)
            {
                throw Problems.StateConflict(new("Diese Fassung ist schon für alle freigegeben.", "This version is shared already."), "shared", ["withdraw"]);
            }

            await BlockTable.Share(write, id, number);
            write.Record("blueprintBlock.shared", $"blueprintBlock/{id}", ("number", number));
            return await Shown(write, id, act.For.Id, register);
        });

    /// <summary>Keep a block to the own organisation again</summary>
    /// <remarks>By an approver. Nobody finds it any more; services that refer to a version keep that version.</remarks>
    /// <param name="id">Id of the block.</param>
    public static Task<Found<BlueprintBlock>> Withdraw(Guid id, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register) => database.Write(act, async write =>
    {
        var block = await OfKeeper(write, id, act);
        ifMatch.Check(block.Version);
        if (block.Shared is null)
        {
            throw Problems.StateConflict(new("Dieser Baustein ist nicht freigegeben.", "This block is not shared."), "own", ["share"]);
        }

        await BlockTable.Withdraw(write, id);
        write.Record("blueprintBlock.withdrawn", $"blueprintBlock/{id}");
        return await Shown(write, id, act.For.Id, register);
    });

    /// <summary>The block for an act of who keeps it: to strangers one that is not shared is not there, one that is, is not theirs.</summary>
    private static async Task<BlockRow> OfKeeper(Sql sql, Guid id, Act act)
    {
        var block = await BlockTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        return block.OrganisationId == act.For.Id ? block : throw Problems.OwnerOnly();
    }

    private static async Task<Found<BlueprintBlock>> Shown(Sql sql, Guid id, Guid? viewer, OrganisationRegister register)
    {
        var block = await BlockTable.Find(sql, id, viewer) ?? throw Problems.NotFound();
        return new Found<BlueprintBlock>(Show(block, register.Current), block.Version);
    }

    private static BlueprintBlock Show(BlockRow row, OrganisationRegister.Snapshot register) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Kind = row.BlueprintKind,
        Number = row.Number,
        Title = row.Title,
        Text = row.Text,
        Licence = row.Licence,
        Owner = register.Ref(row.OrganisationId),
        SharedNumber = row.Shared,
        Origin = row.Origin(register),
        ChangedAt = row.CreatedAt,
    };

    private static BlueprintBlockEntry ShowEntry(BlockRow row, OrganisationRegister.Snapshot register) => new()
    {
        Id = row.Id,
        Kind = row.BlueprintKind,
        Number = row.Number,
        Title = row.Title,
        Licence = row.Licence,
        Owner = register.Ref(row.OrganisationId),
        SharedNumber = row.Shared,
        ChangedAt = row.CreatedAt,
    };

    private static BlueprintBlockVersion ShowVersion(BlockRow row) => new()
    {
        Number = row.Number,
        Title = row.Title,
        Text = row.Text,
        Licence = row.Licence,
        Shared = row.IsShared,
        CreatedAt = row.CreatedAt,
    };
}

/// <summary>Rules of <see cref="NewBlueprintBlock"/>.</summary>
internal sealed class NewBlueprintBlockValidator : AbstractValidator<NewBlueprintBlock>
{
    public NewBlueprintBlockValidator()
    {
        RuleFor(block => block.Title).Given().AtMost(BlockRules.LongestTitle).OneLine();
        RuleFor(block => block.Text).Given().AtMost(BlockRules.LongestText).Plain().Markdown();
        RuleFor(block => block.Licence).Given().AtMost(BlockRules.LongestLicence).OneLine();
    }
}

/// <summary>Rules of <see cref="BlueprintBlockPatch"/>: judged on the whole block as it would be.</summary>
internal sealed class BlueprintBlockPatchValidator : AbstractValidator<BlueprintBlockPatch>
{
    public BlueprintBlockPatchValidator()
    {
        RuleFor(block => block.Title).Given().AtMost(BlockRules.LongestTitle).OneLine();
        RuleFor(block => block.Text).Given().AtMost(BlockRules.LongestText).Plain().Markdown();
        RuleFor(block => block.Licence).Given().AtMost(BlockRules.LongestLicence).OneLine();
    }
}

/// <summary>Bounds of what a block says.</summary>
internal static class BlockRules
{
    public const int LongestTitle = 120;

    public const int LongestText = 12_000;

    public const int LongestLicence = 200;
}
