using System.Buffers;
using System.Numerics;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>A result with its place in the list asked for.</summary>
internal readonly record struct Found(SortKey Key, CatalogueDocument Document);

/// <summary>
/// A part of the catalogue: documents in the order of their names, with everything needed to search, filter and sort
/// them. Immutable; what leaves the catalogue is struck off a copy of one set of bits, the rest is shared.
/// </summary>
internal sealed class CatalogueSegment
{
    private readonly CatalogueDocument[] documents;
    private readonly WordIndex words;
    private readonly Dictionary<Guid, int> byService;
    private readonly Dictionary<string, int> bySlug;
    private readonly Dictionary<Guid, (int Document, int Offer)> byOffer;
    private readonly ulong[] notRetired;
    private readonly SegmentOrder publishedAt;
    private readonly SegmentOrder publishedAtDescending;
    private readonly SegmentOrder reusingLaenderDescending;

    /// <summary>Those not struck off.</summary>
    private readonly ulong[] live;

    private CatalogueSegment(CatalogueDocument[] documents)
    {
        this.documents = documents;
        words = WordIndex.Build(documents);
        byService = new Dictionary<Guid, int>(documents.Length);
        bySlug = new Dictionary<string, int>(documents.Length, StringComparer.Ordinal);
        byOffer = new Dictionary<Guid, (int Document, int Offer)>(documents.Length);
        live = new ulong[Bits.WordsFor(documents.Length)];
        notRetired = new ulong[live.Length];
        ChangesOn = DateOnly.MaxValue;
        for (var i = 0; i < documents.Length; i++)
        {
            var entry = documents[i].Entry;
            byService.Add(entry.ServiceId, i);
            bySlug[entry.Service.Slug] = i;
            for (var offer = 0; offer < entry.Offers.Count; offer++)
            {
                byOffer[entry.Offers[offer].Id] = (i, offer);
            }

            Bits.Set(live, i);
            if (entry.Service.State != ServiceState.Retired)
            {
                Bits.Set(notRetired, i);
            }

            ChangesOn = documents[i].ChangesOn < ChangesOn ? documents[i].ChangesOn : ChangesOn;
        }

        LiveCount = documents.Length;
        Facets = [.. FacetKind.All.Select(kind => FacetColumn.Build(kind, documents))];
        publishedAt = SegmentOrder.Build(documents, ServiceSort.PublishedAt);
        publishedAtDescending = SegmentOrder.Build(documents, ServiceSort.PublishedAtDescending);
        reusingLaenderDescending = SegmentOrder.Build(documents, ServiceSort.ReusingLaenderDescending);
    }

    private CatalogueSegment(CatalogueSegment whole, ulong[] live)
    {
        documents = whole.documents;
        words = whole.words;
        byService = whole.byService;
        bySlug = whole.bySlug;
        byOffer = whole.byOffer;
        notRetired = whole.notRetired;
        publishedAt = whole.publishedAt;
        publishedAtDescending = whole.publishedAtDescending;
        reusingLaenderDescending = whole.reusingLaenderDescending;
        Facets = whole.Facets;
        ChangesOn = whole.ChangesOn;
        this.live = live;
        LiveCount = Bits.Count(live);
    }

    /// <summary>Number of documents, with those struck off.</summary>
    public int Count => documents.Length;

    /// <summary>Number of documents that are still there.</summary>
    public int LiveCount { get; }

    /// <summary>The first day on which a document changes by itself.</summary>
    public DateOnly ChangesOn { get; }

    /// <summary>One for each of <see cref="FacetKind.All"/>.</summary>
    public IReadOnlyList<FacetColumn> Facets { get; }

    /// <summary>The documents that are still there, by name.</summary>
    public IEnumerable<CatalogueDocument> Live => documents.Where((_, i) => Bits.Has(live, i));

    public static CatalogueSegment Build(IEnumerable<CatalogueDocument> documents)
    {
        CatalogueDocument[] sorted = [.. documents];
        Array.Sort(sorted, (a, b) => KeyOf(a, ServiceSort.Name, 0).CompareTo(KeyOf(b, ServiceSort.Name, 0)));
        return new CatalogueSegment(sorted);
    }

