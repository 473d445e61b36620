namespace FitStore.Api.Search;

/// <summary>
/// Everyday words and what the administration calls it: who looks for "Auto" means "Kfz". One way only, and of any number of
/// words on either side. The list is data that the operator keeps; this is its form for the search. Immutable.
/// </summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<Entry>> byWord = new(StringComparer.Ordinal);
    private readonly List<string> everyday = [];

    private Synonyms()
    {
    }

    /// <summary>All everyday expressions.</summary>
    public IReadOnlyList<string> Everyday => everyday;

    /// <summary>An entry: when all its words are typed, what they mean is looked for, too.</summary>
    /// <param name="Words">Stems of the everyday words, in ordinal order.</param>
    /// <param name="Means">Each meaning with all of its words.</param>
    public sealed record Entry(IReadOnlyList<string> Words, IReadOnlyList<IReadOnlyList<QueryWord>> Means);

    public static Synonyms None { get; } = new();

    /// <param name="list">The everyday expression and what it means.</param>
    public static Synonyms Of(IEnumerable<(string Everyday, IReadOnlyList<string> Means)> list)
    {
        var synonyms = new Synonyms();
        foreach (var (everyday, means) in list)
        {
            var words = KeysOf(everyday);
            var meanings = means.Select(meaning => (IReadOnlyList<QueryWord>)[.. TypedWord.Read(meaning).Select(word => word.Word)]).Where(meaning => meaning.Count > 0).ToList();
            if (words.Count > 0 && meanings.Count > 0)
            {
                // Any one of the words leads to the entry; the others are compared then.
                if (!synonyms.byWord.TryGetValue(words[0], out var entries))
                {
                    synonyms.byWord.Add(words[0], entries = []);
                }

                entries.Add(new Entry(words, meanings));
                synonyms.everyday.Add(everyday);
            }
        }

        return synonyms;
    }

    /// <summary>What an expression is told from others by: the stems of its words, each once, in ordinal order.</summary>
    public static IReadOnlyList<string> KeysOf(string everyday) =>
        [.. TypedWord.Read(everyday).Where(word => !word.IsStopWord).Select(word => word.Key).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The entries whose words are all among those typed, the longest first.</summary>
    /// <param name="keys">What was typed, by <see cref="TypedWord.Key"/>.</param>
    public IEnumerable<Entry> Among(IReadOnlyCollection<string> keys)
    {
        if (byWord.Count == 0)
        {
            return [];
        }

        return keys.Where(byWord.ContainsKey)
            .SelectMany(key => byWord[key])
            .Where(entry => entry.Words.All(keys.Contains))
            .OrderByDescending(entry => entry.Words.Count)
            .ThenBy(entry => string.Join(' ', entry.Words), StringComparer.Ordinal);
    }
}
