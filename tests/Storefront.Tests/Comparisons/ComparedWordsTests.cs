using FitStore.Api.Comparisons;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Texts;

namespace FitStore.Storefront.Tests.Comparisons;

/// <summary>A comparison says the words of the pages around it, although it brings its own along: they are frozen with a decision.</summary>
internal sealed class ComparedWordsTests
{
    [Test]
    public void Words_OfEveryValue_AreThoseOfThePages() => Assert.Multiple(() =>
    {
        Same<ServiceState>(ComparedWords.Of, Words.Of);
        Same<Leistungstyp>(ComparedWords.Of, Words.Of);
        Same<UserAccount>(ComparedWords.Of, Words.Of);
        Same<TrustLevel>(ComparedWords.Of, Words.Of);
        Same<Transport>(ComparedWords.Of, Words.Of);
        Same<InterfaceState>(ComparedWords.Of, Words.Of);
        Same<Obligation>(ComparedWords.Of, Words.Of);
        Same<AdoptionState>(ComparedWords.Of, Words.Of);
        Same<LegalModel>(ComparedWords.Of, Words.Of);
        Same<OrganisationKind>(ComparedWords.Plural, Words.Plural);
        Same<CostKind>(ComparedWords.Of, Words.Of);
        Same<PriceNature>(ComparedWords.Of, Words.Of);
        Same<ReuseBearer>(ComparedWords.Of, Words.Of);
        Same<Financing>(ComparedWords.Of, Words.Of);
        Same<DataProtectionModel>(ComparedWords.Of, Words.Of);
        Same<Provenance>(ComparedWords.Of, Words.Of);
    });

    [TestCase(0, 150_000)]
    [TestCase(400_000, 1_800_000)]
    [TestCase(120_000_000, 120_000_000)]
    public void Amounts_AreWrittenAsOnThePages(long from, long to)
    {
        Assert.That(ComparedWords.Range(Money.OfCents(from), Money.OfCents(to)), Is.EqualTo(Words.Range(Money.OfCents(from), Money.OfCents(to))));
        Assert.That(ComparedWords.Of(Money.OfCents(to)), Is.EqualTo(German.Money(Money.OfCents(to))));
    }

    [TestCase("2024")]
    [TestCase("2024-06")]
    [TestCase("2024-06-03")]
    public void Times_AreWrittenAsOnThePages(string time) => Assert.That(ComparedWords.AsOf(time), Is.EqualTo(Words.AsOf(time)));

    [TestCase(1, 1)]
    [TestCase(16, 40)]
    public void Weeks_AreWrittenAsOnThePages(int from, int to) =>
        Assert.That(ComparedWords.Of(new WeekRange { From = from, To = to }), Is.EqualTo(Words.Of(new WeekRange { From = from, To = to })));

    [TestCase("0.001250")]
    [TestCase("12.00")]
    public void UnitPrices_AreWrittenAsOnThePages(string price) =>
        Assert.That(ComparedWords.OfUnit(price), Is.EqualTo(German.UnitPrice(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture))));

    private static void Same<T>(Func<T, string> compared, Func<T, string> shown)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            Assert.That(compared(value), Is.EqualTo(shown(value)), $"{typeof(T).Name}.{value}");
        }
    }
}
