using System.Buffers;
using System.Numerics;

namespace FitStore.Api.Catalogue;

/// <summary>What a search found in one segment, in rented room: to be disposed of.</summary>
internal sealed class SegmentResults : IDisposable
{
    private readonly int _count;
    private readonly ulong[] _documents;
    private readonly ushort[]? _scores;

    public SegmentResults(int documents, bool scored)
    {
        _count = Bits.WordsFor(documents);
        _documents = ArrayPool<ulong>.Shared.Rent(_count);
        _scores = scored ? ArrayPool<ushort>.Shared.Rent(_count << 6) : null;
    }

    /// <summary>The set of results.</summary>
    public Span<ulong> Documents => _documents.AsSpan(0, _count);

    /// <summary>A score for each document of the segment, up to a multiple of 64; empty without words.</summary>
    public Span<ushort> Scores => _scores.AsSpan(0, _scores is null ? 0 : _count << 6);

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
        ArrayPool<ulong>.Shared.Return(_documents);
        if (_scores is not null)
        {
            ArrayPool<ushort>.Shared.Return(_scores);
        }
    }

    /// <summary>Walks over the set bits.</summary>
    internal ref struct Enumerator(SegmentResults results)
    {
        private readonly ReadOnlySpan<ulong> _words = results.Documents;
        private int _word = -1;
        private ulong _rest;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= _words.Length)
                {
                    return false;
                }

                _rest = _words[_word];
            }

            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}

/// <summary>Keeps the smallest of the numbers offered: sorts now and then and forgets the rest, which is cheaper than to keep order always.</summary>
internal ref struct NearestPlaces(int take)
{
    // Room enough that sorting stays rare also where few are wanted.
    private readonly long _room = Math.Max(2L * take, 128);
    private readonly List<ulong> _kept = new(128);
    private ulong _worst = ulong.MaxValue;

    /// <summary>Whether enough are kept and none from this number on can be among them.</summary>
    public readonly bool IsBeyond(ulong place) => place > _worst;

    public void Offer(ulong place)
    {
        if (place > _worst)
        {
            return;
        }

        _kept.Add(place);
        if (_kept.Count >= _room)
        {
            Trim();
            _worst = _kept[^1];
        }
    }

    public readonly List<ulong> InOrder()
    {
        Trim();
        return _kept;
    }

    private readonly void Trim()
    {
        _kept.Sort();
        if (_kept.Count > take)
        {
            _kept.RemoveRange(take, _kept.Count - take);
        }
    }
}
