using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>The operator confirms or refuses a fact; the organisation ends it.</summary>
internal static class DecideFact
{
    /// <summary>Confirm a fact</summary>
    /// <remarks>By an approver of the operator, who has looked at the evidence. It counts for the legal paths from then on.</remarks>
    /// <param name="id">Id of the fact.</param>
    public static Task<Found<Fact>> Confirm(Guid id, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var row = await Find(write, id, ifMatch, act);
            Require(row, FactState.Recorded);
            var decided = await FactTable.Decide(write, row, FactState.Confirmed, reason: null, act.AccountId);
            write.Record("fact.confirmed", $"fact/{id}", ("organisation", row.OrganisationId.ToString()));
            return new Found<Fact>(decided.Show(register.Current), decided.Version);
        });

    /// <summary>Refuse a fact</summary>
    /// <remarks>By an approver of the operator, with the reason for the organisation. It may be recorded anew with better evidence.</remarks>
    /// <param name="id">Id of the fact.</param>
    public static Task<Found<Fact>> Refuse(Guid id, IfMatch ifMatch, Body<Refusal> body, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var row = await Find(write, id, ifMatch, act);
            var reason = body.Valid().Reason;
            Require(row, FactState.Recorded);
            var decided = await FactTable.Decide(write, row, FactState.Refused, reason, act.AccountId);

            // Evidence and reason are erased together, so one salt serves both.
            write.Record("fact.refused", $"fact/{id}", ("organisation", row.OrganisationId.ToString()), ("reason", row.Salt is { } salt ? Digest.Compute(salt, reason) : null));
            return new Found<Fact>(decided.Show(register.Current), decided.Version);
        });

    /// <summary>End a fact</summary>
    /// <remarks>By the administrator of the organisation, when it is no longer so. It counts no more from then on.</remarks>
    /// <param name="id">Id of the fact.</param>
    public static Task<Found<Fact>> End(Guid id, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var row = await Find(write, id, ifMatch, act);
            if (row.OrganisationId != act.For.Id)
            {
                throw Problems.OwnerOnly();
            }

            Require(row, FactState.Recorded, FactState.Confirmed);
            var ended = await FactTable.End(write, row);
            write.Record("fact.ended", $"fact/{id}", ("organisation", row.OrganisationId.ToString()));
            return new Found<Fact>(ended.Show(register.Current), ended.Version);
        });

    private static async Task<FactRow> Find(Write write, Guid id, IfMatch ifMatch, Act act)
    {
        var row = await FactTable.Find(write, id, act) ?? throw Problems.NotFound();
        ifMatch.Check(row.Version);
        return row;
    }

    private static void Require(FactRow row, params ReadOnlySpan<FactState> states)
    {
        var state = Names.Parse<FactState>(row.State);
        if (states.Contains(state))
        {
            return;
        }

        IReadOnlyList<string> possible = state switch
        {
            FactState.Recorded => ["confirm", "refuse", "end"],
            FactState.Confirmed => ["end"],
            _ => [],
        };
        throw Problems.StateConflict(
            new(
                $"Die Angabe ist im Stand {row.State}. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts mehr" : string.Join(", ", possible))}.",
                $"The fact is in state {row.State}. Possible from here: {(possible.Count == 0 ? "nothing any more" : string.Join(", ", possible))}."),
            row.State,
            possible);
    }
}
