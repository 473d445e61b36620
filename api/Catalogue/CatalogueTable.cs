using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Lists;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Catalogue;

/// <summary>Reads what the public sees of services from the database, for the read model.</summary>
internal static class CatalogueTable
{
    [StringSyntax("Sql")]
    private const string SelectServices = """
        select s.id, s.slug, s.version, s.state, s.provider_id, r.number, r.origin, r.content, r.published_at, s.suspended_at,
          s.suspended_by, s.suspension_reason, s.ends_on, s.end_reason, n.slug as successor
        from services s
        join service_revisions r on r.service_id = s.id and r.number = coalesce(s.suspended_revision, s.published_revision)
        left join services n on n.id = s.successor_id
        where s.state <> 'unpublished' and (@serviceId is null or s.id = @serviceId)
        order by s.id
        """;

    [StringSyntax("Sql")]
    private const string SelectOffers = """
        select o.id, o.service_id, o.version, o.name, o.legal_model, o.seller_id, o.takers, o.provenance
        from offers o
        where (@serviceId is null or o.service_id = @serviceId)
          and exists (select 1 from terms t where t.offer_id = o.id)
        order by o.service_id, o.position
        """;

    [StringSyntax("Sql")]
    private const string SelectTerms = """
        select t.offer_id, o.service_id, t.version, t.valid_from, t.published_at, t.content
        from terms t
        join offers o on o.id = t.offer_id
        where @serviceId is null or o.service_id = @serviceId
        order by o.service_id, o.position, t.version
        """;

    [StringSyntax("Sql")]
    private const string SelectReuse = """
        select a.service_id, a.adopter_id, a.state, a.state_since, a.reported_as_of, a.provenance
        from adoptions a
        where a.state in ('interest', 'coordination', 'agreed', 'offered', 'contracted', 'onboarding', 'testing', 'live', 'dormant', 'terminating')
          and (@serviceId is null or a.service_id = @serviceId)
        order by a.service_id, a.id
        """;

    private sealed record ServiceRow
    {
        public required Guid Id { get; init; }

        public required string Slug { get; init; }

        public required int Version { get; init; }

        public required string State { get; init; }

        public required Guid ProviderId { get; init; }

        public required int Number { get; init; }

        public required string Origin { get; init; }

        public required string Content { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public DateTimeOffset? SuspendedAt { get; init; }

        public string? SuspendedBy { get; init; }

        public string? SuspensionReason { get; init; }

        public DateOnly? EndsOn { get; init; }

        public string? EndReason { get; init; }

        public string? Successor { get; init; }
    }

    private sealed record OfferRow
    {
        public required Guid Id { get; init; }

        public required Guid ServiceId { get; init; }

        public required int Version { get; init; }

        public required string Name { get; init; }

        public required string LegalModel { get; init; }

        public required Guid SellerId { get; init; }

        public required string Takers { get; init; }

        public required string Provenance { get; init; }
    }

    private sealed record TermsRow
    {
        public required Guid OfferId { get; init; }

        public required Guid ServiceId { get; init; }

        public required int Version { get; init; }

        public required DateOnly ValidFrom { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required string Content { get; init; }
    }

    private sealed record ReuseRow
    {
        public required Guid ServiceId { get; init; }

        public required Guid AdopterId { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset StateSince { get; init; }

        public string? ReportedAsOf { get; init; }

        public required string Provenance { get; init; }
    }

