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

        var carried = new List<Moved>();
        foreach (var ofOffer in (await AdoptionTable.Waiting(write, contracted.ServiceId, contracted.AdopterId)).GroupBy(waiting => waiting.OfferId))
        {
            var offer = moves.OfferOf(ofOffer.First());
            var ways = await AskLegalPaths.Of(write, offer, [.. ofOffer.Select(waiting => register.Current.Find(waiting.AdopterId)!)], register.Current, reference);
            foreach (var waiting in ofOffer)
            {
                if (ways[waiting.AdopterId][0] is { Outcome: LegalPathOutcome.Open or LegalPathOutcome.Unclear } best && best.Partner == contracted.AdopterId)
                {
                    carried.Add(new Moved(waiting with { Route = AdoptionRoute.Provider.Name() })
                    {
                        Data = [("addressee", waiting.AddresseeId.ToString()), ("contract", contracted.Id.ToString())],
                    });
                }
            }
        }

        await moves.KeepAll(write, carried, AdoptionAct.Forward, AdoptionState.Coordination, act);
    }
}
