using System.Data;
using System.Globalization;
using FitStore.Api.Database;

namespace FitStore.Api.Ledger;

/// <summary>
/// Walks the chain from the first entry and names the first broken one. A head that was written down outside of the
/// database also reveals a cut tail and a chain that was rewritten from somewhere on.
/// </summary>
internal static class VerifyLedger
{
    private const int BatchSize = 1000;

    /// <summary>What the walk found; <see cref="Broken"/> is absent when all is well.</summary>
    public sealed record Finding(long Sequence, string Hash, string? Broken)
    {
        public bool IsIntact => Broken is null;
    }

    /// <summary>A head as it is written down: <c>SEQUENCE:HASH</c>.</summary>
    public sealed record WrittenHead(long Sequence, string Hash)
    {
        public static WrittenHead? Parse(string text)
        {
            var parts = text.Split(':');
            return parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                && parts[1].Length == (sequence == 0 ? 0 : 64)
                    ? new(sequence, parts[1])
                    : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
    }

    public static Task<Finding> Run(FitDatabase database, WrittenHead? written) => database.Read(async sql =>
    {
        var sequence = 0L;
        var hash = "";
        var take = BatchSize;
        while (true)
        {
            IReadOnlyList<LedgerEntry> page;
            try
            {
                page = await LedgerTable.Page(sql, sequence, take);
            }
            catch (Exception exception) when (exception is DataException or FormatException)
            {
                // One row of the batch is unreadable; read on one by one to find which.
                if (take > 1)
                {
                    take = 1;
                    continue;
                }

                return Broken($"Entry {sequence + 1} was changed: a column has not the form that the store writes.");
            }

            foreach (var entry in page)
            {
                if (entry.Sequence != sequence + 1)
                {
                    return Broken($"Entry {sequence + 1} is missing: entry {entry.Sequence} follows entry {sequence}.");
                }

                if (entry.PreviousHash != hash)
                {
                    return Broken($"Entry {entry.Sequence} does not continue entry {sequence}: its previous hash is another one.");
                }

                if (entry.ComputeHash() != entry.Hash)
                {
                    return Broken($"Entry {entry.Sequence} was changed: its hash does not match its columns.");
                }

                sequence = entry.Sequence;
                hash = entry.Hash;
                if (written?.Sequence == sequence && written.Hash != hash)
                {
                    return Broken($"The chain was rewritten at or before entry {sequence}: its hash differs from the head that was written down.");
                }
            }

            if (page.Count < take)
            {
                break;
            }
        }

        if (written is not null && written.Sequence > sequence)
        {
            return Broken($"Entries after {sequence} are gone: the head that was written down is entry {written.Sequence}.");
        }

        var head = await LedgerTable.Newest(sql);
        return head.Sequence == sequence && head.Hash == hash
            ? new Finding(sequence, hash, Broken: null)
            : Broken($"The head says entry {head.Sequence}, the last entry there is is {sequence}.");

        Finding Broken(string sentence) => new(sequence, hash, sentence);
    });
}
