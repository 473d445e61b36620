using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>
/// Setting the end of contracts along the chain: what lies below a line ends with it, on the same day or before, and everyone concerned is told.
/// </summary>
internal sealed class ContractEnd(AdoptionMoves moves, AdoptionNews news)
{
    [StringSyntax("Sql")]
    private const string SelectRunning = """
        select id
        from adoptions
        where service_id = @serviceId and state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
        order by created_at, id
        """;

    [StringSyntax("Sql")]
    private const string SelectLater = "select id from adoptions where service_id = @serviceId and state = 'terminating' and (ends_on is null or ends_on > @endsOn) order by created_at, id";

    /// <summary>The lines below an adoption's contract that would end with it: those whose end is not set yet.</summary>
    public static async Task<IReadOnlyList<LineRow>> Concerned(Sql sql, AdoptionRow row) =>
        [.. (await ContractLines.Below(sql, row)).Where(below => below.Stage == ContractLineState.InForce)];

    /// <summary>Sets the end of an adoption and of all below it.</summary>
    public async Task<AdoptionRow> Terminate(Write write, AdoptionRow row, DateOnly endsOn, string? reason, Act act, string kind)
    {
        var below = await ContractLines.Below(write, row);
        if (row.LineId is { } own)
        {
            await EndLine(write, (await ContractLines.Find(write, own))!, endsOn);
        }

        var after = await TerminateOne(write, row, endsOn, reason, act, kind);
        foreach (var lower in below)
        {
            await EndBelow(write, lower, endsOn, reason, act);
        }

        return after;
    }

    /// <summary>The announced end of a service: every running adoption and every line ends with it at the latest. What was to end later ends with it, too.</summary>
    public async Task Retire(Write write, Guid serviceId, DateOnly endsOn, string reason, Act act)
    {
        foreach (var id in await write.Rows<Guid>(SelectLater, new { serviceId, endsOn }))
        {
            await MoveEnd(write, (await AdoptionTable.FindFor(write, id))!, endsOn);
        }

        foreach (var id in await write.Rows<Guid>(SelectRunning, new { serviceId }))
        {
            await TerminateOne(write, (await AdoptionTable.FindFor(write, id))!, endsOn, reason, act, "retirement", tells: false);
        }

        foreach (var line in await ContractLines.OfService(write, serviceId))
        {
            await EndLine(write, line, endsOn);
        }
    }

    private async Task EndBelow(Write write, LineRow line, DateOnly endsOn, string? reason, Act act)
    {
        if (line.Stage == ContractLineState.Terminating && line.EndsOn <= endsOn)
        {
            return;
        }

        await EndLine(write, line, endsOn);
        if (line.AdoptionId is not { } id || await AdoptionTable.FindFor(write, id) is not { } row)
        {
            return;
        }

        if (AdoptionLifeCycle.Running.Contains(row.Stage))
        {
            await TerminateOne(write, row, endsOn, reason, act, "above");
        }
        else if (row.Stage == AdoptionState.Terminating)
        {
            await news.Tell(write, await MoveEnd(write, row, endsOn), AdoptionAct.Terminate, by: null, reason);
        }
    }

    /// <summary>An adoption whose end was set for a later day ends earlier.</summary>
    private static async Task<AdoptionRow> MoveEnd(Write write, AdoptionRow row, DateOnly endsOn)
    {
        var earlier = row with { Version = row.Version + 1, EndsOn = endsOn };
        await AdoptionTable.Save(write, earlier);
        write.Record("adoption.endMoved", $"adoption/{row.Id}", ("service", row.ServiceId.ToString()), ("endsOn", Day(endsOn)));
        return earlier;
    }

    private Task<AdoptionRow> TerminateOne(Write write, AdoptionRow row, DateOnly endsOn, string? reason, Act act, string kind, bool tells = true) => moves.Keep(
        write, new Moved(row with { EndsOn = endsOn }) { Reason = reason, Data = [("endsOn", Day(endsOn)), ("by", kind)] }, AdoptionAct.Terminate, AdoptionState.Terminating, act, tells);

    private static async Task EndLine(Write write, LineRow line, DateOnly endsOn)
    {
        if (line.Stage == ContractLineState.InForce || (line.Stage == ContractLineState.Terminating && line.EndsOn > endsOn))
        {
            await ContractLines.Save(write, line with { State = ContractLineState.Terminating.Name(), EndsOn = endsOn });
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
