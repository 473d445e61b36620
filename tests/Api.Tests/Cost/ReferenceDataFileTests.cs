using System.Text;
using FitStore.Api.Cost;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Tests.Cost;

/// <summary>Reference data: what comes out of a right file, and what is told of a wrong one, by line.</summary>
internal sealed class ReferenceDataFileTests
{
    private static readonly KnownLand[] Laender =
    [
        new("TH", "16", 3), new("BE", "11", 1), new("SH", "01", 1106), new("HH", "02", 1), new("NI", "03", 941), new("HB", "04", 2), new("NW", "05", 396), new("HE", "06", 422),
        new("RP", "07", 2301), new("BW", "08", 1101), new("BY", "09", 2056), new("SL", "10", 52), new("BB", "12", 413), new("MV", "13", 726), new("SN", "14", 419), new("ST", "15", 218),
    ];

    [Test]
    public async Task Read_LaenderAlone_AreValuesAndTotalsOfLaender()
    {
        var set = await Right("ars,value\r\n16,2100277\r\n11,3685265\r\n");
        Assert.That(Values(set), Is.EqualTo("11=3685265 16=2100277"));
        Assert.That(Totals(set), Is.EqualTo("BE land=3685265 TH land=2100277"));
    }

    [Test]
    public async Task Read_AllGemeindenOfALand_MakeUpItsKreiseAndTheWhole()
    {
        var set = await Right("ars,value\n160510000000,200\n160620041041,40\n160620005005,5\n");
        Assert.That(Values(set), Is.EqualTo("16=245 160510000000=200 16062=45 160620005005=5 160620041041=40"));
        Assert.That(Totals(set), Is.EqualTo("TH gemeinde=245 TH kreis=245 TH land=245"));
        Assert.That((set.ValueOf("16051"), set.ValueOf("16062")), Is.EqualTo(((long?)200, (long?)45)));
    }

    [TestCase("16,,2100277\n", TestName = "Read_SomeGemeindenWithTheLand_HaveItForTheWhole")]
    [TestCase("16,gemeinde,2100277\n", TestName = "Read_SomeGemeindenWithATotal_HaveItForTheWhole")]
    [TestCase("16,kreis,2100277\n", TestName = "Read_SomeGemeindenWithTheTotalOfKreise_HaveItForTheWhole")]
    public async Task Read_ByTheWhole(string line)
    {
        var set = await Right($"ars,level,value\n160620041041,,40732\n{line}160510000000,,218200\n");
        Assert.That(Values(set), Is.EqualTo("16=2100277 160510000000=218200 160620041041=40732"));
        Assert.That(Totals(set), Is.EqualTo("TH gemeinde=2100277 TH kreis=2100277 TH land=2100277"));
    }

    [Test]
    public async Task Read_TotalsOfLevelsThatDiffer_AreTakenAsTheyAre()
    {
        var set = await Right("ars,name,level,value\n16,Thüringen,,100\n16,,gemeinde,90\n16,,gemeindeverband,30\n160620041041,\"Nordhausen, Stadt\",gemeinde,40\n");
        Assert.That(Totals(set), Is.EqualTo("TH gemeinde=90 TH gemeindeverband=30 TH kreis=100 TH land=100").Or.EqualTo("TH gemeinde=90 TH gemeindeverband=30 TH land=100"));
        Assert.That(set.TotalOf("TH", ReferenceLevel.Gemeinde), Is.EqualTo(90));
    }

    [Test]
    public async Task Read_AKreisfreieStadtListedTwice_StaysOneValue() =>
        Assert.That(Values(await Right("ars,value\n16,2100277\n16051,218200\n160510000000,218200\n")), Is.EqualTo("16=2100277 160510000000=218200"));

    [Test]
    public async Task Read_TheKoenigsteinerSchluessel_IsPercentInHundredThousandths()
    {
        var set = await Right(Shares(), ReferenceKeys.Koenigstein);
        Assert.That((set.ValueOf("16"), set.ValueOf("11"), set.Values.Count, set.Totals.Count), Is.EqualTo(((long?)1_000_000, (long?)600_001, 16, 16)));
    }

