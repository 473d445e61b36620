using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Connections;

/// <summary>Which connections to list.</summary>
internal sealed class ConnectionQuery : PageQuery
{
    [FromQuery(Name = "stage"), AllowedValues("contracted", "onboarding", "testing", "liveSoon")]
    [Description("Only those that are so far.")]
    public string? Stage { get; init; }

    [FromQuery(Name = "land"), RegularExpression(WireFormats.LandCode), MaxLength(2)]
    [Description("Only those of organisations in this Land, by its code.")]
    public string? Land { get; init; }

    [FromQuery(Name = "service"), RegularExpression(WireFormats.Slug), MaxLength(120)]
    [Description("Only those of this service.")]
    public string? Service { get; init; }

    [FromQuery(Name = "fachverfahren"), MaxLength(120)]
    [Description("Only those of this Fachverfahren, by the exact name of the product.")]
    public string? Fachverfahren { get; init; }

    [FromQuery(Name = "overdue")]
    [Description("Only those that are overdue, or only those that are not.")]
    public bool? Overdue { get; init; }
}

/// <summary>All connections under way at a glance, for who provides or sells the services.</summary>
internal static class ListConnections
{
    // The mandatory items of a test that is under way are all done, and there are items at all.
    private const string Stage = """
        case
          when a.state = 'testing' and c.adoption_id is not null
            and not exists (select 1 from checklist_items m where m.adoption_id = a.id and m.mandatory = 1 and m.state <> 'done') then 'liveSoon'
          else a.state
        end
        """;

    private const string Late = "(select count(*) from checklist_items l where l.adoption_id = a.id and l.state in ('open', 'inProgress') and coalesce(l.promised_on, l.due_on) < @today)";

    // What was reported from outside never was connected in the store. Who provides or sells sees it; who adopts has its own page.
    private const string From = $"""
        from adoptions a
        join services s on s.id = a.service_id
        join organisations o on o.id = a.adopter_id
        left join connection_checklists c on c.adoption_id = a.id
        left join checklist_items n on n.adoption_id = a.id
          and n.place = (select min(x.place) from checklist_items x where x.adoption_id = a.id and x.state in ('open', 'inProgress'))
        where a.state in ('contracted', 'onboarding', 'testing') and a.reported_as_of is null and a.adopter_id <> @organisation
          and (a.provider_id = @organisation or a.addressee_id = @organisation)
          and (@stage is null or {Stage} = @stage)
          and (@land is null or o.land = @land)
          and (@service is null or s.slug = @service)
          and (@fachverfahren is null or c.product = @fachverfahren)
          and (@overdue is null or @overdue = case when a.due_on < @today or {Late} > 0 then 1 else 0 end)
        """;

    [StringSyntax("Sql")]
    private const string Columns = $"""
        select a.id, {Stage} as stage, a.state_since, s.slug, a.offer_id, a.adopter_id, a.provider_id, a.addressee_id, a.due_on, c.product, c.vendor,
          c.vendor_id, c.it_provider_id, n.title as next_title, n.responsible_id as next_id, n.due_on as next_due_on,
          (select count(*) from checklist_items i where i.adoption_id = a.id) as items,
          (select count(*) from checklist_items d where d.adoption_id = a.id and d.state in ('done', 'notApplicable')) as settled,
          {Late} as late
        {From}
        """;

    [StringSyntax("Sql")]
    private const string Forwards = $$"""
        {{Columns}}
          and (@at is null or a.state_since > @at or (a.state_since = @at and a.id > @id))
        order by a.state_since, a.id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = $$"""
        {{Columns}}
          and (a.state_since < @at or (a.state_since = @at and a.id < @id))
        order by a.state_since desc, a.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = $"select count(*) {From}";

    // Over all of an organisation, with nothing narrowed down: what can be chosen and how many each choice leaves is counted from these.
    [StringSyntax("Sql")]
    private const string Kinds = $"""
        select k.stage, k.land, k.slug, k.offer_id, k.product, k.overdue, count(*) as number
        from (
          select {Stage} as stage, o.land, s.slug, a.offer_id, c.product, case when a.due_on < @today or {Late} > 0 then 1 else 0 end as overdue
          {From}
        ) k
        group by k.stage, k.land, k.slug, k.offer_id, k.product, k.overdue
        """;

