using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>Starting an adoption.</summary>
internal static class CreateAdoption
{
    /// <summary>Start an adoption as a draft</summary>
    /// <remarks>
    /// Only the own organisation sees a draft. There is at most one adoption under way per organisation and service: a second is
    /// a conflict that gives the first one's address. The route is <c>demand</c> where the chain of contracts runs through a Land
    /// that has no contract yet.
    /// </remarks>
    public static Task<Made<Adoption>> Handle(
        Body<NewAdoption> body, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference, AdoptionView view) =>
        database.Write(act, async write =>
        {
            var asked = body.Valid();
            var offer = catalogue.Index.FindOffer(asked.Offer) ?? throw Problems.Invalid(Problems.Member("/offer", InputErrorCodes.DoesNotExist, new(
                "Dieses Angebot gibt es nicht.", "There is no such offer.")));
            if (await AdoptionTable.FindOpen(write, act.For.Id, offer.Entry.ServiceId) is { } existing)
            {
                throw Problems.AdoptionExists($"/v1/adoptions/{existing}");
            }

            var routing = await AdoptionRouting.Find(write, offer, act.For, register.Current, reference);
            var row = new AdoptionRow
            {
                Id = write.NewId(),
                Version = 1,
                State = AdoptionState.Draft.Name(),
                StateSince = write.Now,
                Route = routing.Route.Name(),
                ServiceId = offer.Entry.ServiceId,
                Slug = offer.Entry.Service.Slug,
                OfferId = offer.Offer.Id,
                TermsVersion = offer.Offer.TermsInForce!.Value,
                AdopterId = act.For.Id,
                ProviderId = offer.Entry.Service.Provider.Id,
                AddresseeId = routing.Addressee,
                OfferSellerId = offer.Offer.Seller.Id,
                LegalModel = offer.Offer.LegalModel.Name(),
                AdopterKind = act.For.Kind.Name(),
                AddresseeKind = register.Current.Ref(routing.Addressee).Kind.Name(),
                Provenance = Provenance.Declared.Name(),
                CreatedAt = write.Now,
            };
            await AdoptionTable.Add(write, row);
            await AdoptionTable.AddEvent(write, row.Id, AdoptionAct.Create, AdoptionState.Draft, act);
            write.Record("adoption.created", $"adoption/{row.Id}", ("service", row.ServiceId.ToString()), ("offer", row.OfferId.ToString()), ("termsVersion", row.TermsVersion));
            return new Made<Adoption>(await view.Show(write, row), $"/v1/adoptions/{row.Id}", row.Version);
        });
}
