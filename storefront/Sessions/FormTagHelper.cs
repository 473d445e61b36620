using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Storefront.Sessions;

/// <summary>
/// Gives every <c>form method="post"</c> what the guard of forms needs: the antiforgery token, the mark of its owner, an idempotency
/// key, and its own address, so that it still works where it is shown under another one (after signing in again).
/// The browser's own checks are off: errors come from us, in our words, with a summary.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTagHelper(IAntiforgery antiforgery) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <summary>Which act of the page is meant, where it has several: <c>handler="Withdraw"</c> runs OnPostWithdraw.</summary>
    public string? Handler { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        var here = $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        var action = output.Attributes["action"]?.Value?.ToString();
        if (string.IsNullOrEmpty(action))
        {
            action = $"{http.Request.PathBase}{http.Request.Path}{CarriedForm.WithoutHandler(http.Request.QueryString)}";
        }

        if (Handler is not null)
        {
            action = QueryHelpers.AddQueryString(action, "handler", Handler);
        }

        output.Attributes.SetAttribute("action", action);
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));

        // The same form shown again keeps its key: if the answer to the first try was lost, the second is the same request.
        var key = action == here && HttpMethods.IsPost(http.Request.Method) ? http.Request.IdempotencyKey() : Guid.NewGuid().ToString();
        output.PostContent.AppendHtml(Hidden(FormFields.Key, key));
        output.PostContent.AppendHtml(Hidden(FormFields.Owner, http.RequestServices.GetRequiredService<FormMarks>().Mark(FormOwner.Of(http.SignedIn()))));
        output.PostContent.AppendHtml(Hidden(FormFields.Antiforgery, antiforgery.GetAndStoreTokens(http).RequestToken!));
    }

    private static HtmlElement Hidden(string name, string value) =>
        Html.Element("input").With("type", "hidden").With("name", name).With("value", value);
}
