using System.Text.Json.Nodes;
using FitStore.Contracts.Accounts;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <summary>An operation as the running API's own document describes it.</summary>
internal sealed record Operation(string Id, string Method, string Path, JsonObject Description, JsonObject Document)
{
    public IReadOnlyList<JsonObject> Parameters { get; } = [.. (Description["parameters"] as JsonArray ?? []).Select(parameter => Follow(Document, parameter!))];

    public JsonObject Responses { get; } = Description["responses"]!.AsObject();

    /// <summary>Whether visitors may call it.</summary>
    public bool IsPublic => Description["security"] is JsonArray { Count: 0 };

    public bool TakesKey => Has("header", "Idempotency-Key");

    public bool TakesIfMatch => Has("header", "If-Match");

    /// <summary>The act for which it asks a fresh sign-in.</summary>
    public FreshAct? FreshAct => Parameters.FirstOrDefault(parameter => (string?)parameter["name"] == "FitStore-Fresh-Sign-In") is { } header
        ? Enum.Parse<FreshAct>(((string)header["description"]!).Split('`')[1], ignoreCase: true)
        : null;

    public bool TakesDryRun => Has("query", "dryRun");

    public bool TakesFields => Has("query", "fields");

    public bool IsGet => Method == "GET";

    /// <summary>The documented status of success; that of a dry run stands beside it where it is another.</summary>
    public string Success { get; } = Description["responses"]!.AsObject().Select(response => response.Key).Where(status => status[0] == '2').Max(StringComparer.Ordinal)!;

    /// <summary>Whether it answers with something to read.</summary>
    public bool HasAnswer => SuccessContent is not null;

    /// <summary>Whether it answers a list, which also comes line by line.</summary>
    public bool IsList => SuccessContent?.ContainsKey("application/x-ndjson") == true;

    /// <summary>Whether it answers one thing with its version.</summary>
    public bool IsVersioned => Responses[Success]!["headers"]?["ETag"] is not null;

    public string? BodyMediaType => Content?.Single().Key;

    /// <summary>What a JSON body looks like; nothing where none is taken, or a file.</summary>
    public JsonObject? BodySchema => BodyMediaType is { } type && type.EndsWith("json", StringComparison.Ordinal) ? Resolve(Content![type]!["schema"]!) : null;

    public JsonNode? BodyExample => BodyMediaType is { } type ? Examples(Content![type]!).First() : null;

    /// <summary>Name of the type of the body.</summary>
    public string? BodyType => BodyMediaType is { } type ? NameOf(Content![type]!["schema"]!) : null;

    public JsonObject? SuccessContent => Responses[Success]!["content"] as JsonObject;

    private JsonObject? Content => Description["requestBody"]?["content"] as JsonObject;

    /// <summary>The query parameters that narrow or sort a list.</summary>
    public IEnumerable<JsonObject> Filters => Parameters.Where(parameter =>
        (string?)parameter["in"] == "query" && (string?)parameter["name"] is not ("limit" or "cursor" or "includeTotal" or "fields" or "dryRun"));

    /// <summary>The members of what it answers, or of each entry of the list it answers.</summary>
    public IReadOnlyList<string> AnswerMembers
    {
        get
        {
            var schema = Resolve(SuccessContent!["application/json"]!["schema"]!);
            var thing = IsList ? Resolve(Resolve(schema["properties"]!["items"]!)["items"]!) : schema;
            return [.. thing["properties"]!.AsObject().Select(member => member.Key)];
        }
    }

    /// <summary>The schema itself, where it is only pointed at or may also be null.</summary>
    public JsonObject Resolve(JsonNode schema)
    {
        var found = Follow(Document, schema);
        return (found["oneOf"] ?? found["anyOf"]) is JsonArray choice
            ? Resolve(choice.First(one => (string?)one!["type"] != "null")!)
            : found;
    }

    /// <summary>The examples of a body, also those that are only pointed at.</summary>
    public IEnumerable<JsonNode> Examples(JsonNode content) => content["example"] is { } only
        ? [only]
        : (content["examples"] as JsonObject ?? []).Select(named => Follow(Document, named.Value!)["value"]!);

    /// <summary>The name of a schema that is pointed at.</summary>
    public static string? NameOf(JsonNode schema) => ((string?)schema["$ref"])?.Split('/')[^1];

    public override string ToString() => $"{Method} {Path}";

    private bool Has(string place, string name) =>
        Parameters.Any(parameter => (string?)parameter["in"] == place && (string?)parameter["name"] == name);

    private static JsonObject Follow(JsonObject document, JsonNode node)
    {
        if ((string?)node["$ref"] is not { } reference)
        {
            return node.AsObject();
        }

        JsonNode found = document;
        foreach (var step in reference.Split('/').Skip(1))
        {
            found = found[step]!;
        }

        return Follow(document, found);
    }
}

/// <summary>All operations there are: found by walking the document, so that no later one can be forgotten.</summary>
internal static class Operations
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public static async Task<IReadOnlyList<Operation>> Read(ApiUnderTest api)
    {
        using var visitor = api.Visitor();
        var document = (await visitor.Get<JsonNode>("/openapi/v1.json")).AsObject();
        return
        [
            .. from path in document["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               where Methods.Contains(method.Key)
               let description = method.Value!.AsObject()
               select new Operation((string)description["operationId"]!, method.Key.ToUpperInvariant(), path.Key, description, document),
        ];
    }
}
