using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>What Kommunen want: by name for their Land, with what joining costs it; in numbers for the provider and the operator.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class DemandTests(string kind)
{
    private ApiUnderTest api = null!;
    private Client city = null!;
    private Client kreis = null!;
    private Client land = null!;
    private Client provider = null!;
    private Client operatorDesk = null!;
    private Client stranger = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        city = await api.As(Given.KommuneEditor);
        kreis = await api.As("editor@landkreis-nordhausen.example.org");
        land = await api.As(Given.LandEditor);
        provider = await api.As(Given.ProviderEditor);
        operatorDesk = await api.As(Given.OperatorEditor);
        stranger = await api.As("editor@hessen.example.org");
        await Given.Interest(city);
        var draft = await Given.Draft(kreis);
        draft = await kreis.Patch<Adoption>($"/v1/adoptions/{draft.Id}", Given.Wishes with { WishedStart = "2098-01" }, draft.Version);
        await kreis.Post<Adoption>($"/v1/adoptions/{draft.Id}/interests", version: draft.Version);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var client in (Client?[])[city, kreis, land, provider, operatorDesk, stranger])
        {
            client?.Dispose();
        }

        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Demand_ForTheLand_SaysWhoWantsItAndWhatItCosts()
    {
        var demand = (await land.Get<Page<Demand>>("/v1/demands?limit=100")).Items.Single(entry => entry.Service == Given.Slug);
        var preview = await land.Get<CostPreview>($"/v1/offers/{demand.Joining!.Offer}/cost-preview?organisation=16&start={demand.Joining.Start}");
        Assert.Multiple(() =>
        {
            Assert.That((demand.Kommunen, demand.Land, demand.EarliestStart), Is.EqualTo((2, "TH", "2098-01")));
            Assert.That(demand.Joining.Start, Does.EndWith("-01"), "budgets are made for calendar years");
            Assert.That(demand.Joining.Land, Is.EqualTo(preview.Charged));
            Assert.That(demand.Joining.Land.FullYear.Cents, Is.Positive);
            Assert.That(demand.Joining.PassingOn, Is.EqualTo(PassingOn.LandPays));
            Assert.That(demand.Joining.Kommunen!.FullYear.Cents, Is.Zero);
            Assert.That(demand.OwnAdoption, Is.Null);
        });
    }

    [Test]
    public async Task Detail_ForTheLand_HasSizesAndWishes_AndItsKommunen()
    {
        var detail = await land.Get<ServiceDemand>($"/v1/demands/{Given.Slug}?start=2028-05");
        var kommunen = (await land.Get<Page<WaitingKommune>>($"/v1/demands/{Given.Slug}/kommunen")).Items;
        Assert.Multiple(() =>
        {
            Assert.That(detail.Kommunen, Is.EqualTo(2));
            Assert.That(detail.SizeClasses.Sum(size => size.Kommunen), Is.EqualTo(2));
            Assert.That(detail.SizeClasses.Sum(size => size.Inhabitants), Is.EqualTo(detail.Inhabitants));
            Assert.That(detail.WishedStarts.Select(month => month.Month), Is.EqualTo((string[])["2098-01", "2099-05"]));
            Assert.That(detail.Laender.Single().Joining!.Start, Is.EqualTo("2028-05"));
            Assert.That(detail.Laender.Single().Joining!.Land.FirstYear.Cents, Is.LessThan(detail.Laender.Single().Joining!.Land.FullYear.Cents));
            Assert.That(detail.NoCost, Is.Null);
            Assert.That(kommunen.Select(kommune => kommune.Ars), Is.EqualTo((string[])["160620041041", "16062"]));
            Assert.That(kommunen.Sum(kommune => kommune.Inhabitants), Is.EqualTo(detail.Inhabitants));
        });
    }

    [Test]
    public async Task Demand_ForProviderAndOperator_IsNumbersAlone()
    {
        foreach (var who in (Client[])[provider, operatorDesk])
        {
            var demand = (await who.Get<Page<Demand>>("/v1/demands?limit=100")).Items.Single(entry => entry.Service == Given.Slug && entry.Land == "TH");
            var detail = await who.Get<ServiceDemand>($"/v1/demands/{Given.Slug}");
            var kommunen = await who.Get<Page<WaitingKommune>>($"/v1/demands/{Given.Slug}/kommunen");
            Assert.Multiple(() =>
            {
                Assert.That((demand.Kommunen, demand.Joining, demand.OwnAdoption), Is.EqualTo((2, (JoiningCost?)null, (Guid?)null)));
                Assert.That(detail.Laender.Single(entry => entry.Land == "TH").Joining, Is.Null);
                Assert.That(detail.SizeClasses, Is.Not.Empty);
                Assert.That(kommunen.Items, Is.Empty);
            });
        }
    }

    [Test]
    public async Task Demand_ForAStranger_IsNothing()
    {
        var detail = await stranger.Get<ServiceDemand>($"/v1/demands/{Given.Slug}");
        Assert.Multiple(async () =>
        {
            Assert.That((detail.Kommunen, detail.Laender.Count, detail.SizeClasses.Count), Is.EqualTo((0, 0, 0)));
            Assert.That((await stranger.Get<Page<WaitingKommune>>($"/v1/demands/{Given.Slug}/kommunen")).Items, Is.Empty);
        });
        using var unknown = await land.Send(HttpMethod.Get, "/v1/demands/gibt-es-nicht");
        Assert.That(unknown.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Joining_CarriesWhoWaitsOn_AndWhoDidNotAskIsAssigned()
    {
        using var given = new GivenAdoption(api);
        var offer = await given.Offer();
        var waiting = await given.Do(await given.Draft(offer, Given.KommuneEditor), AdoptionAct.ExpressInterest);
        Assert.That((await land.Get<Page<Demand>>("/v1/demands?limit=100")).Items.Single(entry => entry.Service == waiting.Service).Kommunen, Is.EqualTo(1));
        await given.In(AdoptionState.Contracted, offer);
        var carried = await city.Get<Adoption>($"/v1/adoptions/{waiting.Id}");
        Assert.Multiple(async () =>
        {
            Assert.That((carried.State, carried.Route, carried.Addressee.Name), Is.EqualTo((AdoptionState.Coordination, AdoptionRoute.Provider, "Thüringen")));
            Assert.That((await land.Get<Page<Demand>>("/v1/demands?limit=100")).Items.Select(entry => entry.Service), Has.No.Member(waiting.Service));
        });

        // Who waited has its own adoption, so the list tells which; the others are assigned.
        var asked = GivenAssignment.Of(await land.Get<Offer>($"/v1/offers/{offer}"), ["160620041041", "16062"]);
        var check = await land.Post<AssignmentCheck>("/v1/assignment-checks", asked, idempotent: false);
        Assert.That(check.Errors.Single(), Has.Property("Line").EqualTo(1).And.Property("Adoption").EqualTo(waiting.Id));
        await GivenAssignment.Release(await given.As(GivenAssignment.LandApprover), await GivenAssignment.Prepare(land, asked with { Recipients = ["16062"] }));
        await GivenAssignment.Work(api);
        Assert.That((await kreis.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={waiting.Service}")).Items.Single().State, Is.EqualTo(AdoptionState.Offered));
    }

    [Test]
    public async Task Assigned_IsAcceptedByItsOwnSignatory_AndEndsWithTheContractAbove()
    {
        using var given = new GivenAdoption(api);
        var offer = await given.Offer();
        var above = await given.In(AdoptionState.Contracted, offer);
        await GivenAssignment.Release(await given.As(GivenAssignment.LandApprover), await GivenAssignment.Prepare(land, GivenAssignment.Of(await land.Get<Offer>($"/v1/offers/{offer}"), ["160620041041"])));
        await GivenAssignment.Work(api);
        var offered = await city.Get<Adoption>($"/v1/adoptions/{(await city.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={above.Service}")).Items.Single().Id}");
        var contracted = await given.Do(offered, AdoptionAct.Accept);
        var line = await given.Line(contracted);
        Assert.Multiple(() =>
        {
            Assert.That(contracted.State, Is.EqualTo(AdoptionState.Contracted));
            Assert.That(contracted.ContractNumber, Does.StartWith("FITST/"));
            Assert.That((line.Kind, line.Above is not null), Is.EqualTo((ContractLineKind.Sub, true)));
        });
        var effect = await land.Get<TerminationEffect>($"/v1/adoptions/{above.Id}/termination-effect");
        Assert.That((effect.LinesBelow, effect.Concerned.Single().Name), Is.EqualTo((1, "Nordhausen")));
    }

    [TestCase("16", LegalPathOutcome.Open)]
    [TestCase("160620041041", LegalPathOutcome.Demand)]
    public async Task LegalPaths_OfAService_HaveEveryOffer_TheBestFirst(string organisation, LegalPathOutcome best)
    {
        var paths = await land.Get<ServiceLegalPaths>($"/v1/services/{Given.Slug}/legal-paths?organisation={organisation}");
        var offers = (await land.Get<Page<Offer>>($"/v1/services/{Given.Slug}/offers")).Items;
        Assert.Multiple(async () =>
        {
            Assert.That(paths.Best, Is.EqualTo(best));
            Assert.That(paths.Offers.Select(offer => offer.Offer), Is.EquivalentTo(offers.Select(offer => offer.Id)));
            Assert.That(paths.Offers.Select(offer => offer.Paths[0].Outcome), Is.Ordered);
            Assert.That(paths.Note, Is.Not.Empty);
            foreach (var offer in paths.Offers)
            {
                var alone = await land.Get<Contracts.Terms.LegalPaths>($"/v1/offers/{offer.Offer}/legal-paths?organisation={organisation}");
                Assert.That(offer.Paths.Select(path => path.Reason), Is.EqualTo(alone.Paths.Select(path => path.Reason)));
            }
        });
    }
}
