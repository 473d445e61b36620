using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace FitStore.Api.Database;

/// <summary>
/// Brings the database to the schema of this program: numbered files, forward only, each in a transaction. A file that was
/// changed after it was applied, or a database that a newer program has migrated, stops the start with a plain sentence.
/// </summary>
internal static class Migrate
{
    [StringSyntax("Sql")]
    private const string CreateTable = """
        create table schema_migrations (
          number int not null primary key,
          name nvarchar(200) not null,
          hash nvarchar(64) not null
        )
        """;

    [StringSyntax("Sql")]
    private const string Applied = "select number, name, hash from schema_migrations order by number";

    [StringSyntax("Sql")]
    private const string Record = "insert into schema_migrations (number, name, hash) values (@number, @name, @hash)";

    /// <summary>A migration as it stands in the program or, without its text, in the database.</summary>
    public sealed record Migration
    {
        public required int Number { get; init; }

        public required string Name { get; init; }

        public required string Hash { get; init; }

        public string Text { get; init; } = "";
    }

    /// <summary>The database cannot be used by this program; the message says why and what to do.</summary>
    public sealed class RefusedException(string message) : Exception(message);

    /// <summary>The migrations of this program for a database.</summary>
    public static IReadOnlyList<Migration> Known(Dialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var suffix = $".{dialect.Name}.sql";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("Migrations/", StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Load(assembly, name, suffix)),
        ];
    }

    /// <summary>Applies what is missing.</summary>
    public static async Task Run(FitDatabase database, IReadOnlyList<Migration> known)
    {
        await database.Dialect.Prepare(database.ConnectionString);
        await using var connection = await database.Open();
        var sql = new Sql(database.Dialect, connection);
        if (await sql.Value<int>(database.Dialect.TableExists, new { name = "schema_migrations" }) == 0)
        {
            await sql.Execute(CreateTable);
        }

        var applied = await sql.Rows<Migration>(Applied);
        foreach (var old in applied)
        {
            var match = known.FirstOrDefault(migration => migration.Number == old.Number)
                ?? throw new RefusedException(
                    $"The database was migrated by a newer program (migration {old.Number}, {old.Name}). Start that program, or restore a backup made before.");
            if (match.Hash != old.Hash)
            {
                throw new RefusedException(
                    $"Migration {old.Number} ({old.Name}) was applied to the database with another text than this program carries. Use the program it was made with, or add a new migration instead of changing an old one.");
            }
        }

        foreach (var migration in known.Where(migration => applied.All(old => old.Number != migration.Number)))
        {
            await using var transaction = database.Dialect.Begin(connection);
            var step = new Sql(database.Dialect, connection, transaction);
            foreach (var statement in Statements(migration.Text))
            {
                await step.Execute(statement);
            }

            await step.Execute(Record, new { number = migration.Number, name = migration.Name, hash = migration.Hash });
            await transaction.CommitAsync();
        }
    }

    /// <summary>The statements of a file: each ends with a semicolon at the end of a line.</summary>
    public static IEnumerable<string> Statements(string text) =>
        text.ReplaceLineEndings("\n").Split(";\n").Select(statement => statement.Trim()).Where(statement => statement.Length > 0);

    private static Migration Load(Assembly assembly, string resource, string suffix)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var name = resource["Migrations/".Length..^suffix.Length];
        return new Migration
        {
            Number = int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture),
            Name = name,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Text = text,
        };
    }
}
