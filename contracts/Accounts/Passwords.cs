using FitStore.Contracts.Catalogue;

namespace FitStore.Contracts.Accounts;

/// <summary>Asking for a link to set a new password.</summary>
public sealed record PasswordReset
{
    /// <summary>The address of the account. The answer is the same whether there is one or not.</summary>
    public required string Email { get; init; }
}

/// <summary>Setting a new password by the link that came by mail.</summary>
public sealed record PasswordResetCompletion
{
    /// <summary>The secret of the link; works once, for one hour.</summary>
    public required string Token { get; init; }

    /// <summary>The new password: 12 to 200 characters, none of the commonest.</summary>
    public required string Password { get; init; }
}

/// <summary>A new password, by the signed-in person after a fresh sign-in.</summary>
public sealed record PasswordChange
{
    /// <summary>The new password: 12 to 200 characters, none of the commonest.</summary>
    public required string Password { get; init; }
}

/// <summary>Another address for the account, confirmed from both.</summary>
public sealed record EmailChange
{
    /// <summary>The new address; at most 254 characters. The answer does not tell whether it has an account.</summary>
    public required string Email { get; init; }
}

/// <summary>How far a change of address has come.</summary>
public sealed record EmailChangeProgress
{
    /// <summary>Whether the link sent to the old address was followed.</summary>
    public required bool ConfirmedFromOld { get; init; }

    /// <summary>Whether the link sent to the new address was followed.</summary>
    public required bool ConfirmedFromNew { get; init; }
}

/// <summary>What happens next, in one or two sentences.</summary>
public sealed record Announcement
{
    /// <summary>The sentences, in the language asked for.</summary>
    public required string Text { get; init; }
}

/// <summary>Everything the store holds about the signed-in person (Art. 15 and 20 GDPR).</summary>
public sealed record PersonalData
{
    /// <summary>The instant of this copy.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who one is and where one belongs.</summary>
    public required Me Me { get; init; }

    /// <summary>The instant the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The sessions that are open.</summary>
    public required IReadOnlyList<SessionInfo> Sessions { get; init; }

    /// <summary>Messages one wrote, oldest first.</summary>
    public required IReadOnlyList<OwnMessage> Messages { get; init; }

    /// <summary>Contracts one signed, oldest first. They stay for the retention period of the contract, also when the account is erased.</summary>
    public required IReadOnlyList<OwnSignature> Signatures { get; init; }

    /// <summary>What one wrote beside messages and is still on record, such as reasons, conditions, notes and remarks, oldest first.</summary>
    public required IReadOnlyList<OwnText> Texts { get; init; }

    /// <summary>Files one uploaded, oldest first.</summary>
    public required IReadOnlyList<OwnFile> Files { get; init; }

    /// <summary>Steps of connections one changed, oldest first.</summary>
    public required IReadOnlyList<OwnChecklistChange> ChecklistChanges { get; init; }

    /// <summary>Drafts that name oneself as who changed them last.</summary>
    public required IReadOnlyList<OwnDraft> Drafts { get; init; }

    /// <summary>By which mails one is told, for each organisation where one chose it.</summary>
    public required IReadOnlyList<OwnNoticeSetting> NoticeSettings { get; init; }

    /// <summary>Ids of the notices one marked as read.</summary>
    public required IReadOnlyList<Guid> ReadNotices { get; init; }

    /// <summary>Decisions one recorded, oldest first; their reasons stand in the files, which belong to the organisation.</summary>
    public IReadOnlyList<OwnDecision> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>Searches one keeps, newest first.</summary>
    public required IReadOnlyList<SavedSearch> SavedSearches { get; init; }

    /// <summary>Invitations to one's address, and those one accepted, oldest first.</summary>
    public required IReadOnlyList<OwnInvitation> Invitations { get; init; }

    /// <summary>Applications for entry that name one's address as the responsible person's, oldest first.</summary>
    public required IReadOnlyList<OwnApplication> Applications { get; init; }

    /// <summary>Mails to one's address that are still on record, oldest first; their text is gone once they left.</summary>
    public required IReadOnlyList<OwnMail> Mails { get; init; }

    /// <summary>What one did, as it stands in the ledger, oldest first.</summary>
    public required IReadOnlyList<OwnAct> Acts { get; init; }
}

/// <summary>A message one wrote.</summary>
public sealed record OwnMessage
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the adoption it belongs to.</summary>
    public required Guid Adoption { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }
}

/// <summary>A contract one signed.</summary>
public sealed record OwnSignature
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the contract.</summary>
    public required Guid ContractLine { get; init; }

    /// <summary>Id of the organisation that it binds.</summary>
    public required Guid Organisation { get; init; }

    /// <summary>The name on record.</summary>
    public required string Name { get; init; }

    /// <summary>The function one signed in.</summary>
    public required string SignsAs { get; init; }

    /// <summary>Digest of the record in the ledger: SHA-256, lower-case hexadecimal.</summary>
    public required string Digest { get; init; }
}

