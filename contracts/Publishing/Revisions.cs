using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Publishing;

/// <summary>How far a revision of a listing is.</summary>
public enum RevisionState
{
    /// <summary>Being written; seen by its provider alone.</summary>
    Draft,

    /// <summary>Handed in; waits for somebody of the operator to take it up.</summary>
    Submitted,

    /// <summary>Being looked at by the operator.</summary>
    InReview,

    /// <summary>Released; public from the day named on.</summary>
    Scheduled,

    /// <summary>What everybody reads.</summary>
    Published,

    /// <summary>Was public until another one was published.</summary>
    Superseded,

    /// <summary>Given up before it was published; out of sight.</summary>
    Discarded,
}

/// <summary>What moves a revision on.</summary>
public enum RevisionAct
{
    /// <summary>Start a draft.</summary>
    Create,

    /// <summary>Change the draft.</summary>
    Change,

    /// <summary>Hand it in.</summary>
    Submit,

    /// <summary>Take it back before it is published.</summary>
    Recall,

    /// <summary>Begin to look at it.</summary>
    TakeUp,

    /// <summary>Give it back with remarks.</summary>
    Return,

    /// <summary>Release it, now or for a day to come.</summary>
    Publish,

    /// <summary>Give the draft up.</summary>
    Discard,
}

/// <summary>Starts the listing of a new service as a draft.</summary>
public sealed record NewService
{
    /// <summary>Name of the online service, 1 to 120 characters. The draft starts with it.</summary>
    /// <example>Digitale Baugenehmigung</example>
    public required string Name { get; init; }

    /// <summary>Short name for its address: small letters, digits and hyphens, 3 to 60 characters; made from the name where it is not given. It never changes.</summary>
    /// <example>digitale-baugenehmigung</example>
    public string? Slug { get; init; }

    /// <summary>Slug of a service of one's own whose newest revision is copied; of others only the published one.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The listing to start with, as it was exported; its name is the name above.</summary>
    public ServiceContent? Content { get; init; }
}

/// <summary>Starts a revision of a listing that has been published.</summary>
public sealed record NewRevision
{
    /// <summary>Number of the revision it starts from; the published one where it is not given. So an old one is brought back.</summary>
    [Range(1, 1_000_000)]
    public int? From { get; init; }
}

/// <summary>
/// One revision of a listing. In a draft any text may be empty that is not yet given; what is missing is told by the gates, and only a
/// complete one can be submitted.
/// </summary>
public sealed record ServiceRevision
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Number of the revision, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>How far it is.</summary>
    public required RevisionState State { get; init; }

    /// <summary>How it came to be published.</summary>
    public required ListingOrigin Origin { get; init; }

    /// <summary>The organisation that provides the service.</summary>
    public required OrganisationRef Provider { get; init; }

    /// <summary>What it says.</summary>
    public required ServiceContent Content { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its content was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Name of the person who last changed it; told to its provider and the operator.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>When it was last submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Name of the person who submitted it; told to its provider and the operator.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>The day on which it is to become public, where it was released for a day to come.</summary>
    public DateOnly? PublishOn { get; init; }

    /// <summary>When it became public.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What the operator asked to be changed when it was last returned; told to its provider and the operator.</summary>
    public IReadOnlyList<Remark> Remarks { get; init => field = value ?? []; } = [];

    /// <summary>Files that the listing it was started with named and that could not be taken over; told once, to who started it.</summary>
    public IReadOnlyList<UnmappedKey> Unmapped { get; init => field = value ?? []; } = [];
}

/// <summary>What the operator asks to be changed, and where.</summary>
public sealed record Remark
{
    /// <summary>JSON Pointer into the content, or into the offers as <c>/offers/{id}</c>; empty for the listing as a whole.</summary>
    /// <example>/reuseConcept/operation</example>
    public required string Pointer { get; init; }

    /// <summary>What is to be changed; 1 to 2,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>A condition that a listing has to meet before it can be submitted.</summary>
public enum GateKind
{
    /// <summary>A name, a summary and a description.</summary>
    Text,

