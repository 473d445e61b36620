using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FitStore.Storefront.Sessions;

/// <summary>
/// Shows a filled form again instead of executing it: the page's OnGet runs in place of its OnPost, with the bound properties and
/// ModelState holding what was typed. Errors wait until the form is really sent.
/// </summary>
internal sealed class ShownAgainFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (context.HttpContext.Features.Get<ShownAgain>() is null)
        {
            return;
        }

        context.HandlerMethod = context.ActionDescriptor.HandlerMethods
            .FirstOrDefault(handler => handler.Name is null && HttpMethods.IsGet(handler.HttpMethod));
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HttpContext.Features.Get<ShownAgain>() is null)
        {
            return;
        }

        foreach (var entry in context.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
