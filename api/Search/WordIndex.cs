using System.Runtime.InteropServices;

namespace FitStore.Api.Search;

/// <summary>
/// Which documents hold which word. One flat list in the order of the vocabulary, so that all words with the same
/// beginning are one stretch of it; per word and document only the weightiest field. Immutable.
/// </summary>
internal sealed class WordIndex
{
    private const int FieldBits = 3;
    private const int FieldMask = (1 << FieldBits) - 1;

    private readonly Vocabulary vocabulary;

    /// <summary>Where the postings of each term start; one more for the end of the last.</summary>
    private readonly int[] starts;

    /// <summary>Document number and field of each posting.</summary>
    private readonly uint[] postings;

    private WordIndex(Vocabulary vocabulary, int[] starts, uint[] postings)
    {
        this.vocabulary = vocabulary;
        this.starts = starts;
        this.postings = postings;
    }

    /// <param name="documents">In the order of their numbers.</param>
    public static WordIndex Build(ReadOnlySpan<CatalogueDocument> documents)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var lastDocument = new List<int>();
        var counts = new List<int>();
        var read = new List<(int Term, uint Posting)>(documents.Length * 64);
        var omissions = new HashSet<(int Term, int Letter)>();
        var buffer = new WordBuffer();
        for (var document = 0; document < documents.Length; document++)
        {
            foreach (var text in documents[document].Texts)
            {
                var words = new WordReader(text.Text, buffer);
                while (words.Read())
                {
                    ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(known, words.Word, out var exists);
                    if (!exists)
                    {
                        term = lastDocument.Count;
                        lastDocument.Add(-1);
                        counts.Add(0);
                    }

                    if (words.Omitted)
                    {
                        var origins = words.Origins();
                        for (var letter = 1; letter < origins.Length; letter++)
                        {
                            if (origins[letter].OmittedBefore >= 0)
                            {
                                omissions.Add((term, letter));
                            }
                        }
                    }

                    // Fields come in the order of their weight: the first place of a word in a document is its best.
                    if (lastDocument[term] != document)
                    {
                        lastDocument[term] = document;
                        counts[term]++;
                        read.Add((term, ((uint)document << FieldBits) | (uint)MatchWeights.NumberOf(text.Field)));
                    }
                }
            }
        }

        var sorted = new string[terms.Count];
        terms.Keys.CopyTo(sorted, 0);
        Array.Sort(sorted, string.CompareOrdinal);
        var placeOf = new int[terms.Count];
        var starts = new int[terms.Count + 1];
        for (var place = 0; place < sorted.Length; place++)
        {
            var term = terms[sorted[place]];
            placeOf[term] = place;
            starts[place + 1] = starts[place] + counts[term];
        }

        var postings = new uint[read.Count];
        var next = starts.AsSpan(0, terms.Count).ToArray();
        foreach (var (term, posting) in CollectionsMarshal.AsSpan(read))
        {
            postings[next[placeOf[term]]++] = posting;
        }

        var placed = omissions.Select(omission => (placeOf[omission.Term], omission.Letter)).ToArray();
        return new WordIndex(Vocabulary.Build(sorted, placed), starts, postings);
    }

    /// <summary>Gives every document that holds the word its best score for it, unless it has a better one; returns the best of all.</summary>
    /// <param name="word">The word.</param>
    /// <param name="worth">How near the word is to what was typed, in tenths.</param>
    /// <param name="scores">One for each document.</param>
    /// <param name="ranges">Room to work in.</param>
    public int Score(QueryWord word, int worth, Span<ushort> scores, List<TermRange> ranges)
    {
        ranges.Clear();
        vocabulary.Expand(word, ranges);
        Span<ushort> scoreOfField = stackalloc ushort[FieldMask + 1];
        var fit = 0;
        ushort best = 0;
        foreach (var range in CollectionsMarshal.AsSpan(ranges))
        {
            if (range.Fit != fit)
            {
                fit = range.Fit;
                MatchWeights.ScoresOf(fit, worth, scoreOfField);
            }

            foreach (var posting in postings.AsSpan(starts[range.First]..starts[range.End]))
            {
                var score = scoreOfField[(int)(posting & FieldMask)];
                ref var current = ref scores[(int)(posting >> FieldBits)];
                if (score > current)
                {
                    current = score;
                    best = Math.Max(best, score);
                }
            }
        }

        return best;
    }

    /// <summary>Offers the words of documents that are still there to a collection of near ones.</summary>
    public void OfferAll(NearWords near, ulong[] live) => vocabulary.OfferAll(near, term => FirstLive(term, live) >= 0);

    /// <summary>
    /// The documents that are still there and hold that word, else those that hold the first one that begins with it; null where there
    /// are none.
    /// </summary>
    public (IReadOnlyList<int> Documents, string Term)? FindHolders(string word, ulong[] live)
    {
        var (first, end) = vocabulary.BeginningWith(word);
        for (var term = first; term < end; term++)
        {
            if (FirstLive(term, live) >= 0)
            {
                var holders = postings[starts[term]..starts[term + 1]].Select(posting => (int)(posting >> FieldBits)).Where(document => Bits.Has(live, document));
                return ([.. holders], vocabulary[term]);
            }
        }

        return null;
    }

    private int FirstLive(int term, ReadOnlySpan<ulong> live)
    {
        foreach (var posting in postings.AsSpan(starts[term]..starts[term + 1]))
        {
            if (Bits.Has(live, (int)(posting >> FieldBits)))
            {
                return (int)(posting >> FieldBits);
            }
        }

        return -1;
    }
}
