namespace FitStore.Api.Database;

/// <summary>
/// Work that comes round again while the store runs, from its start. What goes wrong is logged and tried again next time: no clock takes the
/// program with it.
/// </summary>
/// <param name="pause">From one start of the work to the next.</param>
internal abstract class RecurringWork(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Does what is due.</summary>
    protected abstract Task Look(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "What comes round could not be done; it is tried again in {Pause}.", pause);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
