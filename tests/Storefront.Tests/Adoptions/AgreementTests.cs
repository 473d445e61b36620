using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Adoptions;

/// <summary>Settling the terms, preparing and releasing the offer.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class AgreementTests : BetweenTwoSides
{
    private static readonly AgreementConfirmation Theirs = new()
    {
        TermsVersion = 1,
        Start = "2027-05",
        Conditions = "Erst nach der Umstellung.",
        FirstYear = Money.OfCents(4_591_075),
        Party = Party.Provider,
        By = Fixtures.Provider,
        Person = "Ole Brandt",
        At = Then,
    };

    private async Task AsAdopter(params AgreementConfirmation[] confirmed)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Tell(In(AdoptionState.Coordination), May(AdoptionAct.Agree, Role.Editor, Party.Adopter));
        Answer("GET " + Call("/agreement"), new Agreement { Adoption = Id, TermsInForce = 1, Proposal = Agreed with { Conditions = null }, Confirmations = confirmed });
    }

    [Test]
    public async Task Agree_SameAsTheOtherSide_ShowsPriceAndSettlesIt()
    {
        await AsAdopter(Theirs);
        Take("/agreements", In(AdoptionState.Agreed, Event(AdoptionAct.Agree, AdoptionState.Agreed, StandInApi.Thueringen)));

        var asked = await Visitor.Open(At(AdoptionAct.Agree));
        Assert.That(asked.Heading, Is.EqualTo("Hessen hat bestätigt"));
        Assert.That(Plain(asked), Does.Contain("45.910,75").And.Contain("Mai 2027").And.Contain("Ole Brandt"));
        var check = await Visitor.Submit(asked, ("Choice", "gleich"), ("Step", "antworten"));
        Assert.That(Plain(check), Does.Contain("Das ist dasselbe, was Hessen bestätigt hat").And.Contain("45.910,75"));
        Assert.That(check.Document.QuerySelector("main a[href*='/kosten?fuer=']"), Is.Not.Null);
        var done = await Visitor.Submit(check, ("Step", "senden"));

        Assert.That(done.Heading, Is.EqualTo("Sie sind sich einig"));
        Assert.That(Done("/agreements").Single().As<AgreementTerms>(), Is.EqualTo(Agreed));
    }

    [Test]
    public async Task Agree_WithoutAnAnswer_AsksAgain()
    {
        await AsAdopter(Theirs);

        HasErrorAt(await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Agree)), ("Step", "antworten")), "Choice");
    }

    [Test]
    public async Task Agree_SomethingElse_SaysThatTheOtherSideAnswersAnew()
    {
        await AsAdopter(Theirs);
        Take("/agreements", In(AdoptionState.Coordination, Event(AdoptionAct.Agree, AdoptionState.Coordination, StandInApi.Thueringen)));

        var form = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Agree)), ("Choice", "anders"), ("Step", "antworten"));
        Assert.That(form.Value("Conditions"), Is.EqualTo("Erst nach der Umstellung."));
        var check = await Visitor.Submit(form, ("Month", "2028-01-01"), ("TermsVersion", "1"), ("Conditions", "Ohne."), ("Step", "pruefen"));
        Assert.That(Plain(check), Does.Contain("Das ist etwas anderes").And.Contain("Januar 2028"));
        var done = await Visitor.Submit(check, ("Step", "senden"));

        Assert.That(done.Heading, Is.EqualTo("Ihre Bestätigung ist festgehalten"));
        Assert.That(Done("/agreements").Single().As<AgreementTerms>().Start, Is.EqualTo("2028-01"));
    }

    [TestCase("Month", "gestern")]
    [TestCase("Month", "")]
    [TestCase("Conditions", 4001)]
    public async Task Agree_Mistake_ComesBackWithWhatWasTyped(string field, object typed)
    {
        await AsAdopter();
        var text = typed as string ?? new string('ü', (int)typed);

        var again = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Agree)), ("TermsVersion", "1"), ("Step", "pruefen"), (field, text));

        HasErrorAt(again, field);
        Assert.That(again.Value("TermsVersion"), Is.EqualTo("1"));
        if (field == "Conditions")
        {
            Assert.That(again.Value(field), Is.EqualTo(text));
        }
    }

    [Test]
    public async Task Agree_PriceChangedMeanwhile_IsShownOnceMore()
    {
        await AsAdopter(Theirs);
        Take("/agreements", In(AdoptionState.Agreed));
        var check = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.Agree)), ("Choice", "gleich"), ("Step", "antworten"));
        Refuse("POST " + Call("/agreements"), HttpStatusCode.Conflict, ProblemCodes.PriceChanged);
        Answer("GET " + Call("/agreement"), new Agreement { Adoption = Id, TermsInForce = 1, Proposal = Agreed with { FirstYear = Money.OfCents(4_600_000) }, Confirmations = [Theirs] });

        var again = await Visitor.Submit(check, ("Step", "senden"));

        Assert.That(Plain(again), Does.Contain("Der Preis hat sich geändert").And.Contain("46.000,00"));
        Assert.That(again.Value("FirstYear"), Is.EqualTo("46000.00"));
    }

    [Test]
    public async Task Agree_ShowsForWhichStartAndVersionThePriceHolds_AndThatANewerCame()
    {
        await AsAdopter(Theirs);

        var asked = await Visitor.Open(At(AdoptionAct.Agree));

        Assert.That(Plain(asked), Does.Contain("für Fassung 1 und den Beginn Mai 2027").And.Contain("Inzwischen gibt es Fassung 2 der Konditionen"));
        Assert.That(asked.Document.QuerySelectorAll("main .kern-alert a").Select(link => link.GetAttribute("href")), Has.Some.Contains("/vergleich?von=1&bis=2"));
    }

    [Test]
    public async Task Agree_ProposedWithAPriceOfBefore_SaysSoAtOnce()
    {
        await AsAdopter(Theirs with { FirstYear = Money.OfCents(1_000_000) });

        Assert.That(Plain(await Visitor.Open(At(AdoptionAct.Agree))), Does.Contain("Der Preis ist heute ein anderer").And.Contain("45.910,75").And.Contain("10.000,00"));
    }

    private static readonly AgreementDifference Difference = new()
    {
        Agreed = new CostTotals { FirstYear = Money.OfCents(4_591_075), FullYear = Money.OfCents(6_886_613), OneOff = Money.OfCents(0) },
        Current = new CostTotals { FirstYear = Money.OfCents(4_000_000), FullYear = Money.OfCents(6_000_000), OneOff = Money.OfCents(0) },
        Joined = [new CostParticipant { Land = "NW", Name = "Nordrhein-Westfalen", Reason = ParticipantReason.Adopter, Joins = false }],
        Left = [],
        NewData = [],
    };

    [TestCase(AdoptionAct.PrepareOffer)]
    [TestCase(AdoptionAct.MakeBindingOffer)]
    public async Task Offer_WhenAPreviewOfNowDiffers_SaysWhatBeforeAnybodyIsBound(AdoptionAct act)
    {
        await SignInOperator();
        Tell(In(AdoptionState.Agreed), May(act, act == AdoptionAct.PrepareOffer ? Role.Editor : Role.Approver, Party.Seller));
        Answer("GET " + Call("/agreement"), new Agreement { Adoption = Id, TermsInForce = 1, Proposal = Agreed, Confirmations = [], Now = Difference });

        var page = await Visitor.Open(At(act));

        Assert.That(Plain(page), Does.Contain("Heute ergäbe die Kostenvorschau etwas anderes").And.Contain("Hinzugekommen: Nordrhein-Westfalen").And.Contain("40.000,00 € statt 45.910,75 €")
            .And.Contain("60.000,00 € statt 68.866,13 €").And.Contain("Angebot und Preisblatt nennen, was abgestimmt ist: 45.910,75 €"));
        Assert.That(page.Document.QuerySelector("main form .kern-btn--primary"), Is.Not.Null, "it can be offered all the same");
    }

    [Test]
    public async Task PrepareOffer_WhenNothingDiffers_SaysNothingOfIt()
    {
        await SignInOperator();
        Tell(In(AdoptionState.Agreed), May(AdoptionAct.PrepareOffer, Role.Editor, Party.Seller));

        Assert.That(Plain(await Visitor.Open(At(AdoptionAct.PrepareOffer))), Does.Not.Contain("Heute ergäbe"));
    }

    [TestCase("2000-01-01")]
    [TestCase("2200-01-01")]
    [TestCase("bald")]
    [TestCase("")]
    public async Task PrepareOffer_DayThatIsNone_ComesBackAtTheField(string typed)
    {
        await SignInOperator();
        Tell(In(AdoptionState.Agreed), May(AdoptionAct.PrepareOffer, Role.Editor, Party.Seller));

        var again = await Visitor.Submit(await Visitor.Open(At(AdoptionAct.PrepareOffer)), ("BindingUntil", typed), ("Form", "Text"), ("Step", "pruefen"));

        HasErrorAt(again, "BindingUntil");
        Assert.That(again.Value("Form"), Is.EqualTo("Text"));
    }

    [Test]
    public async Task PrepareOffer_Given_IsCheckedAndHandedOn()
    {
        await SignInOperator();
        Tell(In(AdoptionState.Agreed), May(AdoptionAct.PrepareOffer, Role.Editor, Party.Seller));
        Take("/offer-preparations", In(AdoptionState.Agreed, Event(AdoptionAct.PrepareOffer, AdoptionState.Agreed, Operation)));
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);

        var check = await Visitor.Submit(
            await Visitor.Open(At(AdoptionAct.PrepareOffer)), ("BindingUntil", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("Form", "Written"), ("Step", "pruefen"));
        Assert.That(Plain(check), Does.Contain("von Hand gezeichnet").And.Contain("Erst nach der Umstellung."));
        var done = await Visitor.Submit(check, ("Step", "senden"));

        Assert.That(done.Heading, Is.EqualTo("Das Angebot wartet auf die Freigabe"));
        Assert.That(Done("/offer-preparations").Single().As<NewOfferPreparation>(), Is.EqualTo(new NewOfferPreparation { BindingUntil = day, Form = ContractForm.Written }));
    }

    [Test]
    public async Task ReleaseOffer_Prepared_ShowsAllThatBinds()
    {
        await SignInOperator();
        Tell(In(AdoptionState.Agreed, Event(AdoptionAct.PrepareOffer, AdoptionState.Agreed, Operation, "Ole Brandt")), May(AdoptionAct.MakeBindingOffer, Role.Approver, Party.Seller));
        Take("/binding-offers", In(AdoptionState.Offered, Event(AdoptionAct.MakeBindingOffer, AdoptionState.Offered, Operation)));

        var page = await Visitor.Open(At(AdoptionAct.MakeBindingOffer));
        Assert.That(Plain(page), Does.Contain("Ole Brandt").And.Contain("31.01.2099").And.Contain("Anlage Preisblatt").And.Contain("mindestens 24 Monate"));
        var done = await Visitor.Submit(page);

        Assert.That(done.Heading, Is.EqualTo("Das Angebot ist verbindlich"));
        Assert.That(Plain(done), Does.Contain(Hash));
    }
}
