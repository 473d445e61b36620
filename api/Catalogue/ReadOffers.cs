using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Catalogue;

/// <summary>On which ways can a service be had?</summary>
internal static class ReadOffers
{
    /// <summary>List the offers of a service</summary>
    /// <remarks>Each offer has its seller, legal model and terms; in the order the provider gives them.</remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Listing<Page<Offer>, Offer> OfService(string slug, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, CurrentCatalogue catalogue)
    {
        var offers = (catalogue.Index.Find(slug) ?? throw Problems.NotFound()).Offers;
        var places = offers.Select((offer, place) => (offer.Id, place)).ToDictionary(entry => entry.Id, entry => entry.place);
        return Listing.Of(offers, offer => new SortKey(places[offer.Id], "", ""), cursors.Read(http), page.Take);
    }

    /// <summary>Show an offer</summary>
    /// <param name="id">Id of the offer.</param>
    /// <remarks>Who sells, under which legal model, to whom, and which terms version is in force.</remarks>
    public static Found<Offer> One(Guid id, CurrentCatalogue catalogue)
    {
        var offer = (catalogue.Index.FindOffer(id) ?? throw Problems.NotFound()).Offer;
        return new(offer, offer.Version);
    }
}
