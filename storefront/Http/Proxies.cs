using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace FitStore.Storefront.Http;

/// <summary>
/// Behind a reverse proxy the visitor's address and scheme come in forwarded headers. They are believed only from the proxies listed in
/// <c>Proxies</c> (addresses or networks such as 10.0.0.0/8); without a list, from nobody.
/// </summary>
internal static class Proxies
{
    public static WebApplicationBuilder AddProxies(this WebApplicationBuilder builder)
    {
        var trusted = builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = trusted.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var entry in trusted)
            {
                if (System.Net.IPNetwork.TryParse(entry, out var network))
                {
                    options.KnownIPNetworks.Add(network);
                }
                else if (IPAddress.TryParse(entry, out var address))
                {
                    options.KnownProxies.Add(address);
                }
                else
                {
                    throw new CannotStartException($"Proxies holds '{entry}', which is neither an address nor a network.");
                }
            }
        });
        return builder;
    }
}
