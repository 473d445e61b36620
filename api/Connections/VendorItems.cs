using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Connections;

/// <summary>Which items of a vendor to list.</summary>
internal sealed class VendorItemQuery : PageQuery
{
    [FromQuery(Name = "late")]
    [Description("Only those that are late, or only those that are not.")]
    public bool? Late { get; init; }

    [FromQuery(Name = "service"), RegularExpression(WireFormats.Slug), MaxLength(120)]
    [Description("Only those of this service.")]
    public string? Service { get; init; }

    [FromQuery(Name = "state"), AllowedValues("open", "inProgress", "done", "notApplicable")]
    [Description("Only those in this state.")]
    public string? State { get; init; }
}

/// <summary>What a vendor is asked for, over all adopters. It sees its items and nothing else of the adoptions.</summary>
internal static class VendorItems
{
    private const string Place = "case when i.state in ('open', 'inProgress') then 0 else 1 end";
    private const string Day = "coalesce(i.promised_on, i.due_on)";

    // Only what was asked of this organisation as the vendor, while the connection is under way or in use.
    private const string From = $"""
        from checklist_items i
        join connection_checklists c on c.adoption_id = i.adoption_id
        join adoptions a on a.id = i.adoption_id
        join services s on s.id = a.service_id
        where i.owner = 'vendor' and i.responsible_id = @organisation and a.state in ('onboarding', 'testing', 'live', 'dormant')
          and (@item is null or i.id = @item)
          and (@late is null or @late = case when i.state in ('open', 'inProgress') and {Day} < @today then 1 else 0 end)
          and (@service is null or s.slug = @service)
          and (@state is null or i.state = @state)
        """;

    [StringSyntax("Sql")]
    private const string Columns = $"""
        select i.id, i.version, s.slug, a.offer_id, a.adopter_id, c.product, i.title, i.explanation, i.state, i.due_on, i.promised_on, i.note
        {From}
        """;

    [StringSyntax("Sql")]
    private const string Forwards = $$"""
        {{Columns}}
          and (@on is null or {{Place}} > @place or ({{Place}} = @place and ({{Day}} > @on or ({{Day}} = @on and i.id > @id))))
        order by {{Place}}, {{Day}}, i.id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = $$"""
        {{Columns}}
          and ({{Place}} < @place or ({{Place}} = @place and ({{Day}} < @on or ({{Day}} = @on and i.id < @id))))
        order by {{Place}} desc, {{Day}} desc, i.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = $"select count(*) {From}";

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required string Slug { get; init; }

        public required Guid OfferId { get; init; }

        public required Guid AdopterId { get; init; }

        public string? Product { get; init; }

        public required string Title { get; init; }

        public required string Explanation { get; init; }

        public required string State { get; init; }

        public required DateOnly DueOn { get; init; }

        public DateOnly? PromisedOn { get; init; }

        public string? Note { get; init; }

        public bool IsOpen => State == ChecklistItemState.Open.Name() || State == ChecklistItemState.InProgress.Name();

