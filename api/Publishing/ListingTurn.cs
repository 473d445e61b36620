using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>
/// What happens to listings when a day turns (Europe/Berlin): revisions released for it become public, services whose last day is over
/// end. Each in a transaction of its own, and whatever was missed while nothing ran is caught up.
/// </summary>
internal sealed class ListingTurn(FitDatabase database, TimeProvider clock, ILogger<ListingTurn> log)
{
    [StringSyntax("Sql")]
    private const string SelectDue = """
        select r.service_id, r.number
        from service_revisions r
        where r.state = 'scheduled' and r.publish_on <= @today
        order by r.publish_on, r.service_id
        """;

    [StringSyntax("Sql")]
    private const string SelectSlug = "select slug from services where id = @id";

    [StringSyntax("Sql")]
    private const string SelectEnding = "select id from services where state = 'retiring' and ends_on < @today order by ends_on, id";

    [StringSyntax("Sql")]
    private const string EndOne = "update services set version = version + 1, state = 'retired', changed_at = @now where id = @id and state = 'retiring' and ends_on < @today";

    private sealed record Due
    {
        public required Guid ServiceId { get; init; }

        public required int Number { get; init; }
    }

    /// <summary>Does what is due; answers how many things it did.</summary>
    public async Task<int> Look()
    {
        var today = BerlinTime.Today(clock);
        var done = 0;
        foreach (var due in await database.Read(sql => sql.Rows<Due>(SelectDue, new { today })))
        {
            done += await Try(due, () => Publish(due, today));
        }

        foreach (var service in await database.Read(sql => sql.Rows<Guid>(SelectEnding, new { today })))
        {
            done += await Try(service, () => EndService(service, today));
        }

        return done;
    }

    /// <summary>What cannot be done keeps nothing else from its turn.</summary>
    private async Task<int> Try(object due, Func<Task<int>> settle)
    {
        try
        {
            return await settle();
        }
        catch (Exception exception) when (exception is not (ProblemException or DbException))
        {
            log.LogError(exception, "{Due} could not be settled; it is tried again.", due);
            return 0;
        }
    }

    /// <summary>Another instance, or somebody who recalled it, may have been faster: what is read inside counts.</summary>
    private async Task<int> Publish(Due due, DateOnly today)
    {
        var done = 0;
        await database.Write(new Act(), async write =>
        {
            var slug = await write.Row<string>(SelectSlug, new { id = due.ServiceId });
            var clockwork = new Viewer(null, IsOperator: true);
            var listing = (await RevisionTable.Find(write, slug!, clockwork))!;
            var row = listing.OpenRevision == due.Number ? await RevisionTable.Find(write, due.ServiceId, due.Number, clockwork) : null;
            if (row?.RevisionState == RevisionState.Scheduled && row.PublishOn <= today)
            {
                await PublishRevision.Publish(write, listing, row, act: null);
                done = 1;
            }

            return new Gone();
        });
        return done;
    }

    private async Task<int> EndService(Guid service, DateOnly today)
    {
        var done = 0;
        await database.Write(new Act(), async write =>
        {
            done = await write.Execute(EndOne, new { id = service, now = write.Now, today });
            if (done == 1)
            {
                write.Record("service.retired", $"service/{service}", ("service", service.ToString()));
            }

            return new Gone();
        });
        return done;
    }
}

/// <summary>Looks every minute whether a day's turn has something due.</summary>
internal sealed class ListingClock(ListingTurn turn, TimeProvider clock, ILogger<ListingClock> log) : RecurringWork(TimeSpan.FromMinutes(1), clock, log)
{
    protected override Task Look(CancellationToken cancel) => turn.Look();
}
