using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using FitStore.Api.Database;

namespace FitStore.Api.Http;

/// <summary>A request that may be repeated after a lost answer: whose key it is, and what was asked under it.</summary>
/// <param name="AccountId">The account, or an empty id for visitors.</param>
/// <param name="OrganisationId">The organisation acted for, or an empty id.</param>
/// <param name="Route">Method and route pattern.</param>
/// <param name="Key">SHA-256 of the key, so that any key has one length and its case counts on every database; under a mandate of its id and the key.</param>
/// <param name="Fingerprint">SHA-256 of path, query, media type and body; not of If-Match, which has changed when the first answer was lost.</param>
internal sealed record IdempotentRequest(Guid AccountId, Guid OrganisationId, string Route, string Key, string Fingerprint)
{
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));
}

/// <summary>The first answer to a request, as it is told again.</summary>
internal sealed record KeptAnswer
{
    public required string Fingerprint { get; init; }

    public required int Status { get; init; }

    public string? Body { get; init; }

    public string? Location { get; init; }

    public string? Etag { get; init; }

    public async Task Write(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Idempotent-Replayed"] = "true";
        http.Response.Headers.Location = Location;
        http.Response.Headers.ETag = Etag;
        if (Body is not null)
        {
            http.Response.ContentType = Answer.Json;
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body));
        }
    }
}

/// <summary>The request was carried out before; its first answer is told again.</summary>
internal sealed class ReplayException(KeptAnswer answer) : Exception
{
    public KeptAnswer Answer => answer;
}

/// <summary>The answers that are kept for repeated requests, 48 hours long.</summary>
internal static class IdempotencyTable
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(48);

    [StringSyntax("Sql")]
    private const string Select = """
        select fingerprint, status, body, location, etag
        from idempotency
        where account_id = @accountId and organisation_id = @organisationId and route = @route and idempotency_key = @key
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into idempotency (account_id, organisation_id, route, idempotency_key, fingerprint, status, body, location, etag, created_at)
        values (@accountId, @organisationId, @route, @key, @fingerprint, @status, @body, @location, @etag, @createdAt)
        """;

    [StringSyntax("Sql")]
    private const string DeleteOld = "delete from idempotency where created_at < @before";

    /// <summary>The first answer, if there is one; a problem where the key was used for another request.</summary>
    public static async Task<KeptAnswer?> Find(Sql sql, IdempotentRequest request)
    {
        var kept = await sql.Row<KeptAnswer>(Select, new { accountId = request.AccountId, organisationId = request.OrganisationId, route = request.Route, key = request.Key });
        return kept is null || kept.Fingerprint == request.Fingerprint ? kept : throw Problems.IdempotencyKeyReused();
    }

    public static async Task Keep(Sql sql, IdempotentRequest request, IAnswer answer, DateTimeOffset now)
    {
        await sql.Execute(DeleteOld, new { before = now - KeptFor });
        await sql.Execute(Insert, new
        {
            accountId = request.AccountId,
            organisationId = request.OrganisationId,
            route = request.Route,
            key = request.Key,
            fingerprint = request.Fingerprint,
            status = answer.Status,
            body = answer.ToJson(),
            location = answer.Location,
            etag = answer.ETag,
            createdAt = now,
        });
    }
}
