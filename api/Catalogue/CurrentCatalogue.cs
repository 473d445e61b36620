using System.Text.Json.Nodes;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Api.Sample;
using FitStore.Api.Search;

namespace FitStore.Api.Catalogue;

/// <summary>
/// The catalogue as all public reads see it: an immutable index, exchanged as a whole when the ledger tells of a change and
/// when a day turns. It can be thrown away at any time; the database is the truth.
/// </summary>
internal sealed class CurrentCatalogue(OrganisationRegister register, TimeProvider clock) : ILedgerFollower
{
    private CatalogueIndex? index;

    /// <summary>The index as of today.</summary>
    public CatalogueIndex Index
    {
        get
        {
            var known = Volatile.Read(ref index) ?? throw Problems.Busy();
            var today = BerlinTime.Today(clock);
            if (known.Today == today)
            {
                return known;
            }

            // Another reader, or the ledger, may be faster: then theirs is as new as this one.
            var turned = known.With([], [], today, known.LedgerSequence);
            Interlocked.CompareExchange(ref index, turned, known);
            return turned;
        }
    }

    public async Task Load(Sql sql, long sequence)
    {
        var snapshot = register.Current;
        var words = new CatalogueWords(
            snapshot.Laender.ToDictionary(land => land.Code, land => land.Name, StringComparer.Ordinal),
            snapshot.Themenfelder.ToDictionary(field => field.Slug, field => field.Name, StringComparer.Ordinal),
            await ReadSynonyms(sql));
        Volatile.Write(ref index, CatalogueIndex.Build(await CatalogueTable.Read(sql, snapshot), BerlinTime.Today(clock), sequence, words));
    }

    public async Task Follow(Sql sql, IReadOnlyList<LedgerEntry> entries)
    {
        var sequence = entries[^1].Sequence;
        if (entries.Any(entry => entry.Type == SampleData.LoadedType))
        {
            await Load(sql, sequence);
            return;
        }

        var changed = new List<CatalogueEntry>();
        var removed = new List<Guid>();
        foreach (var serviceId in entries.SelectMany(ServicesOf).Distinct())
        {
            var found = await CatalogueTable.Read(sql, register.Current, serviceId);
            changed.AddRange(found);
            if (found.Count == 0)
            {
                removed.Add(serviceId);
            }
        }

        var next = Index.With(changed, removed, BerlinTime.Today(clock), sequence);
        var wordsChanged = entries.Any(entry => entry.Type.StartsWith(SynonymTable.LedgerPrefix, StringComparison.Ordinal));
        Volatile.Write(ref index, wordsChanged ? next.With(await ReadSynonyms(sql)) : next);
    }

    private static async Task<Synonyms> ReadSynonyms(Sql sql) =>
        Synonyms.Of((await SynonymTable.All(sql)).Select(row => row.Show()).Select(synonym => (synonym.Everyday, synonym.Means)));

    /// <summary>The services that an entry is about: every entry that shows in the catalogue names one as <c>service</c>, or several as <c>services</c>.</summary>
    public static IEnumerable<Guid> ServicesOf(LedgerEntry entry)
    {
        var data = JsonNode.Parse(entry.Data);
        var one = data?["service"] is JsonValue single ? [single] : Enumerable.Empty<JsonNode?>();
        return one.Concat(data?["services"] as JsonArray ?? []).Select(id => Guid.Parse(id!.GetValue<string>()));
    }
}
