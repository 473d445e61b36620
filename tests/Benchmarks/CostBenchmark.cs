using System.Globalization;
using BenchmarkDotNet.Attributes;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Benchmarks;

/// <summary>
/// The arithmetic of cost: one price sheet over all Gemeinden, a preview for one of them with its derivations, and a shopping list of 100
/// offers and 500 Gemeinden. Register, catalogue and reference data are made up, in the size of the real ones.
/// </summary>
[Config(typeof(QuickConfig))]
public class CostBenchmark
{
    private const int Gemeinden = 10_786;

    private static readonly string[] Codes = ["SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"];
    private static readonly long[] Koenigstein = [340578, 260343, 939533, 95379, 2107592, 743709, 481848, 1304061, 1556072, 119827, 518995, 302987, 198045, 498208, 269612, 263211];

    private readonly string[] ars = new string[Gemeinden];
    private readonly long[] inhabitants = new long[Gemeinden];
    private readonly long[] shares = new long[Gemeinden];
    private readonly long[] amounts = [120_000_000, 41_000_000, 69_000_000];

    private CostSources sources = null!;
    private CostPreviewQuery query = null!;
    private NewCostPreviews list = null!;
    private Guid offer;

    [GlobalSetup]
    public void Make()
    {
        for (var i = 0; i < Gemeinden; i++)
        {
            ars[i] = string.Create(CultureInfo.InvariantCulture, $"{(i * 16 / Gemeinden) + 1:00}{i:000}0{i:000000}");
            inhabitants[i] = 150 + (i * 7_919L % 60_000);
        }

        Array.Sort(ars, StringComparer.Ordinal);
        var laender = Codes.Select((code, place) => Body(OrganisationKind.Land, (place + 1).ToString("00", CultureInfo.InvariantCulture), code, 5_000_000)).ToList();
        var kommunen = ars.Select((key, place) => Body(OrganisationKind.Gemeinde, key, Codes[int.Parse(key[..2], CultureInfo.InvariantCulture) - 1], inhabitants[place])).ToList();
        var register = new OrganisationRegister.Snapshot(
            [.. laender, .. kommunen],
            [.. laender.Select(land => new Land { Code = land.Land!, ArsPrefix = land.Ars!, Name = land.Name, OrganisationId = land.Id, Inhabitants = land.Inhabitants!, Gemeinden = 600, Koenigstein = [], Tile = new Tile { Row = 1, Column = 1 } })],
            []);
        var levies = Codes.Select(code => new LandRule { Id = Guid.CreateVersion7(), Land = code, Rule = PassingOnRule.Levy, GemeindeHundredths = 3_000, KreisHundredths = 1_500, Source = "Messung", ValidFrom = new DateOnly(2020, 1, 1), RecordedAt = DateTimeOffset.UnixEpoch, Provenance = Provenance.Example });
        var entries = ManyServices.Make(400).Where(entry => entry.Terms.Count > 0).Take(100).Select(Priced).ToList();
        sources = new CostSources(register, CatalogueIndex.Build(entries, ManyServices.Today, 1, ManyServices.Words), Data(laender, kommunen), new LandRules(levies));
        offer = entries[0].Offers[0].Id;
        query = new CostPreviewQuery { Organisation = kommunen[^1].Ars, Start = "2027-05" };
        list = new NewCostPreviews { Offers = [.. entries.Select(entry => entry.Offers[0].Id)], Organisations = [.. kommunen.Where((_, place) => place % 21 == 0).Take(500).Select(kommune => kommune.Ars!)], Start = "2027-05" };
    }

    [Benchmark(Description = "one sheet over 10,786 Gemeinden")]
    public long AllGemeinden()
    {
        foreach (var amount in amounts)
        {
            AllocateCost.Among(amount, ars, inhabitants, shares);
        }

        return shares[0];
    }

    [Benchmark(Description = "preview for one organisation")]
    public object Preview() => PreviewCost.Of(AskCost.Of(offer, query, sources));

    [Benchmark(Description = "shopping list, 100 offers × 500 Gemeinden")]
    public object ShoppingList() => ComputeCostPreviews.Of(list, sources);

    private static Organisation Body(OrganisationKind kind, string ars, string land, long count) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Kind = kind,
        CountsAs = [kind],
        Name = $"Ort {ars}",
        Ars = ars,
        Land = land,
        Inhabitants = new Inhabitants { Count = count, AsOf = new DateOnly(2024, 12, 31), Source = "Messung" },
        Provenance = Provenance.Example,
    };

    private static ReferenceData Data(List<Organisation> laender, List<Organisation> kommunen) => new(
    [
        new ReferenceDataSet
        {
            Key = ReferenceKeys.Inhabitants,
            Name = "Einwohnerzahlen",
            Source = "Messung",
            AsOf = new DateOnly(2024, 12, 31),
            Values = [.. laender.Select(land => new ReferenceValue(land.Ars!, ReferenceLevel.Land, land.Inhabitants!.Count)), .. kommunen.Select(kommune => new ReferenceValue(kommune.Ars!, ReferenceLevel.Gemeinde, kommune.Inhabitants!.Count))],
            Totals = [.. kommunen.GroupBy(kommune => kommune.Land!).Select(land => new ReferenceTotal(land.Key, ReferenceLevel.Gemeinde, land.Sum(kommune => kommune.Inhabitants!.Count)))],
        },
        new ReferenceDataSet
        {
            Key = ReferenceKeys.Koenigstein,
            Name = "Königsteiner Schlüssel 2019",
            Source = "GWK",
            AsOf = new DateOnly(2019, 1, 1),
            Values = [.. laender.Select((land, place) => new ReferenceValue(land.Ars!, ReferenceLevel.Land, Koenigstein[place]))],
            Totals = [],
        },
    ]);

    /// <summary>Three items, one of them by a mixture, jointly financed, with ten participants.</summary>
    private static CatalogueEntry Priced(CatalogueEntry entry)
    {
        var terms = entry.Terms[0];
        var id = entry.Offers[0].Id;
        PriceItem Item(long cents, params IReadOnlyList<WeightedKey> keys) => new() { Kind = CostKind.Operation, Label = "Posten", Charge = Charge.Yearly, Basis = PriceBasis.Allocated, Amount = Money.OfCents(cents), Key = keys };
        var sheet = terms.PriceSheet with
        {
            Free = false,
            Financing = Financing.Joint,
            Items =
            [
                Item(120_000_000, new WeightedKey { Key = AllocationKey.Koenigstein, Weight = "1" }),
                Item(41_000_000, new WeightedKey { Key = AllocationKey.Inhabitants, Weight = "0.6" }, new WeightedKey { Key = AllocationKey.Equal, Weight = "0.4" }),
                Item(69_000_000, new WeightedKey { Key = AllocationKey.Inhabitants, Weight = "1" }),
            ],
        };
        return entry with
        {
            Service = entry.Service with { State = ServiceState.Published },
            Offers = [entry.Offers[0] with { LegalModel = LegalModel.FitStore }],
            Terms = [terms with { Offer = id, Version = 1, ValidFrom = new DateOnly(2026, 1, 1), ValidUntil = null, PriceSheet = sheet }],
            Reuse = entry.Reuse with { Laender = [.. Codes.Take(9).Select(code => new LandReuse { Land = code, State = AdoptionState.Live, Provenance = Provenance.Example })] },
        };
    }
}
