using Microsoft.AspNetCore.Html;

namespace FitStore.Storefront.Texts;

/// <summary>
/// What changed from one text to another, word by word: what is gone stands struck out in the earlier text, what is new underlined in
/// the later one, and screen readers are told by a word.
/// </summary>
internal static class TextChanges
{
    /// <summary>Longer texts are shown whole: nobody follows hundreds of changed words, and the comparison grows with their square.</summary>
    private const int MostWords = 600;

    /// <summary>Texts with less in common than this part of their words are shown as one for the other.</summary>
    private const double LeastInCommon = 0.3;

    /// <summary>The earlier text, with what is gone struck out.</summary>
    public static IHtmlContent Before(string before, string after) => Show(before, after, "del", "entfällt: ");

    /// <summary>The later text, with what is new underlined.</summary>
    public static IHtmlContent After(string before, string after) => Show(after, before, "ins", "neu: ");

    /// <summary>A whole text that is gone.</summary>
    public static IHtmlContent Gone(string text) => Show(text, "", "del", "entfällt: ");

    /// <summary>A whole text that is new.</summary>
    public static IHtmlContent New(string text) => Show(text, "", "ins", "neu: ");

    private static HtmlContentBuilder Show(string text, string other, string tag, string spoken)
    {
        var html = new HtmlContentBuilder();
        foreach (var (isOther, part) in Parts(Words(text), Words(other)))
        {
            if (html.Count > 0)
            {
                html.Append(" ");
            }

            if (isOther)
            {
                html.AppendHtml($"<{tag}><span class=\"unseen\">{spoken}</span>").Append(part).AppendHtml($"</{tag}>");
            }
            else
            {
                html.Append(part);
            }
        }

        return html;
    }

    /// <summary>The text in parts, each either in both texts or in this one alone.</summary>
    private static List<(bool IsOther, string Text)> Parts(string[] own, string[] other)
    {
        var common = Common(own, other);
        if (common.Count(shared => shared) < LeastInCommon * Math.Max(own.Length, other.Length))
        {
            return own.Length == 0 ? [] : [(true, string.Join(' ', own))];
        }

        var parts = new List<(bool IsOther, string Text)>();
        for (var i = 0; i < own.Length; i++)
        {
            var isOther = !common[i];
            if (parts.Count > 0 && parts[^1].IsOther == isOther)
            {
                parts[^1] = (isOther, parts[^1].Text + " " + own[i]);
            }
            else
            {
                parts.Add((isOther, own[i]));
            }
        }

        return parts;
    }

    /// <summary>For each word whether it belongs to a longest sequence of words that both texts have.</summary>
    private static bool[] Common(string[] own, string[] other)
    {
        var common = new bool[own.Length];
        if (own.Length > MostWords || other.Length > MostWords)
        {
            return common;
        }

        // lengths[i, j]: words in common from place i of this text and place j of the other on.
        var lengths = new int[own.Length + 1, other.Length + 1];
        for (var i = own.Length - 1; i >= 0; i--)
        {
            for (var j = other.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = own[i] == other[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < own.Length && j < other.Length;)
        {
            if (own[i] == other[j])
            {
                common[i++] = true;
                j++;
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }

    /// <summary>An amount and its sign stand together: only spaces at which a line may break part words.</summary>
    private static string[] Words(string text) => text.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
