using FitStore.Api.Cost;
using FitStore.Api.Http;

namespace FitStore.Api.Tests.Http;

/// <summary>What has a form on the wire has it to the last sign, so that whoever reads it later can count and look it up.</summary>
[TestFixture]
internal sealed class WireFormatsTests
{
    [TestCase("2027-05", WireFormats.Month, true)]
    [TestCase("2027-05\n", WireFormats.Month, false)]
    [TestCase("٢٠٢٧-05", WireFormats.Month, false)]
    [TestCase("2027-Q2\n", WireFormats.Quarter, false)]
    [TestCase("99123456789012", WireFormats.Leistungsschluessel, true)]
    [TestCase("9912345678901٢", WireFormats.Leistungsschluessel, false)]
    [TestCase("dienst", WireFormats.Slug, true)]
    [TestCase("dienst\n", WireFormats.Slug, false)]
    [TestCase("-12.50", WireFormats.Amount, true)]
    [TestCase("12.50\n", WireFormats.Amount, false)]
    [TestCase("1٢.50", WireFormats.Amount, false)]
    public void Fits_WholeTextInAscii_AndNothingElse(string text, string pattern, bool fits) => Assert.That(WireFormats.Fits(text, pattern), Is.EqualTo(fits));

    [TestCase("12.50", true)]
    [TestCase("12.50\n", false)]
    [TestCase("1٢.50", false)]
    public void Amount_OfAPriceSheet_IsANumberToEveryReader(string text, bool isAmount) => Assert.That(PriceFormats.IsAmount(text), Is.EqualTo(isAmount));
}
