using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>A query as the catalogue understood it, with what it finds before any filter. To be disposed of.</summary>
/// <param name="Query">What is looked for in the end.</param>
/// <param name="Results">What was found, one for each segment.</param>
/// <param name="Reading">How it was understood, for people; absent without words.</param>
internal sealed record Understood(SearchQuery Query, IReadOnlyList<SegmentResults> Results, QueryReading? Reading) : IDisposable
{
    public bool FindsAny => Results.Any(results => results.Documents.ContainsAnyExcept(0UL));

    public void Dispose()
    {
        foreach (var results in Results)
        {
            results.Dispose();
        }
    }
}

/// <summary>
/// Makes the best of what was typed: services that hold all of it; where there are none, words that stand nowhere are read as
/// the nearest ones that do; where that does not help, services that hold the most of it. Filters play no part in this, so that
/// a filter never adds a result.
/// </summary>
internal sealed class Understanding(IReadOnlyList<CatalogueSegment> segments, bool includeRetired)
{
    private const int MostSuggestions = 3;

    public Understood Of(SearchQuery query)
    {
        if (query.FindsNothing)
        {
            return new Understood(query, [], new QueryReading { Found = WordsFound.None });
        }

        var asTyped = Match(query);
        if (query.Things.Count == 0)
        {
            return new Understood(query, asTyped, null);
        }

        var understood = new Understood(query, asTyped, new QueryReading { Found = WordsFound.All });
        if (understood.FindsAny)
        {
            return understood;
        }

        understood.Dispose();
        var (corrected, corrections) = Correct(query);
        if (corrections.Count > 0)
        {
            understood = new Understood(corrected, Match(corrected), new QueryReading { Found = WordsFound.All, Corrections = corrections });
            if (understood.FindsAny)
            {
                return understood;
            }

            understood.Dispose();
        }

        var missing = corrected.Things.Where(thing => !IsHeld(thing)).ToList();
        var reading = new QueryReading { Found = WordsFound.Some, Corrections = corrections, Missing = [.. missing.Select(thing => thing.Typed)] };
        if (corrected.Things.Count > 1)
        {
            understood = new Understood(corrected, MatchMost(corrected), reading);
            if (understood.FindsAny)
            {
                return understood;
            }

            understood.Dispose();
        }

        return new Understood(corrected, [], reading with { Found = WordsFound.None, Corrections = [], Suggestions = [.. Suggestions(missing)] });
    }

    private SegmentResults[] Match(SearchQuery query) => [.. segments.Select(segment => segment.Match(query, includeRetired))];

    /// <summary>Those that hold as many of the things as any does.</summary>
    private SegmentResults[] MatchMost(SearchQuery query)
    {
        var results = new SegmentResults[segments.Count];
        var held = new byte[segments.Count][];
        var most = 0;
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = segments[i].MatchAny(query, includeRetired, out held[i]);
            foreach (var document in results[i].DocumentNumbers)
            {
                most = Math.Max(most, held[i][document]);
            }
        }

        for (var i = 0; i < results.Length; i++)
        {
            foreach (var document in results[i].DocumentNumbers)
            {
                if (held[i][document] < most)
                {
                    Bits.Remove(results[i].Documents, document);
                }
            }
        }

        return results;
    }

    private bool IsHeld(SoughtThing thing) => segments.Any(segment => segment.Holds(thing));

    private (SearchQuery Query, IReadOnlyList<Correction> Corrections) Correct(SearchQuery query)
    {
        var things = query.Things.ToList();
        var corrections = new List<Correction>();
        for (var i = 0; i < things.Count; i++)
        {
            if (things[i].Words is not [var word] || NearWords.To(word.Word) is not { } near || IsHeld(things[i]))
            {
                continue;
            }

            Collect(near);
            var found = near.Found.ToList();
            if (found.Count > 0)
            {
                things[i] = things[i].Or(found.Select(one => new Wording([new QueryWord(one.Text, Number: false, EndsPlain: false)], MatchWeights.Misspelt)));
                corrections.Add(new Correction { Typed = word.Typed, Read = Spelling(found[0]) });
            }
            else if (Parts(word) is { } parts)
            {
                things[i] = things[i].Or([new Wording(parts, MatchWeights.Misspelt)]);
                corrections.Add(new Correction { Typed = word.Typed, Read = string.Join(' ', parts.Select(part => Spelling(new NearWord(part.Text, part.Text)))) });
            }
        }

        return (query.With(things), corrections);
    }

    /// <summary>
    /// A compound that stands nowhere, in two parts that stand together in some service: "Berufsanerkennung" is an Anerkennung of
    /// something that begins with "Berufs". Where the second part stands nowhere either, the nearest word is taken for it.
    /// </summary>
    private IReadOnlyList<QueryWord>? Parts(TypedWord typed)
    {
        const int ShortestPart = 4;

        var word = typed.Word.Text;
        var cuts = Enumerable.Range(ShortestPart, Math.Max(0, word.Length - (2 * ShortestPart) + 1)).Reverse()
            .Where(cut => IsHeld(typed, [Part(word[..cut])]))
            .ToList();
        var asTyped = cuts.Select(cut => (IReadOnlyList<QueryWord>)[Part(word[..cut]), Part(word[cut..])]);
        var corrected = cuts.Select(cut => (Cut: cut, Near: NearWords.To(Part(word[cut..])))).Where(pair => pair.Near is not null).SelectMany(pair =>
        {
            Collect(pair.Near!);
            return pair.Near!.Found.Where(found => found.Text == found.Term).Select(found => (IReadOnlyList<QueryWord>)[Part(word[..pair.Cut]), Part(found.Text)]);
        });
        return asTyped.Concat(corrected).FirstOrDefault(parts => IsHeld(typed, parts));
        static QueryWord Part(string text) => new(text, Number: false, EndsPlain: false);
    }

    private bool IsHeld(TypedWord typed, IReadOnlyList<QueryWord> words) => IsHeld(new SoughtThing([typed], [new Wording(words, MatchWeights.AsTyped)]));

    private IEnumerable<string> Suggestions(IEnumerable<SoughtThing> missing) => missing
        .SelectMany(thing => thing.Words)
        .Select(word => NearWords.RoughlyTo(word.Word))
        .OfType<NearWords>()
        .SelectMany(near =>
        {
            Collect(near);
            return near.Found.Select(found => Spelling(found with { Text = found.Term }));
        })
        .DistinctBy(SearchText.Fold)
        .Take(MostSuggestions);

    private void Collect(NearWords near)
    {
        foreach (var segment in segments)
        {
            segment.OfferWords(near);
        }
    }

    /// <summary>As people write it. Several may write it differently: one of them is as good as any, and always the same.</summary>
    private string Spelling(NearWord near)
    {
        var holders = segments.Select(segment => segment.FindHolder(near)).OfType<(string Term, CatalogueDocument Document)>().ToList();
        if (holders.Count == 0)
        {
            return near.Text;
        }

        var (term, document) = holders.OrderBy(holder => holder.Term, StringComparer.Ordinal).ThenBy(holder => holder.Document.Entry.ServiceId).First();
        return CatalogueSegment.SpellingIn(document, near with { Term = term }) ?? near.Text;
    }
}
