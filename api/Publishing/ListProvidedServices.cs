using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Lists;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>What do we provide, how far is each of them, and who waits for us?</summary>
internal static class ListProvidedServices
{
    [StringSyntax("Sql")]
    private const string Select = """
        select s.id, s.slug, s.version, s.state, s.published_revision, coalesce(s.changed_at, s.created_at) as changed_at,
          o.number as open_number, o.version as open_version, o.state as open_state, o.changed_at as open_changed_at, coalesce(o.content, p.content) as content,
          (select count(*) from revision_remarks m where m.service_id = s.id and m.revision = o.number
            and m.at = (select max(n.at) from revision_remarks n where n.service_id = s.id and n.revision = o.number)) as remarks,
          (select count(*) from adoptions a where a.service_id = s.id and a.route = 'provider' and a.state in ('interest', 'coordination', 'agreed', 'offered')) as open_requests,
          (select count(*) from adoptions a where a.service_id = s.id and a.state in ('contracted', 'onboarding', 'testing', 'live', 'dormant', 'terminating')) as adopters
        from services s
        left join service_revisions o on o.service_id = s.id and o.number = s.open_revision
        left join service_revisions p on p.service_id = s.id and p.number = s.published_revision
        where s.provider_id = @provider and (s.state <> 'unpublished' or s.open_revision is not null)
        order by s.slug
        """;

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Slug { get; init; }

        public required int Version { get; init; }

        public required string State { get; init; }

        public int? PublishedRevision { get; init; }

        public required DateTimeOffset ChangedAt { get; init; }

        public int? OpenNumber { get; init; }

        public int? OpenVersion { get; init; }

        public string? OpenState { get; init; }

        public DateTimeOffset? OpenChangedAt { get; init; }

        public required string Content { get; init; }

        public required int Remarks { get; init; }

        public required int OpenRequests { get; init; }

        public required int Adopters { get; init; }
    }

    /// <summary>List the services of the own organisation</summary>
    /// <remarks>With state, completeness, requests that wait and adopters; by name. The name is that of the open revision where there is one.</remarks>
    public static async Task<Listing<Page<ProvidedService>, ProvidedService>> Handle([AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var services = await database.Read(async sql =>
        {
            var catalogues = await RequirementCatalogueTable.Muss(sql);
            var offers = await RevisionTable.OffersOf(sql, act.For.Id);
            return (await sql.Rows<Row>(Select, new { provider = act.For.Id })).Select(row => Show(row, [.. offers[row.Id]], catalogues)).ToList();
        });
        return Listing.Of([.. services.OrderBy(KeyOf)], KeyOf, cursors.Read(http), page.Take);
        static SortKey KeyOf(ProvidedService service) => new(0, SearchText.Fold(service.Name), service.Slug);
    }

    private static ProvidedService Show(Row row, IReadOnlyList<ListedOffer> offers, IReadOnlyDictionary<string, IReadOnlySet<string>> catalogues)
    {
        var content = ListingContent.Read(row.Content);
        var check = ListingGates.Of(content, offers, catalogues);
        return new ProvidedService
        {
            Slug = row.Slug,
            Name = content.Name,
            Version = row.Version,
            State = Names.Parse<ServiceState>(row.State),
            PublishedRevision = row.PublishedRevision,
            Open = row.OpenNumber is { } number
                ? new OpenRevision { Number = number, Version = row.OpenVersion!.Value, State = Names.Parse<RevisionState>(row.OpenState!), Remarks = row.Remarks }
                : null,
            CompletePercent = check.CompletePercent,
            UnmetGates = check.Gates.Count(gate => !gate.Met),
            OpenRequests = row.OpenRequests,
            Adopters = row.Adopters,
            ChangedAt = row.OpenChangedAt > row.ChangedAt ? row.OpenChangedAt.Value : row.ChangedAt,
        };
    }
}
