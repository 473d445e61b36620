using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A section that opens. Several in a row form an accordion.</summary>
[HtmlTargetElement("kern-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public required string Summary { get; set; }

    /// <summary>Open from the start.</summary>
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.Becomes("details", "kern-accordion");
        if (Open)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        }

        output.Content.Clear();
        output.Content.AppendHtml(Html.Element("summary", "kern-accordion__header")
            .Add(Html.Element("span", "kern-title kern-title--small").Text(Summary)));
        output.Content.AppendHtml(Html.Element("div", "kern-accordion__body").Add(body));
    }
}

/// <summary>Explains a hard word where it stands: one or two sentences that open on demand.</summary>
[HtmlTargetElement("kern-explain")]
public sealed class ExplainTagHelper : TagHelper
{
    /// <summary>The word as it stands in the text.</summary>
    public required string Term { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.Becomes("details", "explain");
        output.Content.Clear();
        output.Content.AppendHtml(Html.Element("summary").Text($"Was heißt „{Term}“?"));
        output.Content.AppendHtml(Html.Element("div", "explain__body").Add(body));
    }
}
