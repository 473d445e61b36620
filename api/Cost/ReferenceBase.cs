using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Sample;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>
/// The reference data that every store begins with, in Production as well: inhabitants of the Länder and the Königsteiner
/// Schlüssel. They are published figures; the keys still have to be compared with the publication, so they are not confirmed.
/// </summary>
internal static class ReferenceBase
{
    /// <summary>Type of the ledger entry that says they were loaded.</summary>
    public const string LoadedType = ReferenceDataTable.LedgerPrefix + "baseLoaded";

    [StringSyntax("Sql")]
    private const string CountLoaded = "select count(*) from ledger where type = @type";

    /// <summary>Puts the sets into a database that never had them.</summary>
    public static async Task Load(FitDatabase database)
    {
        var type = new { type = LoadedType };
        if (await database.Read(sql => sql.Value<int>(CountLoaded, type)) > 0)
        {
            return;
        }

        var sets = Sets(SampleFiles.Read().Laender).ToList();
        await database.Write(new Act(), async write =>
        {
            // Another instance may have been faster while this one waited for its turn.
            if (await write.Value<int>(CountLoaded, type) == 0)
            {
                foreach (var set in sets)
                {
                    await ReferenceDataTable.Add(write, set, DataSetState.Counted);
                }

                write.Record(LoadedType, "referenceData", ("sets", sets.Count));
            }

            return new Gone();
        });
    }

    public static IEnumerable<ReferenceDataSet> Sets(IReadOnlyList<SampleLand> laender)
    {
        var known = laender[0].Inhabitants;
        yield return OfLaender(laender, land => land.Inhabitants.Count) with
        {
            Key = ReferenceKeys.Inhabitants,
            Name = "Einwohnerzahlen der Länder",
            Source = known.Source,
            AsOf = known.AsOf,
            Confirmed = true,
        };
        foreach (var year in laender[0].Koenigstein.Select(share => share.Year).Order())
        {
            yield return OfLaender(laender, land => HundredThousandths(Of(land, year).Percent)) with
            {
                Key = ReferenceKeys.Koenigstein,
                Name = $"Königsteiner Schlüssel {year}",
                Source = "GWK, Königsteiner Schlüssel",
                AsOf = new DateOnly(year, 12, 31),
                Confirmed = laender.All(land => Of(land, year).Confirmed),
            };
        }

        static Contracts.Organisations.KoenigsteinShare Of(SampleLand land, int year) => land.Koenigstein.Single(share => share.Year == year);
    }

    private static ReferenceDataSet OfLaender(IReadOnlyList<SampleLand> laender, Func<SampleLand, long> valueOf) => new()
    {
        Key = "",
        Name = "",
        Source = "",
        AsOf = default,
        Values = [.. laender.OrderBy(land => land.ArsPrefix, StringComparer.Ordinal).Select(land => new ReferenceValue(land.ArsPrefix, ReferenceLevel.Land, valueOf(land)))],
        Totals = [.. laender.Select(land => new ReferenceTotal(land.Code, ReferenceLevel.Land, valueOf(land)))],
    };

    private static long HundredThousandths(string percent) => (long)(decimal.Parse(percent, CultureInfo.InvariantCulture) * 100_000m);
}
