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
    public async Task Open_InProductionOnAnEmptyDatabase_OpensEmpty()
    {
        await using var database = await TestDatabase.Empty(Databases.Sqlite);
        Start(database, "Production");
        using var door = database.Open();
        Assert.That(await door.Read(sql => sql.Value<int>("select count(*) from organisations")), Is.Zero, "Sample data never gets into Production.");
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
