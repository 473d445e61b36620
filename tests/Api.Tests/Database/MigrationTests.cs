using FitStore.Api.Database;
using FitStore.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FitStore.Api.Tests.Database;

/// <summary>The schema comes about by migrations alone, the same on both databases, and never behind anybody's back.</summary>
internal sealed class MigrationTests
{
    private const string Columns = """
        select m.name as table_name, p.name as column_name, p."notnull" as not_null, p.pk as key_place
        from sqlite_master m, pragma_table_info(m.name) p
        where m.type = 'table' and m.name <> 'schema_migrations'
        order by m.name, p.cid
        """;

    private sealed record Column
    {
        public required string TableName { get; init; }

        public required string ColumnName { get; init; }

        public required bool NotNull { get; init; }

        public required int KeyPlace { get; init; }
    }

    [Test]
    public async Task Migrations_OfBothDialects_EndInTheSameSchema()
    {
        await using var database = await TestDatabase.Empty(Databases.Sqlite);
        using var door = database.Open();
        await Migrate.Run(door, Migrate.Known(door.Dialect));
        var sqlite = (await door.Read(sql => sql.Rows<Column>(Columns)))
            .Select(column => (column.TableName, column.ColumnName, column.NotNull, IsKey: column.KeyPlace > 0));

        var server = ColumnsAfter(Migrate.Known(Dialect.Of("Server=x")).SelectMany(migration => StatementsOf(migration.Text)));
        Assert.That(
            sqlite.Select(column => $"{column.TableName}.{column.ColumnName} not null: {column.NotNull} key: {column.IsKey}"),
            Is.EquivalentTo(server.Select(column => $"{column.Table}.{column.Name} not null: {column.NotNull} key: {column.IsKey}")));
    }

    [Test]
    public void Migrations_ArePairs() => Assert.That(
        Migrate.Known(Dialect.Of("Data Source=x")).Select(migration => migration.Name),
        Is.EqualTo(Migrate.Known(Dialect.Of("Server=x")).Select(migration => migration.Name)));

    [TestCaseSource(typeof(Databases), nameof(Databases.Kinds))]
    public async Task Run_Twice_ChangesNothing(string kind)
    {
        await using var database = await TestDatabase.Empty(kind);
        using var door = database.Open();
        await Migrate.Run(door, Migrate.Known(door.Dialect));
        Assert.That(() => Migrate.Run(door, Migrate.Known(door.Dialect)), Throws.Nothing);
    }

    [TestCaseSource(typeof(Databases), nameof(Databases.Kinds))]
    public async Task Run_OnADatabaseOfANewerProgram_IsRefusedInPlainWords(string kind)
    {
        await using var database = await TestDatabase.Empty(kind);
        using var door = database.Open();
        var known = Migrate.Known(door.Dialect);
        var newer = new Migrate.Migration { Number = 9999, Name = "9999_from_the_future", Hash = "h", Text = "create table future (id int not null);\n" };
        await Migrate.Run(door, [.. known, newer]);

        Assert.That(() => Migrate.Run(door, known), Throws.TypeOf<Migrate.RefusedException>().With.Message.Contains("newer program").And.Message.Contains("9999_from_the_future"));
    }

    [TestCaseSource(typeof(Databases), nameof(Databases.Kinds))]
    public async Task Run_AfterAnAppliedFileWasChanged_IsRefusedInPlainWords(string kind)
    {
        await using var database = await TestDatabase.Empty(kind);
        using var door = database.Open();
        var known = Migrate.Known(door.Dialect);
        await Migrate.Run(door, known);

        IReadOnlyList<Migrate.Migration> changed = [known[0] with { Hash = "another" }, .. known.Skip(1)];
        Assert.That(() => Migrate.Run(door, changed), Throws.TypeOf<Migrate.RefusedException>().With.Message.Contains("another text"));
    }

    [Test]
    public async Task Run_WithABrokenFile_LeavesNothingOfItBehind()
    {
        await using var database = await TestDatabase.Empty(Databases.Sqlite);
        using var door = database.Open();
        var broken = new Migrate.Migration { Number = 1, Name = "0001_broken", Hash = "h", Text = "create table half (id int not null);\ncreate nonsense;\n" };
        Assert.That(() => Migrate.Run(door, [broken]), Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That(await door.Read(sql => sql.Value<int>(door.Dialect.TableExists, new { name = "half" })), Is.Zero);
    }

    private static List<TSqlStatement> StatementsOf(string script)
    {
        var parsed = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        Assert.That(errors, Is.Empty);
        return [.. parsed.Batches.SelectMany(batch => batch.Statements)];
    }

    /// <summary>The columns that are there when all of it has been carried out, one statement after the other.</summary>
    private static List<(string Table, string Name, bool NotNull, bool IsKey)> ColumnsAfter(IEnumerable<TSqlStatement> statements)
    {
        var columns = new List<(string Table, string Name, bool NotNull, bool IsKey)>();
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case CreateTableStatement table:
                    columns.AddRange(ColumnsOf(table));
                    break;
                case AlterTableAddTableElementStatement added:
                    columns.AddRange(added.Definition.ColumnDefinitions.Select(column => (added.SchemaObjectName.BaseIdentifier.Value, column.ColumnIdentifier.Value, IsNotNull(column), false)));
                    break;
                case AlterTableDropTableElementStatement fewer:
                    columns.RemoveAll(column => column.Table == fewer.SchemaObjectName.BaseIdentifier.Value && fewer.AlterTableDropTableElements.Any(element => element.Name.Value == column.Name));
                    break;
                case DropTableStatement dropped:
                    columns.RemoveAll(column => dropped.Objects.Any(table => table.BaseIdentifier.Value == column.Table));
                    break;
                case AlterTableStatement other:
                    Assert.Fail($"Not every server runs this statement on {other.SchemaObjectName.BaseIdentifier.Value}: {other.GetType().Name}.");
                    break;
            }
        }

        return columns;
    }

    private static IEnumerable<(string Table, string Name, bool NotNull, bool IsKey)> ColumnsOf(CreateTableStatement table)
    {
        var keys = table.Definition.TableConstraints.OfType<UniqueConstraintDefinition>()
            .Where(constraint => constraint.IsPrimaryKey)
            .SelectMany(constraint => constraint.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var column in table.Definition.ColumnDefinitions)
        {
            var name = column.ColumnIdentifier.Value;
            yield return (
                table.SchemaObjectName.BaseIdentifier.Value,
                name,
                IsNotNull(column),
                keys.Contains(name) || column.Constraints.OfType<UniqueConstraintDefinition>().Any(constraint => constraint.IsPrimaryKey));
        }
    }

    private static bool IsNotNull(ColumnDefinition column) =>
        column.Constraints.OfType<NullableConstraintDefinition>().Any(constraint => !constraint.Nullable);
}
