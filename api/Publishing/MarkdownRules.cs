using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FitStore.Api.Publishing;

/// <summary>What Markdown may hold: no HTML, links to https, http and mailto alone, no pictures but uploaded ones, each with words.</summary>
internal static class MarkdownRules
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>Whether there is HTML in it.</summary>
    public static bool HasHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        return document.Descendants<HtmlBlock>().Any() || document.Descendants<HtmlInline>().Any();
    }

    /// <summary>The first address in it that is not allowed.</summary>
    public static string? ForbiddenAddress(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            var address = AddressOf(link);
            if (link.IsImage ? ListedFiles.Read(address) is null : !IsAllowed(address))
            {
                return address;
            }
        }

        return document.Descendants<AutolinkInline>().FirstOrDefault(link => !link.IsEmail && !IsAllowed(link.Url))?.Url;
    }

    /// <summary>Whether each picture says in words what it shows.</summary>
    public static bool HasWordsForPictures(string markdown) => Images(markdown).All(picture => WordsOf(picture).Trim().Length > 0);

    /// <summary>The addresses of its pictures, in their order.</summary>
    public static IEnumerable<string> Pictures(string markdown) => Images(markdown).Select(AddressOf);

    /// <summary>The same text with other addresses of pictures; a picture that has none any more leaves its words.</summary>
    public static string Replace(string markdown, IReadOnlyDictionary<string, string?> addresses)
    {
        var text = new StringBuilder(markdown);
        foreach (var picture in Images(markdown).Where(picture => addresses.ContainsKey(AddressOf(picture))).Reverse())
        {
            text.Remove(picture.Span.Start, picture.Span.Length)
                .Insert(picture.Span.Start, addresses[AddressOf(picture)] is { } address ? $"![{WordsOf(picture)}]({address})" : WordsOf(picture));
        }

        return text.ToString();
    }

    private static IEnumerable<LinkInline> Images(string markdown) => Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().Where(link => link.IsImage);

    private static string AddressOf(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";

    private static string WordsOf(LinkInline picture) => string.Concat(picture.Descendants<LiteralInline>().Select(word => word.Content.ToString()));

    private static bool IsAllowed(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto";
}
