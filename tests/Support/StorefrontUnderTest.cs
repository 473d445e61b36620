using FitStore.Storefront;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FitStore.Support;

/// <summary>
/// The storefront as a program, over a real API or over a stand-in that a test writes. It holds no state but its keys, so all tests with a
/// stand-in share one, each with an API and a clock of its own.
/// </summary>
internal sealed class StorefrontUnderTest : IAsyncDisposable
{
    private static readonly Lazy<Factory> Shared = new(() => Factory.OverStandIns());

    private readonly Factory factory;
    private readonly StandIn? standIn;

    private StorefrontUnderTest(Factory factory, StandIn? standIn)
    {
        this.factory = factory;
        this.standIn = standIn;
    }

    public SettableClock Clock => standIn?.Clock ?? factory.Clock;

    /// <summary>Where browsers find it; only for one started with <see cref="Serve"/>.</summary>
    public Uri Address => factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => factory.Services;

    /// <summary>In memory, over a stand-in for the API.</summary>
    public static StorefrontUnderTest Over(HttpMessageHandler api) => new(Shared.Value, new StandIn(new HttpMessageInvoker(api), new SettableClock()));

    /// <summary>Starts with a port of its own, over a real API.</summary>
    public static StorefrontUnderTest Serve(Uri api, params (string Key, string Value)[] settings)
    {
        var started = new Factory(api, overStandIns: false, settings);
        started.UseKestrel(0);
        started.StartServer();
        return new StorefrontUnderTest(started, standIn: null);
    }

    /// <summary>What a browser's requests go to; only for one made with <see cref="Over"/>.</summary>
    public HttpMessageHandler Handler() => new Before(standIn!, factory.Server.CreateHandler());

    public async ValueTask DisposeAsync()
    {
        if (standIn is null)
        {
            await factory.DisposeAsync();
            TestFolder.Remove(factory.Keys);
        }
    }

    /// <summary>What one test puts in the place of the API and of time.</summary>
    private sealed record StandIn(HttpMessageInvoker Api, SettableClock Clock)
    {
        /// <summary>Those of the request that is being answered.</summary>
        public static readonly AsyncLocal<StandIn?> Current = new();
    }

    /// <summary>Says on every request whose it is.</summary>
    private sealed class Before(StandIn standIn, HttpMessageHandler server) : DelegatingHandler(server)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            StandIn.Current.Value = standIn;
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Asks the stand-in of whoever asked the storefront.</summary>
    private sealed class Behind : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            StandIn.Current.Value!.Api.SendAsync(request, cancellationToken);
    }

    /// <summary>The time of whoever asked the storefront.</summary>
    private sealed class ClockOfStandIn : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => StandIn.Current.Value?.Clock.GetUtcNow() ?? base.GetUtcNow();
    }

    private sealed class Factory(Uri api, bool overStandIns, params (string Key, string Value)[] settings) : WebApplicationFactory<StorefrontProgram>
    {
        public SettableClock Clock { get; } = new();

        public string Keys { get; } = TestFolder.Make("keys");

        public static Factory OverStandIns()
        {
            var shared = new Factory(new Uri("http://api.test"), overStandIns: true);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => TestFolder.Remove(shared.Keys);
            shared.Server.PreserveExecutionContext = true;
            return shared;
        }

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
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(overStandIns ? new ClockOfStandIn() : Clock));
                if (overStandIns)
                {
                    services.AddHttpClient<FitStoreClient>().ConfigurePrimaryHttpMessageHandler(() => new Behind());
                }
            });
        }
    }
}
