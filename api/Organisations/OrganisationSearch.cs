using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using FitStore.Api.Search;
using FitStore.Contracts.Organisations;
using SortKey = FitStore.Api.Http.SortKey;

namespace FitStore.Api.Organisations;

/// <summary>An organisation with its place among those that were found.</summary>
internal readonly record struct FoundOrganisation(Organisation Organisation, SortKey Key);

/// <summary>
/// Finds organisations by name or ARS. Names and questions are brought to one spelling; then each word of the question is
/// held against every different word of all names once. What is found is kept as one number for each organisation, so that
/// sorting is cheap and only the entries of a page are looked at.
/// </summary>
internal sealed class OrganisationSearch
{
    /// <summary>Words of a question beyond these say nothing more.</summary>
    private const int MostWords = 8;

    private readonly Entry[] entries;
    private readonly NameWord[] words;
    private readonly Hits all;

    public OrganisationSearch(IReadOnlyList<Organisation> organisations)
    {
        var known = new Dictionary<(string Folded, string Plain), int>();
        var list = new List<NameWord>();
        entries =
        [
            .. organisations.Select(organisation => (Organisation: organisation, Folded: SearchText.Fold(organisation.Name)))
                .OrderBy(pair => new SortKey(0, pair.Folded, pair.Organisation.Id.ToString()))
                .Select(pair => new Entry(pair.Organisation, pair.Folded, [.. NameWord.Of(pair.Organisation.Name).Select(Number).Distinct()])),
        ];
        words = [.. list];
        all = new Hits(entries, [.. Enumerable.Range(0, entries.Length).Select(place => Hits.Pack(0, place))]);

        int Number(NameWord word)
        {
            if (!known.TryGetValue((word.Folded, word.Plain), out var number))
            {
                known[(word.Folded, word.Plain)] = number = list.Count;
                list.Add(word);
            }

            return number;
        }
    }

    /// <summary>How well a name answers a question; the smaller the better.</summary>
    private enum Match : byte
    {
        /// <summary>The whole name, or all of it before a comma ("Nordhausen, Stadt").</summary>
        Same,
        NameBegins,
        WordBegins,
        Inside,
        WithSlip,
        None,
    }

    /// <summary>The best first; without a question all by name.</summary>
    public IReadOnlyList<FoundOrganisation> Find(string? q, OrganisationKind? kind, string? land)
    {
        var question = q?.Trim() ?? "";
        if (question.Length == 0)
        {
            return kind is null && land is null ? all : Collect(static _ => 0, kind, land);
        }

        var digits = question.Replace(" ", "", StringComparison.Ordinal);
        return digits.All(char.IsAsciiDigit)
            ? Collect(entry => RankOfNumber(entry.Organisation, digits), kind, land)
            : FindByName(question, kind, land);
    }

    /// <summary>The very number first, then those that it begins, in their order.</summary>
    private static long? RankOfNumber(Organisation organisation, string digits)
    {
        if (organisation.Ars == digits || organisation.Ags == digits)
        {
            return Rank(Match.Same, 0);
        }

        return organisation.Ars is { } ars && ars.StartsWith(digits, StringComparison.Ordinal)
            ? Rank(Match.NameBegins, long.Parse(ars.PadRight(9, '0').AsSpan(0, 9), CultureInfo.InvariantCulture))
            : null;
    }

    private Hits FindByName(string question, OrganisationKind? kind, string? land)
    {
        var sought = NameWord.Of(question).Take(MostWords).ToArray();
        if (sought.Length == 0)
        {
            return new Hits(entries, []);
        }

        var folded = SearchText.Fold(question);
        var compact = folded.Replace(" ", "", StringComparison.Ordinal);
        var matches = ArrayPool<Match>.Shared.Rent(sought.Length * words.Length);
        try
        {
            var distance = new SlipDistance();
            for (var at = 0; at < sought.Length; at++)
            {
                var row = matches.AsSpan(at * words.Length, words.Length);
                for (var word = 0; word < row.Length; word++)
                {
                    row[word] = Compare(sought[at], words[word], distance);
                }
            }

            return Collect(
                entry => MatchOfName(entry, folded, compact, sought.Length, matches) is var match and not Match.None
                    ? Rank(match, Hits.LargestOrder - Math.Min(Hits.LargestOrder, entry.Organisation.Inhabitants?.Count ?? 0))
                    : null,
                kind,
                land);
        }
        finally
        {
            ArrayPool<Match>.Shared.Return(matches);
        }
    }

