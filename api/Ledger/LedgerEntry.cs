using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FitStore.Api.Database;

namespace FitStore.Api.Ledger;

/// <summary>
/// An act that somebody answers for. It holds ids only: no names, addresses or free text, so that erasing a person or a
/// text never breaks the chain.
/// </summary>
internal sealed record LedgerEntry
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset Instant { get; init; }

    /// <summary>Who acted; absent for the clock and for visitors.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>For which organisation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Under which mandate.</summary>
    public Guid? MandateId { get; init; }

    /// <summary>What was done, as <c>room.act</c>: <c>adoption.interestExpressed</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it was done to, as <c>thing/id</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON object with what else belongs to the act.</summary>
    public required string Data { get; init; }

    /// <summary>Hash of the entry before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hash of this entry.</summary>
    public string Hash { get; init; } = "";

    /// <summary>
    /// SHA-256 in lower-case hex over the columns in the order sequence, instant, account_id, organisation_id, mandate_id,
    /// type, subject, data, previous_hash: each as UTF-8 with its length before it (four bytes, big endian; all ones for null).
    /// Numbers are decimal, ids lower case, instants <c>yyyy-MM-ddTHH:mm:ss.ffffffZ</c>: so the hash is the same on every database.
    /// </summary>
    public string ComputeHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sha, Sequence.ToString(CultureInfo.InvariantCulture));
        Append(sha, DapperSetup.Text(Instant));
        Append(sha, AccountId?.ToString());
        Append(sha, OrganisationId?.ToString());
        Append(sha, MandateId?.ToString());
        Append(sha, Type);
        Append(sha, Subject);
        Append(sha, Data);
        Append(sha, PreviousHash);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static void Append(IncrementalHash sha, string? column)
    {
        Span<byte> length = stackalloc byte[4];
        if (column is null)
        {
            BinaryPrimitives.WriteUInt32BigEndian(length, uint.MaxValue);
            sha.AppendData(length);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(column);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        sha.AppendData(length);
        sha.AppendData(bytes);
    }
}
