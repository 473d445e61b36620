using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Catalogue;

/// <summary>
/// The read model of the catalogue: an immutable snapshot of everything public, as of one ledger sequence and one day.
/// It is a handful of segments, each at least twice as large as the next. A change strikes the old state off its
/// segment and adds a segment with the new one; small segments grow together. So a change costs about as much as the
/// services it touches, and a search hardly notices that there is more than one segment.
/// </summary>
internal sealed class CatalogueIndex
{
    /// <summary>From the largest to the smallest.</summary>
    private readonly IReadOnlyList<CatalogueSegment> segments;

    private readonly IReadOnlyList<string[]> facetValues;
    private readonly CatalogueWords words;

    private CatalogueIndex(IReadOnlyList<CatalogueSegment> segments, DateOnly today, long ledgerSequence, CatalogueWords words)
    {
        this.segments = segments;
        facetValues = FacetCounts.ValuesOf(segments);
        this.words = words;
        Today = today;
        LedgerSequence = ledgerSequence;
    }

    /// <summary>The ledger entry up to which the snapshot knows everything.</summary>
    public long LedgerSequence { get; }

    /// <summary>The day (Europe/Berlin) the snapshot is of: which terms are in force depends on it.</summary>
    public DateOnly Today { get; }

    /// <summary>The names and everyday words it understands.</summary>
    public CatalogueWords Words => words;

    /// <summary>Number of services, the retired ones included.</summary>
    public int Count => segments.Sum(segment => segment.LiveCount);

    /// <summary>All services, in no order to rely on.</summary>
    public IEnumerable<CatalogueEntry> Entries => segments.SelectMany(segment => segment.Live).Select(document => document.Entry);

    public static CatalogueIndex Build(IEnumerable<CatalogueEntry> entries, DateOnly today, long ledgerSequence, CatalogueWords words)
    {
        var documents = entries.Where(IsPublic).Select(entry => CatalogueDocument.Of(entry, today, words)).ToArray();
        return new CatalogueIndex(documents.Length == 0 ? [] : [CatalogueSegment.Build(documents)], today, ledgerSequence, words);
    }

    /// <summary>The next snapshot; this one stays as it is for those who still read it.</summary>
    /// <param name="changed">Services as they are now, new ones included.</param>
    /// <param name="removed">Ids of services that are gone.</param>
    /// <param name="today">The day of the next snapshot; terms that come into force until then are taken up.</param>
    /// <param name="ledgerSequence">The ledger entry up to which the next snapshot knows everything.</param>
    public CatalogueIndex With(IReadOnlyCollection<CatalogueEntry> changed, IReadOnlyCollection<Guid> removed, DateOnly today, long ledgerSequence)
    {
        var next = new Dictionary<Guid, CatalogueEntry>();
        foreach (var entry in this.segments.SelectMany(segment => ChangedByItself(segment, today)))
        {
            next[entry.ServiceId] = entry;
        }

        foreach (var entry in changed)
        {
            next[entry.ServiceId] = entry;
        }

        foreach (var id in removed)
        {
            next.Remove(id);
        }

        var gone = next.Keys.Concat(changed.Select(entry => entry.ServiceId)).Concat(removed).ToHashSet();
        var segments = gone.Count == 0 ? [.. this.segments] : this.segments.Select(segment => segment.Without(gone)).ToList();
        var documents = next.Values.Where(IsPublic).Select(entry => CatalogueDocument.Of(entry, today, words)).ToArray();
        if (documents.Length > 0)
        {
            segments.Add(CatalogueSegment.Build(documents));
        }

        return new CatalogueIndex(GrowTogether(segments), today, ledgerSequence, words);
    }

