using FitStore.Storefront.Sessions;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Documents and folders of contracts, handed on from the API as they come: the person's own rights decide.</summary>
internal static class PaperFiles
{
    public static WebApplication MapPaperFiles(this WebApplication app)
    {
        app.MapMethods("/nachnutzungen/{id:guid}/unterlagen/{sha256:length(64)}/datei", [HttpMethods.Get, HttpMethods.Head], SendPaperAsync);
        app.MapMethods("/nachnutzungen/{id:guid}/unterlagen/mappe", [HttpMethods.Get, HttpMethods.Head], SendFolderAsync);
        return app;
    }

    private static async Task SendPaperAsync(Guid id, string sha256, FitStoreClient store, HttpContext context)
    {
        using var file = await store.OpenPaperAsync(id, sha256, context.RequestAborted);
        await HandOnAsync(file, context);
    }

    private static async Task SendFolderAsync(Guid id, FitStoreClient store, HttpContext context)
    {
        using var file = await store.OpenFolderAsync(id, context.RequestAborted);
        await HandOnAsync(file, context);
    }

    private static async Task HandOnAsync(HttpResponseMessage file, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = file.Content.Headers.ContentType?.ToString();
        headers.ContentDisposition = file.Content.Headers.ContentDisposition?.ToString();
        headers.ContentLength = file.Content.Headers.ContentLength;

        // Nothing in a file ever runs under our address, whatever it is opened as.
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await file.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}
