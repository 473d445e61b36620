using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>A mandate as it stands in the database.</summary>
internal sealed record MandateRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    /// <summary>What was last done to it; that it has run out, only the clock says.</summary>
    public required string State { get; init; }

    public required Guid PrincipalId { get; init; }

    public required Guid AgentId { get; init; }

    public required string Roles { get; init; }

    public required DateOnly ValidUntil { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The state on a day: one that was given or accepted runs out when its last day is over, without anybody's doing.</summary>
    public MandateState StateOn(DateOnly today)
    {
        var state = Names.Parse<MandateState>(State);
        return state is MandateState.Offered or MandateState.Accepted && ValidUntil < today ? MandateState.Expired : state;
    }

    /// <summary>The mandate as it is on a day. Running out counts as a change, so that a tag from before it is stale.</summary>
    public Mandate On(DateOnly today, OrganisationRegister.Snapshot register)
    {
        var state = StateOn(today);
        return new Mandate
        {
            Id = Id,
            Version = state == MandateState.Expired ? Version + 1 : Version,
            State = state,
            Principal = register.Ref(PrincipalId),
            Agent = register.Ref(AgentId),
            Roles = MandateTable.RolesOf(Roles),
            Until = ValidUntil,
            GivenAt = GivenAt,
            AcceptedAt = AcceptedAt,
            EndedAt = EndedAt,
        };
    }
}

/// <summary>The statements on mandates. Only principal and agent see one: that stands in the <c>where</c>.</summary>
internal static class MandateTable
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select m.id, m.version, m.state, m.principal_id, m.agent_id, m.roles, m.valid_until, m.given_at, m.accepted_at, m.ended_at
        from mandates m
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where m.id = @id and (m.principal_id = @organisation or m.agent_id = @organisation)";

    private const string Filter = """
        where (m.principal_id = @organisation or m.agent_id = @organisation)
          and (@side is null
            or (@side = 'given' and m.principal_id = @organisation)
            or (@side = 'taken' and m.agent_id = @organisation))
          and (@state is null
            or (@state = 'expired' and m.state in ('offered', 'accepted') and m.valid_until < @today)
            or (@state = m.state and (m.state not in ('offered', 'accepted') or m.valid_until >= @today)))
        """;

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
        {{Filter}}
          and (@at is null or m.given_at < @at or (m.given_at = @at and m.id < @id))
        order by m.given_at desc, m.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
        {{Filter}}
          and (m.given_at > @at or (m.given_at = @at and m.id > @id))
        order by m.given_at, m.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = $"select count(*) from mandates m {Filter}";

    // The organisations' names are read here and not taken from the register: this runs in every request of an account.
    [StringSyntax("Sql")]
    private const string SelectInForce = """
        select m.id, m.agent_id, m.roles, m.valid_until, p.id as principal_id, p.name, p.kind, p.land, p.demands_second_factor,
          a.authenticator_since
        from mandates m
        join members b on b.organisation_id = m.agent_id
        join accounts a on a.id = b.account_id
        join organisations p on p.id = m.principal_id
        where b.account_id = @account and m.state = 'accepted' and m.valid_until >= @today
        order by p.name, m.given_at, m.id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into mandates (id, version, state, principal_id, agent_id, roles, valid_until, given_at, given_by)
        values (@id, 1, @state, @principalId, @agentId, @roles, @validUntil, @now, @account)
        """;

    [StringSyntax("Sql")]
    private const string UpdateAccepted = """
        update mandates
        set version = version + 1, state = @state, accepted_at = @now, accepted_by = @account
        where id = @id and version = @version
        """;

    [StringSyntax("Sql")]
    private const string UpdateEnded = """
        update mandates
        set version = version + 1, state = @state, ended_at = @now, ended_by = @account
        where id = @id and version = @version
        """;

    private sealed record InForceRow
    {
        public required Guid Id { get; init; }

        public required Guid AgentId { get; init; }

        public required string Roles { get; init; }

        public required DateOnly ValidUntil { get; init; }

        public required Guid PrincipalId { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public string? Land { get; init; }

        public required bool DemandsSecondFactor { get; init; }

        public DateTimeOffset? AuthenticatorSince { get; init; }
    }

    /// <summary>The mandates under which an account may act at this moment, and what it may do under each.</summary>
    public static async Task<IReadOnlyList<MandateRef>> InForce(Sql sql, Guid account, IReadOnlyList<Membership> memberships, TimeProvider clock)
    {
        var rows = memberships.Count == 0 ? [] : await sql.Rows<InForceRow>(SelectInForce, new { account, today = BerlinTime.Today(clock) });
        return
        [
            .. from row in rows
               join membership in memberships on row.AgentId equals membership.Organisation.Id
               let roles = RolesUnder(RolesOf(row.Roles), membership.Roles)
               where roles.Count > 0
               select new MandateRef
               {
                   Id = row.Id,
                   Principal = new OrganisationRef { Id = row.PrincipalId, Name = row.Name, Kind = Names.Parse<OrganisationKind>(row.Kind), Land = row.Land },
                   Agent = membership.Organisation,
                   Roles = roles,
                   Until = row.ValidUntil,
                   SecondFactorMissing = membership.SecondFactorMissing || row is { DemandsSecondFactor: true, AuthenticatorSince: null },
               },
        ];
    }

    /// <summary>
    /// What a member of the agent may do under a mandate: the roles of the mandate that it has in the agent, too, never <c>admin</c>.
    /// Every member may read for the agent; under the mandate only where that names reading or a role of the member. Without
    /// any role in common the mandate is none for this member.
    /// </summary>
    public static IReadOnlyList<Role> RolesUnder(IReadOnlyList<Role> ofMandate, IReadOnlyList<Role> inAgent) =>
        [.. ofMandate.Intersect(inAgent.Append(Role.Reader)).Where(role => role != Role.Admin).Order()];

    public static IReadOnlyList<Role> RolesOf(string roles) => [.. roles.Split(',').Select(Names.Parse<Role>).Order()];

    /// <summary>The mandate, when the organisation gave or took it.</summary>
    public static Task<MandateRow?> Find(Sql sql, Guid id, Guid organisation) => sql.Row<MandateRow>(SelectOne, new { id, organisation });

    public static Task Add(Write write, MandateRow row, Guid? account) => write.Execute(Insert, new
    {
        id = row.Id,
        state = row.State,
        principalId = row.PrincipalId,
        agentId = row.AgentId,
        roles = row.Roles,
        validUntil = row.ValidUntil,
        now = write.Now,
        account,
    });

    public static async Task Move(Write write, MandateRow row, MandateState state, Guid? account)
    {
        var parameters = new { id = row.Id, version = row.Version, state = state.Name(), now = write.Now, account };
        if (await write.Execute(state == MandateState.Accepted ? UpdateAccepted : UpdateEnded, parameters) != 1)
        {
            throw Problems.Stale();
        }
    }
}
