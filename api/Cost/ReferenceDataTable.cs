using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>A set as it stands in the database, without its values.</summary>
internal sealed record DataSetRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required string DataKey { get; init; }

    public required string Name { get; init; }

    public required string Source { get; init; }

    public required DateOnly AsOf { get; init; }

    public required bool Confirmed { get; init; }

    public required bool Estimated { get; init; }

    public required string Provenance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CountedAt { get; init; }

    public required int ValueCount { get; init; }

    public required int LandCount { get; init; }

    public DataSetState Stage => Names.Parse<DataSetState>(State);

    /// <param name="all">All sets that are there.</param>
    public DataSet Show(IReadOnlyList<DataSetRow> all) => new()
    {
        Id = Id,
        Version = Version,
        State = Stage,
        Key = DataKey,
        Name = Name,
        Source = Source,
        AsOf = AsOf,
        Confirmed = Confirmed,
        Estimated = Estimated,
        Provenance = Names.Parse<Provenance>(Provenance),
        Decimals = ReferenceKeys.DecimalsOf(DataKey),
        Values = ValueCount,
        Laender = LandCount,
        AppliesFrom = AsOf.Year + 1,
        Replaces = all
            .Where(other => other.Id != Id && other.DataKey == DataKey && other.Stage == DataSetState.Counted && other.AsOf.Year <= AsOf.Year)
            .OrderByDescending(other => other.AsOf).ThenByDescending(other => other.CountedAt).ThenByDescending(other => other.Id)
            .FirstOrDefault()?.Id,
        CreatedAt = CreatedAt,
        CountedAt = CountedAt,
    };
}

/// <summary>The statements on reference data.</summary>
internal static class ReferenceDataTable
{
    /// <summary>What the types of all ledger entries on them begin with.</summary>
    public const string LedgerPrefix = "referenceData.";

    private const int Chunk = 1000;

    private const string Columns = """
        s.id, s.version, s.state, s.data_key, s.name, s.source, s.as_of, s.confirmed, s.estimated, s.provenance, s.created_at, s.counted_at,
        (select count(*) from reference_values v where v.set_id = s.id) as value_count,
        (select count(*) from reference_values v where v.set_id = s.id and v.level = 'land') as land_count
        """;

    [StringSyntax("Sql")]
    private const string SelectSame = """
        select id from reference_data_sets
        where data_key = @key and as_of = @asOf and source = @source and content_hash = @hash
        """;

    [StringSyntax("Sql")]
    private const string InsertSet = """
        insert into reference_data_sets (id, version, state, data_key, name, source, as_of, confirmed, estimated, provenance, content_hash, created_at, counted_at)
        values (@id, 1, @state, @key, @name, @source, @asOf, @confirmed, @estimated, @provenance, @hash, @now, @countedAt)
        """;

    [StringSyntax("Sql")]
    private const string InsertValue = "insert into reference_values (set_id, ars, level, value) values (@setId, @ars, @level, @value)";

    [StringSyntax("Sql")]
    private const string InsertTotal = "insert into reference_totals (set_id, land, level, total) values (@setId, @land, @level, @total)";

    [StringSyntax("Sql")]
    private const string SelectCounted = $"select {Columns} from reference_data_sets s where s.state = 'counted' order by s.counted_at, s.id";

    [StringSyntax("Sql")]
    private const string SelectOne = $"select {Columns} from reference_data_sets s where s.id = @id";

    [StringSyntax("Sql")]
    private const string SelectAll = $"select {Columns} from reference_data_sets s order by s.id";

    [StringSyntax("Sql")]
    private const string UpdateCounted = """
        update reference_data_sets
        set version = version + 1, state = 'counted', counted_at = @now
        where id = @id and version = @version
        """;

    [StringSyntax("Sql")]
    private const string UpdateConfirmed = "update reference_data_sets set version = version + 1, confirmed = @confirmed where id = @id and version = @version";

    [StringSyntax("Sql")]
    private const string DeleteValues = "delete from reference_values where set_id = @id";

    [StringSyntax("Sql")]
    private const string DeleteTotals = "delete from reference_totals where set_id = @id";

    [StringSyntax("Sql")]
    private const string DeleteSet = "delete from reference_data_sets where id = @id and version = @version";

    [StringSyntax("Sql")]
    private const string CountServices = "select count(*) from services where slug = @slug";

    [StringSyntax("Sql")]
    private const string SelectValues = "select ars, level, value from reference_values where set_id = @id order by ars";

    [StringSyntax("Sql")]
    private const string SelectTotals = "select land, level, total from reference_totals where set_id = @id order by land, level";

