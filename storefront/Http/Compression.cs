using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace FitStore.Storefront.Http;

/// <summary>
/// Pages travel compressed, over https too. Guessing a secret from the compressed length (BREACH) needs one that stays the same: the
/// antiforgery token, the owner's mark and carried fields are encrypted anew for every answer, and the API's token never stands in a page.
/// </summary>
internal static class Compression
{
    public static WebApplicationBuilder AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return builder;
    }
}
