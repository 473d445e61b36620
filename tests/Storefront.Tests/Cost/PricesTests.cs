using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Organisations;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Cost;

/// <summary>What the providing Land sees and does with its prices, before a stand-in for the API.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PricesTests : ActingFor
{
    private static readonly Guid Offer = Fixtures.Offer.Id;

    private static readonly string Prices = $"/angebote/{Offer}/preise";

    private static readonly string Reset = $"/angebote/{Offer}/neufestsetzung";

    private static readonly PriceSheetEffect Effect = new()
    {
        Offer = Offer,
        Year = 2027,
        TermsVersion = 1,
        Payers = [new EffectOnPayer { Payer = StandInApi.Thueringen, Adopts = true, Before = Money.OfCents(4_591_075), After = Money.OfCents(4_728_807), Difference = Money.OfCents(137_732) }],
        Before = Year(0, 100),
        After = Year(200, 0),
        Warnings = [],
    };

    [SetUp]
    public void Answers()
    {
        Answer($"GET /v1/offers/{Offer}", Fixtures.Offer);
        Answer("GET /v1/services/hundesteuer", Fixtures.Service);
        Answer($"GET /v1/offers/{Offer}/terms", new Page<OfferTerms> { Items = [Fixtures.First] });
        Answer($"GET /v1/offers/{Offer}/income", new OfferIncome
        {
            Offer = Offer,
            Years =
            [
                new IncomeOfYear { Year = DateTimeOffset.UtcNow.Year, TermsVersion = 1, Nature = PriceNature.Example, Sums = Year(500_000, 0), Payers = [new IncomeFromPayer { Payer = StandInApi.Thueringen, Months = 8, Amount = Money.OfCents(3_060_716) }] },
            ],
        });
        Answer($"POST /v1/offers/{Offer}/price-sheet-effects", Effect);
        Answer($"POST /v1/offers/{Offer}/price-reset-effects", Effect with { ContractedOn = new DateOnly(2026, 9, 30) });
    }

    [Test]
    public async Task Income_IsAnsweredFirst_AndOpensIntoWhoPays()
    {
        await SignIn(Fixtures.Provider, Role.Reader);
        var page = await Visitor.Open(Prices);
        Assert.That(page.Document.QuerySelector(".lead")!.TextContent, Does.Contain("5.000,00\u00A0€ mehr ein"));
        Assert.That(page.Text, Does.Contain("8\u00A0Monate").And.Contain("30.607,16\u00A0€").And.Contain("die Rolle „Bearbeiten“"));
    }

    [TestCase("%2B3+%25", "1390500.00")]
    [TestCase("-2,5+%25", "1316250.00")]
    [TestCase("1.400.000", "1400000.00")]
    [TestCase("1400000,50+€", "1400000.50")]
    public async Task Draft_PercentOrAmount_IsSentToTheCent(string typed, string amount)
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Editor);
        var page = await Visitor.Open($"{Prices}?neu%5B0%5D={typed}");
        Assert.That(Sent($"POST /v1/offers/{Offer}/price-sheet-effects").As<PriceSheetDraft>().PriceSheet.Items[0].Amount!.Amount, Is.EqualTo(amount));
        Assert.That(page.Text, Does.Contain("+1.377,32\u00A0€"));
    }

    [Test]
    public async Task Draft_ThatCannotBeRead_IsSaidAtItsField_AndStays()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Editor);
        var page = await Visitor.Open($"{Prices}?neu%5B0%5D=viel");
        HasErrorAt(page, "neu_0_");
        Assert.That(page.Value("neu[0]"), Is.EqualTo("viel"));
    }

    [Test]
    public async Task Another_IsToldWhoseItIs()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        IsNotAllowed(await Visitor.Open(Prices), "Hessen");
    }

    [Test]
    public async Task Reset_GoesStepByStep_AndIsPublished()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Editor, Role.Approver);
        Answer($"POST /v1/offers/{Offer}/price-resets", new PriceReset { Offer = Offer, TermsVersion = 2, ValidFrom = new DateOnly(2027, 1, 1), TerminateUntil = new DateOnly(2026, 10, 22), Effect = Effect }, HttpStatusCode.Created);
        var nothing = await Visitor.Open($"{Reset}?schritt=wirkung");
        HasErrorAt(nothing, "neu_0_");
        var effect = await Visitor.Open($"{Reset}?neu%5B0%5D=%2B3+%25&schritt=wirkung");
        Assert.That(effect.Heading, Is.EqualTo("Was sich für wen ändert"));
        Assert.That(effect.Text, Does.Contain("30.09.2026").And.Contain("+1.377,32\u00A0€"));
        var check = await Visitor.Open($"{Reset}?neu%5B0%5D=%2B3+%25&schritt=pruefen");
        Assert.That(check.Heading, Is.EqualTo("Prüfen und festsetzen"));
        var done = await Visitor.Submit(check);
        Assert.That(done.Text, Does.Contain("Die Preise sind neu festgesetzt."));
        var sent = Sent($"POST /v1/offers/{Offer}/price-resets");
        Assert.That(sent.As<NewPriceReset>().PriceSheet.Items[0].Amount!.Amount, Is.EqualTo("1390500.00"));
        Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v1\""));
    }

    [Test]
    public async Task Reset_InTheWrongMonth_IsSaid_AndKeepsWhatWasTyped()
    {
        await SignIn(Fixtures.Provider, Role.Reader, Role.Editor, Role.Approver);
        Refuse($"POST /v1/offers/{Offer}/price-resets", HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        var page = await Visitor.Submit(await Visitor.Open($"{Reset}?neu%5B0%5D=%2B3+%25&schritt=pruefen"));
        Assert.That(page.Document.QuerySelector(".error-summary"), Is.Not.Null);
        Assert.That(page.Value("neu[0]"), Is.EqualTo("+3 %"));
    }

    private static YearOfOffer Year(long surplus, long uncovered) => new()
    {
        Sheet = Money.OfCents(10_000_000),
        Income = Money.OfCents(10_000_000 + surplus - uncovered),
        OtherIncome = Money.OfCents(0),
        Uncovered = Money.OfCents(uncovered),
        Surplus = Money.OfCents(surplus),
    };
}
