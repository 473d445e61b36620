using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;

namespace FitStore.Api.Files;

/// <summary>
/// The files that are, or were a short while ago, referred to. A reference is a column with the hash in a table of the room it belongs to,
/// with the name and the media type under which it is handed out there; whoever adds such a table names it in <see cref="Unreferenced"/>.
/// </summary>
internal static class FileTable
{
    /// <summary>Nothing refers to a file: the one place that names all tables which do.</summary>
    private const string Unreferenced = """
        not exists (select 1 from service_files s where s.hash = files.hash)
          and not exists (select 1 from adoption_files a where a.hash = files.hash)
          and not exists (select 1 from adoption_documents d where d.sha256 = files.hash)
        """;

    [StringSyntax("Sql")]
    private const string Touch = "update files set stored_at = @now where hash = @hash";

    [StringSyntax("Sql")]
    private const string Insert = "insert into files (hash, size, width, height, stored_at) values (@hash, @size, @width, @height, @now)";

    [StringSyntax("Sql")]
    private const string CountOne = "select count(*) from files where hash = @hash";

    [StringSyntax("Sql")]
    private const string SelectForgotten = $$"""
        select hash
        from files
        where stored_at < @before and {{Unreferenced}}
        order by stored_at, hash
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Delete = $"delete from files where hash = @hash and stored_at < @before and {Unreferenced}";

    /// <summary>Notes a kept file in the transaction that refers to it, before the row that does.</summary>
    public static async Task Note(Write write, StoredFile file)
    {
        if (await write.Execute(Touch, new { hash = file.Hash, now = write.Now }) == 0)
        {
            await write.Execute(Insert, new { hash = file.Hash, size = file.Size, width = file.Picture?.Width, height = file.Picture?.Height, now = write.Now });
        }
    }

    /// <summary>Whether a file is known.</summary>
    public static async Task<bool> Has(Sql sql, string hash) => await sql.Value<int>(CountOne, new { hash }) > 0;

    /// <summary>Takes out files that nothing refers to and nobody kept since; answers their hashes.</summary>
    public static async Task<IReadOnlyList<string>> TakeForgotten(Write write, DateTimeOffset before, int most)
    {
        var forgotten = await write.Rows<string>(SelectForgotten, new { before, take = most });
        foreach (var hash in forgotten)
        {
            await write.Execute(Delete, new { hash, before });
        }

        return forgotten;
    }
}
