using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Controlling;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Catalogue;

/// <summary>Comparing terms, similar services, Kommunen like mine, the services of a Land: as callers meet them, on the sample data.</summary>
[TestFixture]
internal sealed class ComparingOverHttpTests
{
    private const string Wismar = "130740087087";

    private ApiUnderTest api = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Comparison_TwoVersionsOfTheSample_SaysWhatChanged()
    {
        var offer = await Given.Offer(visitor, "i-kfz", LegalModel.Verwaltungsvereinbarung);
        var compared = await visitor.Get<TermsComparison>($"/v1/offers/{offer.Id}/terms/1/comparison?with=2");
        var prices = compared.Clauses.Single(clause => clause.Clause == TermsClause.PriceSheet);
        Assert.Multiple(() =>
        {
            Assert.That(compared.Clauses, Has.Count.EqualTo(Enum.GetValues<TermsClause>().Length));
            Assert.That(compared.Differences, Is.GreaterThan(5));
            Assert.That(prices.PriceItems.Select(item => item.Change), Is.All.EqualTo(Change.Changed));
            Assert.That(prices.PriceItems[0].Differing, Is.EqualTo(new[] { "amount", "key" }));
            Assert.That(compared.Clauses.Single(clause => clause.Clause == TermsClause.Licence).Change, Is.EqualTo(Change.Same));
            Assert.That(compared.Before.ValidUntil, Is.EqualTo(compared.After.ValidFrom.AddDays(-1)));
        });
    }

    [Test]
    public async Task Comparison_Backwards_IsTheSameTheOtherWayRound()
    {
        var offer = await Given.Offer(visitor, "wohngeld-online");
        var there = await visitor.Get<TermsComparison>($"/v1/offers/{offer.Id}/terms/1/comparison?with=2");
        var back = await visitor.Get<TermsComparison>($"/v1/offers/{offer.Id}/terms/2/comparison?with=1");
        Assert.Multiple(() =>
        {
            Assert.That(back.Differences, Is.EqualTo(there.Differences));
            Assert.That(
                back.Clauses.SelectMany(clause => clause.Values).Select(value => (value.Pointer, value.Before, value.After)),
                Is.EqualTo(there.Clauses.SelectMany(clause => clause.Values).Select(value => (value.Pointer, value.After, value.Before))));
        });
    }

    [TestCase("1/comparison?with=9", HttpStatusCode.BadRequest, InputErrorCodes.DoesNotExist)]
    [TestCase("1/comparison", HttpStatusCode.BadRequest, InputErrorCodes.Required)]
    [TestCase("1/comparison?with=0", HttpStatusCode.BadRequest, InputErrorCodes.OutOfRange)]
    [TestCase("1/comparison?with=zwei", HttpStatusCode.BadRequest, InputErrorCodes.WrongType)]
    [TestCase("9/comparison?with=1", HttpStatusCode.NotFound, null)]
    public async Task Comparison_VersionThatIsNot_IsTold(string path, HttpStatusCode status, string? code)
    {
        var offer = await Given.Offer(visitor, "i-kfz", LegalModel.Verwaltungsvereinbarung);
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}/terms/{path}");
        var problem = await Client.Problem(reply, status);
        Assert.That(problem.Errors?.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Similar_EveryService_AtMostFiveOthersWithReasons()
    {
        foreach (var card in (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items)
        {
            var similar = (await visitor.Get<SimilarServices>($"/v1/services/{card.Slug}/similar")).Services;
            Assert.Multiple(() =>
            {
                Assert.That(similar, Has.Count.InRange(0, 5), card.Slug);
                Assert.That(similar.Select(service => service.Slug), Is.Unique.And.No.Member(card.Slug), card.Slug);
                Assert.That(similar.Select(service => service.Reasons), Is.All.Not.Empty, card.Slug);
                Assert.That(similar.Select(service => service.Reasons.Select(reason => reason.Kind)), Is.All.Ordered, card.Slug);
            });
        }
    }

    [Test]
    public async Task Similar_UnknownService_404()
    {
        using var reply = await visitor.Send(HttpMethod.Get, "/v1/services/gibt-es-nicht/similar");
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Peers_ByVisitor_NumbersWithoutNames()
    {
        var peers = await visitor.Get<ReusePeers>($"/v1/services/{Given.Slug}/reuse/peers?organisation={Wismar}");
        var id = peers.Organisation.Id;
        Assert.Multiple(async () =>
        {
            Assert.That(peers.Organisation.Name, Is.EqualTo("Wismar"));
            Assert.That(peers.Size, Is.EqualTo(new SizeBand { From = 20_000, To = 49_999 }));
            Assert.That(peers.Using, Is.EqualTo(1));
            Assert.That(peers.States.Single().Provenance, Is.EqualTo(Provenance.Example));
            Assert.That(peers.Names, Is.Null);
            Assert.That((await visitor.Get<ReusePeers>($"/v1/services/{Given.Slug}/reuse/peers?organisation={id}")).Using, Is.EqualTo(peers.Using));
        });
    }

    [Test]
    public async Task Peers_BySomebodyActing_NamesOfThoseWithAContract()
    {
        using var member = await api.As(Given.KommuneEditor);
        var peers = await member.Get<ReusePeers>($"/v1/services/{Given.Slug}/reuse/peers?organisation={Wismar}");
        using var reply = await member.Send(HttpMethod.Get, $"/v1/services/{Given.Slug}/reuse/peers?organisation={Wismar}");
        Assert.Multiple(() =>
        {
            Assert.That(peers.Names!.Select(peer => peer.Organisation.Name), Is.EqualTo(new[] { "Waren (Müritz)" }));
            Assert.That(reply.Headers.CacheControl!.NoStore, Is.True, "what depends on the caller is kept by nobody");
        });
    }

    [Test]
    public async Task Peers_OneThatOnlyAsked_IsNeitherNamedNorCounted()
    {
        using var kommune = await api.As(Given.KommuneEditor);
        await Given.Interest(kommune, "hundesteuer");
        using var other = await api.As("editor@kiel.example.org");
        var peers = await other.Get<ReusePeers>("/v1/services/hundesteuer/reuse/peers?organisation=160630105105");
        Assert.Multiple(() =>
        {
            Assert.That(peers.Names!.Select(peer => peer.Organisation.Name), Has.No.Member("Nordhausen"));
            Assert.That(peers.Asking, Is.Null);
            Assert.That(peers.States.Select(count => count.State), Is.All.GreaterThanOrEqualTo(AdoptionState.Contracted));
        });
    }

    [TestCase("", InputErrorCodes.Required)]
    [TestCase("?organisation=16", InputErrorCodes.NotAllowedValue)]
    [TestCase("?organisation=99", InputErrorCodes.DoesNotExist)]
    [TestCase("?organisation=019aab6e-5c00-7000-8000-0000000000ff", InputErrorCodes.DoesNotExist)]
    public async Task Peers_OfWhatIsNoKommune_IsTold(string query, string code)
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/services/{Given.Slug}/reuse/peers{query}");
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => (error.Parameter, error.Code)), Is.EqualTo(new[] { ("organisation", code) }));
    }

