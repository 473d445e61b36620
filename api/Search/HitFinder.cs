using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>
/// Says why a service was found: the fields that hold words of the query, with the words marked. The description is
/// shown only where it explains a word that no shorter field holds. Serves the results of one page.
/// </summary>
internal sealed class HitFinder(SearchQuery query)
{
    private const string Cut = "…";
    private const int Before = 60;
    private const int After = 110;

    private readonly WordBuffer buffer = new();
    private readonly List<(int Start, int End)> marks = [];

    /// <summary>The words of all wordings, each with the thing it belongs to.</summary>
    private readonly (QueryWord Word, int Thing)[] words =
    [
        .. query.Things.SelectMany((thing, number) => thing.Wordings.SelectMany(wording => wording.Words).DistinctBy(word => word.Text).Select(word => (word, number))),
    ];

    /// <summary>The things not yet found in the service at hand, one bit each.</summary>
    private uint missing;

    public IReadOnlyList<SearchHit> Find(CatalogueDocument document)
    {
        missing = (1U << query.Things.Count) - 1;
        var hits = new List<SearchHit>();
        foreach (var text in document.Texts)
        {
            if (text.Field == SearchField.Description)
            {
                if (missing != 0 && FindInLongText(text.Text) is { } hit)
                {
                    hits.Add(hit);
                }
            }
            else if (MarkShortText(text))
            {
                hits.Add(new SearchHit { Field = text.Field, Text = text.Text, Marks = TakeMarks(0) });
            }
        }

        return hits;
    }

    private bool MarkShortText(SearchedText text)
    {
        foreach (var (word, thing) in words)
        {
            // An e at the beginning of a part may be one of those left out.
            MarkWhere(text, word, thing, word.Text.AsSpan(word.MayBePart && word.Text[0] == 'e' ? 1 : 0));
        }

        return marks.Count > 0;
    }

    /// <summary>Looks for letters in all words of the text at once, then reads only the words that hold them.</summary>
    private void MarkWhere(SearchedText text, QueryWord word, int thing, ReadOnlySpan<char> letters)
    {
        var folded = text.Words.AsSpan();
        for (var from = 0; from < folded.Length;)
        {
            var at = folded[from..].IndexOf(letters);
            if (at < 0)
            {
                return;
            }

            at += from;
            var start = text.Starts[folded[..at].Count(' ')];
            var reader = new WordReader(text.Text, buffer, start < 0 ? ~start : start, joined: start < 0);
            if (reader.Find(word, out var markStart, out var markEnd))
            {
                marks.Add((markStart, markEnd));
                missing &= ~(1U << thing);
            }

            var space = folded[at..].IndexOf(' ');
            from = space < 0 ? folded.Length : at + space + 1;
        }
    }

    private SearchHit? FindInLongText(string text)
    {
        var first = MarkLongText(text);
        if (first < 0)
        {
            marks.Clear();
            return null;
        }

        var start = StartOfSnippet(text, first);
        marks.RemoveAll(mark => mark.Start < start);
        var lastMark = marks.Max(mark => mark.End);
        var end = EndOfSnippet(text, lastMark, Math.Max(first + After, lastMark));
        var lead = start > 0 ? Cut : "";
        return new SearchHit
        {
            Field = SearchField.Description,
            Text = $"{lead}{text.AsSpan(start, end - start)}{(end < text.Length ? Cut : "")}",
            Marks = TakeMarks(lead.Length - start),
        };
    }

    /// <summary>
    /// Marks words from the first place of one that was missing so far, and some around it; returns that place, -1 for none.
    /// </summary>
    private int MarkLongText(string text)
    {
        var first = -1;
        var words = new WordReader(text, buffer);
        while (words.Read())
        {
            if (first >= 0 && words.Start > first + After)
            {
                break;
            }

            foreach (var (word, thing) in this.words)
            {
                if (words.Find(word, out var start, out var end))
                {
                    marks.Add((start, end));
                    first = first < 0 && (missing & (1U << thing)) != 0 ? start : first;
                }
            }
        }

        return first;
    }

    /// <summary>The marks in order, those that touch as one, moved by an offset.</summary>
    private TextRange[] TakeMarks(int offset)
    {
        if (marks.Count > 1)
        {
            marks.Sort();
        }

        var kept = 0;
        for (var i = 1; i < marks.Count; i++)
        {
            if (marks[i].Start <= marks[kept].End)
            {
                marks[kept] = (marks[kept].Start, Math.Max(marks[kept].End, marks[i].End));
            }
            else
            {
                marks[++kept] = marks[i];
            }
        }

        var ranges = new TextRange[kept + 1];
        for (var i = 0; i < ranges.Length; i++)
        {
            ranges[i] = new TextRange { Start = marks[i].Start + offset, Length = marks[i].End - marks[i].Start };
        }

        marks.Clear();
        return ranges;
    }

    private static int StartOfSnippet(string text, int first)
    {
        if (first <= Before)
        {
            return 0;
        }

        // From a whole word on; where there is none, from the start of the word that was found.
        var start = first;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        var space = text.IndexOf(' ', first - Before);
        return space >= 0 && space < start ? space + 1 : start;
    }

    private static int EndOfSnippet(string text, int lastMark, int end)
    {
        if (end >= text.Length)
        {
            return text.Length;
        }

        var space = text.LastIndexOf(' ', end);
        if (space >= lastMark)
        {
            return space;
        }

        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }
}
