using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

public enum ButtonKind
{
    /// <summary>The one main act of a page.</summary>
    Primary,
    Secondary,
    Tertiary,
}

/// <summary>
/// A button that submits its form, or, with <c>href</c>, a link that looks like one. Its words say what happens.
/// Other attributes (name, value, formaction, id …) go to the element.
/// </summary>
[HtmlTargetElement("kern-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    public string? Href { get; set; }

    /// <summary>A KERN icon left of the words.</summary>
    public string? Icon { get; set; }

    public bool Small { get; set; }

    /// <summary>As wide as its container.</summary>
    public bool Block { get; set; }

    /// <summary>What is added for screen readers where the words alone do not say what the button is about.</summary>
    public string? About { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClasses("kern-btn", Kind switch
        {
            ButtonKind.Secondary => "kern-btn--secondary",
            ButtonKind.Tertiary => "kern-btn--tertiary",
            _ => "kern-btn--primary",
        });
        if (Small)
        {
            output.AddClasses("kern-btn--x-small");
        }

        if (Block)
        {
            output.AddClasses("kern-btn--block");
        }

        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
        }
        else if (!output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }

        var label = Html.Element("span", "kern-label").Add(await output.GetChildContentAsync());
        if (About is not null)
        {
            label.Add(Html.Element("span", "unseen").Text(" " + About));
        }

        output.Content.Clear();
        if (Icon is not null)
        {
            output.Content.AppendHtml(Icons.Icon(Icon));
        }

        output.Content.AppendHtml(label);
    }
}
