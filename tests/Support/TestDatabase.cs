using FitStore.Api;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Sample;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace FitStore.Support;

/// <summary>The databases a fixture runs on, for <c>[TestFixtureSource(typeof(Databases), nameof(Databases.All))]</c>.</summary>
internal static class Databases
{
    /// <summary>Variable with the connection string of a server on which the tests may make and drop databases.</summary>
    public const string Variable = "FITSTORE_TEST_SQLSERVER";

    public const string Sqlite = "SQLite";

    public const string SqlServer = "SQL Server";

    private const string Missing = $"No SQL Server: set {Variable} to the connection string of one on which databases may be made and dropped.";

    public static string? ServerConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured ? configured : null;

    /// <summary>The same for single tests, for <c>[TestCaseSource(typeof(Databases), nameof(Databases.Kinds))]</c>.</summary>
    public static IEnumerable<TestCaseData> Kinds()
    {
        yield return new TestCaseData(Sqlite);
        yield return ServerConnectionString is null ? new TestCaseData(SqlServer).Ignore(Missing) : new TestCaseData(SqlServer);
    }

    /// <summary>SQLite always; SQL Server where it is configured, else ignored with the reason.</summary>
    public static IEnumerable<TestFixtureData> All()
    {
        yield return new TestFixtureData(Sqlite).SetArgDisplayNames(Sqlite);
        var server = new TestFixtureData(SqlServer).SetArgDisplayNames(SqlServer);
        yield return ServerConnectionString is null
            ? server.Ignore(Missing)
            : server;
    }
}

/// <summary>A database of its own for one fixture: empty, or filled with the sample data. Gone when disposed.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Passwords of tests are not worth guessing, and there are many.</summary>
    public const int HashIterations = 1000;

    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private readonly string? folder;
    private readonly string? name;

    private TestDatabase(string connectionString, string? folder, string? name)
    {
        ConnectionString = connectionString;
        this.folder = folder;
        this.name = name;
    }

    public string ConnectionString { get; }

    public static Task<TestDatabase> Empty(string kind) => kind == Databases.Sqlite ? Task.FromResult(File()) : Server();

    /// <summary>With the sample data. On SQLite a copy of a file that is made once per test run.</summary>
    public static async Task<TestDatabase> WithSample(string kind)
    {
        var database = await Empty(kind);
        if (kind == Databases.Sqlite)
        {
            System.IO.File.Copy(await Template.Value, new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        }
        else
        {
            await Fill(database.ConnectionString);
        }

        return database;
    }

    /// <summary>With services and organisations of the sample data, and nobody who could sign in.</summary>
    public static async Task<TestDatabase> WithoutAccounts(string kind)
    {
        var database = await Empty(kind);
        await Fill(database.ConnectionString, accounts: false);
        return database;
    }

    /// <summary>The door to it, as the API uses it.</summary>
    public FitDatabase Open() => new(Dialect.Of(ConnectionString), ConnectionString, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
            TestFolder.Remove(folder);
        }
        else
        {
            SqlConnection.ClearAllPools();
            await OnServer($"drop database {name}");
        }
    }

    private static TestDatabase File()
    {
        var made = TestFolder.Make("test");
        return new TestDatabase($"Data Source={Path.Combine(made, "fitstore.db")}", made, name: null);
    }

    private static async Task<TestDatabase> Server()
    {
        var made = $"fitstore_test_{Guid.NewGuid():n}";
        await OnServer($"create database {made}");
        return new TestDatabase(new SqlConnectionStringBuilder(Databases.ServerConnectionString) { InitialCatalog = made }.ConnectionString, folder: null, made);
    }

    private static async Task OnServer(string statement)
    {
        await using var connection = new SqlConnection(Databases.ServerConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> MakeTemplate()
    {
        var file = Path.Combine(TestFolder.Make("template"), "fitstore.db");
        await Fill($"Data Source={file};Pooling=false");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TestFolder.Remove(Path.GetDirectoryName(file)!);
        return file;
    }

    private static async Task Fill(string connectionString, bool accounts = true)
    {
        using var database = new FitDatabase(Dialect.Of(connectionString), connectionString, TimeProvider.System);
        await Opening.Prepare(database);
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = HashIterations }));
        await SampleData.Load(database, hasher, accounts);
    }
}
