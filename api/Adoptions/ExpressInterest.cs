using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>From draft to interest.</summary>
internal static class ExpressInterest
{
    /// <summary>Express interest</summary>
    /// <remarks>
    /// It is not an order. Has no body: it says what the draft says, which needs scope, contact and wished start. On the route <c>provider</c> the provider sees it,
    /// on the route <c>demand</c> the own Land; the route is settled anew at this moment.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(
        Guid id, IfMatch ifMatch, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference, AdoptionView view) =>
        database.Write(act, async write =>
        {
            var row = await AdoptionTable.Find(write, id, act.For.Id) ?? throw Problems.NotFound();
            ifMatch.Check(row.Version);
            var transition = Transitions.Require(row, AdoptionAct.ExpressInterest, act);
            var missing = Transitions.MissingForInterest(row);
            if (missing.Count > 0)
            {
                throw Problems.Invalid(missing);
            }

            var routing = await AdoptionRouting.Find(write, catalogue.Index.FindOffer(row.OfferId)!.Value, act.For, register.Current, reference);
            var moved = row with
            {
                Version = row.Version + 1,
                State = transition.To.Name(),
                StateSince = write.Now,
                Route = routing.Route.Name(),
                AddresseeId = routing.Addressee,
                InterestAt = write.Now,
                DueOn = AdoptionLifeCycle.DueOn(transition.To, BerlinTime.DateOf(write.Now)),
            };
            await AdoptionTable.Move(write, row, moved.State, moved.Route, moved.AddresseeId, moved.DueOn, closes: false);
            await AdoptionTable.AddEvent(write, id, transition.Act.Name(), moved.State, act);
            write.Record("adoption.interestExpressed", $"adoption/{id}", ("service", row.ServiceId.ToString()), ("route", moved.Route), ("addressee", moved.AddresseeId.ToString()));
            return new Found<Adoption>(await view.Show(write, moved), moved.Version);
        });
}
