using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Tests.Adoptions;

/// <summary>A Kommune's interest in what its Land has not taken: the Land is led to its demand, and nobody is refused what nobody can do.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class DemandRequestTests : BetweenTwoSides
{
    private static Adoption Wanted => In(AdoptionState.Interest) with
    {
        Route = AdoptionRoute.Demand,
        Adopter = StandInApi.Nordhausen,
        Addressee = StandInApi.Thueringen,
        Awaits = Party.Land,
    };

    [Test]
    public async Task Request_OfTheLand_LeadsToItsDemand_AndRefusesNoForwarding()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        Tell(Wanted, May(AdoptionAct.Forward, Role.Editor, Party.Operator, allowed: false));

        var page = await Visitor.Open($"/nachnutzungen/{Id}");

        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelector("main a[href='/bedarf/hundesteuer']")?.TextContent, Does.Contain("Bedarf und Kosten ansehen"));
            Assert.That(Plain(page), Does.Contain("Sie sind am Zug").And.Not.Contain("Vier Augen").And.Not.Contain("weiterleiten"));
        });
    }

    [Test]
    public async Task Request_AfterTheLandTookTheService_SaysSo()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader, Role.Editor);
        var moved = Wanted with
        {
            State = AdoptionState.Coordination,
            Route = AdoptionRoute.Provider,
            History = [.. Wanted.History, Event(AdoptionAct.Forward, AdoptionState.Coordination, StandInApi.Thueringen)],
        };
        Tell(moved);

        var page = await Visitor.Open($"/nachnutzungen/{Id}");

        Assert.That(Plain(page), Does.Contain("Thüringen hat den Dienst übernommen. Die Anfrage geht dort in die Abstimmung."));
    }

    [Test]
    public async Task Request_HasTermsAndCostOneClickAway()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Tell(Wanted);

        var page = await Visitor.Open($"/nachnutzungen/{Id}");

        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelector($"main dl a[href='/dienste/hundesteuer/konditionen/{Wanted.Offer}/1']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelector("main a[href^='/dienste/hundesteuer/kosten?']")?.TextContent, Does.Contain("Nordhausen"));
        });
    }
}
