using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A short state in words, coloured by its mood.</summary>
[HtmlTargetElement("kern-badge")]
public sealed class BadgeTagHelper : TagHelper
{
    public Mood Kind { get; set; }

    /// <summary>Shows the icon of the mood too.</summary>
    public bool Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.Becomes("span", "kern-badge", "kern-badge--small", $"kern-badge--{Kind.ClassName()}");
        output.Content.Clear();
        if (Icon)
        {
            output.Content.AppendHtml(Icons.Icon(Kind.ClassName()));
        }

        output.Content.AppendHtml(Html.Element("span", "kern-label").Add(words));
    }
}

/// <summary>Marks what is invented for the demonstration: "Beispielangabe" beside statements, "Beispielwert" beside amounts.</summary>
[HtmlTargetElement("sample-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SampleBadgeTagHelper : TagHelper
{
    /// <summary>An amount, so "Beispielwert".</summary>
    public bool Amount { get; set; }

    /// <summary>Shown only if this holds, so that a page can hand over what the API says of a statement's provenance.</summary>
    public bool When { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!When)
        {
            output.SuppressOutput();
            return;
        }
        output.Becomes("span", "sample-badge");
        output.Content.SetContent(Amount ? "Beispielwert" : "Beispielangabe");
    }
}

/// <summary>A chosen filter; its link shows the list without it.</summary>
[HtmlTargetElement("kern-chip")]
public sealed class ChipTagHelper : TagHelper
{
    /// <summary>The address of the list without this filter.</summary>
    public required string RemoveHref { get; set; }

    /// <summary>What the link does, for screen readers.</summary>
    public string Act { get; set; } = "Filter entfernen";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.Becomes("a", "chip");
        output.Attributes.SetAttribute("href", RemoveHref);
        output.Content.Clear();
        output.Content.AppendHtml(Html.Element("span", "unseen").Text(Act + ": "));
        output.Content.AppendHtml(Html.Element("span").Add(words));
        output.Content.AppendHtml(Icons.Icon(Icons.Close, "small"));
    }
}
