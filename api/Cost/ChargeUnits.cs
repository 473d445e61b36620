using System.Globalization;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>
/// What one organisation is charged by prices that are not shared: per organisation, inhabitant, size or use. Units times price is rounded
/// half up to the cent per line.
/// </summary>
internal static class ChargeUnits
{
    private const int Decimals = 6;

    /// <summary>What the item comes to for so many units: inhabitants or uses; per organisation they do not count.</summary>
    public static long Of(PriceItem item, long units) => item.Basis switch
    {
        PriceBasis.PerOrganisation => item.Amount!.Cents,
        PriceBasis.SizeClass => ClassOf(item, units).Amount.Cents,
        PriceBasis.PerInhabitant or PriceBasis.PerUse => AllocateCost.OfUnits(units, MicroEuro(item.UnitPrice!)),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Basis, "Allocated items are shared."),
    };

    /// <summary>The row of the table that an organisation of so many inhabitants falls into; the table has neither gap nor overlap.</summary>
    public static SizeClass ClassOf(PriceItem item, long inhabitants) => item.SizeClasses!.First(row => inhabitants >= row.From && (row.To is not { } to || inhabitants <= to));

    /// <summary>A unit price in millionths of a euro.</summary>
    public static long MicroEuro(string unitPrice) => (long)AllocateCost.Scaled(unitPrice, Decimals);

    /// <summary>Whether the item is counted in inhabitants.</summary>
    public static bool CountsInhabitants(PriceItem item) => item.Basis is PriceBasis.PerInhabitant or PriceBasis.SizeClass;

    /// <summary>Units × price before it is rounded, as a plain decimal in euro.</summary>
    public static string Exact(long units, string unitPrice)
    {
        var micro = (Int128)units * MicroEuro(unitPrice);
        return string.Create(CultureInfo.InvariantCulture, $"{micro / 1_000_000}.{(long)(micro % 1_000_000):000000}");
    }
}
