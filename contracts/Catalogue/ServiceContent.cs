using System.ComponentModel.DataAnnotations;

namespace FitStore.Contracts.Catalogue;

/// <summary>What a listing says about an online service. Every section names where its statements come from.</summary>
public record ServiceContent
{
    /// <summary>Name of the online service, up to 120 characters.</summary>
    /// <example>Digitale Baugenehmigung</example>
    public required string Name { get; init; }

    /// <summary>What it does, in at most 150 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Code of the Land that leads it.</summary>
    /// <example>MV</example>
    public required string LeadLand { get; init; }

    /// <summary>Slug of its Themenfeld.</summary>
    /// <example>bauen-wohnen</example>
    public required string Themenfeld { get; init; }

    /// <summary>How it is filed: keys, Leistungstyp, Reifegrad.</summary>
    public required Classification Classification { get; init; }

    /// <summary>The description.</summary>
    public Description? Description { get; init; }

    /// <summary>What is publicly reported about it, with dates.</summary>
    [MaxLength(50)]
    public IReadOnlyList<ReportedFact> Reported { get; init => field = value ?? []; } = [];

    /// <summary>Who runs it and answers for it.</summary>
    public Operation? Operation { get; init; }

    /// <summary>How citizens and companies get in: user account, trust level, payment.</summary>
    public Access? Access { get; init; }

    /// <summary>How it is connected: transport, data standards, Fachverfahren, registers, effort.</summary>
    public Connection? Connection { get; init; }

    /// <summary>Who helps: 115 and the three levels of support.</summary>
    public SupportMatrix? Support { get; init; }

    /// <summary>Who finances, who provides interfaces, who supports: the four answers Kommunen ask for.</summary>
    public ReuseConcept? ReuseConcept { get; init; }

    /// <summary>The answers to the EfA minimum requirements.</summary>
    public RequirementAnswers? Requirements { get; init; }

    /// <summary>The six principles of the EfA decision of September 2020, with evidence.</summary>
    public Principles? Principles { get; init; }

    /// <summary>Training offered to staff.</summary>
    public Statement? Training { get; init; }

    /// <summary>Address where the service can be tried out (https).</summary>
    public string? DemoUrl { get; init; }

    /// <summary>Documents to read.</summary>
    [MaxLength(50)]
    public IReadOnlyList<Document> Documents { get; init => field = value ?? []; } = [];

    /// <summary>Functional mailboxes to write to.</summary>
    [MaxLength(20)]
    public IReadOnlyList<ContactPoint> Contacts { get; init => field = value ?? []; } = [];

    /// <summary>Further words it should be found by, such as abbreviations.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Keywords { get; init => field = value ?? []; } = [];
}

/// <summary>How a service is filed.</summary>
public sealed record Classification
{
    /// <summary>Leistungsschlüssel (LeiKa), 14 digits; federal ones start with 99. Empty where not yet given: a key is never invented.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Leistungsschluessel { get; init => field = value ?? []; } = [];

    /// <summary>OZG-IDs, five digits starting with 1. Empty where not yet given.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> OzgIds { get; init => field = value ?? []; } = [];

    /// <summary>Leistungstyp of the FIM catalogue.</summary>
    public Leistungstyp? Leistungstyp { get; init; }

    /// <summary>Reifegrad with the scale it is measured on.</summary>
    public Reifegrad? Reifegrad { get; init; }

    /// <summary>Whether the Single Digital Gateway regulation covers it.</summary>
    public bool? SdgRelevant { get; init; }

    /// <summary>Where Leistungstyp and SDG relevance come from. Keys and Reifegrad are never invented.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Who regulates and who carries out a Leistung, by the FIM catalogue.</summary>
public enum Leistungstyp
{
    /// <summary>Type 1: regulated and carried out by the Bund.</summary>
    Typ1,

    /// <summary>Type 2: regulated by the Bund, carried out by Länder or Kommunen.</summary>
    Typ2,

    /// <summary>Type 2/3: regulated by Bund and Länder, carried out by Länder or Kommunen.</summary>
    Typ23,

    /// <summary>Type 3: regulated by the Land, carried out by Land or Kommunen.</summary>
    Typ3,

    /// <summary>Type 4: regulated and carried out by the Kommune.</summary>
    Typ4,

    /// <summary>Type 5: all others, such as voluntary ones.</summary>
    Typ5,
}

/// <summary>Reifegrad on one scale. Never converted to, or compared with, the other scale.</summary>
public sealed record Reifegrad
{
    /// <summary>The scale: <c>1.1</c> runs from 0 to 4, <c>2.0</c> from 0 to 7.</summary>
    /// <example>1.1</example>
    public required string Scale { get; init; }

