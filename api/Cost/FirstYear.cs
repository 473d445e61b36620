using System.Runtime.InteropServices;

namespace FitStore.Api.Cost;

/// <summary>A Land that joins within a year.</summary>
/// <param name="Land">Its place among all Länder.</param>
/// <param name="Months">Months of the year that are left, the one it starts in included.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Joiner(int Land, int Months);

/// <summary>What each Land, and the Bund, pays of an item in a year in which some join.</summary>
/// <param name="Laender">By the place among all Länder.</param>
/// <param name="Bund">What the Bund pays.</param>
internal sealed record SharedYear(long[] Laender, long Bund)
{
    public long Income => Laender.Sum() + Bund;
}

/// <summary>
/// The first year (product.md, Cost, method 5): who joins pays the full-year share as if it had been in since 1 January, for the months
/// that are left, rounded down per item. Who was in before is not recalculated within the year; the quarters of Bund and all Länder are
/// always full years.
/// </summary>
internal static class FirstYear
{
    public const int MonthsOfYear = 12;

    /// <summary>The part of a full year's amount for the months that are left, rounded down.</summary>
    public static long Of(long fullYear, int months) => (long)((Int128)fullYear * months / MonthsOfYear);

    /// <summary>Months of the calendar year from a month on, that one included.</summary>
    public static int MonthsLeft(DateOnly start) => MonthsOfYear + 1 - start.Month;

    /// <summary>The year of one item.</summary>
    /// <param name="standing">The Länder that have been in since 1 January, ascending.</param>
    /// <param name="joiners">Those that join, the earliest first.</param>
    /// <param name="laender">How many Länder there are.</param>
    /// <param name="share">The item, shared by a set of Länder, ascending.</param>
    public static SharedYear OfItem(IReadOnlyList<int> standing, IReadOnlyList<Joiner> joiners, int laender, Func<IReadOnlyList<int>, SharedItem> share)
    {
        var sinceJanuary = standing.Concat(joiners.Where(joiner => joiner.Months == MonthsOfYear).Select(joiner => joiner.Land)).Order().ToList();
        var year = share(sinceJanuary);
        var paid = new long[laender];
        for (var land = 0; land < laender; land++)
        {
            paid[land] = year.OfAdopter(land) + year.Anyway(land);
        }

        // Who starts in the same month joins together.
        var inBefore = sinceJanuary;
        foreach (var together in joiners.Where(joiner => joiner.Months < MonthsOfYear).GroupBy(joiner => joiner.Months))
        {
            inBefore = [.. inBefore.Concat(together.Select(joiner => joiner.Land)).Order()];
            var asIfSinceJanuary = share(inBefore);
            foreach (var joiner in together)
            {
                paid[joiner.Land] += Of(asIfSinceJanuary.OfAdopter(joiner.Land), joiner.Months);
            }
        }

        return new(paid, year.Bund);
    }
}
