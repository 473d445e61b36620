using System.Net;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Publishing;

/// <summary>Offers and their terms from the first draft to what binds, and who sees what of it.</summary>
[TestFixture]
internal sealed class OfferTests
{
    private const string Thueringen = "16";

    private static readonly PriceSheet Priced = PricedOffers.Sheet(PricedOffers.Shared(160_000, (AllocationKey.Equal, "1")));

    private ApiUnderTest api = null!;
    private Client visitor = null!;
    private Client editor = null!;
    private Client approver = null!;
    private Client stranger = null!;
    private DateOnly today;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
        editor = await api.As(Given.LandEditor);
        approver = await api.As("approver@thueringen.example.org");
        stranger = await api.As(Given.ProviderEditor);
        today = BerlinTime.Today(api.Clock);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        editor?.Dispose();
        approver?.Dispose();
        stranger?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Create_OnAPublicService_IsSeenByItsProviderAloneUntilItHasTerms()
    {
        var slug = (await Own(Priced)).Service;
        var made = await editor.Post<Offer>($"/v1/services/{slug}/offers", Given.NewOffer with { Name = "Noch geheim" });
        var unseen = new List<HttpStatusCode>();
        foreach (var (caller, address) in new[] { (visitor, ""), (stranger, ""), (visitor, "/terms"), (visitor, "/legal-paths?organisation=08"), (visitor, "/cost-preview?organisation=08"), (stranger, "/terms-draft") })
        {
            using var reply = await caller.Send(HttpMethod.Get, $"/v1/offers/{made.Id}{address}");
            unseen.Add(reply.StatusCode);
        }

        using var own = await editor.Send(HttpMethod.Get, $"/v1/offers/{made.Id}");
        var listed = await editor.Get<Page<ProvidedOffer>>($"/v1/services/{slug}/provided-offers");
        Assert.Multiple(async () =>
        {
            Assert.That(unseen, Is.All.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await Client.Read<Offer>(own)).Name, Is.EqualTo("Noch geheim"));
            Assert.That(own.Headers.CacheControl!.NoStore, Is.True, "what one provider sees is kept by nobody");
            Assert.That((await visitor.Get<Page<Offer>>($"/v1/services/{slug}/offers")).Items, Has.Count.EqualTo(1));
            Assert.That(listed.Items.Select(offer => (offer.Name, offer.Published)), Is.EqualTo(new[] { ("Angebot", true), ("Noch geheim", false) }));
            Assert.That(made.Seller.Kind, Is.EqualTo(OrganisationKind.Operator), "over the FIT-Store the operator sells");
        });
        await Publish(made.Id);
        Assert.That((await visitor.Get<Page<Offer>>($"/v1/services/{slug}/offers")).Items.Select(offer => offer.Name), Does.Contain("Noch geheim"));
    }

    [Test]
    public async Task Create_OnAServiceThatIsNotPublic_StaysUnseenAlsoWithTerms()
    {
        var offer = await Own(sheet: null, state: "unpublished");
        await Publish(offer.Id);
        using var desk = await api.As(Given.OperatorEditor);
        foreach (var (caller, address) in new[] { (visitor, $"/v1/offers/{offer.Id}"), (stranger, $"/v1/offers/{offer.Id}/terms"), (stranger, $"/v1/services/{offer.Service}/provided-offers"), (desk, $"/v1/services/{offer.Service}/provided-offers") })
        {
            using var reply = await caller.Send(HttpMethod.Get, address);
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), address);
        }

        using var foreign = await stranger.Send(HttpMethod.Post, $"/v1/services/{offer.Service}/offers", Given.NewOffer, key: Guid.NewGuid().ToString());
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        // From the day it is submitted on the operator looks at it; drafts of terms stay the provider's own.
        await editor.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", new TermsSections { Exit = "Anders" }, await DraftVersion(offer.Id));
        await Execute("update service_revisions set state = 'submitted' where service_id = (select id from services where slug = @slug)", new { slug = offer.Service });
        var reviewed = (await desk.Get<Page<ProvidedOffer>>($"/v1/services/{offer.Service}/provided-offers")).Items.Single();
        var own = (await editor.Get<Page<ProvidedOffer>>($"/v1/services/{offer.Service}/provided-offers")).Items.Single();
        Assert.That((reviewed.Draft is null, own.Draft?.Missing, own.Draft?.ChangedBy is null), Is.EqualTo((true, 0, false)));
    }

    [TestCase(LegalModel.FitStore, true, HttpStatusCode.BadRequest)]
    [TestCase(LegalModel.Verwaltungsvereinbarung, false, HttpStatusCode.Created)]
    [TestCase(LegalModel.Verwaltungsvereinbarung, true, HttpStatusCode.BadRequest)]
    [TestCase(LegalModel.Govdigital, false, HttpStatusCode.BadRequest)]
    [TestCase(LegalModel.Kommunalvertreter, true, HttpStatusCode.Created)]
    public async Task Create_SellerGivenOrNot_AsTheLegalModelAsks(LegalModel model, bool named, HttpStatusCode expected)
    {
        var slug = (await Own(sheet: null)).Service;
        var other = (await visitor.Get<Page<Organisation>>("/v1/organisations?q=Hessen&limit=1")).Items[0];
        using var reply = await editor.Send(HttpMethod.Post, $"/v1/services/{slug}/offers", Given.NewOffer with { LegalModel = model, Seller = named ? other.Id : null }, key: Guid.NewGuid().ToString());
        Assert.That(reply.StatusCode, Is.EqualTo(expected), await reply.Content.ReadAsStringAsync());
        if (expected == HttpStatusCode.BadRequest)
        {
            Assert.That((await Client.Problem(reply, expected)).Errors!.Single().Pointer, Is.EqualTo("/seller"));
        }
        else
        {
            Assert.That((await Client.Read<Offer>(reply)).Seller.Land, Is.EqualTo(named ? other.Land : "TH"));
        }
    }

    [Test]
    public async Task Change_WithPublishedTerms_TheNameAlone()
    {
        var offer = await Own(Priced);
        var version = (await editor.Get<Offer>($"/v1/offers/{offer.Id}")).Version;
        using var other = await editor.Send(HttpMethod.Patch, $"/v1/offers/{offer.Id}", new OfferPatch { Takers = [OrganisationKind.Bund] }, version);
        using var removed = await editor.Send(HttpMethod.Delete, $"/v1/offers/{offer.Id}", version: version);
        var renamed = await editor.Patch<Offer>($"/v1/offers/{offer.Id}", new OfferPatch { Name = "Umbenannt" }, version);
        Assert.Multiple(async () =>
        {
            Assert.That((await Client.Problem(other, HttpStatusCode.Conflict)).State, Is.EqualTo("termsPublished"));
            Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That((renamed.Name, renamed.Version), Is.EqualTo(("Umbenannt", version + 1)));
            Assert.That((await visitor.Get<Offer>($"/v1/offers/{offer.Id}")).Name, Is.EqualTo("Umbenannt"));
        });
    }

    [Test]
    public async Task Change_BeforeItHasTerms_Everything()
    {
        var offer = await Own(sheet: null);
        var changed = await editor.Patch<Offer>($"/v1/offers/{offer.Id}", new OfferPatch { LegalModel = LegalModel.Verwaltungsvereinbarung, Takers = [OrganisationKind.Land] }, 1);
        Assert.That((changed.LegalModel, changed.Seller.Land, changed.Version), Is.EqualTo((LegalModel.Verwaltungsvereinbarung, "TH", 2)));
        using var gone = await editor.Send(HttpMethod.Delete, $"/v1/offers/{offer.Id}", version: 2);
        using var after = await editor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}");
        Assert.That((gone.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NotFound)));
    }

    [TestCase("retiring")]
    [TestCase("retired")]
    public async Task Offers_OfAServiceThatEnds_DoNotChange(string state)
    {
        var offer = await Own(Priced, state);
        using var made = await editor.Send(HttpMethod.Post, $"/v1/services/{offer.Service}/offers", Given.NewOffer, key: Guid.NewGuid().ToString());
        using var changed = await editor.Send(HttpMethod.Patch, $"/v1/offers/{offer.Id}/terms-draft", new TermsSections { Exit = "Anders" }, 1);
        Assert.That((await Client.Problem(made, HttpStatusCode.Conflict)).State, Is.EqualTo(state));
        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Draft_OfNewTerms_BeginsWithTheNewestAndMayBeIncomplete()
    {
        var offer = await Own(Priced);
        var first = await editor.Get<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft");
        var published = await visitor.Get<OfferTerms>($"/v1/offers/{offer.Id}/terms/1");
        var changed = await editor.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", "{\"exit\":\"\",\"licence\":null,\"priceSheet\":{\"vat\":{\"note\":\"\"}}}", 1);
        using var stale = await editor.Send(HttpMethod.Patch, $"/v1/offers/{offer.Id}/terms-draft", new TermsSections { NoticeMonths = 3 }, 1);
        var check = await editor.Get<TermsDraftCheck>($"/v1/offers/{offer.Id}/terms-draft/check");
        Assert.Multiple(async () =>
        {
            Assert.That((first.Version, first.BasedOn, first.ChangedAt), Is.EqualTo((1, 1, (DateTimeOffset?)null)));
            Assert.That((first.ConditionsOfUse, first.NoticeMonths), Is.EqualTo((published.ConditionsOfUse, published.NoticeMonths)));
            Assert.That((changed.Version, changed.Exit, changed.Licence, changed.ChangedBy is null), Is.EqualTo((2, "", (Licence?)null, false)));
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That(check.Ready, Is.False);
            Assert.That(check.Missing.Select(error => error.Pointer), Is.EqualTo(new[] { "/priceSheet/vat/note", "/licence/spdx", "/licence/rightsOfLaender", "/licence/rightsOfKommunen", "/exit" }));
            Assert.That((await visitor.Get<OfferTerms>($"/v1/offers/{offer.Id}/terms/1")).Exit, Is.EqualTo(published.Exit), "what is published does not change");
        });
        using var gone = await editor.Send(HttpMethod.Delete, $"/v1/offers/{offer.Id}/terms-draft", version: 2);
        var again = await editor.Get<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft");
        Assert.That((gone.StatusCode, again.Version, again.Exit), Is.EqualTo((HttpStatusCode.NoContent, 3, published.Exit)), "a tag from before is stale");
    }

    [TestCase("{\"priceSheet\":{\"items\":[{\"kind\":\"operation\",\"label\":\"x\",\"charge\":\"yearly\",\"basis\":\"allocated\",\"amount\":{\"amount\":\"12,5\",\"currency\":\"EUR\"}}]}}", "/priceSheet/items/0/amount/amount")]
    [TestCase("{\"licence\":{\"spdx\":\"EUPL 1.2\",\"rightsOfLaender\":\"\",\"rightsOfKommunen\":\"\"}}", "/licence/spdx")]
    [TestCase("{\"licence\":{\"spdx\":\"MIT\",\"sourceRepository\":\"http://code.example.org\",\"rightsOfLaender\":\"\",\"rightsOfKommunen\":\"\"}}", "/licence/sourceRepository")]
    [TestCase("{\"serviceLevel\":{\"availabilityPercent\":\"100.1\",\"operatingHours\":\"\",\"maintenanceWindow\":\"\"}}", "/serviceLevel/availabilityPercent")]
    [TestCase("{\"noticeMonths\":61}", "/noticeMonths")]
    public async Task Draft_WithWhatCannotBe_IsToldByPointer(string patch, string pointer)
    {
        var offer = await Own(Priced);
        using var reply = await editor.Send(HttpMethod.Patch, $"/v1/offers/{offer.Id}/terms-draft", patch, 1);
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { pointer }));
    }

    [Test]
    public async Task Publish_ByAnother_EndsTheVersionBeforeAndTellsWhoHasAdopted()
    {
        var offer = await Own(Priced, adopters: [("08", new DateOnly(2025, 3, 1)), ("02", new DateOnly(2025, 5, 1))]);
        var from = today.AddDays(40);
        var draft = await editor.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", Given.CompleteTerms, 1);
        var comparison = await editor.Get<TermsComparison>($"/v1/offers/{offer.Id}/terms-draft/comparison");
        var effects = await editor.Get<TermsEffects>($"/v1/offers/{offer.Id}/terms-draft/effects");
        var made = await approver.Post<OfferTerms>($"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = from }, draft.Version);
        var mails = (await api.Mailbox.Read()).Where(mail => mail.Subject.Contains($"ab {from:dd.MM.yyyy}", StringComparison.Ordinal) && mail.Plain.Contains($"dienste/{offer.Service}", StringComparison.Ordinal)).ToList();
        Assert.Multiple(async () =>
        {
            Assert.That((comparison.Before.Version, comparison.After.Version, comparison.After.ValidFrom), Is.EqualTo((1, 2, today)));
            Assert.That(comparison.Clauses.Single(clause => clause.Clause == TermsClause.PriceSheet).Change, Is.EqualTo(Change.Changed));
            Assert.That((effects.TermsVersion, effects.EarliestFrom, effects.NeedsConsent, effects.Differences), Is.EqualTo((2, today, true, comparison.Differences)));
            Assert.That(effects.Adopters.Select(adopter => (adopter.Organisation.Land, adopter.TermsVersion, adopter.Told)), Is.EqualTo(new[] { ("HH", 1, true), ("BW", 1, true) }));
            Assert.That(effects.Prices!.Payers.Select(payer => payer.After.Amount), Is.Not.Empty.And.All.EqualTo("0.00"), "it becomes free of charge");
            Assert.That((made.Version, made.ValidFrom, made.Provenance), Is.EqualTo((2, from, Provenance.Declared)));
            Assert.That((await visitor.Get<OfferTerms>($"/v1/offers/{offer.Id}/terms/1")).ValidUntil, Is.EqualTo(from.AddDays(-1)));
            Assert.That((await visitor.Get<Offer>($"/v1/offers/{offer.Id}")).TermsInForce, Is.EqualTo(1));
            Assert.That((await editor.Get<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft")).BasedOn, Is.EqualTo(2), "the next draft begins with what was published");
            Assert.That(mails.Select(mail => mail.To), Is.EquivalentTo(new[] { "efa-koordinierung@hamburg.example.org", "efa-koordinierung@baden-wuerttemberg.example.org" }));
            Assert.That(mails[0].Plain, Does.Contain("Vereinbart ist Fassung 1").And.Contain("bleibt es bei der vereinbarten Fassung"));
        });
        using var same = await editor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}/terms-draft/comparison");
        Assert.That((await Client.Read<TermsComparison>(same)).Before.Version, Is.EqualTo(1), "the version in force stands on the left");
    }

    [Test]
    public async Task Publish_OfADraftBegunBeforeANewerVersion_NeedsAnotherLook()
    {
        var offer = await Own(Priced);
        var draft = await editor.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", Given.CompleteTerms, 1);
        await Execute(
            "insert into terms (offer_id, version, valid_from, published_at, content) select offer_id, 2, @validFrom, @now, content from terms where offer_id = @id and version = 1",
            new { id = offer.Id, validFrom = new DateOnly(2026, 2, 1), now = api.Clock.GetUtcNow() });
        using var reply = await approver.Send(HttpMethod.Post, $"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today }, draft.Version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.Conflict)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.Outdated));
        Assert.That((await editor.Get<TermsDraftCheck>($"/v1/offers/{offer.Id}/terms-draft/check")).Missing.Single().Code, Is.EqualTo(InputErrorCodes.Outdated));
        var looked = await editor.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", "{}", draft.Version);
        Assert.That((looked.BasedOn, looked.Version, looked.Exit), Is.EqualTo((2, draft.Version + 1, draft.Exit)));
        var made = await approver.Post<OfferTerms>($"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today }, looked.Version);
        Assert.That(made.Version, Is.EqualTo(3));
    }

    [Test]
    public async Task Publish_ByWhoChangedItLast_IsFourEyes()
    {
        using var admin = await api.As(Given.LandAdmin);
        var both = (await People.Person(api, admin, Role.Editor, Role.Approver)).Client;
        var offer = await Own(sheet: null);
        var draft = await both.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", Given.CompleteTerms, 1);
        using var own = await both.Send(HttpMethod.Post, $"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today }, draft.Version, Guid.NewGuid().ToString());
        using var byEditor = await editor.Send(HttpMethod.Post, $"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today }, draft.Version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(own, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FourEyes));
        Assert.That((await Client.Problem(byEditor, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
        var byAnother = await approver.Post<OfferTerms>($"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today }, draft.Version);
        Assert.That(byAnother.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Publish_WithExampleAmountsOrWithoutAKeyItem_NamesEachPlace()
    {
        var offer = await Own(sheet: null);
        var sheet = PricedOffers.Sheet(PricedOffers.Unit(PriceBasis.PerUse, "1.50")) with { Nature = PriceNature.Example };
        var draft = await editor.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", Given.CompleteTerms with { PriceSheet = sheet }, 1);
        foreach (var query in (string[])["", "?dryRun=true"])
        {
            using var reply = await approver.Send(HttpMethod.Post, $"/v1/offers/{offer.Id}/terms-publications{query}", new NewTermsPublication { ValidFrom = today }, draft.Version, Guid.NewGuid().ToString());
            var problem = await Client.Problem(reply, HttpStatusCode.Conflict);
            Assert.That(problem.Code, Is.EqualTo(ProblemCodes.GatesUnmet));
            Assert.That(problem.Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/priceSheet/items", "/priceSheet/nature" }));
        }
    }

    [TestCase(-1)]
    [TestCase(365 * 6)]
    public async Task Publish_ForADayThatCannotBe_IsTold(int days)
    {
        var offer = await Own(sheet: null);
        var draft = await editor.Patch<TermsDraft>($"/v1/offers/{offer.Id}/terms-draft", Given.CompleteTerms, 1);
        using var reply = await approver.Send(HttpMethod.Post, $"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today.AddDays(days) }, draft.Version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Single().Pointer, Is.EqualTo("/validFrom"));
    }

    [Test]
    public async Task Publish_NotAfterTheNewest_IsTold_AndTheSameAgain_IsAConflict()
    {
        var offer = await Own(sheet: null);
        await Publish(offer.Id, today.AddDays(30));
        var version = await DraftVersion(offer.Id);
        using var unchanged = await approver.Send(HttpMethod.Post, $"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today.AddDays(31) }, version, Guid.NewGuid().ToString());
        using var early = await approver.Send(HttpMethod.Post, $"/v1/offers/{offer.Id}/terms-publications", new NewTermsPublication { ValidFrom = today.AddDays(30) }, version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(unchanged, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.AlreadyThere));
        Assert.That((await Client.Problem(early, HttpStatusCode.BadRequest)).Errors!.Single().Pointer, Is.EqualTo("/validFrom"));
    }

    /// <summary>An offer of a new service of Thüringen.</summary>
    private async Task<Offer> Own(PriceSheet? sheet, string state = "published", params IReadOnlyList<(string Ars, DateOnly Since)> adopters)
    {
        var id = await PricedOffers.Add(api, sheet, provider: Thueringen, state: state, adopters: adopters);
        return await editor.Get<Offer>($"/v1/offers/{id}");
    }

    private async Task<OfferTerms> Publish(Guid offer, DateOnly? from = null)
    {
        var draft = await editor.Patch<TermsDraft>($"/v1/offers/{offer}/terms-draft", Given.CompleteTerms, await DraftVersion(offer));
        return await approver.Post<OfferTerms>($"/v1/offers/{offer}/terms-publications", new NewTermsPublication { ValidFrom = from ?? today }, draft.Version);
    }

    private async Task<int> DraftVersion(Guid offer) => (await editor.Get<TermsDraft>($"/v1/offers/{offer}/terms-draft")).Version;

    private Task<Gone> Execute(string statement, object parameters) => api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
    {
        await write.Execute(statement, parameters);
        return new Gone();
    });
}
