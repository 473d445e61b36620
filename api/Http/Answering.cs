using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace FitStore.Api.Http;

/// <summary>What every answer has in common: its language, its headers and how it is compressed.</summary>
internal static class Answering
{
    public static void UseLanguage(this WebApplication app)
    {
        var cultures = new[] { CultureInfo.GetCultureInfo("de"), CultureInfo.GetCultureInfo("en") };
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, cultures[0]),
            SupportedCultures = [CultureInfo.InvariantCulture],
            SupportedUICultures = cultures,
            RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
        });
    }

    public static void UseCommonHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers["API-Version"] = OpenApiDocument.ApiVersion;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase)
            ? "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
            : "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        if (System.Diagnostics.Activity.Current is { } activity)
        {
            headers["Trace-Id"] = activity.TraceId.ToHexString();
        }

        http.Response.OnStarting(() =>
        {
            // A tag names one representation: the compressed one is another.
            var encoding = headers.ContentEncoding.ToString();
            if (encoding.Length > 0 && headers.ETag.ToString() is { Length: > 2 } tag)
            {
                headers.ETag = $"{tag[..^1]}-{encoding}\"";
            }

            // The compression says this only of what it compresses; a cache has to know it of the plain one, too.
            if (!headers.Vary.ToString().Contains("Accept-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                headers.Append("Vary", "Accept-Encoding");
            }

            headers.CacheControl = headers.CacheControl.Count == 0 ? "no-store" : headers.CacheControl;
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>HEAD is GET without the body.</summary>
    public static void UseHead(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        http.Request.Method = HttpMethods.Get;
        var body = http.Response.Body;
        http.Response.Body = Stream.Null;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Response.Body = body;
        }
    });
}
