using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>A fact about an organisation as it stands in the database.</summary>
internal sealed record FactRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Fact { get; init; }

    public Guid? WithOrganisationId { get; init; }

    public string? Evidence { get; init; }

    public string? Salt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Reason { get; init; }

    public required string Provenance { get; init; }

    public Fact Show(OrganisationRegister.Snapshot register) => new()
    {
        Id = Id,
        Version = Version,
        State = Names.Parse<FactState>(State),
        Organisation = register.Ref(OrganisationId),
        Kind = Names.Parse<FactKind>(Fact),
        With = WithOrganisationId is { } with ? register.Ref(with) : null,
        Evidence = Evidence,
        RecordedAt = RecordedAt,
        DecidedAt = DecidedAt,
        Reason = Reason,
        Provenance = Names.Parse<Provenance>(Provenance),
    };
}

/// <summary>
/// The statements on facts. The operator sees all, others their own: that stands in the <c>where</c>. A fact counts while
/// <c>confirmed_at</c> is set: from its confirmation until its end.
/// </summary>
internal static class FactTable
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select f.id, f.version, f.state, f.organisation_id, f.fact, f.with_organisation_id, f.evidence, f.salt, f.recorded_at, f.decided_at, f.reason, f.provenance
        from organisation_facts f
        """;

    private const string Visible = "(@seesAll = 1 or f.organisation_id = @viewer)";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where f.id = @id and {Visible}";

    private const string Filter = $"""
        where {Visible}
          and (@organisation is null or f.organisation_id = @organisation)
          and (@state is null or f.state = @state)
        """;

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
        {{Filter}}
          and (@at is null or f.recorded_at < @at or (f.recorded_at = @at and f.id < @id))
        order by f.recorded_at desc, f.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
        {{Filter}}
          and (f.recorded_at > @at or (f.recorded_at = @at and f.id > @id))
        order by f.recorded_at, f.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = $"select count(*) from organisation_facts f {Filter}";

    [StringSyntax("Sql")]
    private const string SelectSame = """
        select f.id
        from organisation_facts f
        where f.organisation_id = @organisationId and f.fact = @fact and f.state in ('recorded', 'confirmed')
          and (f.with_organisation_id = @with or (f.with_organisation_id is null and @with is null))
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into organisation_facts (id, version, organisation_id, fact, with_organisation_id, state, evidence, salt, recorded_at, recorded_by, provenance)
        values (@id, 1, @organisationId, @fact, @with, @state, @evidence, @salt, @now, @account, @provenance)
        """;

    [StringSyntax("Sql")]
    private const string UpdateDecided = """
        update organisation_facts
        set version = version + 1, state = @state, decided_at = @now, decided_by = @account, reason = @reason, confirmed_at = @confirmedAt
        where id = @id and version = @version
        """;

    [StringSyntax("Sql")]
    private const string UpdateEnded = """
        update organisation_facts
        set version = version + 1, state = @state, confirmed_at = null
        where id = @id and version = @version
        """;

    /// <summary>The fact, when the organisation acted for may see it.</summary>
    public static Task<FactRow?> Find(Sql sql, Guid id, Act act) => sql.Row<FactRow>(SelectOne, new { id, seesAll = SeesAll(act), viewer = act.For.Id });

    /// <summary>Whether the caller acts for the operator as one of its members.</summary>
    public static bool SeesAll(Act act) => act.IsOperator;

    /// <summary>The same fact, when it is open: waiting for the operator or confirmed.</summary>
    public static Task<Guid?> FindSame(Sql sql, Guid organisationId, FactKind kind, Guid? with) =>
        sql.Row<Guid?>(SelectSame, new { organisationId, fact = kind.Name(), with });

    public static Task Add(Write write, FactRow row, Guid? account) => write.Execute(Insert, new
    {
        id = row.Id,
        organisationId = row.OrganisationId,
        fact = row.Fact,
        with = row.WithOrganisationId,
        state = row.State,
        evidence = row.Evidence,
        salt = row.Salt,
        now = write.Now,
        account,
        provenance = row.Provenance,
    });

    public static async Task<FactRow> Decide(Write write, FactRow row, FactState state, string? reason, Guid? account)
    {
        Require(await write.Execute(UpdateDecided, new
        {
            id = row.Id,
            version = row.Version,
            state = state.Name(),
            now = write.Now,
            account,
            reason,
            confirmedAt = state == FactState.Confirmed ? write.Now : (DateTimeOffset?)null,
        }));
        return row with { Version = row.Version + 1, State = state.Name(), DecidedAt = write.Now, Reason = reason };
    }

    public static async Task<FactRow> End(Write write, FactRow row)
    {
        Require(await write.Execute(UpdateEnded, new { id = row.Id, version = row.Version, state = FactState.Ended.Name() }));
        return row with { Version = row.Version + 1, State = FactState.Ended.Name() };
    }

    private static void Require(int touched)
    {
        if (touched != 1)
        {
            throw Problems.Stale();
        }
    }
}
