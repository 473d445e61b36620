using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
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
    /// <remarks>
    /// Who sells, under which legal model, to whom, and which terms version is in force. An offer without published terms is shown to the
    /// organisation that provides the service, and to nobody else.
    /// </remarks>
    public static async Task<Found<Offer>> One(Guid id, HttpContext http, Act act, CurrentCatalogue catalogue, FitDatabase database, OrganisationRegister register, TimeProvider clock)
    {
        if (catalogue.Index.FindOffer(id) is { Offer: var known })
        {
            return new(known, known.Version);
        }

        var own = act.Organisation is { } organisation ? await database.Read(sql => OfferTable.Find(sql, id, organisation.Id, BerlinTime.Today(clock))) : null;
        http.Response.Headers.CacheControl = "no-store";
        return own is { } offer && offer.ProviderId == act.Organisation!.Id ? new(offer.Show(register.Current), offer.TaggedVersion) : throw Problems.NotFound();
    }
}
