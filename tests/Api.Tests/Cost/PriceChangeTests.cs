using System.Net;
using FitStore.Api.Ledger;
using FitStore.Api.Tests.Http;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Cost;

/// <summary>What the provider sees of a price sheet before it counts, the yearly re-set, and what comes in.</summary>
[TestFixture]
internal sealed class PriceChangeTests
{
    private const string Approver = "approver@mecklenburg-vorpommern.example.org";

    private static readonly PriceSheet Old = PricedOffers.Sheet(PricedOffers.Shared(100_000, (AllocationKey.Equal, "1")));
    private static readonly PriceSheet Dearer = PricedOffers.Sheet(PricedOffers.Shared(140_000, (AllocationKey.Equal, "1")));

    private ApiUnderTest api = null!;
    private Client editor = null!;
    private Client approver = null!;
    private DateOnly today;

    /// <summary>In September, when prices are re-set.</summary>
    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        api.Clock.Forward(Samples.UntilSeptember(api.Clock.GetUtcNow()));
        editor = await api.As(Given.ProviderEditor);
        approver = await api.As(Approver);
        today = DateOnly.FromDateTime(api.Clock.GetUtcNow().DateTime);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        editor?.Dispose();
        approver?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Draft_ShowsOldNewAndDifferenceForEveryAdopter()
    {
        var offer = await Offer(("02", 1), ("04", 1), ("08", 1));
        var effect = await editor.Post<PriceSheetEffect>($"/v1/offers/{offer}/price-sheet-effects", new PriceSheetDraft { PriceSheet = Dearer with { Financing = Financing.Joint } }, idempotent: false);
        Assert.Multiple(() =>
        {
            Assert.That(effect.Year, Is.EqualTo(today.Year + 1));
            Assert.That(effect.Payers.Where(payer => payer.Adopts).Select(payer => payer.Payer.Land), Is.EqualTo(new[] { "HH", "HB", "BW", "MV" }));
            Assert.That(effect.Payers.Where(payer => payer.Adopts).Select(payer => payer.Before.Amount), Is.All.EqualTo("250.00"));
            Assert.That(effect.Payers, Has.Count.EqualTo(17), "with joint financing all Länder and the Bund pay");
            Assert.That(effect.Payers[^1].After.Amount, Is.EqualTo("350.00"), "the Bund");
            Assert.That(effect.Payers.Sum(payer => payer.Difference.Cents), Is.EqualTo(40_000));
            Assert.That((effect.Before.Income.Amount, effect.After.Income.Amount, effect.After.Uncovered.Amount), Is.EqualTo(("1000.00", "1400.00", "0.00")));
        });
    }

