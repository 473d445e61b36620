using System.Runtime.InteropServices;

namespace FitStore.Api.Search;

/// <summary>Terms of the vocabulary that a query word stands for, and how well they fit.</summary>
/// <param name="First">First term.</param>
/// <param name="End">The term after the last.</param>
/// <param name="Fit">How well they fit, from <see cref="MatchWeights"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermRange(int First, int End, int Fit);

/// <summary>
/// All words of a set of documents, in order, and an index of the places inside of words, so that neither the
/// beginning of a word nor a part of a compound needs a walk over all of them. Immutable.
/// </summary>
internal sealed class Vocabulary
{
    private const int ShortestPart = 3;
    private const char End = '\0';

    /// <summary>All terms in order, each ended by <see cref="End"/>; then what only serves parts, likewise.</summary>
    private readonly char[] letters;

    /// <summary>Where each term starts; one more for the end of the last.</summary>
    private readonly int[] starts;

    /// <summary>Places in <see cref="letters"/> where a part of a term may start, ordered by what stands there.</summary>
    private readonly int[] parts;

    /// <summary>The term of each part.</summary>
    private readonly int[] termOfPart;

    private Vocabulary(char[] letters, int[] starts, int[] parts, int[] termOfPart)
    {
        this.letters = letters;
        this.starts = starts;
        this.parts = parts;
        this.termOfPart = termOfPart;
    }

    public int Count => starts.Length - 1;

    /// <param name="terms">Distinct, in ordinal order.</param>
    /// <param name="omissions">Term and letter before which an e was left out: a part may start with that e.</param>
    public static Vocabulary Build(ReadOnlySpan<string> terms, IReadOnlyCollection<(int Term, int Letter)> omissions)
    {
        var starts = new int[terms.Length + 1];
        var length = 0;
        var places = 0;
        for (var term = 0; term < terms.Length; term++)
        {
            starts[term] = length;
            length += terms[term].Length + 1;
            places += IsNumber(terms[term]) ? 0 : Math.Max(0, terms[term].Length - ShortestPart);
        }

        starts[^1] = length;
        foreach (var (term, letter) in omissions)
        {
            length += terms[term].Length - letter + 2;
        }

        var letters = new char[length];
        var parts = new List<int>(places + omissions.Count);
        var termOfPart = new List<int>(places + omissions.Count);
        for (var term = 0; term < terms.Length; term++)
        {
            terms[term].CopyTo(letters.AsSpan(starts[term]));
            if (IsNumber(terms[term]))
            {
                continue;
            }

            for (var letter = 1; letter <= terms[term].Length - ShortestPart; letter++)
            {
                parts.Add(starts[term] + letter);
                termOfPart.Add(term);
            }
        }

        var next = starts[^1];
        foreach (var (term, letter) in omissions)
        {
            var tail = terms[term].AsSpan(letter);
            if (tail.Length + 1 >= ShortestPart)
            {
                parts.Add(next);
                termOfPart.Add(term);
            }

            letters[next++] = 'e';
            tail.CopyTo(letters.AsSpan(next));
            next += tail.Length + 1;
        }

        var sortedParts = parts.ToArray();
        var sortedTerms = termOfPart.ToArray();
        SortParts(letters, sortedParts, sortedTerms);
        return new Vocabulary(letters, starts, sortedParts, sortedTerms);
    }

    /// <summary>Offers every term but numbers to a collection of near ones.</summary>
    /// <param name="near">The collection.</param>
    /// <param name="counts">Whether a term may be told.</param>
    public void OfferAll(NearWords near, Func<int, bool> counts)
    {
        for (var term = 0; term < Count; term++)
        {
            var text = letters.AsSpan(starts[term]..(starts[term + 1] - 1));
            if (text.ContainsAnyExceptInRange('0', '9'))
            {
                near.Offer(text, term, counts);
            }
        }
    }

    public string this[int term] => new(letters, starts[term], starts[term + 1] - starts[term] - 1);

    /// <summary>The terms that begin with the text, itself first.</summary>
    public (int First, int End) BeginningWith(string text) => (FirstTerm(text, after: false), FirstTerm(text, after: true));

    /// <summary>Adds the terms a query word stands for: itself, those that begin with it, those that hold it.</summary>
    public void Expand(QueryWord word, List<TermRange> into)
    {
        var first = FirstTerm(word.Text, after: false);
        var exact = first < Count && TermIs(first, word.Text);
        if (word.Number)
        {
            if (exact)
            {
                into.Add(new TermRange(first, first + 1, MatchWeights.Exact));
            }

            return;
        }

        var end = FirstTerm(word.Text, after: true);
        if (exact)
        {
            into.Add(new TermRange(first, ++first, MatchWeights.Exact));
        }

        if (first < end)
        {
            into.Add(new TermRange(first, end, MatchWeights.Beginning));
        }

        if (!word.MayBePart)
        {
            return;
        }

        var endOfParts = FirstPart(word.Text, after: true);
        for (var part = FirstPart(word.Text, after: false); part < endOfParts; part++)
        {
            into.Add(new TermRange(termOfPart[part], termOfPart[part] + 1, MatchWeights.Part));
        }
    }

    private bool TermIs(int term, string text) =>
        starts[term + 1] - starts[term] - 1 == text.Length && letters.AsSpan(starts[term], text.Length).SequenceEqual(text);

    /// <summary>The first term that begins with the text or comes after; with <paramref name="after"/>, the first beyond those that begin with it.</summary>
    private int FirstTerm(string text, bool after)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (IsBefore(starts[middle], text, after))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int FirstPart(string text, bool after)
    {
        var (low, high) = (0, parts.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (IsBefore(parts[middle], text, after))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // What reaches over the end of a term compares rightly, for its end comes before every letter.
    private bool IsBefore(int place, string text, bool after)
    {
        var compared = letters.AsSpan(place, Math.Min(text.Length, letters.Length - place)).SequenceCompareTo(text);
        return compared < 0 || (after && compared == 0);
    }

    private static bool IsNumber(string term) => !term.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Orders by the first eight letters packed into a number, which is fast, and only what they do not tell apart letter by letter.</summary>
    private static void SortParts(char[] letters, int[] parts, int[] terms)
    {
        var keys = new ulong[parts.Length];
        var order = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            keys[i] = KeyAt(letters, parts[i]);
            order[i] = i;
        }

        Array.Sort(keys, order);
        for (var first = 0; first < keys.Length;)
        {
            var end = first + 1;
            while (end < keys.Length && keys[end] == keys[first])
            {
                end++;
            }

            if (end - first > 1)
            {
                order.AsSpan(first, end - first).Sort((a, b) =>
                {
                    var compared = Tail(letters, parts[a]).SequenceCompareTo(Tail(letters, parts[b]));
                    return compared != 0 ? compared : a.CompareTo(b);
                });
            }

            first = end;
        }

        var (oldParts, oldTerms) = ((int[])parts.Clone(), (int[])terms.Clone());
        for (var i = 0; i < order.Length; i++)
        {
            parts[i] = oldParts[order[i]];
            terms[i] = oldTerms[order[i]];
        }
    }

    private static ReadOnlySpan<char> Tail(char[] letters, int place)
    {
        var tail = letters.AsSpan(place);
        return tail[..tail.IndexOf(End)];
    }

    private static ulong KeyAt(char[] letters, int place)
    {
        var key = 0UL;
        var ended = false;
        for (var i = 0; i < sizeof(ulong); i++)
        {
            var letter = ended ? End : letters[place + i];
            ended |= letter == End;
            key = (key << 8) | Math.Min(letter, (char)byte.MaxValue);
        }

        return key;
    }
}
