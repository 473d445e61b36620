using System.Text;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;

namespace FitStore.Api.Tests.Organisations;

/// <summary>What is wrong in a register file is told by line, all of it; what is right is read as it stands.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RegisterFileTests
{
    private const string Heading = "ars,name,land,population\n";

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal) { ["TH"] = "16", ["BE"] = "11", ["SH"] = "01" };

    [Test]
    public async Task Read_RightLines_AsTheyStand()
    {
        var file = await Read(Heading
            + "16,Thüringen,TH,2110396\n"
            + "01051,\"Kreis \"\"Dithmarschen\"\"\",SH,0\r\n"
            + "\n"
            + "160620041041,\"Nordhausen, Stadt\",TH,40732\n"
            + "010515163016,'-ohne Formel,SH,1");
        Assert.That(file.Errors, Is.Empty);
        Assert.That(file.Lines, Is.EqualTo(4));
        Assert.That(file.Rows, Is.EqualTo((RegisterRow[])
        [
            new("16", "Thüringen", "TH", 2110396),
            new("01051", "Kreis \"Dithmarschen\"", "SH", 0),
            new("160620041041", "Nordhausen, Stadt", "TH", 40732),
            new("010515163016", "-ohne Formel", "SH", 1),
        ]));
    }

    [TestCase("16062004104,Nordhausen,TH,1", "ars", InputErrorCodes.Format, TestName = "11 digits")]
    [TestCase("1606200410411,Nordhausen,TH,1", "ars", InputErrorCodes.Format, TestName = "13 digits")]
    [TestCase("16O620041041,Nordhausen,TH,1", "ars", InputErrorCodes.Format, TestName = "a letter")]
    [TestCase(" 160620041041,Nordhausen,TH,1", "ars", InputErrorCodes.Format, TestName = "a space")]
    [TestCase("١٦٠٦٢٠٠٤١٠٤١,Nordhausen,TH,1", "ars", InputErrorCodes.Format, TestName = "digits of another script")]
    [TestCase(",Nordhausen,TH,1", "ars", InputErrorCodes.Required, TestName = "no ARS")]
    [TestCase("160620041041,,TH,1", "name", InputErrorCodes.Required, TestName = "no name")]
    [TestCase("160620041041,\"  \",TH,1", "name", InputErrorCodes.Required, TestName = "a blank name")]
    [TestCase("160620041041,Nord\u0007hausen,TH,1", "name", InputErrorCodes.Format, TestName = "a control character")]
    [TestCase("160620041041,Nord\u202ehausen,TH,1", "name", InputErrorCodes.Format, TestName = "a sign that turns the direction")]
    [TestCase("160620041041,\u200b,TH,1", "name", InputErrorCodes.Required, TestName = "a name that nobody sees")]
    [TestCase("160620041041,Nordhausen,XX,1", "land", InputErrorCodes.NotAllowedValue, TestName = "an unknown Land")]
    [TestCase("160620041041,Nordhausen,th,1", "land", InputErrorCodes.NotAllowedValue, TestName = "a Land in small letters")]
    [TestCase("160620041041,Nordhausen,,1", "land", InputErrorCodes.Required, TestName = "no Land")]
    [TestCase("160620041041,Nordhausen,BE,1", "land", InputErrorCodes.NotAllowedValue, TestName = "another Land's prefix")]
    [TestCase("160620041041,Nordhausen,TH,-1", "population", InputErrorCodes.OutOfRange, TestName = "a negative number")]
    [TestCase("160620041041,Nordhausen,TH,1000000001", "population", InputErrorCodes.OutOfRange, TestName = "more than there are")]
    [TestCase("160620041041,Nordhausen,TH,", "population", InputErrorCodes.Required, TestName = "no number")]
    [TestCase("160620041041,Nordhausen,TH,40.732", "population", InputErrorCodes.WrongType, TestName = "a point")]
    [TestCase("160620041041,Nordhausen,TH,+5", "population", InputErrorCodes.WrongType, TestName = "a plus")]
    [TestCase("160620041041,Nordhausen,TH,1e3", "population", InputErrorCodes.WrongType, TestName = "an exponent")]
    [TestCase("160620041041,Nordhausen,TH,99999999999999999999", "population", InputErrorCodes.WrongType, TestName = "too many digits")]
    [TestCase("160620041041,\"Nordhausen,TH,1", null, InputErrorCodes.Format, TestName = "an open quotation mark")]
    [TestCase("160620041041,\"Nord\"hausen,TH,1", null, InputErrorCodes.Format, TestName = "letters after a quoted value")]
    [TestCase("160620041041,Nord\"hausen,TH,1", null, InputErrorCodes.Format, TestName = "a quotation mark inside")]
    [TestCase("160620041041,Nordhausen,TH", null, InputErrorCodes.Format, TestName = "three values")]
    [TestCase("160620041041,Nordhausen,TH,1,", null, InputErrorCodes.Format, TestName = "five values")]
    public async Task Read_WrongLine_IsTold_AndTheOthersAreLookedAt(string wrong, string? column, string code)
    {
        var file = await Read($"{Heading}16,Thüringen,TH,1\n{wrong}\n99,Nirgendwo,TH,1\n");
        Assert.That(file.Errors.Select(error => (error.Line, error.Column, error.Code)), Is.EqualTo(((int, string?, string)[])[(3, column, code), (4, "land", InputErrorCodes.NotAllowedValue)]));
        Assert.That(file.Errors.Select(error => error.Detail), Has.All.Not.Empty);
        Assert.That(file.Lines, Is.EqualTo(3));
    }

    [Test]
    public async Task Read_SeveralWrongValuesInALine_AreAllTold()
    {
        var file = await Read($"{Heading}1,,XX,-5\n");
        Assert.That(file.Errors.Select(error => (error.Line, error.Column)), Is.EqualTo(((int, string?)[])[(2, "ars"), (2, "name"), (2, "land"), (2, "population")]));
    }

    [Test]
    public async Task Read_SameArsTwice_TheSecondIsTold()
    {
        var file = await Read($"{Heading}160620041041,Nordhausen,TH,1\n16,Thüringen,TH,1\n160620041041,Nordhausen,TH,1\n");
        Assert.That(file.Errors.Select(error => (error.Line, error.Code)), Is.EqualTo(((int, string)[])[(4, InputErrorCodes.GivenTwice)]));
        Assert.That(file.Errors[0].Detail, Does.Contain("2"));
    }

    [Test]
    public async Task Read_ByteOrderMark_IsToldBesideTheRest()
    {
        var file = await Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Heading}16,Thüringen,TH,1\n1,Thüringen,TH,1\n")]);
        Assert.That(file.Errors.Select(error => (error.Line, error.Column)), Is.EqualTo(((int, string?)[])[(1, null), (3, "ars")]));
    }

    [Test]
    public async Task Read_OtherEncoding_IsToldByLine()
    {
        var file = await Read(Encoding.Latin1.GetBytes($"{Heading}16,Thüringen,TH,1\n11,Berlin,BE,1\n01,Öde,SH,1\n"));
        Assert.That(file.Errors.Select(error => (error.Line, error.Code)), Is.EqualTo(((int, string)[])[(2, InputErrorCodes.Format), (4, InputErrorCodes.Format)]));
    }

    [TestCase("")]
    [TestCase("ars;name;land;population\n16;Thüringen;TH;1\n")]
    [TestCase("16,Thüringen,TH,1\n")]
    [TestCase("name,ars,land,population\n")]
    [TestCase("ars,name,land,population")]
    [TestCase("ars,name,land,population\n\n\n")]
    public async Task Read_OtherHeadingOrNothing_IsToldOnce(string text)
    {
        var file = await Read(text);
        Assert.That(file.Errors.Select(error => error.Line), Is.EqualTo((int[])[1]));
        Assert.That(file.Rows, Is.Empty);
    }

    [Test]
    public async Task Read_Utf16_IsToldOnce() =>
        Assert.That((await Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Heading}16,Thüringen,TH,1\n")])).Errors, Has.Count.EqualTo(1));

    [Test]
    public async Task Read_ManyErrors_TheFirstThousandAreListed_AllAreCounted()
    {
        var text = new StringBuilder(Heading);
        for (var line = 2; line <= 2501; line++)
        {
            text.Append("x,Nordhausen,TH,1\n");
        }

        var file = await Read(text.ToString());
        Assert.That((file.Errors.Count, file.ErrorCount, file.Lines), Is.EqualTo((1000, 2500, 2500)));
        Assert.That(file.Errors[^1].Line, Is.EqualTo(1001));
    }

    [TestCase((byte)'x', TestName = "one endless line")]
    [TestCase((byte)'\n', TestName = "nothing but line ends")]
    [TestCase((byte)0, TestName = "zeros")]
    public async Task Read_AGigabyteOfRubbish_IsGivenUpEarlyInLittleMemory(byte rubbish)
    {
        await using var file = new Rubbish(Encoding.UTF8.GetBytes(Heading), rubbish, 1L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = await RegisterFile.Read(file, Prefixes);
        Assert.That(found.Errors[^1].Code, Is.EqualTo(InputErrorCodes.TooLong));
        Assert.That(file.Given, Is.LessThan(CsvFile.LargestFile + (1 << 20)));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(60 << 20), "the bytes of this test's own stream included");
    }

    [Test]
    public async Task Read_ALongLine_IsToldAndReadPast()
    {
        var file = await Read($"{Heading}16,{new string('ü', 100_000)},TH,1\n11,Berlin,BE,1\n");
        Assert.That(file.Errors.Select(error => (error.Line, error.Code)), Is.EqualTo(((int, string)[])[(2, InputErrorCodes.TooLong)]));
        Assert.That(file.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Read_NameOf201Letters_IsTold()
    {
        Assert.That((await Read($"{Heading}16,{new string('ü', 200)},TH,1\n")).Errors, Is.Empty);
        Assert.That((await Read($"{Heading}16,{new string('ü', 201)},TH,1\n")).Errors.Single().Column, Is.EqualTo("name"));
    }

    private static Task<CheckedFile> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static async Task<CheckedFile> Read(byte[] bytes)
    {
        // In small pieces, as a network gives it.
        await using var file = new Rubbish(bytes, 0, 0) { LargestRead = 7 };
        return await RegisterFile.Read(file, Prefixes);
    }

    /// <summary>A beginning, and then one byte over and over.</summary>
    private sealed class Rubbish(byte[] beginning, byte rubbish, long length) : Stream
    {
        public int LargestRead { get; init; } = int.MaxValue;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = Math.Min(count, LargestRead);
            if (Given < beginning.Length)
            {
                count = (int)Math.Min(count, beginning.Length - Given);
                beginning.AsSpan((int)Given, count).CopyTo(buffer.AsSpan(offset));
            }
            else
            {
                count = (int)Math.Min(count, beginning.Length + length - Given);
                buffer.AsSpan(offset, count).Fill(rubbish);
            }

            Given += count;
            return count;
        }

        // At once, so that all of it happens on the thread whose memory is looked at.
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var bytes = new byte[Math.Min(buffer.Length, 64 * 1024)];
            var read = Read(bytes, 0, bytes.Length);
            bytes.AsSpan(0, read).CopyTo(buffer.Span);
            return ValueTask.FromResult(read);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
