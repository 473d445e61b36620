using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Terms;

/// <summary>On which terms is a service offered, and on which was it?</summary>
internal static class ReadTerms
{
    /// <summary>List the terms versions of an offer</summary>
    /// <remarks>Newest first. A version never changes; it ends the day before the next one's first day.</remarks>
    /// <param name="id">Id of the offer.</param>
    public static Listing<Page<OfferTerms>, OfferTerms> Versions(Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, CurrentCatalogue catalogue)
    {
        _ = catalogue.Index.FindOffer(id) ?? throw Problems.NotFound();
        var newestFirst = catalogue.Index.Terms(id).OrderByDescending(terms => terms.Version).ToList();
        return Listing.Of(newestFirst, terms => new SortKey(-terms.Version, "", ""), cursors.Read(http), page.Take);
    }

    /// <summary>Show one terms version</summary>
    /// <param name="id">Id of the offer.</param>
    /// <param name="version">Number of the version, from 1.</param>
    /// <remarks>All clauses with the price sheet.</remarks>
    public static Found<OfferTerms> One(Guid id, int version, CurrentCatalogue catalogue)
    {
        var terms = catalogue.Index.Terms(id).FirstOrDefault(known => known.Version == version) ?? throw Problems.NotFound();

        // The clauses never change, but the last day does, once, when a successor is published.
        return new(terms, terms.ValidUntil is null ? 1 : 2);
    }
}
