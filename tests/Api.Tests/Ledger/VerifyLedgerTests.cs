using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Support;

namespace FitStore.Api.Tests.Ledger;

/// <summary>Whoever changes the ledger behind the store's back is found out.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class VerifyLedgerTests(string kind)
{
    private const int Entries = 5;
    private TestDatabase database = null!;
    private FitDatabase door = null!;

    [SetUp]
    public async Task FillALedger()
    {
        database = await TestDatabase.Empty(kind);
        door = database.Open();
        await Migrate.Run(door, Migrate.Known(door.Dialect));
        for (var number = 1; number <= Entries; number++)
        {
            await Append(number % 2 == 0 ? Guid.CreateVersion7() : null);
        }
    }

    [TearDown]
    public async Task Drop()
    {
        door.Dispose();
        await database.DisposeAsync();
    }

    [Test]
    public async Task Verify_OfAnUntouchedLedger_IsIntact()
    {
        var finding = await VerifyLedger.Run(door, written: null);
        Assert.That(finding.Broken, Is.Null);
        Assert.That(finding.Sequence, Is.EqualTo(Entries));
        Assert.That((await VerifyLedger.Run(door, new(finding.Sequence, finding.Hash))).IsIntact, Is.True);
    }

    [TestCase("instant")]
    [TestCase("account_id")]
    [TestCase("organisation_id")]
    [TestCase("mandate_id")]
    [TestCase("type")]
    [TestCase("subject")]
    [TestCase("data")]
    [TestCase("previous_hash")]
    [TestCase("hash")]
    public async Task Verify_AfterAColumnWasChanged_NamesTheEntry(string column)
    {
        object value = column switch
        {
            "instant" => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            "account_id" or "organisation_id" or "mandate_id" => Guid.CreateVersion7(),
            "data" => """{"text":"another"}""",
            _ => "x",
        };
        await Execute($"update ledger set {column} = @value where sequence = 3", new { value });
        var finding = await VerifyLedger.Run(door, written: null);
        Assert.That(finding.Broken, Does.Contain("3").Or.Contain("4"));
        Assert.That(finding.Sequence, Is.EqualTo(2).Or.EqualTo(3));
    }

    [Test]
    public async Task Verify_AfterTheSequenceWasChanged_NamesTheGap()
    {
        await Execute("update ledger set sequence = 99 where sequence = 3", new { });
        Assert.That((await VerifyLedger.Run(door, written: null)).Broken, Does.Contain("Entry 3 is missing"));
    }

    [Test]
    public async Task Verify_AfterANullBecameEmpty_IsBroken()
    {
        // A length before each column tells null from empty: without it both would hash alike.
        var before = new LedgerEntry { Sequence = 1, Instant = default, Type = "", Subject = "", Data = "", PreviousHash = "" };
        var shifted = before with { Type = "", Subject = "a" };
        Assert.That(before.ComputeHash(), Is.Not.EqualTo(shifted.ComputeHash()));
        Assert.That((before with { Type = "a" }).ComputeHash(), Is.Not.EqualTo(shifted.ComputeHash()));
        await Task.CompletedTask;
    }

    [Test]
    public async Task Verify_AfterTheLastEntryWasDeleted_IsFoundByTheHeadRow()
    {
        await Execute("delete from ledger where sequence = @last", new { last = Entries });
        Assert.That((await VerifyLedger.Run(door, written: null)).Broken, Does.Contain("head"));
    }

    [Test]
    public async Task Verify_AfterTheTailWasCutWithTheHeadRow_IsFoundByTheWrittenHead()
    {
        var written = await Head();
        await Execute("delete from ledger where sequence > 3", new { });
        await Execute("update ledger_head set sequence = 3, hash = (select hash from ledger where sequence = 3) where id = 1", new { });

        Assert.That((await VerifyLedger.Run(door, written: null)).IsIntact, Is.True, "Without a written head a shortened chain looks whole.");
        Assert.That((await VerifyLedger.Run(door, written)).Broken, Does.Contain("are gone"));
    }

    [Test]
    public async Task Verify_AfterTheChainWasRewritten_IsFoundByTheWrittenHead()
    {
        var written = await Head();
        await Execute("delete from ledger where sequence > 2", new { });
        await Execute("update ledger_head set sequence = 2, hash = (select hash from ledger where sequence = 2) where id = 1", new { });
        for (var number = 3; number <= Entries; number++)
        {
            await Append(Guid.CreateVersion7());
        }

        Assert.That((await VerifyLedger.Run(door, written: null)).IsIntact, Is.True, "Without a written head a rewritten chain looks whole.");
        Assert.That((await VerifyLedger.Run(door, written)).Broken, Does.Contain("rewritten"));
    }

    [Test]
    public async Task Write_ThatFails_LeavesNoEntryAndNoGap()
    {
        Assert.That(
            () => door.Write<Gone>(new Act(), write =>
            {
                write.Record("test.failing", "test/1");
                throw new InvalidOperationException("on purpose");
            }),
            Throws.InvalidOperationException);
        await Append(null);
        var finding = await VerifyLedger.Run(door, written: null);
        Assert.That((finding.IsIntact, finding.Sequence), Is.EqualTo((true, (long)Entries + 1)));
    }

    [Test]
    public async Task Write_ByManyAtOnce_KeepsOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Append(Guid.CreateVersion7())));
        var finding = await VerifyLedger.Run(door, written: null);
        Assert.That((finding.IsIntact, finding.Sequence), Is.EqualTo((true, (long)Entries + 20)));
    }

    [TestCase("5", false)]
    [TestCase("x:y", false)]
    [TestCase("5:abc", false)]
    [TestCase("5:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true)]
    [TestCase("0:", true)]
    public void WrittenHead_IsReadOrRefused(string text, bool isHead) => Assert.That(VerifyLedger.WrittenHead.Parse(text) is not null, Is.EqualTo(isHead));

    private Task<Gone> Append(Guid? account) => door.Write(new Act { AccountId = account }, write =>
    {
        write.Record("test.happened", $"test/{Guid.CreateVersion7()}", ("text", "Straße 🏠"));
        return Task.FromResult(new Gone());
    });

    private async Task<VerifyLedger.WrittenHead> Head()
    {
        var head = await door.Read(LedgerTable.Newest);
        return new(head.Sequence, head.Hash);
    }

    private Task<int> Execute(string statement, object parameters) => door.Read(sql => sql.Execute(statement, parameters));
}
