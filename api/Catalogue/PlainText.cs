using System.Buffers;
using System.Text;

namespace FitStore.Api.Catalogue;

/// <summary>What a reader reads of Markdown: no marks, no addresses of links, one space between words.</summary>
internal static class PlainText
{
    /// <summary>A line of these alone separates: a rule, the head of a table.</summary>
    private static readonly SearchValues<char> Rules = SearchValues.Create("-=_*|: \t\r");

    public static string OfMarkdown(string markdown)
    {
        var plain = new StringBuilder(markdown.Length);
        var startOfLine = true;
        for (var i = 0; i < markdown.Length; i++)
        {
            var c = markdown[i];
            if (startOfLine)
            {
                var content = AfterLineMarks(markdown, i);
                if (content > i)
                {
                    i = content - 1;
                    startOfLine = false;
                    continue;
                }
            }

            startOfLine = c == '\n' || (startOfLine && char.IsWhiteSpace(c));
            switch (c)
            {
                case '\\' when i + 1 < markdown.Length && char.IsPunctuation(markdown[i + 1]):
                    plain.Append(markdown[++i]);
                    break;
                case '*' or '`' or '|':
                case '_' or '~' when IsAtEdgeOfWord(markdown, i):
                case '!' when i + 1 < markdown.Length && markdown[i + 1] == '[':
                case '[':
                    break;
                case ']' when i + 1 < markdown.Length && markdown[i + 1] == '(' && markdown.IndexOf(')', i) is > 0 and var end:
                    i = end;
                    break;
                case ']':
                    break;
                case '<' when markdown.IndexOf('>', i) is > 0 and var close && markdown.AsSpan(i, close - i).Contains(':'):
                    // An address in angle brackets is shown as it is.
                    plain.Append(markdown, i + 1, close - i - 1);
                    i = close;
                    break;
                default:
                    AppendWithOneSpace(plain, c);
                    break;
            }
        }

        return plain.ToString().TrimEnd();
    }

    private static void AppendWithOneSpace(StringBuilder plain, char c)
    {
        if (!char.IsWhiteSpace(c))
        {
            plain.Append(c);
        }
        else if (plain.Length > 0 && plain[^1] != ' ')
        {
            plain.Append(' ');
        }
    }

    private static bool IsAtEdgeOfWord(string text, int i) =>
        i == 0 || i + 1 == text.Length || !char.IsLetterOrDigit(text[i - 1]) || !char.IsLetterOrDigit(text[i + 1]);

    /// <summary>Where the content starts after the marks of a heading, quotation or item of a list.</summary>
    private static int AfterLineMarks(string text, int start)
    {
        var endOfLine = text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;
        if (!text.AsSpan(start, endOfLine - start).ContainsAnyExcept(Rules))
        {
            return endOfLine;
        }

        var i = start;
        while (i < text.Length)
        {
            if (text[i] is '#' or '>')
            {
                i++;
            }
            else if (text[i] is '-' or '+' or '*' && i + 1 < text.Length && text[i + 1] is ' ' or '\t')
            {
                i += 2;
            }
            else if (char.IsAsciiDigit(text[i]) && AfterNumber(text, i) is > 0 and var after)
            {
                i = after;
            }
            else if (text[i] == ' ' && i > start)
            {
                i++;
            }
            else
            {
                return i;
            }
        }

        return i;
    }

    private static int AfterNumber(string text, int i)
    {
        var start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        var isItem = i - start <= 9 && i + 1 < text.Length && text[i] is '.' or ')' && text[i + 1] == ' ';
        return isItem ? i + 2 : -1;
    }
}