    /// <summary>At least one Leistungsschlüssel.</summary>
    Leistungsschluessel,

    /// <summary>A Themenfeld.</summary>
    Themenfeld,

    /// <summary>The leading Land and the operating authority.</summary>
    OperatingAuthority,

    /// <summary>At least one offer with published terms.</summary>
    Offer,

    /// <summary>A price sheet with an item of kind infrastructure, further development or operation (with a key where it is allocated), or explicitly free of charge.</summary>
    PriceSheet,

    /// <summary>A licence with the rights of Länder and of Kommunen.</summary>
    Licence,

    /// <summary>A data protection model.</summary>
    DataProtection,

    /// <summary>The support matrix: 115 and at least the first level.</summary>
    Support,

    /// <summary>The four answers of the reuse concept, and whether it is cost-neutral for Kommunen.</summary>
    ReuseConcept,

    /// <summary>Every MUSS of the catalogue of requirements met, or not met with a reason.</summary>
    Requirements,
}

/// <summary>One gate and whether it is met.</summary>
public sealed record Gate
{
    /// <summary>Which.</summary>
    public required GateKind Kind { get; init; }

    /// <summary>Whether it is met.</summary>
    public required bool Met { get; init; }

    /// <summary>What is missing, each with its place; empty when it is met.</summary>
    public IReadOnlyList<InputError> Missing { get; init => field = value ?? []; } = [];
}

/// <summary>What a listing still lacks. It depends on the offers, too, and so is never kept.</summary>
public sealed record ListingCheck
{
    /// <summary>Whether every gate is met.</summary>
    public required bool Ready { get; init; }

    /// <summary>Share of the statements a complete listing makes that are there, 0 to 100, rounded down.</summary>
    [Range(0, 100)]
    public required int CompletePercent { get; init; }

    /// <summary>Every gate.</summary>
    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>Statements that are no gate but that Kommunen look for; each with its place.</summary>
    public required IReadOnlyList<InputError> Wanted { get; init; }
}

/// <summary>What the caller may do with a revision now, and what is still missing for it.</summary>
public sealed record RevisionTransitions
{
    /// <summary>The acts that are the caller's in this state.</summary>
    [JsonPropertyName("transitions")]
    public required IReadOnlyList<RevisionTransition> Items { get; init; }
}

/// <summary>One act that is possible for the caller.</summary>
public sealed record RevisionTransition
{
    /// <summary>The act.</summary>
    public required RevisionAct Act { get; init; }

    /// <summary>The address to send it to.</summary>
    public required string Href { get; init; }

    /// <summary>Why the caller cannot do it yet although it is its act: unmet gates, or four eyes.</summary>
    public IReadOnlyList<InputError> Missing { get; init => field = value ?? []; } = [];
}

/// <summary>Gives a revision back to its provider.</summary>
public sealed record NewReturn
{
    /// <summary>What is to be changed, one remark for each place.</summary>
    [MinLength(1)]
    [MaxLength(100)]
    public required IReadOnlyList<Remark> Remarks { get; init; }
}

/// <summary>Releases a revision.</summary>
public sealed record NewPublication
{
    /// <summary>The day on which it becomes public; at once where it is not given. At most a year ahead.</summary>
    public DateOnly? PublishOn { get; init; }

    /// <summary>Ids of the MUSS requirements that are not met and whose reasons are accepted: all of them.</summary>
    [MaxLength(500)]
    public IReadOnlyList<string> AcceptedReasons { get; init => field = value ?? []; } = [];
}

/// <summary>
/// Suspends a service: running adoptions go on, no new ones start. It stays findable and readable, with the reason; a revision that is
/// published meanwhile is shown once the service is resumed.
/// </summary>
public sealed record NewSuspension
{
    /// <summary>Why; public. 10 to 1,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Announces the end of a service. Every running adoption ends by it.</summary>
public sealed record NewRetirement
{
    /// <summary>The last day; not earlier than the longest notice of the running contracts, see <see cref="ServiceEffect.EarliestEnd"/>, and at most ten years later.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Why; public. 10 to 1,000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Slug of the published service that takes its place.</summary>
    public string? Successor { get; init; }

