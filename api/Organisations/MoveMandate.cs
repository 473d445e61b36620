using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>Accepting, declining and revoking a mandate.</summary>
internal static class MoveMandate
{
    /// <summary>What may be done to a mandate, from which states, and whether only the agent may.</summary>
    private static readonly (string Act, MandateState To, MandateState[] From, bool AgentOnly)[] Table =
    [
        ("accept", MandateState.Accepted, [MandateState.Offered], true),
        ("decline", MandateState.Declined, [MandateState.Offered], true),
        ("revoke", MandateState.Revoked, [MandateState.Offered, MandateState.Accepted], false),
    ];

    /// <summary>Accept a mandate</summary>
    /// <remarks>By the administrator of the organisation that shall act. From then on its members may act for the other, until the date or a revocation.</remarks>
    /// <param name="id">Id of the mandate.</param>
    public static Task<Found<Mandate>> Accept(Guid id, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        Move(id, MandateState.Accepted, "mandate.accepted", ifMatch, act, database, register, clock);

    /// <summary>Decline a mandate</summary>
    /// <remarks>By the administrator of the organisation that should act.</remarks>
    /// <param name="id">Id of the mandate.</param>
    public static Task<Found<Mandate>> Decline(Guid id, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        Move(id, MandateState.Declined, "mandate.declined", ifMatch, act, database, register, clock);

    /// <summary>Revoke a mandate</summary>
    /// <remarks>By the administrator of either organisation. It ends at once: the very next request under it is refused.</remarks>
    /// <param name="id">Id of the mandate.</param>
    public static Task<Found<Mandate>> Revoke(Guid id, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        Move(id, MandateState.Revoked, "mandate.revoked", ifMatch, act, database, register, clock);

    private static Task<Found<Mandate>> Move(
        Guid id, MandateState to, string type, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        database.Write(act, async write =>
        {
            var row = await MandateTable.Find(write, id, act.For.Id) ?? throw Problems.NotFound();
            var today = BerlinTime.Today(clock);
            var known = row.On(today, register.Current);
            ifMatch.Check(known.Version);
            var transition = Table.Single(entry => entry.To == to);
            if (transition.AgentOnly && row.AgentId != act.For.Id)
            {
                throw Problems.AgentOnly();
            }

            if (!transition.From.Contains(known.State))
            {
                throw Conflict(known.State);
            }

            await MandateTable.Move(write, row, to, act.AccountId);
            write.Record(type, $"mandate/{id}", ("principal", row.PrincipalId.ToString()), ("agent", row.AgentId.ToString()));
            var moved = row with
            {
                Version = row.Version + 1,
                State = to.Name(),
                AcceptedAt = to == MandateState.Accepted ? write.Now : row.AcceptedAt,
                EndedAt = to == MandateState.Accepted ? null : write.Now,
            };
            return new Found<Mandate>(moved.On(today, register.Current), moved.Version);
        });

    private static ProblemException Conflict(MandateState state)
    {
        var possible = Table.Where(entry => entry.From.Contains(state)).Select(entry => entry.Act).ToList();
        return Problems.StateConflict(
            new(
                $"Die Vollmacht ist im Stand {state.Name()}. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts mehr" : string.Join(", ", possible))}.",
                $"The mandate is in state {state.Name()}. Possible from here: {(possible.Count == 0 ? "nothing any more" : string.Join(", ", possible))}."),
            state.Name(),
            possible);
    }
}
