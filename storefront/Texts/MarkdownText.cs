using FitStore.Storefront.Pages.Services;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace FitStore.Storefront.Texts;

/// <summary>
/// Shows a description written in Markdown: no HTML of the author's, links to https, http and mailto alone, no pictures but uploaded ones, headings that
/// continue those of the page.
/// </summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="markdown">What the author wrote.</param>
    /// <param name="level">The level of the text's own highest heading on the page.</param>
    /// <param name="withPictures">Shows pictures that were uploaded for a service; else they are told in their words.</param>
    public static IHtmlContent Html(string markdown, int level, bool withPictures = false)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        ContinueHeadings(document, level);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            var address = link.GetDynamicUrl?.Invoke() ?? link.Url;
            if (link.IsImage && withPictures && ServiceFiles.Here(address ?? "") is { } here)
            {
                link.GetDynamicUrl = null;
                link.Url = here;
            }
            else if (link.IsImage || !IsAllowed(address))
            {
                KeepWords(link);
            }
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !IsAllowed(link.Url))
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
        }
        return new HtmlString(document.ToHtml(Pipeline));
    }

    /// <summary>Whatever levels the author used, the highest becomes <paramref name="level"/> and none is skipped.</summary>
    private static void ContinueHeadings(MarkdownDocument document, int level)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        var levels = headings.Select(heading => heading.Level).Distinct().Order().ToList();
        var previous = level - 1;
        foreach (var heading in headings)
        {
            var wanted = level + levels.IndexOf(heading.Level);
            heading.Level = previous = Math.Min(6, Math.Min(wanted, previous + 1));
        }
    }

    private static bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto";

    /// <summary>A link that may not lead anywhere stays as its words, a picture as its description.</summary>
    private static void KeepWords(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