    /// <summary>The same without those services; itself where it holds none of them.</summary>
    public CatalogueSegment Without(IEnumerable<Guid> services)
    {
        ulong[]? live = null;
        foreach (var service in services)
        {
            if (byService.TryGetValue(service, out var i) && Bits.Has(this.live, i))
            {
                live ??= [.. this.live];
                live[i >> 6] &= ~(1UL << (i & 63));
            }
        }

        return live is null ? this : new CatalogueSegment(this, live);
    }

    /// <summary>The values of a facet that occur in what is still there.</summary>
    public IEnumerable<string> ValuesOf(int facet)
    {
        var column = Facets[facet];
        for (var value = 0; value < column.Values.Length; value++)
        {
            if (LiveCount == Count || Bits.CountAnd(live, column.DocumentsOf(value)) > 0)
            {
                yield return column.Values[value];
            }
        }
    }

    public CatalogueEntry? Find(string slug) =>
        bySlug.TryGetValue(slug, out var i) && Bits.Has(live, i) ? documents[i].Entry : null;

    public CatalogueOffer? FindOffer(Guid offer) =>
        byOffer.TryGetValue(offer, out var place) && Bits.Has(live, place.Document)
            ? new CatalogueOffer(documents[place.Document].Entry, documents[place.Document].Entry.Offers[place.Offer])
            : null;

    /// <summary>Where a document stands in a sorted list.</summary>
    public static SortKey KeyOf(CatalogueDocument document, ServiceSort sort, int score)
    {
        var rank = sort switch
        {
            ServiceSort.Relevance => -score,
            ServiceSort.PublishedAt => document.Card.PublishedAt.UtcTicks,
            ServiceSort.PublishedAtDescending => -document.Card.PublishedAt.UtcTicks,
            ServiceSort.ReusingLaenderDescending => -document.Card.ReusingLaender,
            _ => 0,
        };
        return new SortKey(rank, document.FoldedName, document.Card.Slug);
    }

    /// <summary>Finds what holds all things looked for. To be disposed of.</summary>
    public SegmentResults Match(SearchQuery query, bool includeRetired)
    {
        var results = new SegmentResults(documents.Length, query.Things.Count > 0);
        if (query.Things.Count > 0)
        {
            ScoreAll(query, results);
            Bits.OfScores(results.Scores, results.Documents);
            Bits.And(results.Documents, live);
        }
        else
        {
            live.CopyTo(results.Documents);
        }

        if (!includeRetired)
        {
            Bits.And(results.Documents, notRetired);
        }

        return results;
    }

    /// <summary>Finds what holds any of the things looked for, and tells for each document how many. To be disposed of.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="includeRetired">Whether to find retired services, too.</param>
    /// <param name="held">For each document, how many things it holds; becomes meaningful for results only.</param>
    public SegmentResults MatchAny(SearchQuery query, bool includeRetired, out byte[] held)
    {
        var results = new SegmentResults(documents.Length, scored: true);
        var sums = results.Scores;
        sums.Clear();
        held = new byte[sums.Length];
        var room = new ScoringRoom(sums.Length);
        var scores = room.Take();
        foreach (var thing in query.Things)
        {
            scores.Clear();
            results.BestScore += Score(thing, scores, room);
            for (var document = 0; document < documents.Length; document++)
            {
                sums[document] += scores[document];
                held[document] += scores[document] > 0 ? (byte)1 : (byte)0;
            }
        }

        room.Dispose();
        Bits.OfScores(sums, results.Documents);
        Bits.And(results.Documents, live);
        if (!includeRetired)
        {
            Bits.And(results.Documents, notRetired);
        }

        return results;
    }

    /// <summary>Leaves the results that pass all filters, and counts the facets.</summary>
    public void FilterAndCount(SegmentResults results, FacetCounts counts) => results.Total = counts.FilterAndCount(Facets, results.Documents);

