namespace FitStore.Api.Search;

/// <summary>A word, or a part of one, that may have been meant.</summary>
/// <param name="Text">In the form of <see cref="SearchText"/>.</param>
/// <param name="Term">The whole word it is a part of.</param>
internal readonly record struct NearWord(string Text, string Term);

/// <summary>
/// Collects, from words offered one after the other, those nearest to a word that stands nowhere: with the fewest letters wrong,
/// missing, too many or swapped with their neighbour (optimal string alignment). Whole words come before beginnings of words, these
/// before other parts; in longer words a part may be meant, too.
/// </summary>
internal sealed class NearWords
{
    private const int Most = 8;
    private const int ShortestForOne = 5;
    private const int ShortestForTwo = 10;
    private const int ShortestForBeginning = 6;
    private const int ShortestForPart = 7;

    /// <summary>The bits of one number, one for each letter.</summary>
    private const int Longest = 64;

    private readonly string sought;
    private readonly uint letters;
    private readonly int limit;
    private readonly ulong[] placesOf = new ulong[256];
    private readonly SortedSet<(Kind Kind, string Text, string Term)> found = [];

    /// <summary>No farther word counts; comes down with each nearer one.</summary>
    private int most;

    private enum Kind
    {
        Whole,
        Beginning,
        Part,
    }

    private NearWords(string sought, int most)
    {
        this.sought = sought;
        this.most = most;
        limit = most;
        letters = SearchText.LettersOf(sought);
        for (var i = 0; i < sought.Length; i++)
        {
            if (sought[i] < placesOf.Length)
            {
                placesOf[sought[i]] |= 1UL << i;
            }
        }
    }

    /// <summary>The nearest found so far, the likeliest first; never more than a handful.</summary>
    public IEnumerable<NearWord> Found => found.DistinctBy(one => one.Text).Take(Most).Select(one => new NearWord(one.Text, one.Term));

    /// <summary>For one letter wrong in words of five and more, two in ten; null where the word is too short, too long or a number.</summary>
    public static NearWords? To(QueryWord word) => word.Number || word.Text.Length is < ShortestForOne or > Longest
        ? null
        : new NearWords(word.Text, word.Text.Length < ShortestForTwo ? 1 : 2);

    /// <summary>For a question "did you mean": farther than what is looked for without asking.</summary>
    public static NearWords? RoughlyTo(QueryWord word) => word.Number || word.Text.Length is < ShortestForOne - 1 or > Longest
        ? null
        : new NearWords(word.Text, Math.Max(2, word.Text.Length / 3));

    /// <summary>Looks at a word of a catalogue.</summary>
    /// <param name="term">In the form of <see cref="SearchText"/>.</param>
    /// <param name="number">What the catalogue knows it by.</param>
    /// <param name="counts">Whether the word of that number may be told; asked only of words that are near.</param>
    public void Offer(ReadOnlySpan<char> term, int number, Func<int, bool> counts)
    {
        // Each letter that the term does not have at all needs a change of its own.
        if (System.Numerics.BitOperations.PopCount(letters & ~SearchText.LettersOf(term)) > most)
        {
            return;
        }

        var (distance, beginning, end) = Align(term, anywhere: false);
        var (kind, start) = (Kind.Whole, 0);
        if (beginning < distance && sought.Length >= ShortestForBeginning)
        {
            (kind, distance) = (Kind.Beginning, beginning);
        }

        if (distance > 1 && sought.Length >= ShortestForPart && limit <= 2)
        {
            var (_, part, endOfPart) = Align(term, anywhere: true);
            if (part < distance)
            {
                (kind, distance, end) = (Kind.Part, part, endOfPart);
            }
        }

        if (distance > most || !counts(number))
        {
            return;
        }

        if (distance < most)
        {
            most = distance;
            found.Clear();
        }

        if (kind == Kind.Whole)
        {
            end = term.Length;
        }
        else if (kind == Kind.Part)
        {
            start = StartOf(term[..end], distance);
        }

        found.Add((kind, term[start..end].ToString(), term.ToString()));
    }

    /// <summary>
    /// Hyyrö's bit-parallel alignment with swaps: one step per letter of the term for the whole column of the table.
    /// </summary>
    /// <param name="term">The word looked at.</param>
    /// <param name="anywhere">Whether the sought word may start anywhere in it.</param>
    /// <returns>The distance to all of the term, and the least one to what ends at a letter of it, with the place behind that letter.</returns>
    private (int Whole, int Least, int End) Align(ReadOnlySpan<char> term, bool anywhere)
    {
        var last = 1UL << (sought.Length - 1);
        var (above, below, diagonal, before) = (~0UL, 0UL, 0UL, 0UL);
        var distance = sought.Length;
        var (least, end) = (distance, 0);
        for (var i = 0; i < term.Length; i++)
        {
            var here = term[i] < placesOf.Length ? placesOf[term[i]] : 0;
            var swapped = ((~diagonal & here) << 1) & before;
            diagonal = ((((here & above) + above) ^ above) | here | below) | swapped;
            var more = below | ~(diagonal | above);
            var less = diagonal & above;
            if ((more & last) != 0)
            {
                distance++;
            }
            else if ((less & last) != 0)
            {
                distance--;
            }

            more = (more << 1) | (anywhere ? 0UL : 1UL);
            less <<= 1;
            above = less | ~(diagonal | more);
            below = more & diagonal;
            before = here;

            // Of ends equally near the later one is taken: "gewerbe" rather than "gewerb".
            if (distance < least || (distance == least && i < sought.Length))
            {
                (least, end) = (distance, i + 1);
            }
        }

        return (distance, least, end);
    }

    /// <summary>Where a part starts that ends with the term: the shortest one that is as near as known.</summary>
    private int StartOf(ReadOnlySpan<char> term, int distance)
    {
        for (var start = Math.Max(0, term.Length - sought.Length + distance); start > 0; start--)
        {
            if (Align(term[start..], anywhere: false).Whole == distance)
            {
                return start;
            }
        }

        return 0;
    }
}
