using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>What do Kommunen want that their Land has not contracted?</summary>
internal static class ListDemands
{
    [StringSyntax("Sql")]
    private const string Select = """
        select s.slug as service, o.land, count(*) as kommunen, coalesce(sum(o.inhabitants), 0) as inhabitants, min(a.interest_at) as since
        from adoptions a
        join services s on s.id = a.service_id
        join organisations o on o.id = a.adopter_id
        where a.route = 'demand' and a.state = 'interest' and (a.addressee_id = @organisation or a.provider_id = @organisation)
        group by s.slug, o.land
        """;

    private sealed record Row
    {
        public required string Service { get; init; }

        public required string Land { get; init; }

        public required int Kommunen { get; init; }

        public required long Inhabitants { get; init; }

        public required DateTimeOffset Since { get; init; }
    }

    /// <summary>List demand</summary>
    /// <remarks>Services that Kommunen wait for: a Land sees the demand of its Kommunen, a provider the numbers for its services. Greatest number of inhabitants first.</remarks>
    public static async Task<Listing<Page<Demand>, Demand>> Handle(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, CurrentCatalogue catalogue)
    {
        var rows = await database.Read(sql => sql.Rows<Row>(Select, new { organisation = act.For.Id }));
        var demands = rows.Select(row => new Demand
        {
            Service = row.Service,
            ServiceName = catalogue.Index.Find(row.Service)!.Service.Name,
            Land = row.Land,
            Kommunen = row.Kommunen,
            Inhabitants = row.Inhabitants,
            Since = row.Since,
        }).OrderBy(Key).ToList();
        return Listing.Of(demands, Key, cursors.Read(http), page.Take);
    }

    private static SortKey Key(Demand demand) => new(-demand.Inhabitants, demand.Service, demand.Land);
}
