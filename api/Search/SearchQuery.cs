namespace FitStore.Api.Search;

/// <summary>One word to be found, in the form of <see cref="SearchText"/>.</summary>
/// <param name="Text">The word.</param>
/// <param name="Number">Whether it has digits only; then it is found exactly or not at all.</param>
/// <param name="EndsPlain">Whether it ends in an a, o or u as such, so that marks stop right there.</param>
internal readonly record struct QueryWord(string Text, bool Number, bool EndsPlain)
{
    private const int ShortestPart = 3;

    /// <summary>Its letters, to pass over most words at a glance.</summary>
    public uint Letters { get; } = SearchText.LettersOf(Text);

    /// <summary>Whether it is also looked for inside of words.</summary>
    public bool MayBePart => !Number && Text.Length >= ShortestPart;
}

/// <summary>One way to say what is looked for; a service says it when it holds all the words.</summary>
/// <param name="Words">The words.</param>
/// <param name="Worth">How near it is to what was typed, from <see cref="MatchWeights"/>.</param>
internal sealed record Wording(IReadOnlyList<QueryWord> Words, int Worth);

/// <summary>One thing that is looked for: a word, or several that the synonyms know together, with all ways to say it.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Wordings">What was typed comes first.</param>
internal sealed record SoughtThing(IReadOnlyList<TypedWord> Words, IReadOnlyList<Wording> Wordings)
{
    /// <summary>As it was typed.</summary>
    public string Typed => string.Join(' ', Words.Select(word => word.Typed));

    public SoughtThing Or(IEnumerable<Wording> more) => this with { Wordings = [.. Wordings, .. more] };
}

/// <summary>What was typed, understood: things that a service has to hold, all of them where there is such a service.</summary>
internal sealed class SearchQuery
{
    /// <summary>
    /// Words beyond are not looked for. Sums of scores stay within 16 bits, and a query of the longest allowed
    /// length cannot take much longer than others.
    /// </summary>
    private const int MostWords = 24;

    private static readonly SearchQuery None = new([], "", []);
    private static readonly SearchQuery Unsearchable = new([], "", []) { FindsNothing = true };

    /// <summary>More are not joined, so that long queries stay cheap.</summary>
    private const int MostJoined = 4;

    private SearchQuery(IReadOnlyList<SoughtThing> things, string folded, IReadOnlyList<QueryWord> joined)
    {
        Things = things;
        Folded = folded;
        Joined = joined;
    }

    /// <summary>Whether something was typed that holds no word, such as a sign: then nothing is found, and not everything.</summary>
    public bool FindsNothing { get; private init; }

    /// <summary>What is looked for, in the order typed.</summary>
    public IReadOnlyList<SoughtThing> Things { get; }

    /// <summary>Neighbouring words as one: who types "eltern geld" likely means "Elterngeld". They add to the rank of what is found anyway.</summary>
    public IReadOnlyList<QueryWord> Joined { get; }

    /// <summary>The whole query in the form of <see cref="SearchText.Fold(string)"/>.</summary>
    public string Folded { get; }

    public static SearchQuery Parse(string? text, Synonyms synonyms)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return None;
        }

        var all = TypedWord.Read(text);
        if (all.Count == 0)
        {
            return Unsearchable;
        }

        var telling = all.Where(word => !word.IsStopWord).Take(MostWords).ToList();
        var words = telling.Count > 0 ? telling : [.. all.Take(MostWords)];
        return new SearchQuery(ThingsOf(words, synonyms), SearchText.Fold(text), [.. JoinedOf(words)]);
    }

    /// <summary>The same with other things, such as with further wordings for them.</summary>
    public SearchQuery With(IReadOnlyList<SoughtThing> things) => new(things, Folded, Joined);

    /// <summary>Words that the synonyms know together are one thing; each other word is one of its own. The order typed does not count.</summary>
    private static List<SoughtThing> ThingsOf(List<TypedWord> words, Synonyms synonyms)
    {
        var free = words.ToList();
        var things = new List<SoughtThing>();
        foreach (var entry in synonyms.Among([.. words.Select(word => word.Key)]))
        {
            var taken = free.Where(word => entry.Words.Contains(word.Key)).ToList();
            var known = things.Find(thing => thing.Words.Select(word => word.Key).Order(StringComparer.Ordinal).SequenceEqual(entry.Words));
            if (known is not null)
            {
                things[things.IndexOf(known)] = known.Or(WordingsOf(entry));
            }
            else if (entry.Words.All(key => taken.Exists(word => word.Key == key)))
            {
                free.RemoveAll(taken.Contains);
                things.Add(AsTyped(taken).Or(WordingsOf(entry)));
            }
        }

        things.AddRange(free.Select(word => AsTyped([word])));
        things.Sort((a, b) => words.IndexOf(a.Words[0]).CompareTo(words.IndexOf(b.Words[0])));
        return things;
    }

    private static IEnumerable<QueryWord> JoinedOf(List<TypedWord> words) => words
        .Zip(words.Skip(1))
        .Where(pair => !pair.First.Word.Number && !pair.Second.Word.Number)
        .Select(pair => new QueryWord(pair.First.Word.Text + pair.Second.Word.Text, Number: false, pair.Second.Word.EndsPlain))
        .Take(MostJoined);

    private static SoughtThing AsTyped(IReadOnlyList<TypedWord> words)
    {
        var typed = new SoughtThing(words, [new Wording([.. words.Select(word => word.Word)], MatchWeights.AsTyped)]);
        return words is [{ Stem: { } stem } word] && stem != word.Word.Text
            ? typed.Or([new Wording([new QueryWord(stem, Number: false, EndsPlain: false)], MatchWeights.OtherForm)])
            : typed;
    }

    private static IEnumerable<Wording> WordingsOf(Synonyms.Entry entry) => entry.Means.Select(words => new Wording(words, MatchWeights.Synonym));
}
