using FitStore.Contracts.Accounts;

namespace FitStore.Contracts.Organisations;

/// <summary>State of a mandate.</summary>
public enum MandateState
{
    /// <summary>Given; the other organisation has to accept.</summary>
    Offered,

    /// <summary>In force until its date.</summary>
    Accepted,

    /// <summary>The other organisation declined.</summary>
    Declined,

    /// <summary>Ended at once by one of the two.</summary>
    Revoked,

    /// <summary>Its date is over.</summary>
    Expired,
}

/// <summary>A mandate to give: another organisation shall act for the one acted for.</summary>
public sealed record NewMandate
{
    /// <summary>Id of the organisation that shall act.</summary>
    public required Guid Agent { get; init; }

    /// <summary>The roles it may act in; at least one, never <c>admin</c>.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The last day, until 24:00 Europe/Berlin; at most five years ahead.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>One organisation lets another act for it.</summary>
public sealed record Mandate
{
    /// <summary>Id of the mandate; goes into <c>FitStore-Mandate</c>.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required MandateState State { get; init; }

    /// <summary>For whom is acted.</summary>
    public required OrganisationRef Principal { get; init; }

    /// <summary>Who acts.</summary>
    public required OrganisationRef Agent { get; init; }

    /// <summary>The roles it may act in. A member of the agent has those of them that it has in the agent, too.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The last day, until 24:00 Europe/Berlin.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The instant it was given.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The instant it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The instant it was declined or revoked.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
