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
        var below = Later(await ContractLines.Below(write, row), endsOn);
        if (row.LineId is { } own)
        {
            await EndLines(write, [(await ContractLines.Find(write, own))!], endsOn);
        }

        var after = await moves.Keep(write, Ending(row, endsOn, reason, kind), AdoptionAct.Terminate, AdoptionState.Terminating, act);
        await EndLines(write, below, endsOn);
        var lower = await AdoptionTable.FindFor(write, [.. below.Select(one => one.AdoptionId).OfType<Guid>()]);
        await moves.KeepAll(
            write,
            [.. lower.Where(one => AdoptionLifeCycle.Running.Contains(one.Stage)).Select(one => Ending(one, endsOn, reason, "above"))],
            AdoptionAct.Terminate,
            AdoptionState.Terminating,
            act);
        var earlier = await MoveEnd(write, [.. lower.Where(one => one.Stage == AdoptionState.Terminating)], endsOn);
        await news.Tell(write, [.. earlier.Select(one => (one, reason))], AdoptionAct.Terminate, by: null);
        return after;
    }

    /// <summary>The announced end of a service: every running adoption and every line ends with it at the latest. What was to end later ends with it, too.</summary>
    public async Task Retire(Write write, Guid serviceId, DateOnly endsOn, string reason, Act act)
    {
        await MoveEnd(write, await AdoptionTable.FindFor(write, await write.Rows<Guid>(SelectLater, new { serviceId, endsOn })), endsOn);
        var running = await AdoptionTable.FindFor(write, await write.Rows<Guid>(SelectRunning, new { serviceId }));
        await moves.KeepAll(
            write, [.. running.Select(row => Ending(row, endsOn, reason, "retirement"))], AdoptionAct.Terminate, AdoptionState.Terminating, act, tells: false);
        await EndLines(write, Later(await ContractLines.OfService(write, serviceId), endsOn), endsOn);
    }

    /// <summary>An end that was set for a later day comes earlier.</summary>
    private static async Task<IReadOnlyList<AdoptionRow>> MoveEnd(Write write, IReadOnlyList<AdoptionRow> rows, DateOnly endsOn)
    {
        var earlier = rows.Select(row => row with { Version = row.Version + 1, EndsOn = endsOn }).ToList();
        await AdoptionTable.SaveMoved(write, earlier);
        foreach (var row in earlier)
        {
            write.Record("adoption.endMoved", $"adoption/{row.Id}", ("service", row.ServiceId.ToString()), ("endsOn", Day(endsOn)));
        }

        return earlier;
    }

    private static Moved Ending(AdoptionRow row, DateOnly endsOn, string? reason, string kind) =>
        new(row with { EndsOn = endsOn }) { Reason = reason, Data = [("endsOn", Day(endsOn)), ("by", kind)] };

    /// <summary>The lines that would last longer.</summary>
    private static List<LineRow> Later(IReadOnlyList<LineRow> lines, DateOnly endsOn) =>
        [.. lines.Where(line => line.Stage == ContractLineState.InForce || (line.Stage == ContractLineState.Terminating && !(line.EndsOn <= endsOn)))];

    private static Task EndLines(Write write, IReadOnlyList<LineRow> lines, DateOnly endsOn) => ContractLines.SaveMoved(
        write, [.. Later(lines, endsOn).Select(line => line with { State = ContractLineState.Terminating.Name(), EndsOn = endsOn })]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
