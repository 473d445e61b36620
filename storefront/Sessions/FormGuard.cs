using FitStore.Storefront.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Sessions;

/// <summary>
/// Decides for every form sent to a page whether it is executed. It is, if it comes from a page of ours that was shown to the very
/// person who is signed in now. Otherwise nothing is executed, and what happens depends on whose form it is:
/// <list type="bullet">
/// <item>nobody is signed in any more: the sign-in page carries the fields and they are shown again afterwards;</item>
/// <item>somebody else is signed in: the fields are dropped, so that nobody sees what another person wrote;</item>
/// <item>the same person, but acting for another organisation by now, or with a proof that has gone stale: the filled form is shown again,
/// to be sent once more.</item>
/// </list>
/// </summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery, FormMarks marks, CarriedForms carriedForms)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsFormOfAPage(context))
        {
            await next(context);
            return;
        }
        // Browsers say where a request comes from; a form on a foreign page has nothing to send here.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (!context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (context.SignedIn() is not null && context.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>() is { } file)
        {
            Limits.RaiseFor(file, context);
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception problem) when (problem is InvalidDataException or BadHttpRequestException)
        {
            // The page that says so must not trip over the same form.
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            context.Response.StatusCode = (problem as BadHttpRequestException)?.StatusCode
                ?? (context.Request.ContentLength > Limits.FormBytes ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
            return;
        }
        var owner = marks.Owner(form[FormFields.Owner]);
        var sender = FormOwner.Of(context.SignedIn());

        if (sender.IsNobody && (owner is { IsNobody: false } || NeedsAccount(context)))
        {
            AskToSignIn(context, form, owner);
        }
        else if (owner is null || (owner.Account != sender.Account && !owner.IsNobody))
        {
            await DropAsync(context, owner);
        }
        else if (owner.Account == sender.Account && owner.ActsAs != sender.ActsAs)
        {
            await ShowAgainAsync(context, ShownAgainReason.OrganisationChanged);
        }
        else if (owner == sender && await antiforgery.IsRequestValidAsync(context))
        {
            await next(context);
        }
        else
        {
            await ShowAgainAsync(context, ShownAgainReason.Expired);
        }
    }

    /// <summary>Asks for a new sign-in in the middle of a page's work, because the API no longer knows the token of the session.</summary>
    public static async Task SessionEndedAsync(HttpContext context)
    {
        var person = context.SignedIn();
        await SignedIn.EndAsync(context);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || !context.Request.HasFormContentType)
        {
            context.Response.Redirect($"{Links.SignIn.Href}?weiter={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return;
        }
        var forms = context.RequestServices.GetRequiredService<CarriedForms>();
        var carried = CarriedForm.Of(context.Request, context.Request.Form, FormOwner.Of(person));
        Redispatch.ToSignIn(context, new LostForm(carried.Page, forms.Seal(carried)));
    }

    private void AskToSignIn(HttpContext context, IFormCollection form, FormOwner? owner)
    {
        var carried = CarriedForm.Of(context.Request, form, owner ?? FormOwner.Nobody);
        Redispatch.ToSignIn(context, new LostForm(carried.Page, owner is null ? null : carriedForms.Seal(carried)));
    }

    private static Task DropAsync(HttpContext context, FormOwner? owner)
    {
        var notice = owner is null ? Notice.FormExpired : Notice.FormOfAnother;
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = notice.At(context.Request.Path);
        return Task.CompletedTask;
    }

    private Task ShowAgainAsync(HttpContext context, ShownAgainReason reason)
    {
        context.Features.Set(new ShownAgain(reason));
        return next(context);
    }

    private static bool IsFormOfAPage(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
        // Shown again after signing in, or an error page: nothing is executed there.
        && context.Features.Get<ShownAgain>() is null
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null;

    private static bool NeedsAccount(HttpContext context) =>
        context.GetEndpoint()!.Metadata is var metadata
        && metadata.GetMetadata<IAuthorizeData>() is not null
        && metadata.GetMetadata<IAllowAnonymous>() is null;
}
