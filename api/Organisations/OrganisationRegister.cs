using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>All organisations, Länder and Themenfelder, in memory: everything else refers to them.</summary>
internal sealed class OrganisationRegister : ILedgerFollower
{
    [StringSyntax("Sql")]
    private const string SelectOrganisations = """
        select id, version, kind, name, ars, land, inhabitants, inhabitants_as_of, inhabitants_source, leitweg_id, mailbox, linked_to, provenance, accredited_at
        from organisations
        order by id
        """;

    [StringSyntax("Sql")]
    private const string SelectLaender = "select code, ars_prefix, name, gemeinden, tile_row, tile_column from laender order by ars_prefix";

    [StringSyntax("Sql")]
    private const string SelectKoenigstein = """
        select v.ars, v.value, s.as_of, s.confirmed
        from reference_data_sets s
        join reference_values v on v.set_id = s.id
        where s.data_key = @key and s.state = 'counted' and v.level = 'land'
        order by s.as_of desc, s.counted_at desc
        """;

    [StringSyntax("Sql")]
    private const string SelectThemenfelder = "select slug, name, provenance from themenfelder order by slug";

    [StringSyntax("Sql")]
    private const string SelectLeads = "select themenfeld, land from themenfeld_leads order by themenfeld, land";

    private Snapshot current = new([], [], []);

    private sealed record OrganisationRow
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required string Kind { get; init; }

        public required string Name { get; init; }

        public string? Ars { get; init; }

        public string? Land { get; init; }

        public long? Inhabitants { get; init; }

        public DateOnly? InhabitantsAsOf { get; init; }

        public string? InhabitantsSource { get; init; }

        public string? LeitwegId { get; init; }

        public string? Mailbox { get; init; }

        public Guid? LinkedTo { get; init; }

        public required string Provenance { get; init; }

