namespace FitStore.Storefront.Pages.Connections;

/// <summary>Files of adoptions and reports, handed on from the API as they come: the person's own rights decide.</summary>
internal static class ConnectionFiles
{
    private const string Pdf = "application/pdf";
    private const string Csv = "text/csv";

    public static WebApplication MapConnectionFiles(this WebApplication app)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/nachnutzungen/{id:guid}/dateien/{file:guid}", methods, (Guid id, Guid file, FitStoreClient store, HttpContext context) =>
            SendAsync(store, $"/v1/adoptions/{id}/files/{file}/content", "*/*", context)).RequireAuthorization();
        app.MapMethods("/hersteller/{id:guid}/dateien/{file:guid}", methods, (Guid id, Guid file, FitStoreClient store, HttpContext context) =>
            SendAsync(store, $"/v1/vendor-items/{id}/files/{file}/content", "*/*", context)).RequireAuthorization();
        app.MapMethods("/nachnutzungen/{id:guid}/anbindung/bericht/{form:regex(^(pdf|csv)$)}", methods, (Guid id, string form, FitStoreClient store, HttpContext context) =>
            SendAsync(store, $"/v1/adoptions/{id}/connection-report", form == "csv" ? Csv : Pdf, context)).RequireAuthorization();
        app.MapMethods("/anbindungen/bericht/{form:regex(^(pdf|csv)$)}", methods, (string form, FitStoreClient store, HttpContext context) =>
            SendAsync(store, $"/v1/connection-report{context.Request.QueryString}", form == "csv" ? Csv : Pdf, context)).RequireAuthorization();
        return app;
    }

    private static async Task SendAsync(FitStoreClient store, string path, string accept, HttpContext context)
    {
        using var file = await store.OpenAsync(path, accept, context.RequestAborted);
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
