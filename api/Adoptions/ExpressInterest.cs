using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Adoptions;

/// <summary>From draft to interest, and at once to coordination where nobody stands between.</summary>
internal static class ExpressInterest
{
    /// <summary>Express interest</summary>
    /// <remarks>
    /// It is not an order. Has no body: it says what the draft says, which needs scope, contact and wished start. On the route <c>provider</c> the provider sees it,
    /// on the route <c>demand</c> the own Land; the route is settled anew at this moment. Where no operator stands between, it is forwarded to
    /// <c>coordination</c> at once.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(
        Guid id, IfMatch ifMatch, Act act, FitDatabase database, AdoptionMoves moves, OrganisationRegister register, CurrentReferenceData reference) =>
        database.Write(act, async write =>
        {
            var row = await AdoptionMoves.Find(write, id, ifMatch, act);
            var transition = Transitions.Require(row, AdoptionAct.ExpressInterest, act);
            await Transitions.RequireNothingMissing(write, row, transition.Act, act);
            var routing = await AdoptionRouting.Find(write, moves.OfferOf(row), act.For, register.Current, reference);
            var kind = register.Current.Ref(routing.Addressee).Kind;
            var isForwarded = routing.Route == AdoptionRoute.Provider && kind != OrganisationKind.Operator;
            var routed = row with { Route = routing.Route.Name(), AddresseeId = routing.Addressee, AddresseeKind = kind.Name(), InterestAt = write.Now };
            var after = await moves.Keep(
                write, new Moved(routed) { Data = [("route", routed.Route), ("addressee", routed.AddresseeId.ToString())] }, transition.Act, transition.To, act, tells: !isForwarded);
            return await moves.Show(write, isForwarded ? await moves.Keep(write, new Moved(after), AdoptionAct.Forward, AdoptionState.Coordination, act) : after);
        });
}
