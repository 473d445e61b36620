using System.Text.Json;

namespace FitStore.Contracts.Tests;

/// <summary>Money is exact to the cent, on the wire and back.</summary>
internal sealed class MoneyTests
{
    [TestCase(0, "0.00")]
    [TestCase(1, "0.01")]
    [TestCase(-1, "-0.01")]
    [TestCase(123450, "1234.50")]
    [TestCase(100_000_000_000_000, "1000000000000.00")]
    public void Amount_IsADecimalStringWithTwoDecimals(long cents, string amount) => Assert.That(Money.OfCents(cents).Amount, Is.EqualTo(amount));

    [FsCheck.NUnit.Property]
    public void Cents_SurviveTheWire(int cents) => Assert.That(
        JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(Money.OfCents(cents)))!.Cents,
        Is.EqualTo(cents));
}
