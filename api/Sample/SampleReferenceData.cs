using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Sample;

/// <summary>Counts that were made up, by the two digits of each Land.</summary>
internal sealed record SampleDataSet
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Source { get; init; }

    public required DateOnly AsOf { get; init; }

    public required bool Estimated { get; init; }

    public required IReadOnlyDictionary<string, long> Laender { get; init; }
}

/// <summary>How a Land passes cost on, for the sample.</summary>
internal sealed record SampleLandRule
{
    public required string Land { get; init; }

    public required PassingOnRule Rule { get; init; }

    /// <summary>Hundredths of a percent, as those below.</summary>
    public int Gemeinde { get; init; }

    public int Kreis { get; init; }

    public int Bezirk { get; init; }

    public required string Source { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>
/// What the calculator needs to be tried out: the Zensus with the Kommunen of the sample, uses and target groups that were made
/// up, and the rules of a few Länder. Added once to every store that holds the sample data.
/// </summary>
internal static class SampleReferenceData
{
    /// <summary>Type of the ledger entry that says it was loaded.</summary>
    public const string LoadedType = ReferenceDataTable.LedgerPrefix + "sampleLoaded";

    [StringSyntax("Sql")]
    private const string CountType = "select count(*) from ledger where type = @type";

    public static async Task Load(FitDatabase database, SampleFiles files)
    {
        var sets = Sets(files).ToList();
        await database.Write(new Act(), async write =>
        {
            // Two instances may load at once; the second finds it done.
            if (!await IsSettled(write))
            {
                foreach (var set in sets)
                {
                    await ReferenceDataTable.Add(write, set, DataSetState.Counted);
                }

                foreach (var rule in files.LandRules)
                {
                    await LandRuleTable.Add(write, new LandRule
                    {
                        Id = write.NewId(),
                        Land = rule.Land,
                        Rule = rule.Rule,
                        GemeindeHundredths = rule.Gemeinde,
                        KreisHundredths = rule.Kreis,
                        BezirkHundredths = rule.Bezirk,
                        Source = rule.Source,
                        ValidFrom = rule.ValidFrom,
                        RecordedAt = write.Now,
                        Provenance = rule.Provenance,
                    }, account: null);
                }

                write.Record(LoadedType, "referenceData", ("sets", sets.Count), ("landRules", files.LandRules.Count));
            }

            return new Gone();
        });
    }

    /// <summary>Whether there is nothing to load: it is there, or the store holds no sample data.</summary>
    public static async Task<bool> IsSettled(Sql sql) =>
        await sql.Value<int>(CountType, new { type = SampleData.LoadedType }) == 0 || await sql.Value<int>(CountType, new { type = LoadedType }) > 0;

    public static IEnumerable<ReferenceDataSet> Sets(SampleFiles files)
    {
        var zensus = Set(files, files.Laender.ToDictionary(land => land.ArsPrefix, land => land.Zensus.Count, StringComparer.Ordinal), (kommune, _) => kommune.Inhabitants!.Count);
        yield return zensus with
        {
            Key = ReferenceKeys.Inhabitants,
            Name = "Einwohnerzahlen Zensus 2022 (Länder und Kommunen der Beispieldaten)",
            Source = files.Laender[0].Zensus.Source,
            AsOf = files.Laender[0].Zensus.AsOf,
            Confirmed = true,
        };
        foreach (var counts in files.DataSets)
        {
            // What a Kommune counts is its Land's by inhabitants: as made up as the rest.
            yield return Set(files, counts.Laender, (kommune, land) => counts.Laender[land.ArsPrefix] * kommune.Inhabitants!.Count / land.Zensus.Count) with
            {
                Key = counts.Key,
                Name = counts.Name,
                Source = counts.Source,
                AsOf = counts.AsOf,
                Estimated = counts.Estimated,
                Provenance = Provenance.Example,
            };
        }
    }

    /// <summary>
    /// A set of the Länder and the Kommunen of the sample. All Gemeinden of a Land come to what the Land has, and so do its Kreise:
    /// the totals do not depend on who is in the sample.
    /// </summary>
    private static ReferenceDataSet Set(SampleFiles files, IReadOnlyDictionary<string, long> laender, Func<SampleOrganisation, SampleLand, long> valueOf)
    {
        var byCode = files.Laender.ToDictionary(land => land.Code, StringComparer.Ordinal);
        var values = files.Laender.Select(land => new ReferenceValue(land.ArsPrefix, ReferenceLevel.Land, laender[land.ArsPrefix]))
            .Concat(files.Organisations.Where(organisation => organisation.Kind.IsKommune() && organisation.Inhabitants is not null)
                .Select(kommune => new ReferenceValue(kommune.Ars!, ReferenceLevels.Of(kommune.Ars!)!.Value, valueOf(kommune, byCode[kommune.Land!]))));
        return new()
        {
            Key = "",
            Name = "",
            Source = "",
            AsOf = default,
            Values = [.. values.OrderBy(value => value.Ars, StringComparer.Ordinal)],
            Totals =
            [
                .. files.Laender.SelectMany(land => ((ReadOnlySpan<ReferenceLevel>)[ReferenceLevel.Land, ReferenceLevel.Kreis, ReferenceLevel.Gemeinde]).ToArray()
                    .Select(level => new ReferenceTotal(land.Code, level, laender[land.ArsPrefix]))),
            ],
        };
    }
}
