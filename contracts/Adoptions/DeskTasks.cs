using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Adoptions;

/// <summary>What kind of thing is to be done.</summary>
public enum DeskTaskKind
{
    /// <summary>The next act of an adoption.</summary>
    Adoption,

    /// <summary>A newer terms version of a running adoption waits for an answer.</summary>
    TermsProposal,

    /// <summary>An item of the checklist of a connection.</summary>
    ChecklistItem,

    /// <summary>An assignment to many Kommunen waits for its release by somebody else than who prepared it.</summary>
    Assignment,
}

/// <summary>Something that an organisation has to do.</summary>
public sealed record DeskTask
{
    /// <summary>Id of the adoption, of the item or of the assignment; together with <c>kind</c> and <c>termsVersion</c> it names the task.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required DeskTaskKind Kind { get; init; }

    /// <summary>Who has to act.</summary>
    public required OrganisationRef By { get; init; }

    /// <summary>The act that is due; absent for items of checklists, and where a Land has to answer demand.</summary>
    public AdoptionAct? Act { get; init; }

    /// <summary>The role that it takes in that organisation.</summary>
    public required Role Role { get; init; }

    /// <summary>Whether the caller may do it now: it is the organisation's acted for, or of one whose mandate the caller holds, in the role it takes, and four eyes are kept.</summary>
    public required bool MayAct { get; init; }

    /// <summary>Since which day (Europe/Berlin) it waits.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The last day (Europe/Berlin) for it; for an item of a vendor the promised one, where one is.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether that day is over.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Id of the adoption; absent for assignments, and for who does one item of a checklist and has no other part in the adoption.</summary>
    public Guid? Adoption { get; init; }

    /// <summary>How often the adoption, the item or the assignment was changed: what an act names in <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>How far the adoption is; absent where it is not named.</summary>
    public AdoptionState? State { get; init; }

    /// <summary>The organisation that adopts; absent for assignments.</summary>
    public OrganisationRef? Adopter { get; init; }

    /// <summary>Number of the terms version that is put to the adoption; only for <c>termsProposal</c>.</summary>
    public int? TermsVersion { get; init; }

    /// <summary>Key of the item of the checklist; only for <c>checklistItem</c>.</summary>
    public string? Item { get; init; }

    /// <summary>Title of the item of the checklist; only for <c>checklistItem</c>.</summary>
    public string? ItemTitle { get; init; }

    /// <summary>Id of the mandate under which it is the caller's; only with <c>mandates=true</c>.</summary>
    public Guid? Mandate { get; init; }

    /// <summary>Whose mandate that is; only with <c>mandates=true</c>.</summary>
    public OrganisationRef? Principal { get; init; }

    /// <summary>Page of the storefront on which to act, a path that begins with a slash.</summary>
    /// <example>/nachnutzungen/018f3b7e-0000-7000-8000-000000000001</example>
    public required string Page { get; init; }
}
