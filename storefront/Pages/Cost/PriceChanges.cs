using System.Globalization;
using FitStore.Contracts;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>What somebody types to change a price sheet: for each item a new amount, a percentage, or nothing for no change.</summary>
internal static class PriceChanges
{
    /// <summary>The name of all fields; their order is that of the items.</summary>
    public const string Field = "neu";

    private const decimal MostPercent = 1000m;

    /// <summary>Decimals of a unit price.</summary>
    private const int UnitDecimals = 6;

    /// <summary>The field of an item, as an error names it.</summary>
    public static string FieldOf(int place) => $"{Field}[{German.Digits(place)}]";

    /// <summary>Where the errors of the API are typed: deeper ones at their item.</summary>
    public static FieldMap Fields(PriceSheet sheet)
    {
        var fields = new FieldMap();
        for (var place = 0; place < sheet.Items.Count; place++)
        {
            fields[$"/priceSheet/items/{German.Digits(place)}"] = FieldOf(place);
        }

        return fields;
    }

    /// <summary>The sheet with the changes; what cannot be read is said at its field.</summary>
    /// <param name="sheet">The sheet in force.</param>
    /// <param name="typed">What was typed, by the place of the item.</param>
    /// <param name="state">The page's ModelState.</param>
    public static PriceSheet Apply(PriceSheet sheet, IReadOnlyDictionary<int, string> typed, ModelStateDictionary state)
    {
        var items = new List<PriceItem>();
        foreach (var (item, place) in sheet.Items.Select((item, place) => (item, place)))
        {
            var text = typed.GetValueOrDefault(place, "").Trim();
            if (text.Length == 0)
            {
                items.Add(item);
                continue;
            }

            if (Change(item, text) is { } changed)
            {
                items.Add(changed);
                continue;
            }

            state.AddModelError(FieldOf(place), item.Basis == PriceBasis.SizeClass
                ? "Die Staffel lässt sich im Ganzen ändern: Geben Sie Prozent ein, zum Beispiel +3 % oder −2,5 %."
                : "Geben Sie einen neuen Betrag ein, zum Beispiel 1.250.000, oder eine Änderung in Prozent, zum Beispiel +3 %.");
            items.Add(item);
        }

        return sheet with { Items = items };
    }

    /// <summary>What an item costs now, as it stands beside its field.</summary>
    public static string Now(PriceItem item) => item.Basis switch
    {
        PriceBasis.PerInhabitant => $"{Words.AmountOf(item)} je Einwohner",
        PriceBasis.PerUse => $"{Words.AmountOf(item)} je Nutzung",
        PriceBasis.SizeClass => $"{Words.AmountOf(item)}, nach Größe",
        PriceBasis.PerOrganisation => $"{Words.AmountOf(item)} je Organisation",
        _ => Words.AmountOf(item),
    } + (item.Charge == Charge.Yearly ? " im Jahr" : " einmalig");

    private static PriceItem? Change(PriceItem item, string text)
    {
        if (text.EndsWith('%'))
        {
            return Typed.Number(text[..^1]) is >= -100 and <= MostPercent and var percent ? Scale(item, 1 + (percent / 100)) : null;
        }

        if (item.UnitPrice is not null)
        {
            return Typed.Number(text.Replace("€", "", StringComparison.Ordinal)) is >= 0 and <= Typed.MostEuro and var price && decimal.Round(price, UnitDecimals) == price
                ? item with { UnitPrice = Unit(price) }
                : null;
        }

        return item.Amount is not null && Typed.Cents(text) is { } cents ? item with { Amount = Money.OfCents(cents) } : null;
    }

    private static PriceItem Scale(PriceItem item, decimal factor) => item with
    {
        Amount = item.Amount is { } amount ? Scale(amount, factor) : null,
        UnitPrice = item.UnitPrice is { } price ? Unit(decimal.Round(decimal.Parse(price, CultureInfo.InvariantCulture) * factor, UnitDecimals, MidpointRounding.AwayFromZero)) : null,
        SizeClasses = item.SizeClasses is { } classes ? [.. classes.Select(size => size with { Amount = Scale(size.Amount, factor) })] : null,
    };

    private static Money Scale(Money amount, decimal factor) => Money.OfCents((long)decimal.Round(amount.Cents * factor, 0, MidpointRounding.AwayFromZero));

    private static string Unit(decimal price) => price.ToString("0.00####", CultureInfo.InvariantCulture);
}
