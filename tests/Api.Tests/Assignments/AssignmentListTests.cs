using FitStore.Api.Assignments;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Tests.Assignments;

/// <summary>The list of an assignment: read as it comes out of spreadsheets and e-mails, judged line by line.</summary>
[TestFixture]
internal sealed class AssignmentListTests
{
    private static readonly Organisation Thueringen = Of("16", OrganisationKind.Land, "Thüringen");
    private static readonly Organisation Hessen = Of("06", OrganisationKind.Land, "Hessen", "HE");
    private static readonly Organisation Nordhausen = Of("160620041041", OrganisationKind.Gemeinde, "Nordhausen");
    private static readonly Organisation Kreis = Of("16062", OrganisationKind.Kreis, "Landkreis Nordhausen");
    private static readonly Organisation Verband = Of("160625001", OrganisationKind.Gemeindeverband, "VG Beispiel");
    private static readonly Organisation Kassel = Of("066110000000", OrganisationKind.Gemeinde, "Kassel", "HE");
    private static readonly Organisation Buendler = Of(null, OrganisationKind.Aggregator, "Bündler Mitte");

    private static readonly OrganisationRegister.Snapshot Register = new(
        [Thueringen, Hessen, Nordhausen, Kreis, Verband, Kassel, Buendler],
        [LandOf(Thueringen, "TH"), LandOf(Hessen, "HE")],
        []);

    [TestCase("160620041041", ExpectedResult = "160620041041")]
    [TestCase("  160620041041 \r", ExpectedResult = "160620041041")]
    [TestCase("\"160620041041\",\"Nordhausen, Stadt\",TH,40732", ExpectedResult = "160620041041")]
    [TestCase("160620041041;Nordhausen", ExpectedResult = "160620041041")]
    [TestCase("160620041041\tNordhausen", ExpectedResult = "160620041041")]
    [TestCase("'160620041041", ExpectedResult = "160620041041")]
    [TestCase("\uFEFF160620041041", ExpectedResult = "160620041041")]
    public string Read_AnyForm_FindsTheArs(string line) => AssignmentList.Read([line]).Single().Text;

    [Test]
    public void Read_HeadingAndEmptyLines_ArePassedOver_AndLinesCounted()
    {
        var lines = AssignmentList.Read(["ars;name", "", "16062;Landkreis Nordhausen", "   ", ";", "160620041041"]);
        Assert.That(lines, Is.EqualTo((ListedLine[])[new(3, "16062"), new(6, "160620041041")]));
    }

    [Test]
    public void Read_WordsBelowTheHeading_AreToldAndNotPassedOver() =>
        Assert.That(AssignmentList.Read(["ars", "16062", "Nordhausen"]).Select(line => line.Text), Is.EqualTo((string[])["16062", "Nordhausen"]));

    [Test]
    public void Read_EndlessLine_IsCut() => Assert.That(AssignmentList.Read([new string('1', 300)]).Single().Text, Has.Length.LessThanOrEqualTo(40));

    [TestCase("160620041041", null)]
    [TestCase("16 062 0041041", null)]
    [TestCase("16062", null)]
    [TestCase("160625001", null)]
    [TestCase("Nordhausen", InputErrorCodes.Format)]
    [TestCase("1606", InputErrorCodes.Format)]
    [TestCase("66110000000", InputErrorCodes.Format)]
    [TestCase("160620041099", InputErrorCodes.DoesNotExist)]
    [TestCase("16", InputErrorCodes.NotAllowedValue)]
    [TestCase("06", InputErrorCodes.NotAllowedValue)]
    [TestCase("066110000000", InputErrorCodes.NotAllowedValue)]
    public void Judge_ByALand_TellsWhatIsWrong(string text, string? code)
    {
        var (right, wrong) = AssignmentList.Judge([new(7, text)], Situation(Thueringen));
        Assert.Multiple(() =>
        {
            Assert.That(wrong.Select(error => error.Code), Is.EqualTo(code is null ? [] : (string[])[code]));
            Assert.That(wrong.Select(error => error.At.Line), Has.All.EqualTo(7));
            Assert.That(right, Has.Count.EqualTo(code is null ? 1 : 0));
        });
    }

    [Test]
    public void Judge_LostZero_IsSaid() =>
        Assert.That(AssignmentList.Judge([new(1, "66110000000")], Situation(Hessen)).Wrong.Single().Detail.German, Does.Contain("066110000000"));

