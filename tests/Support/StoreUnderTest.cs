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

    /// <summary>With the sample data.</summary>
    public static async Task<StoreUnderTest> Start() => Start(await TestDatabase.WithSample(Databases.Sqlite));

    /// <summary>On a database that is given up with the store.</summary>
    public static StoreUnderTest Start(TestDatabase database)
    {
        var api = ApiUnderTest.Start(database, owns: true, ("Proxies:0", "127.0.0.1"));

        // Development reloads static files and sends them without real compression; what is measured is what is deployed.
        return new StoreUnderTest(api, StorefrontUnderTest.Serve(api.Address, ("ReloadStaticAssetsAtRuntime", "false")));
    }

    public async ValueTask DisposeAsync()
    {
        await storefront.DisposeAsync();
        await Api.DisposeAsync();
    }
}
