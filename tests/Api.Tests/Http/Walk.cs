using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Http;

/// <summary>Walks all operations of a running API with a rule, and tells everything that breaks it at once.</summary>
internal abstract class Walk
{
    protected ApiUnderTest Api { get; private set; } = null!;

    protected Samples Samples { get; private set; } = null!;

    protected IReadOnlyList<Operation> All { get; private set; } = [];

    [OneTimeSetUp]
    public async Task Open()
    {
        Api = await ApiUnderTest.Start();
        Samples = new Samples(Api);
        All = await Operations.Read(Api);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (Samples is not null)
        {
            await Samples.DisposeAsync();
        }

        if (Api is not null)
        {
            await Api.DisposeAsync();
        }
    }

    /// <summary>Holds the operations meant to a rule; there is at least one of them.</summary>
    protected async Task Each(Func<Operation, bool> which, Func<Operation, Findings, Task> rule)
    {
        var operations = All.Where(which).ToList();
        Assert.That(operations, Is.Not.Empty, "No operation is held to this rule.");
        var findings = new Findings();
        foreach (var operation in operations)
        {
            findings.At = operation;
            await rule(operation, findings);
        }

        Assert.That(findings.Text, Is.Empty);
    }

    /// <summary>Newest entry of the ledger, by whatever instance: it moves on when anything changed.</summary>
    protected async Task<long> LedgerSequence()
    {
        await Api.Services.GetRequiredService<LedgerFollowers>().CatchUp(long.MaxValue);
        return (await Samples.Visitor.Get<Health>("/readyz")).LedgerSequence!.Value;
    }
}

/// <summary>What breaks a rule, each with the operation where it does.</summary>
internal sealed class Findings
{
    private static readonly HashSet<string> Codes = Constants(typeof(ProblemCodes));
    private static readonly HashSet<string> InputCodes = Constants(typeof(InputErrorCodes));
    private readonly List<string> found = [];

    public Operation? At { get; set; }

    public string Text => string.Join(Environment.NewLine, found);

    /// <summary>Notes the sentence unless what is expected is so.</summary>
    public bool Expect(bool expected, string otherwise)
    {
        if (!expected)
        {
            found.Add($"{At}: {otherwise}");
        }

        return expected;
    }

    public bool Equal<T>(T actual, T expected, string what) =>
        Expect(EqualityComparer<T>.Default.Equals(actual, expected), $"{what} is {actual}, expected was {expected}");

    /// <summary>Sends the call; what comes back keeps the rules of every answer.</summary>
    public async Task<Reply> Hear(Call call)
    {
        var reply = await call.Send();
        JudgeHeaders(call, reply);
        if (reply.Status >= 400)
        {
            JudgeProblem(call, reply);
        }

        var isDocumented = call.Operation.Responses.ContainsKey(reply.Status.ToString(CultureInfo.InvariantCulture));
        Expect(isDocumented || call.Method != call.Operation.Method, $"answers {reply.Status}, which the document does not mention: {reply}");
        return reply;
    }

    /// <summary>Sends the call and expects a problem of this status and code.</summary>
    public async Task<Problem?> HearProblem(Call call, int status, string code)
    {
        var reply = await Hear(call);
        var problem = reply.Problem();
        Expect(reply.Status == status && problem?.Code == code, $"expected was {status} {code} to {call.Method} {call.Address}?{call.Query}, but it answers {reply}");
        return problem;
    }

    /// <summary>Sends the call and expects these errors, and no success.</summary>
    public async Task HearErrors(Call call, params IReadOnlyList<(string Place, string Code)> expected)
    {
        var problem = await HearProblem(call, 400, ProblemCodes.InvalidInput);
        if (problem is not null)
        {
            var told = (problem.Errors ?? []).Select(error => (error.Parameter ?? error.Pointer!, error.Code)).ToHashSet();
            var missing = expected.Where(error => !told.Contains(error)).ToList();
            Expect(missing.Count == 0, $"does not tell {string.Join(", ", missing)} of {call.Query}{call.Body}, only {string.Join(", ", told)}");
        }
    }

    private void JudgeHeaders(Call call, Reply reply)
    {
        var version = (string)call.Operation.Document["info"]!["version"]!;
        var what = $"{reply.Status} to {call.Method} {call.Address}?{call.Query}";
        Expect(reply.Header("API-Version") == version, $"{what} has API-Version {reply.Header("API-Version")}");
        Expect(reply.Header("Cache-Control") is { Length: > 0 }, $"{what} has no Cache-Control");
        Expect(reply.Header("X-Content-Type-Options") == "nosniff", $"{what} may be sniffed");
        Expect(reply.Header("Content-Security-Policy")?.Contains("frame-ancestors 'none'", StringComparison.Ordinal) == true, $"{what} may be framed");
        Expect(reply.Header("RateLimit") is { Length: > 0 } && reply.Header("RateLimit-Policy") is { Length: > 0 }, $"{what} does not tell what is left of the quota");
        Expect(reply.Header("Trace-Id") is { Length: 32 }, $"{what} has no Trace-Id");
        Expect(reply.Header("Server") is null, $"{what} names its server");
    }

    private void JudgeProblem(Call call, Reply reply)
    {
        var what = $"{reply.Status} to {call.Method} {call.Address}?{call.Query}";
        Expect(reply.Status < 500, $"{what} is an error of ours: {reply}");
        Expect(reply.Header("Cache-Control") == "no-store", $"{what} is a problem that may be cached");
        if (call.Method == "HEAD" || !Expect(reply.Problem() is not null, $"{what} is no problem: {reply.Header("Content-Type")} {reply}"))
        {
            return;
        }

        var problem = reply.Problem()!;
        Expect(problem.Status == reply.Status, $"{what} says {problem.Status} in its body");
        Expect(Codes.Contains(problem.Code), $"{what} has the code {problem.Code}, which is not on the closed list");
        Expect(problem.Type == $"/problems/{problem.Code}", $"{what} has the type {problem.Type}");
        Expect(problem.Title.Length > 0 && problem.Detail.Length > 0, $"{what} says nothing");
        Expect(problem.Instance == call.Address, $"{what} has the instance {problem.Instance}");
        Expect(problem.TraceId == reply.Header("Trace-Id"), $"{what} has the trace id {problem.TraceId} in its body, another in its header");
        Expect(problem.Code == ProblemCodes.GatesUnmet || (problem.Code == ProblemCodes.InvalidInput) == (problem.Errors?.Count > 0), $"{what} tells errors although nothing is invalid, or the other way round: {reply}");
        foreach (var error in problem.Errors ?? [])
        {
            Expect(InputCodes.Contains(error.Code), $"{what} has an error {error.Code}, which is not on the closed list");
            Expect(error.Pointer is null != error.Parameter is null, $"{what} has an error without one place: {reply}");
            Expect(error.Detail.Length > 0, $"{what} has an error that says nothing");
        }

        var internals = (string[])["Exception", "   at ", "System.", "FitStore.", "select ", "SQLite"];
        Expect(!internals.Any(reply.Text.Contains), $"{what} tells of the inside: {reply}");
    }

    private static HashSet<string> Constants(Type list) =>
        [.. list.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
}

/// <summary>Small things that several rules need.</summary>
internal static class JsonChanges
{
    /// <summary>The same object with another member.</summary>
    public static string Plus(this string json, string member, JsonNode? value)
    {
        var changed = JsonNode.Parse(json)!.AsObject();
        changed[member] = value;
        return changed.ToJsonString();
    }
}
