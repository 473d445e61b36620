using FitStore.Api.Database;
using FitStore.Api.Http;

namespace FitStore.Api.Files;

/// <summary>
/// Removes what nothing refers to: files that were kept for something that then did not come about, files whose last reference is gone,
/// and what a program that ended in the middle left in the folder. A day of grace lies between, so that nothing under way is touched.
/// Several instances may sweep at once: each removal is decided in a transaction, or by the file alone.
/// </summary>
internal sealed class FileSweep(FitDatabase database, FileStore store, TimeProvider clock)
{
    /// <summary>How long a file lies there without being referred to.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private const int Batch = 100;

    /// <summary>Sweeps once; answers how many files went.</summary>
    public async Task<int> Run()
    {
        var before = clock.GetUtcNow() - Grace;
        var removed = store.ClearRemains(before);
        for (var isMore = true; isMore;)
        {
            IReadOnlyList<string> forgotten = [];
            await database.Write(new Act(), async write =>
            {
                forgotten = await FileTable.TakeForgotten(write, before, Batch);
                return new Gone();
            });
            removed += forgotten.Count(hash => store.Remove(hash, before));
            isMore = forgotten.Count == Batch;
        }

        foreach (var hash in store.KeptBefore(before).ToList())
        {
            if (!await database.Read(sql => FileTable.Has(sql, hash)) && store.Remove(hash, before))
            {
                removed++;
            }
        }

        return removed;
    }
}

/// <summary>Sweeps at the start and every hour.</summary>
internal sealed class FileClock(FileSweep sweep, TimeProvider clock, ILogger<FileClock> log) : RecurringWork(TimeSpan.FromHours(1), clock, log)
{
    protected override async Task Look(CancellationToken cancel)
    {
        if (await sweep.Run() is > 0 and var removed)
        {
            log.LogInformation("{Removed} files that nothing refers to were removed.", removed);
        }
    }
}
