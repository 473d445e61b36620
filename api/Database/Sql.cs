using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;

namespace FitStore.Api.Database;

/// <summary>An open connection on which statements run, inside a transaction where there is one.</summary>
internal class Sql(Dialect dialect, DbConnection connection, DbTransaction? transaction = null)
{
    /// <summary>All rows.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>([StringSyntax("Sql")] string statement, object? parameters = null) =>
        (await connection.QueryAsync<T>(dialect.Text(statement), parameters, transaction)).AsList();

    /// <summary>The only row, or nothing.</summary>
    public Task<T?> Row<T>([StringSyntax("Sql")] string statement, object? parameters = null) =>
        connection.QuerySingleOrDefaultAsync<T>(dialect.Text(statement), parameters, transaction);

    /// <summary>The one value that is always there, such as a count.</summary>
    public async Task<T> Value<T>([StringSyntax("Sql")] string statement, object? parameters = null) =>
        (await connection.ExecuteScalarAsync<T>(dialect.Text(statement), parameters, transaction))!;

    /// <summary>Changes rows; answers how many.</summary>
    public Task<int> Execute([StringSyntax("Sql")] string statement, object? parameters = null) =>
        connection.ExecuteAsync(dialect.Text(statement), parameters, transaction);

    /// <summary>Rows one after the other, for lists of any length.</summary>
    public IAsyncEnumerable<T> Stream<T>([StringSyntax("Sql")] string statement, object? parameters = null) =>
        connection.QueryUnbufferedAsync<T>(dialect.Text(statement), parameters, transaction);
}