    /// <summary>Number of running adoptions that end, as it was shown; guards against ending more than were seen.</summary>
    [Range(0, 1_000_000)]
    public required int Adoptions { get; init; }
}

/// <summary>What suspending or ending a service would mean for those who use it.</summary>
public sealed record ServiceEffect
{
    /// <summary>Running adoptions, from contracted to dormant.</summary>
    public required int Running { get; init; }

    /// <summary>Requests that have no contract yet and could not go on.</summary>
    public required int Requested { get; init; }

    /// <summary>The first day on which the service may end: the longest notice of the running contracts, counted from today to the end of a calendar year; today where there are none.</summary>
    public required DateOnly EarliestEnd { get; init; }

    /// <summary>Organisations with a running adoption, by ARS.</summary>
    public required IReadOnlyList<OrganisationRef> Adopters { get; init; }
}

/// <summary>A service of one's own organisation, as the workspace lists it.</summary>
public sealed record ProvidedService
{
    /// <summary>Slug of the service.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name: that of the open revision where there is one.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the changes of the service; stands in the <c>ETag</c> of its transitions.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it is offered.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Number of the published revision.</summary>
    public int? PublishedRevision { get; init; }

    /// <summary>The revision that is being worked on.</summary>
    public OpenRevision? Open { get; init; }

    /// <summary>Share of the statements a complete listing makes that are there, 0 to 100.</summary>
    [Range(0, 100)]
    public required int CompletePercent { get; init; }

    /// <summary>Number of gates that are not met.</summary>
    public required int UnmetGates { get; init; }

    /// <summary>Requests that wait for an answer, from interest to offered.</summary>
    public required int OpenRequests { get; init; }

    /// <summary>Organisations that use it, from contracted to terminating.</summary>
    public required int Adopters { get; init; }

    /// <summary>When anything of it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A revision that is being worked on.</summary>
public sealed record OpenRevision
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Counts its changes; stands in its <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>How far it is.</summary>
    public required RevisionState State { get; init; }

    /// <summary>Number of remarks it was last returned with.</summary>
    public required int Remarks { get; init; }
}

/// <summary>A revision in the operator's queue.</summary>
public sealed record SubmittedRevision
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the revision.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it is new or changes a published one.</summary>
    public required bool First { get; init; }

    /// <summary>How far it is.</summary>
    public required RevisionState State { get; init; }

    /// <summary>Who provides it.</summary>
    public required OrganisationRef Provider { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Name of the person who took it up.</summary>
    public string? Reviewer { get; init; }
}

/// <summary>Something that was done with a revision.</summary>
public sealed record RevisionEvent
{
    /// <summary>Number of the revision.</summary>
    public required int Revision { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required RevisionAct Act { get; init; }

    /// <summary>The state afterwards.</summary>
    public required RevisionState State { get; init; }

    /// <summary>For which organisation; absent for the clock.</summary>
    public OrganisationRef? Organisation { get; init; }

    /// <summary>Who; told to the own organisation alone.</summary>
    public string? Person { get; init; }
}

/// <summary>Two revisions of a listing, statement by statement.</summary>
public sealed record RevisionComparison
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Number of the earlier one.</summary>
    public required int Before { get; init; }

    /// <summary>Number of the later one.</summary>
    public required int After { get; init; }

    /// <summary>Every statement that is not the same in both, in the order of the listing.</summary>
    public required IReadOnlyList<RevisionDifference> Differences { get; init; }
}

/// <summary>A statement that is not the same in two revisions.</summary>
public sealed record RevisionDifference
{
    /// <summary>JSON Pointer of the statement; in lists of entries that have a name or id the pointer of the list and the entry's text.</summary>
    public required string Pointer { get; init; }

    /// <summary>The statement's name in German, such as <c>Betriebsbehörde</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it said before, as a person reads it; absent where it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>What it says after; absent where it is gone.</summary>
    public string? After { get; init; }
}
