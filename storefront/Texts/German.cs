using System.Globalization;
using FitStore.Contracts;

namespace FitStore.Storefront.Texts;

/// <summary>
/// How figures, amounts and dates are written, in one place. Spaces inside a figure do not break.
/// </summary>
public static class German
{
    private const char NoBreak = '\u00A0';

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>1.234,50 €.</summary>
    public static string Money(decimal euro) => euro.ToString("#,##0.00", Culture) + NoBreak + "€";

    /// <summary>1.234,50 €.</summary>
    public static string Money(Money amount) => Money(amount.Cents / 100m);

    /// <summary>45.910 €, where cents would only disturb (cards, headlines). Rounded half up, and the page says "rund".</summary>
    public static string RoughMoney(decimal euro) => Math.Round(euro, 0, MidpointRounding.AwayFromZero).ToString("#,##0", Culture) + NoBreak + "€";

    /// <summary>A price of a unit, with as many of its up to 6 decimals as are not zero, at least two: 0,004125 €.</summary>
    public static string UnitPrice(decimal euro) => euro.ToString("#,##0.00####", Culture) + NoBreak + "€";

    /// <summary>12.345.</summary>
    public static string Number(long number) => number.ToString("#,##0", Culture);

    /// <summary>7,5 or 12.345,25: up to four decimals, none that are zero.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.####", Culture);

    /// <summary>The plain digits of a number, for attributes.</summary>
    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>26,7 % from 0.267.</summary>
    public static string Percent(decimal share) => (share * 100).ToString("#,##0.##", Culture) + NoBreak + "%";

    /// <summary>22.11.2026.</summary>
    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", Culture);

    /// <summary>The day of an instant in Berlin: 22.11.2026.</summary>
    public static string Date(DateTimeOffset instant) => Date(Day(instant));

    /// <summary>The day an instant falls on in Berlin.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Berlin).DateTime);

    /// <summary>22.11.2026, 14:05 Uhr, as clocks in Berlin show it.</summary>
    public static string Moment(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Berlin).ToString("dd.MM.yyyy, HH:mm", Culture) + NoBreak + "Uhr";

    /// <summary>14:05, as clocks in Berlin show it.</summary>
    public static string Clock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Berlin).ToString("HH:mm", Culture);

    /// <summary>The value of a <c>time</c> element's <c>datetime</c>.</summary>
    public static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>The value of a <c>time</c> element's <c>datetime</c>.</summary>
    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Mai 2027.</summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", Culture);

    /// <summary>12.345 Einwohner (31.12.2024, Destatis).</summary>
    public static string Inhabitants(long inhabitants, DateOnly asOf, string source) =>
        $"{Inhabitants(inhabitants)} ({Date(asOf)}, {source})";

    /// <summary>12.345 Einwohner (31.12.2024, Destatis).</summary>
    public static string Inhabitants(Contracts.Organisations.Inhabitants inhabitants) =>
        Inhabitants(inhabitants.Count, inhabitants.AsOf, inhabitants.Source);

    /// <summary>12.345 Einwohner.</summary>
    public static string Inhabitants(long inhabitants) => Number(inhabitants) + NoBreak + "Einwohner";

    /// <summary>1,2 Mio. Einwohner, where the exact number would only disturb; below a million it is exact.</summary>
    public static string RoughInhabitants(long inhabitants) => inhabitants < 1_000_000
        ? Inhabitants(inhabitants)
        : (inhabitants / 1_000_000m).ToString("#,##0.#", Culture) + NoBreak + "Mio." + NoBreak + "Einwohner";

    /// <summary>kein Land, 1 Land, 3 Länder.</summary>
    public static string Count(long count, string one, string many, string? none = null) => count switch
    {
        0 when none is not null => none,
        1 => "1" + NoBreak + one,
        _ => Number(count) + NoBreak + many,
    };

    /// <summary>A, B und C.</summary>
    public static string List(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + " und " + words[^1],
    };

    /// <summary>How long ago or ahead in days: heute, gestern, vor 5 Tagen, in 3 Tagen.</summary>
    public static string Distance(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "heute",
        1 => "morgen",
        -1 => "gestern",
        var days and > 0 => $"in {days} Tagen",
        var days => $"vor {-days} Tagen",
    };

    /// <summary>1,4 MB, for files to download.</summary>
    public static string FileSize(long bytes) => bytes switch
    {
        < 1024 => Number(bytes) + NoBreak + "Byte",
        < 1024 * 1024 => Number((bytes + 512) / 1024) + NoBreak + "KB",
        _ => (bytes / (1024m * 1024m)).ToString("#,##0.0", Culture) + NoBreak + "MB",
    };
}