    public CatalogueEntry? Find(string slug)
    {
        foreach (var segment in segments)
        {
            if (segment.Find(slug) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    public CatalogueOffer? FindOffer(Guid offer)
    {
        foreach (var segment in segments)
        {
            if (segment.FindOffer(offer) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>All versions of the terms of an offer, the first one first; empty where there is no such offer.</summary>
    public IReadOnlyList<OfferTerms> Terms(Guid offer) =>
        FindOffer(offer) is { } found
            ? [.. found.Entry.Terms.Where(terms => terms.Offer == offer).OrderBy(terms => terms.Version)]
            : [];

    /// <summary>One page of what a search finds.</summary>
    /// <param name="search">Words, filters and order.</param>
    /// <param name="from">The place after which the page starts, or before which it ends; absent for the first page.</param>
    /// <param name="limit">How many items at most.</param>
    public SearchPage Search(ServiceSearch search, Position? from, int limit)
    {
        using var understood = Understand(search);
        var query = understood.Query;
        var sort = SortOf(search, query);
        var backwards = from is { Backwards: true };
        var up = backwards == (sort == ServiceSort.NameDescending);
        var counts = new FacetCounts(facetValues, search);
        Filter(understood, counts);
        var results = understood.Results;
        var found = Select(results, sort, up, from?.Key, inclusive: false, limit + 1);
        var more = found.Count > limit;
        var others = from is { Key: var key } && HasAny(results, sort, !up, key);
        if (more)
        {
            found.RemoveAt(limit);
        }

        if (backwards)
        {
            found.Reverse();
        }

        var hits = new HitFinder(query);
        var items = new ServiceCard[found.Count];
        var keys = new SortKey[found.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var (place, document) = found[i];
            keys[i] = place;
            items[i] = query.Things.Count == 0 ? document.Card : document.Card with { Hits = hits.Find(document) };
        }

        return new SearchPage
        {
            Items = items,
            Keys = keys,
            HasNext = backwards ? others : more,
            HasPrevious = backwards ? more : others,
            Total = counts.Total,
            Facets = counts.ToFacets(),
            Reading = understood.Reading,
        };
    }

    /// <summary>Everything a search finds, in its order, without the places where words were found.</summary>
    public IEnumerable<ServiceCard> All(ServiceSearch search)
    {
        List<Found> found;
        using (var understood = Understand(search))
        {
            Filter(understood, new FacetCounts(facetValues, search));
            var sort = SortOf(search, understood.Query);
            found = Select(understood.Results, sort, sort != ServiceSort.NameDescending, from: null, inclusive: false, int.MaxValue);
        }

        return found.Select(one => one.Document.Card);
    }

    /// <summary>The same catalogue with other everyday words.</summary>
    public CatalogueIndex With(Synonyms synonyms) => new(segments, Today, LedgerSequence, words with { Synonyms = synonyms });

    private static bool IsPublic(CatalogueEntry entry) => entry.Service.State != ServiceState.Unpublished;

    private static ServiceSort SortOf(ServiceSearch search, SearchQuery query) => search.Sort switch
    {
        null or ServiceSort.Relevance => query.Things.Count == 0 ? ServiceSort.Name : ServiceSort.Relevance,
        { } sort => sort,
    };

    private Understood Understand(ServiceSearch search) =>
        new Understanding(segments, search.IncludeRetired).Of(SearchQuery.Parse(search.Q, words.Synonyms));

    private void Filter(Understood understood, FacetCounts counts)
    {
        for (var i = 0; i < understood.Results.Count; i++)
        {
            segments[i].FilterAndCount(understood.Results[i], counts);
        }
    }

    private bool HasAny(IReadOnlyList<SegmentResults> results, ServiceSort sort, bool up, SortKey from)
    {
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Total > 0 && segments[i].HasAny(results[i], sort, up, from))
            {
                return true;
            }
        }

        return false;
    }

    private List<Found> Select(IReadOnlyList<SegmentResults> results, ServiceSort sort, bool up, SortKey? from, bool inclusive, int take)
    {
        var found = new List<Found>(Math.Min(take, 128));
        for (var i = 0; i < results.Count; i++)
        {
            segments[i].Select(results[i], sort, up, from, inclusive, take, found);
        }

        if (segments.Count > 1)
        {
            found.Sort((a, b) => up ? a.Key.CompareTo(b.Key) : b.Key.CompareTo(a.Key));
            if (found.Count > take)
            {
                found.RemoveRange(take, found.Count - take);
            }
        }

        return found;
    }

    /// <summary>Services that other terms come into force for; all where the day goes back.</summary>
    private IEnumerable<CatalogueEntry> ChangedByItself(CatalogueSegment segment, DateOnly today)
    {
        if (today < Today)
        {
            return segment.Live.Select(document => document.Entry);
        }

        return today < segment.ChangesOn
            ? []
            : segment.Live.Where(document => document.ChangesOn <= today).Select(document => document.Entry);
    }

    /// <summary>Joins segments until each is at least twice as large as the next and mostly alive.</summary>
    private static List<CatalogueSegment> GrowTogether(List<CatalogueSegment> segments)
    {
        var grown = new List<CatalogueSegment>(segments.Count);
        foreach (var segment in segments.Where(segment => segment.LiveCount > 0).OrderByDescending(segment => segment.LiveCount))
        {
            grown.Add(segment.LiveCount * 2 < segment.Count ? CatalogueSegment.Build(segment.Live) : segment);
        }

        for (var last = grown.Count - 1; last > 0; last--)
        {
            if (grown[last - 1].LiveCount < grown[last].LiveCount * 2)
            {
                grown[last - 1] = CatalogueSegment.Build(grown[last - 1].Live.Concat(grown[last].Live));
                grown.RemoveAt(last);
            }
        }

        return grown;
    }
}
