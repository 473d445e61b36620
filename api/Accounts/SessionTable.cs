using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Accounts;

/// <summary>Sessions and what they let a request do. Of a token only its SHA-256 is kept.</summary>
internal static class SessionTable
{
    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>To what the instant of the last use is exact.</summary>
    private static readonly TimeSpan UseStep = TimeSpan.FromMinutes(1);

    private const int LongestProgram = 200;

    [StringSyntax("Sql")]
    private const string Find = """
        select s.id as session_id, a.id as account_id, a.name, a.email, a.authenticator_since, s.last_used_at
        from sessions s
        join accounts a on a.id = s.account_id
        where s.token_hash = @hash and s.expires_at > @now
        """;

    [StringSyntax("Sql")]
    private const string FindMemberships = """
        select o.id, o.name, o.kind, o.land, m.role, o.demands_second_factor, a.authenticator_since
        from memberships m
        join organisations o on o.id = m.organisation_id
        join accounts a on a.id = m.account_id
        where m.account_id = @accountId
        order by o.name, o.id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into sessions (id, account_id, token_hash, created_at, expires_at, last_used_at, program)
        values (@id, @accountId, @hash, @now, @expiresAt, @now, @program)
        """;

    [StringSyntax("Sql")]
    private const string SelectOpen = """
        select id, created_at, last_used_at, expires_at, program
        from sessions
        where account_id = @accountId and expires_at > @now
        order by created_at desc, id desc
        """;

    [StringSyntax("Sql")]
    private const string UpdateUse = "update sessions set last_used_at = @now where id = @id";

    [StringSyntax("Sql")]
    private const string DeleteFresh = """
        delete from fresh_sign_ins
        where session_id in (select id from sessions where account_id = @accountId and (@only is null or id = @only) and (@but is null or id <> @but))
        """;

    [StringSyntax("Sql")]
    private const string Delete = "delete from sessions where account_id = @accountId and (@only is null or id = @only) and (@but is null or id <> @but)";

    /// <summary>The session of a token.</summary>
    public sealed record Row
    {
        public required Guid SessionId { get; init; }

        public required Guid AccountId { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public DateTimeOffset? AuthenticatorSince { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public bool IsUseToBeNoted(DateTimeOffset now) => LastUsedAt is null || now - LastUsedAt >= UseStep;
    }

    private sealed record MembershipRow
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public string? Land { get; init; }

        public required string Role { get; init; }

        public required bool DemandsSecondFactor { get; init; }

        public DateTimeOffset? AuthenticatorSince { get; init; }

        public OrganisationRef Organisation => new() { Id = Id, Name = Name, Kind = Names.Parse<OrganisationKind>(Kind), Land = Land };
    }

    private sealed record OpenRow
    {
        public required Guid Id { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public string? Program { get; init; }
    }

    public static Task<Row?> OfToken(Sql sql, string token, DateTimeOffset now) =>
        token.StartsWith(Secrets.Session, StringComparison.Ordinal)
            ? sql.Row<Row>(Find, new { hash = Secrets.Hash(token), now })
            : Task.FromResult<Row?>(null);

    public static async Task<IReadOnlyList<Membership>> Memberships(Sql sql, Guid accountId) =>
    [
        .. (await sql.Rows<MembershipRow>(FindMemberships, new { accountId }))
            .GroupBy(row => row.Id)
            .Select(rows => new Membership
            {
                Organisation = rows.First().Organisation,
                Roles = [.. rows.Select(row => Names.Parse<Role>(row.Role)).Order()],
                SecondFactorMissing = rows.First() is { DemandsSecondFactor: true, AuthenticatorSince: null },
            }),
    ];

    /// <summary>The organisations of an account that demand a second factor.</summary>
    public static async Task<IReadOnlyList<OrganisationRef>> DemandingSecondFactor(Sql sql, Guid accountId) =>
        [.. (await sql.Rows<MembershipRow>(FindMemberships, new { accountId })).Where(row => row.DemandsSecondFactor).DistinctBy(row => row.Id).Select(row => row.Organisation)];

    /// <summary>Opens a session; answers its token, which is known only to the caller from then on.</summary>
    public static async Task<(string Token, DateTimeOffset ExpiresAt)> Open(Write write, Guid accountId, string program)
    {
        var token = Secrets.New(Secrets.Session);
        var expiresAt = write.Now + Lifetime;
        await write.Execute(Insert, new
        {
            id = write.NewId(),
            accountId,
            hash = Secrets.Hash(token),
            now = write.Now,
            expiresAt,
            program = program.Length == 0 ? null : program.Length > LongestProgram ? program[..LongestProgram] : program,
        });
        return (token, expiresAt);
    }

    /// <summary>The open sessions of an account, newest first.</summary>
    public static async Task<IReadOnlyList<SessionInfo>> Open(Sql sql, Guid accountId, Guid? current, DateTimeOffset now) =>
    [
        .. (await sql.Rows<OpenRow>(SelectOpen, new { accountId, now })).Select(row => new SessionInfo
        {
            Id = row.Id,
            CreatedAt = row.CreatedAt,
            LastUsedAt = row.LastUsedAt ?? row.CreatedAt,
            ExpiresAt = row.ExpiresAt,
            Program = row.Program,
            IsThisOne = row.Id == current,
        }),
    ];

    public static Task NoteUse(Sql sql, Guid id, DateTimeOffset now) => sql.Execute(UpdateUse, new { id, now });

    /// <summary>Ends one session; answers false where the account has no such one.</summary>
    public static async Task<bool> Close(Sql sql, Guid accountId, Guid sessionId) => await Close(sql, accountId, only: sessionId, but: null) > 0;

    /// <summary>Ends all sessions of an account.</summary>
    public static Task CloseAll(Sql sql, Guid accountId) => Close(sql, accountId, only: null, but: null);

    /// <summary>Ends all sessions of an account but one.</summary>
    public static Task CloseOthers(Sql sql, Guid accountId, Guid? current) => Close(sql, accountId, only: null, but: current);

    private static async Task<int> Close(Sql sql, Guid accountId, Guid? only, Guid? but)
    {
        await sql.Execute(DeleteFresh, new { accountId, only, but });
        return await sql.Execute(Delete, new { accountId, only, but });
    }
}
