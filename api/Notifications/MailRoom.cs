using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;

namespace FitStore.Api.Notifications;

/// <summary>How mail leaves: by a server where one is configured, else into a folder.</summary>
internal sealed class MailOptions
{
    /// <summary>Name of the SMTP server; absent: mails are put into <see cref="Folder"/> as files.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS). Off only for a server on the same machine.</summary>
    public bool Tls { get; init; } = true;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Folder for mails where no server is configured.</summary>
    public string? Folder { get; init; }

    /// <summary>Address mails come from; the part behind @ ends every Message-ID.</summary>
    public string From { get; init; } = "fit-store@store.example.org";
}

/// <summary>
/// Sends what lies in the outbox: each mail at least once, one after the other, by whichever instance claims it first. A
/// receiver that gets a mail twice can tell by its Message-ID. A broken server only delays: the next try comes after a
/// minute, later after up to six hours, until the time that mails are kept for is over.
/// </summary>
internal sealed class MailRoom(FitDatabase database, MailOptions options, Uri storefront, TimeProvider clock, ILogger<MailRoom> log)
{
    private const int BatchSize = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    [StringSyntax("Sql")]
    private const string SelectDue = """
        select id, recipient, kind, language, content, attempts
        from mails
        where state = 'queued' and due_at <= @now and claimed_until <= @now
        order by due_at, id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Claim = """
        update mails
        set claimed_until = @until, attempts = attempts + 1
        where id = @id and state = 'queued' and claimed_until <= @now
        """;

    [StringSyntax("Sql")]
    private const string Sent = "update mails set state = 'sent', sent_at = @now, content = null where id = @id";

    [StringSyntax("Sql")]
    private const string Delay = "update mails set due_at = @dueAt, claimed_until = @now where id = @id";

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Recipient { get; init; }

        public required string Kind { get; init; }

        public required string Language { get; init; }

        public required string Content { get; init; }

        public required int Attempts { get; init; }
    }

    /// <summary>Sends what is due; answers how many mails left.</summary>
    public async Task<int> Empty(CancellationToken stopping)
    {
        var sent = 0;
        foreach (var mail in await database.Read(sql => sql.Rows<Row>(SelectDue, new { now = clock.GetUtcNow(), take = BatchSize })))
        {
            if (!await IsClaimed(mail.Id))
            {
                continue;
            }

            try
            {
                await Send(mail, stopping);
                await Settle(Sent, new { id = mail.Id, now = clock.GetUtcNow() });
                sent++;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                // Whatever is wrong with one mail must not hold up the others, let alone the store.
                var wait = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Min(mail.Attempts, 20)), LongestWait.TotalMinutes));
                await Settle(Delay, new { id = mail.Id, now = clock.GetUtcNow(), dueAt = clock.GetUtcNow() + wait });
                log.LogWarning("Mail {Mail} of kind {Kind} could not be sent ({Reason}); it is tried again in {Wait}.", mail.Id, mail.Kind, exception.GetType().Name, wait);
            }
        }

        return sent;
    }

    private async Task<bool> IsClaimed(Guid id)
    {
        var now = clock.GetUtcNow();
        return await Settle(Claim, new { id, now, until = now + Lease }) == 1;
    }

    private async Task<int> Settle([StringSyntax("Sql")] string statement, object parameters)
    {
        var touched = 0;
        await database.Write(new Act(), async write =>
        {
            touched = await write.Execute(statement, parameters);
            return new Gone();
        });
        return touched;
    }

    private async Task Send(Row mail, CancellationToken stopping)
    {
        var text = MailTexts.Compose(Names.Parse<MailKind>(mail.Kind), mail.Language, JsonSerializer.Deserialize<MailContent>(mail.Content)!, storefront);
        using var message = new MailMessage(new MailAddress(options.From, "FIT-Store", Encoding.UTF8), new MailAddress(mail.Recipient))
        {
            Subject = text.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = text.Plain,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id}@{message.From!.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var html = AlternateView.CreateAlternateViewFromString(text.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        message.AlternateViews.Add(html);

        using var within = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        within.CancelAfter(SendWithin);
        using var carrier = Carrier();
        await carrier.SendMailAsync(message, within.Token);
    }

    private SmtpClient Carrier()
    {
        if (options.Host is { Length: > 0 } host)
        {
            return new SmtpClient(host, options.Port)
            {
                EnableSsl = options.Tls,
                Credentials = options.UserName is { Length: > 0 } name ? new NetworkCredential(name, options.Password) : null,
            };
        }

        var folder = Path.GetFullPath(options.Folder!);
        Directory.CreateDirectory(folder);
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
    }
}

/// <summary>Looks into the outbox every second.</summary>
internal sealed class MailClock(MailRoom room, TimeProvider clock, ILogger<MailClock> log) : RecurringWork(TimeSpan.FromSeconds(1), clock, log)
{
    protected override Task Look(CancellationToken cancel) => room.Empty(cancel);
}
