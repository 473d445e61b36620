using FitStore.Api.Database;
using FitStore.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace FitStore.Api.Tests.Opening;

/// <summary>When the store opens, and when it refuses to.</summary>
internal sealed class OpeningTests
{
    [Test]
    public async Task Open_InProductionWithSampleAccounts_IsRefused()
    {
        await using var database = await TestDatabase.WithSample(Databases.Sqlite);
        Assert.That(Run(database, "Production"), Is.EqualTo(1), "The program ends before it listens.");
    }

    [Test]
    public async Task Open_InProductionOnAnEmptyDatabase_KnowsTheLaenderAndNoSample()
    {
        await using var database = await TestDatabase.Empty(Databases.Sqlite);
        Start(database, "Production");
        using var door = database.Open();
        Assert.Multiple(async () =>
        {
            Assert.That(await Count("organisations where kind = 'land' and ars is not null and inhabitants > 0"), Is.EqualTo(16));
            Assert.That(await Count("organisations where kind = 'bund'"), Is.EqualTo(1));
            Assert.That(await Count("organisations where kind not in ('bund', 'land') or mailbox is not null or provenance = 'example'"), Is.Zero, "Sample data never gets into Production.");
            Assert.That(await Count("laender"), Is.EqualTo(16));
            Assert.That(await Count("reference_data_sets where state = 'counted' and provenance = 'reported'"), Is.EqualTo(3), "Inhabitants and two keys.");
            Assert.That(await Count("reference_values"), Is.EqualTo(48));
            Assert.That(await Count("land_rules"), Is.Zero);
            Assert.That(await Count("themenfelder"), Is.EqualTo(14));
            Assert.That(await Count("organisation_facts"), Is.Zero);
            Assert.That(await Count("accounts"), Is.Zero);
            Assert.That(await Count("ledger where type = 'organisations.baseLoaded'"), Is.EqualTo(1));
        });

        Start(database, "Production");
        Assert.That(await Count("ledger"), Is.EqualTo(4), "A second opening adds nothing to the base data, the reference data, the everyday words and the templates of contracts.");

        Task<int> Count(string what) => door.Read(sql => sql.Value<int>($"select count(*) from {what}"));
    }

    [Test]
    public async Task Open_OnADatabaseOfANewerProgram_IsRefused()
    {
        await using var database = await TestDatabase.WithSample(Databases.Sqlite);
        using (var door = database.Open())
        {
            await door.Read(sql => sql.Execute("insert into schema_migrations (number, name, hash) values (9999, 'future', 'h')"));
        }

        Assert.That(Run(database, "Development"), Is.EqualTo(1));
    }

    [Test]
    public void Open_OnAConnectionStringThatIsNone_IsRefusedInPlainWords()
    {
        var refused = Assert.Throws<Migrate.RefusedException>(() => Dialect.Of("Server=db;Password='secret"))!;
        Assert.That(refused.Message, Does.Contain("ConnectionStrings:FitStore").And.Not.Contain("secret"));
    }

    [Test]
    public async Task Verify_OnAPathAlone_IsTheFile()
    {
        await using var database = await TestDatabase.WithSample(Databases.Sqlite);
        var path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        Assert.That(await Commands.Find(["verify", $"--ConnectionStrings:FitStore={path}"])!(), Is.Zero);
    }

    [Test]
    public async Task Verify_AsACommand_AnswersByItsExitCode()
    {
        await using var database = await TestDatabase.WithSample(Databases.Sqlite);
        var connection = $"--ConnectionStrings:FitStore={database.ConnectionString}";
        Assert.That(await Commands.Find(["verify", connection])!(), Is.Zero);
        Assert.That(await Commands.Find(["verify", connection, "--head", "nonsense"])!(), Is.EqualTo(2));
        Assert.That(await Commands.Find(["verify", connection, "--head", $"1:{new string('0', 64)}"])!(), Is.EqualTo(1));
        Assert.That(await Commands.Find(["conquer"])!(), Is.EqualTo(2));
        Assert.That(Commands.Find([]) is null, Is.True, "Without a command the program serves.");
    }

