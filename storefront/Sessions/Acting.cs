using FitStore.Contracts.Accounts;

namespace FitStore.Storefront.Sessions;

/// <summary>A way to act that an account has: for an organisation it is a member of, or for another one under a mandate.</summary>
internal sealed record Acting
{
    public required string OrganisationId { get; init; }

    public required string OrganisationName { get; init; }

    public string? MandateId { get; init; }

    /// <summary>The own organisation, where it acts under a mandate.</summary>
    public string? AgentName { get; init; }

    /// <summary>The organisation demands a second factor that the account has not.</summary>
    public bool SecondFactorMissing { get; init; }

    /// <summary>Names the way to act in forms; the id of the organisation, and of the mandate where there is one.</summary>
    public string Key => MandateId is null ? OrganisationId : KeyOf(OrganisationId, MandateId);

    public static string KeyOf(string organisationId, string mandateId) => $"{organisationId}/{mandateId}";

    /// <summary>Every way to act, memberships first, each by name.</summary>
    public static IReadOnlyList<Acting> Of(Me me)
    {
        return
        [
            .. me.Memberships.Select(membership => new Acting
            {
                OrganisationId = membership.Organisation.Id.ToString(),
                OrganisationName = membership.Organisation.Name,
                SecondFactorMissing = membership.SecondFactorMissing,
            }),
            .. me.Mandates.Select(mandate => new Acting
            {
                OrganisationId = mandate.Principal.Id.ToString(),
                OrganisationName = mandate.Principal.Name,
                MandateId = mandate.Id.ToString(),
                AgentName = mandate.Agent.Name,
                SecondFactorMissing = mandate.SecondFactorMissing,
            }),
        ];
    }
}

internal static class MeExtensions
{
    /// <summary>Whether the person has a role for the organisation this request acts for, as a member or under the mandate.</summary>
    public static bool Has(this Me me, Role role) => me.ActingUnder is { } agent
        ? me.Mandates.Any(mandate => mandate.Principal.Id == me.ActingFor?.Id && mandate.Agent.Id == agent.Id && mandate.Roles.Contains(role))
        : me.Memberships.Any(membership => membership.Organisation.Id == me.ActingFor?.Id && membership.Roles.Contains(role));
}