    private sealed record Kind
    {
        public required string Stage { get; init; }

        public string? Land { get; init; }

        public required string Slug { get; init; }

        public required Guid OfferId { get; init; }

        public string? Product { get; init; }

        public required int Overdue { get; init; }

        public required int Number { get; init; }
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Stage { get; init; }

        public required DateTimeOffset StateSince { get; init; }

        public required string Slug { get; init; }

        public required Guid OfferId { get; init; }

        public required Guid AdopterId { get; init; }

        public required Guid ProviderId { get; init; }

        public required Guid AddresseeId { get; init; }

        public DateOnly? DueOn { get; init; }

        public string? Product { get; init; }

        public string? Vendor { get; init; }

        public Guid? VendorId { get; init; }

        public Guid? ItProviderId { get; init; }

        public string? NextTitle { get; init; }

        public Guid? NextId { get; init; }

        public DateOnly? NextDueOn { get; init; }

        public required int Items { get; init; }

        public required int Settled { get; init; }

        public required int Late { get; init; }
    }

    /// <summary>List connections</summary>
    /// <remarks>
    /// What is between contract and live of the services that the organisation acted for provides or sells; who has been longest in its state
    /// first. A connection that moves on while the list is walked may be met twice or missed.
    /// </remarks>
    public static async Task<Listing<Page<AdoptionConnection>, AdoptionConnection>> Handle(
        [AsParameters] ConnectionQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, LedgerFollowers followers, CurrentCatalogue catalogue, OrganisationRegister register, TimeProvider clock)
    {
        var from = cursors.Read(http);
        var today = BerlinTime.Today(clock);
        object Parameters(Position? place, int take) => ParametersOf(query, act, today, place, take);
        AdoptionConnection Shown(Row row) => Show(row, today, catalogue, register.Current);
        return await database.Read(async sql =>
        {
            await followers.CatchUp(sql);
            var rows = await sql.Rows<Row>(from is { Backwards: true } ? Backwards : Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(Count, Parameters(null, 0)) : null;
            var slice = Slice<Row>.OfRows(rows, row => Keyset.Key(row.StateSince, row.Id), from, query.Take, total);
            return Listing.Of(
                new Slice<AdoptionConnection>([.. slice.Items.Select(Shown)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => All(database, query, act, catalogue, register.Current, today));
        });
    }

    /// <summary>Show what connections can be narrowed down by</summary>
    /// <remarks>
    /// Stages, Länder, services and Fachverfahren of all connections under way of the organisation acted for, each with the number of connections
    /// there were if it were chosen: the same filters as of the list, each counted with those of the other kinds.
    /// </remarks>
    public static async Task<Told<ConnectionFacets>> Facets(
        [AsParameters] ConnectionQuery query, Act act, FitDatabase database, LedgerFollowers followers, CurrentCatalogue catalogue, OrganisationRegister register, TimeProvider clock)
    {
        var kinds = await database.Read(async sql =>
        {
            await followers.CatchUp(sql);
            return await sql.Rows<Kind>(Kinds, ParametersOf(new ConnectionQuery(), act, BerlinTime.Today(clock), from: null, 0));
        });
        bool IsIn(Kind kind, string? but = null) =>
            (but == "stage" || query.Stage is null || kind.Stage == query.Stage)
            && (but == "land" || query.Land is null || kind.Land == query.Land)
            && (but == "service" || query.Service is null || kind.Slug == query.Service)
            && (but == "fachverfahren" || query.Fachverfahren is null || kind.Product == query.Fachverfahren)
            && (query.Overdue is null || kind.Overdue == (query.Overdue.Value ? 1 : 0));
        IReadOnlyList<ConnectionFacetValue> Values(string facet, Func<Kind, string?> value, Func<Kind, string> name) =>
        [
            .. kinds.Where(kind => value(kind) is not null).GroupBy(value, StringComparer.Ordinal)
                .Select(group => new ConnectionFacetValue { Value = group.Key!, Name = name(group.First()), Count = group.Where(kind => IsIn(kind, facet)).Sum(kind => kind.Number) })
                .OrderBy(entry => SearchText.Fold(entry.Name), StringComparer.Ordinal).ThenBy(entry => entry.Value, StringComparer.Ordinal),
        ];
        var names = register.Current.All.Where(organisation => organisation is { Kind: OrganisationKind.Land, Land: not null })
            .DistinctBy(organisation => organisation.Land, StringComparer.Ordinal).ToDictionary(organisation => organisation.Land!, organisation => organisation.Name, StringComparer.Ordinal);
        return new(new ConnectionFacets
        {
            Total = kinds.Where(kind => IsIn(kind)).Sum(kind => kind.Number),
            Overdue = kinds.Where(kind => IsIn(kind) && kind.Overdue == 1).Sum(kind => kind.Number),
            Stages =
            [
                .. Enum.GetValues<ConnectionStage>().Select(stage => stage.Name())
                    .Select(stage => new ConnectionFacetValue { Value = stage, Name = stage, Count = kinds.Where(kind => kind.Stage == stage && IsIn(kind, "stage")).Sum(kind => kind.Number) }),
            ],
            Laender = Values("land", kind => kind.Land, kind => names.GetValueOrDefault(kind.Land!, kind.Land!)),
            Services = Values("service", kind => kind.Slug, kind => AdoptionView.NameOf(catalogue, kind.OfferId, kind.Slug)),
            Fachverfahren = Values("fachverfahren", kind => kind.Product, kind => kind.Product!),
        });
    }

    /// <summary>All that the filters let through, one after the other.</summary>
    public static IAsyncEnumerable<AdoptionConnection> All(
        FitDatabase database, ConnectionQuery query, Act act, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register, DateOnly today) =>
        database.All<Row>(Forwards, ParametersOf(query, act, today, from: null, int.MaxValue)).Select(row => Show(row, today, catalogue, register));

    /// <summary>The first of them, and how many there are.</summary>
    public static async Task<(IReadOnlyList<AdoptionConnection> First, int Total)> First(
        Sql sql, ConnectionQuery query, Act act, int most, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register, DateOnly today)
    {
        var rows = await sql.Rows<Row>(Forwards, ParametersOf(query, act, today, from: null, most));
        var total = await sql.Value<int>(Count, ParametersOf(query, act, today, from: null, 0));
        return ([.. rows.Select(row => Show(row, today, catalogue, register))], total);
    }

    private static object ParametersOf(ConnectionQuery query, Act act, DateOnly today, Position? from, int take) => new
    {
        organisation = act.For.Id,
        today,
        stage = query.Stage,
        land = query.Land,
        service = query.Service,
        fachverfahren = query.Fachverfahren,
        overdue = query.Overdue is { } overdue ? overdue ? 1 : 0 : (int?)null,
        at = Keyset.At(from).At,
        id = Keyset.At(from).Id,
        take,
    };

    private static AdoptionConnection Show(Row row, DateOnly today, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register) => new()
    {
        Adoption = row.Id,
        Stage = Names.Parse<ConnectionStage>(row.Stage),
        Since = row.StateSince,
        Service = row.Slug,
        ServiceName = AdoptionView.NameOf(catalogue, row.OfferId, row.Slug),
        Adopter = register.Ref(row.AdopterId),
        Provider = register.Ref(row.ProviderId),
        Seller = register.Ref(row.AddresseeId),
        Fachverfahren = row is { Product: { } product, Vendor: { } vendor }
            ? new ConnectedFachverfahren { Product = product, Vendor = vendor, Organisation = row.VendorId is { } id ? register.Ref(id) : null }
            : null,
        ItProvider = row.ItProviderId is { } provider ? register.Ref(provider) : null,
        Items = row.Items,
        Settled = row.Settled,
        OverdueItems = row.Late,
        NextItem = row.NextTitle,
        NextBy = row.NextId is { } next ? register.Ref(next) : null,
        NextDueOn = row.NextDueOn,
        DueOn = row.DueOn,
        Overdue = row.DueOn < today || row.Late > 0,
    };
}
