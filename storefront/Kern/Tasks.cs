using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A list of things to do, each with its state.</summary>
[HtmlTargetElement("kern-tasks")]
public sealed class TasksTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes("ul", "kern-task-list__list");
}

/// <summary>One thing to do; with <c>href</c> the whole line leads there. Its content is a line of explanation.</summary>
[HtmlTargetElement("kern-task", ParentTag = "kern-tasks")]
public sealed class TaskTagHelper : TagHelper
{
    public required string Title { get; set; }

    public string? Href { get; set; }

    /// <summary>How it stands, in a word or two; none where it is always there to be read.</summary>
    public string? Status { get; set; }

    public Mood StatusKind { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.Becomes("li", "kern-task-list__item");
        var words = Html.Element("span").Text(Title);
        var content = string.IsNullOrEmpty(Href)
            ? Html.Element("span", "kern-task-list__content-wrapper kern-body")
            : Html.Element("a", "kern-task-list__content-wrapper kern-link kern-link--stretched").With("href", Href);
        var left = Html.Element("div", "task__words").Add(content.Add(words));
        if (!more.IsEmptyOrWhiteSpace)
        {
            left.Add(Html.Element("div", "task__more").Add(more));
        }

        var title = Html.Element("div", "kern-task-list__title").Add(left);
        if (Status is not null)
        {
            title.Add(Html.Element("div", "kern-task-list__status")
                .Add(Html.Element("span", $"kern-badge kern-badge--small kern-badge--{StatusKind.ClassName()}")
                    .Add(Html.Element("span", "kern-label").Text(Status))));
        }

        output.Content.Clear();
        output.Content.AppendHtml(title);
    }
}

/// <summary>
/// Where one stands in a journey of several pages: done steps lead back, the present one is marked, the rest is still to come.
/// On a phone only the present step and a bar are shown.
/// </summary>
[HtmlTargetElement("kern-steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper : TagHelper
{
    /// <summary>Every step in order; the address is where it can be visited again.</summary>
    public required IReadOnlyList<Step> Steps { get; set; }

    /// <summary>Counted from 1.</summary>
    public int Current { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Becomes("nav", "steps");
        output.Attributes.SetAttribute("aria-label", "Schritte");
        var list = Html.Element("ol", "steps__list");
        for (var number = 1; number <= Steps.Count; number++)
        {
            var step = Steps[number - 1];
            var item = Html.Element("li", number < Current ? "steps__item steps__item--done" : "steps__item");
            if (number == Current)
            {
                item.With("aria-current", "step");
            }

            item.Add(Html.Element("span", "kern-number").With("aria-hidden", "true").Text(German.Number(number)));
            item.Add(number < Current && step.Href is not null
                ? Html.Element("a").With("href", step.Href).Text(step.Name)
                : Html.Element("span").Text(step.Name));
            if (number < Current)
            {
                item.Add(Html.Element("span", "unseen").Text(" (erledigt)"));
            }

            list.Add(item);
        }

        var bar = Html.Element("div", "kern-progress steps__bar")
            .Add(Html.Element("p", "kern-label").With("id", "schritt").Text($"Schritt {Current} von {Steps.Count}: {Steps[Current - 1].Name}"))
            .Add(Html.Element("progress").With("value", German.Digits(Current)).With("max", German.Digits(Steps.Count)).With("aria-labelledby", "schritt"));
        output.Content.AppendHtml(bar);
        output.Content.AppendHtml(list);
    }
}

/// <summary>One page of a journey.</summary>
public sealed record Step(string Name, string? Href = null);
