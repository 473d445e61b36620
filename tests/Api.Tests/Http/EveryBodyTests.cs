using System.Text.Json.Nodes;
using FitStore.Contracts;

namespace FitStore.Api.Tests.Http;

/// <summary>What every operation that takes a body does with a wrong one: it names every error at once, and changes nothing.</summary>
[TestFixture]
internal sealed class EveryBodyTests : Walk
{
    [Test]
    public Task Body_WrongTypesAndUnknownMember_AllAreTold() => EachBody(async (operation, call, findings) =>
    {
        var body = new JsonObject { ["colour"] = "blue", ["a/b~c"] = 1 };
        var expected = new List<(string, string)> { ("/colour", InputErrorCodes.UnknownMember), ("/a~1b~0c", InputErrorCodes.UnknownMember) };
        foreach (var (name, schema) in Members(operation))
        {
            body[name] = OtherType(operation.Resolve(schema!));
            expected.Add(($"/{name}", operation.Resolve(schema!)["enum"] is null ? InputErrorCodes.WrongType : InputErrorCodes.NotAllowedValue));
        }

        await findings.HearErrors(call with { Body = body.ToJsonString() }, expected);
    });

    [Test]
    public Task Body_NullOrMissingForRequired_AllAreTold() => EachBody(async (operation, call, findings) =>
    {
        var required = Required(operation.BodySchema!);
        if (operation.Method == "PATCH" || required.Count == 0)
        {
            return;
        }

        var expected = required.Select(name => ($"/{name}", InputErrorCodes.Required)).ToList();
        var nulls = new JsonObject(required.Select(name => KeyValuePair.Create(name, (JsonNode?)null)));
        await findings.HearErrors(call with { Body = nulls.ToJsonString() }, expected);
        await findings.HearErrors(call.Anew() with { Body = "{}" }, expected);
    });

    [Test]
    public Task Body_BlankForRequiredText_IsTold() => EachBody(async (operation, call, findings) =>
    {
        foreach (var name in Required(operation.BodySchema!))
        {
            var schema = operation.Resolve(operation.BodySchema!["properties"]![name]!);
            if ((string?)schema["type"] == "string" && schema["format"] is null && schema["enum"] is null)
            {
                await findings.HearErrors(call.Anew() with { Body = call.Body!.Plus(name, " ") }, ($"/{name}", InputErrorCodes.Required));
            }
        }
    });

    [Test]
    public Task Body_PartsOfPartsMissing_AreTold() => EachBody(async (operation, call, findings) =>
    {
        foreach (var (name, schema) in Members(operation))
        {
            var inner = operation.Resolve(schema!);
            if (inner["properties"] is not null && Required(inner) is { Count: > 0 } required)
            {
                var body = new JsonObject { [name] = new JsonObject { ["colour"] = "blue" } };
                if (operation.Method == "PATCH")
                {
                    // What the thing has already would fill the gap.
                    foreach (var member in required)
                    {
                        body[name]![member] = null;
                    }
                }

                await findings.HearErrors(
                    call with { Body = body.ToJsonString() },
                    [($"/{name}/colour", InputErrorCodes.UnknownMember), .. required.Select(member => ($"/{name}/{member}", InputErrorCodes.Required))]);
            }
        }
    });

    [Test]
    public Task Body_TooLongTexts_AllAreTold() => EachBody(async (operation, call, findings) =>
    {
        var tooLong = Members(operation)
            .Select(member => (member.Name, Longest: (int?)operation.Resolve(member.Schema!)["maxLength"]))
            .Where(member => member.Longest is not null)
            .ToList();
        var body = JsonNode.Parse(call.Body!)!.AsObject();
        foreach (var (name, longest) in tooLong)
        {
            body[name] = new string('x', longest!.Value + 1);
        }

        if (tooLong.Count > 0)
        {
            await findings.HearErrors(call with { Body = body.ToJsonString() }, [.. tooLong.Select(member => ($"/{member.Name}", InputErrorCodes.TooLong))]);
        }
    });

