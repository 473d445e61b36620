using System.Globalization;
using FitStore.Api.Cost;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Tests.Cost;

/// <summary>The 16 Länder with the two keys of the check values in product.md: Königstein 2019 and inhabitants of 31 December 2024.</summary>
internal static class KnownKeys
{
    /// <summary>The ten Länder of the check values.</summary>
    public const string Ten = "BW HB NI NW RP SL SN ST SH MV";

    /// <summary>By ARS.</summary>
    public static readonly IReadOnlyList<SampleLand> Laender = [.. SampleFiles.Read().Laender.OrderBy(land => land.ArsPrefix, StringComparer.Ordinal)];

    public static readonly IReadOnlyList<int> All = [.. Enumerable.Range(0, 16)];

    public static readonly long[] Inhabitants = [.. Laender.Select(land => land.Inhabitants.Count)];

    /// <summary>In hundred-thousandths of a percent.</summary>
    public static readonly long[] Koenigstein =
        [.. Laender.Select(land => (long)(decimal.Parse(land.Koenigstein.Single(share => share.Year == 2019).Percent, CultureInfo.InvariantCulture) * 100_000))];

    public static int Place(string code) => Laender.Select((land, place) => (land.Code, place)).First(land => land.Code == code).place;

    public static IReadOnlyList<int> Places(string codes) => [.. codes.Split(' ').Select(Place).Order()];

    public static KeyValues Of(WeightedKey key, IReadOnlyList<int> laender) => new(null, key.Key switch
    {
        AllocationKey.Koenigstein => [.. laender.Select(land => Koenigstein[land])],
        AllocationKey.Inhabitants => [.. laender.Select(land => Inhabitants[land])],
        _ => [.. laender.Select(_ => 1L)],
    });

    public static PriceItem Item(long cents, params IReadOnlyList<(AllocationKey Key, string Weight)> keys) => new()
    {
        Kind = CostKind.Operation,
        Label = "Betrieb",
        Charge = Charge.Yearly,
        Basis = PriceBasis.Allocated,
        Amount = Money.OfCents(cents),
        Key = [.. keys.Select(key => new WeightedKey { Key = key.Key, Weight = key.Weight })],
    };

    public static SharedItem Share(PriceItem item, string participants, Financing financing = Financing.Adopters) =>
        SharePriceItem.Of(item, financing, Places(participants), All, Of);
}
