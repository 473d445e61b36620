using System.Reflection;
using System.Text.Json.Nodes;
using FitStore.Contracts;

namespace FitStore.Api.Tests.Http;

/// <summary>The rules that every operation keeps, whatever it does.</summary>
[TestFixture]
internal sealed class EveryOperationTests : Walk
{
    [Test]
    public Task Call_AsDocumented_SucceedsAsDocumented() => Each(_ => true, async (operation, findings) =>
    {
        var reply = await findings.Hear(await Samples.Of(operation));
        findings.Expect(reply.IsSuccess, $"does not answer what the samples ask: {reply}");
        findings.Equal(reply.Bytes.Length > 0, operation.HasAnswer, "an answer with a body");
    });

    [Test]
    public Task Query_TwoUnknownParameters_BothAreTold() => Each(_ => true, async (operation, findings) =>
        await findings.HearErrors(
            (await Samples.Of(operation)).Asking("colour=blue&Shape=round"),
            ("colour", InputErrorCodes.UnknownParameter),
            ("Shape", InputErrorCodes.UnknownParameter)));

    [Test]
    public Task Query_EveryParameterWrong_AllAreTold() => Each(operation => QueryOf(operation).Any(parameter => WrongValue(parameter) is not null), async (operation, findings) =>
    {
        var wrong = QueryOf(operation).Select(parameter => (Name: (string)parameter["name"]!, Value: WrongValue(parameter))).Where(parameter => parameter.Value is not null).ToList();
        var call = (await Samples.Of(operation)).Asking(string.Join('&', wrong.Select(parameter => $"{parameter.Name}={parameter.Value}")));
        var problem = await findings.HearProblem(call, 400, ProblemCodes.InvalidInput);
        var told = problem?.Errors?.Select(error => error.Parameter).ToHashSet() ?? [];
        findings.Expect(wrong.TrueForAll(parameter => told.Contains(parameter.Name)), $"tells of {string.Join(", ", told)} only, asked {call.Query}");
    });

    [Test]
    public Task Query_OneValueGivenTwice_IsRefused() => Each(operation => QueryOf(operation).Any(), async (operation, findings) =>
    {
        foreach (var parameter in QueryOf(operation).Where(parameter => (string?)parameter["schema"]!["type"] != "array"))
        {
            var name = (string)parameter["name"]!;
            await findings.HearErrors((await Samples.Of(operation)).Asking($"{name}=1&{name}=2"), (name, InputErrorCodes.GivenTwice));
        }
    });