    [TestCase("", 1, null, InputErrorCodes.Required, TestName = "Empty file")]
    [TestCase("ars,value\n", 1, null, InputErrorCodes.Required, TestName = "Heading alone")]
    [TestCase("ars;value\n16;5\n", 1, null, InputErrorCodes.NotAllowedValue, TestName = "Semicolons")]
    [TestCase("ars,population\n16,5\n", 1, null, InputErrorCodes.NotAllowedValue, TestName = "Another heading")]
    [TestCase("\uFEFFars,value\n16,5\n", 1, null, InputErrorCodes.Format, TestName = "BOM")]
    [TestCase("ars,value\n16,5,7\n", 2, null, InputErrorCodes.Format, TestName = "Too many values")]
    [TestCase("ars,value\n16\n", 2, null, InputErrorCodes.Format, TestName = "Too few values")]
    [TestCase("ars,value\n\"16,5\n", 2, null, InputErrorCodes.Format, TestName = "Quotation mark left open")]
    [TestCase("ars,value\n,5\n", 2, "ars", InputErrorCodes.Required, TestName = "No ARS")]
    [TestCase("ars,value\n1,5\n", 2, "ars", InputErrorCodes.Format, TestName = "ARS without its zero")]
    [TestCase("ars,value\n1x,5\n", 2, "ars", InputErrorCodes.Format, TestName = "ARS with a letter")]
    [TestCase("ars,value\n١٦,5\n", 2, "ars", InputErrorCodes.Format, TestName = "ARS in Arabic digits")]
    [TestCase("ars,value\n99,5\n", 2, "ars", InputErrorCodes.DoesNotExist, TestName = "No such Land")]
    [TestCase("ars,value\n00,5\n", 2, "ars", InputErrorCodes.DoesNotExist, TestName = "Deutschland is no Land")]
    [TestCase("ars,value\n16,\n", 2, "value", InputErrorCodes.Required, TestName = "No value")]
    [TestCase("ars,value\n16,-1\n", 2, "value", InputErrorCodes.OutOfRange, TestName = "Negative")]
    [TestCase("ars,value\n16,1000000001\n", 2, "value", InputErrorCodes.OutOfRange, TestName = "More than anybody could count")]
    [TestCase("ars,value\n16,99999999999999999999999999999\n", 2, "value", InputErrorCodes.WrongType, TestName = "A number without an end")]
    [TestCase("ars,value\n16,2.100.277\n", 2, "value", InputErrorCodes.WrongType, TestName = "Points for thousands")]
    [TestCase("ars,value\n16,\"2,5\"\n", 2, "value", InputErrorCodes.WrongType, TestName = "Comma")]
    [TestCase("ars,value\n16,2.5\n", 2, "value", InputErrorCodes.WrongType, TestName = "Decimals of a count")]
    [TestCase("ars,value\n16,5 \n", 2, "value", InputErrorCodes.WrongType, TestName = "Space")]
    [TestCase("ars,value\n16,1e6\n", 2, "value", InputErrorCodes.WrongType, TestName = "Exponent")]
    [TestCase("ars,value\n16,NaN\n", 2, "value", InputErrorCodes.WrongType, TestName = "No number")]
    [TestCase("ars,value\n16,.\n", 2, "value", InputErrorCodes.WrongType, TestName = "A point alone")]
    [TestCase("ars,value\n16,5\n16,6\n", 3, "ars", InputErrorCodes.GivenTwice, TestName = "Given twice")]
    [TestCase("ars,level,value\n16,,5\n16,land,5\n", 3, "ars", InputErrorCodes.GivenTwice, TestName = "The Land twice, once with its level")]
    [TestCase("ars,level,value\n16,gemeinde,5\n16,gemeinde,5\n16,,5\n", 3, "ars", InputErrorCodes.GivenTwice, TestName = "A total twice")]
    [TestCase("ars,level,value\n16,stadt,5\n", 2, "level", InputErrorCodes.NotAllowedValue, TestName = "Unknown level")]
    [TestCase("ars,level,value\n16,Gemeinde,5\n", 2, "level", InputErrorCodes.NotAllowedValue, TestName = "Level in another case")]
    [TestCase("ars,level,value\n16062,gemeinde,5\n", 2, "level", InputErrorCodes.NotAllowedValue, TestName = "Total of a Kreis")]
    [TestCase("ars,value\n160620041041,5\n", 2, "ars", InputErrorCodes.Required, TestName = "A part of the Gemeinden without the whole")]
    [TestCase("ars,value\n16062,5\n", 2, "ars", InputErrorCodes.Required, TestName = "A Kreis without the whole")]
    [TestCase("ars,value\n16,4\n160620041041,5\n", 2, "value", InputErrorCodes.OutOfRange, TestName = "More than the Land has")]
    [TestCase("ars,level,value\n16,,9\n16,gemeinde,4\n160620041041,,5\n", 3, "value", InputErrorCodes.OutOfRange, TestName = "More than the total")]
    [TestCase("ars,value\n16,9\n16051,3\n160510000000,4\n", 3, "value", InputErrorCodes.NotAllowedValue, TestName = "One town with two values")]
    public async Task Read_AWrongFile_TellsTheLine(string file, int line, string? column, string code)
    {
        var found = await Read(file);
        Assert.That(found.Set, Is.Null);
        Assert.That(found.File.Errors.Select(error => (error.Line, error.Column, error.Code)), Is.EqualTo(((int, string?, string)[])[(line, column, code)]), string.Join(" ", found.File.Errors.Select(error => error.Detail)));
    }

