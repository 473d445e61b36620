using FitStore.Api.Cost;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>An entry of the register as far as an import is concerned.</summary>
internal sealed record KnownEntry
{
    public required Guid Id { get; init; }

    public required string Ars { get; init; }

    public required string Name { get; init; }

    public long? Inhabitants { get; init; }

    public DateOnly? InhabitantsAsOf { get; init; }

    public string? InhabitantsSource { get; init; }

    public Guid? LinkedTo { get; init; }
}

/// <summary>What a register file says of one body.</summary>
/// <param name="Id">The entry it is about; nothing where it is new.</param>
/// <param name="Ars">Its ARS from now on.</param>
/// <param name="Name">Its name from now on.</param>
/// <param name="Land">Code of its Land.</param>
/// <param name="Inhabitants">With date and source.</param>
internal sealed record RegisterEntry(Guid? Id, string Ars, string Name, string Land, Inhabitants? Inhabitants)
{
    public OrganisationKind Kind => Organisations.Ars.KindOf(Ars)!.Value;
}

/// <summary>
/// What a register file changes. What is new is added; what is known is updated by a later day, or by other statements for the
/// same day, which are a correction; an earlier day never overwrites; what the file leaves out stays. Kreise come about from
/// their Gemeinden, unless a kreisfreie Stadt is its own.
/// </summary>
internal sealed record RegisterPlan
{
    public required IReadOnlyList<RegisterEntry> Added { get; init; }

