using FitStore.Api.Cost;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Cost;

/// <summary>A price sheet that cannot be computed is refused, with every error at its place.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PriceSheetRulesTests
{
    private static readonly PriceItem Shared = PricedOffers.Shared(100, (AllocationKey.Usage, "0.6"), (AllocationKey.Equal, "0.4"));
    private static readonly PriceItem PerUse = PricedOffers.Unit(PriceBasis.PerUse, "0.001250");
    private static readonly PriceItem Sizes = PricedOffers.Unit(PriceBasis.SizeClass) with { SizeClasses = [Class(0, 999), Class(1_000, 4_999), Class(5_000, null)] };

    private static IEnumerable<TestCaseData> Sheets()
    {
        yield return Case("All bases", PricedOffers.Sheet(Shared, PerUse, Sizes, PricedOffers.Unit(PriceBasis.PerOrganisation, cents: 0), PricedOffers.Unit(PriceBasis.PerInhabitant, "3")), "");
        yield return Case("Free", PricedOffers.Sheet(), "");
        yield return Case("The largest amount", PricedOffers.Sheet(PricedOffers.Shared(1_000_000_000_000, (AllocationKey.Equal, "1"))), "");
        yield return Case("Nothing and not free", PricedOffers.Sheet() with { Free = false }, "/items notAllowedValue");
        yield return Case("Free with items", PricedOffers.Sheet(Shared) with { Free = true }, "/items notAllowedValue");
        yield return Case("Too much", PricedOffers.Sheet(PricedOffers.Shared(1_000_000_000_001, (AllocationKey.Equal, "1"))), "/items/0/amount/amount outOfRange");
        yield return Case("Negative", PricedOffers.Sheet(PricedOffers.Shared(-1, (AllocationKey.Equal, "1"))), "/items/0/amount/amount outOfRange");
        yield return Case("No text for an amount", PricedOffers.Sheet(Shared with { Amount = new Money { Amount = "1e3", Currency = "EUR" } }), "/items/0/amount/amount outOfRange");
        yield return Case("Weights above 1", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "0.6"), (AllocationKey.Usage, "0.400000000000000000000000000001"))), "/items/0/key notAllowedValue");
        yield return Case("Weights below 1", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "0.3"), (AllocationKey.Usage, "0.3"), (AllocationKey.Koenigstein, "0.3"))), "/items/0/key notAllowedValue");
        yield return Case("Thirds", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "0.3333"), (AllocationKey.Usage, "0.3333"), (AllocationKey.Koenigstein, "0.3334"))), "");
        yield return Case("No weight", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "1"), (AllocationKey.Usage, "0"))), "/items/0/key/1/weight format");
        yield return Case("Rubbish for a weight", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "½"))), "/items/0/key/0/weight format");
        yield return Case("Arabic digits", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "١"))), "/items/0/key/0/weight format");
        yield return Case("A key twice", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "0.5"), (AllocationKey.Equal, "0.5"))), "/items/0/key givenTwice");
        yield return Case("Not unanimous", PricedOffers.Sheet(Shared) with { KeyUnanimous = false }, "/items/0/key notAllowedValue");
        yield return Case("Not unanimous, by usage", PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Usage, "1"))) with { KeyUnanimous = false }, "");
        yield return Case("Target group without a name", PricedOffers.Sheet(Shared with { Key = [new WeightedKey { Key = AllocationKey.TargetGroup, Weight = "1" }] }), "/items/0/key/0/targetGroup required");
        yield return Case("A name without target group", PricedOffers.Sheet(Shared with { Key = [new WeightedKey { Key = AllocationKey.Equal, Weight = "1", TargetGroup = "Kinder" }] }), "/items/0/key/0/targetGroup required");
        yield return Case("Shared without key and amount", PricedOffers.Sheet(Shared with { Key = null, Amount = null }), "/items/0/amount required; /items/0/key required");
        yield return Case("A key for a unit", PricedOffers.Sheet(PerUse with { Key = Shared.Key }), "/items/0/key notAllowedValue");
        yield return Case("Seven decimals", PricedOffers.Sheet(PerUse with { UnitPrice = "0.0012345" }), "/items/0/unitPrice format");
        yield return Case("A unit price of another basis", PricedOffers.Sheet(Shared with { UnitPrice = "1" }), "/items/0/unitPrice notAllowedValue");
        yield return Case("A gap", PricedOffers.Sheet(Sizes with { SizeClasses = [Class(0, 999), Class(1_001, null)] }), "/items/0/sizeClasses/1/from notAllowedValue");
        yield return Case("An overlap", PricedOffers.Sheet(Sizes with { SizeClasses = [Class(0, 999), Class(999, null)] }), "/items/0/sizeClasses/1/from notAllowedValue");
        yield return Case("Not from 0", PricedOffers.Sheet(Sizes with { SizeClasses = [Class(1, null)] }), "/items/0/sizeClasses/0/from notAllowedValue");
        yield return Case("An end", PricedOffers.Sheet(Sizes with { SizeClasses = [Class(0, 999)] }), "/items/0/sizeClasses/0/to notAllowedValue");
        yield return Case("Two open ends", PricedOffers.Sheet(Sizes with { SizeClasses = [Class(0, null), Class(1, null)] }), "/items/0/sizeClasses/0/to required");
        yield return Case("Upside down", PricedOffers.Sheet(Sizes with { SizeClasses = [Class(0, 9), Class(10, 5), Class(6, null)] }), "/items/0/sizeClasses/1/to outOfRange");
        yield return Case("Connection upside down", PricedOffers.Sheet(Shared) with { ConnectionCost = new ConnectionCost { From = Money.OfCents(2), To = Money.OfCents(1) } }, "/connectionCost/to outOfRange");
        yield return Case("No word on tax", PricedOffers.Sheet(Shared) with { Vat = new VatTreatment { Added = true, Note = " " } }, "/vat/note required");
        yield return Case(
            "Everything at once",
            PricedOffers.Sheet(Shared with { Label = "", Amount = Money.OfCents(-1) }, PerUse with { UnitPrice = "x" }) with { KeyUnanimous = false, ConnectionCost = new ConnectionCost { From = Money.OfCents(-2), To = Money.OfCents(1) } },
            "/connectionCost/from/amount outOfRange; /items/0/amount/amount outOfRange; /items/0/key notAllowedValue; /items/0/label required; /items/1/unitPrice format");
    }

    [TestCaseSource(nameof(Sheets))]
    public void Sheet_IsJudgedAsAWhole(PriceSheet sheet, string expected)
    {
        var errors = new PriceSheetValidator().Validate(sheet).Errors.Select(error => $"{BodyShape.Pointer(error.PropertyName)} {BodyShape.Code(error.ErrorCode)}");
        Assert.That(string.Join("; ", errors.Distinct().Order(StringComparer.Ordinal)), Is.EqualTo(expected));
    }

    private static TestCaseData Case(string name, PriceSheet sheet, string expected) => new TestCaseData(sheet, expected).SetArgDisplayNames(name);

    private static SizeClass Class(long from, long? to) => new() { From = from, To = to, Amount = Money.OfCents(1_000) };
}
