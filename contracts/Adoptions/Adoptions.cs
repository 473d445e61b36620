using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Adoptions;

/// <summary>How far an adoption is.</summary>
public enum AdoptionState
{
    /// <summary>Being prepared; seen by the adopter alone.</summary>
    Draft,

    /// <summary>Interest is expressed; not an order.</summary>
    Interest,

    /// <summary>Both sides settle version, conditions and price.</summary>
    Coordination,

    /// <summary>Both sides agreed.</summary>
    Agreed,

    /// <summary>A binding offer lies on the table.</summary>
    Offered,

    /// <summary>The binding offer was not accepted in time.</summary>
    Lapsed,

    /// <summary>The contract is signed.</summary>
    Contracted,

    /// <summary>The service is being connected.</summary>
    Onboarding,

    /// <summary>The connection is being tested.</summary>
    Testing,

    /// <summary>In use.</summary>
    Live,

    /// <summary>Paused; the contract stays.</summary>
    Dormant,

    /// <summary>The end is set.</summary>
    Terminating,

    /// <summary>Over.</summary>
    Ended,

    /// <summary>The provider declined.</summary>
    Declined,

    /// <summary>The adopter withdrew.</summary>
    Withdrawn,
}

/// <summary>What moves an adoption on.</summary>
public enum AdoptionAct
{
    /// <summary>Create a draft.</summary>
    Create,

    /// <summary>Express interest.</summary>
    ExpressInterest,

    /// <summary>Pass the request on to coordination: the operator does it where it stands between, otherwise the store at once, also when the own Land has signed.</summary>
    Forward,

    /// <summary>Confirm terms version, conditions and first-year price; the state moves with the second side's confirmation.</summary>
    Agree,

    /// <summary>Decline a request.</summary>
    Decline,

    /// <summary>Prepare a binding offer; the state stays.</summary>
    PrepareOffer,

    /// <summary>Release the binding offer that was prepared.</summary>
    MakeBindingOffer,

    /// <summary>Give a service to an organisation by an assignment of its Land or aggregator.</summary>
    Assign,

    /// <summary>Accept the binding offer; in the written form the state moves with the second signatory's confirmation.</summary>
    Accept,

    /// <summary>The binding offer was not accepted in time; the clock does it.</summary>
    Lapse,

    /// <summary>Begin to connect.</summary>
    StartOnboarding,

    /// <summary>Begin to test.</summary>
    StartTest,

    /// <summary>Report that the test failed.</summary>
    FailTest,

    /// <summary>Go live.</summary>
    GoLive,

    /// <summary>Pause; the contract stays.</summary>
    Pause,

    /// <summary>Resume what was paused.</summary>
    Resume,

    /// <summary>Consent to a newer terms version, or keep the old one.</summary>
    AnswerTerms,

    /// <summary>Withdraw.</summary>
    Withdraw,

    /// <summary>Set the end.</summary>
    Terminate,

    /// <summary>The end has come; the clock does it.</summary>
    End,
}

/// <summary>The way a request takes.</summary>
public enum AdoptionRoute
{
    /// <summary>To who provides the service.</summary>
    Provider,

    /// <summary>Demand: to the own Land, which has no contract for the service yet.</summary>
    Demand,
}

/// <summary>Who has to act next.</summary>
public enum Party
{
    /// <summary>The organisation that adopts.</summary>
    Adopter,

    /// <summary>The providing organisation.</summary>
    Provider,

    /// <summary>The operator of the store.</summary>
    Operator,

    /// <summary>The Land of the adopting Kommune.</summary>
    Land,

    /// <summary>The organisation the contract is made with: operator, Land, aggregator or provider.</summary>
    Seller,
}

/// <summary>Starts an adoption as a draft.</summary>
public sealed record NewAdoption
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }
}

/// <summary>Changes a draft (merge patch): what is absent stays, what is null is taken away.</summary>
public sealed record AdoptionPatch
{
    /// <summary>What the service is wanted for; up to 2,000 characters.</summary>
    public string? Scope { get; init; }

    /// <summary>Who can be asked.</summary>
    public ContactPerson? Contact { get; init; }

    /// <summary>The month the adopter would like to start in, yyyy-MM, not before the current one.</summary>
    /// <example>2027-05</example>
    public string? WishedStart { get; init; }

    /// <summary>A message that goes out with the interest; up to 4,000 characters.</summary>
    public string? Message { get; init; }
}

/// <summary>Withdraws a request.</summary>
public sealed record Withdrawal
{
    /// <summary>Why, for the other side; up to 2,000 characters.</summary>
    public string? Reason { get; init; }
}

/// <summary>A person who can be asked about a request.</summary>
public sealed record ContactPerson
{
    /// <summary>Name; up to 120 characters.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }
}

/// <summary>An adoption: one organisation, one offer, one terms version.</summary>
public sealed record Adoption
{
    /// <summary>Id of the adoption.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>How far it is.</summary>
    public required AdoptionState State { get; init; }

    /// <summary>Since when it is in this state.</summary>
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>The way the request takes.</summary>
    public required AdoptionRoute Route { get; init; }

    /// <summary>Slug of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Name of the service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>Which contract is to be signed.</summary>
    public required LegalModel LegalModel { get; init; }

