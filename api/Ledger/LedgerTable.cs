using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;

namespace FitStore.Api.Ledger;

/// <summary>The statements on the ledger. Entries are only ever added, and only by <see cref="FitDatabase"/>.</summary>
internal static class LedgerTable
{
    [StringSyntax("Sql")]
    private const string LockHead = "update ledger_head set sequence = sequence where id = 1";

    [StringSyntax("Sql")]
    private const string ReadHead = "select sequence, hash from ledger_head where id = 1";

    [StringSyntax("Sql")]
    private const string MoveHead = "update ledger_head set sequence = @sequence, hash = @hash where id = 1";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into ledger (sequence, instant, account_id, organisation_id, mandate_id, type, subject, data, previous_hash, hash)
        values (@sequence, @instant, @accountId, @organisationId, @mandateId, @type, @subject, @data, @previousHash, @hash)
        """;

    [StringSyntax("Sql")]
    private const string After = """
        select sequence, instant, account_id, organisation_id, mandate_id, type, subject, data, previous_hash, hash
        from ledger
        where sequence > @sequence
        order by sequence
        {take}
        """;

    /// <summary>The newest entry's sequence and hash.</summary>
    public sealed record Head
    {
        public required long Sequence { get; init; }

        public required string Hash { get; init; }
    }

    /// <summary>Makes this transaction the only one that writes, until it ends.</summary>
    public static async Task<Head> Lock(Sql sql)
    {
        await sql.Execute(LockHead);
        return await Newest(sql);
    }

    public static async Task<Head> Newest(Sql sql) => (await sql.Row<Head>(ReadHead))!;

    /// <summary>Adds entries behind the newest one, each with the hash of the one before; answers the new head.</summary>
    public static async Task<Head> Append(Sql sql, Head head, IReadOnlyList<LedgerEntry> entries)
    {
        var numbered = new List<LedgerEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var next = entry with { Sequence = head.Sequence + 1, PreviousHash = head.Hash };
            next = next with { Hash = next.ComputeHash() };
            numbered.Add(next);
            head = new Head { Sequence = next.Sequence, Hash = next.Hash };
        }

        await sql.InsertAll(Insert, numbered);
        return head;
    }

    public static Task Move(Sql sql, Head head) => sql.Execute(MoveHead, new { sequence = head.Sequence, hash = head.Hash });

    public static Task<IReadOnlyList<LedgerEntry>> Page(Sql sql, long after, int take) =>
        sql.Rows<LedgerEntry>(After, new { sequence = after, take });
}
