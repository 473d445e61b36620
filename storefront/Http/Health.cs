namespace FitStore.Storefront.Http;

/// <summary>For those who run the storefront: does it live, can it work.</summary>
internal static class Health
{
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapGet("/livez", Live);
        app.MapGet("/readyz", ReadyAsync);
        return app;
    }

    private static IResult Live() => Results.Text("ok");

    /// <summary>Without the API there is no page worth showing, so the storefront is ready when the API is.</summary>
    private static async Task<IResult> ReadyAsync(FitStoreClient store, CancellationToken cancel) =>
        await store.IsReadyAsync(cancel)
            ? Results.Text("ok")
            : Results.Text("The API does not answer or is not ready.", statusCode: StatusCodes.Status503ServiceUnavailable);
}
