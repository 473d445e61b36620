using System.Globalization;

namespace FitStore.Api.Http;

/// <summary>The addresses where programs look first.</summary>
internal static class WellKnown
{
    public static void MapWellKnown(this WebApplication app)
    {
        app.MapGet("/.well-known/security.txt", SecurityTxt).ExcludeFromDescription();
        app.MapGet("/.well-known/api-catalog", ApiCatalog).ExcludeFromDescription();
    }

    private static IResult SecurityTxt(IConfiguration configuration, TimeProvider clock)
    {
        var contact = configuration["Security:Contact"] ?? "mailto:security@fit-store.example.org";
        var expires = clock.GetUtcNow().AddDays(180).ToString("yyyy-MM-ddT00:00:00Z", CultureInfo.InvariantCulture);
        return Results.Text($"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: de, en\n", "text/plain");
    }

    private static IResult ApiCatalog(HttpContext http)
    {
        var origin = $"{http.Request.Scheme}://{http.Request.Host}";
        return Results.Text(
            $$"""
            {"linkset":[{"anchor":"{{origin}}/v1","service-desc":[{"href":"{{origin}}/openapi/v1.json","type":"application/json"},{"href":"{{origin}}/openapi/v1.yaml","type":"application/yaml"}],"service-doc":[{"href":"{{origin}}/swagger","type":"text/html"}],"status":[{"href":"{{origin}}/readyz","type":"application/json"}]}]}
            """,
            "application/linkset+json");
    }
}