    /// <summary>The level on that scale.</summary>
    /// <example>4</example>
    [Range(0, 7)]
    public required int Level { get; init; }
}

/// <summary>A longer text.</summary>
public sealed record Description
{
    /// <summary>Markdown without HTML; links lead to https, http or mailto only, pictures are uploaded files of this service, each with words.</summary>
    public required string Markdown { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A short statement with its origin.</summary>
public sealed record Statement
{
    /// <summary>The statement, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Something publicly reported about a service.</summary>
public sealed record ReportedFact
{
    /// <summary>The fact, one German sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The time it was reported for, as exact as known: year, month or day.</summary>
    /// <example>2024-11</example>
    public string? AsOf { get; init; }
}

/// <summary>Who runs a service and answers for it.</summary>
public sealed record Operation
{
    /// <summary>The operating authority: sole controller for data protection under § 8a Abs. 4 OZG.</summary>
    public required string OperatingAuthority { get; init; }

    /// <summary>The IT-Dienstleister that runs it.</summary>
    public string? ItProvider { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>How citizens and companies get into a service.</summary>
public sealed record Access
{
    /// <summary>User accounts that are taken.</summary>
    public required IReadOnlyList<UserAccount> UserAccounts { get; init; }

    /// <summary>Trust level that is asked for; absent only while a draft does not say it yet.</summary>
    public TrustLevel? TrustLevel { get; init; }

    /// <summary>Whether and how fees are paid online.</summary>
    public string? Payment { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A user account of the administration.</summary>
public enum UserAccount
{
    /// <summary>BundID for citizens.</summary>
    BundId,

    /// <summary>Mein Unternehmenskonto (Organisationskonto) for companies.</summary>
    Unternehmenskonto,

    /// <summary>No account is needed.</summary>
    None,
}

/// <summary>How sure the administration is of who somebody is (eIDAS: low, substantial, high).</summary>
public enum TrustLevel
{
    /// <summary>User name and password.</summary>
    Basis,

    /// <summary>For instance an ELSTER certificate.</summary>
    Substanziell,

    /// <summary>The Online-Ausweis.</summary>
    Hoch,
}

/// <summary>How a service is connected to a Kommune and its Fachverfahren.</summary>
public sealed record Connection
{
    /// <summary>The ways an application reaches the authority.</summary>
    public required IReadOnlyList<Transport> Transports { get; init; }

    /// <summary>Data standards (XÖV) and schemas (FIM) it uses.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> DataStandards { get; init => field = value ?? []; } = [];

    /// <summary>Fachverfahren it works with.</summary>
    [MaxLength(100)]
    public IReadOnlyList<Fachverfahren> Fachverfahren { get; init => field = value ?? []; } = [];

    /// <summary>Registers it draws on.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Registers { get; init => field = value ?? []; } = [];

    /// <summary>What a Kommune has to do, in the order it is done, one sentence each.</summary>
    [MaxLength(30)]
    public IReadOnlyList<string> Steps { get; init => field = value ?? []; } = [];

    /// <summary>Weeks it typically takes from the contract to going live.</summary>
    public WeekRange? Duration { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A range of weeks.</summary>
public sealed record WeekRange
{
    /// <summary>At least.</summary>
    [Range(0, 520)]
    public required int From { get; init; }

    /// <summary>At most.</summary>
    [Range(0, 520)]
    public required int To { get; init; }
}

/// <summary>A way on which applications reach the authority.</summary>
public enum Transport
{
    /// <summary>FIT-Connect.</summary>
    FitConnect,

    /// <summary>OSCI with XTA.</summary>
    OsciXta,

    /// <summary>A file to download or a mail with a PDF.</summary>
    File,
}

/// <summary>A Fachverfahren and how far its interface is.</summary>
public sealed record Fachverfahren
{
    /// <summary>Name of the product.</summary>
    public required string Product { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>From which version on.</summary>
    public string? FromVersion { get; init; }

    /// <summary>How far the interface is.</summary>
    public required InterfaceState State { get; init; }

    /// <summary>The day the vendor promised it by; where it is not productive yet.</summary>
    public DateOnly? PromisedBy { get; init; }
}

/// <summary>How far the interface of a Fachverfahren is.</summary>
public enum InterfaceState
{
    /// <summary>In daily use.</summary>
    Productive,

    /// <summary>Tried out by some.</summary>
    Pilot,

    /// <summary>Promised.</summary>
    Planned,
}

/// <summary>Who helps whom, and when.</summary>
public sealed record SupportMatrix
{
    /// <summary>Whether the number 115 answers first questions of citizens; absent only while a draft does not say it yet.</summary>
    public bool? Number115 { get; init; }

    /// <summary>The levels of support, first to third.</summary>
    [MaxLength(3)]
    public required IReadOnlyList<SupportLevel> Levels { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>One level of support.</summary>
public sealed record SupportLevel
{
    /// <summary>1, 2 or 3.</summary>
    [Range(1, 3)]
    public required int Level { get; init; }

    /// <summary>Who provides it.</summary>
    public required string Provider { get; init; }

    /// <summary>When it can be reached.</summary>
    public required string Hours { get; init; }

    /// <summary>How it can be reached: a functional mailbox or a number.</summary>
    public string? Contact { get; init; }
}

/// <summary>
/// The complete, lasting reuse concept the Kommunen asked for in March 2023: without it they cannot judge
/// whether a service is economical and workable.
/// </summary>
public sealed record ReuseConcept
{
    /// <summary>Who finances the integration.</summary>
    public required string Integration { get; init; }

    /// <summary>Who finances the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Which interfaces there are and who provides them.</summary>
    public required string Interfaces { get; init; }

    /// <summary>Who supports.</summary>
    public required string Support { get; init; }

    /// <summary>Whether implementation, operation and support cost the Kommunen nothing; absent only while a draft does not say it yet.</summary>
    public bool? CostNeutralForKommunen { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>The answers to one version of the catalogue of EfA minimum requirements.</summary>
public sealed record RequirementAnswers
{
    /// <summary>Name and version of the catalogue.</summary>
    public required string Catalogue { get; init; }

    /// <summary>One answer for each requirement.</summary>
    [MaxLength(500)]
    public required IReadOnlyList<RequirementAnswer> Answers { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>One requirement with its answer.</summary>
public sealed record RequirementAnswer
{
    /// <summary>Id within the catalogue.</summary>
    /// <example>TR-02</example>
    public required string Id { get; init; }

    /// <summary>The group it belongs to.</summary>
    public required string Group { get; init; }

    /// <summary>How binding it is.</summary>
    public required Obligation Obligation { get; init; }

    /// <summary>What is required.</summary>
    public required string Text { get; init; }

    /// <summary>The answer.</summary>
    public required Fulfilment Fulfilment { get; init; }

    /// <summary>Why it is not met or does not apply.</summary>
    public string? Reason { get; init; }
}

/// <summary>How binding a requirement is.</summary>
public enum Obligation
{
    /// <summary>MUSS.</summary>
    Muss,

    /// <summary>SOLL.</summary>
    Soll,

    /// <summary>KANN.</summary>
    Kann,
}

/// <summary>Whether a requirement is met.</summary>
public enum Fulfilment
{
    /// <summary>Met.</summary>
    Met,

    /// <summary>Not met; the reason is given.</summary>
    NotMet,

    /// <summary>Not applicable; the reason is given.</summary>
    NotApplicable,
}

/// <summary>Evidence for the six EfA principles; none of them is a gate.</summary>
public sealed record Principles
{
    /// <summary>One entry per principle that there is evidence for.</summary>
    [MaxLength(6)]
    public required IReadOnlyList<PrincipleEvidence> Evidence { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Evidence for one principle.</summary>
public sealed record PrincipleEvidence
{
    /// <summary>The principle.</summary>
    public required Principle Principle { get; init; }

    /// <summary>What shows it.</summary>
    public required string Evidence { get; init; }
}

/// <summary>The six principles of the EfA decision of September 2020.</summary>
public enum Principle
{
    /// <summary>Relevance.</summary>
    Relevance,

    /// <summary>Usability.</summary>
    Usability,

    /// <summary>Speed.</summary>
    Speed,

    /// <summary>EfA and economy.</summary>
    Economy,

    /// <summary>Innovation and lasting technical quality.</summary>
    Innovation,

    /// <summary>Open standards and open source.</summary>
    OpenStandards,
}

/// <summary>A document to read: one that was uploaded for the service, or one that lies elsewhere.</summary>
public sealed record Document
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Where it lies: the <c>address</c> of an uploaded file of this service, or elsewhere (https).</summary>
    public required string Url { get; init; }

    /// <summary>Where the statement comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>What a document is for.</summary>
public enum DocumentKind
{
    /// <summary>How to connect.</summary>
    ConnectionGuide,

    /// <summary>Data protection.</summary>
    DataProtection,

    /// <summary>Procurement.</summary>
    Procurement,

    /// <summary>Training.</summary>
    Training,

    /// <summary>A technical specification.</summary>
    Specification,
}

/// <summary>A functional mailbox to write to.</summary>
public sealed record ContactPoint
{
    /// <summary>What for.</summary>
    /// <example>Fragen zur Nachnutzung</example>
    public required string Purpose { get; init; }

    /// <summary>The mailbox.</summary>
    public required string Email { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}