    /// <summary>Whether any document that is still there holds the thing.</summary>
    public bool Holds(SoughtThing thing)
    {
        using var results = new SegmentResults(documents.Length, scored: true);
        results.Scores.Clear();
        using var room = new ScoringRoom(results.Scores.Length);
        Score(thing, results.Scores, room);
        Bits.OfScores(results.Scores, results.Documents);
        Bits.And(results.Documents, live);
        return Bits.Count(results.Documents) > 0;
    }

    /// <summary>Offers the words of documents that are still there to a collection of near ones.</summary>
    public void OfferWords(NearWords near) => words.OfferAll(near, live);

    /// <summary>
    /// The document that shows how people write a word, or the beginning of one, with the whole word it holds; null where none that is
    /// still there does. Of several it is the one with the lowest id, whichever segments they stand in.
    /// </summary>
    public (string Term, CatalogueDocument Document)? FindHolder(NearWord near) =>
        words.FindHolders(near.Term, live) is { } found
            ? (found.Term, found.Documents.Select(number => documents[number]).MinBy(document => document.Entry.ServiceId)!)
            : null;

    /// <summary>A word as a document writes it.</summary>
    public static string? SpellingIn(CatalogueDocument document, NearWord near)
    {
        var buffer = new WordBuffer();
        foreach (var text in document.Texts)
        {
            var reader = new WordReader(text.Text, buffer);
            while (reader.Read())
            {
                if (reader.Word.SequenceEqual(near.Term) && reader.Find(new QueryWord(near.Text, Number: false, EndsPlain: false), out var start, out var end))
                {
                    return text.Text[start..end];
                }
            }
        }

        return null;
    }

    private void ScoreAll(SearchQuery query, SegmentResults results)
    {
        var sums = results.Scores;
        sums.Clear();
        using var room = new ScoringRoom(sums.Length);
        var best = Score(query.Things[0], sums, room);
        if (query.Things.Count > 1)
        {
            var scores = room.Take();
            for (var i = 1; i < query.Things.Count && best > 0; i++)
            {
                scores.Clear();
                var bestOfThing = Score(query.Things[i], scores, room);
                best = bestOfThing > 0 ? best + bestOfThing : 0;
                Bits.AddWhereBoth(sums, scores);
            }
        }

        results.BestScore = best + (best > 0 ? AddForJoined(query, sums, room) : 0);
        AddForName(query.Folded, results);
    }

    /// <summary>Adds to what was found where neighbouring words stand as one; returns the most that may have been added.</summary>
    private int AddForJoined(SearchQuery query, Span<ushort> sums, ScoringRoom room)
    {
        var most = 0;
        foreach (var word in query.Joined)
        {
            var scores = room.Take();
            scores.Clear();
            var best = words.Score(word, MatchWeights.AsTyped, scores, room.Ranges);
            if (best > 0)
            {
                most += best;
                for (var document = 0; document < documents.Length; document++)
                {
                    sums[document] += sums[document] > 0 ? scores[document] : (ushort)0;
                }
            }

            room.Return(1);
        }

        return most;
    }

    /// <summary>Gives every document the score of the best wording it holds; returns the best of all.</summary>
    private int Score(SoughtThing thing, Span<ushort> scores, ScoringRoom room)
    {
        var best = 0;
        foreach (var wording in thing.Wordings)
        {
            var bestOfWording = wording.Words.Count == 1 && thing.Words.Count == 1
                ? words.Score(wording.Words[0], wording.Worth, scores, room.Ranges)
                : ScoreSeveral(thing, wording, scores, room);
            best = Math.Max(best, bestOfWording);
        }

        return best;
    }

    /// <summary>All words of the wording have to be there; their mean counts as often as words were typed.</summary>
    private int ScoreSeveral(SoughtThing thing, Wording wording, Span<ushort> scores, ScoringRoom room)
    {
        var sums = room.Take();
        var scoresOfWord = room.Take();
        sums.Clear();
        var best = words.Score(wording.Words[0], wording.Worth, sums, room.Ranges);
        for (var i = 1; i < wording.Words.Count && best > 0; i++)
        {
            scoresOfWord.Clear();
            var bestOfWord = words.Score(wording.Words[i], wording.Worth, scoresOfWord, room.Ranges);
            best = bestOfWord > 0 ? best + bestOfWord : 0;
            Bits.AddWhereBoth(sums, scoresOfWord);
        }

        if (best > 0)
        {
            for (var document = 0; document < documents.Length; document++)
            {
                scores[document] = Math.Max(scores[document], Share(sums[document]));
            }
        }

        room.Return(2);
        return Share((ushort)best);

        ushort Share(ushort sum) => (ushort)(sum * thing.Words.Count / wording.Words.Count);
    }