    [Test]
    public async Task Draft_ThatCannotBeComputed_IsToldByPointer()
    {
        var offer = await Offer();
        var draft = new PriceSheetDraft { PriceSheet = PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.Equal, "0.9")), PricedOffers.Unit(PriceBasis.PerUse, "1.1234567")), Year = 1999 };
        using var reply = await editor.Send(HttpMethod.Post, $"/v1/offers/{offer}/price-sheet-effects", draft);
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => error.Pointer).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "/priceSheet/items/0/key", "/priceSheet/items/1/unitPrice", "/year" }));
    }

    [Test]
    public async Task Draft_ByAKeyWithoutData_IsAConflict()
    {
        var draft = new PriceSheetDraft { PriceSheet = PricedOffers.Sheet(PricedOffers.Shared(1, (AllocationKey.TargetGroup, "1"))) };
        using var reply = await editor.Send(HttpMethod.Post, $"/v1/offers/{await Offer()}/price-sheet-effects", draft);
        Assert.That((await Client.Problem(reply, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.ReferenceDataMissing));
    }

    [Test]
    public async Task OfAnotherProvider_NothingIsTold()
    {
        var offer = await Offer();
        using var stranger = await api.As("approver@thueringen.example.org");
        using var other = await api.As(Given.LandEditor);
        using var effect = await other.Send(HttpMethod.Post, $"/v1/offers/{offer}/price-sheet-effects", new PriceSheetDraft { PriceSheet = Dearer });
        using var reset = await stranger.Send(HttpMethod.Post, $"/v1/offers/{offer}/price-resets", new NewPriceReset { PriceSheet = Dearer }, version: 2, key: Guid.NewGuid().ToString());
        using var income = await stranger.Send(HttpMethod.Get, $"/v1/offers/{offer}/income");
        using var byEditor = await editor.Send(HttpMethod.Post, $"/v1/offers/{offer}/price-resets", new NewPriceReset { PriceSheet = Dearer }, version: 2, key: Guid.NewGuid().ToString());
        Assert.That(new[] { effect, reset, income, byEditor }.Select(reply => reply.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Reset_InSeptember_PublishesTermsThatDifferInThePriceAlone()
    {
        var offer = await Offer(("16", 1), ("08", 1));
        var before = await approver.Get<OfferTerms>($"/v1/offers/{offer}/terms/1");
        var version = (await approver.Get<Offer>($"/v1/offers/{offer}")).Version;
        var announced = await editor.Post<PriceSheetEffect>($"/v1/offers/{offer}/price-reset-effects", new NewPriceReset { PriceSheet = Dearer }, idempotent: false);
        var reset = await approver.Post<PriceReset>($"/v1/offers/{offer}/price-resets", new NewPriceReset { PriceSheet = Dearer }, version);
        var after = await approver.Get<OfferTerms>($"/v1/offers/{offer}/terms/2");
        var differences = await approver.Get<TermsComparison>($"/v1/offers/{offer}/terms/1/comparison?with=2");
        Assert.Multiple(async () =>
        {
            Assert.That((reset.TermsVersion, reset.ValidFrom, reset.TerminateUntil), Is.EqualTo((2, new DateOnly(today.Year + 1, 1, 1), today.AddDays(30))));
            Assert.That(announced.ContractedOn, Is.EqualTo(new DateOnly(today.Year, 9, 30)));
            Assert.That(announced.Payers.Select(payer => payer.Difference), Is.EqualTo(reset.Effect.Payers.Select(payer => payer.Difference)));
            Assert.That(after.ValidFrom, Is.EqualTo(reset.ValidFrom));
            Assert.That(after.PriceSheet.Items[0].Amount!.Amount, Is.EqualTo("1400.00"));
            Assert.That(differences.Clauses.Where(clause => clause.Change != Change.Same).Select(clause => clause.Clause), Is.EqualTo(new[] { TermsClause.PriceSheet }));
            Assert.That((await approver.Get<OfferTerms>($"/v1/offers/{offer}/terms/1")).ValidUntil, Is.EqualTo(reset.ValidFrom.AddDays(-1)));
            Assert.That(before.PriceSheet.Items[0].Amount!.Amount, Is.EqualTo("1000.00"));
            Assert.That((await approver.Get<Offer>($"/v1/offers/{offer}")).Version, Is.EqualTo(version + 1));
        });
        var mails = (await api.Mailbox.Read()).Where(mail => mail.Subject.Contains("neue Preise", StringComparison.Ordinal) && mail.Plain.Contains("466,67", StringComparison.Ordinal)).ToList();
        Assert.That(mails, Is.Not.Empty, "who has adopted is told");
        Assert.That(mails[0].Plain, Does.Contain("333,3").And.Contain($"{reset.TerminateUntil:dd.MM.yyyy}"));
    }

    [Test]
    public async Task Reset_Twice_IsAConflict()
    {
        var offer = await Offer();
        var version = (await approver.Get<Offer>($"/v1/offers/{offer}")).Version;
        await approver.Post<PriceReset>($"/v1/offers/{offer}/price-resets", new NewPriceReset { PriceSheet = Dearer }, version);
        using var again = await approver.Send(HttpMethod.Post, $"/v1/offers/{offer}/price-resets", new NewPriceReset { PriceSheet = Old }, version + 1, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(again, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.AlreadyThere));
    }

    [Test]
    public async Task Reset_ToTheSame_IsRefused()
    {
        var offer = await Offer();
        using var reply = await approver.Send(HttpMethod.Post, $"/v1/offers/{offer}/price-resets", new NewPriceReset { PriceSheet = Old }, (await approver.Get<Offer>($"/v1/offers/{offer}")).Version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Single().Pointer, Is.EqualTo("/priceSheet"));
    }

    [Test]
    public async Task Reset_OutsideOfSeptember_IsAConflict()
    {
        await using var later = ApiUnderTest.Start(api.Database);
        later.Clock.Forward(Samples.UntilSeptember(later.Clock.GetUtcNow()) + TimeSpan.FromDays(30));
        using var caller = await later.As(Approver);
        var offer = await Offer();
        await later.Services.GetRequiredService<LedgerFollowers>().CatchUp(long.MaxValue);
        var version = (await caller.Get<Offer>($"/v1/offers/{offer}")).Version;
        using var reply = await caller.Send(HttpMethod.Post, $"/v1/offers/{offer}/price-resets", new NewPriceReset { PriceSheet = Dearer }, version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.StateConflict));
    }

    [Test]
    public async Task Income_CountsFullAndFirstYears()
    {
        var offer = await PricedOffers.Add(api, Old, adopters: [("02", new DateOnly(2025, 6, 1)), ("08", new DateOnly(2026, 5, 20))]);
        var years = (await editor.Get<OfferIncome>($"/v1/offers/{offer}/income")).Years;
        var first = years.Single(year => year.Year == 2026);
        var second = years.Single(year => year.Year == 2027);
        Assert.Multiple(() =>
        {
            Assert.That(years.Select(year => year.Year), Is.Ordered.Descending);
            Assert.That(first.Payers.Select(payer => (payer.Payer.Land, payer.Months, payer.Amount.Amount)), Is.EqualTo(new[] { ("HH", 12, "500.00"), ("BW", 8, "222.22"), ("MV", 12, "500.00") }));
            Assert.That((first.Sums.Income.Amount, first.Sums.Surplus.Amount), Is.EqualTo(("1222.22", "222.22")));
            Assert.That(second.Payers.Select(payer => payer.Amount.Amount), Is.EqualTo(new[] { "333.34", "333.33", "333.33" }));
            Assert.That((second.Sums.Income.Amount, second.Sums.Surplus.Amount, second.Sums.Uncovered.Amount), Is.EqualTo(("1000.00", "0.00", "0.00")));
        });
    }

    private Task<Guid> Offer(params IReadOnlyList<(string Ars, int Year)> adopters) =>
        PricedOffers.Add(api, Old, adopters: [.. adopters.Select(adopter => (adopter.Ars, new DateOnly(2024 + adopter.Year, 3, 1)))]);
}
