using System.Globalization;
using System.Threading.Channels;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Imports;

/// <summary>An import that waits for its turn; who takes it disposes of the file.</summary>
internal sealed record ImportRun(FileImport Import, Stream File, Act Act, CultureInfo Language);

/// <summary>
/// Carries imports out behind the requests that started them, one after the other. The files live with the program, so an
/// import does not survive its end: one that nobody has touched for a while is found and marked as failed, at the start and
/// now and then after it, since another instance may have ended.
/// </summary>
internal sealed class ImportRuns(FitDatabase database, IEnumerable<IFileImporter> importers, TimeProvider clock, ILogger<ImportRuns> log) : BackgroundService
{
    private const int MostWaiting = 20;
    private const int Tries = 5;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(1);

    private readonly Channel<ImportRun> waiting = Channel.CreateUnbounded<ImportRun>();

    /// <summary>A problem where no more can wait; each holds a file.</summary>
    public void RequireRoom()
    {
        if (waiting.Reader.Count >= MostWaiting)
        {
            throw Problems.Busy();
        }
    }

    /// <summary>Puts an import in the line.</summary>
    /// <param name="import">The import, as it was opened.</param>
    /// <param name="file">The file; disposed of here.</param>
    /// <param name="act">Who started it, in the language it is told in.</param>
    public void Add(FileImport import, Stream file, Act act)
    {
        // The act goes on under the same name, without the key: that belongs to the request alone.
        var goesOn = new Act { AccountId = act.AccountId, Organisation = act.Organisation, Mandate = act.Mandate };
        waiting.Writer.TryWrite(new ImportRun(import, file, goesOn, CultureInfo.CurrentUICulture));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var looking = LookForForgotten(stoppingToken);
        try
        {
            await foreach (var run in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await using (run.File)
                {
                    await Carry(run);
                }
            }
        }
        finally
        {
            while (waiting.Reader.TryRead(out var left))
            {
                await left.File.DisposeAsync();
                await Fail(left.Import);
            }

            await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Carry(ImportRun run)
    {
        CultureInfo.CurrentUICulture = run.Language;
        var noted = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                run.File.Position = 0;
                await importers.First(importer => importer.Kind == run.Import.Kind).Run(run.Act, run.Import, run.File, Note);
                return;
            }
            catch (ProblemException busy) when (busy.RetryAfter is not null && tries < Tries)
            {
                await Task.Delay(BetweenTries, clock);
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The import {Import} has failed.", run.Import.Id);
                await Fail(run.Import);
                return;
            }
        }

        // Lines are counted in the database while they are looked at; inside of the transaction nobody could see them.
        async Task Note(ImportProgress progress)
        {
            if (progress.Import.State == ImportState.Checking && clock.GetElapsedTime(noted) > BetweenNotes)
            {
                noted = clock.GetTimestamp();
                await database.Save(progress.Import);
            }
        }
    }

    private async Task LookForForgotten(CancellationToken stopped)
    {
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        do
        {
            try
            {
                foreach (var import in await database.Read(sql => ImportTable.Forgotten(sql, clock.GetUtcNow() - Forgotten)))
                {
                    await Fail(import);
                }
            }
            catch (Exception exception) when (exception is ProblemException or System.Data.Common.DbException)
            {
                log.LogWarning(exception, "Unfinished imports could not be looked for; it is tried again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stopped));
    }

    private async Task Fail(FileImport import)
    {
        var interrupted = new LineError
        {
            Line = 1,
            Code = InputErrorCodes.Interrupted,
            Detail = new Sentence(
                "Der Import wurde unterbrochen, nicht durch die Datei. Es wurde nichts übernommen; senden Sie die Datei noch einmal.",
                "The import was interrupted, not by the file. Nothing was imported; send the file again.").ToString(),
        };
        try
        {
            await database.Save(import with { State = ImportState.Failed, Errors = [interrupted], ErrorCount = 1 });
        }
        catch (Exception exception) when (exception is ProblemException or System.Data.Common.DbException)
        {
            log.LogWarning(exception, "The import {Import} could not be marked as failed; it will be found as forgotten.", import.Id);
        }
    }
}
