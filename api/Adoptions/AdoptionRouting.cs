using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.LegalPaths;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Adoptions;

/// <summary>To whom a request goes: settled when it is made, and again when interest is expressed, because a Land may have signed meanwhile.</summary>
internal sealed record AdoptionRouting(AdoptionRoute Route, Guid Addressee)
{
    /// <summary>The way from the adopter to the offer: the first chain that is open, else unclear, else demand; a problem where there is none.</summary>
    public static async Task<AdoptionRouting> Find(
        Sql sql, CatalogueOffer offer, OrganisationRef adopter, OrganisationRegister.Snapshot register, CurrentReferenceData reference)
    {
        RequireAvailable(offer);
        var best = (await AskLegalPaths.Of(sql, offer, register.Find(adopter.Id)!, register, reference))[0];
        return best.Outcome switch
        {
            LegalPathOutcome.Closed => throw Problems.LegalPathClosed(best.Reason),
            LegalPathOutcome.Demand => new(AdoptionRoute.Demand, best.Partner),
            _ => new(AdoptionRoute.Provider, best.Partner),
        };
    }

    private static void RequireAvailable(CatalogueOffer offer)
    {
        if (offer.Entry.Service.State != ServiceState.Published)
        {
            throw Problems.OfferNotAvailable(new(
                "Der Dienst nimmt zurzeit keine neuen Nachnutzungen an.", "The service takes no new adoptions at present."));
        }

        if (offer.Offer.TermsInForce is null)
        {
            throw Problems.OfferNotAvailable(new(
                "Die Konditionen dieses Angebots gelten noch nicht.", "The terms of this offer are not in force yet."));
        }
    }
}
