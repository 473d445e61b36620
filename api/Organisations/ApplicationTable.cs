using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>An application as it stands in the database.</summary>
internal sealed record ApplicationRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public string? Ars { get; init; }

    public string? Land { get; init; }

    public required string Mailbox { get; init; }

    public string? ResponsibleName { get; init; }

    public string? ResponsibleEmail { get; init; }

    public string? Remark { get; init; }

    /// <summary>Language in which the applicant is written to: <c>de</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Reason { get; init; }

    public Guid? OrganisationId { get; init; }

    public string? OrganisationName { get; init; }

    public string? OrganisationKind { get; init; }

    public string? OrganisationLand { get; init; }

    public OrganisationApplication Show() => new()
    {
        Id = Id,
        Version = Version,
        State = Names.Parse<ApplicationState>(State),
        ReceivedAt = ReceivedAt,
        Kind = Names.Parse<OrganisationKind>(Kind),
        Name = Name,
        Ars = Ars,
        Land = Land,
        Mailbox = Mailbox,
        Responsible = ResponsibleName is { } name ? new ResponsiblePerson { Name = name, Email = ResponsibleEmail! } : null,
        Remark = Remark,
        DecidedAt = DecidedAt,
        Reason = Reason,
        Organisation = OrganisationId is { } id
            ? new OrganisationRef { Id = id, Name = OrganisationName!, Kind = Names.Parse<OrganisationKind>(OrganisationKind!), Land = OrganisationLand }
            : null,
    };
}

/// <summary>The statements on applications. Only the operator sees them.</summary>
internal static class ApplicationTable
{
    // The organisation's name comes with the row: it may be made in the same transaction, before the register knows it.
    [StringSyntax("Sql")]
    private const string Columns = """
        select a.id, a.version, a.state, a.kind, a.name, a.ars, a.land, a.mailbox, a.responsible_name, a.responsible_email, a.remark,
          a.language, a.received_at, a.decided_at, a.reason, a.organisation_id,
          o.name as organisation_name, o.kind as organisation_kind, o.land as organisation_land
        from applications a
        left join organisations o on o.id = a.organisation_id
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where a.id = @id";

    [StringSyntax("Sql")]
    private const string SelectOpen = $"{Columns} where a.state = 'open'";

    /// <summary>Open ones come first.</summary>
    private const string Rank = "case when a.state = 'open' then 0 else 1 end";

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
        where (@state is null or a.state = @state)
          and (@at is null or {{Rank}} > @rank
            or ({{Rank}} = @rank and (a.received_at > @at or (a.received_at = @at and a.id > @id))))
        order by {{Rank}}, a.received_at, a.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
        where (@state is null or a.state = @state)
          and ({{Rank}} < @rank
            or ({{Rank}} = @rank and (a.received_at < @at or (a.received_at = @at and a.id < @id))))
        order by {{Rank}} desc, a.received_at desc, a.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = "select count(*) from applications where @state is null or state = @state";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into applications (id, version, state, kind, name, ars, land, mailbox, responsible_name, responsible_email, remark, language, received_at)
        values (@id, 1, @state, @kind, @name, @ars, @land, @mailbox, @responsibleName, @responsibleEmail, @remark, @language, @now)
        """;

    [StringSyntax("Sql")]
    private const string UpdateDecided = """
        update applications
        set version = version + 1, state = @state, decided_at = @now, decided_by = @account, reason = @reason, salt = @salt, organisation_id = @organisationId
        where id = @id and version = @version
        """;

    public static SortKey Key(ApplicationRow row) => Keyset.Key(row.ReceivedAt, row.Id) with { Rank = row.State == ApplicationState.Open.Name() ? 0 : 1 };

    public static Task<ApplicationRow?> Find(Sql sql, Guid id) => sql.Row<ApplicationRow>(SelectOne, new { id });

    public static Task<IReadOnlyList<ApplicationRow>> Open(Sql sql) => sql.Rows<ApplicationRow>(SelectOpen);

    public static Task Add(Write write, ApplicationRow row) => write.Execute(Insert, new
    {
        id = row.Id,
        state = row.State,
        kind = row.Kind,
        name = row.Name,
        ars = row.Ars,
        land = row.Land,
        mailbox = row.Mailbox,
        responsibleName = row.ResponsibleName,
        responsibleEmail = row.ResponsibleEmail,
        remark = row.Remark,
        language = row.Language,
        now = write.Now,
    });

    /// <summary>The application, when it is open and of the version named; otherwise a problem.</summary>
    public static async Task<ApplicationRow> Require(Sql sql, Guid id, IfMatch ifMatch)
    {
        var row = await Find(sql, id) ?? throw Problems.NotFound();
        ifMatch.Check(row.Version);
        return row;
    }

    /// <summary>A problem where the application is decided already.</summary>
    public static void RequireOpen(ApplicationRow row)
    {
        if (row.State != ApplicationState.Open.Name())
        {
            throw Problems.StateConflict(
                new($"Der Antrag ist schon entschieden (Stand {row.State}).", $"The application is decided already (state {row.State})."),
                row.State,
                []);
        }
    }

    /// <summary>Decides the application; answers it as it stands afterwards.</summary>
    public static async Task<ApplicationRow> Decide(
        Write write, ApplicationRow row, ApplicationState state, Guid? account, string? reason = null, string? salt = null, Guid? organisationId = null)
    {
        var touched = await write.Execute(UpdateDecided, new { id = row.Id, version = row.Version, state = state.Name(), now = write.Now, account, reason, salt, organisationId });
        return touched == 1 ? (await Find(write, row.Id))! : throw Problems.Stale();
    }
}
