using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Assignments;

/// <summary>Releasing an assignment, and cancelling it.</summary>
internal static class MoveAssignment
{
    /// <summary>Release an assignment</summary>
    /// <remarks>
    /// By an approver of the assigner, never by who prepared it (403 `fourEyes`); where a legal basis makes the Kommunen's signatures
    /// unnecessary, by somebody who is signatory as well, because the contracts are concluded by it. The work goes on behind the answer: every
    /// Kommune is looked at once more, the documents are made, then all adoptions are written in one go or none. Has no body.
    /// </remarks>
    /// <param name="id">Id of the assignment.</param>
    public static Task<Accepted<Assignment>> Release(Guid id, IfMatch ifMatch, Act act, FitDatabase database, AssignmentView view) => database.Write(act, async write =>
    {
        var row = await Find(write, id, act);
        ifMatch.Check(row.Version);
        Require(row, AssignmentAct.Release);
        if (row.PreparedBy == act.AccountId)
        {
            throw Problems.FourEyes(new(
                "Sie haben diese Zuweisung vorbereitet. Freigeben muss sie jemand anderes.", "You prepared this assignment. Somebody else has to release it."));
        }

        if (AssignmentLifeCycle.RolesFor(AssignmentAct.Release, row).FirstOrDefault(role => !act.Has(role), Role.Reader) is not Role.Reader and var missing)
        {
            throw Problems.NotAllowed(missing.Name());
        }

        await AssignmentTable.Start(write, row, act);
        write.Record("assignment.released", $"assignment/{id}", ("service", row.ServiceId.ToString()));
        return await Answer(write, id, act, view);
    });

    /// <summary>Cancel an assignment</summary>
    /// <remarks>By an editor of the assigner, until the last step: once all adoptions are being written it is a conflict. Nobody has noticed anything of it. Has no body.</remarks>
    /// <param name="id">Id of the assignment.</param>
    public static Task<Accepted<Assignment>> Cancel(Guid id, IfMatch ifMatch, Act act, FitDatabase database, AssignmentView view) => database.Write(act, async write =>
    {
        var row = await Find(write, id, act);
        ifMatch.Check(row.Version);
        Require(row, AssignmentAct.Cancel);
        await AssignmentTable.Stop(write, row);
        write.Record("assignment.cancelled", $"assignment/{id}", ("service", row.ServiceId.ToString()));
        return await Answer(write, id, act, view);
    });

    /// <summary>What keeps who prepared an assignment from releasing it.</summary>
    public static InputError NotByPreparer() => Problems.Member("", InputErrorCodes.FourEyes, new(
        "Sie haben diese Zuweisung vorbereitet. Freigeben muss sie jemand anderes.", "You prepared this assignment. Somebody else has to release it."));

    private static async Task<AssignmentRow> Find(Sql sql, Guid id, Act act) => await AssignmentTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();

    private static async Task<Accepted<Assignment>> Answer(Sql sql, Guid id, Act act, AssignmentView view)
    {
        var row = await Find(sql, id, act);
        return new(await view.Show(sql, row), $"/v1/assignments/{id}", row.Version);
    }

    private static void Require(AssignmentRow row, AssignmentAct act)
    {
        var acts = AssignmentLifeCycle.From(row.Stage);
        if (!acts.Contains(act))
        {
            var possible = acts.Select(known => known.Name()).ToList();
            throw Problems.StateConflict(
                new(
                    $"Die Zuweisung ist im Stand {row.State}. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts mehr" : string.Join(", ", possible))}.",
                    $"The assignment is in state {row.State}. Possible from here: {(possible.Count == 0 ? "nothing any more" : string.Join(", ", possible))}."),
                row.State,
                possible);
        }
    }
}
