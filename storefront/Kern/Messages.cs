using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A message with a title and, where there is more to say, a body.</summary>
[HtmlTargetElement("kern-alert")]
public sealed class AlertTagHelper : TagHelper
{
    public Mood Kind { get; set; }

    public required string Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.Becomes("div", "kern-alert", $"kern-alert--{Kind.ClassName()}");
        output.Content.Clear();
        output.Content.AppendHtml(Header(Kind, Title));
        if (!body.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml(Html.Element("div", "kern-alert__body").Add(body));
        }
    }

    internal static HtmlElement Header(Mood mood, string title) =>
        Html.Element("div", "kern-alert__header")
            .Add(Icons.Icon(mood.ClassName()))
            .Add(Html.Element("span", "kern-title").Text(title));
}

/// <summary>
/// All errors of a form at once, each a link to its field. The layout places it above the heading; a page need not.
/// Errors whose field is not on the page stand as plain sentences.
/// </summary>
[HtmlTargetElement("kern-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        var fields = RenderedFields.Of(ViewContext);
        var errors = state.Where(entry => entry.Value is { Errors.Count: > 0 })
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, error.ErrorMessage)))
            .DistinctBy(error => (error.Field, error.ErrorMessage))
            .OrderBy(error => fields.Place(error.Field))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.Becomes("div", "kern-alert", "kern-alert--danger", "error-summary");
        output.Attributes.SetAttribute("id", "fehler");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        var list = Html.Element("ul", "error-summary__list");
        foreach (var (field, message) in errors)
        {
            list.Add(fields.Find(field) is { } id
                ? Html.Element("li").Add(Html.Element("a").With("href", "#" + id).Text(message))
                : Html.Element("li").Text(message));
        }
        output.Content.AppendHtml(AlertTagHelper.Header(
            Mood.Danger,
            errors.Count == 1 ? "Bitte prüfen Sie eine Angabe" : $"Bitte prüfen Sie {errors.Count} Angaben"));
        output.Content.AppendHtml(Html.Element("div", "kern-alert__body").Add(list));
    }
}

/// <summary>Which fields a page has shown and under which id, so that the error summary, rendered after the page, can link to them.</summary>
internal sealed class RenderedFields
{
    private readonly List<(string Name, string Id)> fields = [];

    public static RenderedFields Of(ViewContext context)
    {
        if (context.HttpContext.Items[typeof(RenderedFields)] is RenderedFields fields)
        {
            return fields;
        }

        fields = new RenderedFields();
        context.HttpContext.Items[typeof(RenderedFields)] = fields;
        return fields;
    }

    public void Add(string name, string id) => fields.Add((name, id));

    public string? Find(string name) => Place(name) is >= 0 and var place ? fields[place].Id : null;

    /// <summary>Where on the page the field stands; what belongs to no field comes first.</summary>
    public int Place(string name) => fields.FindIndex(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Says why a list is empty and what to do next.</summary>
[HtmlTargetElement("kern-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public required string Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.Becomes("div", "empty");
        output.Content.Clear();
        output.Content.AppendHtml(Html.Element("p", "empty__title").Text(Title));
        output.Content.AppendHtml(body);
    }
}
