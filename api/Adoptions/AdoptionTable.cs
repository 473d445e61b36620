using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

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

    /// <summary>The month the contract starts in, yyyy-MM, once it is agreed.</summary>
    public string? StartMonth { get; init; }

    public string? Form { get; init; }

    public DateOnly? BindingUntil { get; init; }

    /// <summary>Who prepared the offer; none where it has to be prepared first.</summary>
    public Guid? PreparedBy { get; init; }

    public Guid? ReleasedBy { get; init; }

    /// <summary>Who reported the test that runs.</summary>
    public Guid? TestedBy { get; init; }

    /// <summary>The side that paused it.</summary>
    public string? PausedBy { get; init; }

    /// <summary>The side that has done its part of what both do in this state: confirm the agreement, confirm the signed copy.</summary>
    public string? ConfirmedBy { get; init; }

    public string? LegalBasis { get; init; }

    public string? LegalBasisSalt { get; init; }

    public string? Conditions { get; init; }

    public string? ConditionsSalt { get; init; }

    /// <summary>The agreed price of the first calendar year in cents.</summary>
    public long? FirstYear { get; init; }

    /// <summary>Hash of the cost preview that was agreed on, as <see cref="AgreedPrice"/> keeps it; none where there is no price.</summary>
    public string? PricePreview { get; init; }

    /// <summary>Its line in the chain of contracts, from the binding offer on.</summary>
    public Guid? LineId { get; init; }

    public string? ContractNumber { get; init; }

    public required Guid OfferSellerId { get; init; }

    public required string LegalModel { get; init; }

    public required string AdopterKind { get; init; }

    public required string AddresseeKind { get; init; }

    public required string Provenance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public AdoptionState Stage => Names.Parse<AdoptionState>(State);

    public bool IsDemand => Route == AdoptionRoute.Demand.Name();

    /// <summary>Which contract of the chain it makes.</summary>
    public ContractLineKind Line => AddresseeId == OfferSellerId || LegalModel != Contracts.Terms.LegalModel.FitStore.Name()
        ? ContractLineKind.Nachnutzung
        : AddresseeKind == OrganisationKind.Aggregator.Name() ? ContractLineKind.SubSub
        : AddresseeKind == OrganisationKind.Land.Name() && AdopterKind != OrganisationKind.Land.Name() && AdopterKind != OrganisationKind.Bund.Name() ? ContractLineKind.Sub
        : ContractLineKind.Nachnutzung;

    /// <summary>With whom the adopter settles the terms: the provider, and where a Land or an aggregator passes the service on, that one.</summary>
    public Guid CounterpartId => Line is ContractLineKind.Sub or ContractLineKind.SubSub ? AddresseeId : ProviderId;
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

    /// <summary>In SQL what <see cref="AdoptionRow.CounterpartId"/> says, of the aliases a, o (offer), t (adopter) and g (addressee).</summary>
    public const string Counterpart = """
        case
          when a.addressee_id <> o.seller_id and o.legal_model = 'fitStore' and (g.kind = 'aggregator' or (g.kind = 'land' and t.kind not in ('land', 'bund')))
            then a.addressee_id
          else a.provider_id
        end
        """;

    /// <summary>
    /// In SQL what <see cref="AdoptionView.WhoActs"/> says, for lists that are paged by the database: the organisation that has to act next,
    /// none where nobody has to. Of the same aliases.
    /// </summary>
    public const string WhoActs = $"""
        case
          when a.state in ('draft', 'contracted', 'onboarding', 'testing') then a.adopter_id
          when a.state in ('interest', 'agreed', 'lapsed') then a.addressee_id
          when a.state = 'coordination' then case when a.confirmed_by = 'provider' then a.adopter_id else {Counterpart} end
          when a.state = 'offered' then case when a.confirmed_by = 'adopter' then a.addressee_id else a.adopter_id end
          when a.state = 'dormant' then case a.paused_by
            when 'adopter' then a.adopter_id
            when 'provider' then {Counterpart}
            when 'seller' then a.addressee_id
          end
        end
        """;

    [StringSyntax("Sql")]
    private const string Columns = """
        select a.id, a.version, a.state, a.state_since, a.route, a.service_id, s.slug, a.offer_id, a.terms_version, a.adopter_id,
          a.provider_id, a.addressee_id, a.scope, a.contact_name, a.contact_email, a.contact_phone, a.interest_at, a.wished_start,
          a.message, a.due_on, a.ends_on, a.start_month, a.form, a.binding_until, a.prepared_by, a.released_by, a.tested_by, a.paused_by,
          a.confirmed_by, a.legal_basis, a.legal_basis_salt, a.conditions, a.conditions_salt, a.first_year, a.price_preview, a.line_id,
          l.number as contract_number, o.seller_id as offer_seller_id, o.legal_model, t.kind as adopter_kind, g.kind as addressee_kind, a.provenance, a.created_at
        from adoptions a
        join services s on s.id = a.service_id
        join offers o on o.id = a.offer_id
        join organisations t on t.id = a.adopter_id
        join organisations g on g.id = a.addressee_id
        left join contract_lines l on l.id = a.line_id
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where a.id = @id and {Visible}";

    // For what the store does by itself: the clock, and what moves along with another adoption.
    [StringSyntax("Sql")]
    private const string SelectAny = $"{Columns} where a.id = @id";

    [StringSyntax("Sql")]
    private const string SelectMany = $"{Columns} where a.id in (@ids)";

    [StringSyntax("Sql")]
    private const string SelectWaiting = $"""
        {Columns}
        where a.service_id = @serviceId and a.route = 'demand' and a.state = 'interest' and a.addressee_id = @land
        order by a.interest_at, a.id
        """;

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
    private const string SelectEnding = $"""
        {Columns}
        where {Visible} and a.ends_on is not null and a.state not in ('withdrawn', 'declined', 'ended')
        order by a.created_at, a.id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into adoptions (id, version, state, state_since, route, service_id, offer_id, terms_version, adopter_id, provider_id,
          addressee_id, scope, interest_at, wished_start, due_on, start_month, form, binding_until, prepared_by, released_by, legal_basis,
          legal_basis_salt, conditions, conditions_salt, first_year, line_id, provenance, created_at)
        values (@Id, @Version, @State, @StateSince, @Route, @ServiceId, @OfferId, @TermsVersion, @AdopterId, @ProviderId,
          @AddresseeId, @Scope, @InterestAt, @WishedStart, @DueOn, @StartMonth, @Form, @BindingUntil, @PreparedBy, @ReleasedBy, @LegalBasis,
          @LegalBasisSalt, @Conditions, @ConditionsSalt, @FirstYear, @LineId, @Provenance, @CreatedAt)
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
    private const string Update = """
        update adoptions
        set version = @Version, state = @State, state_since = @StateSince, route = @Route, addressee_id = @AddresseeId, terms_version = @TermsVersion,
          interest_at = @InterestAt, due_on = @DueOn, ends_on = @EndsOn, start_month = @StartMonth, form = @Form, binding_until = @BindingUntil,
          prepared_by = @PreparedBy, released_by = @ReleasedBy, tested_by = @TestedBy, paused_by = @PausedBy, confirmed_by = @ConfirmedBy,
          conditions = @Conditions, conditions_salt = @ConditionsSalt, first_year = @FirstYear, price_preview = @PricePreview, line_id = @LineId
        where id = @Id and version = @Version - 1
        """;

    // What the store does to many at once is the same for all of them.
    [StringSyntax("Sql")]
    private const string UpdateMany = """
        update adoptions
        set version = version + 1, state = @state, state_since = @stateSince, route = @route, due_on = @dueOn, ends_on = @endsOn,
          binding_until = @bindingUntil, confirmed_by = @confirmedBy
        where id in (@ids)
        """;

    [StringSyntax("Sql")]
    private const string UpdateLapsed = "update adoptions set line_id = null, prepared_by = null, released_by = null where id in (@ids)";

    [StringSyntax("Sql")]
    private const string DeleteOpenOfMany = "delete from open_adoptions where adoption_id in (@ids)";

    [StringSyntax("Sql")]
    private const string SelectOver = "select id from adoptions where state = 'terminating' and ends_on < @today order by ends_on, id";

    [StringSyntax("Sql")]
    private const string SelectLapsing = "select id from adoptions where state = 'offered' and binding_until < @today order by binding_until, id";

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
    private const string CountEvents = "select adoption_id, count(*) as number from adoption_events where adoption_id in (@ids) group by adoption_id";

    [StringSyntax("Sql")]
    private const string CountContracts = """
        select count(*) from adoptions
        where service_id = @serviceId and adopter_id = @adopter and state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
        """;

    private sealed record EventCount
    {
        public required Guid AdoptionId { get; init; }

        public required long Number { get; init; }
    }

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

    /// <summary>The adoption, when the organisation may see it.</summary>
    public static Task<AdoptionRow?> Find(Sql sql, Guid id, Guid organisation) => sql.Row<AdoptionRow>(SelectOne, new { id, organisation });

    /// <summary>The adoptions an organisation has a part in for which the last day is set.</summary>
    public static Task<IReadOnlyList<AdoptionRow>> Ending(Sql sql, Guid organisation) => sql.Rows<AdoptionRow>(SelectEnding, new { organisation });

    /// <summary>The adoption, for what the store does by itself and for who may see a part of it.</summary>
    public static Task<AdoptionRow?> FindFor(Sql sql, Guid id) => sql.Row<AdoptionRow>(SelectAny, new { id });

    /// <summary>Adoptions in the order of their ids given, for what the store does by itself.</summary>
    public static async Task<IReadOnlyList<AdoptionRow>> FindFor(Sql sql, IReadOnlyList<Guid> ids)
    {
        var rows = (await sql.RowsOf<AdoptionRow>(SelectMany, ids)).ToDictionary(row => row.Id);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>Demand for a service that waits for a Land, the oldest first.</summary>
    public static Task<IReadOnlyList<AdoptionRow>> Waiting(Sql sql, Guid serviceId, Guid land) => sql.Rows<AdoptionRow>(SelectWaiting, new { serviceId, land });

    /// <summary>The adoption of a service that an organisation has under way.</summary>
    public static Task<Guid?> FindOpen(Sql sql, Guid adopterId, Guid serviceId) => sql.Row<Guid?>(SelectOpen, new { adopterId, serviceId });

    /// <summary>Puts adoptions on record, in whatever state they start.</summary>
    public static async Task Add(Write write, params IReadOnlyList<AdoptionRow> rows)
    {
        await write.InsertAll(Insert, rows);
        await write.InsertAll(InsertOpen, rows.Select(row => new { adopterId = row.AdopterId, serviceId = row.ServiceId, adoptionId = row.Id }).ToList());
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

    /// <summary>Keeps what an act changed; <c>row</c> carries the version counted on.</summary>
    public static async Task Save(Write write, AdoptionRow row)
    {
        Require(await write.Execute(Update, row));
        if (AdoptionLifeCycle.Closed.Contains(row.Stage))
        {
            await write.Execute(DeleteOpen, new { adoptionId = row.Id });
        }
    }

    /// <summary>
    /// Keeps what the store did to many at once: state, route, days. Each carries the version counted on; it was read in this transaction, and
    /// nobody else writes meanwhile.
    /// </summary>
    public static async Task SaveMoved(Write write, IReadOnlyList<AdoptionRow> rows)
    {
        foreach (var alike in rows.GroupBy(row => new { row.State, row.StateSince, row.Route, row.DueOn, row.EndsOn, row.BindingUntil, row.ConfirmedBy }))
        {
            var ids = alike.Select(row => row.Id).ToList();
            var set = alike.Key;
            var touched = await write.ExecuteOf(UpdateMany, ids, new
            {
                state = set.State,
                stateSince = set.StateSince,
                route = set.Route,
                dueOn = set.DueOn,
                endsOn = set.EndsOn,
                bindingUntil = set.BindingUntil,
                confirmedBy = set.ConfirmedBy,
            });
            if (touched != ids.Count)
            {
                throw Problems.Stale();
            }
        }

        var lapsed = rows.Where(row => row.Stage == AdoptionState.Lapsed).Select(row => row.Id).ToList();
        await write.ExecuteOf(UpdateLapsed, lapsed);
        var closed = rows.Where(row => AdoptionLifeCycle.Closed.Contains(row.Stage)).Select(row => row.Id).ToList();
        await write.ExecuteOf(DeleteOpenOfMany, closed);
    }

    /// <summary>The adoptions whose last day is over and that have not ended yet.</summary>
    public static Task<IReadOnlyList<Guid>> Over(Sql sql, DateOnly today) => sql.Rows<Guid>(SelectOver, new { today });

    /// <summary>The adoptions whose binding offer can be accepted no more.</summary>
    public static Task<IReadOnlyList<Guid>> Lapsing(Sql sql, DateOnly today) => sql.Rows<Guid>(SelectLapsing, new { today });

    /// <summary>Puts on record what was done, for whom, and under a mandate also by which organisation.</summary>
    public static Task AddEvent(Write write, Guid adoptionId, AdoptionAct done, AdoptionState state, Act act, string? reason = null, string? salt = null) =>
        AddEvents(write, [(adoptionId, act.For.Id, reason, salt)], done, state, act);

    /// <summary>Puts on record what was done to each of some adoptions and for whom; without an act by nobody, for what the clock does.</summary>
    public static async Task AddEvents(
        Write write, IReadOnlyList<(Guid Adoption, Guid Organisation, string? Reason, string? Salt)> done, AdoptionAct what, AdoptionState state, Act? act)
    {
        var numbers = (await write.RowsOf<EventCount>(CountEvents, done.Select(one => one.Adoption).ToList())).ToDictionary(count => count.AdoptionId, count => (int)count.Number);
        await write.InsertAll(InsertEvent, done.Select(one => new
        {
            adoptionId = one.Adoption,
            number = numbers.GetValueOrDefault(one.Adoption) + 1,
            at = write.Now,
            act = what.Name(),
            state = state.Name(),
            organisationId = one.Organisation,
            agentId = act?.Mandate?.Agent.Id,
            accountId = act?.AccountId,
            reason = one.Reason,
            salt = one.Salt,
        }).ToList());
    }

    public static Task<IReadOnlyList<EventRow>> Events(Sql sql, Guid adoptionId) => sql.Rows<EventRow>(SelectEvents, new { adoptionId });

    /// <summary>Whether an organisation, a Land or an aggregator, has contracted a service, up to dormant.</summary>
    public static async Task<bool> HasContract(Sql sql, Guid serviceId, Guid adopter) => await sql.Value<int>(CountContracts, new { serviceId, adopter }) > 0;

    // One writer at a time, and the version was read in this transaction: a row that was not touched is a broken assumption.
    private static void Require(int touched)
    {
        if (touched != 1)
        {
            throw Problems.Stale();
        }
    }
}
