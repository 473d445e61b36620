using System.Data.Common;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>
/// What the clock does to adoptions when a day turns (Europe/Berlin): offers lapse, contracts end, unanswered terms stay as they were, answered
/// ones begin to apply. Some in one transaction, once also with several instances, and whatever was missed while nothing ran is caught up.
/// </summary>
internal sealed class AdoptionTurn(FitDatabase database, AdoptionMoves moves, TimeProvider clock, ILogger<AdoptionTurn> log)
{
    private const int MostAtOnce = 100;

    /// <summary>Does what is due; answers how many things it did.</summary>
    public async Task<int> Look()
    {
        var today = BerlinTime.Today(clock);
        return await Some(sql => AdoptionTable.Lapsing(sql, today), (write, ids) => Lapse(write, ids, today))
            + await Each(sql => TermsProposals.Silent(sql, today), Silence)
            + await Each(sql => TermsProposals.Due(sql, today), Apply)
            + await Some(sql => AdoptionTable.Over(sql, today), (write, ids) => End(write, ids, today))
            + await Some(sql => ContractLines.Over(sql, today), (write, ids) => EndLines(write, ids, today));
    }

    /// <summary>Settles what is due, so many in a transaction that thousands are soon done and others can write in between.</summary>
    private async Task<int> Some(Func<Sql, Task<IReadOnlyList<Guid>>> find, Func<Write, IReadOnlyList<Guid>, Task<int>> settle)
    {
        var done = 0;
        foreach (var due in (await database.Read(find)).Chunk(MostAtOnce))
        {
            done += await Settle(due, settle);
        }

        return done;
    }

    private async Task<int> Each<T>(Func<Sql, Task<IReadOnlyList<T>>> find, Func<Write, T, Task<bool>> settle)
    {
        var done = 0;
        foreach (var due in await database.Read(find))
        {
            done += await Settle([due], async (write, one) => await settle(write, one[0]) ? 1 : 0);
        }

        return done;
    }

    /// <summary>In one transaction; where one of them cannot be settled, each by itself, so that it keeps nobody else from its turn.</summary>
    private async Task<int> Settle<T>(T[] due, Func<Write, IReadOnlyList<T>, Task<int>> settle)
    {
        try
        {
            var done = 0;
            await database.Write(new Act(), async write =>
            {
                done = await settle(write, due);
                return new Gone();
            });
            return done;
        }
        catch (Exception exception) when (exception is not (ProblemException or DbException))
        {
            if (due.Length == 1)
            {
                log.LogError(exception, "{Due} could not be settled; it is tried again.", due[0]);
                return 0;
            }

            var done = 0;
            foreach (var one in due)
            {
                done += await Settle([one], settle);
            }

            return done;
        }
    }

    // Another instance, or somebody who acted at the last moment, may have been faster: what is read inside counts.
    private async Task<int> Lapse(Write write, IReadOnlyList<Guid> ids, DateOnly today)
    {
        var due = (await AdoptionTable.FindFor(write, ids)).Where(row => row.Stage == AdoptionState.Offered && row.BindingUntil < today).ToList();
        var lines = await ContractLines.Find(write, [.. due.Select(row => row.LineId!.Value)]);
        await ContractLines.SaveMoved(write, [.. lines.Select(line => line with { State = ContractLineState.Void.Name() })]);
        await PaperTable.EndOffers(write, [.. due.Select(row => row.Id)]);
        await moves.KeepAll(
            write,
            [.. due.Select(row => new Moved(row with { LineId = null, PreparedBy = null, ReleasedBy = null, BindingUntil = null }))],
            AdoptionAct.Lapse,
            AdoptionState.Lapsed,
            act: null);
        return due.Count;
    }

    private async Task<int> End(Write write, IReadOnlyList<Guid> ids, DateOnly today)
    {
        var due = (await AdoptionTable.FindFor(write, ids)).Where(row => row.Stage == AdoptionState.Terminating && row.EndsOn < today).ToList();
        var lines = await ContractLines.Find(write, [.. due.Select(row => row.LineId).OfType<Guid>()]);
        await ContractLines.SaveMoved(write, [.. lines.Select(line => line with { State = ContractLineState.Ended.Name() })]);
        await moves.KeepAll(write, [.. due.Select(row => new Moved(row))], AdoptionAct.End, AdoptionState.Ended, act: null);
        return due.Count;
    }

    private static async Task<int> EndLines(Write write, IReadOnlyList<Guid> ids, DateOnly today)
    {
        var due = (await ContractLines.Find(write, ids)).Where(line => line.Stage == ContractLineState.Terminating && line.EndsOn < today).ToList();
        await ContractLines.SaveMoved(write, [.. due.Select(line => line with { State = ContractLineState.Ended.Name() })]);
        foreach (var line in due)
        {
            write.Record("contract.ended", $"contract-line/{line.Id}", ("service", line.ServiceId.ToString()));
        }

        return due.Count;
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
internal sealed class AdoptionClock(AdoptionTurn turn, TimeProvider clock, ILogger<AdoptionClock> log) : RecurringWork(TimeSpan.FromMinutes(1), clock, log)
{
    protected override Task Look(CancellationToken cancel) => turn.Look();
}
