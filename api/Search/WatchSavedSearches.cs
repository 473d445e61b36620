using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Api.Sample;

namespace FitStore.Api.Search;

/// <summary>
/// Follows the ledger and tells people by mail what is new in the searches they keep. How far it has come, what matched before and what
/// was told stand in the database and move together with the mails in one transaction: so a restart loses nothing, and of several
/// instances only the one that moves the place on tells.
/// </summary>
internal sealed class SavedSearchWatch(FitDatabase database, CurrentCatalogue catalogue, LedgerFollowers followers)
{
    /// <summary>Services named in one mail; of more it tells the number.</summary>
    public const int MostNamed = 10;

    private const int BatchSize = 500;

    [StringSyntax("Sql")]
    private const string SelectPlace = "select sequence, day from saved_search_watch where id = 1";

    [StringSyntax("Sql")]
    private const string MovePlace = """
        update saved_search_watch
        set sequence = @to, day = @day
        where id = 1 and sequence = @from and (day = @dayBefore or (day is null and @dayBefore is null))
        """;

    [StringSyntax("Sql")]
    private const string SelectWatched = """
        select s.id, s.name, s.query, s.language, a.email, a.name as person
        from saved_searches s
        join accounts a on a.id = s.account_id
        where s.notify = 1 and a.erased_at is null
        order by s.created_at, s.id
        """;

    [StringSyntax("Sql")]
    private const string SelectHitsOfSearch = "select search_id, service_id, matches, told_at from saved_search_hits where search_id = @id";

    [StringSyntax("Sql")]
    private const string SelectHitsOfService = "select search_id, service_id, matches, told_at from saved_search_hits where service_id = @id";

    [StringSyntax("Sql")]
    private const string InsertHit = "insert into saved_search_hits (search_id, service_id, matches, told_at) values (@search, @service, 1, @toldAt)";

    [StringSyntax("Sql")]
    private const string UpdateHit = """
        update saved_search_hits
        set matches = @matches, told_at = @toldAt
        where search_id = @search and service_id = @service
        """;

    /// <summary>Up to here the ledger holds nothing that shows in the catalogue; the place in the database moves only with what does.</summary>
    private (long From, long To) quiet = (-1, -1);

    private sealed record Place
    {
        public required long Sequence { get; init; }

        public DateOnly? Day { get; init; }
    }

    private sealed record Watched
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Query { get; init; }

        public required string Language { get; init; }

        public required string Email { get; init; }

