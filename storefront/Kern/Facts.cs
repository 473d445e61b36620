using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A list of names and values.</summary>
[HtmlTargetElement("kern-facts")]
public sealed class FactsTagHelper : TagHelper
{
    /// <summary>Each value below its name, for narrow places.</summary>
    public bool Stacked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Becomes("dl", "kern-description-list");
        if (Stacked)
        {
            output.AddClasses("kern-description-list--col");
        }
    }
}

/// <summary>One name and its value. Without content it says "noch nicht angegeben": nothing is invented, nothing left blank.</summary>
[HtmlTargetElement("kern-fact", ParentTag = "kern-facts")]
public sealed class FactTagHelper : TagHelper
{
    public required string Name { get; set; }

    /// <summary>The value is invented for the demonstration; the badge says so.</summary>
    public bool Sample { get; set; }

    /// <summary>The value is an amount, so the badge reads "Beispielwert".</summary>
    public bool Amount { get; set; }

    /// <summary>On a page for checking one's answers: where this one is changed.</summary>
    public string? ChangeHref { get; set; }

    /// <summary>What stands there when nothing does.</summary>
    public string Missing { get; set; } = "noch nicht angegeben";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.Becomes("div", "kern-description-list-item");
        var cell = Html.Element("dd", "kern-description-list-item__value");
        if (value.IsEmptyOrWhiteSpace)
        {
            cell.Add(Html.Element("span", "muted").Text(Missing));
        }
        else
        {
            cell.Add(value);
        }

        if (Sample && !value.IsEmptyOrWhiteSpace)
        {
            cell.Text(" ").Add(Html.Element("span", "sample-badge").Text(Amount ? "Beispielwert" : "Beispielangabe"));
        }

        if (!string.IsNullOrEmpty(ChangeHref))
        {
            cell.Text(" ").Add(Html.Element("a", "change").With("href", ChangeHref)
                .Text("Ändern").Add(Html.Element("span", "unseen").Text(": " + Name)));
        }
        output.Content.Clear();
        output.Content.AppendHtml(Html.Element("dt", "kern-description-list-item__key").Text(Name));
        output.Content.AppendHtml(cell);
    }
}
