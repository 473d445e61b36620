using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>An entry of the list of everyday words as it stands in the database.</summary>
internal sealed record SynonymRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Everyday { get; init; }

    /// <summary>JSON list of expressions.</summary>
    public required string Means { get; init; }

    public Synonym Show() => new()
    {
        Id = Id,
        Version = Version,
        Everyday = Everyday,
        Means = JsonSerializer.Deserialize(Means, ContractsJson.Default.IReadOnlyListString)!,
    };
}

/// <summary>The statements on everyday words.</summary>
internal static class SynonymTable
{
    /// <summary>What the types of all ledger entries on them begin with.</summary>
    public const string LedgerPrefix = "synonym.";

    private const string LoadedType = LedgerPrefix + "baseLoaded";

    [StringSyntax("Sql")]
    private const string SelectAll = "select id, version, everyday, means from synonyms order by words";

    [StringSyntax("Sql")]
    private const string SelectOne = "select id, version, everyday, means from synonyms where id = @id";

    [StringSyntax("Sql")]
    private const string SelectSame = "select id, version, everyday, means from synonyms where words = @words";

    [StringSyntax("Sql")]
    private const string Insert = "insert into synonyms (id, version, everyday, words, means) values (@id, 1, @everyday, @words, @means)";

    [StringSyntax("Sql")]
    private const string Update = "update synonyms set version = version + 1, means = @means where id = @id and version = @version";

    [StringSyntax("Sql")]
    private const string Delete = "delete from synonyms where id = @id and version = @version";

    [StringSyntax("Sql")]
    private const string CountLoaded = "select count(*) from ledger where type = @type";

    public static Task<IReadOnlyList<SynonymRow>> All(Sql sql) => sql.Rows<SynonymRow>(SelectAll);

    public static Task<SynonymRow?> Find(Sql sql, Guid id) => sql.Row<SynonymRow>(SelectOne, new { id });

    /// <summary>The entry for the same words, in whatever form and order.</summary>
    public static Task<SynonymRow?> FindSame(Sql sql, string everyday) => sql.Row<SynonymRow>(SelectSame, new { words = WordsOf(everyday) });

    public static Task Add(Write write, Guid id, string everyday, IReadOnlyList<string> means) =>
        write.Execute(Insert, new { id, everyday, words = WordsOf(everyday), means = Written(means) });

    public static Task Change(Write write, SynonymRow row, IReadOnlyList<string> means) =>
        write.Execute(Update, new { id = row.Id, version = row.Version, means = Written(means) });

    public static Task Remove(Write write, SynonymRow row) => write.Execute(Delete, new { id = row.Id, version = row.Version });

    /// <summary>The words as the search compares them; empty where there is none that tells anything.</summary>
    public static string WordsOf(string everyday) => string.Join(' ', Synonyms.KeysOf(everyday));

    /// <summary>Puts the list that every store begins with into a database that never had it. The operator may change all of it.</summary>
    public static async Task LoadBase(FitDatabase database)
    {
        var type = new { type = LoadedType };
        if (await database.Read(sql => sql.Value<int>(CountLoaded, type)) > 0)
        {
            return;
        }

        await database.Write(new Http.Act(), async write =>
        {
            // Another instance may have been faster while this one waited for its turn.
            if (await write.Value<int>(CountLoaded, type) == 0)
            {
                var list = SampleFiles.Read().Synonyms;
                foreach (var synonym in list)
                {
                    await Add(write, write.NewId(), synonym.Everyday, synonym.Means);
                }

                write.Record(LoadedType, "synonyms", ("count", list.Count));
            }

            return new Http.Gone();
        });
    }

    private static string Written(IReadOnlyList<string> means) => JsonSerializer.Serialize(means, ContractsJson.Default.IReadOnlyListString);
}
