using System.Globalization;
using System.Numerics;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Cost;

/// <summary>
/// What a set changes for a Land: its share among all Länder that have a value, in hundred-thousandths of a percent, rounded half
/// up. It only shows where the changes are; what anybody pays is reckoned with exact fractions elsewhere.
/// </summary>
/// <param name="Land">Code of the Land.</param>
/// <param name="Before">By the set before; nothing where that is silent.</param>
/// <param name="After">By the new set; nothing where that is silent.</param>
internal sealed record ShareChange(string Land, long? Before, long? After)
{
    /// <summary>A whole in the unit of the shares.</summary>
    private const long Whole = 10_000_000;

    private const decimal Unit = 100_000m;

    public long Difference => (After ?? 0) - (Before ?? 0);

    /// <summary>Of every Land, the biggest change first.</summary>
    public static IReadOnlyList<ShareChange> Of(ReferenceDataSet? before, ReferenceDataSet after, IReadOnlyList<Land> laender)
    {
        var (old, now) = (Shares(before, laender), Shares(after, laender));
        return
        [
            .. laender
                .Select(land => new ShareChange(land.Code, old.TryGetValue(land.Code, out var was) ? was : null, now.TryGetValue(land.Code, out var itIs) ? itIs : null))
                .OrderByDescending(change => Math.Abs(change.Difference))
                .ThenBy(change => change.Land, StringComparer.Ordinal),
        ];
    }

    /// <summary>Percent with five decimals.</summary>
    public static string Written(long share) => (share / Unit).ToString("0.00000", CultureInfo.InvariantCulture);

    /// <summary>The number that <see cref="Written"/> wrote.</summary>
    public static long Read(string written) => (long)(decimal.Parse(written, CultureInfo.InvariantCulture) * Unit);

    private static Dictionary<string, long> Shares(ReferenceDataSet? set, IReadOnlyList<Land> laender)
    {
        var values = laender
            .Select(land => (land.Code, Value: set?.ValueOf(land.ArsPrefix)))
            .Where(entry => entry.Value is not null)
            .ToDictionary(entry => entry.Code, entry => entry.Value!.Value, StringComparer.Ordinal);
        var sum = values.Values.Aggregate(BigInteger.Zero, (all, value) => all + value);
        return sum.IsZero
            ? []
            : values.ToDictionary(entry => entry.Key, entry => (long)(((BigInteger)entry.Value * Whole * 2 + sum) / (sum * 2)), StringComparer.Ordinal);
    }
}
