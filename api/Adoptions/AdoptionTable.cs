using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>An adoption as it stands in the database.</summary>
internal sealed record AdoptionRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset StateSince { get; init; }

    public required string Route { get; init; }

    public required Guid ServiceId { get; init; }

    public required string Slug { get; init; }

    public required Guid OfferId { get; init; }

    public required int TermsVersion { get; init; }

    public required Guid AdopterId { get; init; }

    public required Guid ProviderId { get; init; }

    public required Guid AddresseeId { get; init; }

    public string? Scope { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    public string? ContactPhone { get; init; }

    public DateTimeOffset? InterestAt { get; init; }

    public string? WishedStart { get; init; }

    public string? Message { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public required string Provenance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The statements on adoptions. Who may see a row stands in the <c>where</c>.</summary>
internal static class AdoptionTable
{
    // The adopter sees its own; provider and addressee from the moment interest was expressed; of demand the provider sees numbers only.
    private const string Visible = """
        (a.adopter_id = @organisation
          or (a.interest_at is not null and a.addressee_id = @organisation)
          or (a.interest_at is not null and a.provider_id = @organisation and a.route = 'provider'))
        """;

    [StringSyntax("Sql")]
    private const string Columns = """
        select a.id, a.version, a.state, a.state_since, a.route, a.service_id, s.slug, a.offer_id, a.terms_version, a.adopter_id,
          a.provider_id, a.addressee_id, a.scope, a.contact_name, a.contact_email, a.contact_phone, a.interest_at, a.wished_start,
          a.message, a.due_on, a.ends_on, a.provenance, a.created_at
        from adoptions a
        join services s on s.id = a.service_id
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where a.id = @id and {Visible}";

    private const string Filter = $"""
        where {Visible}
          and (@side is null
            or (@side = 'adopter' and a.adopter_id = @organisation)
            or (@side = 'addressee' and a.adopter_id <> @organisation and a.addressee_id = @organisation)
            or (@side = 'provider' and a.adopter_id <> @organisation and a.provider_id = @organisation))
          and (@state is null or a.state = @state)
          and (@service is null or s.slug = @service)
        """;

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
        {{Filter}}
          and (@at is null or a.created_at < @at or (a.created_at = @at and a.id < @id))
        order by a.created_at desc, a.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
        {{Filter}}
          and (a.created_at > @at or (a.created_at = @at and a.id > @id))
        order by a.created_at, a.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = $"select count(*) from adoptions a join services s on s.id = a.service_id {Filter}";

    [StringSyntax("Sql")]
    private const string SelectWithDay = $"""
        {Columns}
        where {Visible} and (a.due_on is not null or a.ends_on is not null) and a.state not in ('withdrawn', 'declined', 'ended')
        order by a.created_at, a.id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into adoptions (id, version, state, state_since, route, service_id, offer_id, terms_version, adopter_id, provider_id,
          addressee_id, provenance, created_at)
        values (@id, 1, @state, @now, @route, @serviceId, @offerId, @termsVersion, @adopterId, @providerId, @addresseeId, @provenance, @now)
        """;

    [StringSyntax("Sql")]
    private const string InsertOpen = "insert into open_adoptions (adopter_id, service_id, adoption_id) values (@adopterId, @serviceId, @adoptionId)";

    [StringSyntax("Sql")]
    private const string DeleteOpen = "delete from open_adoptions where adoption_id = @adoptionId";

    [StringSyntax("Sql")]
    private const string SelectOpen = "select adoption_id from open_adoptions where adopter_id = @adopterId and service_id = @serviceId";

    [StringSyntax("Sql")]
    private const string UpdateDraft = """
        update adoptions
        set version = version + 1, scope = @scope, contact_name = @contactName, contact_email = @contactEmail, contact_phone = @contactPhone,
          wished_start = @wishedStart, message = @message
        where id = @id and version = @version and state = 'draft'
        """;

    [StringSyntax("Sql")]
    private const string UpdateState = """
        update adoptions
        set version = version + 1, state = @state, state_since = @now, route = @route, addressee_id = @addresseeId, due_on = @dueOn,
          interest_at = case when @state = 'interest' then @now else interest_at end
        where id = @id and version = @version
        """;

    [StringSyntax("Sql")]
    private const string UpdateTerminating = """
        update adoptions
        set version = version + 1, state = 'terminating', state_since = @now, due_on = null, ends_on = @endsOn
        where id = @id and state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
        """;

    [StringSyntax("Sql")]
    private const string UpdateLaterEnds = """
        update adoptions
        set version = version + 1, ends_on = @endsOn
        where service_id = @serviceId and state = 'terminating' and (ends_on is null or ends_on > @endsOn)
        """;

    [StringSyntax("Sql")]
    private const string SelectOver = """
        select id, service_id, provider_id
        from adoptions
        where state = 'terminating' and ends_on < @today
        order by ends_on, id
        """;

    [StringSyntax("Sql")]
    private const string UpdateEnded = """
        update adoptions
        set version = version + 1, state = 'ended', state_since = @now
        where id = @id and state = 'terminating' and ends_on < @today
        """;

    [StringSyntax("Sql")]
    private const string InsertEvent = """
        insert into adoption_events (adoption_id, number, at, act, state, organisation_id, agent_id, account_id, reason, salt)
        values (@adoptionId, @number, @at, @act, @state, @organisationId, @agentId, @accountId, @reason, @salt)
        """;

    [StringSyntax("Sql")]
    private const string SelectEvents = """
        select e.number, e.at, e.act, e.state, e.organisation_id, e.agent_id, nullif(p.name, '') as person, e.reason
        from adoption_events e
        left join accounts p on p.id = e.account_id
        where e.adoption_id = @adoptionId
        order by e.number
        """;

    [StringSyntax("Sql")]
    private const string CountEvents = "select count(*) from adoption_events where adoption_id = @adoptionId";

    [StringSyntax("Sql")]
    private const string LandContract = """
        select count(*) from adoptions
        where service_id = @serviceId and adopter_id = @land and state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
        """;

    /// <summary>Something that happened, as it stands in the database.</summary>
    public sealed record EventRow
    {
        public required int Number { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Act { get; init; }

        public required string State { get; init; }

        public required Guid OrganisationId { get; init; }

        public Guid? AgentId { get; init; }

        public string? Person { get; init; }

        public string? Reason { get; init; }
    }

    /// <summary>An adoption whose last day is over.</summary>
    public sealed record OverRow
    {
        public required Guid Id { get; init; }

        public required Guid ServiceId { get; init; }

        public required Guid ProviderId { get; init; }
    }

    /// <summary>The adoption, when the organisation may see it.</summary>
    public static Task<AdoptionRow?> Find(Sql sql, Guid id, Guid organisation) => sql.Row<AdoptionRow>(SelectOne, new { id, organisation });

    /// <summary>The adoptions an organisation has a part in for which a day is set: one to act by, or the last one.</summary>
    public static Task<IReadOnlyList<AdoptionRow>> WithDay(Sql sql, Guid organisation) => sql.Rows<AdoptionRow>(SelectWithDay, new { organisation });

    /// <summary>The adoption of a service that an organisation has under way.</summary>
    public static Task<Guid?> FindOpen(Sql sql, Guid adopterId, Guid serviceId) => sql.Row<Guid?>(SelectOpen, new { adopterId, serviceId });

    public static async Task Add(Write write, AdoptionRow row)
    {
        await write.Execute(Insert, new
        {
            id = row.Id,
            state = row.State,
            now = write.Now,
            route = row.Route,
            serviceId = row.ServiceId,
            offerId = row.OfferId,
            termsVersion = row.TermsVersion,
            adopterId = row.AdopterId,
            providerId = row.ProviderId,
            addresseeId = row.AddresseeId,
            provenance = row.Provenance,
        });
        await write.Execute(InsertOpen, new { adopterId = row.AdopterId, serviceId = row.ServiceId, adoptionId = row.Id });
    }

    public static async Task ChangeDraft(Write write, AdoptionRow row)
    {
        var touched = await write.Execute(UpdateDraft, new
        {
            id = row.Id,
            version = row.Version,
            scope = row.Scope,
            contactName = row.ContactName,
            contactEmail = row.ContactEmail,
            contactPhone = row.ContactPhone,
            wishedStart = row.WishedStart,
            message = row.Message,
        });
        Require(touched);
    }

    public static async Task Move(Write write, AdoptionRow row, string state, string route, Guid addresseeId, DateOnly? dueOn, bool closes)
    {
        Require(await write.Execute(UpdateState, new { id = row.Id, version = row.Version, state, now = write.Now, route, addresseeId, dueOn }));
        if (closes)
        {
            await write.Execute(DeleteOpen, new { adoptionId = row.Id });
        }
    }

    /// <summary>Sets the last day of a running adoption.</summary>
    public static async Task Terminate(Write write, Guid id, DateOnly endsOn) => Require(await write.Execute(UpdateTerminating, new { id, now = write.Now, endsOn }));

    /// <summary>What was to end later, or on a day not yet known, ends with its service.</summary>
    public static Task<int> EndNoLater(Write write, Guid serviceId, DateOnly endsOn) => write.Execute(UpdateLaterEnds, new { serviceId, endsOn });

    /// <summary>The adoptions whose last day is over and that have not ended yet.</summary>
    public static Task<IReadOnlyList<OverRow>> Over(Sql sql, DateOnly today) => sql.Rows<OverRow>(SelectOver, new { today });

    /// <summary>Ends an adoption whose last day is over; false where another instance was faster. The clock acts for the provider.</summary>
    public static async Task<bool> End(Write write, OverRow row, DateOnly today)
    {
        if (await write.Execute(UpdateEnded, new { id = row.Id, now = write.Now, today }) == 0)
        {
            return false;
        }

        await write.Execute(DeleteOpen, new { adoptionId = row.Id });
        await write.Execute(InsertEvent, new
        {
            adoptionId = row.Id,
            number = await write.Value<int>(CountEvents, new { adoptionId = row.Id }) + 1,
            at = write.Now,
            act = AdoptionAct.End.Name(),
            state = AdoptionState.Ended.Name(),
            organisationId = row.ProviderId,
            agentId = (Guid?)null,
            accountId = (Guid?)null,
            reason = (string?)null,
            salt = (string?)null,
        });
        return true;
    }

    /// <summary>Puts on record what was done, for whom, and under a mandate also by which organisation.</summary>
    public static async Task AddEvent(Write write, Guid adoptionId, string done, string state, Act act, string? reason = null, string? salt = null) =>
        await write.Execute(InsertEvent, new
        {
            adoptionId,
            number = await write.Value<int>(CountEvents, new { adoptionId }) + 1,
            at = write.Now,
            act = done,
            state,
            organisationId = act.For.Id,
            agentId = act.Mandate?.Agent.Id,
            accountId = act.AccountId,
            reason,
            salt,
        });

    public static Task<IReadOnlyList<EventRow>> Events(Sql sql, Guid adoptionId) => sql.Rows<EventRow>(SelectEvents, new { adoptionId });

    /// <summary>Whether a Land has contracted a service, up to dormant.</summary>
    public static async Task<bool> HasContract(Sql sql, Guid serviceId, Guid land) => await sql.Value<int>(LandContract, new { serviceId, land }) > 0;

    // One writer at a time, and the version was read in this transaction: a row that was not touched is a broken assumption.
    private static void Require(int touched)
    {
        if (touched != 1)
        {
            throw Problems.Stale();
        }
    }
}
