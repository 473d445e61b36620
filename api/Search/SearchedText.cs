using System.Text;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>
/// A text a service is found by. Short ones, all but the description, are kept in the form of <see cref="SearchText"/>
/// too, so that the page of results is marked without reading every text again.
/// </summary>
internal sealed class SearchedText
{
    private SearchedText(SearchField field, string text, string words, int[] starts)
    {
        Field = field;
        Text = text;
        Words = words;
        Starts = starts;
    }

    /// <summary>The field it stands in.</summary>
    public SearchField Field { get; }

    /// <summary>As people read it.</summary>
    public string Text { get; }

    /// <summary>All its words with a space between them; empty for the description.</summary>
    public string Words { get; }

    /// <summary>Where each of the words starts in the text; the complement of it for one put together from parts.</summary>
    public int[] Starts { get; }

    public static SearchedText Of(SearchField field, string text, WordBuffer buffer)
    {
        if (field == SearchField.Description)
        {
            return new SearchedText(field, text, "", []);
        }

        var folded = new StringBuilder(text.Length);
        var starts = new List<int>();
        var words = new WordReader(text, buffer);
        while (words.Read())
        {
            folded.Append(starts.Count == 0 ? "" : " ").Append(words.Word);
            starts.Add(words.Joined ? ~words.Start : words.Start);
        }

        return new SearchedText(field, text, folded.ToString(), [.. starts]);
    }
}
