using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FitStore.Api.Cost;

/// <summary>An exact fraction in lowest terms, never negative.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fraction
{
    private readonly BigInteger denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        this.denominator = denominator / common;
    }

    public static Fraction Zero => new(0, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public static Fraction operator +(Fraction a, Fraction b) => new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>A decimal string as a fraction.</summary>
    public static Fraction Of(string number) =>
        new(AllocateCost.Scaled(number, AllocateCost.Decimals(number)), BigInteger.Pow(10, AllocateCost.Decimals(number)));

    /// <summary>The largest whole number that is not above.</summary>
    public BigInteger Floor() => Numerator / Denominator;

    /// <summary>The smallest whole number that is not below.</summary>
    public BigInteger Ceiling() => (Numerator + Denominator - 1) / Denominator;

    /// <summary>The nearest whole number; a half goes up.</summary>
    public BigInteger HalfUp() => (2 * Numerator + Denominator) / (2 * Denominator);

    /// <summary>A hundred times, rounded half up to five decimals: 20.52079.</summary>
    public string Percent() => ((decimal)(this * new Fraction(10_000_000, 1)).HalfUp() / 100_000m).ToString("0.00000", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Numerator}/{Denominator}";
}
