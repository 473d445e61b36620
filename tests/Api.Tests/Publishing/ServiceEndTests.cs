using System.Net;
using FitStore.Api.Adoptions;
using FitStore.Api.Http;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Publishing;

/// <summary>Suspending, resuming and ending a service, and what it does to those who use it.</summary>
[TestFixture]
internal sealed class ServiceEndTests
{
    private const string ProviderApprover = "approver@mecklenburg-vorpommern.example.org";
    private const string Mailbox = "efa-koordinierung@thueringen.example.org";
    private const string Reason = "Ein Gesetz hat sich geändert.";

    private ApiUnderTest api = null!;
    private Client provider = null!;
    private Client operatorApprover = null!;
    private Client adopter = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        provider = await api.As(ProviderApprover);
        operatorApprover = await api.As(GivenListing.OperatorApprover);
        adopter = await api.As(Given.LandEditor);
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var client in (Client[])[provider, operatorApprover, adopter])
        {
            client.Dispose();
        }

        visitor.Dispose();
        await api.DisposeAsync();
    }

    [Test]
    public async Task Suspend_TellsAdopters_AndStopsNewAdoptionsAlone()
    {
        var (service, offer) = await Used();
        var effect = await provider.Get<ServiceEffect>($"/v1/services/{service.Slug}/effects?act=suspend");
        Assert.That((effect.Running, effect.Adopters.Single().Name), Is.EqualTo((1, "Thüringen")));

        var suspended = await provider.Post<Service>($"/v1/services/{service.Slug}/suspensions", new NewSuspension { Reason = Reason }, service.Version);
        var read = await visitor.Get<Service>($"/v1/services/{service.Slug}");
        var running = await Adoption(service.Slug);
        var mail = await api.Mailbox.Newest(Mailbox);
        using var start = await (await api.As("editor@hessen.example.org")).Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = offer }, key: Guid.NewGuid().ToString());
        Assert.Multiple(async () =>
        {
            Assert.That(suspended.Version, Is.EqualTo(service.Version + 1));
            Assert.That((read.State, read.Suspension!.Reason, read.Suspension.By), Is.EqualTo((ServiceState.Suspended, Reason, ListingSide.Provider)));
            Assert.That(running.State, Is.EqualTo(AdoptionState.Live), "what runs goes on");
            Assert.That(mail.Subject, Does.Contain("ausgesetzt"));
            Assert.That(mail.Plain, Does.Contain(Reason).And.Contain(service.Slug));
            Assert.That((await Client.Problem(start, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.OfferNotAvailable));
            Assert.That((await visitor.Get<ServiceList>($"/v1/services?q={service.Slug}")).Items.Select(card => card.State), Is.EqualTo(new[] { ServiceState.Suspended }), "findable, and says so");
        });

        using var foreign = await operatorApprover.Send(HttpMethod.Post, $"/v1/services/{service.Slug}/resumptions", version: suspended.Version, key: Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(foreign, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed), "only the side that suspended resumes");
        var resumed = await provider.Post<Service>($"/v1/services/{service.Slug}/resumptions", version: suspended.Version);
        Assert.That((resumed.State, resumed.Suspension), Is.EqualTo((ServiceState.Published, (Suspension?)null)));
        Assert.That((await api.Mailbox.Newest(Mailbox)).Subject, Does.Contain("wieder verfügbar"));
    }

    [Test]
    public async Task Suspend_ByTheOperator_IsResumedByTheOperatorAlone()
    {
        var (service, _) = await Used();
        var suspended = await operatorApprover.Post<Service>($"/v1/services/{service.Slug}/suspensions", new NewSuspension { Reason = Reason }, service.Version);
        using var refused = await provider.Send(HttpMethod.Post, $"/v1/services/{service.Slug}/resumptions", version: suspended.Version, key: Guid.NewGuid().ToString());
        Assert.That(((int)refused.StatusCode, suspended.Suspension!.By), Is.EqualTo((403, ListingSide.Operator)));
        Assert.That((await operatorApprover.Post<Service>($"/v1/services/{service.Slug}/resumptions", version: suspended.Version)).State, Is.EqualTo(ServiceState.Published));
    }

    [Test]
    public async Task Publish_WhileSuspended_StaysHiddenUntilResumed()
    {
        using var editor = await api.As(Given.LandEditor);
        using var approver = await api.As(GivenListing.LandApprover);
        using var reviewer = await api.As(Given.OperatorEditor);
        var first = await GivenListing.Published(api);
        var suspended = await approver.Post<Service>($"/v1/services/{first.Service}/suspensions", new NewSuspension { Reason = Reason }, 2);
        var draft = await editor.Post<ServiceRevision>($"/v1/services/{first.Service}/revisions", new NewRevision());
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{first.Service}/revisions/2", """{"summary":"Überarbeitet."}""", draft.Version);
        await GivenListing.Publish(operatorApprover, await GivenListing.TakeUp(reviewer, await GivenListing.Submit(editor, draft)));

        var shown = await visitor.Get<Service>($"/v1/services/{first.Service}");
        using var hidden = await visitor.Send(HttpMethod.Get, $"/v1/services/{first.Service}/revisions/2");
        using var seen = await editor.Send(HttpMethod.Get, $"/v1/services/{first.Service}/revisions/2");
        Assert.Multiple(() =>
        {
            Assert.That((shown.Revision, shown.Summary), Is.EqualTo((1, first.Content.Summary)));
            Assert.That(((int)hidden.StatusCode, (int)seen.StatusCode), Is.EqualTo((404, 200)));
        });
        var resumed = await approver.Post<Service>($"/v1/services/{first.Service}/resumptions", version: shown.Version);
        Assert.That((resumed.Revision, resumed.Summary, suspended.Revision), Is.EqualTo((2, "Überarbeitet.", 1)));
    }

    [Test]
    public async Task Retire_EndsWhatRuns_OnItsDay()
    {
        var (service, offer) = await Used();
        var other = (await GivenListing.Published(api)).Service;
        var effect = await provider.Get<ServiceEffect>($"/v1/services/{service.Slug}/effects?act=retire");
        async Task<Problem> Refused(DateOnly endsOn, int adoptions, string? successor, HttpStatusCode status)
        {
            using var reply = await provider.Send(
                HttpMethod.Post, $"/v1/services/{service.Slug}/retirements", new NewRetirement { EndsOn = endsOn, Reason = Reason, Adoptions = adoptions, Successor = successor }, service.Version, Guid.NewGuid().ToString());
            return await Client.Problem(reply, status);
        }

        var early = await Refused(effect.EarliestEnd.AddDays(-1), 1, null, HttpStatusCode.BadRequest);
        var unseen = await Refused(effect.EarliestEnd, 0, null, HttpStatusCode.Conflict);
        var nobody = await Refused(effect.EarliestEnd, 1, "gibt-es-nicht", HttpStatusCode.BadRequest);
        var itself = await Refused(effect.EarliestEnd, 1, service.Slug, HttpStatusCode.BadRequest);
        Assert.Multiple(() =>
        {
            Assert.That(effect.EarliestEnd, Is.EqualTo(new DateOnly(BerlinTime.Today(TimeProvider.System).AddMonths(Notice).Year, 12, 31)));
            Assert.That(early.Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/endsOn" }));
            Assert.That(unseen.Code, Is.EqualTo(ProblemCodes.StateConflict));
            Assert.That(nobody.Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/successor" }));
            Assert.That(itself.Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/successor" }));
        });

        var retiring = await provider.Post<Service>(
            $"/v1/services/{service.Slug}/retirements", new NewRetirement { EndsOn = effect.EarliestEnd, Reason = Reason, Adoptions = 1, Successor = other }, service.Version);
        var adoption = await Adoption(service.Slug);
        var mail = await api.Mailbox.Newest(Mailbox);
        using var revise = await (await api.As(Given.ProviderEditor)).Send(HttpMethod.Post, $"/v1/services/{service.Slug}/revisions", new NewRevision(), key: Guid.NewGuid().ToString());
        using var start = await (await api.As("editor@hessen.example.org")).Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = offer }, key: Guid.NewGuid().ToString());
        Assert.Multiple(() =>
        {
            Assert.That((retiring.State, retiring.Retirement), Is.EqualTo((ServiceState.Retiring, new Retirement { EndsOn = effect.EarliestEnd, Reason = Reason, Successor = other })));
            Assert.That((adoption.State, adoption.EndsOn), Is.EqualTo((AdoptionState.Terminating, (DateOnly?)effect.EarliestEnd)));
            Assert.That(adoption.History[^1].Act, Is.EqualTo(AdoptionAct.Terminate));
            Assert.That(mail.Plain, Does.Contain(Reason).And.Contain(other).And.Contain(effect.EarliestEnd.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture)));
            Assert.That(((int)revise.StatusCode, (int)start.StatusCode), Is.EqualTo((409, 409)));
        });

        await using var later = ApiUnderTest.Start(api.Database);
        var turn = later.Services.GetRequiredService<ListingTurn>();
        later.Clock.Forward(effect.EarliestEnd.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc) - later.Clock.GetUtcNow().UtcDateTime);
        Assert.That(await turn.Look(), Is.Zero, "its last day is not over");
        later.Clock.Forward(TimeSpan.FromDays(1));
        var adoptions = later.Services.GetRequiredService<AdoptionTurn>();
        Assert.That((await turn.Look(), await turn.Look(), await adoptions.Look(), await adoptions.Look()), Is.EqualTo((1, 0, 1, 0)), "the service and the adoption, once");
        using var reader = later.Visitor();
        using var user = await later.As(Given.LandEditor);
        var retired = await reader.Get<Service>($"/v1/services/{service.Slug}");
        Assert.Multiple(async () =>
        {
            Assert.That((retired.State, retired.Retirement!.Successor), Is.EqualTo((ServiceState.Retired, other)));
            Assert.That((await reader.Get<ServiceList>($"/v1/services?q={service.Slug}")).Items.Select(card => card.Slug), Does.Not.Contain(service.Slug));
            Assert.That((await reader.Get<ServiceList>($"/v1/services?q={service.Slug}&includeRetired=true")).Items.Select(card => card.Slug), Is.EqualTo(new[] { service.Slug }));
            Assert.That((await user.Get<Page<Adoption>>($"/v1/adoptions?service={service.Slug}")).Items.Single().State, Is.EqualTo(AdoptionState.Ended));
        });
    }

    [Test]
    public async Task Retire_WithAnOpenRevision_DiscardsIt()
    {
        using var editor = await api.As(Given.LandEditor);
        using var approver = await api.As(GivenListing.LandApprover);
        var published = await GivenListing.Published(api);
        await editor.Post<ServiceRevision>($"/v1/services/{published.Service}/revisions", new NewRevision());
        var service = await visitor.Get<Service>($"/v1/services/{published.Service}");
        await approver.Post<Service>($"/v1/services/{published.Service}/retirements", new NewRetirement { EndsOn = BerlinTime.Today(TimeProvider.System).AddDays(30), Reason = Reason, Adoptions = 0 }, service.Version);
        Assert.That((await editor.Get<Page<ServiceRevision>>($"/v1/services/{published.Service}/revisions")).Items.Select(one => one.Number), Is.EqualTo(new[] { 1 }));
    }

    [TestCase("kurz", InputErrorCodes.TooShort)]
    [TestCase("          ", InputErrorCodes.Required)]
    public async Task Suspend_WithoutAReasonToRead_IsTold(string reason, string code)
    {
        var (service, _) = await Used();
        using var reply = await provider.Send(HttpMethod.Post, $"/v1/services/{service.Slug}/suspensions", new NewSuspension { Reason = reason }, service.Version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ("/reason", code) }));
    }

    private static int Notice => Api.Sample.SampleFiles.Read().Services.First(service => service.Slug == Given.Slug).Offers[0].Terms[0].Content.NoticeMonths;

    /// <summary>A service of Mecklenburg-Vorpommern that Thüringen uses.</summary>
    private async Task<(Service Service, Guid Offer)> Used()
    {
        var offer = await PricedOffers.Add(
            api, PricedOffers.Sheet(PricedOffers.Shared(100_000, (AllocationKey.Equal, "1"))), LegalModel.Verwaltungsvereinbarung, adopters: ("16", new DateOnly(2026, 1, 1)));
        var slug = (await visitor.Get<Offer>($"/v1/offers/{offer}")).Service;
        return (await visitor.Get<Service>($"/v1/services/{slug}"), offer);
    }

    private async Task<Adoption> Adoption(string slug)
    {
        var listed = (await adopter.Get<Page<Adoption>>($"/v1/adoptions?service={slug}")).Items.Single();
        return await adopter.Get<Adoption>($"/v1/adoptions/{listed.Id}");
    }
}
