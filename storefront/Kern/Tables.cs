using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>
/// A data table with its caption, in a frame that scrolls sideways by touch and keyboard when it must. Inside stand plain
/// <c>thead</c>, <c>tbody</c>, <c>tr</c>, <c>th</c>, <c>td</c>; they get KERN's classes by themselves, and <c>numeric</c> aligns figures.
/// </summary>
[HtmlTargetElement("kern-table")]
public sealed class TableTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public required string Caption { get; set; }

    /// <summary>The caption is for screen readers alone, because a heading just above says the same.</summary>
    public bool CaptionHidden { get; set; }

    /// <summary>On a phone each row becomes a list of label and value; every <c>td</c> then needs its <c>label</c>.</summary>
    public bool Stack { get; set; }

    public bool Small { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        // Counted, because the helper's own id is that of its place in the source: the same in every round of a loop.
        var number = ViewContext.HttpContext.Items.TryGetValue(typeof(TableTagHelper), out var before) ? (int)before! + 1 : 1;
        ViewContext.HttpContext.Items[typeof(TableTagHelper)] = number;
        var id = $"tabelle-{German.Digits(number)}";
        output.Becomes("section", "kern-table-responsive");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-labelledby", id);
        var classes = "kern-table" + (Small ? " kern-table--small" : "") + (Stack ? " table--stack" : "");
        output.Content.Clear();
        output.Content.AppendHtml(Html.Element("table", classes)
            .Add(Html.Element("caption", CaptionHidden ? "kern-sr-only" : "kern-title kern-title--small").With("id", id).Text(Caption))
            .Add(rows));
    }
}

[HtmlTargetElement("thead")]
public sealed class TableHeadTagHelper : TagHelper
{
    public override void Init(TagHelperContext context) => context.Items[typeof(TableHeadTagHelper)] = true;

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.AddClasses("kern-table__head");
}

[HtmlTargetElement("tbody")]
public sealed class TableBodyTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.AddClasses("kern-table__body");
}

[HtmlTargetElement("tfoot")]
public sealed class TableFootTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.AddClasses("kern-table__footer");
}

[HtmlTargetElement("tr")]
public sealed class TableRowTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.AddClasses("kern-table__row");
}

/// <summary>A header cell: of its column inside <c>thead</c>, of its row elsewhere.</summary>
[HtmlTargetElement("th")]
public sealed class TableHeaderTagHelper : TagHelper
{
    public bool Numeric { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AddClasses("kern-table__header");
        if (Numeric)
        {
            output.AddClasses("kern-table__header--numeric");
        }

        if (!output.Attributes.ContainsName("scope"))
        {
            output.Attributes.SetAttribute("scope", context.Items.ContainsKey(typeof(TableHeadTagHelper)) ? "col" : "row");
        }
    }
}

[HtmlTargetElement("td")]
public sealed class TableCellTagHelper : TagHelper
{
    public bool Numeric { get; set; }

    /// <summary>The name of the column, shown beside the value where the table is stacked.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AddClasses("kern-table__cell");
        if (Numeric)
        {
            output.AddClasses("kern-table__cell--numeric");
        }

        if (Label is not null)
        {
            output.Attributes.SetAttribute("data-label", Label);
        }
    }
}
