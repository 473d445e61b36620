using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Adoptions;

/// <summary>From when on the cost of joining is computed.</summary>
internal sealed class DemandQuery
{
    [FromQuery(Name = CostQuery.StartParameter), RegularExpression(WireFormats.Month)]
    [Description("First month for what joining would cost. The next January where it is not given.")]
    public string? Start { get; init; }
}

/// <summary>
/// What do Kommunen want that their Land has not contracted? A Land sees its own Kommunen and what joining would cost it; the provider and
/// the operator see numbers.
/// </summary>
internal static class ListDemands
{
    // A Kommune that waits is seen by its Land; counted for the provider and the operator.
    private const string Waiting = """
        where a.route = 'demand' and a.state = 'interest' and (a.addressee_id = @organisation or a.provider_id = @organisation or @isOperator = 1)
        """;

    [StringSyntax("Sql")]
    private const string SelectSums = $"""
        select s.slug as service, o.land, count(*) as kommunen, coalesce(sum(o.inhabitants), 0) as inhabitants, min(a.interest_at) as since,
          min(a.wished_start) as earliest_start
        from adoptions a
        join services s on s.id = a.service_id
        join organisations o on o.id = a.adopter_id
        {Waiting}
        group by s.slug, o.land
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"""
        select a.id, s.slug as service, a.offer_id, a.adopter_id, a.addressee_id, a.wished_start, a.interest_at
        from adoptions a
        join services s on s.id = a.service_id
        {Waiting} and (@service is null or s.slug = @service) and (@ownOnly = 0 or a.addressee_id = @organisation)
        order by a.interest_at, a.id
        """;

    [StringSyntax("Sql")]
    private const string SelectOwn = """
        select s.slug as service, p.adoption_id
        from open_adoptions p
        join services s on s.id = p.service_id
        where p.adopter_id = @organisation
        """;

    private sealed record SumRow
    {
        public required string Service { get; init; }

        public required string Land { get; init; }

        public required int Kommunen { get; init; }

        public required long Inhabitants { get; init; }

        public required DateTimeOffset Since { get; init; }

        public string? EarliestStart { get; init; }
    }

    private sealed record WaitingRow
    {
        public required Guid Id { get; init; }

        public required string Service { get; init; }

        public required Guid OfferId { get; init; }

        public required Guid AdopterId { get; init; }

        public required Guid AddresseeId { get; init; }

        public string? WishedStart { get; init; }

        public required DateTimeOffset InterestAt { get; init; }
    }

    private sealed record OwnRow
    {
        public required string Service { get; init; }

        public required Guid AdoptionId { get; init; }
    }

    /// <summary>List demand</summary>
    /// <remarks>
    /// Services that Kommunen wait for, by Land: a Land sees the demand of its Kommunen with what joining would cost it, a provider the
    /// numbers for its services, the operator the numbers of all. Greatest number of inhabitants first.
    /// </remarks>
    public static async Task<Listing<Page<Demand>, Demand>> Handle(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference)
    {
        var sources = AskCost.Sources(register, catalogue, reference);
        var isLand = act.For.Kind == OrganisationKind.Land;
        var (sums, own, waiting) = await database.Read(async sql => (
            await sql.Rows<SumRow>(SelectSums, Parameters(act)),
            isLand ? await Own(sql, act) : [],
            isLand ? await sql.Rows<WaitingRow>(SelectOne, Parameters(act, ownOnly: true)) : []));
        var byService = waiting.ToLookup(row => row.Service, StringComparer.Ordinal);
        var demands = sums.Select(row =>
        {
            var demand = Show(row, sources);
            return isLand && row.Land == act.For.Land
                ? demand with { OwnAdoption = own.GetValueOrDefault(row.Service) is var id && id != default ? id : null, Joining = Cost(byService[row.Service], act, sources, start: null).Cost }
                : demand;
        }).OrderBy(Key).ToList();
        return Listing.Of(demands, Key, cursors.Read(http), page.Take);
    }

    /// <summary>Show the demand for a service</summary>
    /// <remarks>
    /// By Land, by size of the Kommunen, and by the month they would like to start in. A Land sees its own Kommunen, and what joining would
    /// cost it; a provider and the operator see the numbers of all Länder. Nobody waiting is told as zero.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static async Task<Told<ServiceDemand>> One(
        string slug, [AsParameters] DemandQuery query, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference)
    {
        var entry = catalogue.Index.Find(slug) ?? throw Problems.NotFound();
        var start = query.Start is null ? (DateOnly?)null : CostQuery.Month(query.Start) ?? throw Problems.Invalid(
            Problems.Parameter(CostQuery.StartParameter, InputErrorCodes.OutOfRange, new("Diesen Monat gibt es nicht.", "There is no such month.")));
        var sources = AskCost.Sources(register, catalogue, reference);
        var (waiting, own) = await database.Read(async sql => (
            await sql.Rows<WaitingRow>(SelectOne, Parameters(act, slug)),
            act.For.Kind == OrganisationKind.Land ? await Own(sql, act) : []));
        var kommunen = waiting.Select(row => (Row: row, Organisation: sources.Register.Find(row.AdopterId)!)).ToList();
        var (joining, noCost) = Cost(waiting.Where(row => row.AddresseeId == act.For.Id), act, sources, start);
        return new(new ServiceDemand
        {
            Service = slug,
            ServiceName = entry.Service.Name,
            Kommunen = kommunen.Count,
            Inhabitants = kommunen.Sum(kommune => InhabitantsOf(kommune.Organisation)),
            Laender =
            [
                .. kommunen.GroupBy(kommune => kommune.Organisation.Land!).Select(land =>
                {
                    var isOwn = act.For.Kind == OrganisationKind.Land && land.Key == act.For.Land;
                    return new Demand
                    {
                        Service = slug,
                        ServiceName = entry.Service.Name,
                        Land = land.Key,
                        Kommunen = land.Count(),
                        Inhabitants = land.Sum(kommune => InhabitantsOf(kommune.Organisation)),
                        Since = land.Min(kommune => kommune.Row.InterestAt),
                        EarliestStart = land.Min(kommune => kommune.Row.WishedStart),
                        Joining = isOwn ? joining : null,
                        OwnAdoption = isOwn && own.TryGetValue(slug, out var adoption) ? adoption : null,
                    };
                }).OrderBy(Key),
            ],
            SizeClasses =
            [
                .. kommunen.GroupBy(kommune => SizeBands.Of(InhabitantsOf(kommune.Organisation))).OrderBy(size => size.Key.From).Select(size => new DemandOfSize
                {
                    Size = size.Key,
                    Kommunen = size.Count(),
                    Inhabitants = size.Sum(kommune => InhabitantsOf(kommune.Organisation)),
                }),
            ],
            WishedStarts =
            [
                .. kommunen.Where(kommune => kommune.Row.WishedStart is not null).GroupBy(kommune => kommune.Row.WishedStart!, StringComparer.Ordinal).OrderBy(month => month.Key, StringComparer.Ordinal).Select(month => new DemandOfMonth
                {
                    Month = month.Key,
                    Kommunen = month.Count(),
                    Inhabitants = month.Sum(kommune => InhabitantsOf(kommune.Organisation)),
                }),
            ],
            NoCost = noCost?.ToString(),
        });
    }

    /// <summary>List the Kommunen that wait for a service</summary>
    /// <remarks>Those of the own Land, who waits longest first. For everybody else the list is empty: others see numbers only.</remarks>
    /// <param name="slug">Short name of the service.</param>
    public static async Task<Listing<Page<WaitingKommune>, WaitingKommune>> Kommunen(
        string slug, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, LedgerFollowers followers)
    {
        _ = catalogue.Index.Find(slug) ?? throw Problems.NotFound();
        var rows = await database.Read(async sql =>
        {
            // An instance that is behind does not know yet who came into the register.
            await followers.CatchUp(sql);
            return await sql.Rows<WaitingRow>(SelectOne, Parameters(act, slug, ownOnly: true));
        });
        var kommunen = rows.Select(row =>
        {
            var organisation = register.Current.Find(row.AdopterId)!;
            return new WaitingKommune
            {
                Adoption = row.Id,
                Organisation = organisation.ToRef(),
                Ars = organisation.Ars,
                Inhabitants = organisation.Inhabitants?.Count,
                WishedStart = row.WishedStart,
                Since = row.InterestAt,
            };
        }).ToList();
        return Listing.Of(kommunen.OrderBy(KeyOf).ToList(), KeyOf, cursors.Read(http), page.Take);

        static SortKey KeyOf(WaitingKommune kommune) => Keyset.Key(kommune.Since, kommune.Adoption);
    }

    private static object Parameters(Act act, string? service = null, bool ownOnly = false) => new
    {
        organisation = act.For.Id,
        isOperator = act.IsOperator ? 1 : 0,
        ownOnly = ownOnly ? 1 : 0,
        service,
    };

    private static async Task<Dictionary<string, Guid>> Own(Sql sql, Act act) =>
        (await sql.Rows<OwnRow>(SelectOwn, new { organisation = act.For.Id })).ToDictionary(row => row.Service, row => row.AdoptionId, StringComparer.Ordinal);

    /// <summary>What joining would cost the Land acted for, by the offer that most of its Kommunen wait for.</summary>
    private static (JoiningCost? Cost, Sentence? Missing) Cost(IEnumerable<WaitingRow> rows, Act act, CostSources sources, DateOnly? start)
    {
        var waiting = rows.ToList();
        if (act.For.Kind != OrganisationKind.Land || waiting.Count == 0)
        {
            return (null, null);
        }

        var offer = waiting.CountBy(row => row.OfferId).OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key;
        return CostOfJoining.Of(sources, offer, sources.Register.Find(act.For.Id)!, [.. waiting.Select(row => sources.Register.Find(row.AdopterId)!)], start);
    }

    private static Demand Show(SumRow row, CostSources sources) => new()
    {
        Service = row.Service,
        ServiceName = sources.Catalogue.Find(row.Service)!.Service.Name,
        Land = row.Land,
        Kommunen = row.Kommunen,
        Inhabitants = row.Inhabitants,
        Since = row.Since,
        EarliestStart = row.EarliestStart,
    };

    private static long InhabitantsOf(Organisation kommune) => kommune.Inhabitants?.Count ?? 0;

    private static SortKey Key(Demand demand) => new(-demand.Inhabitants, demand.Service, demand.Land);
}
