using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FitStore.Support;

namespace FitStore.Api.Tests.Organisations;

/// <summary>A register file comes into the store as a whole or not at all, and the store knows it at once.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class RegisterImportTests(string kind)
{
    private const string Heading = "ars,name,land,population\n";
    private const string Query = "asOf=2023-12-31&source=Gemeindeverzeichnis";

    private ApiUnderTest api = null!;
    private Client desk = null!;
    private FitDatabase door = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        desk = await api.As(Given.OperatorEditor);
        door = api.Database.Open();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        desk.Dispose();
        door.Dispose();
        await api.DisposeAsync();
    }

    [Test]
    public async Task Import_NewOrganisations_AreFoundAtOnce()
    {
        var import = await Given.RegisterImport(desk, $"{Heading}149910000001,Seltsamau,SN,40732\n149910000002,Hinterseltsam,SN,9\n", Query);
        Assert.That((import.State, import.Lines, import.Added, import.Updated, import.ErrorCount), Is.EqualTo((ImportState.Done, 2, 3, 0, 0)));
        Assert.That(import.EndedAt, Is.GreaterThanOrEqualTo(import.StartedAt));

        var gemeinde = await desk.Get<Organisation>("/v1/organisations/149910000001");
        Assert.Multiple(async () =>
        {
            Assert.That((gemeinde.Name, gemeinde.Kind, gemeinde.Land, gemeinde.Ags, gemeinde.Provenance), Is.EqualTo(("Seltsamau", OrganisationKind.Gemeinde, "SN", "14991001", Provenance.Reported)));
            Assert.That(gemeinde.Inhabitants, Is.EqualTo(new Inhabitants { Count = 40_732, AsOf = new DateOnly(2023, 12, 31), Source = "Gemeindeverzeichnis" }));
            Assert.That((await desk.Get<Page<Organisation>>("/v1/organisations?q=Seltsamauu")).Items.Select(found => found.Ars), Is.EqualTo((string[])["149910000001"]));
            Assert.That((await desk.Get<Organisation>("/v1/organisations/14991")).Inhabitants!.Count, Is.EqualTo(40_741));
        });
    }

    [Test]
    public async Task Import_TheSameFileAgain_ChangesNothing()
    {
        const string file = Heading + "149920000001,Nochmalau,SN,5\n120000000099,Nochmalburg,BB,7\n";
        await Given.RegisterImport(desk, file, Query);
        var before = await Counts();
        var again = await Given.RegisterImport(desk, file, Query);
        Assert.That((again.State, again.Added, again.Updated, again.Unchanged), Is.EqualTo((ImportState.Done, 0, 0, 4)));
        var after = await Counts();
        Assert.That(after with { Ledger = after.Ledger - 1 }, Is.EqualTo(before), "One entry says that somebody started it; nothing else is new.");
    }

    [Test]
    public async Task Import_AnyWrongLine_NothingComesIn_AndEachIsTold()
    {
        var before = await Counts();
        var import = await Given.RegisterImport(desk, $"{Heading}149930000001,Richtigau,SN,5\n14993000000,Falschau,SN,5\n149930000003,Falschburg,BY,-5\n", Query);
        Assert.That((import.State, import.Lines, import.Added, import.ErrorCount), Is.EqualTo((ImportState.Failed, 3, 0, 3)));
        Assert.That(import.Errors.Select(error => (error.Line, error.Column)), Is.EqualTo(((int, string?)[])[(3, "ars"), (4, "land"), (4, "population")]));
        var after = await Counts();
        Assert.That(after with { Ledger = after.Ledger - 1 }, Is.EqualTo(before));
        using var absent = await desk.Send(HttpMethod.Get, "/v1/organisations/149930000001");
        Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Import_InEnglish_ErrorsAreEnglish()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/v1/register-imports?{Query}", UriKind.Relative)) { Content = new StringContent($"{Heading}x,,SN,5\n", Encoding.UTF8, "text/csv") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Add("Accept-Language", "en");
        using var reply = await desk.Http.SendAsync(request);
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        var opened = await Client.Read<RegisterImport>(reply);
        Assert.That(reply.Headers.Location?.ToString(), Is.EqualTo($"/v1/register-imports/{opened.Id}"));
        Assert.That((await Given.ImportOver(desk, opened)).Errors.Select(error => error.Detail), Has.One.EqualTo("This value is missing."));
    }

    [TestCase("", "asOf source")]
    [TestCase("asOf=2022-05-15", "source")]
    [TestCase("asOf=2022-05-15&source=%20", "source")]
    [TestCase("asOf=15.05.2022&source=x", "asOf")]
    [TestCase("asOf=2999-01-01&source=x", "asOf")]
    [TestCase("asOf=1949-05-23&source=x", "asOf")]
    public async Task Import_DayOrSourceWrong_IsTold(string query, string parameters)
    {
        using var reply = await Given.SendRegister(desk, Encoding.UTF8.GetBytes(Heading), query);
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => error.Parameter), Is.EqualTo(parameters.Split(' ')));
    }

    [Test]
    public async Task Import_AFileAboveTheLimit_413()
    {
        using var reply = await Given.SendRegister(desk, new byte[CsvFile.LargestFile + 1], Query);
        var problem = await Client.Problem(reply, HttpStatusCode.RequestEntityTooLarge);
        Assert.That(problem.Detail, Does.Contain(CsvFile.LargestFile.ToString(CultureInfo.InvariantCulture)));
    }

    [TestCase("application/json")]
    [TestCase("text/plain")]
    [TestCase("text/csv; charset=iso-8859-1")]
    public async Task Import_OtherMediaType_415(string mediaType)
    {
        using var reply = await Given.SendRegister(desk, Encoding.UTF8.GetBytes(Heading), Query, mediaType);
        Assert.That((await Client.Problem(reply, HttpStatusCode.UnsupportedMediaType)).Detail, Does.Contain("text/csv"));
    }

    [Test]
    public async Task Import_SeveralMegabytes_AreTaken()
    {
        var file = new StringBuilder(Heading);
        for (var line = 0; line < 150_000; line++)
        {
            file.Append("x,Name eines Ortes,SN,1\n");
        }

        var import = await Given.RegisterImport(desk, file.ToString(), Query);
        Assert.That((import.Lines, import.Errors.Count, import.ErrorCount), Is.EqualTo((150_000, 1000, 150_000)));
        var listed = (await desk.Get<Page<RegisterImport>>("/v1/register-imports?limit=100")).Items.Single(entry => entry.Id == import.Id);
        Assert.That((listed.Errors.Count, listed.ErrorCount), Is.EqualTo((10, 150_000)));
    }

    [Test]
    public async Task Import_UnfinishedWhenTheProgramEnded_IsFoundFailedAtTheNextStart()
    {
        FileImport left = null!;
        await door.Write(new Act(), async write =>
        {
            left = await ImportTable.Add(write, ImportKind.Organisations, new DateOnly(2022, 5, 15), "abgebrochen", set: null, startedBy: null);
            await write.Execute("update register_imports set seen_at = @seenAt where id = @id", new { seenAt = write.Now.AddMinutes(-10), id = left.Id });
            return new Gone();
        });
        await using var next = ApiUnderTest.Start(api.Database);
        var found = await Given.ImportOver(desk, left.ShowRegister());
        Assert.That((found.State, found.Errors.Single().Code), Is.EqualTo((ImportState.Failed, InputErrorCodes.Interrupted)));
    }

    [Test]
    public async Task Import_OfAStadtstaat_LinksBothEntries()
    {
        var import = await Given.RegisterImport(desk, $"{Heading}110000000000,\"Berlin, Stadt\",BE,3600000\n", Query);
        Assert.That(import.State, Is.EqualTo(ImportState.Done));
        var land = await desk.Get<Organisation>("/v1/organisations/11");
        var gemeinde = await desk.Get<Organisation>("/v1/organisations/110000000000");
        Assert.Multiple(() =>
        {
            Assert.That(land.LinkedTo?.Id, Is.EqualTo(gemeinde.Id));
            Assert.That(gemeinde.LinkedTo?.Id, Is.EqualTo(land.Id));
            Assert.That(gemeinde.CountsAs, Is.EqualTo((OrganisationKind[])[OrganisationKind.Gemeinde, OrganisationKind.Kreis]));
            Assert.That(land.Inhabitants!.AsOf, Is.EqualTo(new DateOnly(2024, 12, 31)), "A Land's number is not a sum.");
        });
    }

    [Test]
    public async Task Import_TheRegisterOfAllGemeinden_Whole()
    {
        var file = await File.ReadAllTextAsync(RealRegister.File);
        var lines = file.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        var rows = lines.Length;
        var inhabitants = lines.Sum(line => long.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture));
        await using var database = await TestDatabase.Empty(kind);
        using var empty = database.Open();
        await FitStore.Api.Opening.Prepare(empty);
        var register = new OrganisationRegister();
        var followers = new LedgerFollowers(empty, [register], TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<LedgerFollowers>.Instance);
        await followers.Load();

        var import = new ImportRegister(empty);
        var watch = Stopwatch.StartNew();
        var first = await Run();
        var elapsed = watch.Elapsed;
        // Shown, not asserted: the machine is shared.
        TestContext.Out.WriteLine($"{kind}: {rows} rows in {elapsed.TotalSeconds:0.00} s, read model included");
        Assert.That((first.State, first.Lines), Is.EqualTo((ImportState.Done, rows)), string.Join(Environment.NewLine, first.Errors.Take(3)));
        Assert.That(register.Current.Search(null, OrganisationKind.Gemeinde, null), Has.Count.EqualTo(rows));
        Assert.That(register.Current.Search(null, OrganisationKind.Kreis, null), Has.Count.EqualTo(lines.Select(line => line[..5]).Distinct().Count()), "Kreise, and kreisfreie Städte once.");
        Assert.That(await empty.Read(sql => sql.Value<long>("select sum(t.total) from reference_totals t join reference_data_sets s on s.id = t.set_id where s.state = 'draft' and t.level = 'land'")), Is.EqualTo(inhabitants));
        Assert.That(await empty.Read(sql => sql.Value<long>("select sum(total) from reference_totals where level = 'kreis'")), Is.EqualTo(inhabitants));
        var head = await empty.Read(LedgerTable.Newest);
        var again = await Run();
        Assert.That((again.State, again.Added, again.Updated), Is.EqualTo((ImportState.Done, 0, 0)));
        Assert.That(await empty.Read(LedgerTable.Newest), Is.EqualTo(head));
        Assert.That((await VerifyLedger.Run(empty, written: null)).IsIntact, Is.True);

        async Task<FileImport> Run()
        {
            FileImport opened = null!;
            await empty.Write(new Act(), async write =>
            {
                opened = await ImportTable.Add(write, ImportKind.Organisations, new DateOnly(2022, 5, 15), "Zensus 2022", set: null, startedBy: null);
                return new Gone();
            });
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
            return await import.Run(new Act(), opened, stream, _ => Task.CompletedTask);
        }
    }

    private sealed record Numbers
    {
        public required int Ledger { get; init; }

        public required int Organisations { get; init; }

        public required int Versions { get; init; }

        public required int Sets { get; init; }

        public required int ReferenceValues { get; init; }
    }

    private async Task<Numbers> Counts() => await door.Read(async sql => new Numbers
    {
        Ledger = await sql.Value<int>("select count(*) from ledger"),
        Organisations = await sql.Value<int>("select count(*) from organisations"),
        Versions = await sql.Value<int>("select sum(version) from organisations"),
        Sets = await sql.Value<int>("select count(*) from reference_data_sets"),
        ReferenceValues = await sql.Value<int>("select count(*) from reference_values"),
    });
}
