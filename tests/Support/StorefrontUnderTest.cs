using FitStore.Storefront;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FitStore.Support;

/// <summary>
/// The storefront as a program of its own, over a real API or over a stand-in that a test writes. Its keys lie in a folder of its own.
/// </summary>
internal sealed class StorefrontUnderTest : IAsyncDisposable
{
    private readonly Factory factory;

    private StorefrontUnderTest(Factory factory) => this.factory = factory;

    public SettableClock Clock => factory.Clock;

    /// <summary>Where browsers find it; only for one started with <see cref="Serve"/>.</summary>
    public Uri Address => factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => factory.Services;

    /// <summary>Starts in memory, over a stand-in for the API.</summary>
    public static StorefrontUnderTest Over(HttpMessageHandler api, params (string Key, string Value)[] settings) =>
        new(new Factory(new Uri("http://api.test"), api, settings));

    /// <summary>Starts with a port of its own, over a real API.</summary>
    public static StorefrontUnderTest Serve(Uri api, params (string Key, string Value)[] settings)
    {
        var started = new Factory(api, null, settings);
        started.UseKestrel(0);
        started.StartServer();
        return new StorefrontUnderTest(started);
    }

    /// <summary>What a browser's requests go to; only for one started with <see cref="Over"/>.</summary>
    public HttpMessageHandler Handler() => factory.Server.CreateHandler();

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        TestFolder.Remove(factory.Keys);
    }

    private sealed class Factory(Uri api, HttpMessageHandler? standIn, (string Key, string Value)[] settings) : WebApplicationFactory<StorefrontProgram>
    {
        public SettableClock Clock { get; } = new();

        public string Keys { get; } = TestFolder.Make("keys");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Api:Address", api.ToString());
            builder.UseSetting("DataProtection:Folder", Keys);
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                if (standIn is not null)
                {
                    services.AddHttpClient<FitStoreClient>().ConfigurePrimaryHttpMessageHandler(() => standIn);
                }
            });
        }
    }
}
