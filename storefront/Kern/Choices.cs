using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A question with its answers to tick: what radios and checkboxes have in common.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>The chosen values where the field is bound to no property.</summary>
    public IEnumerable<string>? Values { get; set; }

    /// <summary>The answers beside one another where they are few and short.</summary>
    public bool Horizontal { get; set; }

    /// <summary>Smaller boxes and text, for facets.</summary>
    public bool Compact { get; set; }

    /// <summary>The id of the form it belongs to, where it stands outside of it.</summary>
    public string? Form { get; set; }

    /// <summary>The legend is for screen readers alone, because a heading just above says the same.</summary>
    public bool LabelHidden { get; set; }

    private protected abstract string Type { get; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Becomes("fieldset", "kern-fieldset");
        // An id the author gave is that of the first answer.
        output.Attributes.RemoveAll("id");
        if (Compact)
        {
            output.AddClasses("fieldset--compact");
        }

        if (Error is not null)
        {
            output.AddClasses("kern-fieldset--error");
        }

        if (DescribedBy(Hint) is { } described)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        var legend = Html.Element("legend", LabelHidden ? "kern-sr-only" : "kern-label").Text(LabelText);
        if (Optional)
        {
            legend.Text(" ").Add(OptionalMark());
        }

        output.Content.AppendHtml(legend);
        if (HintElement() is { } hint)
        {
            output.Content.AppendHtml(hint);
        }

        var body = Html.Element("div", Horizontal ? "kern-fieldset__body kern-fieldset__body--horizontal" : "kern-fieldset__body");
        var chosen = CurrentValues(Values);
        var number = 0;
        foreach (var option in Options)
        {
            // The first answer carries the field's own id: the error summary leads there.
            var id = number++ == 0 ? Id : $"{Id}-{number}";
            var box = Html.Element("input", $"kern-form-check__{Type}")
                .With("type", Type).With("id", id).With("name", FieldName).With("value", option.Value).With("form", Form);
            if (chosen.Contains(option.Value))
            {
                box.With("checked");
            }

            if (Error is not null)
            {
                box.Class($"kern-form-check__{Type}--error");
            }

            var label = Html.Element("label", "kern-label").With("for", id).Text(option.Text);
            var check = Html.Element("div", "kern-form-check").Add(box).Add(label);
            if (option.Hint is not null && Compact)
            {
                label.Text(" ").Add(Html.Element("span", "muted").Text($"({option.Hint})"));
            }
            else if (option.Hint is not null)
            {
                box.With("aria-describedby", id + "-mehr");
                check.Add(Html.Element("div", "check__hint").With("id", id + "-mehr").Text(option.Hint));
            }
            body.Add(check);
        }
        output.Content.AppendHtml(body);
        if (ErrorElement() is { } error)
        {
            output.Content.AppendHtml(error);
        }
    }
}

/// <summary>One of a few.</summary>
[HtmlTargetElement("kern-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    private protected override string Type => "radio";
}

/// <summary>Any of a few.</summary>
[HtmlTargetElement("kern-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    private protected override string Type => "checkbox";
}

/// <summary>Yes or no, bound to a <see cref="bool"/>.</summary>
[HtmlTargetElement("kern-checkbox", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var box = Html.Element("input", "kern-form-check__checkbox");
        MoveAttributes(output, box);
        box.With("type", "checkbox").With("id", Id).With("name", FieldName).With("value", "true").With("aria-describedby", DescribedBy(Hint));
        if (CurrentValues().Contains("true"))
        {
            box.With("checked");
        }

        output.Becomes("div", "kern-form-check");
        if (Error is not null)
        {
            box.Class("kern-form-check__checkbox--error");
            box.With("aria-invalid", "true");
            output.AddClasses("kern-form-check--error");
        }
        output.Content.AppendHtml(box);
        output.Content.AppendHtml(LabelElement());
        if (Hint is not null)
        {
            output.Content.AppendHtml(Html.Element("div", "check__hint").With("id", Id + "-hinweis").Text(Hint));
        }

        if (ErrorElement() is { } error)
        {
            output.Content.AppendHtml(error);
        }
    }
}
