using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>The operator lets a draft count, confirms a set, or discards a draft.</summary>
internal static class DecideReferenceData
{
    /// <summary>Let a set count</summary>
    /// <remarks>
    /// By an approver of the operator, who has looked at what it changes. From then on every preview of its years reads it, unless a
    /// newer one counts. That cannot be taken back: a mistake is mended by another set of the same day, which then stands.
    /// </remarks>
    /// <param name="id">Id of the set.</param>
    public static Task<Found<DataSet>> Count(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await Find(write, id, ifMatch);
        Require(row, row.Stage == DataSetState.Draft);
        await ReferenceDataTable.Count(write, row);
        write.Record(ReferenceDataTable.LedgerPrefix + "counted", ReferenceDataTable.Subject(id));
        return await Show(write, id);
    });

    /// <summary>Confirm a set</summary>
    /// <remarks>By an approver of the operator, who has compared its values with the publication. Until then it is shown as "unbestätigt".</remarks>
    /// <param name="id">Id of the set.</param>
    public static Task<Found<DataSet>> Confirm(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await Find(write, id, ifMatch);
        Require(row, !row.Confirmed);
        await ReferenceDataTable.Confirm(write, row);
        write.Record(ReferenceDataTable.LedgerPrefix + "confirmed", ReferenceDataTable.Subject(id));
        return await Show(write, id);
    });

    /// <summary>Discard a draft</summary>
    /// <remarks>With its values. A set that counts stays: figures that were shared by it can always be recomputed.</remarks>
    /// <param name="id">Id of the set.</param>
    public static Task<Gone> Discard(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await Find(write, id, ifMatch);
        Require(row, row.Stage == DataSetState.Draft);
        await ReferenceDataTable.Remove(write, row);
        write.Record(ReferenceDataTable.LedgerPrefix + "discarded", ReferenceDataTable.Subject(id));
        return new Gone();
    });

    private static async Task<DataSetRow> Find(Write write, Guid id, IfMatch ifMatch)
    {
        var row = await ReferenceDataTable.Find(write, id) ?? throw Problems.NotFound();
        ifMatch.Check(row.Version);
        return row;
    }

    private static async Task<Found<DataSet>> Show(Write write, Guid id)
    {
        var row = (await ReferenceDataTable.Find(write, id))!;
        return new Found<DataSet>(row.Show(await ReferenceDataTable.All(write)), row.Version);
    }

    private static void Require(DataSetRow row, bool isPossible)
    {
        if (isPossible)
        {
            return;
        }

        List<string> possible = [.. row.Stage == DataSetState.Draft ? (string[])["count", "discard"] : [], .. row.Confirmed ? (string[])[] : ["confirm"]];
        throw Problems.StateConflict(
            new(
                $"Der Datensatz ist im Stand {row.State}{(row.Confirmed ? " und bestätigt" : "")}. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts mehr" : string.Join(", ", possible))}.",
                $"The set is in state {row.State}{(row.Confirmed ? " and confirmed" : "")}. Possible from here: {(possible.Count == 0 ? "nothing any more" : string.Join(", ", possible))}."),
            row.State,
            possible);
    }
}
