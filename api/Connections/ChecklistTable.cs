using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Connections;

/// <summary>A running checklist as it stands in the database.</summary>
internal sealed record ChecklistRow
{
    public required Guid AdoptionId { get; init; }

    public required int Version { get; init; }

    public required int Template { get; init; }

    public required DateOnly StartedOn { get; init; }

    public string? Product { get; init; }

    public string? Vendor { get; init; }

    public Guid? VendorId { get; init; }

    public Guid? ItProviderId { get; init; }
}

/// <summary>An item of a running checklist as it stands in the database.</summary>
internal sealed record ChecklistItemRow
{
    public required Guid Id { get; init; }

    public required Guid AdoptionId { get; init; }

    public required string ItemKey { get; init; }

    public required int Place { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Explanation { get; init; }

    public required string Owner { get; init; }

    public Guid? ResponsibleId { get; init; }

    public required bool Mandatory { get; init; }

    public required bool BeforeTest { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateOnly? PromisedOn { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Salt { get; init; }

    public string? Note { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsSettled => State == ChecklistItemState.Done.Name() || State == ChecklistItemState.NotApplicable.Name();

    /// <summary>Whether the test waits for it.</summary>
    public bool IsMissingForTest => BeforeTest && !IsSettled;

    /// <summary>Whether nobody goes live before it is done.</summary>
    public bool IsMissingForLive => Mandatory && State != ChecklistItemState.Done.Name();

    public ChecklistItem Show(OrganisationRegister.Snapshot register, IReadOnlyList<AdoptionFile> files, IReadOnlyList<ChecklistChange> history) => new()
    {
        Id = Id,
        Key = ItemKey,
        Version = Version,
        Title = Title,
        Explanation = Explanation,
        Owner = Names.Parse<ChecklistOwner>(Owner),
        Responsible = ResponsibleId is { } responsible ? register.Ref(responsible) : null,
        Mandatory = Mandatory,
        BeforeTest = BeforeTest,
        DueOn = DueOn,
        PromisedOn = PromisedOn,
        State = Names.Parse<ChecklistItemState>(State),
        Reason = Reason,
        Note = Note,
        Files = files,
        History = history,
    };
}

/// <summary>A change of an item as it stands in the database.</summary>
internal sealed record ChecklistChangeRow
{
    public required string ItemKey { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid OrganisationId { get; init; }

    public Guid? AgentId { get; init; }

    public string? Person { get; init; }

    public required string Changed { get; init; }

    public required string State { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateOnly? PromisedOn { get; init; }

    public ChecklistChange Show(OrganisationRegister.Snapshot register) => new()
    {
        Item = ItemKey,
        At = At,
        By = register.Ref(OrganisationId),
        Under = AgentId is { } agent ? register.Ref(agent) : null,
        Person = Person,
        Changed = [.. Changed.Split(' ').Select(Names.Parse<ChecklistMember>)],
        State = Names.Parse<ChecklistItemState>(State),
        DueOn = DueOn,
        PromisedOn = PromisedOn,
    };
}

/// <summary>The statements on running checklists. Who may see one is asked of its adoption first.</summary>
internal static class ChecklistTable
{
    [StringSyntax("Sql")]
    private const string SelectOne = """
        select adoption_id, version, template, started_on, product, vendor, vendor_id, it_provider_id
        from connection_checklists
        where adoption_id = @adoptionId
        """;

    private const string ItemColumns = """
        i.id, i.adoption_id, i.item_key, i.place, i.version, i.title, i.explanation, i.owner, i.responsible_id, i.mandatory, i.before_test,
          i.due_on, i.promised_on, i.state, i.reason, i.salt, i.note
        """;

    [StringSyntax("Sql")]
    private const string SelectItems = $"select {ItemColumns} from checklist_items i where i.adoption_id = @adoptionId order by i.place";

    [StringSyntax("Sql")]
    private const string SelectItem = $"select {ItemColumns} from checklist_items i where i.adoption_id = @adoptionId and i.item_key = @key";

    [StringSyntax("Sql")]
    private const string SelectVendorItem = $"select {ItemColumns} from checklist_items i where i.id = @id and i.owner = 'vendor' and i.responsible_id = @organisation";

    [StringSyntax("Sql")]
    private const string Changes = """
        select i.item_key, c.at, c.organisation_id, c.agent_id, nullif(p.name, '') as person, c.changed, c.state, c.due_on, c.promised_on
        from checklist_changes c
        join checklist_items i on i.id = c.item_id
        left join accounts p on p.id = c.account_id
        """;

    [StringSyntax("Sql")]
    private const string SelectChanges = $"{Changes} where c.item_id = @itemId order by c.number";

    [StringSyntax("Sql")]
    private const string SelectLastChange = $$"""
        {{Changes}}
        where i.adoption_id = @adoptionId
        order by c.at desc, i.place
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into connection_checklists (adoption_id, version, template, started_on, product, vendor, vendor_id, it_provider_id)
        values (@adoptionId, 1, @template, @startedOn, @product, @vendor, @vendorId, @itProviderId)
        """;

    [StringSyntax("Sql")]
    private const string InsertItem = """
        insert into checklist_items (id, adoption_id, item_key, place, version, title, explanation, owner, responsible_id, mandatory, before_test,
          due_on, state)
        values (@id, @adoptionId, @key, @place, 1, @title, @explanation, @owner, @responsibleId, @mandatory, @beforeTest, @dueOn, 'open')
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update connection_checklists
        set version = version + 1, product = @product, vendor = @vendor, vendor_id = @vendorId, it_provider_id = @itProviderId
        where adoption_id = @adoptionId and version = @version
        """;

    [StringSyntax("Sql")]
    private const string Touch = "update connection_checklists set version = version + 1 where adoption_id = @adoptionId";

    [StringSyntax("Sql")]
    private const string UpdateResponsible = """
        update checklist_items
        set version = version + 1, responsible_id = @responsible, promised_on = null
        where adoption_id = @adoptionId and owner = @owner and state in ('open', 'inProgress')
        """;

    [StringSyntax("Sql")]
    private const string UpdateItem = """
        update checklist_items
        set version = version + 1, due_on = @dueOn, promised_on = @promisedOn, state = @state, reason = @reason, salt = @salt, note = @note
        where id = @id and version = @version
        """;

    [StringSyntax("Sql")]
    private const string InsertChange = """
        insert into checklist_changes (item_id, number, at, organisation_id, agent_id, account_id, changed, state, due_on, promised_on)
        values (@itemId, @number, @now, @organisationId, @agentId, @accountId, @changed, @state, @dueOn, @promisedOn)
        """;

    [StringSyntax("Sql")]
    private const string CountChanges = "select count(*) from checklist_changes where item_id = @itemId";

    /// <summary>The checklist of an adoption, once its connection began.</summary>
    public static Task<ChecklistRow?> Find(Sql sql, Guid adoptionId) => sql.Row<ChecklistRow>(SelectOne, new { adoptionId });

    public static Task<IReadOnlyList<ChecklistItemRow>> Items(Sql sql, Guid adoptionId) => sql.Rows<ChecklistItemRow>(SelectItems, new { adoptionId });

    public static Task<ChecklistItemRow?> FindItem(Sql sql, Guid adoptionId, string key) => sql.Row<ChecklistItemRow>(SelectItem, new { adoptionId, key });

    /// <summary>An item, when it is this vendor's.</summary>
    public static Task<ChecklistItemRow?> FindItemOfVendor(Sql sql, Guid id, Guid organisation) => sql.Row<ChecklistItemRow>(SelectVendorItem, new { id, organisation });

    /// <summary>Who changed an item, oldest first.</summary>
    public static Task<IReadOnlyList<ChecklistChangeRow>> ChangesOf(Sql sql, Guid itemId) => sql.Rows<ChecklistChangeRow>(SelectChanges, new { itemId });

    /// <summary>The newest change of any item of an adoption.</summary>
    public static Task<ChecklistChangeRow?> LastChange(Sql sql, Guid adoptionId) => sql.Row<ChecklistChangeRow>(SelectLastChange, new { adoptionId, take = 1 });

    public static async Task Add(Write write, ChecklistRow checklist, IEnumerable<(ChecklistTemplateItem Item, Guid? Responsible)> items)
    {
        await write.Execute(Insert, new
        {
            adoptionId = checklist.AdoptionId,
            template = checklist.Template,
            startedOn = checklist.StartedOn,
            product = checklist.Product,
            vendor = checklist.Vendor,
            vendorId = checklist.VendorId,
            itProviderId = checklist.ItProviderId,
        });
        var place = 0;
        foreach (var (item, responsible) in items)
        {
            await write.Execute(InsertItem, new
            {
                id = write.NewId(),
                adoptionId = checklist.AdoptionId,
                key = item.Key,
                place = ++place,
                title = item.Title,
                explanation = item.Explanation,
                owner = item.Owner.Name(),
                responsibleId = responsible,
                mandatory = item.Mandatory,
                beforeTest = item.BeforeTest,
                dueOn = checklist.StartedOn.AddDays(item.Days),
            });
        }
    }

    /// <summary>Names who and what is connected.</summary>
    public static async Task Change(Write write, ChecklistRow checklist) => Require(await write.Execute(Update, new
    {
        adoptionId = checklist.AdoptionId,
        version = checklist.Version,
        product = checklist.Product,
        vendor = checklist.Vendor,
        vendorId = checklist.VendorId,
        itProviderId = checklist.ItProviderId,
    }));

    /// <summary>Gives the open items of an owner to another organisation, or to none; what the one before promised, it has not promised.</summary>
    public static Task<int> Reassign(Write write, Guid adoptionId, ChecklistOwner owner, Guid? responsible) =>
        write.Execute(UpdateResponsible, new { adoptionId, owner = owner.Name(), responsible });

    /// <summary>Changes an item, counts it as a change of the list, and puts on record who did it.</summary>
    public static async Task ChangeItem(Write write, ChecklistItemRow item, IReadOnlyList<ChecklistMember> changed, Act act)
    {
        Require(await write.Execute(UpdateItem, new
        {
            id = item.Id,
            version = item.Version,
            dueOn = item.DueOn,
            promisedOn = item.PromisedOn,
            state = item.State,
            reason = item.Reason,
            salt = item.Salt,
            note = item.Note,
        }));
        await write.Execute(Touch, new { adoptionId = item.AdoptionId });
        await write.Execute(InsertChange, new
        {
            itemId = item.Id,
            number = await write.Value<int>(CountChanges, new { itemId = item.Id }) + 1,
            now = write.Now,
            organisationId = act.For.Id,
            agentId = act.Mandate?.Agent.Id,
            accountId = act.AccountId,
            changed = string.Join(' ', changed.Select(member => member.Name())),
            state = item.State,
            dueOn = item.DueOn,
            promisedOn = item.PromisedOn,
        });
    }

    // One writer at a time, and the version was read in this transaction: a row that was not touched is a broken assumption.
    private static void Require(int touched)
    {
        if (touched != 1)
        {
            throw Problems.Stale();
        }
    }
}
