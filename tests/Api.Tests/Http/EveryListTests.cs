using System.Text;
using System.Text.Json.Nodes;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Feedback;
using FitStore.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Api.Tests.Http;

/// <summary>The rules that every list keeps.</summary>
[TestFixture]
internal sealed class EveryListTests : Walk
{
    private const int DefaultLimit = 20;

    [Test]
    public Task Limit_OutOfBounds_IsTold() => EachList(async (call, findings) =>
    {
        foreach (var limit in (string[])["0", "101", "-1", "99999999999"])
        {
            var problem = await findings.HearProblem(call.Asking($"limit={limit}"), 400, ProblemCodes.InvalidInput);
            findings.Equal(problem?.Errors?[0].Parameter, "limit", "the parameter");
        }

        await findings.HearErrors(call.Asking("limit=0&colour=blue"), ("limit", InputErrorCodes.OutOfRange), ("colour", InputErrorCodes.UnknownParameter));
    });

    [Test]
    public Task Page_Default_HoldsAtMostTwenty() => EachList(async (call, findings) =>
    {
        var page = await findings.Hear(call);
        var total = await Total(call, findings);
        findings.Expect(total >= 2, "has too few entries here to be tried: let the samples make more");
        findings.Equal(page.Items.Count, Math.Min(total, DefaultLimit), "the number of entries");
        findings.Equal(page.Json["total"]?.ToString(), null, "a count that nobody asked for");
        findings.Equal(page.Json["next"] is not null, total > DefaultLimit, "a next page");
        findings.Equal(page.Json["previous"] is not null, false, "a page before the first");
        findings.Equal((await findings.Hear(call.Asking("limit=100"))).Items.Count, Math.Min(total, 100), "the number of entries at limit=100");
    });

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    public Task Walk_ThereAndBack_MeetsEachOnce(int limit) => EachList(async (call, findings) =>
    {
        var total = await Total(call, findings);
        var there = await Follow(call.Asking($"limit={limit}"), "next", findings);
        var met = there.SelectMany(page => page.Items).ToList();
        findings.Equal(met.Count, total, "the number of entries met");
        findings.Equal(met.Distinct().Count(), total, "the number of different entries met");
        findings.Expect(there.Take(there.Count - 1).All(page => page.Items.Count == limit), "has a page in between that is not full");

        var back = await Follow(new Call(call.Operation, call.Caller, call.Address) { Query = there[^1].Json["previous"] is { } previous ? QueryOf((string)previous!) : call.Query }, "previous", findings);
        if (there.Count > 1)
        {
            findings.Expect(back.AsEnumerable().Reverse().SelectMany(page => page.Items).SequenceEqual(met.Take(met.Count - there[^1].Items.Count)), "meets others on the way back");
        }
    });

    [Test]
    public Task Link_Header_SaysWhatTheBodySays() => EachList(async (call, findings) =>
    {
        var first = await findings.Hear(call.Asking("limit=1"));
        var second = await findings.Hear(call with { Query = QueryOf((string)first.Json["next"]!) });
        foreach (var page in (Reply[])[first, second])
        {
            var expected = new[] { ("next", page.Json["next"]), ("prev", page.Json["previous"]) }
                .Where(link => link.Item2 is not null).Select(link => $"<{link.Item2}>; rel=\"{link.Item1}\"");
            findings.Equal(page.Header("Link"), string.Join(", ", expected), "Link");
        }
    });

    [Test]
    public Task Links_KeepEveryQueryKey() => EachList(async (call, findings) =>
    {
        var member = call.Operation.AnswerMembers[0];
        var page = await findings.Hear(call.Asking($"limit=1&includeTotal=true&fields={member}"));
        var query = QueryHelpers.ParseQuery(QueryOf((string)page.Json["next"]!));
        findings.Equal($"{query["limit"]} {query["includeTotal"]} {query["fields"]}", $"1 true {member}", "the query of the next page");
        var next = await findings.Hear(call with { Query = QueryOf((string)page.Json["next"]!) });
        findings.Equal((int?)next.Json["total"], (int?)page.Json["total"], "the count on the next page");
    });

    [Test]
    public Task Cursor_OfAnotherLimit_Counts() => EachList(async (call, findings) =>
    {
        var first = await findings.Hear(call.Asking("limit=1"));
        var rest = await findings.Hear(call.Asking($"limit=100&cursor={CursorOf(first)}"));
        findings.Equal(rest.Items.Count, Math.Min(await Total(call, findings) - 1, 100), "the number of entries");
    });

