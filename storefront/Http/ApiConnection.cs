using System.Net;

namespace FitStore.Storefront.Http;

/// <summary>Where the API answers: <c>Api:Address</c> for the storefront, <c>Api:PublicAddress</c> for people who read about it.</summary>
internal sealed record ApiAddresses(Uri Internal, Uri Public);

internal static class ApiConnection
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var address = Address(builder.Configuration, "Api:Address")
            ?? throw new CannotStartException("Set Api:Address to the address of the API, for instance http://127.0.0.1:5080.");
        builder.Services.AddSingleton(new ApiAddresses(address, Address(builder.Configuration, "Api:PublicAddress") ?? address));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHttpClient<FitStoreClient>(client =>
        {
            client.BaseAddress = address;
            // The client counts each try by itself.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = 16 * 1024 * 1024;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        return builder;
    }

    private static Uri? Address(ConfigurationManager configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CannotStartException($"{key} is '{text}', which is not an http or https address.");
    }
}
