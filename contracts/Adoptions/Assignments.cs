using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Adoptions;

/// <summary>
/// Gives a service to many Kommunen at once: by a Land or an aggregator with a contract for it, as seller. Each Kommune gets its own adoption:
/// with a binding offer that its own signatory accepts, or, where <c>legalBasis</c> says why no signature is needed, already contracted.
/// </summary>
public sealed record NewAssignment
{
    /// <summary>Id of the offer, one over the FIT-Store that the assigner has contracted or provides.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Number of the terms version; absent: the one that applies on the first day of <c>start</c>.</summary>
    [Range(1, 10_000)]
    public int? TermsVersion { get; init; }

    /// <summary>The month the contracts start in, yyyy-MM, not before the current one.</summary>
    /// <example>2027-05</example>
    public required string Start { get; init; }

    /// <summary>The last day on which the offers can be accepted: from tomorrow to a year from today. Either this or <c>legalBasis</c>.</summary>
    public DateOnly? BindingUntil { get; init; }

    /// <summary>The legal basis that needs no signature of the Kommune, such as a Land's law; up to 2,000 characters. Either this or <c>bindingUntil</c>.</summary>
    /// <example>§ 3 Absatz 2 des Landesgesetzes zur digitalen Verwaltung (Beispiel)</example>
    public string? LegalBasis { get; init; }

    /// <summary>
    /// The lines of a list: each begins with the ARS of a Kommune; what follows after a comma, a semicolon or a tab is passed over, and so are
    /// empty lines and a heading. At most 2,000 Kommunen, each once.
    /// </summary>
    [MinLength(1), MaxLength(2_500)]
    public required IReadOnlyList<string> Recipients { get; init; }
}

/// <summary>What an assignment would come to, and what is wrong with its list.</summary>
public sealed record AssignmentCheck
{
    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Name of the offer.</summary>
    public required string OfferName { get; init; }

    /// <summary>Number of the terms version.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>Kommunen that are right.</summary>
    public required int Kommunen { get; init; }

    /// <summary>Their inhabitants together.</summary>
    public required long Inhabitants { get; init; }

    /// <summary>What is wrong, by line. As long as there is anything, nothing can be assigned.</summary>
    public required IReadOnlyList<AssignmentError> Errors { get; init; }
}

/// <summary>What is wrong in a line of the list.</summary>
public sealed record AssignmentError
{
    /// <summary>Number of the line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What stands there.</summary>
    public required string Text { get; init; }

    /// <summary>Stable code, of the list of input error codes.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what to do, in the language asked for when the assignment was checked.</summary>
    public required string Detail { get; init; }

    /// <summary>The adoption that the Kommune has of the service already, where the assigner may see it.</summary>
    public Guid? Adoption { get; init; }
}

/// <summary>How far an assignment is.</summary>
public enum AssignmentState
{
    /// <summary>Prepared; waits for the release by somebody else.</summary>
    Prepared,

    /// <summary>Released: every Kommune is looked at once more.</summary>
    Validating,

    /// <summary>The documents of each are being made.</summary>
    MakingDocuments,

    /// <summary>All adoptions are being written, in one go.</summary>
    Writing,

    /// <summary>Every Kommune has its adoption.</summary>
    Done,

    /// <summary>Nothing was written; <c>errors</c> or <c>failure</c> say why.</summary>
    Failed,

    /// <summary>Cancelled before anything was written.</summary>
    Cancelled,
}

/// <summary>A service given to many Kommunen at once: a job that goes on behind the requests.</summary>
public sealed record Assignment
{
    /// <summary>Id of the assignment.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes, progress included; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>How far it is.</summary>
    public required AssignmentState State { get; init; }

    /// <summary>Who assigns, as seller.</summary>
    public required OrganisationRef Assigner { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Name of the offer.</summary>
    public required string OfferName { get; init; }

    /// <summary>Number of the terms version.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The month the contracts start in.</summary>
    /// <example>2027-05</example>
    public required string Start { get; init; }

    /// <summary>The last day on which the offers can be accepted; absent where no signature is needed.</summary>
    public DateOnly? BindingUntil { get; init; }

    /// <summary>The legal basis that needs no signature; absent where each Kommune signs.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Number of Kommunen.</summary>
    public required int Kommunen { get; init; }

    /// <summary>For how many the documents are made.</summary>
    public required int DocumentsMade { get; init; }

    /// <summary>When it was prepared.</summary>
    public required DateTimeOffset PreparedAt { get; init; }

    /// <summary>Who prepared it; absent after the person's erasure.</summary>
    public string? PreparedBy { get; init; }

    /// <summary>When it was released.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Who released it; absent after the person's erasure.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed, where no line is to blame.</summary>
    public string? Failure { get; init; }

    /// <summary>What has become wrong since it was prepared, by line; in lists the first ten.</summary>
    public required IReadOnlyList<AssignmentError> Errors { get; init; }

    /// <summary>How many errors there are, also beyond those listed.</summary>
    public required int ErrorCount { get; init; }
}

/// <summary>One of the Kommunen of an assignment.</summary>
public sealed record AssignedKommune
{
    /// <summary>Its line in the list.</summary>
    public required int Line { get; init; }

    /// <summary>The Kommune.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Its Amtlicher Regionalschlüssel.</summary>
    /// <example>160620041041</example>
    public string? Ars { get; init; }

    /// <summary>Its inhabitants, where they are on record.</summary>
    public long? Inhabitants { get; init; }

    /// <summary>What it pays in the first calendar year; once its documents are made, and absent where no rule says.</summary>
    public Money? FirstYear { get; init; }

    /// <summary>Id of its adoption, once the assignment is done.</summary>
    public Guid? Adoption { get; init; }
}

/// <summary>What can be done with an assignment.</summary>
public enum AssignmentAct
{
    /// <summary>Release it, so that the work begins.</summary>
    Release,

    /// <summary>Cancel it.</summary>
    Cancel,
}

/// <summary>What the caller may do with an assignment now, and what is still missing.</summary>
public sealed record AssignmentTransitions
{
    /// <summary>The state it is in.</summary>
    public required AssignmentState State { get; init; }

    /// <summary>The acts possible from this state.</summary>
    public required IReadOnlyList<AssignmentTransition> Transitions { get; init; }
}

/// <summary>One act that is possible from the present state.</summary>
public sealed record AssignmentTransition
{
    /// <summary>The act.</summary>
    public required AssignmentAct Act { get; init; }

    /// <summary>Address to POST to.</summary>
    public required string Href { get; init; }

    /// <summary>The roles it takes, all of them.</summary>
    public required IReadOnlyList<Accounts.Role> Roles { get; init; }

    /// <summary>Whether the caller has these roles and is not kept from it by the four-eyes rule.</summary>
    public required bool Allowed { get; init; }

    /// <summary>What keeps the caller from it beside a role: that it prepared the assignment itself.</summary>
    public required IReadOnlyList<InputError> Missing { get; init; }
}
