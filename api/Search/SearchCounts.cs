using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>
/// Counts what is looked for, so that the operator sees what is sought in vain and visitors what is sought most. Words only:
/// not who, not when beyond the day, and of what was found nowhere each word by itself. Kept in memory and added to the
/// database once a minute; what a crash loses is a few counts.
/// </summary>
internal sealed class SearchCounts(FitDatabase database, TimeProvider clock)
{
    /// <summary>Whoever types nonsense without end fills this and nothing else; the next minute starts anew.</summary>
    private const int MostAtOnce = 2000;

    private const int LongestWords = 100;

    // Named with its table, for a server that knows a variable of this name.
    [StringSyntax("Sql")]
    private const string Update = "update searches set times = times + @times, last_on = @today where words = @words and searches.found = @found";

    [StringSyntax("Sql")]
    private const string Insert = "insert into searches (words, found, times, last_on) values (@words, @found, @times, @today)";

    private ConcurrentDictionary<(string Words, bool Found), int> counts = new();

    /// <summary>Takes note of a search as it was understood.</summary>
    public void Count(string query, QueryReading? reading)
    {
        if (reading is null)
        {
            return;
        }

        if (reading is { Found: WordsFound.All, Corrections.Count: 0 })
        {
            Add(string.Join(' ', TypedWord.Read(query).Select(word => word.Typed)), found: true);
        }

        foreach (var word in reading.Missing.SelectMany(TypedWord.Read))
        {
            // Numbers are keys of something or somebody, never words that one would want to understand.
            if (!word.Typed.Any(char.IsAsciiDigit))
            {
                Add(word.Typed, found: false);
            }
        }
    }

    /// <summary>Adds what was counted since the last time to the database.</summary>
    public async Task Keep()
    {
        var counted = Interlocked.Exchange(ref counts, new());
        if (counted.IsEmpty)
        {
            return;
        }

        var today = BerlinTime.Today(clock);
        await database.Write(new Act(), async write =>
        {
            foreach (var ((words, found), times) in counted)
            {
                if (await write.Execute(Update, new { words, found, times, today }) == 0)
                {
                    await write.Execute(Insert, new { words, found, times, today });
                }
            }

            return new Gone();
        });
    }

    private void Add(string typed, bool found)
    {
        var words = typed.ToLowerInvariant();
        var known = counts;
        if (words.Length is > 1 and <= LongestWords && (known.Count < MostAtOnce || known.ContainsKey((words, found))))
        {
            known.AddOrUpdate((words, found), 1, (_, count) => count + 1);
        }
    }
}

/// <summary>Keeps the counts once a minute and when the program ends.</summary>
internal sealed class SearchCountClock(SearchCounts counts, TimeProvider clock, ILogger<SearchCountClock> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Keep();
            }
        }
        finally
        {
            // Here and not on stopping: a host can be told twice to stop, and whoever tells it has to wait for this.
            await Keep();
        }
    }

    private async Task Keep()
    {
        try
        {
            await counts.Keep();
        }
        catch (Exception exception)
        {
            log.LogWarning(exception, "What was looked for in the last minute could not be counted.");
        }
    }
}