    /// <summary>Number of the terms version it is based on.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The organisation that adopts.</summary>
    public required OrganisationRef Adopter { get; init; }

    /// <summary>The organisation that provides the service.</summary>
    public required OrganisationRef Provider { get; init; }

    /// <summary>
    /// The organisation that takes the request and makes the contract: the operator where the legal model puts it between, the provider,
    /// the own Land or an aggregator. On the route <c>demand</c> the own Land, which has no contract yet.
    /// </summary>
    public required OrganisationRef Addressee { get; init; }

    /// <summary>What the service is wanted for.</summary>
    public string? Scope { get; init; }

    /// <summary>Who can be asked.</summary>
    public ContactPerson? Contact { get; init; }

    /// <summary>The month the adopter would like to start in.</summary>
    public string? WishedStart { get; init; }

    /// <summary>The message that goes out, or went out, with the interest.</summary>
    public string? Message { get; init; }

    /// <summary>The month the contract starts in, yyyy-MM, once it is agreed.</summary>
    /// <example>2027-05</example>
    public string? Start { get; init; }

    /// <summary>The form the contract asks for, once an offer is prepared.</summary>
    public ContractForm? Form { get; init; }

    /// <summary>The last day on which the binding offer can be accepted.</summary>
    public DateOnly? BindingUntil { get; init; }

    /// <summary>Number of the contract, once it is concluded.</summary>
    /// <example>FITST/2026/0001</example>
    public string? ContractNumber { get; init; }

    /// <summary>On which legal basis it was assigned without a signature; only where that was so.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Which side paused it; only while it is <c>dormant</c>.</summary>
    public Party? PausedBy { get; init; }

    /// <summary>Who has to act next; absent where nobody has to.</summary>
    public Party? Awaits { get; init; }

    /// <summary>The last day for that act.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The last day (Europe/Berlin); once the end is set.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>What has happened so far, oldest first.</summary>
    public required IReadOnlyList<AdoptionEvent> History { get; init; }

    /// <summary>Where it comes from; <c>declared</c> for what was done in the store.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Something that happened to an adoption.</summary>
public sealed record AdoptionEvent
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required AdoptionAct Act { get; init; }

    /// <summary>Which state it led to.</summary>
    public required AdoptionState State { get; init; }

    /// <summary>The organisation that acted.</summary>
    public required OrganisationRef By { get; init; }

    /// <summary>The organisation that acted for it under a mandate.</summary>
    public OrganisationRef? Under { get; init; }

    /// <summary>The person who acted; absent for the clock and after the person's erasure.</summary>
    public string? Person { get; init; }

    /// <summary>The reason given.</summary>
    public string? Reason { get; init; }
}

/// <summary>What the caller may do with an adoption now, and what is still missing.</summary>
public sealed record AdoptionTransitions
{
    /// <summary>The state it is in.</summary>
    public required AdoptionState State { get; init; }

    /// <summary>The acts possible from this state, whoever may do them.</summary>
    public required IReadOnlyList<AdoptionTransition> Transitions { get; init; }

    /// <summary>What to know before acting; absent where there is nothing. It keeps nobody from acting.</summary>
    public IReadOnlyList<AdoptionWarning>? Warnings { get; init; }
}

/// <summary>One act that is possible from the present state.</summary>
public sealed record AdoptionTransition
{
    /// <summary>The act.</summary>
    public required AdoptionAct Act { get; init; }

    /// <summary>The state it leads to.</summary>
    public required AdoptionState To { get; init; }

    /// <summary>Address to POST to.</summary>
    public required string Href { get; init; }

    /// <summary>Who may do it: each of these parties.</summary>
    public required IReadOnlyList<Party> Parties { get; init; }

    /// <summary>The role it takes.</summary>
    public required Accounts.Role Role { get; init; }

    /// <summary>Whether the caller has that role in one of these parties and is not kept from it by the four-eyes rule.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Whether a fresh sign-in has to come with it.</summary>
    public required bool NeedsFreshSignIn { get; init; }

    /// <summary>What has to be given first; empty when nothing is missing.</summary>
    public required IReadOnlyList<InputError> Missing { get; init; }
}

/// <summary>A message to the other side.</summary>
public sealed record NewMessage
{
    /// <summary>The text; 1 to 4,000 characters, Markdown without HTML.</summary>
    public required string Text { get; init; }

    /// <summary>Ids of files that go with it: uploaded to this adoption by the same organisation, and sent with no message before.</summary>
    [MaxLength(10)]
    public IReadOnlyList<Guid>? Files { get; init; }
}

/// <summary>A message of the conversation about an adoption.</summary>
public sealed record Message
{
    /// <summary>Id of the message.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The organisation that wrote it.</summary>
    public required OrganisationRef By { get; init; }

    /// <summary>The organisation that acted for it under a mandate.</summary>
    public OrganisationRef? Under { get; init; }

    /// <summary>The person who wrote it; absent after its erasure.</summary>
    public string? Person { get; init; }

    /// <summary>The text, Markdown without HTML.</summary>
    public required string Text { get; init; }

    /// <summary>Files that came with it.</summary>
    public required IReadOnlyList<AdoptionFile> Files { get; init; }
}
