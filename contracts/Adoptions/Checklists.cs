using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Adoptions;

/// <summary>Whose part of connecting an item is.</summary>
public enum ChecklistOwner
{
    /// <summary>The organisation that adopts; a Kommune, most of the time.</summary>
    Kommune,

    /// <summary>The Land that passes the service on; where none does, who adopts.</summary>
    Land,

    /// <summary>The vendor of the Fachverfahren.</summary>
    Vendor,

    /// <summary>The organisation that provides the service.</summary>
    Provider,

    /// <summary>The IT-Dienstleister of who adopts; where it has none, who adopts.</summary>
    ItProvider,
}

/// <summary>How far an item is.</summary>
public enum ChecklistItemState
{
    /// <summary>Not begun.</summary>
    Open,

    /// <summary>Begun.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not needed here, with a reason; never for a mandatory item.</summary>
    NotApplicable,
}

/// <summary>A version of the list of what connecting takes. It never changes; a running checklist keeps the items it began with.</summary>
public sealed record ChecklistTemplate
{
    /// <summary>Its number, from 1; the greatest one is used for what begins now.</summary>
    [Range(1, 10_000)]
    public required int Version { get; init; }

    /// <summary>When it was recorded; absent for the first one, which comes with the store.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>The items, in the order they are worked through.</summary>
    public required IReadOnlyList<ChecklistTemplateItem> Entries { get; init; }
}

/// <summary>An item of the list of what connecting takes.</summary>
public sealed record ChecklistTemplateItem
{
    /// <summary>Its key: a small letter, then up to 39 letters and digits; once in a list.</summary>
    /// <example>functionalMailbox</example>
    public required string Key { get; init; }

    /// <summary>What is settled when it is done; up to 120 characters.</summary>
    /// <example>Funktionspostfach eingerichtet</example>
    public required string Title { get; init; }

    /// <summary>What to do, in plain words; up to 600 characters.</summary>
    public required string Explanation { get; init; }

    /// <summary>Whose part it is.</summary>
    public required ChecklistOwner Owner { get; init; }

    /// <summary>Whether nobody goes live without it.</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Whether the test waits for it.</summary>
    public required bool BeforeTest { get; init; }

    /// <summary>Days from the start of the connection to its due date.</summary>
    [Range(1, 365)]
    public required int Days { get; init; }
}

/// <summary>Changes the list of what connecting takes, by a new version.</summary>
public sealed record NewChecklistTemplate
{
    /// <summary>The version it was made from: the newest one, or somebody was faster.</summary>
    [Range(1, 10_000)]
    public required int BasedOn { get; init; }

    /// <summary>The items, in the order they are worked through.</summary>
    [MinLength(1)]
    [MaxLength(40)]
    public required IReadOnlyList<ChecklistTemplateItem> Entries { get; init; }
}

/// <summary>What is settled and what is open until an adoption is live.</summary>
public sealed record AdoptionChecklist
{
    /// <summary>Id of the adoption.</summary>
    public required Guid Adoption { get; init; }

    /// <summary>Counts the changes of the list and of its items; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The organisation that connects.</summary>
    public required OrganisationRef Adopter { get; init; }

    /// <summary>Number of the template it was made from.</summary>
    public required int Template { get; init; }

    /// <summary>The day the connection began (Europe/Berlin); due dates count from it.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>The Fachverfahren that is connected, once it is named.</summary>
    public ConnectedFachverfahren? Fachverfahren { get; init; }

    /// <summary>The IT-Dienstleister that helps, once it is named.</summary>
    public OrganisationRef? ItProvider { get; init; }

    /// <summary>The items, in their order; without their history.</summary>
    public required IReadOnlyList<ChecklistItem> Entries { get; init; }

    /// <summary>Keys of the items that the test waits for.</summary>
    public required IReadOnlyList<string> MissingForTest { get; init; }

    /// <summary>Keys of the items without which nobody goes live.</summary>
    public required IReadOnlyList<string> MissingForLive { get; init; }

    /// <summary>The newest change of an item; absent while nobody changed one.</summary>
    public ChecklistChange? LastChange { get; init; }
}

/// <summary>The Fachverfahren that an adopter connects.</summary>
public sealed record ConnectedFachverfahren
{
    /// <summary>Its name; up to 120 characters.</summary>
    public required string Product { get; init; }