    [Test]
    public async Task LandServices_AllLaender_AreWhatServicesSayOfThem()
    {
        var cards = (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items;
        foreach (var land in (await visitor.Get<Page<Land>>("/v1/laender?limit=100")).Items)
        {
            var services = (await visitor.Get<Page<LandService>>($"/v1/laender/{land.Code}/services?limit=100")).Items;
            var adopted = (await visitor.Get<ServiceList>($"/v1/services?adoptedBy={land.Code}&limit=100")).Items;
            Assert.Multiple(() =>
            {
                Assert.That(services.Where(service => service.Leads).Select(service => service.Service), Is.EquivalentTo(cards.Where(card => card.LeadLand == land.Code).Select(card => card.Slug)), land.Code);
                Assert.That(services.Where(service => service.Leads || service.State is not null).Select(service => service.Service), Is.EquivalentTo(adopted.Select(card => card.Slug)), land.Code);
                Assert.That(services.Where(service => service.State is null).Select(service => service.AsOf), Is.All.Null, land.Code);
            });
        }
    }

    [Test]
    public async Task LandServices_KommunenOfTheLand_AreCounted()
    {
        var services = (await visitor.Get<Page<LandService>>("/v1/laender/TH/services?limit=100")).Items;
        var tax = services.Single(service => service.Service == "hundesteuer");
        Assert.Multiple(() =>
        {
            Assert.That(tax.Leads, Is.False);
            Assert.That(tax.State, Is.Null);
            Assert.That(tax.Kommunen, Is.EqualTo(2), "Eisenach and Weimar, and nobody who only asked");
            Assert.That(tax.KommunenProvenance, Is.EqualTo(Provenance.Example));
        });
    }

    [TestCase("XX")]
    [TestCase("th")]
    public async Task LandServices_NoSuchLand_404(string code)
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/laender/{code}/services");
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Progress_OverAllThemenfelder_SumsUpToTheWhole()
    {
        var whole = await visitor.Get<Progress>("/v1/progress");
        var parts = new List<Progress>();
        foreach (var field in (await visitor.Get<Page<Themenfeld>>("/v1/themenfelder?limit=100")).Items)
        {
            var part = await visitor.Get<Progress>($"/v1/progress?themenfeld={field.Slug}");
            Assert.That(part.Services, Is.EqualTo(field.Services), field.Slug);
            parts.Add(part);
        }

        Assert.Multiple(() =>
        {
            Assert.That(whole.Laender.Select(land => land.Land), Has.Exactly(16).Items);
            Assert.That(parts.Sum(part => part.Services), Is.EqualTo(whole.Services));
            Assert.That(parts.Sum(part => part.LandAdoptions), Is.EqualTo(whole.LandAdoptions));
            Assert.That(whole.Laender.Sum(land => land.Reuses), Is.EqualTo(whole.LandAdoptions));
            Assert.That(whole.Laender.Sum(land => land.Leads), Is.EqualTo(whole.Services));
            Assert.That(parts.Sum(part => part.Kommunen), Is.EqualTo(whole.Kommunen));
        });
    }

    [TestCase("gibt-es-nicht", InputErrorCodes.DoesNotExist)]
    [TestCase("Ä", InputErrorCodes.Format)]
    public async Task Progress_NoSuchThemenfeld_IsTold(string slug, string code)
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/progress?themenfeld={Uri.EscapeDataString(slug)}");
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Single().Code, Is.EqualTo(code));
    }
}
