using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FitStore.Api.Database;

namespace FitStore.Api.Cost;

/// <summary>The level of the administration that a value or total is about.</summary>
internal enum ReferenceLevel
{
    Land,
    Kreis,
    Gemeindeverband,
    Gemeinde,
}

/// <summary>A value of one body.</summary>
internal sealed record ReferenceValue(string Ars, ReferenceLevel Level, long Value);

/// <summary>
/// What all bodies of a level come to in a Land, as a fact of the set. A kreisfreie Stadt has one value, as Gemeinde, and
/// counts in the totals of both levels.
/// </summary>
internal sealed record ReferenceTotal(string Land, ReferenceLevel Level, long Total);

/// <summary>
/// Dated values that cost is shared by. Numerator and denominator of a share come from one set, so it holds the totals as
/// well; several sets of one key stand side by side, and none is ever changed.
/// </summary>
internal sealed record ReferenceDataSet
{
    /// <summary>Key of the sets made of a register file.</summary>
    public const string Inhabitants = "inhabitants";

    /// <summary>The allocation key that reads it.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called in German.</summary>
    public required string Name { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>By ARS, ordinal.</summary>
    public required IReadOnlyList<ReferenceValue> Values { get; init; }

    public required IReadOnlyList<ReferenceTotal> Totals { get; init; }

    /// <summary>SHA-256 over the values, to know a set again.</summary>
    public string ContentHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in Values)
        {
            sha.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{value.Ars}={value.Value}\n")));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}

/// <summary>The statements on reference data.</summary>
internal static class ReferenceDataTable
{
    private const int Chunk = 1000;

    [StringSyntax("Sql")]
    private const string CountSame = """
        select count(*) from reference_data_sets
        where data_key = @key and as_of = @asOf and source = @source and content_hash = @hash
        """;

    [StringSyntax("Sql")]
    private const string InsertSet = """
        insert into reference_data_sets (id, data_key, name, source, as_of, confirmed, content_hash, created_at)
        values (@id, @key, @name, @source, @asOf, @confirmed, @hash, @now)
        """;

    [StringSyntax("Sql")]
    private const string InsertValue = "insert into reference_values (set_id, ars, level, value) values (@setId, @ars, @level, @value)";

    [StringSyntax("Sql")]
    private const string InsertTotal = "insert into reference_totals (set_id, land, level, total) values (@setId, @land, @level, @total)";

    /// <summary>
    /// Adds a set, not confirmed: nobody has compared it with the publication yet. One that is there with the same source, day
    /// and values stays the only one.
    /// </summary>
    /// <returns>Whether it was new.</returns>
    public static async Task<bool> Add(Write write, ReferenceDataSet set, Func<int, Task> progress)
    {
        var hash = set.ContentHash();
        if (await write.Value<int>(CountSame, new { key = set.Key, asOf = set.AsOf, source = set.Source, hash }) > 0)
        {
            return false;
        }

        var setId = write.NewId();
        await write.Execute(InsertSet, new { id = setId, key = set.Key, name = set.Name, source = set.Source, asOf = set.AsOf, confirmed = false, hash, now = write.Now });
        foreach (var chunk in set.Values.Chunk(Chunk))
        {
            await write.Execute(InsertValue, chunk.Select(value => new { setId, ars = value.Ars, level = value.Level.Name(), value = value.Value }));
            await progress(chunk.Length);
        }

        await write.Execute(InsertTotal, set.Totals.Select(total => new { setId, land = total.Land, level = total.Level.Name(), total = total.Total }));
        return true;
    }
}
