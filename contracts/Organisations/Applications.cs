using System.ComponentModel.DataAnnotations;

namespace FitStore.Contracts.Organisations;

/// <summary>State of an application.</summary>
public enum ApplicationState
{
    /// <summary>The operator has to decide.</summary>
    Open,

    /// <summary>The organisation is in, its first administrator invited.</summary>
    Accredited,

    /// <summary>Refused with a reason.</summary>
    Refused,
}

/// <summary>An organisation asks to enter the store. No account needed.</summary>
public sealed record NewApplication
{
    /// <summary>What kind of body it is; not <c>operator</c>.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Its official name; at most 200 characters.</summary>
    /// <example>Stadt Musterhausen</example>
    public required string Name { get; init; }

    /// <summary>Amtlicher Regionalschlüssel; required for Land (2 digits), Kreis (5), Gemeindeverband (9) and Gemeinde (12), absent for others.</summary>
    /// <example>160620041041</example>
    public string? Ars { get; init; }

    /// <summary>Code of the Land, for IT-Dienstleister, aggregators and vendors that belong to one.</summary>
    /// <example>TH</example>
    public string? Land { get; init; }

    /// <summary>The functional mailbox, not a person's address; at most 254 characters.</summary>
    /// <example>poststelle@musterhausen.example.org</example>
    public required string Mailbox { get; init; }

    /// <summary>The person who answers for it and becomes its first administrator.</summary>
    public required ResponsiblePerson Responsible { get; init; }

    /// <summary>What the operator should know; at most 2,000 characters.</summary>
    public string? Remark { get; init; }
}

/// <summary>A person who answers for an application.</summary>
public sealed record ResponsiblePerson
{
    /// <summary>Name of the person; at most 120 characters.</summary>
    /// <example>Jana Petersen</example>
    public required string Name { get; init; }

    /// <summary>Address the invitation is sent to; at most 254 characters.</summary>
    /// <example>jana.petersen@musterhausen.example.org</example>
    public required string Email { get; init; }
}

/// <summary>What a sender of an application gets: a number to quote. The answer comes by mail.</summary>
public sealed record ApplicationReceipt
{
    /// <summary>Id to quote.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instant it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>An application as the operator sees it.</summary>
public sealed record OrganisationApplication
{
    /// <summary>Id of the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required ApplicationState State { get; init; }

    /// <summary>The instant it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What kind of body it is.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Its name as applied for.</summary>
    public required string Name { get; init; }

    /// <summary>Amtlicher Regionalschlüssel.</summary>
    public string? Ars { get; init; }

    /// <summary>Code of the Land.</summary>
    public string? Land { get; init; }

    /// <summary>The functional mailbox.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The person who answers for it; absent once the time it is kept for is over.</summary>
    public ResponsiblePerson? Responsible { get; init; }

    /// <summary>What the applicant added.</summary>
    public string? Remark { get; init; }

    /// <summary>The instant it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>The organisation that it became.</summary>
    public OrganisationRef? Organisation { get; init; }
}

/// <summary>Something that may be the same body as an applicant.</summary>
public sealed record PossibleDuplicate
{
    /// <summary>The organisation on the register; absent where the other is an application, too.</summary>
    public OrganisationRef? Organisation { get; init; }

    /// <summary>Id of the other open application.</summary>
    public Guid? Application { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARS.</summary>
    public string? Ars { get; init; }

    /// <summary>Whether the organisation has entered the store already.</summary>
    public required bool IsAccredited { get; init; }

    /// <summary>Whether the ARS is the same.</summary>
    public required bool SameArs { get; init; }

    /// <summary>Whether the name is the same or nearly so.</summary>
    public required bool SimilarName { get; init; }
}

/// <summary>Letting an organisation in.</summary>
public sealed record Accreditation
{
    /// <summary>The entry of the register that it is; absent to take the one with the same ARS, or to make a new one.</summary>
    public Guid? Organisation { get; init; }
}

/// <summary>Refusing something, with the reason for the applicant.</summary>
public sealed record Refusal
{
    /// <summary>Why; goes to the applicant; at most 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>What an organisation's administrator sets for it.</summary>
public sealed record OrganisationSettings
{
    /// <summary>Counts the changes of the organisation; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>The functional mailbox, not a person's address.</summary>
    public string? Mailbox { get; init; }

    /// <summary>Address for electronic invoices (Leitweg-ID); 2 to 46 characters.</summary>
    public string? LeitwegId { get; init; }

    /// <summary>Whether members without a second factor may not act for it.</summary>
    public required bool DemandsSecondFactor { get; init; }

    /// <summary>How many connections an IT-Dienstleister carries, by quarter; a quarter that is missing says nothing. Empty for all others.</summary>
    public required IReadOnlyList<QuarterCapacity> Capacities { get; init; }
}

/// <summary>What can be changed of an organisation's settings.</summary>
public sealed record OrganisationSettingsPatch
{
    /// <summary>The functional mailbox; at most 254 characters.</summary>
    public string? Mailbox { get; init; }

    /// <summary>Address for electronic invoices (Leitweg-ID); 2 to 46 characters.</summary>
    public string? LeitwegId { get; init; }

    /// <summary>Whether members without a second factor may not act for it.</summary>
    public bool? DemandsSecondFactor { get; init; }

    /// <summary>How many connections an IT-Dienstleister carries, by quarter, each quarter once; only for an IT-Dienstleister.</summary>
    [MaxLength(40)]
    public IReadOnlyList<QuarterCapacity>? Capacities { get; init; }
}
