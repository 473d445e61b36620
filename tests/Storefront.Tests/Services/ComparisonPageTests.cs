using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Tests.Services;

/// <summary>Two versions of terms side by side, for the eye and for screen readers.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ComparisonPageTests : CatalogueView
{
    private static readonly string Address = $"{ServicePage}/konditionen/{Fixtures.Offer.Id}/vergleich";

    private static readonly TermsComparison Compared = new()
    {
        Offer = Fixtures.Offer.Id,
        Before = new TermsVersion { Version = 1, ValidFrom = Fixtures.First.ValidFrom, ValidUntil = Fixtures.First.ValidUntil, Provenance = Provenance.Example },
        After = new TermsVersion { Version = 2, ValidFrom = Fixtures.Second.ValidFrom, Provenance = Provenance.Example },
        Differences = 3,
        Clauses =
        [
            new ClauseComparison
            {
                Clause = TermsClause.PriceSheet,
                Change = Change.Changed,
                Values = [new ValueComparison { Pointer = "/priceSheet/free", Change = Change.Same, Before = "false", After = "false" }],
                PriceItems = [new PriceItemComparison { Change = Change.Changed, Differing = ["amount"], Before = Fixtures.Item, After = Fixtures.Item with { Amount = Money.OfCents(129_000_000) } }],
            },
            new ClauseComparison
            {
                Clause = TermsClause.Licence,
                Change = Change.Changed,
                Values =
                [
                    new ValueComparison { Pointer = "/licence/spdx", Change = Change.Same, Before = "EUPL-1.2", After = "EUPL-1.2" },
                    new ValueComparison { Pointer = "/licence/sourceRepository", Change = Change.Added, After = "https://code.example.org/a" },
                ],
            },
            new ClauseComparison
            {
                Clause = TermsClause.Duration,
                Change = Change.Changed,
                Values = [new ValueComparison { Pointer = "/minimumTermMonths", Change = Change.Changed, Before = "24", After = "12" }],
            },
            new ClauseComparison { Clause = TermsClause.Exit, Change = Change.Same, Values = [new ValueComparison { Pointer = "/exit", Change = Change.Same, Before = "Ende.", After = "Ende." }] },
        ],
    };

    [Test]
    public async Task Open_TwoVersions_MarksWhatIsDifferentInWordsToo()
    {
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}/terms/1/comparison", Compared);
        var page = await Visitor.Open(Address + "?von=1&bis=2");
        string Row(string section) => Squeezed(page.Document.GetElementById(section)!.QuerySelector("tbody tr")!.TextContent).Replace('\u00A0', ' ');
        Assert.Multiple(() =>
        {
            Assert.That(Sent($"GET /v1/offers/{Fixtures.Offer.Id}/terms/1/comparison").Query, Is.EqualTo("?with=2"));
            Assert.That(page.Heading, Is.EqualTo("Konditionen vergleichen: Fassung 1 und 2"));
            Assert.That(page.Text, Does.Contain("3 Angaben sind anders, in 3 Abschnitten: Preisblatt, Lizenz und Rechte und Laufzeit und Kündigung."));
            Assert.That(Row("pricesheet"), Is.EqualTo("Betrieb: Betrag entfällt: 1.350.000,00 € neu: 1.290.000,00 € geändert: 60.000,00 € weniger"));
            Assert.That(Row("licence"), Is.EqualTo("Quelltext nicht geregelt neu: https://code.example.org/a neu"));
            Assert.That(Row("duration"), Is.EqualTo("Mindestlaufzeit entfällt: 24 Monate neu: 12 Monate geändert"));
            Assert.That(page.Document.QuerySelectorAll("td del"), Has.Length.EqualTo(2));
            Assert.That(page.Document.QuerySelectorAll("td ins"), Has.Length.EqualTo(3));
            Assert.That(page.Document.GetElementById("exit")!.TextContent, Does.Contain("In beiden Fassungen gleich."));
            Assert.That(page.Document.GetElementById("licence")!.TextContent, Does.Contain("EUPL-1.2"));
            Assert.That(page.Document.QuerySelector(".heading .sample-badge"), Is.Not.Null);
            Assert.That(page.Document.QuerySelectorAll("h1, h2, h3").Select(heading => heading.TagName).First(), Is.EqualTo("H1"));
        });
    }

    [Test]
    public async Task Open_WithoutVersions_NewestBesideTheOneBefore()
    {
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}/terms/1/comparison", Compared);
        var page = await Visitor.Open(Address);
        Assert.Multiple(() =>
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Value("von"), Is.EqualTo("1"));
            Assert.That(page.Value("bis"), Is.EqualTo("2"));
        });
    }

    [TestCase("?von=1&bis=9", "bis")]
    [TestCase("?von=0&bis=2", "von")]
    public async Task Open_VersionThatIsNot_IsToldAtTheField(string query, string field) => HasErrorAt(await Visitor.Open(Address + query), field);

    [Test]
    public async Task Open_OneVersionOnly_SaysThatThereIsNothingToCompare()
    {
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}/terms", new Page<OfferTerms> { Items = [Fixtures.First] });
        Assert.That((await Visitor.Open(Address)).Text, Does.Contain("Es gibt nur eine Fassung"));
    }

    [Test]
    public async Task Open_OfferOfAnotherService_404()
    {
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}", Fixtures.Offer with { Service = "anderer" });
        Assert.That((await Visitor.Open(Address)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
