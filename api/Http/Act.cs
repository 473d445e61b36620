using FitStore.Api.Database;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Http;

/// <summary>
/// The act that a request carries out: who does it, for which organisation, under which key, for real or as a dry run.
/// Filled by <see cref="Door"/> before the use case runs.
/// </summary>
internal sealed class Act
{
    /// <summary>The signed-in account; absent for visitors.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>The session the request came with.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>The organisations the account is a member of.</summary>
    public IReadOnlyList<Membership> Memberships { get; set; } = [];

    /// <summary>The mandates in force under which the account may act.</summary>
    public IReadOnlyList<MandateRef> Mandates { get; set; } = [];

    /// <summary>The organisation acted for; absent where none was chosen.</summary>
    public OrganisationRef? Organisation { get; set; }

    /// <summary>The mandate under which the caller acts for the organisation; absent where it is its own.</summary>
    public MandateRef? Mandate { get; set; }

    /// <summary>Whether the account signs in with a second factor.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>The roles of the account in that organisation.</summary>
    public IReadOnlyList<Role> Roles { get; set; } = [];

    /// <summary>Present where the request moves something and may be repeated.</summary>
    public IdempotentRequest? Idempotency { get; set; }

    /// <summary>The fresh sign-in the request came with, on operations that need one; used up with the act.</summary>
    public Guid? FreshSignInId { get; set; }

    /// <summary>
    /// Ends the act where the caller may not do it any more: a session that was closed, a membership or mandate that was taken away while the
    /// request was on its way, which a body sent slowly makes as long as one likes. Asked in the transaction of the act; there during a request.
    /// </summary>
    public Func<Sql, Task>? StillAllowed { get; set; }

    /// <summary>Whether to answer what would happen and change nothing.</summary>
    public bool IsDryRun { get; set; }

    /// <summary>The organisation acted for, on routes that ask for one.</summary>
    public OrganisationRef For => Organisation ?? throw new InvalidOperationException("The route does not ask for an organisation.");

    /// <summary>Whether somebody of the operator acts. Nobody is the operator under a mandate.</summary>
    public bool IsOperator => Organisation?.Kind == OrganisationKind.Operator && Mandate is null;

    public bool Has(Role role) => Roles.Contains(role);
}
