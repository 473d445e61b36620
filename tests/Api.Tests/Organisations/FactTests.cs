using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Organisations;

/// <summary>Facts with evidence, who decides on them, and what they open.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class FactTests(string kind)
{
    private const string Evidence = "Beitrittserklärung vom 03.02.2025, Register-Nr. 4711";

    private ApiUnderTest api = null!;
    private Client admin = null!;
    private Client approver = null!;
    private Client visitor = null!;
    private Organisation own = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        visitor = api.Visitor();
        admin = await api.As("admin@nordhausen.example.org");
        approver = await api.As("approver@betrieb.example.org");
        own = await visitor.Get<Organisation>($"/v1/organisations/{(await admin.Get<Me>("/v1/me")).ActingFor!.Id}");
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        admin?.Dispose();
        approver?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Fact_FromRecordingToEnd_CountsOnlyWhileItIsConfirmed()
    {
        var offer = await OfferOf(LegalModel.Kommunalvertreter);
        using var editor = await api.As(Given.KommuneEditor);
        Assert.That(await Outcome(offer), Is.EqualTo(LegalPathOutcome.Closed));
        using var closed = await editor.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = offer.Id }, key: Key());
        Assert.That((await Client.Problem(closed, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.LegalPathClosed));

        var fact = await Record(FactKind.FrameworkWith, offer.Seller.Id);
        Assert.That((fact.State, fact.Version, fact.Evidence, fact.Provenance), Is.EqualTo((FactState.Recorded, 1, Evidence, Provenance.Declared)));
        Assert.That(await Outcome(offer), Is.EqualTo(LegalPathOutcome.Closed), "recorded is not confirmed");
        using var twice = await admin.Send(HttpMethod.Post, "/v1/facts", new NewFact { Kind = FactKind.FrameworkWith, With = offer.Seller.Id, Evidence = "noch einmal" }, key: Key());
        var problem = await Client.Problem(twice, HttpStatusCode.Conflict);
        Assert.That((problem.Code, problem.Existing), Is.EqualTo((ProblemCodes.AlreadyThere, $"/v1/facts/{fact.Id}")));

        fact = await approver.Post<Fact>($"/v1/facts/{fact.Id}/confirmations", version: fact.Version);
        Assert.That((fact.State, fact.DecidedAt is not null), Is.EqualTo((FactState.Confirmed, true)));
        Assert.That(await Outcome(offer), Is.EqualTo(LegalPathOutcome.Open));
        var draft = await editor.Post<Adoption>("/v1/adoptions", new NewAdoption { Offer = offer.Id });
        Assert.That(draft.Addressee.Id, Is.EqualTo(offer.Seller.Id));

        fact = await admin.Post<Fact>($"/v1/facts/{fact.Id}/endings", version: fact.Version);
        Assert.That(fact.State, Is.EqualTo(FactState.Ended));
        Assert.That(await Outcome(offer), Is.EqualTo(LegalPathOutcome.Closed), "ended counts no more");
        using var again = await approver.Send(HttpMethod.Post, $"/v1/facts/{fact.Id}/confirmations", version: fact.Version, key: Key());
        Assert.That((await Client.Problem(again, HttpStatusCode.Conflict)).State, Is.EqualTo("ended"));
        Assert.That(await Ledger(), Does.Not.Contain("4711"));
    }

    [Test]
    public async Task Fact_Refused_SaysWhyAndMayBeRecordedAnew()
    {
        var with = await SomeLand();
        var fact = await Record(FactKind.InhouseWith, with);
        const string reason = "Die Satzung nennt Sie nicht.";
        fact = await approver.Post<Fact>($"/v1/facts/{fact.Id}/refusals", new Refusal { Reason = reason }, fact.Version);
        Assert.That((fact.State, fact.Reason, fact.With!.Id), Is.EqualTo((FactState.Refused, reason, with)));
        Assert.That(await Ledger(), Does.Not.Contain(reason));
        var anew = await Record(FactKind.InhouseWith, with);
        Assert.That(anew.Id, Is.Not.EqualTo(fact.Id));
        using var ending = await admin.Send(HttpMethod.Post, $"/v1/facts/{fact.Id}/endings", version: fact.Version, key: Key());
        Assert.That((await Client.Problem(ending, HttpStatusCode.Conflict)).State, Is.EqualTo("refused"));
    }

    [Test]
    public async Task Fact_WithOrWithoutTheOther_IsLookedAt()
    {
        foreach (var (fact, code) in new[]
        {
            (new NewFact { Kind = FactKind.InhouseWith, Evidence = Evidence }, InputErrorCodes.Required),
            (new NewFact { Kind = FactKind.FrameworkWith, Evidence = Evidence }, InputErrorCodes.Required),
            (new NewFact { Kind = FactKind.FitkoOwner, With = await SomeLand(), Evidence = Evidence }, InputErrorCodes.NotAllowedValue),
            (new NewFact { Kind = FactKind.InhouseWith, With = own.Id, Evidence = Evidence }, InputErrorCodes.NotAllowedValue),
            (new NewFact { Kind = FactKind.InhouseWith, With = Guid.CreateVersion7(), Evidence = Evidence }, InputErrorCodes.DoesNotExist),
        })
        {
            using var reply = await admin.Send(HttpMethod.Post, "/v1/facts", fact, key: Key());
            Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ((string?)"/with", code) }));
        }
    }

    [Test]
    public async Task Fact_OfAnother_IsSeenByTheOperatorOnly()
    {
        var fact = await Record(FactKind.FrameworkWith, await SomeLand());
        using var stranger = await api.As("admin@mecklenburg-vorpommern.example.org");
        using var read = await stranger.Send(HttpMethod.Get, $"/v1/facts/{fact.Id}");
        using var ending = await stranger.Send(HttpMethod.Post, $"/v1/facts/{fact.Id}/endings", version: fact.Version, key: Key());
        using var confirming = await stranger.Send(HttpMethod.Post, $"/v1/facts/{fact.Id}/confirmations", version: fact.Version, key: Key());
        using var ofOperator = await api.As("admin@betrieb.example.org");
        using var endedByOperator = await ofOperator.Send(HttpMethod.Post, $"/v1/facts/{fact.Id}/endings", version: fact.Version, key: Key());
        Assert.Multiple(async () =>
        {
            Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(ending.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(confirming.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(endedByOperator.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await stranger.Get<Page<Fact>>($"/v1/facts?organisation={own.Id}")).Items, Is.Empty);
            Assert.That((await approver.Get<Page<Fact>>($"/v1/facts?organisation={own.Id}&state=recorded&limit=100")).Items.Select(known => known.Id), Does.Contain(fact.Id));
            Assert.That((await approver.Get<Page<Fact>>("/v1/facts?state=confirmed&limit=100")).Items.Select(known => known.Organisation.Id).Distinct().Count(), Is.GreaterThan(1));
        });
    }

    [Test]
    public async Task LegalPaths_OfAKommune_NameTheChainFromTheSellerToIt()
    {
        var offer = await Given.Offer(visitor);
        var paths = await Paths(offer, own.Ars!);
        var byId = await Paths(offer, own.Id.ToString());
        var demand = paths.Paths.Single(path => path.Outcome == LegalPathOutcome.Demand);
        Assert.Multiple(() =>
        {
            Assert.That(demand.Parties.Select(party => party.Kind), Is.EqualTo((OrganisationKind[])[OrganisationKind.Operator, OrganisationKind.Land, OrganisationKind.Gemeinde]));
            Assert.That(demand.Steps, Is.Not.Empty);
            Assert.That(demand.OpensBy, Is.Not.Null);
            Assert.That(paths.Organisation.Id, Is.EqualTo(own.Id));
            Assert.That(paths.Note, Does.Contain("keine Rechtsberatung"));
            Assert.That(byId.Paths.Select(path => path.Reason), Is.EqualTo(paths.Paths.Select(path => path.Reason)));
        });
        using var english = await visitor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}/legal-paths?organisation={own.Ars}", headers: ("Accept-Language", "en"));
        Assert.That((await Client.Read<Contracts.Terms.LegalPaths>(english)).Note, Does.Contain("no legal advice"));
    }

    [Test]
    public async Task LegalPaths_OfTheProvider_AreClosed()
    {
        var offer = await Given.Offer(visitor);
        using var provider = await api.As(Given.ProviderEditor);
        var paths = await Paths(offer, (await provider.Get<Me>("/v1/me")).ActingFor!.Id.ToString());
        Assert.That(paths.Paths.Single().Outcome, Is.EqualTo(LegalPathOutcome.Closed));
    }

    [TestCase("organisation=999999999999", InputErrorCodes.DoesNotExist)]
    [TestCase("organisation=Nordhausen", InputErrorCodes.DoesNotExist)]
    [TestCase("organisation=", InputErrorCodes.Required)]
    [TestCase("", InputErrorCodes.Required)]
    public async Task LegalPaths_OfNobody_IsTold(string query, string code)
    {
        var offer = await Given.Offer(visitor);
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}/legal-paths?{query}");
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Parameter, error.Code)), Is.EqualTo(new[] { ((string?)"organisation", code) }));
    }

    [Test]
    public async Task LegalPaths_ToNoOffer_404()
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/offers/{Guid.CreateVersion7()}/legal-paths?organisation=16");
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static string Key() => Guid.NewGuid().ToString();

    private async Task<Fact> Record(FactKind what, Guid? with = null) => await admin.Post<Fact>("/v1/facts", new NewFact { Kind = what, With = with, Evidence = Evidence });

    private async Task<Guid> SomeLand() => (await visitor.Get<Page<Land>>("/v1/laender")).Items.First(land => land.Code == "TH").OrganisationId;

    /// <summary>An offer under a legal model that is for Gemeinden and can be taken today.</summary>
    private async Task<Offer> OfferOf(LegalModel model)
    {
        foreach (var card in (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items.Where(card => card.LegalModels.Contains(model)))
        {
            var offer = await Given.Offer(visitor, card.Slug, model);
            if (offer.TermsInForce is not null && offer.Takers.Contains(OrganisationKind.Gemeinde))
            {
                return offer;
            }
        }

        throw new InvalidOperationException($"No offer under {model}.");
    }

    private async Task<LegalPathOutcome> Outcome(Offer offer) => (await Paths(offer, own.Id.ToString())).Paths[0].Outcome;

    private Task<Contracts.Terms.LegalPaths> Paths(Offer offer, string organisation) => visitor.Get<Contracts.Terms.LegalPaths>($"/v1/offers/{offer.Id}/legal-paths?organisation={organisation}");

    private async Task<string> Ledger()
    {
        using var database = api.Database.Open();
        return string.Join('\n', await database.Read(sql => sql.Rows<string>("select data from ledger")));
    }
}