        public Http.SortKey Key => new(IsOpen ? 0 : 1, (PromisedOn ?? DueOn).ToString("O", CultureInfo.InvariantCulture), Id.ToString());
    }

    /// <summary>List what a vendor is asked for</summary>
    /// <remarks>
    /// Items of checklists that are the part of the organisation acted for as the vendor of a Fachverfahren, over all adopters: open ones first,
    /// each by its promised day, or its due date where none is promised. An item that changes while the list is walked may be met twice or missed.
    /// </remarks>
    public static async Task<Listing<Page<VendorItem>, VendorItem>> List(
        [AsParameters] VendorItemQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, LedgerFollowers followers, CurrentCatalogue catalogue, OrganisationRegister register, TimeProvider clock)
    {
        var from = cursors.Read(http);
        var today = BerlinTime.Today(clock);
        object Parameters(Position? place, int take) => new
        {
            organisation = act.For.Id,
            today,
            item = (Guid?)null,
            late = query.Late is { } late ? late ? 1 : 0 : (int?)null,
            service = query.Service,
            state = query.State,
            place = place?.Key.Rank ?? 0,
            on = place is { } known ? DateOnly.ParseExact(known.Key.Text, "O", CultureInfo.InvariantCulture) : (DateOnly?)null,
            id = place is { } at ? Guid.Parse(at.Key.Id) : (Guid?)null,
            take,
        };
        VendorItem Shown(Row row) => Show(row, [], today, catalogue, register.Current);
        return await database.Read(async sql =>
        {
            await followers.CatchUp(sql);
            var rows = await sql.Rows<Row>(from is { Backwards: true } ? Backwards : Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(Count, Parameters(null, 0)) : null;
            var slice = Slice<Row>.OfRows(rows, row => row.Key, from, query.Take, total);
            return Listing.Of(
                new Slice<VendorItem>([.. slice.Items.Select(Shown)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<Row>(Forwards, Parameters(null, int.MaxValue)).Select(Shown));
        });
    }

    /// <summary>Show what a vendor is asked for</summary>
    /// <remarks>One item, with its files; for the vendor whose part it is.</remarks>
    /// <param name="id">Id of the item.</param>
    public static Task<Found<VendorItem>> One(Guid id, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, TimeProvider clock) =>
        database.Read(async sql =>
        {
            var row = await Find(sql, id, act, clock) ?? throw Problems.NotFound();
            var files = await VendorFiles.Of(sql, id, act, register.Current);
            return new Found<VendorItem>(Show(row, files, BerlinTime.Today(clock), catalogue, register.Current), row.Version);
        });

    /// <summary>Promise a day, or say how far it is</summary>
    /// <remarks>By an editor of the vendor, of its own items. A merge patch: the promised day and the state. The adopter is told by mail what is promised and what is done.</remarks>
    /// <param name="id">Id of the item.</param>
    public static Task<Found<VendorItem>> Change(
        Guid id, IfMatch ifMatch, Body<VendorItemPatch> body, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, TimeProvider clock) =>
        database.Write(act, async write =>
        {
            _ = await Find(write, id, act, clock) ?? throw Problems.NotFound();
            var row = (await ChecklistTable.FindItemOfVendor(write, id, act.For.Id))!;
            ifMatch.Check(row.Version);
            var current = ChangeChecklist.PatchOf(row);
            var wanted = body.ValidPatchOf(new VendorItemPatch { State = current.State, PromisedOn = current.PromisedOn });
            if (wanted.State == ChecklistItemState.NotApplicable && current.State != ChecklistItemState.NotApplicable)
            {
                throw Problems.Invalid(Problems.Member("/state", InputErrorCodes.NotAllowedValue, new(
                    "Ob der Punkt entfällt, entscheidet, wer anbindet. Schreiben Sie dort an.", "Whether the item is not needed is for who connects to decide. Ask there.")));
            }

            var adoption = (await AdoptionTable.FindFor(write, row.AdoptionId))!;
            await ChangeChecklist.Change(write, adoption, row, current with { State = wanted.State, PromisedOn = wanted.PromisedOn }, act, catalogue, register.Current);
            var after = (await Find(write, id, act, clock))!;
            var files = await VendorFiles.Of(write, id, act, register.Current);
            return new Found<VendorItem>(Show(after, files, BerlinTime.DateOf(write.Now), catalogue, register.Current), after.Version);
        });

    /// <summary>Whether the organisation is asked for this item now.</summary>
    public static async Task<bool> IsAsked(Sql sql, Guid id, Act act, TimeProvider clock) => await Find(sql, id, act, clock) is not null;

    private static Task<Row?> Find(Sql sql, Guid id, Act act, TimeProvider clock) => sql.Row<Row>(Columns, new
    {
        organisation = act.For.Id,
        today = BerlinTime.Today(clock),
        item = id,
        late = (int?)null,
        service = (string?)null,
        state = (string?)null,
    });

    private static VendorItem Show(Row row, IReadOnlyList<AdoptionFile> files, DateOnly today, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Service = row.Slug,
        ServiceName = AdoptionView.NameOf(catalogue, row.OfferId, row.Slug),
        Adopter = register.Ref(row.AdopterId),
        Product = row.Product,
        Title = row.Title,
        Explanation = row.Explanation,
        State = Names.Parse<ChecklistItemState>(row.State),
        DueOn = row.DueOn,
        PromisedOn = row.PromisedOn,
        Late = row.IsOpen && (row.PromisedOn ?? row.DueOn) < today,
        Note = row.Note,
        Files = files,
    };
}