    private Match MatchOfName(Entry entry, string folded, string compact, int soughtWords, Match[] matches)
    {
        if (entry.Folded == folded || entry.Head == folded)
        {
            return Match.Same;
        }

        if (entry.Folded.StartsWith(folded, StringComparison.Ordinal))
        {
            return Match.NameBegins;
        }

        var worst = Match.WordBegins;
        for (var at = 0; at < soughtWords && worst != Match.None; at++)
        {
            var best = Match.None;
            foreach (var word in entry.Words)
            {
                var match = matches[(at * words.Length) + word];
                best = match < best ? match : best;
            }

            worst = best > worst ? best : worst;
        }

        // Written in one word or in several, it is the same name.
        return worst > Match.WordBegins && entry.Compact.StartsWith(compact, StringComparison.Ordinal) ? Match.WordBegins : worst;
    }

    private static Match Compare(NameWord sought, NameWord word, SlipDistance distance)
    {
        // Most words lack a letter that is sought, which is seen without reading them.
        if ((sought.FoldedLetters & ~word.FoldedLetters) == 0)
        {
            var at = word.Folded.IndexOf(sought.Folded, StringComparison.Ordinal);
            if (at >= 0)
            {
                return at == 0 ? Match.WordBegins : Match.Inside;
            }
        }

        // One slip beside an umlaut may look like two in one of the forms, but not in both.
        return sought.Slips > 0
            && (distance.IsWithin(sought.Folded, sought.FoldedLetters, word.Folded, word.FoldedLetters, sought.Slips)
                || ((sought.HasTwoForms || word.HasTwoForms) && distance.IsWithin(sought.Plain, sought.PlainLetters, word.Plain, word.PlainLetters, sought.Slips)))
            ? Match.WithSlip
            : Match.None;
    }

    private static long Rank(Match match, long order) => ((long)match * (Hits.LargestOrder + 1)) + order;

    private Hits Collect(Func<Entry, long?> rankOf, OrganisationKind? kind, string? land)
    {
        var found = ArrayPool<long>.Shared.Rent(entries.Length);
        try
        {
            var count = 0;
            for (var place = 0; place < entries.Length; place++)
            {
                var organisation = entries[place].Organisation;
                if ((kind is not { } wanted || organisation.CountsAs.Contains(wanted))
                    && (land is null || organisation.Land == land)
                    && rankOf(entries[place]) is { } rank)
                {
                    found[count++] = Hits.Pack(rank, place);
                }
            }

            found.AsSpan(0, count).Sort();
            return new Hits(entries, found.AsSpan(0, count).ToArray());
        }
        finally
        {
            ArrayPool<long>.Shared.Return(found);
        }
    }

    /// <summary>An organisation with its name in the forms that are searched; the entries lie in the order of their names.</summary>
    private sealed record Entry(Organisation Organisation, string Folded, int[] Words)
    {
        /// <summary>The name before its first comma: what follows there says what kind of place it is.</summary>
        public string Head { get; } = SearchText.Fold(Organisation.Name.Split(',')[0]);

        public string Compact { get; } = Folded.Replace(" ", "", StringComparison.Ordinal);

        public string Id { get; } = Organisation.Id.ToString();
    }

    /// <summary>What was found: a rank and a place in the entries each, in one number.</summary>
    private sealed class Hits(Entry[] entries, long[] packed) : IReadOnlyList<FoundOrganisation>
    {
        /// <summary>Largest number that orders within one kind of match; above the largest number of inhabitants.</summary>
        public const long LargestOrder = (1L << 31) - 1;

        private const int BitsOfPlace = 24;

