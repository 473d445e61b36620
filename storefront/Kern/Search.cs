using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A search form, sent by GET to <c>action</c>. What stands inside it (hidden fields that keep chosen filters, say) is sent along.</summary>
[HtmlTargetElement("kern-search")]
public sealed class SearchTagHelper : TagHelper
{
    public string Action { get; set; } = Links.Services.Href;

    public string Label { get; set; } = "Dienste suchen";

    /// <summary>The label is for screen readers alone.</summary>
    public bool LabelHidden { get; set; }

    public string? Hint { get; set; }

    public string? Value { get; set; }

    /// <summary>What screen readers call the search among the landmarks of the page.</summary>
    public string? Landmark { get; set; }

    /// <summary>Tells several searches of one page apart.</summary>
    public required string Id { get; set; }

    /// <summary>The id of the form, for fields that belong to it and stand elsewhere.</summary>
    public string? FormId { get; set; }

    /// <summary>Whether this is the search of the page and not the one of its header; a page has one landmark for searching.</summary>
    public bool Main { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.Becomes("form", "search");
        if (Main)
        {
            output.AddClasses("search--main");
        }

        if (FormId is not null)
        {
            output.Attributes.SetAttribute("id", FormId);
        }

        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", Action);
        output.Attributes.SetAttribute("role", "search");
        if (Action == Links.Services.Href)
        {
            output.Attributes.SetAttribute("data-suggestions", Pages.Services.SuggestSearches.Address);
        }

        output.Attributes.SetAttribute("aria-label", Landmark ?? (Main ? "Hauptsuche" : Label));

        var input = Html.Element("input", "kern-form-input__input")
            .With("type", "search").With("name", "q").With("id", Id).With("value", Value)
            .With("maxlength", "200").With("autocomplete", "off").With("spellcheck", "true")
            .With("placeholder", LabelHidden ? Label : null)
            .With("aria-describedby", Hint is null ? null : Id + "-hinweis");
        var field = Html.Element("div", "kern-form-input")
            .Add(Html.Element("label", LabelHidden ? "kern-sr-only" : "kern-label").With("for", Id).Text(Label));
        if (Hint is not null)
        {
            field.Add(Html.Element("div", "kern-hint").With("id", Id + "-hinweis").Text(Hint));
        }

        field.Add(Html.Element("div", "kern-input-group").Add(input)
            .Add(Html.Element("button", "kern-btn kern-btn--primary").With("type", "submit")
                .Add(Icons.Icon(Icons.Search)).Add(Html.Element("span", Main ? "kern-label" : "kern-sr-only").Text("Suchen"))));
        output.Content.Clear();
        output.Content.AppendHtml(field);
        output.Content.AppendHtml(more);
    }
}
