using FitStore.Api.Database;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Api.Sample;

namespace FitStore.Api.Catalogue;

/// <summary>
/// The catalogue as all public reads see it: an immutable index, exchanged as a whole when the ledger tells of a change.
/// It can be thrown away at any time; the database is the truth.
/// </summary>
internal sealed class CurrentCatalogue(OrganisationRegister register, TimeProvider clock) : ILedgerFollower
{
    private CatalogueIndex? index;
    private DateOnly builtOn;

    public CatalogueIndex Index => Volatile.Read(ref index) ?? throw Http.Problems.Busy();

    public async Task Load(Sql sql, long sequence)
    {
        var today = Http.BerlinTime.Today(clock);
        var snapshot = register.Current;
        var words = new CatalogueWords(
            snapshot.Laender.ToDictionary(land => land.Code, land => land.Name, StringComparer.Ordinal),
            snapshot.Themenfelder.ToDictionary(field => field.Slug, field => field.Name, StringComparer.Ordinal));
        builtOn = today;
        Volatile.Write(ref index, CatalogueIndex.Build(await CatalogueTable.Read(sql, snapshot, today), today, sequence, words));
    }

    public async Task Follow(Sql sql, IReadOnlyList<LedgerEntry> entries)
    {
        var sequence = entries[^1].Sequence;
        var today = Http.BerlinTime.Today(clock);
        if (today != builtOn || entries.Any(entry => entry.Type == SampleData.LoadedType))
        {
            await Load(sql, sequence);
            return;
        }

        var changed = new List<CatalogueEntry>();
        var removed = new List<Guid>();
        foreach (var serviceId in entries.Select(ServiceOf).OfType<Guid>().Distinct())
        {
            var found = await CatalogueTable.Read(sql, register.Current, today, serviceId);
            changed.AddRange(found);
            if (found.Count == 0)
            {
                removed.Add(serviceId);
            }
        }

        Volatile.Write(ref index, Index.With(changed, removed, today, sequence));
    }

    /// <summary>The service that an entry is about: every entry that shows in the catalogue names it in its data.</summary>
    private static Guid? ServiceOf(LedgerEntry entry) =>
        System.Text.Json.Nodes.JsonNode.Parse(entry.Data)?["service"]?.GetValue<string>() is { } id ? Guid.Parse(id) : null;
}