    private sealed record ValueRow
    {
        public required string Ars { get; init; }

        public required string Level { get; init; }

        public required long Value { get; init; }
    }

    private sealed record TotalRow
    {
        public required string Land { get; init; }

        public required string Level { get; init; }

        public required long Total { get; init; }
    }

    /// <summary>
    /// Adds a set. One that is there with the same source, day and values stays the only one. As a draft it changes nothing that
    /// anybody pays, until the operator lets it count.
    /// </summary>
    /// <returns>The id of the set that is there now, and whether it is new.</returns>
    public static async Task<(Guid Id, bool IsNew)> Add(Write write, ReferenceDataSet set, DataSetState state, Func<int, Task>? progress = null)
    {
        var hash = set.ContentHash();
        if (await write.Row<Guid?>(SelectSame, new { key = set.Key, asOf = set.AsOf, source = set.Source, hash }) is { } same)
        {
            return (same, false);
        }

        var setId = write.NewId();
        await write.Execute(InsertSet, new
        {
            id = setId,
            state = state.Name(),
            key = set.Key,
            name = set.Name,
            source = set.Source,
            asOf = set.AsOf,
            confirmed = set.Confirmed,
            estimated = set.Estimated,
            provenance = set.Provenance.Name(),
            hash,
            now = write.Now,
            countedAt = state == DataSetState.Counted ? write.Now : (DateTimeOffset?)null,
        });
        foreach (var chunk in set.Values.Chunk(Chunk))
        {
            await write.Execute(InsertValue, chunk.Select(value => new { setId, ars = value.Ars, level = value.Level.Name(), value = value.Value }));
            if (progress is not null)
            {
                await progress(chunk.Length);
            }
        }

        await write.Execute(InsertTotal, set.Totals.Select(total => new { setId, land = total.Land, level = total.Level.Name(), total = total.Total }));
        return (setId, true);
    }

    /// <summary>The sets that count, in the order in which they began to; the values of those that are known are not read again.</summary>
    public static async Task<IReadOnlyList<ReferenceDataSet>> Counted(Sql sql, IReadOnlyList<ReferenceDataSet> known)
    {
        var byId = known.ToDictionary(set => set.Id);
        var sets = new List<ReferenceDataSet>();
        foreach (var row in await sql.Rows<DataSetRow>(SelectCounted))
        {
            sets.Add(byId.TryGetValue(row.Id, out var before) ? before with { Confirmed = row.Confirmed } : await Read(sql, row));
        }

        return sets;
    }

    public static Task<IReadOnlyList<DataSetRow>> All(Sql sql) => sql.Rows<DataSetRow>(SelectAll);

    /// <summary>Whether there is a service of that slug.</summary>
    public static async Task<bool> IsService(Sql sql, string slug) => await sql.Value<int>(CountServices, new { slug }) > 0;

    /// <summary>What the ledger calls a set.</summary>
    public static string Subject(Guid id) => $"dataSet/{id}";

    public static Task Count(Write write, DataSetRow row) => write.Execute(UpdateCounted, new { id = row.Id, version = row.Version, now = write.Now });

    public static Task Confirm(Write write, DataSetRow row) => write.Execute(UpdateConfirmed, new { id = row.Id, version = row.Version, confirmed = true });

    /// <summary>Takes a set away with its values.</summary>
    public static async Task Remove(Write write, DataSetRow row)
    {
        await write.Execute(DeleteValues, new { id = row.Id });
        await write.Execute(DeleteTotals, new { id = row.Id });
        await write.Execute(DeleteSet, new { id = row.Id, version = row.Version });
    }

    public static Task<DataSetRow?> Find(Sql sql, Guid id) => sql.Row<DataSetRow>(SelectOne, new { id });

    /// <summary>A set with all its values.</summary>
    public static async Task<ReferenceDataSet> Read(Sql sql, DataSetRow row) => new()
    {
        Id = row.Id,
        Key = row.DataKey,
        Name = row.Name,
        Source = row.Source,
        AsOf = row.AsOf,
        Confirmed = row.Confirmed,
        Estimated = row.Estimated,
        Provenance = Names.Parse<Provenance>(row.Provenance),
        Values = [.. (await sql.Rows<ValueRow>(SelectValues, new { id = row.Id })).Select(value => new ReferenceValue(value.Ars, Names.Parse<ReferenceLevel>(value.Level), value.Value))],
        Totals = [.. (await sql.Rows<TotalRow>(SelectTotals, new { id = row.Id })).Select(total => new ReferenceTotal(total.Land, Names.Parse<ReferenceLevel>(total.Level), total.Total))],
    };
}
