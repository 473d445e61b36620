using FitStore.Contracts.Catalogue;
using Microsoft.AspNetCore.Html;

namespace FitStore.Storefront.Texts;

/// <summary>A text with the words found in it marked.</summary>
internal static class Marked
{
    public static IHtmlContent Text(SearchHit hit) => Text(hit.Text, hit.Marks);

    public static IHtmlContent Text(string text, IReadOnlyList<TextRange> marks)
    {
        var content = new HtmlContentBuilder();
        var done = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start))
        {
            // A range that does not fit the text (a newer API, say) is left unmarked rather than breaking the page.
            if (mark.Start < done || mark.Length <= 0 || mark.Start + mark.Length > text.Length)
            {
                continue;
            }

            content.Append(text[done..mark.Start]);
            content.AppendHtml("<mark>").Append(text.Substring(mark.Start, mark.Length)).AppendHtml("</mark>");
            done = mark.Start + mark.Length;
        }
        return content.Append(text[done..]);
    }
}
