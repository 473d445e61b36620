using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>Ways to the page before and the page after. Lists are walked, not jumped through, so there are no page numbers.</summary>
[HtmlTargetElement("kern-pages", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagesTagHelper : TagHelper
{
    public string? PreviousHref { get; set; }

    public string? NextHref { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // Razor hands over an empty text where there is none.
        if (string.IsNullOrEmpty(PreviousHref) && string.IsNullOrEmpty(NextHref))
        {
            output.SuppressOutput();
            return;
        }
        output.Becomes("nav", "pages");
        output.Attributes.SetAttribute("aria-label", "Seiten dieser Liste");
        if (!string.IsNullOrEmpty(PreviousHref))
        {
            output.Content.AppendHtml(Way(PreviousHref, "prev").Add(Icons.Icon(Icons.Back)).Add(Html.Element("span", "kern-label").Text("Vorherige Seite")));
        }

        if (!string.IsNullOrEmpty(NextHref))
        {
            output.Content.AppendHtml(Way(NextHref, "next").Add(Html.Element("span", "kern-label").Text("Nächste Seite")).Add(Icons.Icon(Icons.Forward)));
        }
    }

    private static HtmlElement Way(string href, string rel) =>
        Html.Element("a", "kern-btn kern-btn--secondary").With("href", href).With("rel", rel);
}
