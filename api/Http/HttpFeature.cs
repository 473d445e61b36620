using System.IO.Compression;
using System.Net;
using System.Text.Json;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace FitStore.Api.Http;

/// <summary>The HTTP ground of every operation, in the order in which a request meets it.</summary>
internal static class HttpFeature
{
    private const string Document = "document";

    private const string Callers = "callers";

    public static void AddServer(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(server =>
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = 1024 * 1024;
        server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        server.Limits.MaxRequestLineSize = 8 * 1024;
    });

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddClock();
        services.AddScoped<Act>();
        services.AddSingleton<QueryGuard>();
        services.AddSingleton<Cursors>();
        services.AddSingleton(builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions());
        services.AddSingleton<Limits>();
        services.ConfigureHttpJsonOptions(options => LikeContracts(options.SerializerOptions));
        services.AddOpenApiDocument();
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddCors(options =>
        {
            options.AddPolicy(Document, policy => policy.AllowAnyOrigin().WithMethods("GET"));
            options.AddPolicy(Callers, policy => policy
                .WithOrigins(builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [])
                .AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("ETag", "Location", "Link", "Ledger-Sequence", "RateLimit", "Retry-After"));
        });
        services.AddResponseCompression(options =>
        {
            // Answers hold no secret beside text that a stranger could choose, so compressing them under TLS gives nothing away.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = ["application/json", "application/problem+json", "application/yaml", "text/csv", "application/x-ndjson", "text/html", "text/plain", "text/css", "text/javascript"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // Nobody is believed who is not listed; the framework would believe every program on this machine.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [])
            {
                if (System.Net.IPNetwork.TryParse(proxy, out var network))
                {
                    options.KnownIPNetworks.Add(network);
                }
                else if (IPAddress.TryParse(proxy, out var address))
                {
                    options.KnownProxies.Add(address);
                }
                else
                {
                    throw new InvalidOperationException($"Proxies holds '{proxy}', which is neither an address nor a network.");
                }
            }
        });
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseCommonHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseLanguage();
        app.UseHead();
        app.UseResponseCompression();
        app.UseProblems();
        app.UseRouting();
        app.UseCors(Callers);
        app.UseMiddleware<IdentifyCaller>();
        app.Use((http, next) => http.RequestServices.GetRequiredService<Limits>().Count(http, next));
        app.UseMiddleware<Door>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase), branch => branch.UseMiddleware<Freshness>());
    }

    /// <summary>Whether it runs, what it can do, and how it is used.</summary>
    public static void MapOperation(this WebApplication app)
    {
        app.MapGet("/livez", ReadHealth.Live).Public().WithTags("Operation").WithName("readLiveness");
        app.MapGet("/readyz", ReadHealth.Ready).Public().WithTags("Operation").WithName("readReadiness");
        app.MapOpenApi("/openapi/{documentName}.json").RequireCors(Document);
        app.MapOpenApi("/openapi/{documentName}.yaml").RequireCors(Document);
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.SwaggerEndpoint("/openapi/v1.json", "FIT-Store API v1");
            options.DocumentTitle = "FIT-Store API";
        });
        app.MapProblemPages();
        app.MapWellKnown();
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
    }

    private static void TryAddClock(this IServiceCollection services) => services.AddSingleton(TimeProvider.System);

    private static void LikeContracts(JsonSerializerOptions options)
    {
        var contracts = ContractsJson.Wire.Options;
        options.TypeInfoResolverChain.Insert(0, ContractsJson.Wire);
        options.PropertyNamingPolicy = contracts.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = contracts.DefaultIgnoreCondition;
        options.NumberHandling = contracts.NumberHandling;
        options.UnmappedMemberHandling = contracts.UnmappedMemberHandling;
        options.RespectNullableAnnotations = contracts.RespectNullableAnnotations;
        options.RespectRequiredConstructorParameters = contracts.RespectRequiredConstructorParameters;
        foreach (var converter in contracts.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}

/// <summary>For those who keep the store running.</summary>
internal static class ReadHealth
{
    /// <summary>Show whether the program runs</summary>
    /// <remarks>Answers without looking at anything else; for restarts.</remarks>
    public static Told<Health> Live() => new(new Health { Status = "alive" });

    /// <summary>Show whether requests can be answered</summary>
    /// <remarks>Looks at the database; 503 where it cannot be reached; for load balancers.</remarks>
    public static async Task<Told<Health>> Ready(FitDatabase database)
    {
        var head = await database.Read(LedgerTable.Newest);
        return new(new Health { Status = "ready", LedgerSequence = head.Sequence });
    }
}
