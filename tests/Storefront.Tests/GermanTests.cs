using FitStore.Contracts;
using FitStore.Storefront.Texts;

namespace FitStore.Storefront.Tests;

/// <summary>How figures, amounts and dates read. Spaces that do not break are written as such.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class GermanTests
{
    private const string N = "\u00A0";

    [Test]
    public void Money_Amount_ReadsAsInGermanOffices()
    {
        Assert.That(German.Money(1234.5m), Is.EqualTo($"1.234,50{N}€"));
        Assert.That(German.Money(Money.OfCents(-4591075)), Is.EqualTo($"-45.910,75{N}€"));
        Assert.That(German.RoughMoney(45910.5m), Is.EqualTo($"45.911{N}€"));
        Assert.That(German.UnitPrice(0.004125m), Is.EqualTo($"0,004125{N}€"));
        Assert.That(German.UnitPrice(2m), Is.EqualTo($"2,00{N}€"));
    }

    [Test]
    public void Date_InstantAroundMidnight_IsTheDayInBerlin()
    {
        var instant = new DateTimeOffset(2026, 11, 21, 23, 30, 0, TimeSpan.Zero);

        Assert.That(German.Date(instant), Is.EqualTo("22.11.2026"));
        Assert.That(German.Moment(instant), Is.EqualTo($"22.11.2026, 00:30{N}Uhr"));
        Assert.That(German.Machine(instant), Is.EqualTo("2026-11-21T23:30:00Z"));
        Assert.That(German.Month(new DateOnly(2027, 5, 1)), Is.EqualTo("Mai 2027"));
    }

    [Test]
    public void Inhabitants_WithSource_NamesDayAndSource() =>
        Assert.That(German.Inhabitants(12345, new DateOnly(2024, 12, 31), "Destatis"), Is.EqualTo($"12.345{N}Einwohner (31.12.2024, Destatis)"));

    [TestCase(0, "kein Land")]
    [TestCase(1, "1\u00A0Land")]
    [TestCase(1204, "1.204\u00A0Länder")]
    public void Count_Number_TakesTheRightWord(long count, string expected) =>
        Assert.That(German.Count(count, "Land", "Länder", "kein Land"), Is.EqualTo(expected));

    [TestCase(0, "heute")]
    [TestCase(1, "morgen")]
    [TestCase(-1, "gestern")]
    [TestCase(5, "in 5 Tagen")]
    [TestCase(-5, "vor 5 Tagen")]
    public void Distance_Days_ReadsAsSpoken(int days, string expected) =>
        Assert.That(German.Distance(new DateOnly(2026, 11, 22).AddDays(days), new DateOnly(2026, 11, 22)), Is.EqualTo(expected));

    [Test]
    public void List_Words_EndsWithUnd() =>
        Assert.That(German.List(["Lesen", "Bearbeiten", "Zeichnen"]), Is.EqualTo("Lesen, Bearbeiten und Zeichnen"));

    [Test]
    public void FileSize_Bytes_ReadsInTheNearestUnit()
    {
        Assert.That(German.FileSize(900), Is.EqualTo($"900{N}Byte"));
        Assert.That(German.FileSize(1_468_006), Is.EqualTo($"1,4{N}MB"));
    }
}