    /// <summary>Who makes it; up to 120 characters.</summary>
    public required string Vendor { get; init; }

    /// <summary>The vendor, where it has an organisation in the store: it then sees its items. Found by the name; not taken from a body.</summary>
    public OrganisationRef? Organisation { get; init; }
}

/// <summary>Names who and what is connected (merge patch): what is absent stays, what is null is taken away.</summary>
public sealed record ChecklistPatch
{
    /// <summary>The Fachverfahren.</summary>
    public FachverfahrenChoice? Fachverfahren { get; init; }

    /// <summary>Id of the IT-Dienstleister.</summary>
    public Guid? ItProvider { get; init; }
}

/// <summary>Names a Fachverfahren.</summary>
public sealed record FachverfahrenChoice
{
    /// <summary>Its name; up to 120 characters.</summary>
    public required string Product { get; init; }

    /// <summary>Who makes it; up to 120 characters.</summary>
    public required string Vendor { get; init; }
}

/// <summary>An item of a running checklist.</summary>
public sealed record ChecklistItem
{
    /// <summary>Id of the item.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its key within the list.</summary>
    public required string Key { get; init; }

    /// <summary>Counts its changes; stands in its <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>What is settled when it is done.</summary>
    public required string Title { get; init; }

    /// <summary>What to do, in plain words.</summary>
    public required string Explanation { get; init; }

    /// <summary>Whose part it is.</summary>
    public required ChecklistOwner Owner { get; init; }

    /// <summary>The organisation that does it; absent while the vendor is not known.</summary>
    public OrganisationRef? Responsible { get; init; }

    /// <summary>Whether nobody goes live without it.</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Whether the test waits for it.</summary>
    public required bool BeforeTest { get; init; }

    /// <summary>The last day it should be done on.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day by which the vendor promised it.</summary>
    public DateOnly? PromisedOn { get; init; }

    /// <summary>How far it is.</summary>
    public required ChecklistItemState State { get; init; }

    /// <summary>Why it is not needed; only while it is <c>notApplicable</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>What is good to know for whoever goes on with it.</summary>
    public string? Note { get; init; }

    /// <summary>Files that belong to it.</summary>
    public required IReadOnlyList<AdoptionFile> Files { get; init; }

    /// <summary>Who changed what, oldest first; empty in lists.</summary>
    public required IReadOnlyList<ChecklistChange> History { get; init; }
}

/// <summary>What can be changed of an item.</summary>
public enum ChecklistMember
{
    /// <summary>Its state.</summary>
    State,

    /// <summary>Its due date.</summary>
    DueOn,

    /// <summary>The promised date.</summary>
    PromisedOn,

    /// <summary>The note.</summary>
    Note,

    /// <summary>A file was added.</summary>
    Files,
}

/// <summary>A change of an item.</summary>
public sealed record ChecklistChange
{
    /// <summary>Key of the item.</summary>
    public required string Item { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The organisation that changed it.</summary>
    public required OrganisationRef By { get; init; }

    /// <summary>The organisation that acted for it under a mandate.</summary>
    public OrganisationRef? Under { get; init; }

    /// <summary>The person; absent after its erasure.</summary>
    public string? Person { get; init; }

    /// <summary>What was changed.</summary>
    public required IReadOnlyList<ChecklistMember> Changed { get; init; }

    /// <summary>The state afterwards.</summary>
    public required ChecklistItemState State { get; init; }

    /// <summary>The due date afterwards.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The promised date afterwards.</summary>
    public DateOnly? PromisedOn { get; init; }
}

/// <summary>Changes an item (merge patch): what is absent stays, what is null is taken away.</summary>
public sealed record ChecklistItemPatch
{
    /// <summary>How far it is; <c>notApplicable</c> only for one that is not mandatory.</summary>
    public ChecklistItemState? State { get; init; }

    /// <summary>Why it is not needed; 1 to 1,000 characters, given with <c>notApplicable</c> and with nothing else.</summary>
    public string? Reason { get; init; }

    /// <summary>What is good to know for whoever goes on with it; up to 2,000 characters. The vendor reads what stands at its items.</summary>
    public string? Note { get; init; }

    /// <summary>The last day it should be done on, up to five years from today; set by who adopts and by the provider.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day by which the vendor promised it, for items of the vendor; from today to five years from today when it is changed.</summary>
    public DateOnly? PromisedOn { get; init; }
}