    [Test]
    public Task Fields_Named_OnlyTheseMembersCome() => Each(operation => operation.TakesFields, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        foreach (var member in operation.AnswerMembers)
        {
            var reply = await findings.Hear(call.Asking($"fields={member}"));
            if (findings.Equal(reply.Status, 200, $"the status of fields={member}"))
            {
                var things = operation.IsList ? reply.Json["items"]!.AsArray().Select(item => item!.AsObject()) : [reply.Json.AsObject()];
                findings.Expect(things.All(thing => thing.All(known => known.Key == member)), $"fields={member} answers {reply}");
            }
        }

        await findings.HearErrors(call.Asking($"fields={operation.AnswerMembers[0]},shape"), ("fields", InputErrorCodes.NotAllowedValue));
    });

    [Test]
    public Task Method_NotDocumented_405WithAllow() => Each(_ => true, async (operation, findings) =>
    {
        var there = All.Where(other => other.Path == operation.Path).Select(other => other.Method).ToHashSet();
        var call = await Samples.Of(operation);
        foreach (var method in (string[])["GET", "PUT", "POST", "DELETE", "PATCH", "TRACE"])
        {
            if (!there.Contains(method))
            {
                var other = call with { Method = method, Body = null };
                await findings.HearProblem(other, 405, ProblemCodes.MethodNotAllowed);
                var allowed = (await other.Send()).Header("Allow")?.Split(", ").ToHashSet() ?? [];
                findings.Equal(allowed.Contains("HEAD"), there.Contains("GET"), "HEAD in Allow");
                findings.Expect(allowed.IsSupersetOf(there), $"{method} is answered with Allow: {string.Join(", ", allowed)}");
            }
        }
    });

    [Test]
    public Task Accept_Image_406AndNothingHappens() => Each(operation => operation.HasAnswer, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var before = await LedgerSequence();
        await findings.HearProblem(call.With("Accept", "image/gif"), 406, ProblemCodes.NotAcceptable);
        findings.Equal(await LedgerSequence(), before, "the ledger");

        // A document to keep comes as HTML alone.
        var ranges = operation.SuccessContent!.ContainsKey("application/json") ? (string[])["*/*", "application/*", "image/png, application/json;q=0.1", "text/html, */*;q=0.1"]
            : ["*/*", $"{operation.SuccessContent.First().Key.Split('/')[0]}/*", "text/html, */*;q=0.1"];
        foreach (var wide in ranges)
        {
            findings.Expect((await findings.Hear(call.Anew().With("Accept", wide).Asking(operation.TakesDryRun ? "dryRun=true" : ""))).IsSuccess || !operation.IsGet, $"cannot answer Accept: {wide}");
        }
    });

    [Test]
    public Task Language_English_ChangesWordsAndNotCodes() => Each(_ => true, async (operation, findings) =>
    {
        var call = (await Samples.Of(operation)).Asking("colour=blue");
        var german = await findings.Hear(call);
        var english = await findings.Hear(call.With("Accept-Language", "en"));
        var (inGerman, inEnglish) = (german.Problem()!, english.Problem()!);
        findings.Equal(inEnglish.Code, inGerman.Code, "the code");
        findings.Equal(inEnglish.Errors?[0].Code, inGerman.Errors?[0].Code, "the code of the error");
        findings.Expect(inEnglish.Title != inGerman.Title && inEnglish.Detail != inGerman.Detail && inEnglish.Errors?[0].Detail != inGerman.Errors?[0].Detail, $"is not translated: {english}");
        findings.Equal(german.Header("Content-Language"), "de", "the language");
        findings.Equal(english.Header("Content-Language"), "en", "the language");
        findings.Expect(english.Header("Vary")?.Contains("Accept-Language", StringComparison.OrdinalIgnoreCase) == true, "does not vary by language");
    });

    [Test]
    public Task Head_OfEveryGet_SaysTheSameWithoutBody() => Each(operation => operation.IsGet, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        foreach (var asked in (Call[])[call, call.Asking("colour=blue")])
        {
            var get = await findings.Hear(asked);
            var head = await findings.Hear(asked with { Method = "HEAD" });
            findings.Equal(head.Bytes.Length, 0, "the length of the body");
            findings.Equal(head.Status, get.Status, "the status");
            foreach (var name in (string[])["Content-Type", "Cache-Control", "ETag", "Link", "Vary", "Content-Language"])
            {
                findings.Equal(head.Header(name), get.Header(name), name);
            }
        }
    });

    [Test]
    public Task Trace_Given_IsTakenUp() => Each(_ => true, async (operation, findings) =>
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var reply = await findings.Hear((await Samples.Of(operation)).Asking("colour=blue").With("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        findings.Equal(reply.Header("Trace-Id"), trace, "the trace id");
        findings.Equal(reply.Problem()?.TraceId, trace, "the trace id of the problem");
    });

    [Test]
    public Task Origin_OfAStranger_IsNotLetIn() => Each(_ => true, async (operation, findings) =>
    {
        var reply = await findings.Hear((await Samples.Of(operation)).With("Origin", "https://stranger.example.org"));
        findings.Equal(reply.Header("Access-Control-Allow-Origin"), null, "Access-Control-Allow-Origin");
    });

    [Test]
    public Task Vary_OfEveryGet_NamesTheEncoding() => Each(operation => operation.IsGet, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        foreach (var asked in (Call[])[call, call.With("Accept-Encoding", "br")])
        {
            var vary = (await findings.Hear(asked)).Header("Vary") ?? "";
            findings.Equal(vary.Split(", ").Count(name => name == "Accept-Encoding"), 1, "Accept-Encoding in Vary");
        }
    });

    [Test]
    public Task CacheControl_PublicForVisitorsOnly() => Each(operation => operation.IsGet, async (operation, findings) =>
    {
        var reply = await findings.Hear(await Samples.Of(operation));
        var isPublic = reply.Header("Cache-Control")!.Contains("public", StringComparison.Ordinal);
        findings.Expect(operation.IsPublic || !isPublic, "may be kept by anybody although it is not for everybody");
    });

    [Test]
    public async Task Problems_EachCode_HasAPageInBothLanguages()
    {
        foreach (var code in typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!))
        {
            using var german = await Samples.Visitor.Send(HttpMethod.Get, $"/problems/{code}");
            using var english = await Samples.Visitor.Send(HttpMethod.Get, $"/problems/{code}", headers: ("Accept-Language", "en"));
            var text = await german.Content.ReadAsStringAsync();
            Assert.Multiple(async () =>
            {
                Assert.That(german.IsSuccessStatusCode, Is.True, code);
                Assert.That(german.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"), code);
                Assert.That(text, Does.Contain($"<code>{code}</code>").And.Contain("<html lang=\"de\">"), code);
                Assert.That(await english.Content.ReadAsStringAsync(), Does.Contain("<html lang=\"en\">"), code);
            });
        }
    }

    [TestCase("/v1/nothing")]
    [TestCase("/v1/services/no-such-service")]
    [TestCase("/v1/offers/00000000-0000-7000-8000-000000000000")]
    [TestCase("/v1/offers/x")]
    [TestCase("/v1/organisations/999999999999")]
    [TestCase("/problems/nothing")]
    public async Task Address_WithNothing_404(string address)
    {
        var findings = new Findings { At = All[0] };
        await findings.HearProblem(new Call(All.First(operation => operation.Id == "readService"), Samples.Visitor, address), 404, ProblemCodes.NotFound);
        Assert.That(findings.Text, Is.Empty);
    }

    [TestCase("/openapi/v1.json")]
    [TestCase("/openapi/v1.yaml")]
    public async Task Document_FromAnywhere_MayBeRead(string address)
    {
        using var reply = await Samples.Visitor.Send(HttpMethod.Get, address, headers: ("Origin", "https://anywhere.example.org"));
        Assert.Multiple(() =>
        {
            Assert.That(reply.IsSuccessStatusCode, Is.True);
            Assert.That(reply.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo((string[])["*"]));
        });
    }

    private static IEnumerable<JsonObject> QueryOf(Operation operation) => operation.Parameters.Where(parameter => (string?)parameter["in"] == "query");

    /// <summary>A value that the schema of a parameter does not allow; none where it allows everything.</summary>
    private static string? WrongValue(JsonObject parameter)
    {
        var schema = parameter["schema"]!;
        var value = schema["items"] ?? schema;
        return (string?)value["type"] switch
        {
            "integer" => "101.5",
            "boolean" => "1",
            _ when value["enum"] is not null || schema["pattern"] is not null || value["pattern"] is not null => "%2A%2A",
            _ when (int?)value["maxLength"] is { } longest => new string('x', longest + 1),
            _ => null,
        };
    }
}
