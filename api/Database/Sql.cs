using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;

namespace FitStore.Api.Database;

/// <summary>An open connection on which statements run, inside a transaction where there is one.</summary>
internal partial class Sql(Dialect dialect, DbConnection connection, DbTransaction? transaction = null)
{
    /// <summary>Keys that one statement names at most; more are asked for in several.</summary>
    private const int MostKeys = 200;

    /// <summary>Values that one statement brings at most. SQL Server takes 2,100; SQLite looks for each by its name, so many more would cost more than they spare.</summary>
    private const int MostValues = 500;

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

    /// <summary>All rows of a statement that names <c>in (@ids)</c>, for any number of keys: some hundred at a time.</summary>
    public async Task<IReadOnlyList<T>> RowsOf<T>([StringSyntax("Sql")] string statement, IEnumerable ids, object? parameters = null)
    {
        var rows = new List<T>();
        foreach (var some in ids.Cast<object>().Chunk(MostKeys))
        {
            var (text, values) = Naming(statement, some, parameters);
            rows.AddRange(await Rows<T>(text, values));
        }

        return rows;
    }

    /// <summary>Changes the rows of a statement that names <c>in (@ids)</c>, for any number of keys; answers how many.</summary>
    public async Task<int> ExecuteOf([StringSyntax("Sql")] string statement, IEnumerable ids, object? parameters = null)
    {
        var touched = 0;
        foreach (var some in ids.Cast<object>().Chunk(MostKeys))
        {
            var (text, values) = Naming(statement, some, parameters);
            touched += await Execute(text, values);
        }

        return touched;
    }

    /// <summary>Brings many rows in with few statements: one that ends in <c>values (…)</c> is given the values of as many rows as it may hold.</summary>
    public async Task InsertAll<T>([StringSyntax("Sql")] string statement, IReadOnlyList<T> rows)
    {
        var begin = statement.LastIndexOf("values (", StringComparison.Ordinal) + "values ".Length;
        var one = statement[begin..];
        var names = Parameter().Matches(one).Select(match => match.Value[1..]).Distinct(StringComparer.Ordinal).ToList();
        var members = names.ConvertAll(name => typeof(T).GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
            ?? throw new ArgumentException($"{typeof(T).Name} has no {name}.", nameof(rows)));
        foreach (var some in rows.Chunk(Math.Max(1, MostValues / Math.Max(1, names.Count))))
        {
            var values = new DynamicParameters();
            for (var row = 0; row < some.Length; row++)
            {
                for (var i = 0; i < names.Count; i++)
                {
                    var value = members[i].GetValue(some[row]);
                    values.Add(Numbered(names[i], row), value, value is null ? TypeOf(members[i].PropertyType) : null);
                }
            }

            await Execute(statement[..begin] + string.Join(",\n", some.Select((_, row) => Parameter().Replace(one, match => $"@{Numbered(match.Value[1..], row)}"))), values);
        }
    }

    /// <summary>Rows one after the other, for lists of any length.</summary>
    public IAsyncEnumerable<T> Stream<T>([StringSyntax("Sql")] string statement, object? parameters = null) =>
        connection.QueryUnbufferedAsync<T>(dialect.Text(statement), parameters, transaction);

    /// <summary>A statement with a name for each key. The last is named again until there are as many as of few sizes, so that there are few texts to prepare.</summary>
    private static (string Text, DynamicParameters Values) Naming(string statement, object[] keys, object? parameters)
    {
        var count = keys.Length switch { 1 => 1, <= 10 => 10, <= 50 => 50, _ => MostKeys };
        var values = new DynamicParameters(parameters);
        for (var i = 0; i < count; i++)
        {
            values.Add(Numbered("ids", i), keys[Math.Min(i, keys.Length - 1)]);
        }

        return (statement.Replace("(@ids)", $"({string.Join(", ", Enumerable.Range(0, count).Select(i => $"@{Numbered("ids", i)}"))})", StringComparison.Ordinal), values);
    }

    /// <summary>The type of a value that is not there: the rows of one statement have to be alike.</summary>
    private static DbType? TypeOf(Type type) => Nullable.GetUnderlyingType(type) switch
    {
        { } id when id == typeof(Guid) => DbType.Guid,
        { } instant when instant == typeof(DateTimeOffset) => DbType.DateTime2,
        { } day when day == typeof(DateOnly) => DbType.Date,
        { } number when number == typeof(int) => DbType.Int32,
        { } number when number == typeof(long) => DbType.Int64,
        _ => null,
    };

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");

    [GeneratedRegex("@[A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
