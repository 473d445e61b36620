using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Notices;

/// <summary>Something an organisation is told, in the store and by mail in the same words.</summary>
public sealed record Notice
{
    /// <summary>Id of the notice.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, in one line, in the language asked for.</summary>
    public required string Subject { get; init; }

    /// <summary>What it means and what to do, sentence by sentence.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>Page of the storefront on which to act, a path that begins with a slash.</summary>
    /// <example>/nachnutzungen/018f3b7e-0000-7000-8000-000000000001</example>
    public string? Page { get; init; }

    /// <summary>What can be done on that page, as the text of a link.</summary>
    public string? PageText { get; init; }

    /// <summary>Whether the caller has read it; others of the organisation have marks of their own.</summary>
    public required bool Read { get; init; }
}

/// <summary>Marks notices as read, for the caller alone.</summary>
public sealed record NewNoticeReads
{
    /// <summary>Ids of notices of the organisation acted for; those of others are passed over.</summary>
    [MinLength(1), MaxLength(100)]
    public required IReadOnlyList<Guid> Notices { get; init; }
}

/// <summary>How many notices the caller has not read.</summary>
public sealed record UnreadNotices
{
    /// <summary>Their number.</summary>
    public required int Unread { get; init; }
}

/// <summary>When a mail tells of a notice. In the store it stands at once and always.</summary>
public enum NoticeMail
{
    /// <summary>Not by mail.</summary>
    Never,

    /// <summary>Once a day, at seven in the morning, all of the day before in one mail.</summary>
    Daily,

    /// <summary>At once, one mail for each.</summary>
    AtOnce,
}

/// <summary>Who is told by mail of what concerns an organisation, and when.</summary>
public sealed record NoticeSettings
{
    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>Its functional mailbox; without one it gets no mail.</summary>
    public string? Mailbox { get; init; }

    /// <summary>When the functional mailbox is told.</summary>
    public required NoticeMail ToMailbox { get; init; }

    /// <summary>When the caller is told at the own address.</summary>
    public required NoticeMail ToMe { get; init; }
}

/// <summary>Changes who is told by mail: what is absent stays.</summary>
public sealed record NoticeSettingsPatch
{
    /// <summary>When the functional mailbox is told; only by an administrator.</summary>
    public NoticeMail? ToMailbox { get; init; }

    /// <summary>When the caller is told at the own address.</summary>
    public NoticeMail? ToMe { get; init; }
}

/// <summary>An address at which a calendar program reads the due dates of an organisation, without signing in.</summary>
public sealed record CalendarFeed
{
    /// <summary>Id of the feed.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who or what reads it, in the words of who made it.</summary>
    /// <example>Teamkalender Digitalisierung</example>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last read, to the hour.</summary>
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>Its address (<c>text/calendar</c>), a path of this API. Whoever knows it reads the dates; shown once.</summary>
    public string? Address { get; init; }
}

/// <summary>Makes a calendar address.</summary>
public sealed record NewCalendarFeed
{
    /// <summary>Who or what is going to read it; 1 to 80 characters.</summary>
    public required string Name { get; init; }
}
