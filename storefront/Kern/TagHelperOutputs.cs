using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FitStore.Storefront.Kern;

internal static class TagHelperOutputs
{
    public static void AddClasses(this TagHelperOutput output, params ReadOnlySpan<string> classes)
    {
        foreach (var name in classes)
        {
            output.AddClass(name, HtmlEncoder.Default);
        }
    }

    /// <summary>The element the author wrote becomes <paramref name="name"/> with an end tag.</summary>
    public static void Becomes(this TagHelperOutput output, string name, params ReadOnlySpan<string> classes)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClasses(classes);
    }
}
