using System.Net;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>Offers and their terms: making, changing and removing one, and what publishing terms means before it is done.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class OfferPagesTests : WritingFor
{
    private const string Offers = Home + "/angebote";

    private static readonly ProvidedOffer Draft = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 4,
        Service = Listings.Slug,
        Name = "Nachnutzung über den FIT-Store",
        LegalModel = LegalModel.FitStore,
        Seller = new OrganisationRef { Id = Guid.CreateVersion7(), Name = "Betrieb", Kind = OrganisationKind.Operator },
        Takers = [OrganisationKind.Land],
        Published = false,
        Running = 0,
    };

    private static readonly ProvidedOffer Public = Draft with { Published = true, TermsInForce = 1, NewestTerms = 1, NewestValidFrom = new DateOnly(2026, 1, 1), Running = 1 };

    private static readonly string Own = $"{Offers}/{Draft.Id}";

    private static readonly TermsDraft Terms = new() { Offer = Draft.Id, Version = 7 };

    private static readonly TermsEffects Effects = new()
    {
        Offer = Draft.Id,
        TermsVersion = 2,
        EarliestFrom = new DateOnly(2026, 11, 23),
        NeedsConsent = true,
        Adopters = [new TermsAdopter { Organisation = StandInApi.Nordhausen, State = AdoptionState.Live, Since = new DateOnly(2026, 2, 1), TermsVersion = 1, Told = false }],
        Prices = new PriceSheetEffect
        {
            Offer = Draft.Id,
            Year = 2027,
            TermsVersion = 1,
            Payers = [new EffectOnPayer { Payer = StandInApi.Thueringen, Adopts = true, Before = Money.OfCents(4_591_075), After = Money.OfCents(4_728_807), Difference = Money.OfCents(137_732) }],
            Before = Year(),
            After = Year(),
            Warnings = [],
        },
    };

    [Test]
    public async Task Offers_OfAService_SayHowEachStands()
    {
        await SignInEditor();
        Offered(Draft, Public with { Id = Guid.CreateVersion7(), Name = "Abruf" });
        var page = await Visitor.Open(Offers);

        Assert.That(page.Text, Does.Contain("noch nicht veröffentlicht").And.Contain("Fassung 1 gilt"));
        Assert.That(page.Document.QuerySelectorAll("main form[method=post]"), Has.Length.EqualTo(1), "only what is not public can be removed");
        Assert.That(page.Document.QuerySelectorAll("a[href$='/aendern']"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Change_BeforeTermsArePublished_ChangesEverything()
    {
        await SignInEditor();
        Offered(Draft);
        Answer($"PATCH /v1/offers/{Draft.Id}", Fixture(Draft));
        var page = await Visitor.Open(Own + "/aendern");
        Assert.That((page.Value("Name"), page.Value("LegalModel")), Is.EqualTo((Draft.Name, "FitStore")));

        var after = await Visitor.Submit(page, ("Name", "Direkt vom Land"), ("LegalModel", "Verwaltungsvereinbarung"));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Offers), after.Document.QuerySelector(".error-summary")?.TextContent);
        var sent = Sent($"PATCH /v1/offers/{Draft.Id}");
        Assert.That(JsonNode.Parse(sent.Body)!.ToJsonString(), Is.EqualTo("""{"name":"Direkt vom Land","legalModel":"verwaltungsvereinbarung","takers":["land"]}"""));
        Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v4\""));
    }

    [Test]
    public async Task Change_AfterTermsArePublished_ChangesTheNameAlone()
    {
        await SignInEditor();
        Offered(Public);
        Answer($"PATCH /v1/offers/{Draft.Id}", Fixture(Public));
        var page = await Visitor.Open(Own + "/aendern");
        Assert.That(page.Document.QuerySelector("[name='LegalModel']"), Is.Null);

        await Visitor.Submit(page, ("Name", "Neuer Name"), ("LegalModel", "Govdigital"));

        Assert.That(JsonNode.Parse(Sent($"PATCH /v1/offers/{Draft.Id}").Body)!.ToJsonString(), Is.EqualTo("""{"name":"Neuer Name"}"""));
    }

    [TestCase("Name", "", "Name")]
    [TestCase("LegalModel", "Geschenkt", "LegalModel")]
    [TestCase("LegalModel", "77", "LegalModel")]
    [TestCase("Takers", "Niemand", "Takers")]
    public async Task Change_Mistake_ComesBackAtTheField(string field, string value, string wrong)
    {
        await SignInEditor();
        Offered(Draft);
        HasErrorAt(await Visitor.Submit(await Visitor.Open(Own + "/aendern"), (field, value)), wrong);
        Assert.That(Api.Calls, Has.None.StartsWith("PATCH"));
    }

    [Test]
    public async Task Change_SomebodyWasFaster_KeepsWhatWasTyped()
    {
        await SignInEditor();
        Offered(Draft);
        Refuse($"PATCH /v1/offers/{Draft.Id}", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        var page = await Visitor.Open(Own + "/aendern");
        Offered(Draft with { Version = 5, Name = "Von Ben" });
        var again = await Visitor.Submit(page, ("Name", "Von mir"));

        TellsOfChange(again);
        Assert.That((again.Value("Name"), again.Value("Version")), Is.EqualTo(("Von mir", "5")));
    }

    [Test]
    public async Task Change_OfferOfAnotherService_IsNotFound()
    {
        await SignInEditor();
        Offered(Draft);
        Assert.That((await Visitor.Open($"{Offers}/{Guid.CreateVersion7()}/aendern")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Change_Reader_SaysWhichRoleIsMissing()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        AnswerListing();
        Offered(Draft);
        IsNotAllowed(await Visitor.Open(Own + "/aendern"), "die Rolle „Bearbeiten“");
    }

    [TestCase("Name", "", "Name")]
    [TestCase("LegalModel", "", "LegalModel")]
    [TestCase("Takers", "99", "Takers")]
    public async Task Make_Mistake_ComesBackWithWhatWasTyped(string field, string value, string wrong)
    {
        await SignInEditor();
        (string, string)[] good = [("Name", "Abruf"), ("LegalModel", "FitStore"), ("Takers", "Gemeinde")];
        if (field == "Takers")
        {
            Refuse($"POST /v1/services/{Listings.Slug}/offers", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks("/takers/0", "Nennen Sie eine Art."));
        }

        var again = await Visitor.Submit(await Visitor.Open($"{Offers}/neu"), [.. good.Where(entry => entry.Item1 != field), (field, value)]);

        HasErrorAt(again, wrong);
        Assert.That(again.Value("Name"), Is.EqualTo(field == "Name" ? "" : "Abruf"));
    }

    [Test]
    public async Task PublishTerms_BeforeItIsDone_ShowsWhomAndWhatItConcerns()
    {
        await SignInApprover();
        var page = await Visitor.Open(Own + "/veroeffentlichen");

        Assert.That(page.Text, Does.Contain("Fassung 2").And.Contain("Nordhausen, Stadt").And.Contain("nein, kein Funktionspostfach"));
        Assert.That(page.Text, Does.Contain("Wirkung auf die Preise").And.Contain("45.910,75").And.Contain("47.288,07").And.Contain("+1.377,32"));
    }

    [TestCase("")]
    [TestCase("bald")]
    public async Task PublishTerms_DayThatIsNone_ComesBackWithThePage(string day)
    {
        await SignInApprover();
        var again = await Visitor.Submit(await Visitor.Open(Own + "/veroeffentlichen"), ("ValidFrom", day));

        HasErrorAt(again, "ValidFrom");
        Assert.That(again.Text, Does.Contain("Wirkung auf die Preise"));
    }

    [Test]
    public async Task PublishTerms_OwnDraft_SaysFourEyes()
    {
        await SignInApprover();
        Refuse($"POST /v1/offers/{Draft.Id}/terms-publications", HttpStatusCode.Forbidden, ProblemCodes.FourEyes);
        var again = await Visitor.Submit(await Visitor.Open(Own + "/veroeffentlichen"), ("ValidFrom", "2026-12-01"));

        Assert.That(again.Document.QuerySelector(".error-summary"), Is.Not.Null);
        Assert.That(again.Value("ValidFrom"), Is.EqualTo("2026-12-01"));
    }

    [Test]
    public async Task Licence_ThatTheListDoesNotKnow_IsKeptAndWarnedOf()
    {
        await SignInApprover();
        Answer($"GET /v1/offers/{Draft.Id}/terms-draft", Terms with { Licence = new Licence { Spdx = "ECL-2.0", RightsOfLaender = "", RightsOfKommunen = "" } });
        var page = await Visitor.Open(Own + "/lizenz");

        Assert.That((page.Value("licence-spdx"), page.Value("licence-spdx-andere")), Is.EqualTo(("", "ECL-2.0")));
        Assert.That(page.Text, Does.Contain("„ECL-2.0“ steht nicht in der Liste der üblichen Lizenzen."));

        await Visitor.Submit(page);
        Assert.That(Api.Calls, Has.None.StartsWith("PATCH"), "nothing was changed");
    }

    [Test]
    public async Task Licence_OutOfTheList_TakesThePlaceOfAnotherOne()
    {
        await SignInApprover();
        Answer($"GET /v1/offers/{Draft.Id}/terms-draft", Terms with { Licence = new Licence { Spdx = "ECL-2.0", RightsOfLaender = "", RightsOfKommunen = "" } });
        Answer($"PATCH /v1/offers/{Draft.Id}/terms-draft", Terms with { Version = 8 });
        await Visitor.Submit(await Visitor.Open(Own + "/lizenz"), ("licence-spdx", "EUPL-1.2"), ("licence-spdx-andere", ""));

        Assert.That((string?)JsonNode.Parse(Sent($"PATCH /v1/offers/{Draft.Id}/terms-draft").Body)!["licence"]!["spdx"], Is.EqualTo("EUPL-1.2"));
    }

    private async Task SignInApprover()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor, Role.Approver);
        AnswerListing();
        Offered(Draft);
        Answer("GET /v1/licences", PageOf(new SpdxLicence { Id = "EUPL-1.2", Name = "European Union Public License 1.2" }));
        Answer($"GET /v1/offers/{Draft.Id}/terms-draft", Terms);
        Answer($"GET /v1/offers/{Draft.Id}/terms-draft/check", new TermsDraftCheck { Ready = true, Missing = [] });
        Answer($"GET /v1/offers/{Draft.Id}/terms-draft/effects", Effects);
    }

    private void Offered(params ProvidedOffer[] offers) => Answer($"GET /v1/services/{Listings.Slug}/provided-offers", PageOf(offers));

    private static Offer Fixture(ProvidedOffer offer) => new()
    {
        Id = offer.Id,
        Version = offer.Version + 1,
        Service = offer.Service,
        Name = offer.Name,
        LegalModel = offer.LegalModel,
        Seller = offer.Seller,
        Takers = offer.Takers,
        Provenance = Provenance.Declared,
    };

    private static YearOfOffer Year() => new() { Sheet = Money.OfCents(0), Income = Money.OfCents(0), OtherIncome = Money.OfCents(0), Uncovered = Money.OfCents(0), Surplus = Money.OfCents(0) };
}
