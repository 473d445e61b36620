using System.Runtime.InteropServices;

namespace FitStore.Api.Cost;

/// <summary>What a Land is charged for one service, as it is passed on.</summary>
/// <param name="Prorated">Yearly items of which a first year is paid in part, for a full year.</param>
/// <param name="Unprorated">Yearly items of which every year is a full one: the quarter that all Länder carry.</param>
/// <param name="OneOff">What is charged once.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PassedSums(long Prorated, long Unprorated, long OneOff);

/// <summary>The part of a Land's amount that a body pays: what its level pays, by inhabitants.</summary>
/// <param name="Percent">What the level pays of the Land's amount, in hundredths of a percent, as <see cref="LandRule"/> has it.</param>
/// <param name="Inhabitants">Inhabitants of the body.</param>
/// <param name="LevelInhabitants">Inhabitants of all bodies of the level in the Land.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LevyKey(long Percent, long Inhabitants, long LevelInhabitants);

/// <summary>What a body pays, in cents of full euros.</summary>
/// <param name="FullYear">For a full year.</param>
/// <param name="FirstYear">For the first year.</param>
/// <param name="OneOff">Once.</param>
/// <param name="Excess">What rounding the full year up adds, in whole cents, rounded down.</param>
/// <param name="Others">What the other bodies of the level bear of a full year, exact but for the last cent, which is rounded down.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LevyAmounts(long FullYear, long FirstYear, long OneOff, long Excess, long Others);

/// <summary>
/// How a Land's amount becomes that of a Kommune (product.md, Cost, method 7). All items of one service are summed, then rounded up to full
/// euros, once per body and level.
/// </summary>
internal static class PassOnCost
{
    private const long CentsOfEuro = 100;

    public static LevyAmounts Levy(PassedSums land, LevyKey key, int months)
    {
        var (numerator, denominator) = ((Int128)key.Percent * key.Inhabitants, (Int128)LandRule.Whole * key.LevelInhabitants);
        var year = (Int128)(land.Prorated + land.Unprorated);
        var fullYear = RoundedUp(year * numerator, denominator);

        // Twelfths of the first year, so that nothing is rounded before the end.
        var twelfths = (Int128)land.Prorated * months + (Int128)land.Unprorated * FirstYear.MonthsOfYear;
        return new(
            fullYear,
            RoundedUp(twelfths * numerator, denominator * FirstYear.MonthsOfYear),
            RoundedUp(land.OneOff * numerator, denominator),
            (long)((fullYear * denominator - year * numerator) / denominator),
            (long)(year * key.Percent * (key.LevelInhabitants - key.Inhabitants) / denominator));
    }

    /// <summary>A fraction of cents, rounded up to full euros, in cents.</summary>
    private static long RoundedUp(Int128 numerator, Int128 denominator)
    {
        var euro = denominator * CentsOfEuro;
        return (long)((numerator + euro - 1) / euro) * CentsOfEuro;
    }
}
