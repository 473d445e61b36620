using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>What is looked for most, and what in vain?</summary>
internal static class ReadSearches
{
    /// <summary>Fewer could be one person, who may have typed a name.</summary>
    private const int FewestTimes = 3;

    private const int Most = 1000;

    [StringSyntax("Sql")]
    private const string Select = """
        select words, times, last_on
        from searches
        where searches.found = @found and times >= @fewest
        order by times desc, words
        {take}
        """;

    private sealed record Row
    {
        public required string Words { get; init; }

        public required long Times { get; init; }

        public required DateOnly LastOn { get; init; }
    }

    /// <summary>List what is looked for most</summary>
    /// <remarks>Words that found something, the most frequent first; only what was looked for at least three times.</remarks>
    public static Task<Listing<Page<SoughtWords>, SoughtWords>> Popular([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database) =>
        List(found: true, page, http, cursors, database);

    /// <summary>List what is looked for in vain</summary>
    /// <remarks>Words that stand in no service, the most frequent first; only what was looked for at least three times. An everyday word makes them find something.</remarks>
    public static Task<Listing<Page<SoughtWords>, SoughtWords>> Vain([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database) =>
        List(found: false, page, http, cursors, database);

    private static async Task<Listing<Page<SoughtWords>, SoughtWords>> List(bool found, PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var rows = await database.Read(sql => sql.Rows<Row>(Select, new { found, fewest = FewestTimes, take = Most }));
        var all = rows
            .Select(row => new SoughtWords { Words = row.Words, Times = row.Times, LastOn = row.LastOn })
            .OrderBy(KeyOf)
            .ToList();
        return Listing.Of(all, KeyOf, cursors.Read(http), page.Take);
        static SortKey KeyOf(SoughtWords words) => new(-words.Times, words.Words, "");
    }
}
