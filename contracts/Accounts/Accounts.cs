using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Accounts;

/// <summary>What a member of an organisation may do for it. Four eyes: who prepared a step does not release it.</summary>
public enum Role
{
    /// <summary>Read what concerns the organisation.</summary>
    Reader,

    /// <summary>Prepare: describe services, write requests, agree terms.</summary>
    Editor,

    /// <summary>Release what an editor prepared.</summary>
    Approver,

    /// <summary>Bind the organisation by contract.</summary>
    Signatory,

    /// <summary>Manage members, keys, webhooks and facts of the organisation.</summary>
    Admin,
}

/// <summary>E-mail address and password of an embedded account.</summary>
public sealed record NewSession
{
    /// <summary>The address the account is known by.</summary>
    /// <example>editor@nordhausen.example.org</example>
    public required string Email { get; init; }

    /// <summary>The password. Never stored, never logged.</summary>
    public required string Password { get; init; }

    /// <summary>Code of the authenticator app, or a recovery code, where a second factor is enrolled.</summary>
    /// <example>492039</example>
    public string? Code { get; init; }
}

/// <summary>A session that was just opened.</summary>
public sealed record Session
{
    /// <summary>The token to send as <c>Authorization: Bearer …</c>. Shown this once; only its SHA-256 is kept.</summary>
    /// <example>fits_Vt0pJx3m2vQm0l2S9Qd5m0cJ2m3nq8Yw1Zk4uXr7bEo</example>
    public required string Token { get; init; }

    /// <summary>The instant the session ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whose session it is.</summary>
    public required Me Me { get; init; }
}

/// <summary>The signed-in person and the organisations it may act for.</summary>
public sealed record Me
{
    /// <summary>Id of the account.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of the person.</summary>
    /// <example>Jana Petersen</example>
    public required string Name { get; init; }

    /// <summary>The address the account is known by.</summary>
    public required string Email { get; init; }

    /// <summary>The organisations the account is a member of, by name.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>Mandates under which the account may act for other organisations, by their names.</summary>
    public IReadOnlyList<MandateRef> Mandates { get; init => field = value ?? []; } = [];

    /// <summary>Whether sign-in asks for a second factor.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>The organisation this request acts for: the one named in <c>FitStore-Organisation</c>, or the only one. Absent where it must be chosen.</summary>
    public OrganisationRef? ActingFor { get; init; }

    /// <summary>The organisation that acts, where it does so for another under a mandate.</summary>
    public OrganisationRef? ActingUnder { get; init; }
}

/// <summary>A mandate in force under which an account may act.</summary>
public sealed record MandateRef
{
    /// <summary>Id of the mandate; goes into <c>FitStore-Mandate</c>, beside the principal's id in <c>FitStore-Organisation</c>.</summary>
    public required Guid Id { get; init; }

    /// <summary>For whom is acted.</summary>
    public required OrganisationRef Principal { get; init; }

    /// <summary>The organisation of the account that acts.</summary>
    public required OrganisationRef Agent { get; init; }

    /// <summary>What the account may do under it: the roles of the mandate that it has in the agent, too.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The last day, until 24:00 Europe/Berlin.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Whether principal or agent demands a second factor that the account has not: until then the account may not act under it.</summary>
    public bool SecondFactorMissing { get; init; }
}

/// <summary>Membership of an account in an organisation.</summary>
public sealed record Membership
{
    /// <summary>The organisation.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>What the account may do for it.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Whether the organisation demands a second factor that the account has not: until then the account may not act for it.</summary>
    public bool SecondFactorMissing { get; init; }
}

/// <summary>An account of the sample data, for trying the store out. There are none in Production.</summary>
public sealed record SampleAccount
{
    /// <summary>Name of the person.</summary>
    public required string Name { get; init; }

    /// <summary>Address to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>Password to sign in with; no secret, it is in the source.</summary>
    public required string Password { get; init; }

    /// <summary>The organisation it belongs to.</summary>
    public required string Organisation { get; init; }

    /// <summary>What it may do there.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }
}