    /// <summary>Documents lie in the order of their names, so those whose name begins with the query lie together.</summary>
    private void AddForName(string folded, SegmentResults results)
    {
        var first = LowerBound(folded, "");
        var i = first;
        for (; i < documents.Length && documents[i].FoldedName.StartsWith(folded, StringComparison.Ordinal); i++)
        {
            if (results.Scores[i] > 0)
            {
                var whole = documents[i].FoldedName.Length == folded.Length;
                results.Scores[i] += (ushort)(whole ? MatchWeights.WholeName : MatchWeights.BeginningOfName);
            }
        }

        results.EndOfNameMatches = i;
    }

    /// <summary>
    /// Adds up to <paramref name="take"/> results that follow a place in the list, the nearest first.
    /// </summary>
    /// <param name="results">What <see cref="Match"/> found.</param>
    /// <param name="sort">The order of the list.</param>
    /// <param name="up">Towards greater keys, or towards smaller ones.</param>
    /// <param name="from">The place; absent for the first in that direction.</param>
    /// <param name="inclusive">Whether the place itself counts.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="into">Where to add them.</param>
    public void Select(SegmentResults results, ServiceSort sort, bool up, SortKey? from, bool inclusive, int take, List<Found> into)
    {
        if (results.Total == 0 || take == 0)
        {
            return;
        }

        switch (sort)
        {
            case ServiceSort.Relevance:
                SelectByScore(results, up, from, inclusive, take, into);
                break;
            case ServiceSort.Name or ServiceSort.NameDescending:
                SelectByName(results, sort, up, from, inclusive, take, into);
                break;
            case ServiceSort.PublishedAt:
                SelectByOrder(publishedAt, results, sort, up, from, inclusive, take, into);
                break;
            case ServiceSort.PublishedAtDescending:
                SelectByOrder(publishedAtDescending, results, sort, up, from, inclusive, take, into);
                break;
            case ServiceSort.ReusingLaenderDescending:
                SelectByOrder(reusingLaenderDescending, results, sort, up, from, inclusive, take, into);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(sort), sort, null);
        }
    }

    /// <summary>Whether there is any result at a place in the list or beyond it.</summary>
    public bool HasAny(SegmentResults results, ServiceSort sort, bool up, SortKey from)
    {
        if (sort != ServiceSort.Relevance)
        {
            var found = new List<Found>(1);
            Select(results, sort, up, from, inclusive: true, 1, found);
            return found.Count > 0;
        }

        var bound = BoundByScore(from, atPlace: up);
        ReadOnlySpan<ushort> scores = results.Scores;
        foreach (var document in results.DocumentNumbers)
        {
            if (PlaceByScore(scores[document], document) >= bound == up)
            {
                return true;
            }
        }

        return false;
    }

    private void SelectByName(SegmentResults results, ServiceSort sort, bool up, SortKey? from, bool inclusive, int take, List<Found> into)
    {
        var bound = from is { } key ? NameBound(key.Text, key.Id, up == inclusive) : up ? 0 : documents.Length;
        var (low, high) = up ? (bound, documents.Length) : (0, bound);
        var bits = results.Documents;
        var word = up ? low >> 6 : (high - 1) >> 6;
        for (; take > 0 && word >= 0 && word < bits.Length && low < high; word += up ? 1 : -1)
        {
            var rest = bits[word];
            while (rest != 0 && take > 0)
            {
                var bit = up ? BitOperations.TrailingZeroCount(rest) : 63 - BitOperations.LeadingZeroCount(rest);
                rest &= ~(1UL << bit);
                var i = (word << 6) + bit;
                if (i >= low && i < high)
                {
                    into.Add(new Found(KeyOf(documents[i], sort, 0), documents[i]));
                    take--;
                }
            }
        }
    }

    private void SelectByOrder(SegmentOrder order, SegmentResults results, ServiceSort sort, bool up, SortKey? from, bool inclusive, int take, List<Found> into)
    {
        // Where results are few, sorting them is faster than walking the order until enough are met.
        const int Few = 512;

        var bound = from is { } key ? OrderBound(order, sort, key, up == inclusive) : up ? 0 : documents.Length;
        var (low, high) = up ? (bound, documents.Length) : (0, bound);
        if (results.Total > Few)
        {
            for (var place = up ? low : high - 1; take > 0 && place >= low && place < high; place += up ? 1 : -1)
            {
                if (Bits.Has(results.Documents, order.DocumentAt[place]))
                {
                    Add(place);
                }
            }

            return;
        }

        var places = ArrayPool<int>.Shared.Rent(results.Total);
        var count = 0;
        foreach (var document in results.DocumentNumbers)
        {
            var place = order.PlaceOf[document];
            places[count] = place;
            count += place >= low && place < high ? 1 : 0;
            if (count == results.Total)
            {
                break;
            }
        }

        Array.Sort(places, 0, count);
        for (var i = up ? 0 : count - 1; take > 0 && i >= 0 && i < count; i += up ? 1 : -1)
        {
            Add(places[i]);
        }

        ArrayPool<int>.Shared.Return(places);

        void Add(int place)
        {
            var document = documents[order.DocumentAt[place]];
            into.Add(new Found(KeyOf(document, sort, 0), document));
            take--;
        }
    }

    private void SelectByScore(SegmentResults results, bool up, SortKey? from, bool inclusive, int take, List<Found> into)
    {
        var (low, high) = (0UL, ulong.MaxValue);
        if (from is { } key)
        {
            var bound = BoundByScore(key, up == inclusive);
            (low, high) = up ? (bound, high) : (low, bound);
        }

        var kept = new NearestPlaces(take);
        ReadOnlySpan<ushort> scores = results.Scores;
        foreach (var document in results.DocumentNumbers)
        {
            if (up && kept.IsBeyond(PlaceByScore(results.BestFrom(document), document)))
            {
                // No document from here on can have a better score, and with the same score it comes later.
                break;
            }

            var place = PlaceByScore(scores[document], document);
            if (place >= low && place < high)
            {
                kept.Offer(up ? place : ~place);
            }
        }

        foreach (var nearest in kept.InOrder())
        {
            var place = up ? nearest : ~nearest;
            var document = documents[(int)(uint)place];
            into.Add(new Found(KeyOf(document, ServiceSort.Relevance, ushort.MaxValue - (int)(place >> 32)), document));
        }
    }

    /// <summary>Score and document number in one number, ascending in the order of the list.</summary>
    private static ulong PlaceByScore(long score, int document) => ((ulong)(ushort.MaxValue - score) << 32) | (uint)document;

    private ulong BoundByScore(SortKey key, bool atPlace) =>
        PlaceByScore(Math.Clamp(-key.Rank, 0, ushort.MaxValue), NameBound(key.Text, key.Id, atPlace));

    /// <summary>The first document at that place or after it; without the place itself where it does not count.</summary>
    private int NameBound(string name, string slug, bool atPlace)
    {
        var first = LowerBound(name, slug);
        var isPlace = first < documents.Length && documents[first].FoldedName == name && documents[first].Card.Slug == slug;
        return isPlace && !atPlace ? first + 1 : first;
    }

    private int LowerBound(string name, string slug)
    {
        var sought = new SortKey(0, name, slug);
        var (low, high) = (0, documents.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (KeyOf(documents[middle], ServiceSort.Name, 0) < sought)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int OrderBound(SegmentOrder order, ServiceSort sort, SortKey key, bool atPlace)
    {
        var (low, high) = (0, documents.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var compared = KeyOf(documents[order.DocumentAt[middle]], sort, 0).CompareTo(key);
            if (compared < 0 || (compared == 0 && !atPlace))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
