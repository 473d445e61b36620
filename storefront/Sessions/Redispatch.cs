using Microsoft.AspNetCore.Http.Features;

namespace FitStore.Storefront.Sessions;

/// <summary>
/// Answers a request with another page of ours than the one asked for, without sending the browser there: that is how fields reach the
/// sign-in page and, after it, their own page, in one answer each and stored nowhere.
/// </summary>
internal static class Redispatch
{
    /// <summary>The sign-in page, with the form that met a lost session, if it may travel.</summary>
    public static void ToSignIn(HttpContext context, LostForm lost)
    {
        context.Features.Set(lost);
        context.Features.Set(new Target(Links.SignIn.Href, QueryString.Empty, HttpMethods.Get, null));
    }

    /// <summary>The page that a carried form belongs to, filled and not executed.</summary>
    public static void ToFilledForm(HttpContext context, CarriedForm form)
    {
        var question = form.Page.IndexOf('?', StringComparison.Ordinal);
        context.Features.Set(new ShownAgain(form.Owner.IsNobody ? ShownAgainReason.SignedInFirst
            : form.HadFiles ? ShownAgainReason.SignedInWithFiles
            : ShownAgainReason.SignedIn));
        context.Features.Set(new Target(
            question < 0 ? form.Page : form.Page[..question],
            question < 0 ? QueryString.Empty : new QueryString(form.Page[question..]),
            HttpMethods.Post,
            form.ToForm()));
    }

    /// <summary>Stands behind authentication and before routing, so that the second round is routed and authorised like any request.</summary>
    public static WebApplication UseRedispatch(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            await next(context);
            // Twice at most: a form may meet a lost session, and its own page may meet another one after signing in.
            for (var round = 0; round < 2 && context.Features.Get<Target>() is { } target; round++)
            {
                context.Features.Set<Target>(null);
                if (context.Response.HasStarted)
                {
                    throw new InvalidOperationException("The answer had begun before it was known that another page has to give it.");
                }

                Take(context, target);
                await next(context);
            }
        });
        return app;
    }

    private static void Take(HttpContext context, Target target)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.Headers.Location = default;
        context.Request.Method = target.Method;
        context.Request.Path = target.Path;
        context.Request.QueryString = target.Query;
        context.Features.Set<IFormFeature>(new FormFeature(target.Form ?? FormCollection.Empty));
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
    }

    private sealed record Target(string Path, QueryString Query, string Method, FormCollection? Form);
}

/// <summary>Present on the sign-in page when it answers a form whose session was gone.</summary>
/// <param name="Page">Where to go after signing in.</param>
/// <param name="Carried">The sealed fields; none where they were too many or nobody knows whose they are.</param>
internal sealed record LostForm(string Page, string? Carried);

/// <summary>Present while a filled form is shown again without being executed.</summary>
internal sealed record ShownAgain(ShownAgainReason Reason);

internal enum ShownAgainReason
{
    /// <summary>The form was shown to a visitor, who had to sign in for it.</summary>
    SignedInFirst,
    SignedIn,
    SignedInWithFiles,
    OrganisationChanged,
    Expired,
}
