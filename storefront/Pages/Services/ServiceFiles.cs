using System.Text.RegularExpressions;
using FitStore.Storefront.Sessions;

namespace FitStore.Storefront.Pages.Services;

/// <summary>
/// The documents and pictures of services, handed on from the API as they come: pages ask nobody else for anything, and the person's own
/// rights decide.
/// </summary>
internal static partial class ServiceFiles
{
    public static WebApplication MapServiceFiles(this WebApplication app)
    {
        app.MapMethods("/dienste/{slug}/dateien/{id:guid}", [HttpMethods.Get, HttpMethods.Head], SendAsync);
        return app;
    }

    /// <summary>The address on our pages for the one a listing names; nothing where it names no uploaded file.</summary>
    public static string? Here(string address) =>
        ApiAddress().Match(address) is { Success: true } match ? Links.ServiceFile(match.Groups["slug"].Value, Guid.ParseExact(match.Groups["id"].Value, "D")) : null;

    private static async Task SendAsync(string slug, Guid id, FitStoreClient store, HttpContext context)
    {
        using var file = await store.OpenServiceFileAsync(slug, id, context.RequestAborted);
        var headers = context.Response.Headers;
        headers.ContentType = file.Content.Headers.ContentType?.ToString();
        headers.ContentDisposition = file.Content.Headers.ContentDisposition?.ToString();
        headers.ContentLength = file.Content.Headers.ContentLength;
        // Nothing in a file ever runs under our address, whatever it is opened as.
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = context.SignedIn() is null ? "public, max-age=3600" : "no-store";
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await file.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    [GeneratedRegex("^/v1/services/(?<slug>[a-z0-9]+(-[a-z0-9]+)*)/files/(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})/content$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ApiAddress();
}