/// <summary>Something one wrote.</summary>
public sealed record OwnText
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it is: <c>reason</c> of an act, <c>conditions</c> of an agreement, <c>note</c> at a step of a connection, <c>remark</c> of a review.</summary>
    /// <example>reason</example>
    public required string Kind { get; init; }

    /// <summary>Id of the adoption it belongs to.</summary>
    public Guid? Adoption { get; init; }

    /// <summary>Slug of the service it belongs to.</summary>
    public string? Service { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }
}

/// <summary>A file one uploaded.</summary>
public sealed record OwnFile
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of what it holds, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Id of the adoption it belongs to.</summary>
    public Guid? Adoption { get; init; }

    /// <summary>Slug of the service it belongs to.</summary>
    public string? Service { get; init; }
}

/// <summary>A step of a connection one changed.</summary>
public sealed record OwnChecklistChange
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the adoption.</summary>
    public required Guid Adoption { get; init; }

    /// <summary>Key of the step.</summary>
    /// <example>testPlan</example>
    public required string Item { get; init; }

    /// <summary>What of it was changed, words with a space between.</summary>
    /// <example>state note</example>
    public required string Changed { get; init; }
}

/// <summary>A draft that names oneself as who changed it last.</summary>
public sealed record OwnDraft
{
    /// <summary>What it is of: <c>paperTemplate</c>, <c>terms</c> or <c>service</c>.</summary>
    /// <example>paperTemplate</example>
    public required string Kind { get; init; }

    /// <summary>Id of the template, of the offer or of the service.</summary>
    public required Guid Id { get; init; }
}

/// <summary>By which mails one chose to be told.</summary>
public sealed record OwnNoticeSetting
{
    /// <summary>Id of the organisation whose notices they are.</summary>
    public required Guid Organisation { get; init; }

    /// <summary><c>never</c>, <c>daily</c> or <c>atOnce</c>.</summary>
    /// <example>daily</example>
    public required string Mail { get; init; }
}

/// <summary>A decision one recorded.</summary>
public sealed record OwnDecision
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the decision file.</summary>
    public required Guid DecisionFile { get; init; }

    /// <summary>What was decided upon, in one's own words.</summary>
    public required string Title { get; init; }
}

/// <summary>An invitation to oneself.</summary>
public sealed record OwnInvitation
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the organisation that invited.</summary>
    public required Guid Organisation { get; init; }

    /// <summary>Address it was sent to; absent once its period is over.</summary>
    public string? Email { get; init; }
}

/// <summary>An application for entry that names oneself.</summary>
public sealed record OwnApplication
{
    /// <summary>The instant it was received.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the organisation.</summary>
    public required string Name { get; init; }

    /// <summary>The name it gives for oneself.</summary>
    public required string ResponsibleName { get; init; }

    /// <summary>What was added.</summary>
    public string? Remark { get; init; }
}

/// <summary>A mail to oneself.</summary>
public sealed record OwnMail
{
    /// <summary>The instant it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it was about.</summary>
    /// <example>invitation</example>
    public required string Kind { get; init; }

    /// <summary>The instant it left; absent where it has not yet.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>An act one answers for.</summary>
public sealed record OwnAct
{
    /// <summary>Number of the ledger entry.</summary>
    public required long Sequence { get; init; }

    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    /// <example>adoption.interestExpressed</example>
    public required string Type { get; init; }

    /// <summary>To what.</summary>
    public required string Subject { get; init; }

    /// <summary>Id of the organisation it was done for.</summary>
    public Guid? Organisation { get; init; }
}

/// <summary>How long something about people is kept, and why.</summary>
public sealed record RetentionRule
{
    /// <summary>Stable name of the rule.</summary>
    /// <example>sessions</example>
    public required string Name { get; init; }

    /// <summary>What is kept, in German, for the Datenschutz page.</summary>
    public required string What { get; init; }

    /// <summary>For how long, in German.</summary>
    public required string Period { get; init; }

    /// <summary>Why, in German.</summary>
    public required string Why { get; init; }
}

/// <summary>What went at one run of the retention rules.</summary>
public sealed record RetentionReport
{
    /// <summary>Id of the report.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instant of the run.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many things each rule removed; rules that removed nothing are left out.</summary>
    public required IReadOnlyList<RetentionCount> Removed { get; init; }
}

/// <summary>How many things a retention rule removed.</summary>
public sealed record RetentionCount
{
    /// <summary>Name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }
}
