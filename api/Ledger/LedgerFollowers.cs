using FitStore.Api.Database;
using FitStore.Api.Http;

namespace FitStore.Api.Ledger;

/// <summary>Something kept in memory that the ledger moves on.</summary>
internal interface ILedgerFollower
{
    /// <summary>Reads everything.</summary>
    Task Load(Sql sql, long sequence);

    /// <summary>Takes in what the entries changed.</summary>
    Task Follow(Sql sql, IReadOnlyList<LedgerEntry> entries);
}

/// <summary>
/// Moves the read model on: after each write of this process at once, after writes of others on the same database by looking
/// every second, and for a reader that brings a <c>Ledger-Sequence</c> before its answer.
/// </summary>
internal sealed class LedgerFollowers(FitDatabase database, IEnumerable<ILedgerFollower> followers, TimeProvider clock, ILogger<LedgerFollowers> log)
    : BackgroundService
{
    public const string SequenceHeader = "Ledger-Sequence";

    private const int BatchSize = 500;
    private readonly ILedgerFollower[] all = [.. followers];
    private readonly SemaphoreSlim turn = new(1, 1);
    private long sequence = -1;

    /// <summary>The newest entry that the read model has taken in; -1 before it is loaded.</summary>
    public long Sequence => Interlocked.Read(ref sequence);

    public async Task Load()
    {
        await database.Read(async sql =>
        {
            var head = await LedgerTable.Newest(sql);
            foreach (var follower in all)
            {
                await follower.Load(sql, head.Sequence);
            }

            Interlocked.Exchange(ref sequence, head.Sequence);
            return head;
        });
        database.Committed = CatchUp;
    }

    /// <summary>Takes in all entries up to at least <paramref name="wanted"/>, if there are so many.</summary>
    public async Task CatchUp(long wanted)
    {
        if (Sequence >= wanted)
        {
            return;
        }

        await turn.WaitAsync();
        try
        {
            if (Sequence < wanted)
            {
                await TakeIn();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes in what is in the database by now, so that what is read from it is known by name, whichever instance wrote it.</summary>
    public async Task CatchUp(Sql sql) => await CatchUp((await LedgerTable.Newest(sql)).Sequence);

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CatchUp(long.MaxValue);
            }
            catch (Exception exception) when (exception is ProblemException or System.Data.Common.DbException)
            {
                log.LogWarning(exception, "The read model could not be moved on; it is tried again.");
            }
        }
    }

    private Task<int> TakeIn() => database.Read(async sql =>
    {
        while (true)
        {
            var entries = await LedgerTable.Page(sql, Sequence, BatchSize);
            if (entries.Count > 0)
            {
                foreach (var follower in all)
                {
                    await follower.Follow(sql, entries);
                }

                Interlocked.Exchange(ref sequence, entries[^1].Sequence);
            }

            if (entries.Count < BatchSize)
            {
                return entries.Count;
            }
        }
    });
}

/// <summary>Tells in every answer how fresh it is, and lets a reader ask to be no staler than what it has seen.</summary>
internal sealed class Freshness(RequestDelegate next, LedgerFollowers followers)
{
    public async Task Invoke(HttpContext http)
    {
        var wanted = http.Request.Headers[LedgerFollowers.SequenceHeader].ToString();
        if (wanted.Length > 0)
        {
            if (!long.TryParse(wanted, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var sequence))
            {
                throw Problems.Invalid(Problems.Parameter(LedgerFollowers.SequenceHeader, Contracts.InputErrorCodes.WrongType, new(
                    "Geben Sie die Zahl an, die eine frühere Antwort in Ledger-Sequence trug.", "Give the number that an earlier answer carried in Ledger-Sequence.")));
            }

            await followers.CatchUp(sequence);
            if (followers.Sequence < sequence)
            {
                throw Problems.Busy();
            }
        }

        http.Response.OnStarting(() =>
        {
            http.Response.Headers[LedgerFollowers.SequenceHeader] = followers.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        await next(http);
    }
}
