namespace FitStore.Api.Catalogue;

/// <summary>One word of a query, in the form of <see cref="SearchText"/>.</summary>
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

/// <summary>The words of a query. A service has to hold all of them.</summary>
internal sealed class SearchQuery
{
    /// <summary>
    /// Words beyond are not looked for. Sums of scores stay within 16 bits, and a query of the longest allowed
    /// length cannot take much longer than others.
    /// </summary>
    private const int MostWords = 24;

    private static readonly SearchQuery None = new([], "");
    private static readonly SearchQuery Unsearchable = new([], "") { FindsNothing = true };

    private SearchQuery(IReadOnlyList<QueryWord> words, string folded)
    {
        Words = words;
        Folded = folded;
    }

    /// <summary>Whether something was typed that holds no word, such as a sign: then nothing is found, and not everything.</summary>
    public bool FindsNothing { get; private init; }

    /// <summary>The words, each once, in the order typed.</summary>
    public IReadOnlyList<QueryWord> Words { get; }

    /// <summary>The whole query in the form of <see cref="SearchText.Fold(string)"/>.</summary>
    public string Folded { get; }

    public static SearchQuery Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return None;
        }

        var read = new List<(QueryWord Word, int Start)>();
        var buffer = new WordBuffer();
        var words = new WordReader(text, buffer);
        while (words.Read())
        {
            if (words.Joined)
            {
                if (!words.Number)
                {
                    continue;
                }

                // A number typed with spaces is that number, not its parts.
                var start = words.Start;
                read.RemoveAll(part => part.Start >= start);
            }

            read.Add((new QueryWord(words.Word.ToString(), words.Number, words.EndsPlain), words.Start));
        }

        if (read.Count == 0)
        {
            return Unsearchable;
        }

        var distinct = read.Select(part => part.Word).DistinctBy(word => word.Text).Take(MostWords);
        return new SearchQuery([.. distinct], SearchText.Fold(text, buffer));
    }
}
