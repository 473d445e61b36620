using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>A field of one line: text, e-mail, telephone, address, password, date, figures, a file.</summary>
[HtmlTargetElement("kern-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : FieldTagHelper
{
    public string Type { get; set; } = "text";

    /// <summary>What the browser may fill in, by the names of the HTML standard ("email", "current-password", "off" …).</summary>
    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>2 or 4 figures wide; else as wide as the column.</summary>
    public string? Width { get; set; }

    /// <summary>A unit behind the field, such as €.</summary>
    public string? Unit { get; set; }

    /// <summary>The value where the field is bound to no property.</summary>
    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Html.Element("input", "kern-form-input__input");
        MoveAttributes(output, control);
        control.With("type", Type).With("id", Id).With("name", FieldName)
            .With("autocomplete", Autocomplete).With("inputmode", Inputmode)
            .With("aria-describedby", DescribedBy(Hint));
        if (Type is not "date" && !control.Has("maxlength"))
        {
            control.With("maxlength", MaxLength());
        }

        // A code of a second factor is a password, too: it may be a recovery code, which goes on being good.
        if (Type is "password" || Autocomplete is "one-time-code")
        {
            RequirePasswordName();
        }
        else if (Type is not "file")
        {
            control.With("value", CurrentValue(Value));
        }

        if (Type is "email" or "url" or "password")
        {
            control.With("spellcheck", "false").With("autocapitalize", "none");
        }

        if (Width is not null)
        {
            control.Class($"kern-form-input__input--width-{Width}");
        }

        if (Type is "date")
        {
            control.Class("field-date");
        }
        else if (Autocomplete is "one-time-code")
        {
            control.Class("field-code");
        }

        output.Becomes("div", "kern-form-input");
        if (Error is not null)
        {
            control.Class("kern-form-input__input--error");
            control.With("aria-invalid", "true");
            output.AddClasses("kern-form-input--error");
        }
        output.Content.AppendHtml(LabelElement());
        if (HintElement() is { } hint)
        {
            output.Content.AppendHtml(hint);
        }

        output.Content.AppendHtml(Unit is null
            ? control
            : Html.Element("div", "kern-input-group").Add(control).Add(Html.Element("span", "kern-input-group-text").Text(Unit)));
        if (ErrorElement() is { } error)
        {
            output.Content.AppendHtml(error);
        }
    }

    /// <summary>A form that is carried over a sign-in leaves passwords behind and knows them by this ending, so no password may be named otherwise.</summary>
    private void RequirePasswordName()
    {
        if (!FieldName.EndsWith("Password", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A password field must have a name that ends with 'Password', not '{FieldName}'.");
        }
    }
}

/// <summary>A field of several lines. With a bound length a script counts what is left.</summary>
[HtmlTargetElement("kern-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;

    /// <summary>The value where the field is bound to no property.</summary>
    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Html.Element("textarea", "kern-form-input__input");
        MoveAttributes(output, control);
        control.With("id", Id).With("name", FieldName).With("rows", German.Digits(Rows)).With("aria-describedby", DescribedBy(Hint));
        if (!control.Has("maxlength"))
        {
            control.With("maxlength", MaxLength());
        }

        control.Text(CurrentValue(Value) ?? "");

        output.Becomes("div", "kern-form-input");
        if (Error is not null)
        {
            control.Class("kern-form-input__input--error");
            control.With("aria-invalid", "true");
            output.AddClasses("kern-form-input--error");
        }
        output.Content.AppendHtml(LabelElement());
        if (HintElement() is { } hint)
        {
            output.Content.AppendHtml(hint);
        }

        output.Content.AppendHtml(control);
        if (ErrorElement() is { } error)
        {
            output.Content.AppendHtml(error);
        }
    }
}

/// <summary>One of many; for up to about seven, radios are easier.</summary>
[HtmlTargetElement("kern-select", TagStructure = TagStructure.WithoutEndTag)]
public class SelectTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>The first entry, which means no choice yet; empty leaves it out.</summary>
    public string Placeholder { get; set; } = "Bitte wählen";

    /// <summary>The value where the field is bound to no property.</summary>
    public string? Value { get; set; }

    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Html.Element("select", "kern-form-input__select");
        MoveAttributes(output, control);
        control.With("id", Id).With("name", FieldName).With("autocomplete", Autocomplete).With("aria-describedby", DescribedBy(Hint));
        var chosen = CurrentValue(Value);
        if (Placeholder.Length > 0)
        {
            control.Add(Html.Element("option").With("value", "").Text(Placeholder));
        }

        foreach (var option in Options)
        {
            var element = Html.Element("option").With("value", option.Value).Text(option.Hint is null ? option.Text : $"{option.Text} ({option.Hint})");
            if (option.Value == chosen)
            {
                element.With("selected");
            }

            control.Add(element);
        }

        output.Becomes("div", "kern-form-input");
        if (Error is not null)
        {
            control.Class("kern-form-input__select--error");
            control.With("aria-invalid", "true");
            output.AddClasses("kern-form-input--error");
        }
        output.Content.AppendHtml(LabelElement());
        if (HintElement() is { } hint)
        {
            output.Content.AppendHtml(hint);
        }

        output.Content.AppendHtml(Html.Element("div", "kern-form-input__select-wrapper").Add(control));
        if (ErrorElement() is { } error)
        {
            output.Content.AppendHtml(error);
        }
    }
}

/// <summary>
/// A month, chosen from a list of the coming ones: no format to get wrong, and the same on every device. The value is the first
/// day of the month, so the property is a <see cref="DateOnly"/>.
/// </summary>
[HtmlTargetElement("kern-month", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MonthTagHelper : SelectTagHelper
{
    /// <summary>The first month offered.</summary>
    public DateOnly From { get; set; }

    /// <summary>How many months are offered.</summary>
    public int Count { get; set; } = 36;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var first = new DateOnly(From.Year, From.Month, 1);
        Options = Enumerable.Range(0, Count).Select(first.AddMonths)
            .Select(month => new Choice(month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), German.Month(month)));
        base.Process(context, output);
    }
}