        public required string Person { get; init; }
    }

    private sealed record Hit
    {
        public required Guid SearchId { get; init; }

        public required Guid ServiceId { get; init; }

        public required bool Matches { get; init; }

        public DateTimeOffset? ToldAt { get; init; }
    }

    /// <summary>Notes what a search finds already, so that only what comes later counts as new.</summary>
    public async Task Begin(Write write, SavedSearchRow search)
    {
        // What was looked at before this search was there is not looked at again: the catalogue has to be at least as new.
        await followers.CatchUp((await write.Row<Place>(SelectPlace))!.Sequence);
        var found = Finds(catalogue.Index, search.Query);
        foreach (var hit in await write.Rows<Hit>(SelectHitsOfSearch, new { id = search.Id }))
        {
            if (found.Remove(hit.ServiceId) != hit.Matches)
            {
                await Note(write, hit, !hit.Matches, hit.ToldAt);
            }
        }

        foreach (var service in found.Keys)
        {
            await write.Execute(InsertHit, new { search = search.Id, service, toldAt = (DateTimeOffset?)null });
        }
    }

    /// <summary>Looks at what has changed since the last time; answers how many mails it put into the outbox.</summary>
    public async Task<int> Look()
    {
        var index = catalogue.Index;
        var (place, entries) = await database.Read(sql => Unseen(sql, index));
        var changed = Changed(index, place, entries);
        if (changed.Count == 0 && place.Day == index.Today && index.LedgerSequence - place.Sequence < BatchSize)
        {
            quiet = (place.Sequence, index.LedgerSequence);
            return 0;
        }

        var finds = new Dictionary<string, Dictionary<Guid, FoundService>>(StringComparer.Ordinal);
        if (changed.Count > 0)
        {
            // The long part before the transaction; what is saved in the meantime is looked for inside.
            foreach (var search in await database.Read(sql => sql.Rows<Watched>(SelectWatched)))
            {
                Of(search);
            }
        }

        var mails = 0;
        await database.Write(new Act(), async write =>
        {
            var to = Math.Max(place.Sequence, index.LedgerSequence);
            var day = place.Day > index.Today ? place.Day : index.Today;
            if (await write.Execute(MovePlace, new { from = place.Sequence, to, dayBefore = place.Day, day }) == 1 && changed.Count > 0)
            {
                mails = await Tell(write, changed, Of);
            }

            return new Gone();
        });
        return mails;

        Dictionary<Guid, FoundService> Of(Watched search)
        {
            if (!finds.TryGetValue(search.Query, out var found))
            {
                finds.Add(search.Query, found = Finds(index, search.Query));
            }

            return found;
        }
    }

    private static async Task<int> Tell(Write write, HashSet<Guid> changed, Func<Watched, Dictionary<Guid, FoundService>> finds)
    {
        var watched = await write.Rows<Watched>(SelectWatched);
        var news = new Dictionary<Guid, List<FoundService>>();
        foreach (var service in changed)
        {
            var hits = (await write.Rows<Hit>(SelectHitsOfService, new { id = service })).ToDictionary(hit => hit.SearchId);
            foreach (var search in watched)
            {
                var known = hits.GetValueOrDefault(search.Id);
                if (!finds(search).TryGetValue(service, out var found))
                {
                    if (known is { Matches: true })
                    {
                        await Note(write, known, matches: false, known.ToldAt);
                    }

                    continue;
                }

                if (known is null)
                {
                    await write.Execute(InsertHit, new { search = search.Id, service, toldAt = (DateTimeOffset?)write.Now });
                }
                else if (!known.Matches)
                {
                    await Note(write, known, matches: true, known.ToldAt ?? write.Now);
                }

                if (known is null or { Matches: false, ToldAt: null })
                {
                    if (!news.TryGetValue(search.Id, out var services))
                    {
                        news.Add(search.Id, services = []);
                    }

                    services.Add(found);
                }
            }
        }

        foreach (var search in watched)
        {
            if (news.TryGetValue(search.Id, out var services))
            {
                services.Sort((a, b) => string.CompareOrdinal(a.Slug, b.Slug));
                await Outbox.Add(write, MailKind.SearchMatched, search.Email, Content(search, services), search.Language);
            }
        }

        return news.Count;
    }

    private static Task<int> Note(Write write, Hit hit, bool matches, DateTimeOffset? toldAt) =>
        write.Execute(UpdateHit, new { search = hit.SearchId, service = hit.ServiceId, matches, toldAt });

    private static MailContent Content(Watched search, List<FoundService> services) => new()
    {
        Person = search.Person,
        Reference = search.Id,
        Search = search.Name,
        Query = search.Query,
        Services = [.. services.Take(MostNamed).Select(service => new MailedService(service.Name, service.Slug))],
        More = Math.Max(0, services.Count - MostNamed),
    };

    /// <summary>The services a search finds, by their ids.</summary>
    private static Dictionary<Guid, FoundService> Finds(CatalogueIndex index, string query)
    {
        var search = SearchAddress.Read(query);
        return SavedSearchRow.Count(index, search) == 0
            ? []
            : index.All(search).ToDictionary(card => index.Find(card.Slug)!.ServiceId, card => new FoundService(card.Name, card.Slug));
    }

    /// <summary>The services that may match otherwise than before: those the ledger names, and those whose terms came into force meanwhile.</summary>
    private static HashSet<Guid> Changed(CatalogueIndex index, Place place, IReadOnlyList<LedgerEntry> entries)
    {
        if (entries.Any(entry => entry.Type == SampleData.LoadedType))
        {
            return index.Entries.Select(entry => entry.ServiceId).ToHashSet();
        }

        var changed = entries.SelectMany(CurrentCatalogue.ServicesOf).ToHashSet();
        if (place.Day < index.Today)
        {
            changed.UnionWith(index.Entries
                .Where(entry => entry.Terms.Any(terms => terms.ValidFrom > place.Day && terms.ValidFrom <= index.Today))
                .Select(entry => entry.ServiceId));
        }

        return changed;
    }

    private async Task<(Place Place, IReadOnlyList<LedgerEntry> Entries)> Unseen(Sql sql, CatalogueIndex index)
    {
        var place = (await sql.Row<Place>(SelectPlace))!;
        var unseen = new List<LedgerEntry>();
        var from = quiet.From == place.Sequence ? quiet.To : place.Sequence;
        while (from < index.LedgerSequence)
        {
            var page = await LedgerTable.Page(sql, from, BatchSize);
            unseen.AddRange(page.TakeWhile(entry => entry.Sequence <= index.LedgerSequence));
            from = page[^1].Sequence;
        }

        return (place, unseen);
    }

    private sealed record FoundService(string Name, string Slug);
}

/// <summary>Looks every second whether anything is new in the searches people keep.</summary>
internal sealed class SavedSearchClock(SavedSearchWatch watch, TimeProvider clock, ILogger<SavedSearchClock> log) : RecurringWork(TimeSpan.FromSeconds(1), clock, log)
{
    protected override Task Look(CancellationToken cancel) => watch.Look();
}
