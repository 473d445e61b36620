using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FitStore.Api.Search;

/// <summary>Sets of document numbers as bits, 64 in a word.</summary>
internal static class Bits
{
    public static int WordsFor(int documents) => (documents + 63) >> 6;

    public static void Set(Span<ulong> bits, int document) => bits[document >> 6] |= 1UL << (document & 63);

    public static void Remove(Span<ulong> bits, int document) => bits[document >> 6] &= ~(1UL << (document & 63));

    public static bool Has(ReadOnlySpan<ulong> bits, int document) => (bits[document >> 6] >> (document & 63) & 1) != 0;

    public static void And(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= other[i];
        }
    }

    public static void AndNot(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= ~other[i];
        }
    }

    public static void Or(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= other[i];
        }
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>How many are in both.</summary>
    public static int CountAnd(ReadOnlySpan<ulong> bits, ReadOnlySpan<ulong> other)
    {
        other = other[..bits.Length];
        var count = 0;
        for (var i = 0; i < bits.Length; i++)
        {
            count += BitOperations.PopCount(bits[i] & other[i]);
        }

        return count;
    }

    /// <summary>How many are in both, looking only at the given words of the sets: those where the first has any.</summary>
    public static int CountAnd(ReadOnlySpan<ulong> bits, ReadOnlySpan<ulong> other, ReadOnlySpan<int> words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(bits[word] & other[word]);
        }

        return count;
    }

    /// <summary>Puts the numbers of the words that are not empty into <paramref name="words"/>; returns how many.</summary>
    public static int NotEmpty(ReadOnlySpan<ulong> bits, Span<int> words)
    {
        var count = 0;
        for (var i = 0; i < bits.Length; i++)
        {
            words[count] = i;
            count += bits[i] == 0 ? 0 : 1;
        }

        return count;
    }

    /// <summary>The set of documents with a score above zero. The room for scores reaches to a multiple of 64.</summary>
    public static void OfScores(ReadOnlySpan<ushort> scores, Span<ulong> bits)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            var block = scores.Slice(i << 6, 64);
            var zero = 0UL;
            for (var part = 0; part < 64; part += 2 * Vector256<ushort>.Count)
            {
                var first = Vector256.Equals(Vector256.Create(block[part..]), Vector256<ushort>.Zero);
                var second = Vector256.Equals(Vector256.Create(block[(part + Vector256<ushort>.Count)..]), Vector256<ushort>.Zero);
                zero |= (ulong)Vector256.Narrow(first, second).ExtractMostSignificantBits() << part;
            }

            bits[i] = ~zero;
        }
    }

    /// <summary>Adds the scores of one more word; documents that lack either score drop out.</summary>
    public static void AddWhereBoth(Span<ushort> sums, ReadOnlySpan<ushort> scores)
    {
        var a = MemoryMarshal.Cast<ushort, Vector<ushort>>(sums);
        var b = MemoryMarshal.Cast<ushort, Vector<ushort>>(scores);
        for (var i = 0; i < a.Length; i++)
        {
            var either = Vector.Equals(a[i], Vector<ushort>.Zero) | Vector.Equals(b[i], Vector<ushort>.Zero);
            a[i] = Vector.AndNot(a[i] + b[i], either);
        }
    }
}
