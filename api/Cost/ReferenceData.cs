using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Sample;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>All sets that count, as one immutable state.</summary>
internal sealed class ReferenceData
{
    private readonly Dictionary<string, List<ReferenceDataSet>> byKey;

    /// <param name="sets">The sets that count; of two of one day the later one is the one that stands.</param>
    public ReferenceData(IEnumerable<ReferenceDataSet> sets) => byKey = sets
        .GroupBy(set => set.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Reverse().OrderByDescending(set => set.AsOf).ToList(), StringComparer.Ordinal);

    public static ReferenceData Empty { get; } = new([]);

    /// <summary>The sets of a key, the newest first.</summary>
    public IReadOnlyList<ReferenceDataSet> Of(string key) => byKey.TryGetValue(key, out var sets) ? sets : [];

    /// <summary>A set by its id.</summary>
    public ReferenceDataSet? Find(Guid id) => byKey.Values.SelectMany(sets => sets).FirstOrDefault(set => set.Id == id);

    /// <summary>The set by which the first year of another one is reckoned without that.</summary>
    public ReferenceDataSet? Before(ReferenceDataSet set) => Of(set.Key).FirstOrDefault(other => other.Id != set.Id && other.AsOf.Year <= set.AsOf.Year);

    /// <summary>The set that the cost of a year is shared by: the newest that is of a day before its 1 January.</summary>
    public ReferenceDataSet? Newest(string key, int year) => Of(key).FirstOrDefault(set => set.AsOf.Year < year);

    /// <summary>
    /// The same inside a Land, where a share is taken of what all bodies of a level come to: the newest set that says that. A set
    /// with the 16 Länder alone is newer, but says nothing about Kommunen.
    /// </summary>
    public ReferenceDataSet? Newest(string key, int year, string land, ReferenceLevel level) =>
        Of(key).FirstOrDefault(set => set.AsOf.Year < year && set.TotalOf(land, level) is not null);
}

/// <summary>
/// The reference data and Land rules as all reads see them, in memory: exchanged as a whole when the ledger tells of a change.
/// They can be thrown away at any time; the database is the truth.
/// </summary>
internal sealed class CurrentReferenceData(TimeProvider clock) : ILedgerFollower
{
    private State? state;

    private sealed record State(IReadOnlyList<ReferenceDataSet> Sets, ReferenceData Data, LandRules Rules);

    /// <summary>The sets that count.</summary>
    public ReferenceData Data => Known.Data;

    /// <summary>How the Länder pass cost on.</summary>
    public LandRules Rules => Known.Rules;

    /// <summary>How a Land passes cost on today; nothing where no rule is on record.</summary>
    public LandRule? RuleToday(string land) => Rules.InForce(land, BerlinTime.Today(clock));

    private State Known => Volatile.Read(ref state) ?? throw Problems.Busy();

    public async Task Load(Sql sql, long sequence)
    {
        var sets = await ReferenceDataTable.Counted(sql, Volatile.Read(ref state)?.Sets ?? []);
        Volatile.Write(ref state, new(sets, new(sets), new(await LandRuleTable.All(sql))));
    }

    public Task Follow(Sql sql, IReadOnlyList<LedgerEntry> entries) =>
        entries.Any(entry => entry.Type == SampleData.LoadedType
            || entry.Type.StartsWith(ReferenceDataTable.LedgerPrefix, StringComparison.Ordinal)
            || entry.Type.StartsWith(LandRuleTable.LedgerPrefix, StringComparison.Ordinal))
            ? Load(sql, entries[^1].Sequence)
            : Task.CompletedTask;
}
