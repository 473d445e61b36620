using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FitStore.Api.Http;
using FitStore.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Http;

/// <summary>The document says what the API does, and its examples are true.</summary>
[TestFixture]
internal sealed class DocumentTests : Walk
{
    /// <summary>The types on the wire by the names of their schemas.</summary>
    private static readonly Dictionary<string, Type> Types = typeof(ContractsJson)
        .GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
        .ToDictionary(type => type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{type.GenericTypeArguments[0].Name}" : type.Name, StringComparer.Ordinal);

    [Test]
    public Task Examples_OfEveryBody_AreReadStrictlyAndWrittenTheSame() => Each(_ => true, (operation, findings) =>
    {
        foreach (var (content, place) in Contents(operation))
        {
            foreach (var (mediaType, body) in content.Where(entry => entry.Key.EndsWith("json", StringComparison.Ordinal) && entry.Key != "application/x-ndjson"))
            {
                var name = Operation.NameOf(body!["schema"]!);
                var examples = operation.Examples(body).ToList();
                if (findings.Expect(name is not null && Types.ContainsKey(name), $"{place} has the schema {name}, which is no type of the contracts")
                    && findings.Expect(examples.Count > 0, $"{place} has no example"))
                {
                    examples.ForEach(example => Judge(findings, $"{place} {mediaType}", Types[name!], example));
                }
            }
        }

        return Task.CompletedTask;
    });

    [Test]
    public Task Examples_LineByLine_AreEntriesOfTheList() => Each(operation => operation.IsList, (operation, findings) =>
    {
        var page = Types[Operation.NameOf(operation.SuccessContent!["application/json"]!["schema"]!)!];
        var entry = page.GetProperty("Items")!.PropertyType.GenericTypeArguments[0];
        var lines = (string)operation.SuccessContent["application/x-ndjson"]!["example"]!;
        Judge(findings, "the NDJSON example", entry, JsonNode.Parse(lines)!);
        return Task.CompletedTask;
    });

    [Test]
    public void Schemas_EachName_IsOneType()
    {
        var twice = typeof(ContractsJson).Assembly.GetExportedTypes().Where(type => !type.IsNested).GroupBy(type => type.Name, StringComparer.Ordinal).Where(types => types.Count() > 1);
        Assert.That(twice.Select(types => string.Join(", ", types)), Is.Empty, "Types of one name would become one schema without a word.");
    }

    [Test]
    public void Operations_EachId_IsAVerbAndANoun_Once() => Assert.Multiple(() =>
    {
        Assert.That(All.Select(operation => operation.Id), Is.Unique);
        Assert.That(All.Select(operation => operation.Id), Has.All.Match("^(list|read|create|change|open|close|send|write|express|withdraw|request|complete|confirm|preview|accept|enrol|renew|remove|erase|revoke|accredit|refuse|decline|record|end|import|count|discard|compute|reset|submit|recall|review|return|publish|suspend|resume|retire|merge|share|forward|prepare|make|start|report|go|pause|terminate|answer|release|cancel)([A-Z][a-z]+)+$"));
    });

    [Test]
    public Task Operations_EachOne_IsDescribed() => Each(_ => true, (operation, findings) =>
    {
        findings.Expect((string?)operation.Description["summary"] is { Length: > 0 }, "has no summary");
        findings.Expect((string?)operation.Description["description"] is { Length: > 0 }, "has no description");
        findings.Expect(operation.Description["tags"] is JsonArray { Count: 1 }, "has not one tag");
        foreach (var parameter in operation.Parameters)
        {
            findings.Expect((string?)parameter["description"] is { Length: > 0 }, $"says nothing of {parameter["name"]}");
        }

        return Task.CompletedTask;
    });

    [Test]
    public void Endpoints_EachOne_SaysWhoMayCall_AndStandsInTheDocument()
    {
        var endpoints = Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
            .Where(endpoint => endpoint.DisplayName?.Contains("405", StringComparison.Ordinal) != true)
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<Access>() is null).Select(endpoint => endpoint.DisplayName), Is.Empty, "without an access rule");
            Assert.That(
                endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName),
                Is.EquivalentTo(All.Where(operation => operation.Path.StartsWith("/v1", StringComparison.Ordinal)).Select(operation => operation.Id)));
        });
    }

    [Test]
    public Task Security_InTheDocument_IsTheAccessRule() => Each(_ => true, (operation, findings) =>
    {
        var endpoint = Api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == operation.Id);
        findings.Equal(endpoint.Metadata.GetMetadata<Access>()?.Kind == AccessKind.Public, operation.IsPublic, "public");
        return Task.CompletedTask;
    });

    private static IEnumerable<(JsonObject Content, string Place)> Contents(Operation operation)
    {
        if (operation.Description["requestBody"]?["content"] is JsonObject body)
        {
            yield return (body, "the body");
        }

        foreach (var (status, response) in operation.Responses)
        {
            if (operation.Resolve(response!)["content"] is JsonObject content)
            {
                yield return (content, status);
            }
        }
    }

    private static void Judge(Findings findings, string place, Type type, JsonNode example)
    {
        try
        {
            var options = ContractsJson.Default.Options;
            var read = example.Deserialize(options.GetTypeInfo(type));
            var written = JsonSerializer.SerializeToNode(read, options.GetTypeInfo(type));
            findings.Expect(JsonNode.DeepEquals(written, example), $"{place}: the example is written as {written?.ToJsonString()}");
        }
        catch (JsonException wrong)
        {
            findings.Expect(expected: false, $"{place}: the example is no {type.Name}: {wrong.Message}");
        }
    }
}
