using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace FitStore.Api.Database;

/// <summary>
/// What differs between the two databases, and nothing else. Statements are one text for both; where paging is needed
/// they end in <c>{take}</c> and give <c>@take</c>.
/// </summary>
internal abstract class Dialect
{
    /// <summary>The dialect a connection string asks for: one that names a file is SQLite, any other is SQL Server.</summary>
    public static Dialect Of(string connectionString)
    {
        var keys = Keys(connectionString);
        var dataSource = keys.TryGetValue("Data Source", out var value) ? value.ToString()! : "";
        var isServer = keys.ContainsKey("Server") || keys.ContainsKey("Initial Catalog") || keys.ContainsKey("Database") || keys.ContainsKey("User ID");
        return dataSource.Length > 0 && !isServer ? new SqliteDialect() : new SqlServerDialect();
    }

    private static DbConnectionStringBuilder Keys(string connectionString)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException)
        {
            throw new Migrate.RefusedException(
                "ConnectionStrings:FitStore can be neither a file nor a connection string. Give a path, Data Source=PATH, or Server=…;Database=…;User ID=…;Password=….");
        }
    }

    /// <summary>Name in the file names of the migrations.</summary>
    public abstract string Name { get; }

    /// <summary>The file in which the whole database lies; nothing where a server keeps it.</summary>
    public virtual string? FileOf(string connectionString) => null;

    /// <summary>A closed connection.</summary>
    public abstract DbConnection Connect(string connectionString);

    /// <summary>What has to be said to a connection after each opening; may be empty.</summary>
    public virtual string Opening => "";

    /// <summary>Begins a transaction that will write.</summary>
    public abstract DbTransaction Begin(DbConnection connection);

    /// <summary>Writes <c>{take}</c> as this database limits rows.</summary>
    public abstract string Text(string statement);

    /// <summary>A unique or primary key already holds the value.</summary>
    public abstract bool IsDuplicate(DbException exception);

    /// <summary>The database is busy; the same may succeed a little later.</summary>
    public abstract bool IsBusy(DbException exception);

    /// <summary>Makes the database when there is none, and sets what is set once.</summary>
    public abstract Task Prepare(string connectionString);

    /// <summary>Whether the table of applied migrations is there.</summary>
    public abstract string TableExists { get; }

    private sealed class SqliteDialect : Dialect
    {
        public override string Name => "sqlite";

        // Acknowledged means on disk, also after a power cut; a second process that writes is waited for.
        public override string Opening => "pragma foreign_keys = on; pragma synchronous = full; pragma busy_timeout = 5000;";

        public override string TableExists => "select count(*) from sqlite_master where type = 'table' and name = @name";

        public override string FileOf(string connectionString) => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

        public override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);

        public override DbTransaction Begin(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

        public override string Text(string statement) => statement.Replace("{take}", "limit @take", StringComparison.Ordinal);

        public override bool IsDuplicate(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

        public override bool IsBusy(DbException exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 };

        public override async Task Prepare(string connectionString)
        {
            if (Path.GetDirectoryName(FileOf(connectionString)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            await using var connection = Connect(connectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal";
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class SqlServerDialect : Dialect
    {
        public override string Name => "sqlserver";

        public override string TableExists => "select count(*) from information_schema.tables where table_name = @name";

        public override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

        public override DbTransaction Begin(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

        public override string Text(string statement) =>
            statement.Replace("{take}", "offset 0 rows fetch next @take rows only", StringComparison.Ordinal);

        public override bool IsDuplicate(DbException exception) => exception is SqlException { Number: 2601 or 2627 };

        // Deadlock victim, lock time-out, command time-out.
        public override bool IsBusy(DbException exception) => exception is SqlException { Number: 1205 or 1222 or -2 };

        // The database itself is made by who runs the server, with the collation and the files wanted there.
        public override Task Prepare(string connectionString) => Task.CompletedTask;
    }
}