    [Test]
    public Task Cursor_ForeignOrTampered_IsRefused() => EachList(async (call, findings) =>
    {
        var cursor = CursorOf(await findings.Hear(call.Asking("limit=1")));
        var last = cursor[^2] == 'A' ? 'B' : 'A';
        foreach (var wrong in (string[])["", "x", "%00", "AAAA", "a b", cursor[..^1], cursor[..^2] + last + cursor[^1], (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..]])
        {
            await findings.HearErrors(call.Asking($"cursor={wrong}"), ("cursor", InputErrorCodes.ForeignCursor));
        }

        foreach (var filter in call.Operation.Filters.Where(filter => !call.Query.Contains($"{filter["name"]}=", StringComparison.Ordinal)))
        {
            await findings.HearErrors(call.Asking($"{filter["name"]}={AnyValue(filter)}&cursor={cursor}"), ("cursor", InputErrorCodes.ForeignCursor));
        }

        foreach (var other in All.Where(other => other.IsList && other != call.Operation))
        {
            await findings.HearErrors((await Samples.Of(other)).Asking($"cursor={cursor}"), ("cursor", InputErrorCodes.ForeignCursor));
        }
    });

    [Test]
    public Task Cursor_OfAnotherOrganisation_CountsOnlyWhereAllSeeTheSame() => EachList(async (call, findings) =>
    {
        var cursor = CursorOf(await findings.Hear(call.Asking("limit=1")));
        var other = call with { Caller = await Samples.As(call.Operation.Id == "listAdoptionMessages" ? Given.ProviderEditor : "editor@hessen.example.org") };
        if (call.Operation.IsPublic)
        {
            findings.Equal((await findings.Hear(other.Asking($"cursor={cursor}"))).Status, 200, "the status of a list that is the same for everybody");
        }
        else if ((await other.Send()).IsSuccess)
        {
            await findings.HearErrors(other.Asking($"cursor={cursor}"), ("cursor", InputErrorCodes.ForeignCursor));
        }
    });

    [Test]
    public async Task Cursor_AfterARestart_StillCounts()
    {
        await using var restarted = ApiUnderTest.Start(Api.Database);
        await EachList(async (call, findings) =>
        {
            var first = await findings.Hear(call.Asking("limit=1"));
            var next = call with { Query = QueryOf((string)first.Json["next"]!) };
            var before = await findings.Hear(next);
            using var caller = restarted.Visitor();
            caller.Http.DefaultRequestHeaders.Authorization = call.Caller.Http.DefaultRequestHeaders.Authorization;
            var after = await findings.Hear(next with { Caller = caller });
            findings.Equal(after.Text, before.Text, "the next page after a restart");
        });
    }

