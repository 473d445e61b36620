using System.Globalization;
using FitStore.Contracts.Cost;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>A curve of cost as it is drawn. Large letters in a small box, so that it can be read on a phone.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Payer">Whose amounts it shows.</param>
/// <param name="IsPassedOn">The amounts are those of the Land, and the organisation asked about pays others.</param>
internal sealed record CurveChart(CostCurve Curve, string Payer, bool IsPassedOn)
{
    public const int Width = 440;

    public const int Height = 250;

    private const int Left = 14;

    private const int Right = 14;

    private const int Top = 34;

    private const int Bottom = 44;

    /// <summary>How wide a letter of a label is taken to be.</summary>
    private const int WidthOfALetter = 8;

    private long Most => Math.Max(1, Curve.Points.Max(point => point.Charged.Cents));

    /// <summary>Whether the number of Länder changes anything.</summary>
    public bool IsFlat => Curve.Points.Select(point => point.Charged.Cents).Distinct().Count() <= 1;

    /// <summary>The point of today.</summary>
    public CostCurvePoint Today => Curve.Points[Math.Clamp(Curve.Today, 1, Curve.Points.Count) - 1];

    /// <summary>The line through all points.</summary>
    public string Path => string.Join(' ', Curve.Points.Select((point, place) => $"{(place == 0 ? 'M' : 'L')}{X(point)} {Y(point)}"));

    /// <summary>The height of zero.</summary>
    public static int Ground => Height - Bottom;

    public static int End => Width - Right;

    public static int Start => Left;

    /// <summary>Points that are labelled: the first, today's and the last, where they do not stand in one another's way.</summary>
    public IEnumerable<CurveLabel> Labels
    {
        get
        {
            var (first, last, today) = (Curve.Points[0], Curve.Points[^1], Today);
            if (first == today || today.Laender > 5 || double.Parse(Y(today), CultureInfo.InvariantCulture) - double.Parse(Y(first), CultureInfo.InvariantCulture) > 30)
            {
                yield return Label(first, first == today);
            }

            if (today != first && today != last)
            {
                yield return Label(today, isToday: true);
            }

            if (last != first && (last == today || today.Laender <= Curve.Points.Count / 2))
            {
                yield return Label(last, last == today);
            }
        }
    }

    public string X(CostCurvePoint point) => Written(XOf(point));

    public string Y(CostCurvePoint point) => Written(Ground - ((Ground - Top) * (double)point.Charged.Cents / Most));

    /// <summary>What happens if up to five more join: how many, which, and the point then.</summary>
    public (IReadOnlyList<CostCurvePoint> Added, CostCurvePoint Then)? More
    {
        get
        {
            var added = Curve.Points.Skip(Today.Laender).Take(5).ToList();
            return added.Count == 0 ? null : (added, added[^1]);
        }
    }

    private CurveLabel Label(CostCurvePoint point, bool isToday)
    {
        var x = XOf(point);
        var isLeft = x < Width / 2;
        var words = $"{(isToday ? "heute, " : "")}{German.Count(point.Laender, "Land", "Länder")}: {German.RoughMoney(point.Charged.Cents / 100m)}";
        // Words that end at their point lie over those before it: they stand above the highest of them.
        var above = isLeft ? point : Curve.Points.Where(other => other.Laender <= point.Laender && XOf(other) >= x - (words.Length * WidthOfALetter)).MaxBy(other => other.Charged.Cents) ?? point;
        return new(Written(isLeft ? x + 8 : Math.Min(x + 4, End)), Written(Math.Max(18, double.Parse(Y(above), CultureInfo.InvariantCulture) - 12)), isLeft ? "start" : "end", words, isToday);
    }

    private double XOf(CostCurvePoint point) => Curve.Points.Count == 1 ? Left : Left + ((Width - Left - Right) * (point.Laender - 1d) / (Curve.Points.Count - 1));

    private static string Written(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Words at a point of a curve.</summary>
internal sealed record CurveLabel(string X, string Y, string Anchor, string Words, bool IsToday);
