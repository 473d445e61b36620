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
        builder.Services.Configure<FormOptions>(options => Form(options, FormBytes));
        return builder;
    }

    /// <summary>Lets a form with a file in, on a page that says it takes one, and from people who are signed in alone.</summary>
    public static void RaiseFor(TakesFileAttribute file, HttpContext context)
    {
        var bytes = file.Bytes + FormBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }

        var options = new FormOptions();
        Form(options, bytes);
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
    }

    private static void Form(FormOptions options, long bytes)
    {
        options.ValueCountLimit = 512;
        options.KeyLengthLimit = 256;
        // The carried form of the sign-in page is one value.
        options.ValueLengthLimit = FormBytes;
        options.MultipartBodyLengthLimit = bytes;
    }
}

/// <summary>The page takes a file of up to so many bytes.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFileAttribute(long bytes) : Attribute
{
    public long Bytes => bytes;
}