    [Test]
    public Task Body_BytesThatAreNoText_AreToldAndNotChanged() => EachBody(async (operation, call, findings) =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(call.Method), new Uri(call.Address, UriKind.Relative))
        {
            Content = new ByteArrayContent([.. "{\"text\":\""u8, 0xff, .. "\"}"u8]),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", call.MediaType);
        foreach (var (name, value) in call.Headers.Append(("If-Match", call.IfMatch!)).Append(("Idempotency-Key", call.Key!)).Where(header => header.Item2 is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var reply = await call.Caller.Http.SendAsync(request);
        findings.Equal((int)reply.StatusCode, 400, "the status");
    });

    [Test]
    public Task Body_NoJson_IsTold() => EachBody(async (operation, call, findings) =>
    {
        foreach (var text in (string[])["", "{", "{\"text\": }", "text", "{} {}", "{\"text\":\"a\",\"text\":\"b\"}", new string('[', 1000), "{\"text\":\"\\ud800\"}", "{\"\\ud800\":1}"])
        {
            await findings.HearErrors(call.Anew() with { Body = text }, ("", InputErrorCodes.NotJson));
        }
    });

    [Test]
    public Task Body_NoObject_IsTold() => EachBody(async (operation, call, findings) =>
    {
        foreach (var text in (string[])["[]", "\"text\"", "1", "null"])
        {
            await findings.HearErrors(call.Anew() with { Body = text }, ("", InputErrorCodes.WrongType));
        }
    });

    [Test]
    public Task Body_OtherMediaType_415() => EachBody(async (operation, call, findings) =>
    {
        foreach (var type in (string?[])["text/plain", "application/xml", operation.Method == "PATCH" ? "application/json" : "application/merge-patch+json", null])
        {
            await findings.HearProblem(call.Anew() with { MediaType = type }, 415, ProblemCodes.UnsupportedMediaType);
        }
    });

    [Test]
    public Task Body_WithACharsetBesideItsMediaType_IsTaken() => Each(operation => operation.BodySchema is not null, async (operation, findings) =>
    {
        var reply = await findings.Hear((await Samples.Of(operation)) with { MediaType = $"{operation.BodyMediaType}; charset=utf-8" });
        findings.Expect(reply.IsSuccess, $"answers {reply}");
    });

    [Test]
    public Task Body_TooLarge_413() => EachBody(async (operation, call, findings) =>
    {
        foreach (var size in (int[])[257 * 1024, 1200 * 1024])
        {
            // The caller asks before it sends so much; without that, the server may hang up while it still writes.
            var large = call.Anew() with { Body = $"{{\"text\":\"{new string('x', size)}\"}}" };
            await findings.HearProblem(large.With("Expect", "100-continue"), 413, ProblemCodes.TooLarge);
        }
    });

    private Task EachBody(Func<Operation, Call, Findings, Task> rule) => Each(operation => operation.BodySchema is not null, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var before = await LedgerSequence();
        await rule(operation, call, findings);
        findings.Equal(await LedgerSequence(), before, "the ledger, although all was refused,");
    });

    private static IEnumerable<(string Name, JsonNode? Schema)> Members(Operation operation) =>
        (operation.BodySchema!["properties"] as JsonObject ?? []).Select(member => (member.Key, member.Value));

    private static IReadOnlyList<string> Required(JsonObject schema) => [.. (schema["required"] as JsonArray ?? []).Select(name => (string)name!)];

    /// <summary>A value of another JSON type; a number comes as text.</summary>
    private static JsonNode OtherType(JsonObject schema) => TypeOf(schema) switch
    {
        "string" => 5,
        "integer" or "number" => "5",
        "boolean" => "true",
        "array" => new JsonObject(),
        _ => "x",
    };

    private static string? TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string?)type).FirstOrDefault(type => type != "null"),
        JsonValue one => (string?)one,
        _ => null,
    };
}