    [Test]
    public Task Whole_AsNdjson_HoldsEveryEntryAsItIs() => EachList(async (call, findings) =>
    {
        var pages = await Follow(call.Asking("limit=100"), "next", findings);
        var whole = await findings.Hear(call.With("Accept", "application/x-ndjson"));
        findings.Equal(whole.MediaType, "application/x-ndjson", "the media type");
        var lines = whole.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.ToJsonString());
        findings.Expect(lines.SequenceEqual(pages.SelectMany(page => page.Items)), "holds other lines than the pages entries");
        findings.Expect(whole.Header("Vary")?.Contains("Accept", StringComparison.Ordinal) == true, "does not vary by Accept");
    });

    [Test]
    public Task Whole_AsCsv_HoldsEveryEntryUnderTheSameColumns() => EachList(async (call, findings) =>
    {
        var whole = await findings.Hear(call.With("Accept", "text/csv"));
        findings.Equal(whole.MediaType, "text/csv", "the media type");
        findings.Expect(whole.Header("Content-Type")!.Contains("charset=utf-8", StringComparison.Ordinal), "does not name its charset");
        var rows = Csv(whole.Text);
        findings.Equal(rows.Count - 1, await Total(call, findings), "the number of rows");
        findings.Expect(rows.TrueForAll(row => row.Count == rows[0].Count), "has rows of different length");
        var example = (string)call.Operation.SuccessContent!["text/csv"]!["example"]!;
        findings.Equal(string.Join(',', rows[0]), string.Join(',', Csv(example)[0]), "the columns, beside those of the example,");
    });

    [TestCase("text/csv")]
    [TestCase("application/x-ndjson")]
    public Task Whole_WithAPageAskedFor_IsRefused(string format) => EachList(async (call, findings) =>
    {
        var cursor = CursorOf(await findings.Hear(call.Asking("limit=1")));
        await findings.HearErrors(
            call.With("Accept", format).Asking($"limit=1&cursor={cursor}"),
            ("limit", InputErrorCodes.NotAllowedValue),
            ("cursor", InputErrorCodes.NotAllowedValue));
    });

    [Test]
    public Task Whole_WithFields_HoldsOnlyThese() => EachList(async (call, findings) =>
    {
        var member = call.Operation.AnswerMembers[0];
        var csv = Csv((await findings.Hear(call.With("Accept", "text/csv").Asking($"fields={member}"))).Text);
        findings.Expect(csv[0].TrueForAll(column => column == member || column.StartsWith(member + ".", StringComparison.Ordinal)), $"has the columns {string.Join(", ", csv[0])}");
        var lines = (await findings.Hear(call.With("Accept", "application/x-ndjson").Asking($"fields={member}"))).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        findings.Expect(lines.All(line => JsonNode.Parse(line)!.AsObject().All(known => known.Key == member)), $"has the line {lines[0]}");
    });

    [TestCase("=cmd|' /C calc'!A0")]
    [TestCase("+49 385 000")]
    [TestCase("-Bitte-")]
    [TestCase("@SUM(A1)")]
    [TestCase("\tEinzug")]
    public async Task Csv_TextThatASpreadsheetTakesForAFormula_IsHarmless(string text)
    {
        await Samples.Visitor.Post<FeedbackReceipt>("/v1/feedback", new NewFeedback { Text = text });
        var desk = await Samples.As(Given.OperatorEditor);
        var adopter = await Samples.As(Given.LandEditor);
        var adoption = await Samples.Adoption(adopter, AdoptionState.Interest);
        await adopter.Post<Message>($"/v1/adoptions/{adoption.Id}/messages", new NewMessage { Text = text });
        foreach (var (caller, address) in new[] { (desk, "/v1/feedback"), (adopter, $"/v1/adoptions/{adoption.Id}/messages") })
        {
            using var csv = await caller.Send(HttpMethod.Get, address, headers: ("Accept", "text/csv"));
            var rows = Csv(await csv.Content.ReadAsStringAsync());
            var column = rows[0].IndexOf("text");
            Assert.That(rows.Skip(1).Select(row => row[column]), Does.Contain("'" + text).And.Not.Contain(text));
            using var exact = await caller.Send(HttpMethod.Get, address, headers: ("Accept", "application/x-ndjson"));
            Assert.That((await exact.Content.ReadAsStringAsync()).Split('\n').Where(line => line.Length > 0).Select(line => (string)JsonNode.Parse(line)!["text"]!), Does.Contain(text));
        }
    }

    private Task EachList(Func<Call, Findings, Task> rule) =>
        Each(operation => operation.IsList, async (operation, findings) => await rule(await Samples.Of(operation), findings));

    private static async Task<int> Total(Call call, Findings findings) => (int)(await findings.Hear(call.Asking("limit=1&includeTotal=true"))).Json["total"]!;

    private static async Task<List<Reply>> Follow(Call call, string link, Findings findings)
    {
        var pages = new List<Reply>();
        while (true)
        {
            var page = await findings.Hear(call);
            if (!findings.Equal(page.Status, 200, $"the status of {call.Query}"))
            {
                return pages;
            }

            pages.Add(page);
            if (page.Json[link] is not { } address)
            {
                return pages;
            }

            findings.Equal(((string)address!).Split('?')[0], call.Address, "the path of a link");
            call = call with { Query = QueryOf((string)address!) };
        }
    }

    private static string QueryOf(string address) => address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..];

    private static string CursorOf(Reply page) => QueryHelpers.ParseQuery(QueryOf((string)page.Json["next"]!))["cursor"].ToString();

    /// <summary>A value that a filter takes.</summary>
    private static string AnyValue(JsonObject filter)
    {
        var schema = filter["schema"]!;
        var value = schema["items"] ?? schema;
        return value["enum"] is JsonArray names ? (string)names[0]!
            : (string?)value["type"] == "boolean" ? "true"
            : (string?)value["format"] == "uuid" ? Guid.CreateVersion7().ToString()
            : (string?)value["format"] == "date" ? "2026-06-30"
            : (string?)(schema["pattern"] ?? value["pattern"]) == "^[A-Z]{2}$" ? "TH"
            : (string?)value["pattern"] == WireFormats.ArsStart ? "1"
            : "bauen";
    }

    /// <summary>The rows of a table by RFC 4180, read without the library that wrote it.</summary>
    private static List<List<string>> Csv(string text)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted)
            {
                var isEscape = letter == '"' && at + 1 < text.Length && text[at + 1] == '"';
                isQuoted = letter != '"' || isEscape;
                cell.Append(isQuoted ? letter : null);
                at += isEscape ? 1 : 0;
            }
            else if (letter == '"')
            {
                isQuoted = true;
            }
            else if (letter is ',' or '\n')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add([]);
                }
            }
            else if (letter != '\r')
            {
                cell.Append(letter);
            }
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
