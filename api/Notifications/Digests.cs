using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;

namespace FitStore.Api.Notifications;

/// <summary>
/// The mail of the day for those who want one: every morning from seven o'clock (Europe/Berlin) what happened since the last one. Each
/// digest is queued in a transaction that also moves the mark up to which it tells, so no instance sends it twice; mornings that were missed
/// are made up for in one mail.
/// </summary>
internal sealed class Digests(FitDatabase database, TimeProvider clock, Uri storefront)
{
    /// <summary>The most notices that one mail lists; the store has the others.</summary>
    private const int Most = 50;

    private static readonly TimeOnly Morning = new(7, 0);

    [StringSyntax("Sql")]
    private const string SelectDue = """
        select s.organisation_id, null as account_id, o.mailbox as address, o.name as organisation, s.digest_until
        from notice_settings s
        join organisations o on o.id = s.organisation_id
        where s.mail = 'daily' and o.mailbox is not null and s.digest_until < @morning
          and exists (select 1 from notices n where n.organisation_id = s.organisation_id and n.at > s.digest_until and n.at <= @morning)
        union all
        select s.organisation_id, s.account_id, a.email as address, o.name as organisation, s.digest_until
        from own_notice_settings s
        join organisations o on o.id = s.organisation_id
        join members m on m.organisation_id = s.organisation_id and m.account_id = s.account_id
        join accounts a on a.id = s.account_id
        where s.mail = 'daily' and a.erased_at is null and s.digest_until < @morning
          and exists (select 1 from notices n where n.organisation_id = s.organisation_id and n.at > s.digest_until and n.at <= @morning)
        """;

    [StringSyntax("Sql")]
    private const string MoveMailbox = """
        update notice_settings set digest_until = @morning where organisation_id = @organisation and mail = 'daily' and digest_until = @until
        """;

    [StringSyntax("Sql")]
    private const string MoveOwn = """
        update own_notice_settings
        set digest_until = @morning
        where organisation_id = @organisation and account_id = @account and mail = 'daily' and digest_until = @until
        """;

    [StringSyntax("Sql")]
    private const string SelectTold = """
        select n.id, n.at, n.kind, n.content, 0 as is_read
        from notices n
        where n.organisation_id = @organisation and n.at > @until and n.at <= @morning
        order by n.at, n.id
        """;

    private sealed record Due
    {
        public required Guid OrganisationId { get; init; }

        public Guid? AccountId { get; init; }

        public required string Address { get; init; }

        public required string Organisation { get; init; }

        public required DateTimeOffset DigestUntil { get; init; }
    }

    /// <summary>Queues the digests that are due; answers how many.</summary>
    public async Task<int> Look()
    {
        var morning = LastMorning(clock.GetUtcNow());
        var queued = 0;
        foreach (var due in await database.Read(sql => sql.Rows<Due>(SelectDue, new { morning })))
        {
            await database.Write(new Act(), async write =>
            {
                queued += await Queue(write, due, morning);
                return new Gone();
            });
        }

        return queued;
    }

    /// <summary>The last time it was seven in the morning in Berlin.</summary>
    public static DateTimeOffset LastMorning(DateTimeOffset now)
    {
        var today = BerlinTime.DateOf(now);
        var morning = BerlinTime.At(today, Morning);
        return morning <= now ? morning : BerlinTime.At(today.AddDays(-1), Morning);
    }

    private async Task<int> Queue(Write write, Due due, DateTimeOffset morning)
    {
        var moved = due.AccountId is null
            ? await write.Execute(MoveMailbox, new { organisation = due.OrganisationId, until = due.DigestUntil, morning })
            : await write.Execute(MoveOwn, new { organisation = due.OrganisationId, account = due.AccountId, until = due.DigestUntil, morning });
        if (moved == 0)
        {
            return 0;
        }

        var told = await write.Rows<NoticeRow>(SelectTold, new { organisation = due.OrganisationId, until = due.DigestUntil, morning });
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        try
        {
            var notices = told.Take(Most).Select(row => row.Show(storefront)).Select(notice => new MailedNotice(notice.Subject, notice.Page)).ToList();
            await Outbox.Add(write, MailKind.Digest, due.Address, new MailContent { Organisation = due.Organisation, Notices = notices, More = told.Count - notices.Count }, language: "de");
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }

        return 1;
    }
}

/// <summary>Looks every minute whether the mail of the day is due.</summary>
internal sealed class DigestClock(Digests digests, TimeProvider clock, ILogger<DigestClock> log) : RecurringWork(TimeSpan.FromMinutes(1), clock, log)
{
    protected override Task Look(CancellationToken cancel) => digests.Look();
}
