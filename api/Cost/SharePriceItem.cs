using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>The values of one key for the Länder that share by it, in the order of these.</summary>
/// <param name="Set">Where they come from; nothing for equal shares.</param>
/// <param name="Values">The values.</param>
internal sealed record KeyValues(ReferenceDataSet? Set, long[] Values);

/// <summary>A part of an item that some Länder share by one key.</summary>
/// <param name="Carrier">Who carries it.</param>
/// <param name="Pool">Its amount.</param>
/// <param name="Key">The key, with its weight where there are several.</param>
/// <param name="Laender">Places of those who share it among all Länder, which stand by ARS.</param>
/// <param name="Values">Their values of the key.</param>
/// <param name="Shares">What each of them pays.</param>
internal sealed record SharedPart(CostCarrier Carrier, long Pool, WeightedKey Key, IReadOnlyList<int> Laender, KeyValues Values, long[] Shares)
{
    public long Sum { get; } = Values.Values.Sum();

    /// <summary>What a Land pays of it.</summary>
    public long Of(int land) => PlaceOf(land) is var place and >= 0 ? Shares[place] : 0;

    /// <summary>The place of a Land in this part's own lists; -1 where it has no share.</summary>
    public int PlaceOf(int land)
    {
        for (var place = 0; place < Laender.Count; place++)
        {
            if (Laender[place] == land)
            {
                return place;
            }
        }

        return -1;
    }
}

/// <summary>An allocated item, shared.</summary>
/// <param name="Item">The item.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Bund">What the Bund pays of it.</param>
/// <param name="Parts">Who shares the rest, by which key.</param>
internal sealed record SharedItem(PriceItem Item, long Amount, long Bund, IReadOnlyList<SharedPart> Parts)
{
    /// <summary>What a Land pays because it takes part.</summary>
    public long OfAdopter(int land) => Of(land, CostCarrier.Adopters);

    /// <summary>What a Land pays whether it takes part or not.</summary>
    public long Anyway(int land) => Of(land, CostCarrier.AllLaender);

    private long Of(int land, CostCarrier carrier)
    {
        var sum = 0L;
        foreach (var part in Parts)
        {
            sum += part.Carrier == carrier ? part.Of(land) : 0;
        }

        return sum;
    }
}

/// <summary>
/// Shares an allocated item (product.md, Cost, methods 2 and 3). The Länder are named by their places in the list of all, by ARS, which
/// settles all ties. Pure: where the values come from is the caller's business.
/// </summary>
internal static class SharePriceItem
{
    /// <summary>The three carriers of joint financing: adopting Länder, Bund, all Länder.</summary>
    private static readonly long[] JointWeights = [50, 25, 25];

    private static readonly WeightedKey Koenigstein = new() { Key = AllocationKey.Koenigstein, Weight = "1" };

    /// <summary>The values of a key for some Länder.</summary>
    public delegate KeyValues Keys(WeightedKey key, IReadOnlyList<int> laender);

    /// <param name="item">An item with basis <c>allocated</c>.</param>
    /// <param name="financing">Who finances it.</param>
    /// <param name="participants">The adopting Länder, ascending. Where there is none, nobody carries their part.</param>
    /// <param name="all">All Länder, ascending.</param>
    /// <param name="keys">The values.</param>
    public static SharedItem Of(PriceItem item, Financing financing, IReadOnlyList<int> participants, IReadOnlyList<int> all, Keys keys)
    {
        var amount = item.Amount!.Cents;
        if (financing == Financing.Adopters)
        {
            return new(item, amount, 0, Mixed(item.Key!, amount, participants, keys));
        }

        var carried = AllocateCost.Split(amount, JointWeights);
        return new(item, amount, carried[1], [.. Mixed(item.Key!, carried[0], participants, keys), Shared(CostCarrier.AllLaender, carried[2], Koenigstein, all, keys)]);
    }

    private static List<SharedPart> Mixed(IReadOnlyList<WeightedKey> mixture, long amount, IReadOnlyList<int> participants, Keys keys)
    {
        var parts = new List<SharedPart>();
        if (participants.Count == 0)
        {
            return parts;
        }

        var pools = AllocateCost.ByWeights(amount, [.. mixture.Select(key => key.Weight)]);
        for (var i = 0; i < mixture.Count; i++)
        {
            parts.Add(Shared(CostCarrier.Adopters, pools[i], mixture[i], participants, keys));
        }

        return parts;
    }

    private static SharedPart Shared(CostCarrier carrier, long pool, WeightedKey key, IReadOnlyList<int> laender, Keys keys)
    {
        var values = keys(key, laender);
        return new(carrier, pool, key, laender, values, AllocateCost.Split(pool, values.Values));
    }
}
