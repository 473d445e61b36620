namespace FitStore.Api.Search;

/// <summary>One word as somebody typed it.</summary>
/// <param name="Word">In the form it is looked for.</param>
/// <param name="Stem">What its forms have in common; null where it has no ending.</param>
/// <param name="Typed">As it was typed.</param>
internal sealed record TypedWord(QueryWord Word, string? Stem, string Typed)
{
    /// <summary>The same for all forms of the word.</summary>
    public string Key => Stem ?? Word.Text;

    public bool IsStopWord => StopWords.Contains(Word.Text);

    /// <summary>The words of a text, each once, in the order typed. A number typed with spaces is that number and not its parts.</summary>
    public static IReadOnlyList<TypedWord> Read(string text)
    {
        var read = new List<(TypedWord Word, int Start)>();
        var words = new WordReader(text, new WordBuffer());
        while (words.Read())
        {
            var start = words.Start;
            if (words.Joined)
            {
                if (!words.Number)
                {
                    continue;
                }

                read.RemoveAll(part => part.Start >= start);
            }

            var typed = text[start..words.End];
            var word = new QueryWord(words.Word.ToString(), words.Number, words.EndsPlain);
            read.Add((new TypedWord(word, words.Number ? null : GermanStem.Of(typed), typed), start));
        }

        return [.. read.Select(part => part.Word).DistinctBy(word => word.Word.Text)];
    }
}
