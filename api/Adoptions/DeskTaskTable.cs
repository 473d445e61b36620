using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>Something to do, as the database tells it.</summary>
internal sealed record DeskTaskRow
{
    /// <summary>Tells kinds apart that share an id: 0 for the adoption itself, then versions of terms, then items, then assignments.</summary>
    public required int Place { get; init; }

    public required Guid Id { get; init; }

    public Guid? AdoptionId { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required string Slug { get; init; }

    public required Guid OfferId { get; init; }

    public Guid? AdopterId { get; init; }

    public Guid? AddresseeId { get; init; }

    public Guid? ProviderId { get; init; }

    public required Guid ActorId { get; init; }

    public required string Act { get; init; }

    public required string Role { get; init; }

    public required string Item { get; init; }

    public required string ItemTitle { get; init; }

    public required DateTimeOffset SinceAt { get; init; }

    public DateOnly? StartedOn { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>Whether the account may do it: its own, in the role it takes, and not after the step before by the same person.</summary>
    public required bool MayAct { get; init; }

    /// <summary>Whose part an item of a checklist is; empty for the rest.</summary>
    public required string Owner { get; init; }

    public DeskTaskKind Kind => Place switch
    {
        0 => DeskTaskKind.Adoption,
        < DeskTaskTable.PlaceOfItems => DeskTaskKind.TermsProposal,
        DeskTaskTable.PlaceOfItems => DeskTaskKind.ChecklistItem,
        _ => DeskTaskKind.Assignment,
    };
}

/// <summary>Whose tasks are asked for.</summary>
/// <param name="Organisation">The organisation acted for.</param>
/// <param name="Mandates">Instead of its own, those of all whose mandates it holds.</param>
/// <param name="Account">The person, for four eyes and for the roles under mandates; none for a calendar.</param>
internal sealed record DeskOwner(Guid Organisation, bool Mandates, Guid? Account)
{
    /// <summary>The roles the account has in the organisation.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    public bool HasSecondFactor { get; init; }

    /// <summary>Whether the organisation is acted for under a mandate.</summary>
    public bool IsUnderMandate { get; init; }
}

/// <summary>What to narrow tasks down to.</summary>
internal sealed record DeskFilter
{
    /// <summary>What others have to do, instead of what is to be done here.</summary>
    public bool Others { get; init; }

    public string? Role { get; init; }

    public string? Service { get; init; }

    public bool? Overdue { get; init; }

    public string? Land { get; init; }

    /// <summary>Of the mandates, one principal.</summary>
    public Guid? Principal { get; init; }

    public bool? MayAct { get; init; }

    /// <summary>
    /// All that has a day: also own items of an own checklist that are due later, for which the adoption's task stands on the desk, and demand
    /// of each Kommune, which the desk shows per service.
    /// </summary>
    public bool Calendar { get; init; }
}

/// <summary>
/// The statement that gathers what organisations have to do. Whose it is and who may know of it stands in the <c>where</c>: an adoption's
/// task is seen by adopter, addressee and counterpart, a draft's by the adopter alone, an item's by who does it and who adopts.
/// </summary>
internal static class DeskTaskTable
{
    /// <summary>Above every number of a terms version.</summary>
    public const int PlaceOfItems = 20_000;

    /// <summary><see cref="PlaceOfItems"/> in the statement.</summary>
    private const string PlaceOfItemsText = "20000";

    private const string Mine = """
        (select p.id from organisations p where @mandates = 0 and p.id = @organisation
          union all
          select m.principal_id
          from mandates m
          join organisations p on p.id = m.principal_id
          where @mandates = 1 and m.agent_id = @organisation and m.state = 'accepted' and m.valid_until >= @today
            and (@principal is null or m.principal_id = @principal)
            and (@secondFactor = 1 or p.demands_second_factor = 0)
            and (m.roles like '%reader%' or (@editor = 1 and m.roles like '%editor%') or (@approver = 1 and m.roles like '%approver%')
              or (@signatory = 1 and m.roles like '%signatory%')))
        """;

    private const string Joins = """
        join services s on s.id = a.service_id
        join offers o on o.id = a.offer_id
        join organisations t on t.id = a.adopter_id
        join organisations g on g.id = a.addressee_id
        left join connection_checklists c on c.adoption_id = a.id
        """;

    // What was reported from outside is nobody's to do. A Land looks at demand for a service, not at each Kommune by itself.
    [StringSyntax("Sql")]
    private const string Adoptions = $"""
        select 0 as place, a.id, a.id as adoption_id, a.version, a.state, s.slug, a.offer_id, a.adopter_id, a.addressee_id, a.provider_id,
          {AdoptionTable.WhoActs} as actor_id,
          case
            when a.state = 'draft' then 'expressInterest'
            when a.state = 'interest' then case when a.route = 'demand' then '' else 'forward' end
            when a.state = 'coordination' then 'agree'
            when a.state in ('agreed', 'lapsed') then case when a.prepared_by is null then 'prepareOffer' else 'makeBindingOffer' end
            when a.state = 'offered' then 'accept'
            when a.state = 'contracted' then 'startOnboarding'
            when a.state = 'onboarding' then 'startTest'
            when a.state = 'testing' then 'goLive'
            else 'resume'
          end as act,
          case
            when a.state = 'coordination' then case when a.confirmed_by = 'provider' then 'editor' else 'approver' end
            when a.state in ('agreed', 'lapsed') then case when a.prepared_by is null then 'editor' else 'approver' end
            when a.state = 'offered' then 'signatory'
            when a.state in ('testing', 'dormant') then 'approver'
            else 'editor'
          end as role,
          '' as item, '' as item_title, a.state_since as since_at, c.started_on, a.due_on,
          case
            when a.state = 'coordination' and exists (select 1 from agreement_confirmations f where f.adoption_id = a.id and f.account_id = @account
              and f.party = case when a.confirmed_by = 'provider' then 'provider' else 'adopter' end) then 1
            when a.state in ('agreed', 'lapsed', 'offered') and a.prepared_by = @account then 1
            when a.state = 'offered' and coalesce(a.confirmed_by, '') <> 'adopter' and (a.released_by = @account
              or exists (select 1 from agreement_confirmations f where f.adoption_id = a.id and f.account_id = @account and f.party = 'adopter')) then 1
            when a.state = 'offered' and exists (select 1 from contract_signatures f where f.line_id = a.line_id and f.account_id = @account
              and f.organisation_id <> case when a.confirmed_by = 'adopter' then a.addressee_id else a.adopter_id end) then 1
            when a.state = 'testing' and a.tested_by = @account then 1
            else 0
          end as by_same_person,
          o.legal_model, t.land, {AdoptionTable.Counterpart} as counterpart_id, '' as owner
        from adoptions a
        {Joins}
        where a.provenance = 'declared' and a.state not in ('live', 'terminating', 'ended', 'declined', 'withdrawn')
          and (a.adopter_id in {Mine}
            or (a.interest_at is not null and a.addressee_id in {Mine})
            or (a.interest_at is not null and a.route = 'provider' and a.provider_id in {Mine}))
          and (@others = 1 or @calendar = 1 or a.route <> 'demand' or a.state <> 'interest')
        """;

    [StringSyntax("Sql")]
    private const string Proposals = $"""
        select y.version, a.id, a.id, a.version, a.state, s.slug, a.offer_id, a.adopter_id, a.addressee_id, a.provider_id, a.adopter_id,
          'answerTerms', 'signatory', '', '', v.published_at, c.started_on, y.answer_until, 0, o.legal_model, t.land, a.addressee_id, ''
        from terms_proposals y
        join adoptions a on a.id = y.adoption_id
        join terms v on v.offer_id = a.offer_id and v.version = y.version
        {Joins}
        where y.state = 'open' and y.answer_until >= @today and a.state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
          and (a.adopter_id in {Mine} or a.addressee_id in {Mine})
        """;

    // Of its own list the adopter finds on the desk what is late: for the rest stands that the connection is to be finished.
    [StringSyntax("Sql")]
    private const string Items = $"""
        select {PlaceOfItemsText}, i.id, a.id, i.version, a.state, s.slug, a.offer_id, a.adopter_id, a.addressee_id, a.provider_id,
          coalesce(i.responsible_id, a.adopter_id), '', 'editor', i.item_key, i.title, a.state_since, c.started_on, coalesce(i.promised_on, i.due_on), 0,
          o.legal_model, t.land, a.addressee_id, i.owner
        from checklist_items i
        join adoptions a on a.id = i.adoption_id
        {Joins}
        where i.state in ('open', 'inProgress') and a.state in ('onboarding', 'testing')
          and (i.responsible_id in {Mine} or a.adopter_id in {Mine})
          and (@calendar = 1 or coalesce(i.promised_on, i.due_on) < @today or (@others = 0 and i.responsible_id <> a.adopter_id))
        """;

    [StringSyntax("Sql")]
    private const string Assignments = $"""
        select {PlaceOfItemsText} + 1, n.id, null, n.version, '', s.slug, n.offer_id, null, null, null, n.assigner_id,
          'assign', 'approver', '', '', n.prepared_at, null, null, case when n.prepared_by = @account then 1 else 0 end, o.legal_model, g.land, null, ''
        from assignments n
        join services s on s.id = n.service_id
        join offers o on o.id = n.offer_id
        join organisations g on g.id = n.assigner_id
        where n.state = 'prepared' and n.assigner_id in {Mine}
        """;

    // What has no day comes last. A parameter, because a text beside a date is not one on every server.
    private const string Day = "coalesce(x.due_on, @lastDay)";

    // Nobody signs twice for what four eyes are to see, and a call-off at a Kommunalvertreter is signed by the Kommune itself.
    private const string MayAct = $"""
        case
          when @others = 1 or x.by_same_person = 1 or (@underMandate = 1 and x.legal_model = 'kommunalvertreter' and x.act = 'accept') then 0
          when (x.role = 'editor' and @editor = 0) or (x.role = 'approver' and @approver = 0) or (x.role = 'signatory' and @signatory = 0) then 0
          when @mandates = 1 and not exists (select 1 from mandates m
            where m.principal_id = x.actor_id and m.agent_id = @organisation and m.state = 'accepted' and m.valid_until >= @today
              and m.roles like case x.role when 'editor' then '%editor%' when 'approver' then '%approver%' else '%signatory%' end) then 0
          else 1
        end
        """;

    private const string From = $"""
        from (
          {Adoptions}
          union all
          {Proposals}
          union all
          {Items}
          union all
          {Assignments}
        ) x
        where ((@others = 0 and x.actor_id in {Mine}) or (@others = 1 and x.actor_id is not null and x.actor_id not in {Mine}
            and (x.adopter_id in {Mine} or x.addressee_id in {Mine} or x.counterpart_id in {Mine})))
          and (@role is null or x.role = @role)
          and (@service is null or x.slug = @service)
          and (@overdue is null or @overdue = case when x.due_on < @today then 1 else 0 end)
          and (@land is null or x.land = @land)
          and (@mayAct is null or @mayAct = {MayAct})
        """;

    [StringSyntax("Sql")]
    private const string Columns = $"""
        select x.place, x.id, x.adoption_id, x.version, x.state, x.slug, x.offer_id, x.adopter_id, x.addressee_id, x.provider_id, x.actor_id, x.act, x.role,
          x.item, x.item_title, x.since_at, x.started_on, x.due_on, {MayAct} as may_act, x.owner
        {From}
        """;

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
          and (@day is null or {{Day}} > @day or ({{Day}} = @day and (x.place > @place or (x.place = @place and x.id > @id))))
        order by {{Day}}, x.place, x.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
          and ({{Day}} < @day or ({{Day}} = @day and (x.place < @place or (x.place = @place and x.id < @id))))
        order by {{Day}} desc, x.place desc, x.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = $"select count(*) {From}";

    /// <summary>All that an organisation has to do by a day, without regard to persons: for its calendar.</summary>
    public static Task<IReadOnlyList<DeskTaskRow>> ForCalendar(Sql sql, Guid organisation, DateOnly today) =>
        sql.Rows<DeskTaskRow>(Forwards, Parameters(new DeskOwner(organisation, Mandates: false, Account: null), new DeskFilter { Calendar = true }, today, place: null, int.MaxValue));

    /// <summary>What the statements ask for.</summary>
    public static object Parameters(DeskOwner owner, DeskFilter filter, DateOnly today, (DateOnly Day, int Place, Guid Id)? place, int take) => new
    {
        organisation = owner.Organisation,
        mandates = owner.Mandates ? 1 : 0,
        account = owner.Account,
        secondFactor = owner.HasSecondFactor ? 1 : 0,
        editor = owner.Roles.Contains(Contracts.Accounts.Role.Editor) ? 1 : 0,
        approver = owner.Roles.Contains(Contracts.Accounts.Role.Approver) ? 1 : 0,
        signatory = owner.Roles.Contains(Contracts.Accounts.Role.Signatory) ? 1 : 0,
        principal = filter.Principal,
        today,
        others = filter.Others ? 1 : 0,
        calendar = filter.Calendar ? 1 : 0,
        role = filter.Role,
        service = filter.Service,
        overdue = filter.Overdue is { } overdue ? overdue ? 1 : 0 : (int?)null,
        land = filter.Land,
        mayAct = filter.MayAct is { } may ? may ? 1 : 0 : (int?)null,
        underMandate = owner.Mandates || owner.IsUnderMandate ? 1 : 0,
        lastDay = DateOnly.MaxValue,
        day = place?.Day,
        place = place?.Place ?? 0,
        id = place?.Id,
        take,
    };
}
