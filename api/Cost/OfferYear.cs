using System.Runtime.InteropServices;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>What one item comes to for who is charged.</summary>
/// <param name="Item">The item.</param>
/// <param name="Shared">How it is shared; nothing for prices of a unit.</param>
/// <param name="Units">Inhabitants or uses that were counted.</param>
/// <param name="UnitSet">Where the units come from; nothing where the question gave them.</param>
/// <param name="Prorated">The part of which a first year is paid by months.</param>
/// <param name="Unprorated">The part of which every year is a full one.</param>
internal sealed record ChargedItem(PriceItem Item, SharedItem? Shared, long Units, ReferenceDataSet? UnitSet, long Prorated, long Unprorated)
{
    /// <summary>Whether it is charged at all: prices of a unit are not to a Land that does not take part.</summary>
    public bool Applies { get; init; } = true;

    /// <summary>For a full year, or once.</summary>
    public long Amount => Prorated + Unprorated;

    /// <summary>For the first year; what is charged once is not prorated.</summary>
    public long FirstYear(int months) => Cost.FirstYear.Of(Prorated, months) + Unprorated;
}

/// <summary>Sums of charged items.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CostSums(long FirstYear, long FullYear, long OneOff)
{
    public static CostSums operator +(CostSums a, CostSums b) => new(a.FirstYear + b.FirstYear, a.FullYear + b.FullYear, a.OneOff + b.OneOff);

    public static CostSums Of(IReadOnlyList<ChargedItem> items, int months)
    {
        var sums = default(CostSums);
        foreach (var item in items)
        {
            sums += item.Item.Charge == Charge.OneOff ? new(0, 0, item.Amount) : new(item.FirstYear(months), item.Amount, 0);
        }

        return sums;
    }
}

/// <summary>
/// One price sheet in one year: its items shared among any set of Länder, each set computed once. For one question or one list of them;
/// not for several threads.
/// </summary>
internal sealed class OfferYear(PriceSheet sheet, CostKeys keys, string service, IReadOnlyList<Land> laender)
{
    private readonly Dictionary<(int Item, long Members), SharedItem> shared = [];
    private readonly int[] all = [.. Enumerable.Range(0, laender.Count)];

    /// <summary>Whether prices per use of somebody whose uses nobody counted are left out, instead of being a conflict.</summary>
    public bool LeavesOutUnknownUses { get; init; }

    public PriceSheet Sheet => sheet;

    public CostKeys Keys => keys;

    public IReadOnlyList<Land> Laender => laender;

    /// <summary>Whether anything is shared among Länder; if not, whoever buys pays by itself.</summary>
    public bool IsAllocated => sheet.Items.Any(item => item.Basis == PriceBasis.Allocated);

    /// <summary>The place of a Land among all.</summary>
    public int PlaceOf(string code)
    {
        for (var place = 0; place < laender.Count; place++)
        {
            if (laender[place].Code == code)
            {
                return place;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such Land.");
    }

    /// <summary>An allocated item, shared by some Länder.</summary>
    /// <param name="item">Its place on the sheet.</param>
    /// <param name="participants">Places of the Länder, ascending.</param>
    public SharedItem Share(int item, IReadOnlyList<int> participants)
    {
        var members = participants.Aggregate(0L, (set, land) => set | (1L << land));
        if (!shared.TryGetValue((item, members), out var known))
        {
            known = SharePriceItem.Of(sheet.Items[item], sheet.Financing, participants, all, keys.Of);
            shared.Add((item, members), known);
        }

        return known;
    }

    /// <summary>What a Land is charged.</summary>
    /// <param name="land">The organisation that stands for it.</param>
    /// <param name="participants">The Länder that take part. One that does not is charged what it pays anyway and nothing else.</param>
    /// <param name="uses">Uses per year where the question gives them.</param>
    public IReadOnlyList<ChargedItem> OfLand(Organisation land, IReadOnlyList<int> participants, long? uses)
    {
        var place = PlaceOf(land.Land!);
        var takesPart = participants.Contains(place);
        var items = new List<ChargedItem>(sheet.Items.Count);
        for (var i = 0; i < sheet.Items.Count; i++)
        {
            var item = sheet.Items[i];
            if (item.Basis == PriceBasis.Allocated)
            {
                var known = Share(i, participants);
                items.Add(new(item, known, 0, null, known.OfAdopter(place), known.Anyway(place)));
            }
            else
            {
                items.Add(takesPart ? Charged(item, land, uses) : new(item, null, 0, null, 0, 0) { Applies = false });
            }
        }

        return items;
    }

    /// <summary>What an organisation is charged that pays by itself.</summary>
    public IReadOnlyList<ChargedItem> OfBody(Organisation body, long? uses) => [.. sheet.Items.Where(item => item.Basis != PriceBasis.Allocated).Select(item => Charged(item, body, uses))];

    private ChargedItem Charged(PriceItem item, Organisation body, long? uses)
    {
        if (LeavesOutUnknownUses && item.Basis == PriceBasis.PerUse && uses is null && keys.Find(ReferenceKeys.Usage(service), body) is null)
        {
            return new(item, null, 0, null, 0, 0) { Applies = false };
        }

        var known = item.Basis switch
        {
            PriceBasis.PerInhabitant or PriceBasis.SizeClass => keys.Of(ReferenceKeys.Inhabitants, body),
            PriceBasis.PerUse when uses is null => keys.Of(ReferenceKeys.Usage(service), body),
            _ => null,
        };
        var units = known?.Value ?? (item.Basis == PriceBasis.PerUse ? uses!.Value : 1);
        return new(item, null, units, known?.Set, ChargeUnits.Of(item, units), 0);
    }
}
