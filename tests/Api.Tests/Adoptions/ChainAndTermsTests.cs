using System.Net;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>What binds contracts to each other and to versions of their terms, where it is easily lost. Every test takes services of its own.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class ChainAndTermsTests(string kind)
{
    private const string Nordhausen = "160620041041";

    private ApiUnderTest api = null!;
    private GivenAdoption given = null!;

    [SetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        given = new GivenAdoption(api);
    }

    [TearDown]
    public async Task Close()
    {
        given?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    private DateOnly Today => BerlinTime.Today(api.Clock);

    private FitDatabase Database => api.Services.GetRequiredService<FitDatabase>();

    [Test]
    public async Task Right_OfTheAdopter_IsNotTheSellers()
    {
        var adoption = await given.In(AdoptionState.Contracted);
        await given.NewTerms(adoption.Offer, Today.AddDays(60));
        var adopter = await given.Of(adoption.Adopter, Role.Signatory);
        var seller = await given.Of(adoption.Addressee, Role.Signatory);
        var right = (await adopter.Get<TerminationEffect>($"/v1/adoptions/{adoption.Id}/termination-effect")).Rights.Single();
        Assert.That((await seller.Get<TerminationEffect>($"/v1/adoptions/{adoption.Id}/termination-effect")).Rights, Is.Empty, "who changed the terms gains no way out by it");
        using var refused = await GivenAdoption.SendTermination(seller, adoption, new NewTermination { Kind = TerminationKind.Special, Right = right.Id, LinesBelow = 0 });
        Assert.That((await Client.Problem(refused, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/right" }));
        Assert.That((await GivenAdoption.Terminate(adopter, adoption, right.Id)).EndsOn, Is.EqualTo(right.EndsOn));
    }

    [Test]
    public async Task Terms_ConsentedTo_BringTheirNoticeAndMinimumTerm()
    {
        var adoption = await given.In(AdoptionState.Contracted);
        var before = await given.Line(adoption);
        var validFrom = Today.AddDays(60);
        var version = await given.NewTerms(adoption.Offer, validFrom, terms => terms with { NoticeMonths = terms.NoticeMonths + 12, MinimumTermMonths = terms.MinimumTermMonths + 24 });
        var signatory = await given.Of(adoption.Adopter, Role.Signatory);
        await signatory.Post<Adoption>($"/v1/adoptions/{adoption.Id}/terms-answers", new TermsAnswer { Version = version, Consent = true }, adoption.Version);
        Assert.That((await given.Line(adoption)).NoticeMonths, Is.EqualTo(before.NoticeMonths), "not yet");
        await given.Clock(validFrom);
        var after = await given.Line(adoption);
        Assert.That(
            (after.TermsVersion, after.NoticeMonths, after.MinimumUntil),
            Is.EqualTo((version, before.NoticeMonths + 12, (DateOnly?)(before.MinimumUntil?.AddDays(1) ?? before.StartsOn!.Value).AddMonths(24).AddDays(-1))));
    }

    [Test]
    public async Task Terms_PublishedBetweenOfferAndAcceptance_ArePutToWhoIsContractedThen()
    {
        var offered = await given.In(AdoptionState.Offered);
        var validFrom = Today.AddDays(60);
        var version = await given.NewTerms(offered.Offer, validFrom);
        var contracted = await given.Do(offered, AdoptionAct.Accept);
        var signatory = await given.Of(contracted.Adopter, Role.Signatory);
        var proposals = (await signatory.Get<Page<TermsProposal>>($"/v1/adoptions/{contracted.Id}/terms-proposals")).Items;
        Assert.Multiple(async () =>
        {
            Assert.That(contracted.TermsVersion, Is.EqualTo(1), "what was offered is what was signed");
            Assert.That(proposals, Is.EqualTo(new[] { new TermsProposal { Version = version, ValidFrom = validFrom, AnswerUntil = validFrom.AddDays(-1), State = TermsProposalState.Open } }));
            Assert.That((await signatory.Get<TerminationEffect>($"/v1/adoptions/{contracted.Id}/termination-effect")).Rights, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Accept_OfAnAggregatorsOffer_NeedsItsContractStillToRun()
    {
        var (_, offered) = await OfferedByAnAggregator();
        await Database.Write(new Act(), async write =>
        {
            await write.Execute("update adoptions set state = 'terminating', ends_on = @endsOn where adopter_id = @adopter and offer_id = @offer", new { endsOn = Today.AddDays(90), adopter = offered.Addressee.Id, offer = offered.Offer });
            return new Gone();
        });
        using var late = await given.Sign(await given.Of(offered.Adopter, Role.Signatory), offered);
        Assert.That((await Client.Problem(late, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.OfferNotAvailable), "nothing is passed on from what ends");
    }

    [Test]
    public async Task Terminate_OfAContractMadeOutside_EndsWhatWasPassedOnUnderIt()
    {
        var (bundler, offered) = await OfferedByAnAggregator();
        var below = await given.Do(offered, AdoptionAct.Accept);
        Assert.That((await given.Line(below)).Above, Is.Null, "the contract above is no line of the store");
        var above = (await bundler.Get<Page<Adoption>>("/v1/adoptions?side=adopter&limit=100")).Items.Single(adoption => adoption.Offer == below.Offer);
        var effect = await bundler.Get<TerminationEffect>($"/v1/adoptions/{above.Id}/termination-effect");
        Assert.That((effect.LinesBelow, effect.Concerned.SingleOrDefault()?.Name), Is.EqualTo((1, (string?)"Nordhausen")));
        var ending = await GivenAdoption.Terminate(bundler, above);
        var after = await given.Read(below);
        Assert.That((after.State, after.EndsOn), Is.EqualTo((AdoptionState.Terminating, ending.EndsOn)));
    }

    [Test]
    public async Task LegalPath_OverAnAggregator_NeedsItsSubContract()
    {
        var bundler = await given.As("editor@buendler-nordost.example.org");
        var (me, _) = await Related(bundler);
        const string slug = "aufenthalt-digital";
        await GivenAssignment.Contract(api, me, await Given.Offer(bundler, slug, LegalModel.Verwaltungsvereinbarung));
        var offer = await Given.Offer(bundler, slug);
        var paths = (await api.Visitor().Get<Contracts.Terms.LegalPaths>($"/v1/offers/{offer.Id}/legal-paths?organisation={Nordhausen}")).Paths;
        Assert.That(paths.Select(path => path.Parties.Any(party => party.Id == me)), Has.None.True, "a contract of another model is no Sub contract");
    }

    /// <summary>An offer of an aggregator to Nordhausen, and the aggregator's signatory. Its own contract was made outside of the store.</summary>
    private async Task<(Client Bundler, Adoption Offered)> OfferedByAnAggregator()
    {
        var editor = await given.As("editor@buendler-nordost.example.org");
        var signatory = await given.As("signatory@buendler-nordost.example.org");
        var (me, kommune) = await Related(editor);
        var offer = await editor.Get<Offer>($"/v1/offers/{await given.Offer()}");
        await GivenAssignment.Contract(api, me, offer);
        await GivenAssignment.Release(signatory, await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, [Nordhausen], Today)));
        await GivenAssignment.Work(api);
        var city = await given.As(Given.KommuneEditor);
        var listed = (await city.Get<Page<Adoption>>("/v1/adoptions?side=adopter&limit=100")).Items.Single(adoption => adoption.Offer == offer.Id);
        Assert.That((listed.State, listed.Addressee.Id, listed.Adopter.Id), Is.EqualTo((AdoptionState.Offered, me, kommune)));
        return (signatory, await city.Get<Adoption>($"/v1/adoptions/{listed.Id}"));
    }

    /// <summary>Nordhausen and its Land are in an in-house relation with the aggregator; answers the ids of aggregator and Kommune.</summary>
    private async Task<(Guid Aggregator, Guid Kommune)> Related(Client bundler)
    {
        var me = (await bundler.Get<Me>("/v1/me")).ActingFor!.Id;
        var kommune = (await bundler.Get<Organisation>($"/v1/organisations/{Nordhausen}")).Id;
        await GivenAssignment.Inhouse(api, me, [kommune, (await bundler.Get<Organisation>("/v1/organisations/16")).Id]);
        return (me, kommune);
    }
}