    [Test]
    public void Judge_Twice_NamesTheFirstLine()
    {
        var (right, wrong) = AssignmentList.Judge([new(2, "16062"), new(5, "160620041041"), new(9, "16062")], Situation(Thueringen));
        Assert.Multiple(() =>
        {
            Assert.That(right.Select(recipient => recipient.Line), Is.EqualTo((int[])[2, 5]));
            Assert.That(wrong.Single(), Has.Property("Code").EqualTo(InputErrorCodes.GivenTwice));
            Assert.That(wrong.Single().At.Line, Is.EqualTo(9));
            Assert.That(wrong.Single().Detail.German, Does.Contain("Zeile 2"));
        });
    }

    [TestCase(false, false, InputErrorCodes.NotAllowedValue)]
    [TestCase(true, false, InputErrorCodes.NotAllowedValue)]
    [TestCase(false, true, InputErrorCodes.NotAllowedValue)]
    [TestCase(true, true, null)]
    public void Judge_ByAnAggregator_AsksForInhouseOfKommuneAndLand(bool kommune, bool land, string? code)
    {
        var inhouse = new HashSet<Guid>();
        if (kommune)
        {
            inhouse.Add(Nordhausen.Id);
        }

        if (land)
        {
            inhouse.Add(Thueringen.Id);
        }

        var (_, wrong) = AssignmentList.Judge([new(1, Nordhausen.Ars!)], Situation(Buendler) with { Inhouse = inhouse });
        Assert.That(wrong.Select(error => error.Code), Is.EqualTo(code is null ? [] : (string[])[code]));
    }

    [Test]
    public void Judge_NotATaker_IsTold() =>
        Assert.That(AssignmentList.Judge([new(1, "16062")], Situation(Thueringen) with { Takers = [OrganisationKind.Gemeinde] }).Wrong.Single().Code, Is.EqualTo(InputErrorCodes.NotAllowedValue));

    [TestCase(true)]
    [TestCase(false)]
    public void Judge_AdoptionUnderWay_IsNamedOnlyWhereItMayBeSeen(bool isSeen)
    {
        var open = new OpenAdoption(Guid.CreateVersion7(), AdoptionState.Live, isSeen);
        var error = AssignmentList.Judge([new(1, Nordhausen.Ars!)], Situation(Thueringen) with { Open = new Dictionary<Guid, OpenAdoption> { [Nordhausen.Id] = open } }).Wrong.Single();
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(InputErrorCodes.AlreadyThere));
            Assert.That(error.Adoption, Is.EqualTo(isSeen ? open.Id : (Guid?)null));
            Assert.That(error.Detail.German.Contains("im Betrieb", StringComparison.Ordinal), Is.EqualTo(isSeen));
        });
    }

    [TestCase(AssignmentList.Most, 0)]
    [TestCase(AssignmentList.Most + 1, 1)]
    public void Judge_ManyKommunen_AtMostTwoThousand(int count, int errors)
    {
        var kommunen = Enumerable.Range(1, count).Select(number => Of($"16062{number:0000000}", OrganisationKind.Gemeinde, $"Dorf {number}")).ToList();
        var situation = Situation(Thueringen) with { Register = new([Thueringen, .. kommunen], [LandOf(Thueringen, "TH")], []) };
        var (_, wrong) = AssignmentList.Judge([.. kommunen.Select((kommune, place) => new ListedLine(place + 1, kommune.Ars!))], situation);
        Assert.That(wrong, Has.Count.EqualTo(errors));
    }

    private static AssignmentSituation Situation(Organisation assigner) => new()
    {
        Assigner = assigner,
        Register = Register,
        Takers = [OrganisationKind.Gemeinde, OrganisationKind.Gemeindeverband, OrganisationKind.Kreis],
        Open = new Dictionary<Guid, OpenAdoption>(),
    };

    private static Organisation Of(string? ars, OrganisationKind kind, string name, string land = "TH") => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Kind = kind,
        CountsAs = Ars.CountsAs(kind, ars),
        Name = name,
        Ars = ars,
        Land = ars is null ? null : land,
        Provenance = Provenance.Example,
    };

    private static Land LandOf(Organisation organisation, string code) => new()
    {
        Code = code,
        ArsPrefix = organisation.Ars!,
        Name = organisation.Name,
        OrganisationId = organisation.Id,
        Inhabitants = new Inhabitants { Count = 1, AsOf = new DateOnly(2024, 12, 31), Source = "Destatis" },
        Gemeinden = 1,
        Koenigstein = [],
        Tile = new Tile { Row = 1, Column = 1 },
    };
}
