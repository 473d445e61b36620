using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FitStore.Api.Publishing;

/// <summary>What Markdown may hold: no HTML, links to https, http and mailto alone, no pictures from elsewhere.</summary>
internal static class MarkdownRules
{
    /// <summary>Where uploaded pictures lie: an address of the store itself.</summary>
    private const string OwnFiles = "/v1/";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

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
            var address = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
            if (link.IsImage ? !address.StartsWith(OwnFiles, StringComparison.Ordinal) : !IsAllowed(address))
            {
                return address;
            }
        }

        return document.Descendants<AutolinkInline>().FirstOrDefault(link => !link.IsEmail && !IsAllowed(link.Url))?.Url;
    }

    /// <summary>Whether each picture says in words what it shows.</summary>
    public static bool HasWordsForPictures(string markdown) =>
        Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().Where(link => link.IsImage)
            .All(picture => picture.Descendants<LiteralInline>().Any(word => word.Content.ToString().Trim().Length > 0));

    private static bool IsAllowed(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto";
}
