using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace FitStore.Storefront.Kern;

/// <summary>
/// An element that a tag helper builds. Text is always encoded; only other elements and the content of helpers go in as they are.
/// Written as HTML wants it: void elements without a slash, flags without a value.
/// </summary>
internal sealed class HtmlElement(string name) : IHtmlContent
{
    private readonly List<string> classes = [];
    private readonly List<KeyValuePair<string, string?>> attributes = [];
    private readonly HtmlContentBuilder content = new();

    public bool Has(string attribute) => attributes.Exists(given => given.Key == attribute);

    /// <summary>Sets an attribute; nothing happens where there is no value.</summary>
    public HtmlElement With(string attribute, string? value)
    {
        if (value is not null)
        {
            Set(attribute, value);
        }

        return this;
    }

    /// <summary>Sets an attribute that means yes by being there.</summary>
    public HtmlElement With(string flag)
    {
        Set(flag, null);
        return this;
    }

    public HtmlElement Class(string names)
    {
        classes.Add(names);
        return this;
    }

    public HtmlElement Text(string text)
    {
        content.Append(text);
        return this;
    }

    public HtmlElement Add(IHtmlContent? child)
    {
        if (child is not null)
        {
            content.AppendHtml(child);
        }

        return this;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        if (classes.Count > 0)
        {
            Write(writer, encoder, "class", string.Join(' ', classes));
        }

        foreach (var (attribute, value) in attributes)
        {
            Write(writer, encoder, attribute, value);
        }

        writer.Write('>');
        if (name is "input")
        {
            return;
        }
        // The parser of HTML drops the first line break of a textarea, so there is one that may be dropped.
        if (name is "textarea")
        {
            writer.Write('\n');
        }

        content.WriteTo(writer, encoder);
        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
    }

    private static void Write(TextWriter writer, HtmlEncoder encoder, string attribute, string? value)
    {
        writer.Write(' ');
        writer.Write(attribute);
        if (value is null)
        {
            return;
        }

        writer.Write("=\"");
        encoder.Encode(writer, value);
        writer.Write('"');
    }

    private void Set(string attribute, string? value)
    {
        attributes.RemoveAll(given => given.Key == attribute);
        attributes.Add(new(attribute, value));
    }
}

/// <summary>Short ways to build elements.</summary>
internal static class Html
{
    public static HtmlElement Element(string name, string? classes = null)
    {
        var element = new HtmlElement(name);
        return classes is null ? element : element.Class(classes);
    }

    /// <summary>Text for screen readers alone, where the eye has it from the layout.</summary>
    public static HtmlElement Unseen(string text) => Element("span", "kern-sr-only").Text(text);
}
