using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Accounts;

/// <summary>State of an invitation.</summary>
public enum InvitationState
{
    /// <summary>The mail is on its way or was delivered; nobody has accepted yet.</summary>
    Open,

    /// <summary>Somebody is a member by it.</summary>
    Accepted,

    /// <summary>An administrator took it back.</summary>
    Revoked,

    /// <summary>The 72 hours are over.</summary>
    Expired,
}

/// <summary>Whom to invite into the organisation acted for.</summary>
public sealed record NewInvitation
{
    /// <summary>Address the invitation is sent to; at most 254 characters. Nothing tells whether it has an account.</summary>
    /// <example>jana.petersen@nordhausen.example.org</example>
    public required string Email { get; init; }

    /// <summary>What the person may do; at least one role.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }
}

/// <summary>An invitation into an organisation. It works once and for 72 hours; its link goes by mail alone.</summary>
public sealed record Invitation
{
    /// <summary>Id of the invitation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The organisation that invites.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Address it was sent to.</summary>
    public required string Email { get; init; }

    /// <summary>What the person may do.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Where it stands.</summary>
    public required InvitationState State { get; init; }

    /// <summary>The instant it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The instant from which its link is worth nothing: 72 hours later.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>The secret of a link that came by mail.</summary>
public sealed record MailToken
{
    /// <summary>The part of the link after <c>token=</c>; works once.</summary>
    /// <example>fitm_Vt0pJx3m2vQm0l2S9Qd5m0cJ2m3nq8Yw1Zk4uXr7bEo</example>
    public required string Token { get; init; }
}

/// <summary>What the holder of an invitation's link is invited to.</summary>
public sealed record InvitationPreview
{
    /// <summary>The organisation that invites.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Address the invitation was sent to.</summary>
    public required string Email { get; init; }

    /// <summary>What the person may do.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The instant from which the link is worth nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether that address has an account already: then its owner signs in to accept. Only who holds the mail learns this.</summary>
    public required bool HasAccount { get; init; }
}

/// <summary>Accepting an invitation: with a new account, or signed in as the person it was sent to.</summary>
public sealed record InvitationAcceptance
{
    /// <summary>The secret of the link.</summary>
    public required string Token { get; init; }

    /// <summary>Name of the person, for a new account; at most 120 characters.</summary>
    /// <example>Jana Petersen</example>
    public string? Name { get; init; }

    /// <summary>Password of the new account: 12 to 200 characters, none of the commonest.</summary>
    public string? Password { get; init; }
}

/// <summary>A person in the organisation acted for.</summary>
public sealed record Member
{
    /// <summary>Id of the account.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes of the membership; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Name of the person.</summary>
    public required string Name { get; init; }

    /// <summary>The address the account is known by.</summary>
    public required string Email { get; init; }

    /// <summary>What the person may do.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The instant the person became a member.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>Whether the person signs in with a second factor.</summary>
    public required bool HasSecondFactor { get; init; }
}

/// <summary>What to change of a membership.</summary>
public sealed record MemberPatch
{
    /// <summary>All roles the person shall have from now on; at least one. To end a membership, delete it.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }
}
