using Microsoft.AspNetCore.Http.Features;

namespace FitStore.Storefront.Http;

/// <summary>How much a visitor may send, and how slowly.</summary>
internal static class Limits
{
    /// <summary>A form without files; a page that takes files raises its own limit.</summary>
    public const int FormBytes = 1024 * 1024;

    public static WebApplicationBuilder AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = FormBytes;
            options.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            options.Limits.MaxRequestLineSize = 8 * 1024;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
        builder.Services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = 512;
            options.KeyLengthLimit = 256;
            // The carried form of the sign-in page is one value.
            options.ValueLengthLimit = FormBytes;
            options.MultipartBodyLengthLimit = FormBytes;
        });
        return builder;
    }
}
