using FitStore.Storefront.Sessions;
using Microsoft.Net.Http.Headers;

namespace FitStore.Storefront.Http;

/// <summary>
/// How long answers may be kept. Assets have their fingerprint in the address and say themselves that they never change. Pages are kept by
/// nobody: the header of each depends on who is signed in, and forms hold tokens.
/// </summary>
internal static class Caching
{
    public static WebApplication UseCaching(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                // Fonts are named in the style sheet without a fingerprint; a week spares each page the question whether they changed.
                if (context.Request.Path.StartsWithSegments("/kern/fonts", StringComparison.Ordinal) && context.Response.StatusCode == StatusCodes.Status200OK)
                {
                    headers.CacheControl = "public, max-age=604800";
                }
                else if (context.SignedIn() is not null && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null)
                {
                    headers.CacheControl = "no-store";
                }
                else if (context.Request.Query.ContainsKey(Links.MailToken))
                {
                    headers.CacheControl = "no-store";
                }
                else if (context.Response.StatusCode >= StatusCodes.Status400BadRequest)
                {
                    headers.CacheControl = "no-store";
                }
                else if (string.IsNullOrEmpty(headers.CacheControl))
                {
                    headers.CacheControl = "no-cache, private";
                }

                if (headers.CacheControl == "no-cache, no-store")
                {
                    headers.CacheControl = "no-store";
                }

                headers.Remove(HeaderNames.Pragma);
                return Task.CompletedTask;
            });
            return next(context);
        });
        return app;
    }
}
