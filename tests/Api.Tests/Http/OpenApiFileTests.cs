using System.Text.Json.Nodes;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <summary>The published contract of the API is the one at the root of the project.</summary>
internal sealed class OpenApiFileTests
{
    [Test]
    public async Task OpenApiYaml_IsTheDocumentOfTheRunningApi()
    {
        await using var api = await ApiUnderTest.Start();
        using var visitor = api.Visitor();
        var made = await visitor.Http.GetStringAsync(new Uri("/openapi/v1.yaml", UriKind.Relative));
        Approved.Guard("openapi.yaml", made.ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task OpenApiJson_IsVersion31AndTheSameEverywhere()
    {
        await using var api = await ApiUnderTest.Start();
        using var visitor = api.Visitor();
        var document = await visitor.Get<JsonNode>("/openapi/v1.json");
        Assert.That((string?)document["openapi"], Does.StartWith("3.1."));
        Assert.That(document["servers"]!.AsArray().Select(server => (string?)server!["url"]), Is.EqualTo(new[] { "/" }), "The address of a test server must not leak into the document.");
    }
}
