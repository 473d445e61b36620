using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>
/// What the clock does to adoptions when a day turns (Europe/Berlin): offers lapse, contracts end, unanswered terms stay as they were, answered
/// ones begin to apply. Each in a transaction of its own, once also with several instances, and whatever was missed while nothing ran is caught up.
/// </summary>
internal sealed class AdoptionTurn(FitDatabase database, AdoptionMoves moves, TimeProvider clock)
{
    /// <summary>Does what is due; answers how many things it did.</summary>
    public async Task<int> Look()
    {
        var today = BerlinTime.Today(clock);
        return await Each(sql => AdoptionTable.Lapsing(sql, today), (write, id) => Lapse(write, id, today))
            + await Each(sql => TermsProposals.Silent(sql, today), Silence)
            + await Each(sql => TermsProposals.Due(sql, today), Apply)
            + await Each(sql => AdoptionTable.Over(sql, today), (write, id) => End(write, id, today))
            + await Each(sql => ContractLines.Over(sql, today), (write, id) => EndLine(write, id, today));
    }

    private async Task<int> Each<T>(Func<Sql, Task<IReadOnlyList<T>>> find, Func<Write, T, Task<bool>> settle)
    {
        var done = 0;
        foreach (var due in await database.Read(find))
        {
            await database.Write(new Act(), async write =>
            {
                done += await settle(write, due) ? 1 : 0;
                return new Gone();
            });
        }

        return done;
    }

    // Another instance, or somebody who acted at the last moment, may have been faster: what is read inside counts.
    private async Task<bool> Lapse(Write write, Guid id, DateOnly today)
    {
        var row = (await AdoptionTable.FindFor(write, id))!;
        if (row.Stage != AdoptionState.Offered || row.BindingUntil >= today)
        {
            return false;
        }

        await ContractLines.Void(write, row.LineId!.Value);
        await PaperTable.EndOffer(write, id);
        var lapsed = row with { LineId = null, PreparedBy = null, ReleasedBy = null, BindingUntil = null };
        await moves.Keep(write, new Moved(lapsed), AdoptionAct.Lapse, AdoptionState.Lapsed, act: null);
        return true;
    }

    private async Task<bool> End(Write write, Guid id, DateOnly today)
    {
        var row = (await AdoptionTable.FindFor(write, id))!;
        if (row.Stage != AdoptionState.Terminating || row.EndsOn >= today)
        {
            return false;
        }

        if (row.LineId is { } line)
        {
            await ContractLines.Save(write, (await ContractLines.Find(write, line))! with { State = ContractLineState.Ended.Name() });
        }

        await moves.Keep(write, new Moved(row), AdoptionAct.End, AdoptionState.Ended, act: null);
        return true;
    }

    private static async Task<bool> EndLine(Write write, Guid id, DateOnly today)
    {
        var line = (await ContractLines.Find(write, id))!;
        if (line.Stage != ContractLineState.Terminating || line.EndsOn >= today)
        {
            return false;
        }

        await ContractLines.Save(write, line with { State = ContractLineState.Ended.Name() });
        write.Record("contract.ended", $"contract-line/{id}", ("service", line.ServiceId.ToString()));
        return true;
    }

    private static async Task<bool> Silence(Write write, ProposalRow proposal)
    {
        var isDone = await TermsProposals.Silence(write, proposal);
        if (isDone)
        {
            write.Record("adoption.termsKept", $"adoption/{proposal.AdoptionId}", ("terms", proposal.Version));
        }

        return isDone;
    }

    private static async Task<bool> Apply(Write write, ProposalRow proposal)
    {
        var isDone = await TermsProposals.Apply(write, proposal);
        if (isDone)
        {
            write.Record("adoption.termsApplied", $"adoption/{proposal.AdoptionId}", ("terms", proposal.Version));
        }

        return isDone;
    }
}

/// <summary>Looks every minute whether a day's turn has something due.</summary>
internal sealed class AdoptionClock(AdoptionTurn turn, TimeProvider clock, ILogger<AdoptionClock> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await turn.Look();
            }
            catch (Exception exception) when (exception is ProblemException or System.Data.Common.DbException)
            {
                log.LogWarning(exception, "Adoptions could not be looked at; it is tried again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