    [Test]
    public async Task Read_AnotherEncoding_TellsTheLine()
    {
        var found = await Read([.. "ars,name,level,value\n16,Th"u8, 0xFC, .. "ringen,,5\n11,Berlin,,7\n"u8]);
        Assert.That(found.File.Errors.Select(error => (error.Line, error.Code)), Is.EqualTo(((int, string)[])[(2, InputErrorCodes.Format)]));
    }

    [TestCase("16,10.000001\n", 2, "value", InputErrorCodes.WrongType)]
    [TestCase("16,101\n", 2, "value", InputErrorCodes.OutOfRange)]
    [TestCase("16062,10\n", 2, "ars", InputErrorCodes.NotAllowedValue)]
    [TestCase("16,10\n", 1, "ars", InputErrorCodes.Required)]
    public async Task Read_AWrongKoenigstein_TellsIt(string lines, int line, string column, string code)
    {
        var found = await Read(Encoding.UTF8.GetBytes($"ars,value\n{lines}"), ReferenceKeys.Koenigstein);
        Assert.That(found.File.Errors.Select(error => (error.Line, error.Column, error.Code)), Is.EqualTo(((int, string?, string)[])[(line, column, code)]));
    }

    [Test]
    public async Task Read_AKoenigsteinThatDoesNotComeToAHundred_IsToldWithItsSum()
    {
        var found = await Read(Encoding.UTF8.GetBytes(Shares().Replace("16,10.0", "16,9.0", StringComparison.Ordinal)), ReferenceKeys.Koenigstein);
        Assert.That(found.File.Errors.Single().Detail, Does.Contain("99.00001"));
    }

    [Test]
    public async Task Read_ThousandsOfErrors_ListsAThousandAndCountsAll()
    {
        var file = new StringBuilder("ars,value\n");
        for (var line = 0; line < 5000; line++)
        {
            file.Append("x,1\n");
        }

        var found = await Read(file.ToString());
        Assert.That((found.File.Errors.Count, found.File.ErrorCount, found.File.Lines), Is.EqualTo((CsvFile.MostErrors, 5000, 5000)));
    }

    [Test]
    public async Task Read_Rubbish_EndsWithAnError()
    {
        var rubbish = new byte[3_000_000];
        new Random(5).NextBytes(rubbish);
        Assert.That((await Read(rubbish)).File.ErrorCount, Is.GreaterThan(0));
        Assert.That((await Read([.. "ars,value\n"u8, .. rubbish])).File.ErrorCount, Is.GreaterThan(0));
        Assert.That((await Read([.. "ars,value\n"u8, .. new byte[CsvFile.LargestFile]])).File.Errors[^1].Code, Is.EqualTo(InputErrorCodes.TooLong));
    }

    /// <summary>15 Länder with 6 % each but one, and Thüringen with 10: rounded as a publication is.</summary>
    private static string Shares() =>
        $"ars,value\n16,10.0\n{string.Join('\n', Laender.Skip(1).Select(land => $"{land.Prefix},{(land.Prefix == "11" ? "6.00001" : "6")}"))}\n";

    private static async Task<ReferenceDataSet> Right(string file, string key = ReferenceKeys.Inhabitants)
    {
        var found = await Read(Encoding.UTF8.GetBytes(file), key);
        Assert.That(found.File.Errors.Select(error => error.Detail), Is.Empty);
        return found.Set!;
    }

    private static Task<CheckedSet> Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    private static async Task<CheckedSet> Read(byte[] file, string key = ReferenceKeys.Inhabitants)
    {
        using var stream = new MemoryStream(file);
        return await ReferenceDataFile.Read(stream, new() { Key = key, Name = "Probe", Source = "Probe", AsOf = new(2025, 12, 31), Values = [], Totals = [] }, Laender);
    }

    private static string Values(ReferenceDataSet set) => string.Join(' ', set.Values.Select(value => $"{value.Ars}={value.Value}"));

    private static string Totals(ReferenceDataSet set) =>
        string.Join(' ', set.Totals.Select(total => $"{total.Land} {FitStore.Api.Database.Names.Name(total.Level)}={total.Total}").Order(StringComparer.Ordinal));
}
