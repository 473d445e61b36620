using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>A saved search as it stands in the database.</summary>
internal sealed record SavedSearchRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Query { get; init; }

    public required bool Notify { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public SavedSearch Show(CatalogueIndex? index = null) => new()
    {
        Id = Id,
        Version = Version,
        Name = Name,
        Query = Query,
        Notify = Notify,
        CreatedAt = CreatedAt,
        Found = index is null ? null : Count(index, SearchAddress.Read(Query)),
    };

    /// <summary>What a search finds that holds all of its words: the next best hits, where nothing does, are not what was looked for.</summary>
    public static int Count(CatalogueIndex index, ServiceSearch search)
    {
        var page = index.Search(search, null, 1);
        return page.Reading is null or { Found: WordsFound.All } ? page.Total : 0;
    }
}

/// <summary>The statements on saved searches. Each belongs to one account: that stands in the <c>where</c>.</summary>
internal static class SavedSearchTable
{
    [StringSyntax("Sql")]
    private const string Columns = "select s.id, s.version, s.name, s.query, s.notify, s.created_at from saved_searches s where s.account_id = @account";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} and s.id = @id";

    [StringSyntax("Sql")]
    private const string SelectAll = $"{Columns} order by s.created_at desc, s.id desc";

    [StringSyntax("Sql")]
    private const string SelectSame = "select s.id from saved_searches s where s.account_id = @account and s.query = @query";

    [StringSyntax("Sql")]
    private const string Count = "select count(*) from saved_searches where account_id = @account";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into saved_searches (id, version, account_id, name, query, notify, language, created_at)
        values (@id, 1, @account, @name, @query, @notify, @language, @now)
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update saved_searches
        set version = version + 1, name = @name, notify = @notify, language = @language
        where id = @id and account_id = @account and version = @version
        """;

    [StringSyntax("Sql")]
    private const string DeleteHits = "delete from saved_search_hits where search_id = @id";

    [StringSyntax("Sql")]
    private const string Delete = "delete from saved_searches where id = @id and account_id = @account";

    [StringSyntax("Sql")]
    private const string DeleteHitsOfErased = """
        delete from saved_search_hits
        where search_id in (select s.id from saved_searches s join accounts a on a.id = s.account_id where a.erased_at is not null)
        """;

    [StringSyntax("Sql")]
    private const string DeleteOfErased = "delete from saved_searches where account_id in (select id from accounts where erased_at is not null)";

    public static Task<SavedSearchRow?> Find(Sql sql, Guid account, Guid id) => sql.Row<SavedSearchRow>(SelectOne, new { account, id });

    /// <summary>All of an account, the newest first. They are few: <see cref="SaveSearch.Most"/>.</summary>
    public static Task<IReadOnlyList<SavedSearchRow>> All(Sql sql, Guid account) => sql.Rows<SavedSearchRow>(SelectAll, new { account });

    public static Task<Guid?> FindSame(Sql sql, Guid account, string query) => sql.Row<Guid?>(SelectSame, new { account, query });

    public static Task<int> CountOf(Sql sql, Guid account) => sql.Value<int>(Count, new { account });

    public static Task Add(Write write, Guid account, SavedSearchRow row, string language) => write.Execute(Insert, new
    {
        id = row.Id,
        account,
        name = row.Name,
        query = row.Query,
        notify = row.Notify,
        language,
        now = row.CreatedAt,
    });

    public static async Task Change(Write write, Guid account, SavedSearchRow row, string name, bool notify, string language)
    {
        if (await write.Execute(Update, new { id = row.Id, account, version = row.Version, name, notify, language }) != 1)
        {
            throw Problems.Stale();
        }
    }

    public static async Task Remove(Write write, Guid account, Guid id)
    {
        await write.Execute(DeleteHits, new { id });
        await write.Execute(Delete, new { id, account });
    }

    public static async Task RemoveOf(Write write, Guid account)
    {
        foreach (var row in await All(write, account))
        {
            await Remove(write, account, row.Id);
        }
    }

    /// <summary>What is left of accounts that are erased; answers how many searches went.</summary>
    public static async Task<int> RemoveOfErased(Write write)
    {
        await write.Execute(DeleteHitsOfErased);
        return await write.Execute(DeleteOfErased);
    }
}
