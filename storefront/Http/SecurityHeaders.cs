namespace FitStore.Storefront.Http;

/// <summary>What every answer tells the browser to refuse.</summary>
internal static class SecurityHeaders
{
    // Nothing inline, nothing from elsewhere. data: pictures are KERN's icons.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                // Files that people uploaded come with a policy of their own that allows less.
                headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count == 0 ? ContentSecurityPolicy : headers.ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                // A link out of a mail holds a secret; the page it leads to tells nobody its address, not even our own pages.
                headers["Referrer-Policy"] = context.Request.Query.ContainsKey(Links.MailToken) ? "no-referrer" : "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                return Task.CompletedTask;
            });
            return next(context);
        });
        return app;
    }
}
