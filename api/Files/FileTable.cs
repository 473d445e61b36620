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
          and not exists (select 1 from adoptions p where p.price_preview = files.hash)
        """;

    [StringSyntax("Sql")]
    private const string Touch = "update files set stored_at = @now, forgotten_at = null where hash = @hash";

    [StringSyntax("Sql")]
    private const string TouchMany = "update files set stored_at = @now, forgotten_at = null where hash in (@ids)";

    [StringSyntax("Sql")]
    private const string SelectKnown = "select hash from files where hash in (@ids)";

    [StringSyntax("Sql")]
    private const string Insert = "insert into files (hash, size, width, height, stored_at) values (@hash, @size, @width, @height, @now)";

    [StringSyntax("Sql")]
    private const string CountOne = "select count(*) from files where hash = @hash";

    [StringSyntax("Sql")]
    private const string Forget = $"update files set forgotten_at = @now where forgotten_at is null and {Unreferenced}";

    [StringSyntax("Sql")]
    private const string Remember = $"update files set forgotten_at = null where forgotten_at is not null and not ({Unreferenced})";

    [StringSyntax("Sql")]
    private const string SelectForgotten = """
        select hash
        from files
        where forgotten_at < @before
        order by forgotten_at, hash
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Delete = "delete from files where hash = @hash";

    /// <summary>Notes a kept file in the transaction that refers to it, before the row that does.</summary>
    public static async Task Note(Write write, StoredFile file)
    {
        if (await write.Execute(Touch, new { hash = file.Hash, now = write.Now }) == 0)
        {
            await write.Execute(Insert, new { hash = file.Hash, size = file.Size, width = file.Picture?.Width, height = file.Picture?.Height, now = write.Now });
        }
    }

    /// <summary>The same for many files.</summary>
    public static async Task Note(Write write, IReadOnlyList<StoredFile> files)
    {
        var each = files.DistinctBy(file => file.Hash).ToList();
        var known = (await write.RowsOf<string>(SelectKnown, each.Select(file => file.Hash))).ToHashSet(StringComparer.Ordinal);
        await write.ExecuteOf(TouchMany, known, new { now = write.Now });
        await write.InsertAll(Insert, each.Where(file => !known.Contains(file.Hash)).Select(file => new
        {
            hash = file.Hash,
            size = file.Size,
            width = file.Picture?.Width,
            height = file.Picture?.Height,
            now = write.Now,
        }).ToList());
    }

    /// <summary>Whether a file is known.</summary>
    public static async Task<bool> Has(Sql sql, string hash) => await sql.Value<int>(CountOne, new { hash }) > 0;

    /// <summary>
    /// Notes since when nothing refers to a file, and takes out those to which nothing has for long; answers their hashes. So a file that was
    /// removed a moment ago still lies there for whoever copies folder and database one after the other.
    /// </summary>
    public static async Task<IReadOnlyList<string>> TakeForgotten(Write write, DateTimeOffset before, int most)
    {
        await write.Execute(Remember);
        await write.Execute(Forget, new { now = write.Now });
        var forgotten = await write.Rows<string>(SelectForgotten, new { before, take = most });
        foreach (var hash in forgotten)
        {
            await write.Execute(Delete, new { hash });
        }

        return forgotten;
    }
}
