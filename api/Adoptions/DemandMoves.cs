using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.LegalPaths;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Adoptions;

/// <summary>Demand that waited for its Land, carried on when the Land has signed.</summary>
internal sealed class DemandMoves(AdoptionMoves moves, OrganisationRegister register, CurrentReferenceData reference)
{
    /// <summary>
    /// Routes each waiting adoption of the Land's Kommunen for the service anew; where the way now leads through the Land, it moves to
    /// <c>coordination</c> with the Land as selling party.
    /// </summary>
    public async Task CarryOn(Write write, AdoptionRow contracted, Act act)
    {
        if (contracted.AdopterKind != OrganisationKind.Land.Name())
        {
            return;
        }

        foreach (var waiting in await AdoptionTable.Waiting(write, contracted.ServiceId, contracted.AdopterId))
        {
            var chains = await AskLegalPaths.Of(write, moves.OfferOf(waiting), register.Current.Find(waiting.AdopterId)!, register.Current, reference);
            if (chains[0] is { Outcome: LegalPathOutcome.Open or LegalPathOutcome.Unclear } best && best.Partner == contracted.AdopterId)
            {
                var routed = waiting with { Route = AdoptionRoute.Provider.Name() };
                await moves.Keep(write, new Moved(routed) { Data = [("addressee", routed.AddresseeId.ToString()), ("contract", contracted.Id.ToString())] }, AdoptionAct.Forward, AdoptionState.Coordination, act);
            }
        }
    }
}
