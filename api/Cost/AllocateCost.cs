using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace FitStore.Api.Cost;

/// <summary>
/// The arithmetic of sharing an amount, exact to the cent (product.md, Cost, methods 1 and 3): exact shares rounded down to the cent, the
/// left-over cents one each to the largest remainders. Whole numbers only; the shares always sum to the amount.
/// </summary>
internal static class AllocateCost
{
    /// <summary>The largest amount of a price sheet: ten thousand million euro.</summary>
    public const long LargestAmount = 1_000_000_000_000;

    /// <summary>Shares an amount by whole weights; ties of remainders go in the order given.</summary>
    public static long[] Split(long amount, params ReadOnlySpan<long> weights)
    {
        var shares = new long[weights.Length];
        Split(amount, weights, shares);
        return shares;
    }

    /// <summary>The same into a list that is there already.</summary>
    public static void Split(long amount, ReadOnlySpan<long> weights, Span<long> shares) => Split(amount, weights, default, shares);

    /// <summary>Shares an amount among bodies; ties of remainders go by ARS, whose first two digits are the Land, whatever the order given.</summary>
    public static long[] Among(long amount, ReadOnlySpan<string> ars, ReadOnlySpan<long> weights)
    {
        var shares = new long[weights.Length];
        Among(amount, ars, weights, shares);
        return shares;
    }

    /// <summary>The same into a list that is there already.</summary>
    public static void Among(long amount, ReadOnlySpan<string> ars, ReadOnlySpan<long> weights, Span<long> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ars.Length, weights.Length, nameof(ars));
        Split(amount, weights, IsInOrder(ars) ? default : ars, shares);
    }

    /// <summary>Splits an amount by the weights of a mixture, decimal strings; ties go in the order given.</summary>
    public static long[] ByWeights(long amount, IReadOnlyList<string> weights)
    {
        var decimals = weights.Max(Decimals);
        var whole = weights.Select(weight => Scaled(weight, decimals)).ToArray();
        var shares = new long[whole.Length];
        Share<BigInteger>(amount, whole, default, shares);
        return shares;
    }

    /// <summary>A decimal string as a whole number of its last of <paramref name="decimals"/> places.</summary>
    public static BigInteger Scaled(string number, int decimals) =>
        BigInteger.Parse(number.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture) * BigInteger.Pow(10, decimals - Decimals(number));

    /// <summary>How many places after the point a decimal string has.</summary>
    public static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? number.Length - point - 1 : 0;

    /// <summary>Whole units at a price of up to six decimals, rounded half up to the cent.</summary>
    /// <param name="units">How many.</param>
    /// <param name="microEuro">Price of one in millionths of a euro.</param>
    public static long OfUnits(long units, long microEuro) => (long)(((Int128)units * microEuro + 5_000) / 10_000);

    private static void Split(long amount, ReadOnlySpan<long> weights, ReadOnlySpan<string> ars, Span<long> shares)
    {
        Int128 total = 0;
        var largest = 0L;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            total += weight;
            largest = Math.Max(largest, weight);
        }

        // Most products fit into 64 bits, and there division is many times faster.
        if (total <= long.MaxValue && (Int128)amount * largest <= long.MaxValue)
        {
            Share(amount, weights, ars, shares);
            return;
        }

        var wide = ArrayPool<Int128>.Shared.Rent(weights.Length);
        try
        {
            for (var i = 0; i < weights.Length; i++)
            {
                wide[i] = weights[i];
            }

            Share<Int128>(amount, wide.AsSpan(0, weights.Length), ars, shares);
        }
        finally
        {
            ArrayPool<Int128>.Shared.Return(wide);
        }
    }

    private static void Share<T>(T amount, ReadOnlySpan<T> weights, ReadOnlySpan<string> ars, Span<long> shares)
        where T : IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shares.Length, weights.Length, nameof(shares));
        var total = T.Zero;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            total += weight;
        }

        if (T.IsZero(total))
        {
            throw new ArgumentException("The weights sum to zero.", nameof(weights));
        }

        var pool = ArrayPool<T>.Shared;
        var remainders = pool.Rent(weights.Length);
        try
        {
            var left = long.CreateChecked(amount);
            for (var i = 0; i < weights.Length; i++)
            {
                (var share, remainders[i]) = T.DivRem(amount * weights[i], total);
                shares[i] = long.CreateChecked(share);
                left -= shares[i];
            }

            GiveLeftOver((int)left, remainders.AsSpan(0, weights.Length), ars, shares);
        }
        finally
        {
            pool.Return(remainders);
        }
    }

    /// <summary>
    /// One cent each to the largest remainders. There are always more remainders above zero than cents, so no body of weight zero gets one.
    /// </summary>
    private static void GiveLeftOver<T>(int cents, ReadOnlySpan<T> remainders, ReadOnlySpan<string> ars, Span<long> shares)
        where T : IBinaryInteger<T>
    {
        if (cents == 0)
        {
            return;
        }

        var pool = ArrayPool<T>.Shared;
        var sorted = pool.Rent(remainders.Length);
        try
        {
            remainders.CopyTo(sorted);
            sorted.AsSpan(0, remainders.Length).Sort();
            var smallest = sorted[remainders.Length - cents];
            for (var i = 0; i < remainders.Length; i++)
            {
                if (remainders[i] > smallest)
                {
                    shares[i]++;
                    cents--;
                }
            }

            GiveTied(cents, smallest, remainders, ars, shares);
        }
        finally
        {
            pool.Return(sorted);
        }
    }

    private static void GiveTied<T>(int cents, T remainder, ReadOnlySpan<T> remainders, ReadOnlySpan<string> ars, Span<long> shares)
        where T : IBinaryInteger<T>
    {
        if (ars.IsEmpty)
        {
            for (var i = 0; cents > 0; i++)
            {
                if (remainders[i] == remainder)
                {
                    shares[i]++;
                    cents--;
                }
            }

            return;
        }

        var tied = new List<(string Ars, int Place)>();
        for (var i = 0; i < remainders.Length; i++)
        {
            if (remainders[i] == remainder)
            {
                tied.Add((ars[i], i));
            }
        }

        tied.Sort((one, other) => string.CompareOrdinal(one.Ars, other.Ars));
        foreach (var (_, place) in tied.Take(cents))
        {
            shares[place]++;
        }
    }

    private static bool IsInOrder(ReadOnlySpan<string> ars)
    {
        for (var i = 1; i < ars.Length; i++)
        {
            if (string.CompareOrdinal(ars[i - 1], ars[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