    [Test]
    public async Task Import_AsACommand_FillsAnEmptyDatabaseOnce()
    {
        await using var database = await TestDatabase.Empty(Databases.Sqlite);
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():n}.csv");
        await File.WriteAllTextAsync(file, "ars,name,land,population\n160620041041,\"Nordhausen, Stadt\",TH,40732\n");
        string[] command = ["import", "organisations", file, "--as-of", "2022-05-15", "--source", "Zensus 2022", $"--ConnectionStrings:FitStore={database.ConnectionString}"];
        using var door = database.Open();
        Assert.That(await Commands.Find(command)!(), Is.Zero);
        Assert.That(await Ledger(), Is.EqualTo(5), "What every store knows, the everyday words, the templates of contracts, and the import.");
        Assert.That(await Commands.Find(command)!(), Is.Zero);
        Assert.That(await Ledger(), Is.EqualTo(5), "The same again changes nothing.");

        await File.WriteAllTextAsync(file, "ars,name,land,population\n1606200410,Nordhausen,TH,viele\n");
        Assert.That(await Commands.Find(command)!(), Is.EqualTo(1));
        Assert.That(await Ledger(), Is.EqualTo(5));
        Assert.That(await Commands.Find([.. command.Select(word => word == "2022-05-15" ? "15.05.2022" : word)])!(), Is.EqualTo(2));
        Assert.That(await Commands.Find([.. command.Take(3)])!(), Is.EqualTo(2));
        File.Delete(file);
        Assert.That(await Commands.Find(command)!(), Is.EqualTo(1));

        Task<int> Ledger() => door.Read(sql => sql.Value<int>("select count(*) from ledger"));
    }

    [Test]
    public async Task ImportReferenceData_AsACommand_MakesADraftOnce()
    {
        await using var database = await TestDatabase.Empty(Databases.Sqlite);
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():n}.csv");
        await File.WriteAllTextAsync(file, "ars,value\n16,2100277\n");
        string[] command =
        [
            "import", "reference-data", file, "--key", "inhabitants", "--name", "Einwohner", "--as-of", "2025-12-31", "--source", "Destatis", "--confirmed",
            $"--ConnectionStrings:FitStore={database.ConnectionString}",
        ];
        using var door = database.Open();
        Assert.That(await Commands.Find(command)!(), Is.Zero);
        Assert.That(await Commands.Find(command)!(), Is.Zero);
        Assert.That(await Count("reference_data_sets where state = 'draft' and confirmed = 1 and name = 'Einwohner'"), Is.EqualTo(1), "The same again changes nothing.");
        Assert.That(await Count("ledger where type = 'referenceData.imported'"), Is.EqualTo(1));

        await File.WriteAllTextAsync(file, "ars,value\n16,viele\n");
        Assert.That(await Commands.Find(command)!(), Is.EqualTo(1));
        Assert.That(await Commands.Find([.. command.Select(word => word == "inhabitants" ? "usage:gibt-es-nicht" : word)])!(), Is.EqualTo(2));
        Assert.That(await Commands.Find([.. command.Where(word => word is not ("--key" or "inhabitants"))])!(), Is.EqualTo(2));
        File.Delete(file);

        Task<int> Count(string what) => door.Read(sql => sql.Value<int>($"select count(*) from {what}"));
    }

    /// <summary>Runs the program as the command line does; answers its exit code.</summary>
    private static int Run(TestDatabase database, string environment) => (int)typeof(ApiProgram).Assembly.EntryPoint!.Invoke(
        null,
        [new[] { "--environment", environment, $"--ConnectionStrings:FitStore={database.ConnectionString}", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None" }])!;

    private static void Start(TestDatabase database, string environment)
    {
        using var factory = new WebApplicationFactory<ApiProgram>().WithWebHostBuilder(builder => builder
            .UseEnvironment(environment)
            .UseSetting("ConnectionStrings:FitStore", database.ConnectionString)
            .UseSetting("Logging:LogLevel:Default", "None"));
        factory.StartServer();
    }
}
