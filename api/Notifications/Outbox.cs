using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Notifications;

/// <summary>What a mail is about.</summary>
internal enum MailKind
{
    Invitation,
    PasswordReset,
    PasswordChanged,
    SecondFactorEnrolled,
    SecondFactorRemoved,
    EmailChangeToOld,
    EmailChangeToNew,
    ApplicationReceived,
    ApplicationRefused,
    SearchMatched,
    PricesReset,
    TermsPublished,
    RevisionSubmitted,
    RevisionReturned,
    RevisionPublished,
    ServiceSuspended,
    ServiceResumed,
    ServiceRetiring,
    AssignmentPrepared,
    AssignmentDone,
    AssignmentFailed,
    Digest,
    AdoptionMoved,
    MessageWritten,
    VendorAsked,
    VendorPromised,
    ItemDone,
    ItemFileAdded,
}

/// <summary>What the text of a mail is made of; erased as soon as the mail is sent.</summary>
internal sealed record MailContent
{
    /// <summary>Name of the person it goes to.</summary>
    public string? Person { get; init; }

    /// <summary>Name of the organisation it is about.</summary>
    public string? Organisation { get; init; }

    /// <summary>Roles in that organisation.</summary>
    public IReadOnlyList<Role>? Roles { get; init; }

    /// <summary>Secret of the link in it.</summary>
    public string? Token { get; init; }

    /// <summary>Another address it is about.</summary>
    public string? Email { get; init; }

    /// <summary>Why something was decided.</summary>
    public string? Reason { get; init; }

    /// <summary>Number to quote, or of what it is about.</summary>
    public Guid? Reference { get; init; }

    /// <summary>What the receiver calls the saved search it is about.</summary>
    public string? Search { get; init; }

    /// <summary>What that search looks for, as the query of an address.</summary>
    public string? Query { get; init; }

    /// <summary>Services it names.</summary>
    public IReadOnlyList<MailedService>? Services { get; init; }

    /// <summary>Number of services it does not name, or of remarks.</summary>
    public int More { get; init; }

    /// <summary>The last day of a service.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The service that takes its place.</summary>
    public MailedService? Successor { get; init; }

    /// <summary>What a re-set of prices means for the receiver.</summary>
    public MailedReset? Reset { get; init; }

    /// <summary>New terms of an offer the receiver has adopted.</summary>
    public MailedTerms? Terms { get; init; }

    /// <summary>The notices of a digest.</summary>
    public IReadOnlyList<MailedNotice>? Notices { get; init; }

    /// <summary>What happened to an adoption the receiver is a party of.</summary>
    public MailedAdoption? Adoption { get; init; }
}

/// <summary>What happened to an adoption.</summary>
/// <param name="Id">Id of the adoption.</param>
/// <param name="Adopter">Name of who adopts.</param>
/// <param name="Act">What was done.</param>
/// <param name="State">The state it is in now.</param>
/// <param name="Acts">Whether the receiver has to act next.</param>
/// <param name="DueOn">The last day for that act.</param>
/// <param name="BindingUntil">The last day of the binding offer.</param>
/// <param name="ContractNumber">Number of the contract.</param>
internal sealed record MailedAdoption(Guid Id, string Adopter, AdoptionAct Act, AdoptionState State, bool Acts, DateOnly? DueOn, DateOnly? BindingUntil, string? ContractNumber);

/// <summary>A notice in a digest: what happened, and the page on which to act.</summary>
internal sealed record MailedNotice(string Subject, string? Page);

/// <summary>New terms of an offer, and the version that the receiver keeps.</summary>
internal sealed record MailedTerms(string Offer, int Version, DateOnly ValidFrom, int Kept);

/// <summary>A re-set of prices, in cents for a full year.</summary>
internal sealed record MailedReset(DateOnly ValidFrom, DateOnly TerminateUntil, long Before, long After);

/// <summary>A service that a mail names.</summary>
internal sealed record MailedService(string Name, string Slug);

/// <summary>
/// Mails to send. They are queued in the transaction of what they tell of, so none is sent of something that did not happen
/// and none is lost; <see cref="MailRoom"/> sends them afterwards.
/// </summary>
internal static class Outbox
{
    [StringSyntax("Sql")]
    private const string Insert = """
        insert into mails (id, recipient, kind, language, content, state, attempts, due_at, claimed_until, created_at)
        values (@id, @recipient, @kind, @language, @content, @state, 0, @now, @now, @now)
        """;

    [StringSyntax("Sql")]
    private const string CountLately = "select count(*) from mails where kind = @kind and recipient = @recipient and created_at > @since";

    /// <summary>How many mails of one kind anybody can have sent to an address within an hour, without an account.</summary>
    private const int MostForStrangers = 10;

    /// <summary>
    /// Queues a mail that anybody can cause. Beyond some in an hour the address gets no more of them, so that nobody is
    /// flooded through the store; that is told to nobody.
    /// </summary>
    public static async Task AddForStranger(Write write, MailKind kind, string? recipient, MailContent content, string? language = null)
    {
        var lately = await write.Value<int>(CountLately, new { kind = kind.Name(), recipient = recipient ?? "", since = write.Now.AddHours(-1) });
        await Add(write, kind, lately < MostForStrangers ? recipient : null, content, language);
    }

    /// <summary>Queues a mail. Without a recipient it is never sent: a stranger's question then costs the same as a member's.</summary>
    public static Task Add(Write write, MailKind kind, string? recipient, MailContent content, string? language = null) => write.Execute(Insert, new
    {
        id = write.NewId(),
        recipient,
        kind = kind.Name(),
        language = language ?? CurrentLanguage,
        content = JsonSerializer.Serialize(content),
        state = recipient is null ? "void" : "queued",
        now = write.Now,
    });

    /// <summary>Queues mails of one kind.</summary>
    public static Task Add(Write write, MailKind kind, IReadOnlyList<(string Recipient, string Language, MailContent Content)> mails) =>
        write.InsertAll(Insert, mails.Select(mail => new
        {
            id = write.NewId(),
            recipient = mail.Recipient,
            kind = kind.Name(),
            language = mail.Language,
            content = JsonSerializer.Serialize(mail.Content),
            state = "queued",
            now = write.Now,
        }).ToList());

    /// <summary>The language of the request that caused it.</summary>
    public static string CurrentLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "de";
}
