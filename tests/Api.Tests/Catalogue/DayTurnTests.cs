using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Catalogue;

/// <summary>What follows from the day changes when the day turns, though nobody writes anything.</summary>
internal sealed class DayTurnTests
{
    [Test]
    public async Task Offer_WhenItsNextTermsComeIntoForce_SaysSoUnderAnotherTag()
    {
        await using var api = await ApiUnderTest.Start();
        using var visitor = api.Visitor();
        var (offer, next) = await OfferWithNextTerms(visitor);
        var before = await visitor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}");

        api.Clock.Forward(next.ValidFrom.ToDateTime(new TimeOnly(12, 0)) - api.Clock.GetUtcNow().UtcDateTime);

        var after = await visitor.Send(HttpMethod.Get, $"/v1/offers/{offer.Id}", headers: ("If-None-Match", before.Headers.ETag!.Tag));
        Assert.That((await Client.Read<Offer>(after)).TermsInForce, Is.EqualTo(next.Version));
        Assert.That(after.Headers.ETag, Is.Not.EqualTo(before.Headers.ETag));
    }

    private static async Task<(Offer Offer, OfferTerms Next)> OfferWithNextTerms(Client visitor)
    {
        foreach (var service in (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items)
        {
            foreach (var offer in (await visitor.Get<Page<Offer>>($"/v1/services/{service.Slug}/offers")).Items)
            {
                var versions = (await visitor.Get<Page<OfferTerms>>($"/v1/offers/{offer.Id}/terms")).Items;
                if (versions.FirstOrDefault(terms => terms.Version > offer.TermsInForce) is { } next)
                {
                    return (offer, next);
                }
            }
        }

        throw new InvalidOperationException("No sample offer has terms that come into force later.");
    }
}