    /// <summary>All published services, or the one asked for.</summary>
    public static async Task<IReadOnlyList<CatalogueEntry>> Read(Sql sql, OrganisationRegister.Snapshot register, Guid? serviceId = null)
    {
        var asked = new { serviceId };
        var services = await sql.Rows<ServiceRow>(SelectServices, asked);
        var offers = (await sql.Rows<OfferRow>(SelectOffers, asked)).ToLookup(row => row.ServiceId);
        var terms = (await sql.Rows<TermsRow>(SelectTerms, asked)).ToLookup(row => row.ServiceId);
        var kept = await SharedNameTable.Kept(sql);
        var reuse = (await sql.Rows<ReuseRow>(SelectReuse, asked)).ToLookup(row => row.ServiceId);
        return
        [
            .. services.Select(row =>
            {
                var content = kept.In(ListingContent.Read(row.Content));
                var uses = Uses(reuse[row.Id], register);
                return new CatalogueEntry
                {
                    ServiceId = row.Id,
                    Service = new Service(content)
                    {
                        Slug = row.Slug,
                        Version = row.Version,
                        State = Names.Parse<ServiceState>(row.State),
                        Origin = Names.Parse<ListingOrigin>(row.Origin),
                        Provider = register.Ref(row.ProviderId),
                        Revision = row.Number,
                        PublishedAt = row.PublishedAt,
                        Suspension = row.SuspendedAt is { } since
                            ? new Suspension { Since = since, By = Names.Parse<ListingSide>(row.SuspendedBy!), Reason = row.SuspensionReason! }
                            : null,
                        Retirement = row.EndsOn is { } endsOn ? new Retirement { EndsOn = endsOn, Reason = row.EndReason!, Successor = row.Successor } : null,
                    },
                    Offers = [.. offers[row.Id].Select(offer => Read(offer, row.Slug, register))],
                    Terms = Versions(terms[row.Id]),
                    Reuse = Reuse(uses, register, content.LeadLand),
                    Kommunen = Kommunen(uses),
                };
            }),
        ];
    }

    private static List<OfferTerms> Versions(IEnumerable<TermsRow> rows) =>
    [
        .. rows.GroupBy(row => row.OfferId).SelectMany(versions =>
        {
            var sorted = versions.OrderBy(row => row.Version).ToList();
            return sorted.Select((row, index) => new OfferTerms(JsonSerializer.Deserialize(row.Content, ContractsJson.Default.TermsContent)!)
            {
                Offer = row.OfferId,
                Version = row.Version,
                ValidFrom = row.ValidFrom,
                ValidUntil = index + 1 < sorted.Count ? sorted[index + 1].ValidFrom.AddDays(-1) : null,
                PublishedAt = row.PublishedAt,
            });
        }),
    ];

    private static Offer Read(OfferRow row, string slug, OrganisationRegister.Snapshot register) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Service = slug,
        Name = row.Name,
        LegalModel = Names.Parse<LegalModel>(row.LegalModel),
        Seller = register.Ref(row.SellerId),
        Takers = [.. row.Takers.Split(' ').Select(Names.Parse<OrganisationKind>)],
        Provenance = Names.Parse<Provenance>(row.Provenance),
    };

    /// <summary>Every Land and every Kommune that uses the service or has asked for it.</summary>
    private static List<Use> Uses(IEnumerable<ReuseRow> rows, OrganisationRegister.Snapshot register) =>
    [
        .. rows.Select(row =>
        {
            var provenance = Names.Parse<Provenance>(row.Provenance);
            return new Use(
                register.Find(row.AdopterId)!,
                Names.Parse<AdoptionState>(row.State),
                provenance == Provenance.Declared ? BerlinTime.DateOf(row.StateSince).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : row.ReportedAsOf,
                provenance);
        }),
    ];

    private static List<KommuneUse> Kommunen(IEnumerable<Use> uses) =>
        [.. uses.Where(use => use.Adopter.Kind.IsKommune()).Select(use => new KommuneUse(use.Adopter.Id, use.Adopter.Land!, use.State, use.AsOf, use.Provenance))];

    private static ServiceReuse Reuse(List<Use> uses, OrganisationRegister.Snapshot register, string leadLand)
    {
        var prefixes = register.Laender.ToDictionary(land => land.Code, land => land.ArsPrefix, StringComparer.Ordinal);
        List<LandReuse> laender =
        [
            .. uses.Where(use => use.Adopter.Kind == OrganisationKind.Land && use.State >= AdoptionState.Contracted)
                .OrderBy(use => prefixes[use.Adopter.Land!], StringComparer.Ordinal)
                .Select(use => new LandReuse { Land = use.Adopter.Land!, State = use.State, AsOf = use.AsOf, Provenance = use.Provenance }),
        ];
        return new ServiceReuse
        {
            Laender = laender,
            ReusingLaender = laender.Count(land => land.Land != leadLand),
            Kommunen = ReadReusePeers.StatesOf(Kommunen(uses)),
        };
    }

    /// <summary>An adoption as the public may hear of it.</summary>
    private sealed record Use(Organisation Adopter, AdoptionState State, string? AsOf, Provenance Provenance);
}