        public int Count => packed.Length;

        public FoundOrganisation this[int index]
        {
            get
            {
                var entry = entries[packed[index] & ((1L << BitsOfPlace) - 1)];
                return new(entry.Organisation, new SortKey(packed[index] >> BitsOfPlace, entry.Folded, entry.Id));
            }
        }

        public static long Pack(long rank, int place) => (rank << BitsOfPlace) | (uint)place;

        public IEnumerator<FoundOrganisation> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>A word of a name or of a question.</summary>
/// <param name="Folded">In the form in which ä, ae and a are the same.</param>
/// <param name="Plain">Without case and accents, but with every e.</param>
/// <param name="Slips">How many slips are forgiven in it: one from five letters on, two from ten on, none in numbers.</param>
internal sealed record NameWord(string Folded, string Plain, int Slips)
{
    private const int ForgiveOne = 5;
    private const int ForgiveTwo = 10;

    public bool HasTwoForms { get; } = Folded != Plain;

    public uint FoldedLetters { get; } = SearchText.LettersOf(Folded);

    public uint PlainLetters { get; } = SearchText.LettersOf(Plain);

    /// <summary>The words of a text.</summary>
    public static IEnumerable<NameWord> Of(string text)
    {
        var plain = new StringBuilder();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? SearchText.FoldOf(text[at]) : SearchText.Separator;
            if (letter == SearchText.SharpS)
            {
                plain.Append("ss");
            }
            else if (letter > SearchText.Nothing)
            {
                plain.Append(letter);
            }
            else if (letter == SearchText.Separator)
            {
                if (plain.Length > 0)
                {
                    yield return Word(SearchText.Fold(text[start..at]), plain.ToString());
                }

                plain.Clear();
                start = at + 1;
            }
        }
    }

    private static NameWord Word(string folded, string plain) => new(folded, plain, plain.Length switch
    {
        _ when plain.All(char.IsAsciiDigit) => 0,
        < ForgiveOne or > SlipDistance.LongestWord => 0,
        < ForgiveTwo => 1,
        _ => 2,
    });
}

/// <summary>
/// Whether two words are a few slips apart: a letter too many, too few, another one, or two neighbours in the other order
/// (the distance of Damerau and Levenshtein in its restricted form). Keeps its working rows.
/// </summary>
internal sealed class SlipDistance
{
    public const int LongestWord = 64;

    private const int Far = 100;
    private int[] current = new int[LongestWord + 4];
    private int[] last = new int[LongestWord + 4];
    private int[] beforeLast = new int[LongestWord + 4];

    /// <summary>Letters are those of <see cref="SearchText.LettersOf"/>; they rule out most words at once.</summary>
    public bool IsWithin(string left, uint leftLetters, string right, uint rightLetters, int slips)
    {
        if (Math.Abs(left.Length - right.Length) > slips || left.Length > LongestWord || right.Length > LongestWord
            || System.Numerics.BitOperations.PopCount(leftLetters & ~rightLetters) > slips
            || System.Numerics.BitOperations.PopCount(rightLetters & ~leftLetters) > slips)
        {
            return false;
        }

        for (var column = 0; column <= right.Length; column++)
        {
            current[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            (beforeLast, last, current) = (last, current, beforeLast);
            var best = current[0] = row;

            // What lies further from the diagonal than the slips is too far in any case.
            var from = Math.Max(1, row - slips);
            var to = Math.Min(right.Length, row + slips);
            if (from > 1)
            {
                current[from - 1] = Far;
                best = Far;
            }

            for (var column = from; column <= to; column++)
            {
                var isSame = left[row - 1] == right[column - 1];
                var least = Math.Min(Math.Min(current[column - 1], column < row + slips ? last[column] : Far) + 1, last[column - 1] + (isSame ? 0 : 1));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    least = Math.Min(least, beforeLast[column - 2] + 1);
                }

                current[column] = least;
                best = Math.Min(best, least);
            }

            if (best > slips)
            {
                return false;
            }
        }

        return current[right.Length] <= slips;
    }
}
