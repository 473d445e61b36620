namespace FitStore.Support;

/// <summary>The whole store: an API and a storefront, each a real server on a free port, as people meet it.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly StorefrontUnderTest storefront;

    private StoreUnderTest(ApiUnderTest api, StorefrontUnderTest storefront)
    {
        Api = api;
        this.storefront = storefront;
    }

    public ApiUnderTest Api { get; }

    public Uri Address => storefront.Address;

    public static async Task<StoreUnderTest> Start()
    {
        var api = await ApiUnderTest.Start(Databases.Sqlite, ("Proxies:0", "127.0.0.1"));

        // Development reloads static files and sends them without real compression; what is measured is what is deployed.
        return new StoreUnderTest(api, StorefrontUnderTest.Serve(api.Address, ("ReloadStaticAssetsAtRuntime", "false")));
    }

    public async ValueTask DisposeAsync()
    {
        await storefront.DisposeAsync();
        await Api.DisposeAsync();
    }
}
