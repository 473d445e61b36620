using System.Globalization;
using System.Text.RegularExpressions;

namespace FitStore.Storefront.Texts;

/// <summary>Figures as people type them: 12.000, 12000,5, 1.234,50 €, with or without spaces.</summary>
public static partial class Typed
{
    /// <summary>The most that is taken for an amount, in euro (product.md: 10^12 cents).</summary>
    public const decimal MostEuro = 10_000_000_000m;

    /// <summary>A number; nothing where it is none. Points are thousands where they stand as such, else the decimal sign.</summary>
    public static decimal? Number(string text)
    {
        var plain = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).Replace('−', '-');
        if (plain.Contains(',', StringComparison.Ordinal) || Thousands().IsMatch(plain))
        {
            plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }

        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>An amount in cents; nothing where it is none, negative, too large or finer than a cent.</summary>
    public static long? Cents(string text)
    {
        var euro = Number(text.Replace("€", "", StringComparison.Ordinal));
        return euro is >= 0 and <= MostEuro && decimal.Round(euro.Value, 2) == euro ? (long)(euro.Value * 100) : null;
    }

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}(\.[0-9]{3})+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();
}
