using FitStore.Storefront.Texts;

namespace FitStore.Storefront.Tests.Cost;

/// <summary>Amounts as people type them.</summary>
[TestFixture]
internal sealed class TypedTests
{
    [TestCase("12.000", 1_200_000)]
    [TestCase("12000", 1_200_000)]
    [TestCase("12.000,50 €", 1_200_050)]
    [TestCase("12000.5", 1_200_050)]
    [TestCase("1.234.567,89", 123_456_789)]
    [TestCase(" 0 ", 0)]
    public void Cents_AsTypedInGermany_AreRead(string typed, long cents) => Assert.That(Typed.Cents(typed), Is.EqualTo(cents));

    [TestCase("viel")]
    [TestCase("")]
    [TestCase("-1")]
    [TestCase("0,001")]
    [TestCase("10000000001")]
    public void Cents_OfSomethingElse_AreNone(string typed) => Assert.That(Typed.Cents(typed), Is.Null);

    [TestCase("−2,5", -2.5)]
    [TestCase("+3", 3)]
    public void Number_WithASign_IsRead(string typed, double number) => Assert.That(Typed.Number(typed), Is.EqualTo((decimal)number));
}
