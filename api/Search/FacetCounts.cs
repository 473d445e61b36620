using System.Buffers;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>Counts, over all segments of a catalogue, how many results each value would give.</summary>
internal sealed class FacetCounts
{
    /// <summary>For each facet the values that occur anywhere, in ordinal order.</summary>
    private readonly IReadOnlyList<string[]> values;

    private readonly int[][] counts;

    /// <summary>For each facet the values the search asks for.</summary>
    private readonly string[][] chosen;

    /// <summary>Number of results counted so far.</summary>
    public int Total { get; private set; }

    public FacetCounts(IReadOnlyList<string[]> values, ServiceSearch search)
    {
        this.values = values;
        counts = new int[values.Count][];
        chosen = new string[values.Count][];
        for (var facet = 0; facet < values.Count; facet++)
        {
            counts[facet] = new int[values[facet].Length];
            chosen[facet] = [.. FacetKind.All[facet].Chosen(search)];
        }
    }

    /// <summary>The values that occur in any of the segments.</summary>
    public static IReadOnlyList<string[]> ValuesOf(IReadOnlyList<CatalogueSegment> segments)
    {
        var values = new string[FacetKind.All.Count][];
        for (var facet = 0; facet < values.Length; facet++)
        {
            var all = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var segment in segments)
            {
                all.UnionWith(segment.ValuesOf(facet));
            }

            values[facet] = [.. all];
        }

        return values;
    }

    /// <summary>Leaves those documents in the set that hold what the search asks for, and counts every value on the way.</summary>
    /// <param name="columns">The facets of the segment.</param>
    /// <param name="found">What the words find; becomes the results.</param>
    /// <returns>The number of results.</returns>
    public int FilterAndCount(IReadOnlyList<FacetColumn> columns, Span<ulong> found)
    {
        var length = found.Length;
        var facets = columns.Count;
        var room = ArrayPool<ulong>.Shared.Rent(length * (facets + 3));
        var words = ArrayPool<int>.Shared.Rent(length + 1);
        var results = room.AsSpan(facets * length, length);
        var others = room.AsSpan((facets + 1) * length, length);
        var spare = room.AsSpan((facets + 2) * length, length);
        found.CopyTo(results);
        for (var facet = 0; facet < facets; facet++)
        {
            if (Narrows(facet))
            {
                var holders = room.AsSpan(facet * length, length);
                holders.Clear();
                AddHolders(facet, columns, holders);
                Bits.And(results, holders);
            }
        }

        var notEmpty = words.AsSpan(0, Bits.NotEmpty(results, words));
        for (var facet = 0; facet < facets; facet++)
        {
            if (!Filters(facet))
            {
                Count(facet, columns[facet], results, notEmpty, spare);
            }
        }

        for (var facet = 0; facet < facets; facet++)
        {
            if (!Filters(facet))
            {
                continue;
            }

            var own = PlaceOf(facet);
            found.CopyTo(others);
            for (var other = 0; other < facets; other++)
            {
                if (other != own && Narrows(other))
                {
                    Bits.And(others, room.AsSpan(other * length, length));
                }
            }

            if (!FacetKind.All[facet].OneValue)
            {
                // What is added to the results, not what is among them already.
                Bits.AndNot(others, room.AsSpan(own * length, length));
            }

            Count(facet, columns[facet], others, words.AsSpan(0, Bits.NotEmpty(others, words)), spare);
        }

        results.CopyTo(found);
        ArrayPool<ulong>.Shared.Return(room);
        ArrayPool<int>.Shared.Return(words);
        var total = Bits.Count(found);
        Total += total;
        return total;
    }

    /// <summary>The facets as they are shown.</summary>
    public IReadOnlyList<Facet> ToFacets()
    {
        var facets = new Facet[values.Count];
        for (var facet = 0; facet < facets.Length; facet++)
        {
            var chosen = this.chosen[facet];
            var adds = chosen.Length > 0 && !FacetKind.All[facet].OneValue;
            var values = new List<FacetValue>(this.values[facet].Length + chosen.Length);
            for (var i = 0; i < this.values[facet].Length; i++)
            {
                var value = this.values[facet][i];
                var isChosen = chosen.Contains(value, StringComparer.Ordinal);
                var count = counts[facet][i] + (adds ? Total : 0);
                if (count > 0 || isChosen)
                {
                    values.Add(new FacetValue { Value = value, Count = count, Chosen = isChosen });
                }
            }

            foreach (var value in chosen)
            {
                if (Array.BinarySearch(this.values[facet], value, StringComparer.Ordinal) < 0)
                {
                    AddInOrder(values, new FacetValue { Value = value, Count = adds ? Total : 0, Chosen = true });
                }
            }

            facets[facet] = new Facet { Parameter = FacetKind.All[facet].Parameter, Values = values };
        }

        return facets;
    }

    private static void AddInOrder(List<FacetValue> values, FacetValue value)
    {
        var at = values.FindIndex(other => string.CompareOrdinal(other.Value, value.Value) >= 0);
        if (at < 0)
        {
            values.Add(value);
        }
        else if (values[at].Value != value.Value)
        {
            values.Insert(at, value);
        }
    }

    private bool Filters(int facet) => chosen[facet].Length > 0;

    /// <summary>What is chosen in the partner of a facet; nothing where there is none.</summary>
    private string[] ChosenWith(int facet) => FacetKind.Partners[facet] is >= 0 and var partner ? chosen[partner] : [];

    /// <summary>Where the documents that pass a facet are kept: two partners are passed together, at the place of the first.</summary>
    private static int PlaceOf(int facet) => FacetKind.Partners[facet] is >= 0 and var partner ? Math.Min(facet, partner) : facet;

    /// <summary>Whether documents that pass are kept at this place.</summary>
    private bool Narrows(int place) => PlaceOf(place) == place && (Filters(place) || ChosenWith(place).Length > 0);

    private void AddHolders(int facet, IReadOnlyList<FacetColumn> columns, Span<ulong> holders)
    {
        if (Filters(facet))
        {
            columns[facet].AddHolders(chosen[facet], ChosenWith(facet), holders);
        }
        else
        {
            columns[FacetKind.Partners[facet]].AddHolders(ChosenWith(facet), [], holders);
        }
    }

    private void Count(int facet, FacetColumn column, ReadOnlySpan<ulong> documents, ReadOnlySpan<int> notEmpty, Span<ulong> spare)
    {
        // Few results lie in few words: looking at those alone keeps the cost of a rare word small in a large catalogue.
        var sparse = notEmpty.Length < documents.Length / 2;
        var with = ChosenWith(facet);
        var place = 0;
        for (var i = 0; i < column.Values.Length; i++)
        {
            while (place < values[facet].Length && string.CompareOrdinal(values[facet][place], column.Values[i]) < 0)
            {
                place++;
            }

            if (place == values[facet].Length || values[facet][place] != column.Values[i])
            {
                // Held only by what was struck off.
                continue;
            }

            var holders = column.DocumentsOf(i);
            if (with.Length > 0)
            {
                spare.Clear();
                column.AddHolders(i, with, spare);
                holders = spare;
            }

            counts[facet][place] += sparse
                ? Bits.CountAnd(documents, holders, notEmpty)
                : Bits.CountAnd(documents, holders);
        }
    }
}
