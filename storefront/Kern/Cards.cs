using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A card. With <c>href</c> its title is a link and the whole card can be clicked (other links in it stay usable).</summary>
[HtmlTargetElement("kern-card")]
public sealed class CardTagHelper : TagHelper
{
    public required string Title { get; set; }

    /// <summary>Ready-made content for the title instead of plain text, for instance with the words found marked.</summary>
    public IHtmlContent? TitleHtml { get; set; }

    public string? Href { get; set; }

    /// <summary>A line above the title.</summary>
    public string? Preline { get; set; }

    /// <summary>A line below the title.</summary>
    public string? Subline { get; set; }

    /// <summary>2 to 4, so that the headings of the page form a tree.</summary>
    public int Level { get; set; } = 3;

    public bool Small { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slots = new CardSlots();
        context.Items[typeof(CardSlots)] = slots;
        var body = await output.GetChildContentAsync();

        output.Becomes("article", "kern-card");
        if (Small)
        {
            output.AddClasses("kern-card--small");
        }

        if (Href is not null)
        {
            output.AddClasses("kern-card--interactive");
        }

        var header = Html.Element("div", "kern-card__header");
        if (Preline is not null)
        {
            header.Add(Html.Element("p", "kern-preline").Text(Preline));
        }

        var words = TitleHtml ?? new HtmlContentBuilder().Append(Title);
        header.Add(Html.Element($"h{Level}", "kern-title").Add(Href is null
            ? words
            : Html.Element("a", "kern-link--stretched").With("href", Href).Add(words)));
        if (Subline is not null)
        {
            header.Add(Html.Element("p", "kern-subline").Text(Subline));
        }

        var container = Html.Element("div", "kern-card__container").Add(header);
        if (!body.IsEmptyOrWhiteSpace)
        {
            container.Add(Html.Element("div", "kern-card__body").Add(body));
        }

        if (slots.Footer is not null)
        {
            container.Add(Html.Element("div", "kern-card__footer").Add(slots.Footer));
        }

        output.Content.Clear();
        output.Content.AppendHtml(container);
    }
}

/// <summary>The foot of a card: its acts.</summary>
[HtmlTargetElement("kern-card-footer", ParentTag = "kern-card")]
public sealed class CardFooterTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((CardSlots)context.Items[typeof(CardSlots)]).Footer = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}

internal sealed class CardSlots
{
    public IHtmlContent? Footer { get; set; }
}
