using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

/// <summary>
/// What every field has: a label, a hint, the error that ModelState holds for it, and the value last typed. A field always shows
/// what was typed before what the model holds, so nothing a person wrote is lost when a page comes back.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <summary>The property the field is bound to.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The name where the field is bound to no property, as in a search form sent by GET.</summary>
    public string? Name { get; set; }

    /// <summary>The label; without it, the property's <see cref="DisplayAttribute"/>.</summary>
    public string? Label { get; set; }

    /// <summary>Help that stands between label and field.</summary>
    public string? Hint { get; set; }

    /// <summary>Says so beside the label. Everything else is required.</summary>
    public bool Optional { get; set; }

    [HtmlAttributeNotBound]
    protected string FieldName { get; private set; } = "";

    [HtmlAttributeNotBound]
    protected string Id { get; private set; } = "";

    [HtmlAttributeNotBound]
    protected string? Error { get; private set; }

    public override void Init(TagHelperContext context)
    {
        // A page that hands over what may be null gets an empty text here.
        Hint = string.IsNullOrEmpty(Hint) ? null : Hint;
        FieldName = For is not null
            ? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)
            : Name ?? throw new InvalidOperationException("A field needs 'for' or 'name'.");
        var ownId = context.AllAttributes.TryGetAttribute("id", out var given) ? given.Value?.ToString() : null;
        Id = ownId ?? TagBuilder.CreateSanitizedId(FieldName, "_");
        Error = ViewContext.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors.Count > 0
            ? entry.Errors[0].ErrorMessage
            : null;
        RenderedFields.Of(ViewContext).Add(FieldName, Id);
    }

    /// <summary>The words of the label.</summary>
    protected string LabelText => Label ?? For?.Metadata.GetDisplayName() ?? FieldName;

    /// <summary>What was typed, else the value of the model; a date as the browser wants it.</summary>
    protected string? CurrentValue(object? otherwise = null)
    {
        if (ViewContext.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.AttemptedValue is { } typed)
        {
            return typed;
        }

        return Plain(For?.Model ?? otherwise);
    }

    /// <summary>Everything chosen in a field of several values.</summary>
    protected IReadOnlySet<string> CurrentValues(IEnumerable<string>? otherwise = null)
    {
        if (ViewContext.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue switch
            {
                string one => new HashSet<string>([one], StringComparer.Ordinal),
                IEnumerable<string?> many => many.OfType<string>().ToHashSet(StringComparer.Ordinal),
                _ => new HashSet<string>([entry.AttemptedValue ?? ""], StringComparer.Ordinal),
            };
        }
        // An unticked box sends nothing: in a form that comes back, no value means unticked.
        if (WasSent())
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }

        var values = For?.Model switch
        {
            null => otherwise ?? [],
            string one => [one],
            System.Collections.IEnumerable many => many.Cast<object?>().Select(Plain).OfType<string>(),
            var one => [Plain(one) ?? ""],
        };
        return values.ToHashSet(StringComparer.Ordinal);
    }

    private bool WasSent()
    {
        var request = ViewContext.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return false;
        }

        var prefix = FieldName[..(FieldName.LastIndexOf('.') + 1)];
        return prefix.Length > 0 && request.Form.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static string? Plain(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, German.Culture),
        _ => value.ToString(),
    };

    protected string? DescribedBy(string? hint)
    {
        var ids = new List<string>(2);
        if (Error is not null)
        {
            ids.Add(Id + "-fehler");
        }

        if (hint is not null)
        {
            ids.Add(Id + "-hinweis");
        }

        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>Copies what the author wrote beside the known attributes (maxlength, rows, placeholder, data-…) onto the control.</summary>
    private protected static void MoveAttributes(TagHelperOutput output, HtmlElement control)
    {
        foreach (var attribute in output.Attributes)
        {
            if (attribute.ValueStyle == HtmlAttributeValueStyle.Minimized)
            {
                control.With(attribute.Name);
            }
            else
            {
                control.With(attribute.Name, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture));
            }
        }
        output.Attributes.Clear();
    }

    private protected HtmlElement LabelElement()
    {
        var label = Html.Element("label", "kern-label").With("for", Id).Text(LabelText);
        if (Optional)
        {
            label.Add(OptionalMark());
        }

        return label;
    }

    private protected static HtmlElement OptionalMark() => Html.Element("span", "kern-label__optional").Text("- freiwillig");

    private protected HtmlElement? HintElement() =>
        Hint is null ? null : Html.Element("div", "kern-hint").With("id", Id + "-hinweis").Text(Hint);

    private protected HtmlElement? ErrorElement() => Error is null
        ? null
        : Html.Element("p", "kern-error").With("id", Id + "-fehler")
            .Add(Icons.Icon(Icons.Danger))
            .Add(Html.Element("span", "kern-body").Add(Html.Unseen("Fehler: ")).Text(Error));

    /// <summary>The upper bound of the property's length, so that the browser keeps to it too.</summary>
    protected string? MaxLength()
    {
        var rules = For?.Metadata.ValidatorMetadata;
        var bound = rules?.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
            ?? rules?.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;
        return bound is > 0 ? German.Digits(bound.Value) : null;
    }
}

/// <summary>One thing to choose from.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Hint">A line of explanation below it, or a count beside it.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
