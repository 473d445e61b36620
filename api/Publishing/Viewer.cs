using FitStore.Api.Http;

namespace FitStore.Api.Publishing;

/// <summary>Who looks at a listing: what is not published is for its provider and, once it is submitted, for the operator.</summary>
/// <param name="Provider">The organisation that the caller acts for; its own listings are seen whole.</param>
/// <param name="IsOperator">Whether somebody of the operator looks.</param>
internal sealed record Viewer(Guid? Provider, bool IsOperator)
{
    /// <summary>The caller as a viewer. Operations for everybody take callers, too, who may not act for their organisation yet: to them it is as to visitors.</summary>
    public static Viewer Of(Act act)
    {
        var lacksFactor = act.Mandate?.SecondFactorMissing
            ?? act.Memberships.Any(known => known.SecondFactorMissing && known.Organisation.Id == act.Organisation?.Id);
        return act.Organisation is null || act.Roles.Count == 0 || lacksFactor
            ? new(null, IsOperator: false)
            : new(act.Organisation.Id, act.IsOperator);
    }

    /// <summary>Whether the viewer is a party of the listing.</summary>
    public bool IsPartyOf(ListingRow listing) => IsOperator || Provider == listing.ProviderId;
}