    public required IReadOnlyList<RegisterEntry> Updated { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>Entries of the same body, by ARS: Berlin and Hamburg are a Land and a Gemeinde.</summary>
    public required IReadOnlyList<(string Land, string Gemeinde)> Links { get; init; }

    /// <summary>The file as reference data.</summary>
    public required ReferenceDataSet DataSet { get; init; }

    public static RegisterPlan Of(IReadOnlyList<RegisterRow> rows, IReadOnlyList<KnownEntry> known, DateOnly asOf, string source)
    {
        var byArs = known.ToDictionary(entry => entry.Ars, StringComparer.Ordinal);
        var gemeinden = known.Select(entry => entry.Ars).Where(ars => Ars.KindOf(ars) == OrganisationKind.Gemeinde).ToLookup(Ars.KreisOf, StringComparer.Ordinal);
        var given = rows.Select(row => row.Ars).ToHashSet(StringComparer.Ordinal);
        var (added, updated, unchanged) = (new List<RegisterEntry>(), new List<RegisterEntry>(), 0);
        foreach (var row in rows)
        {
            // Some files list a kreisfreie Stadt as Kreis, too. It stays one entry.
            var stadt = row.Kind == OrganisationKind.Kreis ? Ars.KreisfreieStadtOf(row.Ars) : null;
            if (stadt is not null && (given.Contains(stadt) || byArs.ContainsKey(stadt)))
            {
                unchanged++;
                continue;
            }

            Judge(row.Ars, row.Name, row.Land, row.Population);
        }

        foreach (var kreis in Kreise(rows).Where(kreis => !given.Contains(kreis.Ars)))
        {
            // A file with a part of the Gemeinden says nothing about a Kreis that is known.
            if (!byArs.ContainsKey(kreis.Ars) || kreis.Gemeinden.IsSupersetOf(gemeinden[kreis.Ars]))
            {
                Judge(kreis.Ars, name: null, kreis.Land, kreis.Population);
            }
        }

        return new()
        {
            Added = added,
            Updated = updated,
            Unchanged = unchanged,
            Links = [.. Links()],
            DataSet = DataSetOf(rows, asOf, source),
        };

        void Judge(string ars, string? name, string land, long population)
        {
            var now = new Inhabitants { Count = population, AsOf = asOf, Source = source };
            if (Find(ars) is not { } entry)
            {
                added.Add(new(null, ars, name ?? NameOfUnnamed(ars), land, now));
                return;
            }

            var isEarlier = entry.InhabitantsAsOf > asOf;
            var inhabitants = isEarlier ? Before(entry) : now;
            var isNamed = name is not null && (!isEarlier || entry.Name == NameOfUnnamed(entry.Ars));
            var changed = new RegisterEntry(entry.Id, ars, isNamed ? name! : entry.Name, land, inhabitants);
            if (changed.Ars == entry.Ars && changed.Name == entry.Name && changed.Inhabitants == Before(entry))
            {
                unchanged++;
            }
            else
            {
                updated.Add(changed);
            }
        }

        // A town that was known as a Kreis only is the same body.
        KnownEntry? Find(string ars) =>
            byArs.TryGetValue(ars, out var entry) || (Ars.IsKreisfrei(ars) && byArs.TryGetValue(Ars.KreisOf(ars), out entry)) ? entry : null;

        IEnumerable<(string Land, string Gemeinde)> Links() => rows.Select(row => row.Ars)
            .Where(ars => Ars.StadtstaatOf(ars) is { } land && (given.Contains(land) || byArs.ContainsKey(land)) && byArs.GetValueOrDefault(ars)?.LinkedTo is null)
            .Select(ars => (Ars.StadtstaatOf(ars)!, ars));
    }

    /// <summary>What a Kreis is called until a file names it.</summary>
    private static string NameOfUnnamed(string ars) => $"Kreis {ars}";

    private static Inhabitants? Before(KnownEntry entry) => entry.Inhabitants is { } count
        ? new() { Count = count, AsOf = entry.InhabitantsAsOf!.Value, Source = entry.InhabitantsSource! }
        : null;

    /// <summary>The Kreise that the Gemeinden of a file make up, with the sum of their inhabitants.</summary>
    private static IEnumerable<(string Ars, string Land, long Population, HashSet<string> Gemeinden)> Kreise(IEnumerable<RegisterRow> rows) => rows
        .Where(row => row.Kind == OrganisationKind.Gemeinde && !Ars.IsKreisfrei(row.Ars))
        .GroupBy(row => Ars.KreisOf(row.Ars), StringComparer.Ordinal)
        .Select(group => (group.Key, group.First().Land, group.Sum(row => row.Population), group.Select(row => row.Ars).ToHashSet(StringComparer.Ordinal)));

    /// <summary>
    /// Values of all bodies in the file, of their Kreise and their Länder, and the totals per Land and level. A Kreis counts
    /// with the value the file gives, else with the sum of its Gemeinden; a Land always with the sum over the file, where it
    /// holds anything to add up, so that shares and their whole come from the same numbers.
    /// </summary>
    private static ReferenceDataSet DataSetOf(IReadOnlyList<RegisterRow> rows, DateOnly asOf, string source)
    {
        var values = new SortedDictionary<string, ReferenceValue>(StringComparer.Ordinal);
        var totals = new List<ReferenceTotal>();
        foreach (var land in rows.GroupBy(row => row.Land, StringComparer.Ordinal).OrderBy(group => group.Min(row => row.Ars), StringComparer.Ordinal))
        {
            var gemeinden = land.Where(row => row.Kind == OrganisationKind.Gemeinde).ToDictionary(row => row.Ars, row => row.Population, StringComparer.Ordinal);
            var kreise = Kreise(land).ToDictionary(kreis => kreis.Ars, kreis => kreis.Population, StringComparer.Ordinal);
            foreach (var row in land.Where(row => row.Kind == OrganisationKind.Kreis && !gemeinden.ContainsKey(Ars.KreisfreieStadtOf(row.Ars))))
            {
                kreise[row.Ars] = row.Population;
            }

            Put(gemeinden, ReferenceLevel.Gemeinde);
            Put(kreise, ReferenceLevel.Kreis);
            Put(land.Where(row => row.Kind == OrganisationKind.Gemeindeverband).Select(row => KeyValuePair.Create(row.Ars, row.Population)), ReferenceLevel.Gemeindeverband);

            var ofKreise = kreise.Values.Sum() + gemeinden.Where(pair => Ars.IsKreisfrei(pair.Key)).Sum(pair => pair.Value);
            var whole = gemeinden.Count > 0 ? gemeinden.Values.Sum()
                : kreise.Count > 0 ? ofKreise
                : land.FirstOrDefault(row => row.Kind == OrganisationKind.Land)?.Population;
            if (whole is { } sum)
            {
                Put([KeyValuePair.Create(land.First().Ars[..2], sum)], ReferenceLevel.Land);
                totals.Add(new(land.Key, ReferenceLevel.Land, sum));
            }

            if (ofKreise > 0 || kreise.Count > 0)
            {
                totals.Add(new(land.Key, ReferenceLevel.Kreis, ofKreise));
            }

            if (gemeinden.Count > 0)
            {
                totals.Add(new(land.Key, ReferenceLevel.Gemeinde, gemeinden.Values.Sum()));
            }
        }

        return new()
        {
            Key = ReferenceKeys.Inhabitants,
            Name = "Einwohnerzahlen",
            Source = source,
            AsOf = asOf,
            Values = [.. values.Values],
            Totals = totals,
        };

        void Put(IEnumerable<KeyValuePair<string, long>> bodies, ReferenceLevel level)
        {
            foreach (var (ars, value) in bodies)
            {
                values[ars] = new(ars, level, value);
            }
        }
    }
}
