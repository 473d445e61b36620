using System.Buffers;
using System.Numerics;

namespace FitStore.Api.Search;

/// <summary>What a search found in one segment, in rented room: to be disposed of.</summary>
internal sealed class SegmentResults : IDisposable
{
    private readonly int count;
    private readonly ulong[] documents;
    private readonly ushort[]? scores;

    public SegmentResults(int documents, bool scored)
    {
        count = Bits.WordsFor(documents);
        this.documents = ArrayPool<ulong>.Shared.Rent(count);
        scores = scored ? ArrayPool<ushort>.Shared.Rent(count << 6) : null;
    }

    /// <summary>The set of results.</summary>
    public Span<ulong> Documents => documents.AsSpan(0, count);

    /// <summary>A score for each document of the segment, up to a multiple of 64; empty without words.</summary>
    public Span<ushort> Scores => scores.AsSpan(0, scores is null ? 0 : count << 6);

    /// <summary>Number of results.</summary>
    public int Total { get; set; }

    /// <summary>No result has more, what the name adds left aside.</summary>
    public int BestScore { get; set; }

    /// <summary>Documents from here on have names that do not begin with the query.</summary>
    public int EndOfNameMatches { get; set; }

    /// <summary>No result from this document on has more.</summary>
    public int BestFrom(int document) => BestScore + (document < EndOfNameMatches ? MatchWeights.WholeName : 0);

    /// <summary>The results, ascending.</summary>
    public Enumerator DocumentNumbers => new(this);

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(documents);
        if (scores is not null)
        {
            ArrayPool<ushort>.Shared.Return(scores);
        }
    }

    /// <summary>Walks over the set bits.</summary>
    internal ref struct Enumerator(SegmentResults results)
    {
        private readonly ReadOnlySpan<ulong> words = results.Documents;
        private int word = -1;
        private ulong rest;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (rest == 0)
            {
                if (++word >= words.Length)
                {
                    return false;
                }

                rest = words[word];
            }

            Current = (word << 6) + BitOperations.TrailingZeroCount(rest);
            rest &= rest - 1;
            return true;
        }
    }
}

/// <summary>Keeps the smallest of the numbers offered: sorts now and then and forgets the rest, which is cheaper than to keep order always.</summary>
internal ref struct NearestPlaces(int take)
{
    // Room enough that sorting stays rare also where few are wanted.
    private readonly long room = Math.Max(2L * take, 128);
    private readonly List<ulong> kept = new(128);
    private ulong worst = ulong.MaxValue;

    /// <summary>Whether enough are kept and none from this number on can be among them.</summary>
    public readonly bool IsBeyond(ulong place) => place > worst;

    public void Offer(ulong place)
    {
        if (place > worst)
        {
            return;
        }

        kept.Add(place);
        if (kept.Count >= room)
        {
            Trim();
            worst = kept[^1];
        }
    }

    public readonly List<ulong> InOrder()
    {
        Trim();
        return kept;
    }

    private readonly void Trim()
    {
        kept.Sort();
        if (kept.Count > take)
        {
            kept.RemoveRange(take, kept.Count - take);
        }
    }
}
