using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Adoptions;

/// <summary>How far a connection is.</summary>
public enum ConnectionStage
{
    /// <summary>The contract is signed; connecting has not begun.</summary>
    Contracted,

    /// <summary>The service is being connected.</summary>
    Onboarding,

    /// <summary>The connection is being tested.</summary>
    Testing,

    /// <summary>It is tested and no mandatory item is open: it can go live.</summary>
    LiveSoon,
}

/// <summary>A connection under way, as who provides or sells the service sees it.</summary>
public sealed record AdoptionConnection
{
    /// <summary>Id of the adoption.</summary>
    public required Guid Adoption { get; init; }

    /// <summary>How far it is.</summary>
    public required ConnectionStage Stage { get; init; }

    /// <summary>Since when the adoption is in its state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The organisation that connects.</summary>
    public required OrganisationRef Adopter { get; init; }

    /// <summary>The organisation that provides the service.</summary>
    public required OrganisationRef Provider { get; init; }

    /// <summary>The organisation the contract is made with.</summary>
    public required OrganisationRef Seller { get; init; }

    /// <summary>The Fachverfahren, once it is named.</summary>
    public ConnectedFachverfahren? Fachverfahren { get; init; }

    /// <summary>The IT-Dienstleister, once it is named.</summary>
    public OrganisationRef? ItProvider { get; init; }

    /// <summary>Items of the checklist; 0 before connecting began.</summary>
    [Range(0, 40)]
    public required int Items { get; init; }

    /// <summary>Items with nothing left to do.</summary>
    [Range(0, 40)]
    public required int Settled { get; init; }

    /// <summary>Open items that are late: the day their vendor promised is over, or without a promise the due date.</summary>
    [Range(0, 40)]
    public required int OverdueItems { get; init; }

    /// <summary>The first item that is open.</summary>
    public string? NextItem { get; init; }

    /// <summary>Who does that item.</summary>
    public OrganisationRef? NextBy { get; init; }

    /// <summary>The last day that item should be done on.</summary>
    public DateOnly? NextDueOn { get; init; }

    /// <summary>The last day for the next act of the adoption.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether that day is over, or an item's.</summary>
    public required bool Overdue { get; init; }
}

/// <summary>An item of a checklist as a line of the report.</summary>
public sealed record ConnectionReportRow
{
    /// <summary>Key of the item.</summary>
    public required string Key { get; init; }

    /// <summary>What is settled when it is done.</summary>
    public required string Title { get; init; }

    /// <summary>Whose part it is.</summary>
    public required ChecklistOwner Owner { get; init; }

    /// <summary>The organisation that does it.</summary>
    public string? Responsible { get; init; }

    /// <summary>Whether nobody goes live without it.</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Whether the test waits for it.</summary>
    public required bool BeforeTest { get; init; }

    /// <summary>How far it is.</summary>
    public required ChecklistItemState State { get; init; }

    /// <summary>The last day it should be done on.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day the vendor promised.</summary>
    public DateOnly? PromisedOn { get; init; }

    /// <summary>Whether it is open and its due date is over.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Why it is not needed.</summary>
    public string? Reason { get; init; }

    /// <summary>The note.</summary>
    public string? Note { get; init; }

    /// <summary>Number of its files.</summary>
    public required int Files { get; init; }
}

/// <summary>What a vendor is asked for by an adopter. It shows nothing else of the adoption.</summary>
public sealed record VendorItem
{
    /// <summary>Id of the item.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts its changes; stands in its <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The organisation that asks for it.</summary>
    public required OrganisationRef Adopter { get; init; }

    /// <summary>The Fachverfahren.</summary>
    public string? Product { get; init; }

    /// <summary>What is settled when it is done.</summary>
    public required string Title { get; init; }

    /// <summary>What to do, in plain words.</summary>
    public required string Explanation { get; init; }

    /// <summary>How far it is.</summary>
    public required ChecklistItemState State { get; init; }

    /// <summary>The last day it should be done on.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day the vendor promised.</summary>
    public DateOnly? PromisedOn { get; init; }

    /// <summary>Whether it is open although the promised day is over, or the due date where none is promised.</summary>
    public required bool Late { get; init; }

    /// <summary>What the parties noted at this item.</summary>
    public string? Note { get; init; }

    /// <summary>Its files: those of the parties and the vendor's own, oldest first; empty in lists.</summary>
    public required IReadOnlyList<AdoptionFile> Files { get; init; }
}

/// <summary>Changes what a vendor is asked for (merge patch): what is absent stays, what is null is taken away.</summary>
public sealed record VendorItemPatch
{
    /// <summary>How far it is: <c>open</c>, <c>inProgress</c> or <c>done</c>.</summary>
    public ChecklistItemState? State { get; init; }

    /// <summary>The day by which it is delivered; from today to five years from today when it is changed.</summary>
    public DateOnly? PromisedOn { get; init; }
}

/// <summary>What the connections of who provides or sells can be narrowed down by.</summary>
public sealed record ConnectionFacets
{
    /// <summary>Connections that the filters let through.</summary>
    public required int Total { get; init; }

    /// <summary>How many of these are overdue.</summary>
    public required int Overdue { get; init; }

    /// <summary>How far they are; every stage, in their order.</summary>
    public required IReadOnlyList<ConnectionFacetValue> Stages { get; init; }

    /// <summary>Länder of who connects, by name; the value is the Land's code.</summary>
    public required IReadOnlyList<ConnectionFacetValue> Laender { get; init; }

    /// <summary>Services, by name; the value is the slug.</summary>
    public required IReadOnlyList<ConnectionFacetValue> Services { get; init; }

    /// <summary>Fachverfahren by name; the value is the name of the product.</summary>
    public required IReadOnlyList<ConnectionFacetValue> Fachverfahren { get; init; }
}

/// <summary>A value that connections can be narrowed down by.</summary>
public sealed record ConnectionFacetValue
{
    /// <summary>The value for the query parameter.</summary>
    /// <example>TH</example>
    public required string Value { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>Thüringen</example>
    public required string Name { get; init; }

    /// <summary>Connections there were if this value were chosen, with the filters of the other kinds as they are.</summary>
    public required int Count { get; init; }
}

/// <summary>What does not keep anybody from acting, and is good to know before.</summary>
public sealed record AdoptionWarning
{
    /// <summary>What it is: <c>capacityExceeded</c>, the IT-Dienstleister carries fewer connections in that quarter.</summary>
    /// <example>capacityExceeded</example>
    public required string Code { get; init; }

    /// <summary>What to know and do.</summary>
    public required string Detail { get; init; }
}
