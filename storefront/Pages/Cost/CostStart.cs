using System.Globalization;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>
/// The month cost begins with. Where none is asked for it is the next 1 January, because budgets are made for calendar years, or the
/// first month of the terms where they begin later.
/// </summary>
internal static class CostStart
{
    public const string Field = "beginn";

    private const string Format = "yyyy-MM";

    private const int Offered = 36;

    public static string Written(DateOnly month) => month.ToString(Format, CultureInfo.InvariantCulture);

    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    public static DateOnly Default(DateOnly today, IReadOnlyList<OfferTerms> terms) => Later(new DateOnly(today.Year + 1, 1, 1), terms);

    /// <summary>The coming months, with the one that was asked for.</summary>
    public static IReadOnlyList<Choice> Choices(DateOnly today, IReadOnlyList<OfferTerms> terms, string? asked)
    {
        var first = Later(new DateOnly(today.Year, today.Month, 1).AddMonths(1), terms);
        var months = Enumerable.Range(0, Offered).Select(first.AddMonths).ToList();
        if (Read(asked) is { } given && !months.Contains(given))
        {
            months.Add(given);
        }

        return [.. months.Order().Select(month => new Choice(Written(month), German.Month(month)))];
    }

    private static DateOnly Later(DateOnly month, IReadOnlyList<OfferTerms> terms)
    {
        if (terms.Count == 0)
        {
            return month;
        }

        var from = terms.Min(known => known.ValidFrom);
        var first = new DateOnly(from.Year, from.Month, 1).AddMonths(from.Day == 1 ? 0 : 1);
        return first > month ? first : month;
    }
}
