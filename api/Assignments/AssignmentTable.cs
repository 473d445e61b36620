using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Assignments;

/// <summary>An assignment as it stands in the database.</summary>
internal sealed record AssignmentRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required Guid AssignerId { get; init; }

    public required Guid ServiceId { get; init; }

    public required Guid OfferId { get; init; }

    public required int TermsVersion { get; init; }

    public required string StartMonth { get; init; }

    public DateOnly? BindingUntil { get; init; }

    public string? LegalBasis { get; init; }

    public string? LegalBasisSalt { get; init; }

    public required string Language { get; init; }

    public required int Kommunen { get; init; }

    public required int DocumentsMade { get; init; }

    public string? Failure { get; init; }

    public required int ErrorCount { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    public Guid? PreparedBy { get; init; }

    public string? Preparer { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public Guid? ReleasedBy { get; init; }

    public string? Releaser { get; init; }

    /// <summary>The mandate under which it was released.</summary>
    public Guid? MandateId { get; init; }

    /// <summary>Who acted for the assigner under it.</summary>
    public Guid? AgentId { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required int Attempts { get; init; }

    public AssignmentState Stage => Names.Parse<AssignmentState>(State);
}

/// <summary>A Kommune of an assignment as it stands in the database.</summary>
internal sealed record AssignmentRecipientRow
{
    public required int Line { get; init; }

    public required Guid OrganisationId { get; init; }

    public long? FirstYear { get; init; }

    public Guid? AdoptionId { get; init; }
}

/// <summary>
/// The statements on assignments. The assigner alone sees them: that stands in the <c>where</c>. While a job runs, whoever carries it out
/// holds a claim that ends by itself; each of its writes asks for the claim, so that two never do the same.
/// </summary>
internal static class AssignmentTable
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select a.id, a.version, a.state, a.assigner_id, a.service_id, a.offer_id, a.terms_version, a.start_month, a.binding_until, a.legal_basis,
          a.legal_basis_salt, a.language, a.kommunen, a.documents_made, a.failure, a.error_count, a.prepared_at, a.prepared_by,
          nullif(p.name, '') as preparer, a.released_at, a.released_by, nullif(r.name, '') as releaser, a.mandate_id, a.agent_id, a.ended_at, a.attempts
        from assignments a
        left join accounts p on p.id = a.prepared_by
        left join accounts r on r.id = a.released_by
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where a.id = @id and a.assigner_id = @organisation";

    [StringSyntax("Sql")]
    private const string SelectAny = $"{Columns} where a.id = @id";

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
        where a.assigner_id = @organisation and (@at is null or a.prepared_at < @at or (a.prepared_at = @at and a.id < @id))
        order by a.prepared_at desc, a.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
        where a.assigner_id = @organisation and (a.prepared_at > @at or (a.prepared_at = @at and a.id > @id))
        order by a.prepared_at, a.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = "select count(*) from assignments where assigner_id = @organisation";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into assignments (id, version, state, assigner_id, service_id, offer_id, terms_version, start_month, binding_until, legal_basis,
          legal_basis_salt, language, kommunen, documents_made, error_count, prepared_at, prepared_by, attempts, claimed_until)
        values (@id, 1, 'prepared', @assignerId, @serviceId, @offerId, @termsVersion, @startMonth, @bindingUntil, @legalBasis,
          @legalBasisSalt, @language, @kommunen, 0, 0, @now, @preparedBy, 0, @now)
        """;

    [StringSyntax("Sql")]
    private const string InsertRecipient = "insert into assignment_recipients (assignment_id, line, organisation_id) values (@assignmentId, @line, @organisationId)";

    [StringSyntax("Sql")]
    private const string SelectRecipients = """
        select line, organisation_id, first_year, adoption_id
        from assignment_recipients
        where assignment_id = @id
        order by line
        """;

    [StringSyntax("Sql")]
    private const string Release = """
        update assignments
        set version = version + 1, state = 'validating', released_at = @now, released_by = @releasedBy, mandate_id = @mandateId, agent_id = @agentId, claimed_until = @now
        where id = @id and version = @version and state = 'prepared'
        """;

    [StringSyntax("Sql")]
    private const string Cancel = """
        update assignments
        set version = version + 1, state = 'cancelled', ended_at = @now, claim = null
        where id = @id and version = @version and state in ('prepared', 'validating', 'makingDocuments')
        """;

    [StringSyntax("Sql")]
    private const string SelectDue = """
        select id
        from assignments
        where state in ('validating', 'makingDocuments', 'writing') and claimed_until <= @now
        order by released_at, id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Claim = """
        update assignments
        set version = version + 1, state = 'validating', documents_made = 0, attempts = attempts + 1, claim = @claim, claimed_until = @until
        where id = @id and state in ('validating', 'makingDocuments', 'writing') and claimed_until <= @now
        """;

    [StringSyntax("Sql")]
    private const string Move = """
        update assignments
        set version = version + 1, state = @state, documents_made = @made, claimed_until = @until
        where id = @id and claim = @claim and state = @from
        """;

    [StringSyntax("Sql")]
    private const string Postpone = "update assignments set claim = null, claimed_until = @until where id = @id and claim = @claim";

    [StringSyntax("Sql")]
    private const string End = """
        update assignments
        set version = version + 1, state = @state, failure = @failure, error_count = @errorCount, ended_at = @now, claim = null
        where id = @id and claim = @claim and state in ('validating', 'makingDocuments', 'writing')
        """;

    [StringSyntax("Sql")]
    private const string InsertError = """
        insert into assignment_errors (assignment_id, place, line, text, code, detail, adoption_id)
        values (@assignmentId, @place, @line, @text, @code, @detail, @adoptionId)
        """;

    [StringSyntax("Sql")]
    private const string SelectErrors = """
        select line, text, code, detail, adoption_id as adoption
        from assignment_errors
        where assignment_id = @id and place <= @most
        order by place
        """;

    [StringSyntax("Sql")]
    private const string SetAdoption = """
        update assignment_recipients
        set adoption_id = (select p.adoption_id from open_adoptions p where p.adopter_id = assignment_recipients.organisation_id and p.service_id = @serviceId),
          first_year = (
            select a.first_year
            from open_adoptions p
            join adoptions a on a.id = p.adoption_id
            where p.adopter_id = assignment_recipients.organisation_id and p.service_id = @serviceId)
        where assignment_id = @id
        """;

    /// <summary>The assignment, when it is the organisation's.</summary>
    public static Task<AssignmentRow?> Find(Sql sql, Guid id, Guid organisation) => sql.Row<AssignmentRow>(SelectOne, new { id, organisation });

    /// <summary>The assignment, for who carries it out.</summary>
    public static Task<AssignmentRow?> Find(Sql sql, Guid id) => sql.Row<AssignmentRow>(SelectAny, new { id });

    public static async Task Add(Write write, AssignmentRow row, IReadOnlyList<Recipient> recipients)
    {
        await write.Execute(Insert, new
        {
            id = row.Id,
            assignerId = row.AssignerId,
            serviceId = row.ServiceId,
            offerId = row.OfferId,
            termsVersion = row.TermsVersion,
            startMonth = row.StartMonth,
            bindingUntil = row.BindingUntil,
            legalBasis = row.LegalBasis,
            legalBasisSalt = row.LegalBasisSalt,
            language = row.Language,
            kommunen = row.Kommunen,
            now = write.Now,
            preparedBy = row.PreparedBy,
        });
        await write.InsertAll(InsertRecipient, recipients.Select(recipient => new { assignmentId = row.Id, line = recipient.Line, organisationId = recipient.Kommune.Id }).ToList());
    }

    public static Task<IReadOnlyList<AssignmentRecipientRow>> Recipients(Sql sql, Guid id) => sql.Rows<AssignmentRecipientRow>(SelectRecipients, new { id });

    public static async Task<IReadOnlyList<AssignmentError>> Errors(Sql sql, AssignmentRow row, int most) =>
        row.ErrorCount == 0 ? [] : await sql.Rows<AssignmentError>(SelectErrors, new { id = row.Id, most });

    /// <summary>Lets the work begin.</summary>
    public static async Task<bool> Start(Write write, AssignmentRow row, Act act) => await write.Execute(Release, new
    {
        id = row.Id,
        version = row.Version,
        now = write.Now,
        releasedBy = act.AccountId,
        mandateId = act.Mandate?.Id,
        agentId = act.Mandate?.Agent.Id,
    }) == 1;

    /// <summary>Cancels what was not written yet.</summary>
    public static async Task<bool> Stop(Write write, AssignmentRow row) => await write.Execute(Cancel, new { id = row.Id, version = row.Version, now = write.Now }) == 1;

    /// <summary>The job that waits longest and that nobody is at.</summary>
    public static async Task<Guid?> Due(Sql sql, DateTimeOffset now) => (await sql.Rows<Guid>(SelectDue, new { now, take = 1 })) is [var first, ..] ? first : null;

    /// <summary>Takes a job, from its beginning; false where another instance was faster.</summary>
    public static async Task<bool> Take(Write write, Guid id, Guid claim, DateTimeOffset until) => await write.Execute(Claim, new { id, claim, until, now = write.Now }) == 1;

    /// <summary>Tells how far a job is; false where it was cancelled or taken by another instance.</summary>
    public static async Task<bool> Progress(Write write, Guid id, Guid claim, AssignmentState from, AssignmentState to, int made, DateTimeOffset until) =>
        await write.Execute(Move, new { id, claim, from = from.Name(), state = to.Name(), made, until }) == 1;

    /// <summary>Puts a job back, to be tried again.</summary>
    public static Task<int> PutBack(Write write, Guid id, Guid claim, DateTimeOffset until) => write.Execute(Postpone, new { id, claim, until });

    /// <summary>Ends a job; false where it was cancelled or taken by another instance.</summary>
    public static async Task<bool> Finish(Write write, Guid id, Guid claim, AssignmentState state, string? failure = null, IReadOnlyList<AssignmentError>? errors = null)
    {
        if (await write.Execute(End, new { id, claim, state = state.Name(), failure, errorCount = errors?.Count ?? 0, now = write.Now }) == 0)
        {
            return false;
        }

        if (errors is { Count: > 0 })
        {
            await write.Execute(InsertError, errors.Select((error, place) => new
            {
                assignmentId = id,
                place = place + 1,
                line = error.Line,
                text = error.Text,
                code = error.Code,
                detail = error.Detail,
                adoptionId = error.Adoption,
            }));
        }

        return true;
    }

    /// <summary>Says which adoptions the Kommunen got: the one of the service that each has under way now.</summary>
    public static Task SetAdoptions(Write write, AssignmentRow row) => write.Execute(SetAdoption, new { id = row.Id, serviceId = row.ServiceId });
}
