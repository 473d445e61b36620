using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Api.Accounts;
using FitStore.Api.Http;
using FitStore.Api.Ledger;

namespace FitStore.Api.Database;

/// <summary>
/// The one door to the database. A write runs its statements, appends its ledger entries and keeps its answer for a repeated
/// request in one transaction; nothing is sent, rendered or hashed slowly inside it.
/// </summary>
internal sealed class FitDatabase(Dialect dialect, string connectionString, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan BusyTime = TimeSpan.FromSeconds(5);

    // The database lets one transaction write at a time; waiting for it here keeps order and holds no thread.
    private readonly SemaphoreSlim writers = new(1, 1);

    /// <summary>Called after a commit with the newest sequence, before the answer leaves.</summary>
    public Func<long, Task> Committed { get; set; } = _ => Task.CompletedTask;

    public Dialect Dialect => dialect;

    public string ConnectionString => connectionString;

    public async Task<DbConnection> Open()
    {
        var connection = dialect.Connect(connectionString);
        try
        {
            await connection.OpenAsync();
            if (dialect.Opening.Length > 0)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = dialect.Opening;
                await command.ExecuteNonQueryAsync();
            }

            return connection;
        }
        catch (DbException exception)
        {
            await connection.DisposeAsync();
            throw Problems.DatabaseUnreachable(exception);
        }
    }

    /// <summary>Reads on a connection of its own.</summary>
    public async Task<T> Read<T>(Func<Sql, Task<T>> read)
    {
        await using var connection = await Open();
        return await read(new Sql(dialect, connection));
    }

    /// <summary>
    /// Reads what an act is prepared from before its transaction, such as documents. Where a twin of the request was faster, and what is read
    /// does not fit any more, the twin's answer is given.
    /// </summary>
    public async Task<T> Prepare<T>(Act act, Func<Sql, Task<T>> read)
    {
        try
        {
            return await Read(read);
        }
        catch (ProblemException) when (act.Idempotency is not null)
        {
            if (await Read(sql => IdempotencyTable.Find(sql, act.Idempotency)) is { } earlier)
            {
                throw new ReplayException(earlier);
            }

            throw;
        }
    }

    /// <summary>All rows of a statement, one after the other, on a connection of its own: one snapshot, flat memory.</summary>
    public async IAsyncEnumerable<T> All<T>([StringSyntax("Sql")] string statement, object parameters)
    {
        await using var connection = await Open();
        await foreach (var row in new Sql(dialect, connection).Stream<T>(statement, parameters))
        {
            yield return row;
        }
    }

    /// <summary>
    /// Carries out an act. A dry run does all of it and keeps nothing. A repeated request whose twin was faster gets the
    /// twin's answer.
    /// </summary>
    public async Task<T> Write<T>(Act act, Func<Write, Task<T>> useCase)
        where T : IAnswer
    {
        if (!await writers.WaitAsync(BusyTime))
        {
            throw Problems.Busy();
        }

        LedgerTable.Head head;
        T answer;
        try
        {
            await using var connection = await Open();
            await using var transaction = dialect.Begin(connection);
            var write = new Write(dialect, connection, transaction, act, clock);
            head = await LedgerTable.Lock(write);
            write.LedgerBefore = head.Sequence;
            if (act.StillAllowed is { } check)
            {
                await check(write);
            }

            if (act.Idempotency is { } request && await IdempotencyTable.Find(write, request) is { } earlier)
            {
                throw new ReplayException(earlier);
            }

            if (act.FreshSignInId is { } fresh && !await FreshSignIns.Take(write, fresh))
            {
                throw Problems.FreshSignInRequired();
            }

            answer = await useCase(write);
            if (act.IsDryRun)
            {
                await transaction.RollbackAsync();
                return answer;
            }

            if (write.Entries.Count > 0)
            {
                head = await LedgerTable.Append(write, head, write.Entries);
                await LedgerTable.Move(write, head);
            }

            if (act.Idempotency is { } kept)
            {
                await IdempotencyTable.Keep(write, kept, answer, write.Now);
            }

            await transaction.CommitAsync();
        }
        catch (DbException exception) when (dialect.IsBusy(exception))
        {
            throw Problems.Busy();
        }
        finally
        {
            writers.Release();
        }

        await Committed(head.Sequence);
        return answer;
    }

    public void Dispose() => writers.Dispose();
}

/// <summary>A transaction in which an act is carried out.</summary>
internal sealed class Write(Dialect dialect, DbConnection connection, DbTransaction transaction, Act act, TimeProvider clock)
    : Sql(dialect, connection, transaction)
{
    private readonly List<LedgerEntry> entries = [];

    /// <summary>The instant of everything this act does.</summary>
    public DateTimeOffset Now { get; } = DapperSetup.Microseconds(clock.GetUtcNow());

    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>The newest entry of the ledger before this act; nobody else adds one until it is done.</summary>
    public long LedgerBefore { get; set; }

    /// <summary>A new id; ordered by time where the database keeps text.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Puts on record what is done: ids and digests only, no names, addresses or free text. Answers the entry's sequence.</summary>
    public long Record(string type, string subject, params ReadOnlySpan<(string Name, JsonNode? Value)> data)
    {
        var members = new JsonObject();
        foreach (var (name, value) in data)
        {
            members.Add(name, value);
        }

        entries.Add(new LedgerEntry
        {
            Sequence = 0,
            Instant = Now,
            AccountId = act.AccountId,
            OrganisationId = act.Organisation?.Id,
            MandateId = act.Mandate?.Id,
            Type = type,
            Subject = subject,
            Data = members.ToJsonString(JsonSerializerOptions.Default),
            PreviousHash = "",
        });
        return LedgerBefore + entries.Count;
    }
}
