using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Adoptions;

/// <summary>Releasing the binding offer that was prepared.</summary>
internal static class MakeBindingOffer
{
    /// <summary>Make a binding offer</summary>
    /// <remarks>
    /// By an approver of the selling party who did not prepare it. Has no body. The documents of the contract are made from what was agreed and
    /// never change; the adopter can accept until the binding date.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Act act, FitDatabase database, AdoptionMoves moves, AdoptionPapers papers)
    {
        var made = await database.Prepare(act, async sql =>
        {
            var row = await Ready(sql, id, ifMatch, act, papers);
            return (row.Version, Papers: await papers.Offer(row));
        });
        return await database.Write(act, async write =>
        {
            var row = await Ready(write, id, ifMatch, act, papers);
            if (row.Version != made.Version)
            {
                throw Problems.Stale();
            }

            var terms = papers.OfferOf(row).Entry.Terms.First(known => known.Offer == row.OfferId && known.Version == row.TermsVersion);
            var above = await Above(write, row);
            var line = (await ContractLines.Add(write, ContractLines.Of(write.NewId(), row, terms, Names.Parse<ContractForm>(row.Form!), above?.Id, write.Now)))[0];
            await PaperTable.Add(write, id, made.Papers, binding: true);
            var offered = row with { LineId = line.Id, ReleasedBy = act.AccountId };
            return await moves.Show(write, await moves.Keep(
                write, new Moved(offered) { Data = [("line", line.Id.ToString()), Agree.Hashes(made.Papers)] }, AdoptionAct.MakeBindingOffer, AdoptionState.Offered, act));
        });
    }

    /// <summary>The contract that the seller passes on; a conflict where its end is set.</summary>
    public static async Task<LineRow?> Above(Sql sql, AdoptionRow row)
    {
        if (row.Line is not (ContractLineKind.Sub or ContractLineKind.SubSub) || row.AddresseeId == row.ProviderId)
        {
            return null;
        }

        return await AdoptionTable.HasContract(sql, row.ServiceId, row.AddresseeId)
            ? await ContractLines.OfBuyer(sql, row.ServiceId, row.AddresseeId)
            : throw Problems.OfferNotAvailable(new(
                "Der Vertrag, aus dem der Dienst weitergegeben wird, läuft nicht mehr oder ist gekündigt.",
                "The contract from which the service is passed on does not run any more or is terminated."));
    }

    /// <summary>A conflict where the service takes no contracts: whose end is announced takes none at all, and while it is suspended no offers are made.</summary>
    public static void RequireLasting(CatalogueOffer offer, bool isNew)
    {
        var state = offer.Entry.Service.State;
        if (state is ServiceState.Retiring or ServiceState.Retired || (isNew && state == ServiceState.Suspended))
        {
            throw Problems.OfferNotAvailable(new(
                "Der Dienst nimmt zurzeit keine neuen Nachnutzungen an.", "The service takes no new adoptions at present."));
        }
    }

    private static async Task<AdoptionRow> Ready(Sql sql, Guid id, IfMatch ifMatch, Act act, AdoptionPapers papers)
    {
        var row = await AdoptionMoves.Find(sql, id, ifMatch, act);
        Transitions.Require(row, AdoptionAct.MakeBindingOffer, act);
        await Transitions.RequireNothingMissing(sql, row, AdoptionAct.MakeBindingOffer, act);
        RequireLasting(papers.OfferOf(row), isNew: true);
        return row.BindingUntil >= papers.Today ? row : throw Problems.NotReady([Problems.Member("/offerPreparation", InputErrorCodes.Outdated, new(
            "Der Tag, bis zu dem das Angebot binden sollte, ist vorbei. Bereiten Sie es noch einmal vor.",
            "The day until which the offer was to bind is over. Prepare it again."))]);
    }
}
