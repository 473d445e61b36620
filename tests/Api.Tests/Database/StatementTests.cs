using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using FitStore.Api.Database;
using FitStore.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FitStore.Api.Tests.Database;

/// <summary>Every statement of the store, found by its mark, is read by both databases.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class StatementTests
{
    private const BindingFlags Constants = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly (string Name, string Text, bool Marked)[] Texts =
    [
        .. typeof(ApiProgram).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(Constants))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => ($"{field.DeclaringType!.Name}.{field.Name}", (string)field.GetRawConstantValue()!, field.GetCustomAttribute<StringSyntaxAttribute>()?.Syntax == "Sql")),
    ];

    private TestDatabase database = null!;
    private FitDatabase migrated = null!;

    [OneTimeSetUp]
    public async Task MakeSchema()
    {
        database = await TestDatabase.Empty(Databases.Sqlite);
        migrated = database.Open();
        await Migrate.Run(migrated, Migrate.Known(migrated.Dialect));
    }

    [OneTimeTearDown]
    public async Task DropSchema()
    {
        migrated.Dispose();
        await database.DisposeAsync();
    }

    private static IEnumerable<TestCaseData> Statements() =>
        Texts.Where(text => text.Marked).Select(text => new TestCaseData(text.Text).SetArgDisplayNames(text.Name));

    private static IEnumerable<TestCaseData> Migrations() => Migrate.Known(Dialect.Of("Server=x"))
        .SelectMany(migration => Migrate.Statements(migration.Text).Select((text, number) => new TestCaseData(text).SetArgDisplayNames($"{migration.Name} {number + 1}")));

    [Test]
    public void Statements_AreAllMarked()
    {
        var unmarked = Texts.Where(text => !text.Marked && Verb().IsMatch(text.Text)).Select(text => text.Name);
        Assert.That(unmarked, Is.Empty, "Mark every statement with [StringSyntax(\"Sql\")], so that it is checked on both databases.");
        Assert.That(Texts.Count(text => text.Marked), Is.GreaterThan(40));
    }

    [TestCaseSource(nameof(Statements))]
    [TestCaseSource(nameof(Migrations))]
    public void Statement_IsTSql(string statement)
    {
        var text = Dialect.Of("Server=x").Text(statement);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        Assert.That(errors.Select(error => $"line {error.Line}: {error.Message}"), Is.Empty, text);
    }

    [TestCaseSource(nameof(Statements))]
    public async Task Statement_FitsTheSchemaOnSqlite(string statement)
    {
        if (statement.StartsWith("create table", StringComparison.Ordinal))
        {
            Assert.That(statement, Does.StartWith("create table schema_migrations"), "Tables are made by migrations.");
            return;
        }

        await using var connection = await migrated.Open();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of the program under test.
        command.CommandText = "explain " + migrated.Dialect.Text(statement);
#pragma warning restore CA2100
        foreach (var name in Parameter().Matches(statement).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = DBNull.Value;
            command.Parameters.Add(parameter);
        }

        Assert.That(await command.ExecuteNonQueryAsync(), Is.LessThanOrEqualTo(0));
    }

    [TestCaseSource(nameof(Statements))]
    public void Statement_KeepsToWhatAllServersRun(string statement)
    {
        foreach (var forbidden in (string[])["merge ", "+=", "create or alter", "waitfor", "select *", "||", " limit ", "returning "])
        {
            Assert.That(statement, Does.Not.Contain(forbidden), "SQL Server from 2019 on, Babelfish and SQLite run the same text; what differs stands in Dialect.");
        }
    }

    [GeneratedRegex("^(select|insert|update|delete|create|with) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Verb();

    [GeneratedRegex("@[A-Za-z]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
