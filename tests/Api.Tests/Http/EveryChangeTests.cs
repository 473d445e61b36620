using System.IO.Compression;
using System.Text.RegularExpressions;
using FitStore.Contracts;

namespace FitStore.Api.Tests.Http;

/// <summary>Versions, preconditions, repeated requests and dry runs, on every operation that has them.</summary>
[TestFixture]
internal sealed class EveryChangeTests : Walk
{
    private static readonly string[] AboutTheAnswer = ["Location", "ETag", "Content-Type"];

    [Test]
    public Task ETag_OfASingleThing_IsStrongAndSparesTheBody() => Each(IsSingle, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var first = await findings.Hear(call);
        var tag = first.ETag ?? "";
        findings.Expect(Regex.IsMatch(tag, "^\"v[0-9]+\"$", RegexOptions.NonBacktracking), $"has the tag {tag}");
        foreach (var known in (string[])[tag, $"{tag[..^1]}-br\"", $"{tag[..^1]}-gzip\"", $"\"v999\", {tag}", $"W/{tag}", "*"])
        {
            var again = await findings.Hear(call.With("If-None-Match", known));
            findings.Expect(again.Status == 304 && again.Bytes.Length == 0, $"If-None-Match: {known} is answered with {again}");
            findings.Equal(again.ETag, tag, "the tag of a 304");
            findings.Equal(again.Header("Cache-Control"), first.Header("Cache-Control"), "Cache-Control of a 304");
        }

        foreach (var other in (string[])["\"v999\"", "\"x\"", "v1"])
        {
            findings.Equal((await findings.Hear(call.With("If-None-Match", other))).Status, 200, $"the status with If-None-Match: {other}");
        }
    });

    [TestCase("br")]
    [TestCase("gzip")]
    public Task Encoding_Asked_SameBytesUnderATagOfTheirOwn(string encoding) => Each(IsSingle, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var plain = await findings.Hear(call);
        var encoded = await findings.Hear(call.With("Accept-Encoding", encoding));
        findings.Equal(encoded.Header("Content-Encoding"), encoding, "Content-Encoding");
        findings.Equal(encoded.ETag, $"{plain.ETag![..^1]}-{encoding}\"", "the tag");
        findings.Expect(encoded.Header("Vary")?.Contains("Accept-Encoding", StringComparison.OrdinalIgnoreCase) == true, "does not vary by encoding");
        findings.Expect(Decode(encoded.Bytes, encoding).AsSpan().SequenceEqual(plain.Bytes), "decodes to other bytes");
    });

    [Test]
    public Task Patch_ThatChangesNothing_KeepsVersionAndLedger() => Each(operation => operation.Method == "PATCH", async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var before = await LedgerSequence();
        var reply = await findings.Hear(call with { Body = "{}" });
        findings.Equal(reply.Status, 200, "the status");
        findings.Equal(reply.ETag, call.IfMatch, "the tag");
        findings.Equal(await LedgerSequence(), before, "the ledger");
    });

    [Test]
    public Task IfMatch_MissingOrStale_IsRefusedAndChangesNothing() => Each(operation => operation.TakesIfMatch, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var before = await LedgerSequence();
        await findings.HearProblem(call with { IfMatch = null }, 428, ProblemCodes.PreconditionRequired);
        foreach (var stale in (string[])["\"v999\"", $"W/{call.IfMatch}", "x", "\"\""])
        {
            await findings.HearProblem(call with { IfMatch = stale }, 412, ProblemCodes.Stale);
        }

        findings.Equal(await LedgerSequence(), before, "the ledger");
        findings.Expect((await findings.Hear(call)).IsSuccess, "cannot be done with the right version after a refusal");
    });

    [TestCase("-br")]
    [TestCase("-gzip")]
    public Task IfMatch_TagOfACompressedAnswer_Counts(string suffix) => Each(operation => operation.TakesIfMatch, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        findings.Expect((await findings.Hear(call with { IfMatch = $"{call.IfMatch![..^1]}{suffix}\"" })).IsSuccess, $"does not take a tag with {suffix}");
    });

    [Test]
    public Task Key_MissingOrTooLong_IsTold() => Each(operation => operation.TakesKey, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        await findings.HearErrors(call with { Key = null }, ("Idempotency-Key", InputErrorCodes.Required));
        await findings.HearErrors((call with { Key = null }).Asking("colour=blue"), ("Idempotency-Key", InputErrorCodes.Required), ("colour", InputErrorCodes.UnknownParameter));
        await findings.HearErrors(call with { Key = new string('x', 201) }, ("Idempotency-Key", InputErrorCodes.TooLong));
    });

    [Test]
    public Task Key_Repeated_FirstAnswerAgain() => Each(operation => operation.TakesKey, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var first = await findings.Hear(call);
        findings.Expect(first.IsSuccess, $"does not succeed: {first}");
        var after = await LedgerSequence();

        // If-Match still names the version from before the first answer, which never arrived.
        var again = await findings.Hear(call);
        findings.Equal(again.Status, first.Status, "the status");
        findings.Equal(again.Text, first.Text, "the body");
        foreach (var name in AboutTheAnswer)
        {
            findings.Equal(again.Header(name), first.Header(name), name);
        }

        findings.Equal(again.Header("Idempotent-Replayed"), "true", "Idempotent-Replayed");
        findings.Equal(first.Header("Idempotent-Replayed"), null, "Idempotent-Replayed of the first");
        findings.Equal(await LedgerSequence(), after, "the ledger");
    });

    [Test]
    public Task Key_RepeatedAtTheSameTime_CarriedOutOnce() => Each(operation => operation.TakesKey, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var before = await LedgerSequence();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => call.Send()));
        findings.Equal(replies.Select(reply => $"{reply.Status} {reply.Text}").Distinct().Count(), 1, "the number of different answers");
        findings.Expect(replies[0].IsSuccess, $"does not succeed: {replies[0]}");

        // Who is accredited is invited, too: two acts, each of them on record once. What one looks for is nobody's business.
        findings.Equal(await LedgerSequence(), before + operation.Id switch { "accreditOrganisation" => 2, "createSavedSearch" => 0, _ => 1 }, "the ledger");
    });

    [Test]
    public Task Key_ForAnotherRequest_422() => Each(operation => operation.TakesKey, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        await findings.Hear(call);
        var before = await LedgerSequence();
        await findings.HearProblem(OtherRequest(call), 422, ProblemCodes.IdempotencyKeyReused);
        findings.Equal(await LedgerSequence(), before, "the ledger");
    });

    [Test]
    public Task Key_OfAnotherAccount_GivesNothingOfIt() => Each(operation => operation.TakesKey, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var first = await findings.Hear(call);
        var stranger = await findings.Hear(call with { Caller = await Samples.As("editor@hessen.example.org") });
        findings.Equal(stranger.Header("Idempotent-Replayed"), null, "Idempotent-Replayed to a stranger");
        findings.Expect(stranger.Text != first.Text && (first.Header("Location") is not { } made || stranger.Header("Location") != made), $"tells a stranger {stranger}");
    });

    [Test]
    public Task Key_OfAFailedRequest_IsUnused() => Each(operation => operation.TakesKey, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        await findings.HearErrors(call.Asking("colour=blue"), ("colour", InputErrorCodes.UnknownParameter));
        if (operation.TakesIfMatch)
        {
            await findings.HearProblem(call with { IfMatch = "\"v999\"" }, 412, ProblemCodes.Stale);
        }

        if (operation.BodySchema is not null)
        {
            await findings.HearErrors(call with { Body = "[" }, ("", InputErrorCodes.NotJson));
        }

        var reply = await findings.Hear(call);
        findings.Expect(reply.IsSuccess && reply.Header("Idempotent-Replayed") is null, $"cannot be sent again: {reply}");
    });

    [Test]
    public Task DryRun_TellsWhatWouldHappen_AndChangesNothing() => Each(operation => operation.TakesDryRun, async (operation, findings) =>
    {
        var call = await Samples.Of(operation);
        var before = await LedgerSequence();
        var told = await findings.Hear(call.Asking("dryRun=true"));
        findings.Equal(told.Status, 200, "the status of a dry run");
        findings.Equal(told.Header("Dry-Run"), "true", "Dry-Run");
        findings.Equal(told.ETag, null, "the tag of what is not there");
        findings.Equal(await LedgerSequence(), before, "the ledger");
        await findings.HearProblem(call.Asking("dryRun=true") with { IfMatch = "\"v999\"" }, 412, ProblemCodes.Stale);

        // The key and the version are as good as before.
        var done = await findings.Hear(call);
        findings.Expect(done.IsSuccess && done.Header("Idempotent-Replayed") is null, $"cannot be done after a dry run: {done}");
        findings.Equal(WithoutInstants(done), WithoutInstants(told), "what is done");
        findings.Expect(await LedgerSequence() > before, "is not in the ledger");
    });

    [Test]
    public async Task Key_SameForAnotherOrganisationOfTheAccount_IsAnotherKey()
    {
        var create = All.Single(operation => operation.Id == "createAdoption");
        const string email = "samira.nasser@suedharz.example.org";
        var me = await (await Samples.As(email)).Get<Contracts.Accounts.Me>("/v1/me");
        using var first = await Api.As(email, me.Memberships[0].Organisation.Id);
        using var second = await Api.As(email, me.Memberships[1].Organisation.Id);
        var call = (await Samples.Of(create)) with { Caller = first };
        var made = await call.Send();
        var other = await (call with { Caller = second }).Send();
        Assert.Multiple(() =>
        {
            Assert.That(made.Status, Is.EqualTo(201), made.ToString());
            Assert.That(other.Status, Is.EqualTo(201), other.ToString());
            Assert.That(other.Header("Location"), Is.Not.EqualTo(made.Header("Location")));
        });
    }

    private static Call OtherRequest(Call call) => call switch
    {
        { Body: null } => call.Asking("dryRun=false"),
        { Operation.BodySchema: null } => call with { Body = call.Body + "\n" },
        _ => call with { Body = call.Body.Plus("other", "x") },
    };

    private static bool IsSingle(Operation operation) => operation is { IsGet: true, IsVersioned: true };

    private static string WithoutInstants(Reply reply) =>
        Regex.Replace(reply.Text, @"\d{4}-\d\d-\d\dT[\d:.]+Z", "…", RegexOptions.NonBacktracking);

    private static byte[] Decode(byte[] bytes, string encoding)
    {
        using var source = new MemoryStream(bytes);
        using Stream decoder = encoding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        decoder.CopyTo(target);
        return target.ToArray();
    }
}
