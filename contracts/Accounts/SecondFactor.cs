using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Accounts;

/// <summary>Whether the signed-in person has a second factor (time-based one-time password, RFC 6238).</summary>
public sealed record SecondFactor
{
    /// <summary>Whether sign-in asks for a code.</summary>
    public required bool Enrolled { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many recovery codes are left, of ten.</summary>
    public required int RecoveryCodesLeft { get; init; }

    /// <summary>Organisations of the person that demand a second factor: without one the person may not act for them.</summary>
    public required IReadOnlyList<OrganisationRef> DemandedBy { get; init; }
}

/// <summary>A secret for an authenticator app. It counts once a code made with it was confirmed.</summary>
public sealed record SecondFactorEnrolment
{
    /// <summary>The secret in Base32, to type in. Shown this once.</summary>
    /// <example>JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP</example>
    public required string Secret { get; init; }

    /// <summary>The same as an address that apps read (SHA-1, 6 digits, 30 seconds).</summary>
    public required string Uri { get; init; }
}

/// <summary>A code of an authenticator app.</summary>
public sealed record SecondFactorCode
{
    /// <summary>Six digits; spaces are ignored.</summary>
    /// <example>492039</example>
    public required string Code { get; init; }
}

/// <summary>Ten codes that each replace the second factor once. Shown this once; only their hashes are kept.</summary>
public sealed record RecoveryCodes
{
    /// <summary>The codes.</summary>
    public required IReadOnlyList<string> Codes { get; init; }
}

/// <summary>What a fresh sign-in is for. It is good for this alone.</summary>
public enum FreshAct
{
    /// <summary>Enrol a second factor.</summary>
    EnrolSecondFactor,

    /// <summary>Remove the second factor.</summary>
    RemoveSecondFactor,

    /// <summary>Get new recovery codes.</summary>
    RenewRecoveryCodes,

    /// <summary>Change the password.</summary>
    ChangePassword,

    /// <summary>Change the e-mail address.</summary>
    ChangeEmail,

    /// <summary>Erase the account.</summary>
    EraseAccount,

    /// <summary>Accept a binding offer for the organisation.</summary>
    SignContract,

    /// <summary>Terminate a contract for the organisation.</summary>
    TerminateContract,
}

/// <summary>Password, and code where a second factor is enrolled, once more.</summary>
public sealed record NewFreshSignIn
{
    /// <summary>What it is for.</summary>
    public required FreshAct Act { get; init; }

    /// <summary>The password of the signed-in account.</summary>
    public required string Password { get; init; }

    /// <summary>Code of the authenticator app, or a recovery code, where a second factor is enrolled.</summary>
    public string? Code { get; init; }
}

/// <summary>A fresh sign-in. Good for one request of the act it was made for, within five minutes, in this session.</summary>
public sealed record FreshSignIn
{
    /// <summary>What to send as <c>FitStore-Fresh-Sign-In</c>. Shown this once.</summary>
    /// <example>fitf_Vt0pJx3m2vQm0l2S9Qd5m0cJ2m3nq8Yw1Zk4uXr7bEo</example>
    public required string Token { get; init; }

    /// <summary>What it is for.</summary>
    public required FreshAct Act { get; init; }

    /// <summary>The instant from which it is worth nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A session of the signed-in person.</summary>
public sealed record SessionInfo
{
    /// <summary>Id of the session; not its token.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instant of the sign-in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The instant of the last request, to the minute.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>The instant it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the program called itself at the sign-in, cut to 200 characters.</summary>
    /// <example>Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0</example>
    public string? Program { get; init; }

    /// <summary>Whether this request came with it.</summary>
    public required bool IsThisOne { get; init; }
}
