using System.Numerics;
using System.Text.RegularExpressions;
using FitStore.Api.Cost;
using NUnit.Framework;

namespace FitStore.Support;

/// <summary>
/// Reads a derivation as a Kämmerer with a pocket calculator does: what stands left of each equals sign is computed and held against what
/// stands right of it, and the rounding against what the sentence says of it.
/// </summary>
internal static partial class Recomputed
{
    /// <summary>Checks every equation; answers how many there were.</summary>
    public static int Check(string sentence)
    {
        var plain = sentence.Replace('\u00A0', ' ');
        var equations = Equation().Matches(plain);
        foreach (Match equation in equations)
        {
            var exact = new Terms(equation.Groups["left"].Value).Value();
            var shown = Number(equation.Groups["right"].Value);
            var decimals = equation.Groups["right"].Value.Split(',')[1].Length;
            var unit = new Fraction(BigInteger.Pow(10, decimals), 1);
            Assert.That((exact * unit).Floor(), Is.EqualTo((shown * unit).Floor()), sentence);
            Assert.That(equation.Groups["more"].Success, Is.EqualTo(exact != shown), sentence);
            if (equation.Groups["how"].Success)
            {
                CheckRounding(equation, exact, sentence);
            }
        }

        Assert.That(plain.Count(letter => letter == '='), Is.EqualTo(equations.Count), sentence);
        return equations.Count;
    }

    private static void CheckRounding(Match equation, Fraction exact, string sentence)
    {
        var cents = exact * new Fraction(100, 1);
        var expected = equation.Groups["how"].Value switch
        {
            "abgerundet" => cents.Floor(),
            "auf volle Euro aufgerundet" => exact.Ceiling() * 100,
            _ => cents.HalfUp(),
        };
        Assert.That(Cents(equation.Groups["rounded"].Value), Is.EqualTo(expected), sentence);
        if (equation.Groups["given"].Success)
        {
            Assert.That(Cents(equation.Groups["given"].Value), Is.EqualTo(expected + 1), sentence);
        }
    }

    private static BigInteger Cents(string amount) => (Number(amount) * new Fraction(100, 1)).Floor();

    private static Fraction Number(string german) => Fraction.Of(german.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'));

    /// <summary>Sums of products, with brackets.</summary>
    private sealed class Terms(string text)
    {
        private readonly Queue<string> tokens = new(Token().Matches(text).Select(match => match.Value));

        public Fraction Value()
        {
            var sum = Sum();
            Assert.That(tokens, Is.Empty, text);
            return sum;
        }

        private Fraction Sum()
        {
            var sum = Product();
            while (tokens.TryPeek(out var sign) && sign is "+" or "−")
            {
                tokens.Dequeue();
                var next = Product();
                sum = sign == "+" ? sum + next : new((sum.Numerator * next.Denominator) - (next.Numerator * sum.Denominator), sum.Denominator * next.Denominator);
            }

            return sum;
        }

        private Fraction Product()
        {
            var product = One();
            while (tokens.TryPeek(out var sign) && sign is "×" or "÷")
            {
                tokens.Dequeue();
                var next = One();
                product *= sign == "×" ? next : new Fraction(next.Denominator, next.Numerator);
            }

            return product;
        }

        private Fraction One()
        {
            var token = tokens.Dequeue();
            if (token != "(")
            {
                return Number(token);
            }

            var inner = Sum();
            Assert.That(tokens.Dequeue(), Is.EqualTo(")"), text);
            return inner;
        }
    }

    [GeneratedRegex(@"(?<left>[(0-9][-0-9., €×÷+−()]*) = (?<right>[0-9.]+,[0-9]+)(?<more>…)? €(, (?<how>abgerundet|auf volle Euro aufgerundet|kaufmännisch gerundet|gerundet) (?<rounded>[0-9.]+,[0-9]{2}) €(, mit einem der übrigen Cent (?<given>[0-9.]+,[0-9]{2}) €)?)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Equation();

    [GeneratedRegex(@"[0-9][0-9.,]*|[×÷+−()]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
