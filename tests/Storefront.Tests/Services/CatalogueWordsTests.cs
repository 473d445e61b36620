using System.Text.Encodings.Web;
using FitStore.Contracts;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Texts;

namespace FitStore.Storefront.Tests.Services;

/// <summary>Prices, times and hits as sentences that a Kämmerer can follow.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class CatalogueWordsTests
{
    private static readonly WeightedKey Koenigstein = new() { Key = AllocationKey.Koenigstein, Weight = "1" };

    [Test]
    public void Sentence_SharedTotal_SaysWhoSharesAndHow() => Assert.That(
        Plain(Words.Sentence(Item(PriceBasis.Allocated) with { Amount = Money.OfCents(120_000_000), Key = [Koenigstein] }, Financing.Adopters)),
        Is.EqualTo("1.200.000,00 € im Jahr für alle zusammen. Die nachnutzenden Länder teilen sich den Betrag nach dem Königsteiner Schlüssel."));

    [Test]
    public void Sentence_JointFinancing_SaysWhoPaysWhichPart() => Assert.That(
        Plain(Words.Sentence(Item(PriceBasis.Allocated) with { Amount = Money.OfCents(100), Key = [Koenigstein] }, Financing.Joint)),
        Does.Contain("Die Hälfte zahlen die nachnutzenden Länder").And.Contain("ein Viertel zahlt der Bund, ein Viertel zahlen alle 16 Länder"));

    [Test]
    public void Sentence_PricePerInhabitant_GivesAnExampleRoundedToTheCent() => Assert.That(
        Plain(Words.Sentence(Item(PriceBasis.PerInhabitant) with { UnitPrice = "0.031250" }, Financing.Adopters)),
        Is.EqualTo("0,03125 € im Jahr je Einwohner; das sind 312,50 € bei 10.000 Einwohnern."));

    [Test]
    public void Of_Mixture_SaysTheWeights() => Assert.That(
        Plain(Words.Of(new WeightedKey[] { new() { Key = AllocationKey.TargetGroup, TargetGroup = "Studierende", Weight = "0.8" }, new() { Key = AllocationKey.Equal, Weight = "0.2" } })),
        Is.EqualTo("zu 80 % nach der Zielgruppe „Studierende“ und zu 20 % zu gleichen Teilen"));

    [TestCase("2024", "2024")]
    [TestCase("2024-06", "Juni 2024")]
    [TestCase("2024-06-03", "03.06.2024")]
    public void AsOf_ReportedTime_IsAsExactAsItIsKnown(string time, string words) => Assert.That(Words.AsOf(time), Is.EqualTo(words));

    [Test]
    public void Marked_RangesOfTheText_AreMarkedAndTheRestIsEncoded()
    {
        using var writer = new StringWriter();
        Marked.Text("<Wohngeld>", [new() { Start = 5, Length = 4 }, new() { Start = 8, Length = 40 }]).WriteTo(writer, HtmlEncoder.Default);

        Assert.That(writer.ToString(), Is.EqualTo("&lt;Wohn<mark>geld</mark>&gt;"));
    }

    private static PriceItem Item(PriceBasis basis) => new() { Kind = CostKind.Operation, Label = "Betrieb", Charge = Charge.Yearly, Basis = basis };

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
