using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Accounts;

/// <summary>Sessions and what they let a request do. Of a token only its SHA-256 is kept.</summary>
internal static class SessionTable
{
    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private const string Prefix = "fits_";

    [StringSyntax("Sql")]
    private const string Find = """
        select s.id as session_id, a.id as account_id, a.name, a.email
        from sessions s
        join accounts a on a.id = s.account_id
        where s.token_hash = @hash and s.expires_at > @now
        """;

    [StringSyntax("Sql")]
    private const string FindMemberships = """
        select o.id, o.name, o.kind, o.land, m.role
        from memberships m
        join organisations o on o.id = m.organisation_id
        where m.account_id = @accountId
        order by o.name, o.id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into sessions (id, account_id, token_hash, created_at, expires_at)
        values (@id, @accountId, @hash, @createdAt, @expiresAt)
        """;

    [StringSyntax("Sql")]
    private const string DeleteOne = "delete from sessions where id = @id";

    [StringSyntax("Sql")]
    private const string DeleteExpired = "delete from sessions where expires_at <= @now";

    /// <summary>The session of a token.</summary>
    public sealed record Row
    {
        public required Guid SessionId { get; init; }

        public required Guid AccountId { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }
    }

    private sealed record MembershipRow
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public string? Land { get; init; }

        public required string Role { get; init; }
    }

    public static Task<Row?> OfToken(Sql sql, string token, DateTimeOffset now) =>
        token.StartsWith(Prefix, StringComparison.Ordinal)
            ? sql.Row<Row>(Find, new { hash = IdempotentRequest.Hash(token), now })
            : Task.FromResult<Row?>(null);

    public static async Task<IReadOnlyList<Membership>> Memberships(Sql sql, Guid accountId) =>
    [
        .. (await sql.Rows<MembershipRow>(FindMemberships, new { accountId }))
            .GroupBy(row => row.Id)
            .Select(rows => new Membership
            {
                Organisation = new OrganisationRef { Id = rows.Key, Name = rows.First().Name, Kind = Names.Parse<OrganisationKind>(rows.First().Kind), Land = rows.First().Land },
                Roles = [.. rows.Select(row => Names.Parse<Role>(row.Role)).Order()],
            }),
    ];

    /// <summary>Opens a session; answers its token, which is known only to the caller from then on.</summary>
    public static async Task<(string Token, DateTimeOffset ExpiresAt)> Open(Write write, Guid accountId)
    {
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expiresAt = write.Now + Lifetime;
        await write.Execute(DeleteExpired, new { now = write.Now });
        await write.Execute(Insert, new { id = write.NewId(), accountId, hash = IdempotentRequest.Hash(token), createdAt = write.Now, expiresAt });
        return (token, expiresAt);
    }

    public static Task Close(Sql sql, Guid sessionId) => sql.Execute(DeleteOne, new { id = sessionId });
}