        public DateTimeOffset? AccreditedAt { get; init; }
    }

    private sealed record LandRow
    {
        public required string Code { get; init; }

        public required string ArsPrefix { get; init; }

        public required string Name { get; init; }

        public required int Gemeinden { get; init; }

        public required int TileRow { get; init; }

        public required int TileColumn { get; init; }
    }

    private sealed record ShareRow
    {
        public required string Ars { get; init; }

        public required long Value { get; init; }

        public required DateOnly AsOf { get; init; }

        public required bool Confirmed { get; init; }
    }

    private sealed record ThemenfeldRow
    {
        public required string Slug { get; init; }

        public required string Name { get; init; }

        public required string Provenance { get; init; }
    }

    private sealed record LeadRow
    {
        public required string Themenfeld { get; init; }

        public required string Land { get; init; }
    }

    /// <summary>One state of the register; never changes.</summary>
    public sealed class Snapshot
    {
        private readonly Dictionary<Guid, Organisation> byId;
        private readonly Dictionary<string, Organisation> byArs;
        private readonly OrganisationSearch search;

        public Snapshot(IReadOnlyList<Organisation> organisations, IReadOnlyList<Land> laender, IReadOnlyList<Themenfeld> themenfelder)
        {
            Laender = laender;
            Themenfelder = themenfelder;
            byId = organisations.ToDictionary(organisation => organisation.Id);
            byArs = organisations.Where(organisation => organisation.Ars is not null).ToDictionary(organisation => organisation.Ars!, StringComparer.Ordinal);
            search = new OrganisationSearch(organisations);
            Operator = organisations.FirstOrDefault(organisation => organisation.Kind == OrganisationKind.Operator);
        }

        public IReadOnlyList<Land> Laender { get; }

        /// <summary>With a count of 0: the catalogue knows how many services there are in each.</summary>
        public IReadOnlyList<Themenfeld> Themenfelder { get; }

        /// <summary>The operator of the store, once there is one.</summary>
        public Organisation? Operator { get; }

        /// <summary>All entries, in no order.</summary>
        public IReadOnlyCollection<Organisation> All => byId.Values;

        public Organisation? Find(Guid id) => byId.GetValueOrDefault(id);

        public Organisation? FindByArs(string ars) => byArs.GetValueOrDefault(ars);

        public OrganisationRef Ref(Guid id) => byId[id].ToRef();

        /// <summary>The organisation that stands for a Land.</summary>
        public Organisation? OfLand(string code) =>
            Laender.FirstOrDefault(land => land.Code == code) is { } found ? FindByArs(found.ArsPrefix) : null;

        /// <summary>By name or by the beginning of the ARS, of a kind, in a Land; the best first, without a question by name.</summary>
        public IReadOnlyList<FoundOrganisation> Search(string? q, OrganisationKind? kind, string? land) => search.Find(q, kind, land);
    }

    public Snapshot Current => Volatile.Read(ref current);

    public async Task Load(Sql sql, long sequence)
    {
        var rows = await sql.Rows<OrganisationRow>(SelectOrganisations);
        var refs = rows.ToDictionary(row => row.Id, row => new OrganisationRef { Id = row.Id, Name = row.Name, Kind = Names.Parse<OrganisationKind>(row.Kind), Land = row.Land });
        var organisations = rows.Select(row => Read(row, refs)).ToList();
        var shares = (await sql.Rows<ShareRow>(SelectKoenigstein, new { key = ReferenceKeys.Koenigstein })).ToLookup(row => row.Ars, StringComparer.Ordinal);
        var leads = (await sql.Rows<LeadRow>(SelectLeads)).ToLookup(row => row.Themenfeld, row => row.Land, StringComparer.Ordinal);
        var byArs = organisations.Where(organisation => organisation.Ars is not null).ToDictionary(organisation => organisation.Ars!, StringComparer.Ordinal);
        var laender = (await sql.Rows<LandRow>(SelectLaender)).Select(row => new Land
        {
            Code = row.Code,
            ArsPrefix = row.ArsPrefix,
            Name = row.Name,
            OrganisationId = byArs[row.ArsPrefix].Id,
            Inhabitants = byArs[row.ArsPrefix].Inhabitants!,
            Gemeinden = row.Gemeinden,
            Koenigstein =
            [
                .. shares[row.ArsPrefix].DistinctBy(share => share.AsOf.Year).Select(share => new KoenigsteinShare
                {
                    Year = share.AsOf.Year,
                    Percent = ReferenceKeys.Written(ReferenceKeys.Koenigstein, share.Value),
                    Confirmed = share.Confirmed,
                }),
            ],
            Tile = new Tile { Row = row.TileRow, Column = row.TileColumn },
        }).ToList();
        var themenfelder = (await sql.Rows<ThemenfeldRow>(SelectThemenfelder)).Select(row => new Themenfeld
        {
            Slug = row.Slug,
            Name = row.Name,
            Leads = [.. leads[row.Slug]],
            Services = 0,
            Provenance = Names.Parse<Provenance>(row.Provenance),
        }).ToList();
        Volatile.Write(ref current, new Snapshot(organisations, laender, themenfelder));
    }

    public Task Follow(Sql sql, IReadOnlyList<LedgerEntry> entries) =>
        entries.Any(entry => entry.Type.StartsWith("organisation.", StringComparison.Ordinal)
            || entry.Type.StartsWith(ReferenceDataTable.LedgerPrefix, StringComparison.Ordinal)
            || entry.Type is ImportRegister.ImportedType or BaseData.LoadedType or Sample.SampleData.LoadedType)
            ? Load(sql, entries[^1].Sequence)
            : Task.CompletedTask;

    private static Organisation Read(OrganisationRow row, Dictionary<Guid, OrganisationRef> refs)
    {
        var kind = Names.Parse<OrganisationKind>(row.Kind);
        return new Organisation
        {
            Id = row.Id,
            Version = row.Version,
            Kind = kind,
            CountsAs = Ars.CountsAs(kind, row.Ars),
            Name = row.Name,
            Ars = row.Ars,
            Ags = Ars.Ags(row.Ars),
            Land = row.Land,
            Inhabitants = row.Inhabitants is { } count ? new Inhabitants { Count = count, AsOf = row.InhabitantsAsOf!.Value, Source = row.InhabitantsSource! } : null,
            LeitwegId = row.LeitwegId,
            Mailbox = row.Mailbox,
            Accredited = row.AccreditedAt is not null,
            LinkedTo = row.LinkedTo is { } other ? refs[other] : null,
            Provenance = Names.Parse<Provenance>(row.Provenance),
        };
    }
}
