using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>
/// How long something about people is kept. The Datenschutz page and the nightly run read this one table, so neither can
/// promise what the other does not do.
/// </summary>
internal static class Retention
{
    [StringSyntax("Sql")]
    private const string FreshSignInsOfExpired = """
        delete from fresh_sign_ins
        where expires_at <= @before or session_id in (select id from sessions where expires_at <= @before)
        """;

    [StringSyntax("Sql")]
    private const string Sessions = "delete from sessions where expires_at <= @before";

    [StringSyntax("Sql")]
    private const string MailTokensExpired = "delete from mail_tokens where expires_at <= @before";

    [StringSyntax("Sql")]
    private const string EmailChanges = """
        delete from email_changes
        where created_at <= @before and id not in (select email_change_id from mail_tokens where email_change_id is not null)
        """;

    [StringSyntax("Sql")]
    private const string Mails = "delete from mails where created_at <= @before";

    [StringSyntax("Sql")]
    private const string Keys = "delete from idempotency where created_at <= @before";

    [StringSyntax("Sql")]
    private const string InvitationAddresses = """
        update invitations
        set email = null, normalized_email = null
        where email is not null and expires_at <= @before
        """;

    [StringSyntax("Sql")]
    private const string Applicants = """
        update applications
        set responsible_name = null, responsible_email = null, remark = null, version = version + 1
        where responsible_email is not null and decided_at <= @before
        """;

    [StringSyntax("Sql")]
    private const string Undecided = "delete from applications where decided_at is null and received_at <= @before";

    [StringSyntax("Sql")]
    private const string Reports = "delete from feedback where received_at <= @before";

    [StringSyntax("Sql")]
    private const string Searches = "delete from searches where last_on <= @day";

    [StringSyntax("Sql")]
    private const string UnusedAccounts = """
        select id
        from accounts
        where erased_at is null and created_at <= @before and (last_signed_in_at is null or last_signed_in_at <= @before)
          and not exists (select 1 from members m where m.account_id = accounts.id)
        """;

    [StringSyntax("Sql")]
    private const string FindReport = "select count(*) from retention_reports where at > @since";

    [StringSyntax("Sql")]
    private const string InsertReport = "insert into retention_reports (id, at, removed) values (@id, @at, @removed)";

    /// <summary>A rule: its words for the Datenschutz page, its age, and what it does.</summary>
    private sealed record Rule(string Name, string What, string Period, string Why, TimeSpan Age, Func<Write, DateTimeOffset, Task<int>> Run);

    private static readonly Rule[] Rules =
    [
        new("sessions", "Sitzungen: Zeitpunkt der Anmeldung, letzte Nutzung, Kennung des Browsers", "bis zum Ende der Sitzung, höchstens 8 Stunden, danach bis zur nächsten Nacht",
            "damit Sie angemeldet bleiben und fremde Sitzungen erkennen", TimeSpan.Zero, async (write, before) =>
            {
                await write.Execute(FreshSignInsOfExpired, new { before });
                return await write.Execute(Sessions, new { before });
            }),
        new("mailLinks", "Links aus E-Mails (Einladung, neues Passwort, neue Adresse), nur als Prüfsumme", "bis zur Verwendung oder bis sie ablaufen, danach bis zur nächsten Nacht",
            "damit ein Link nur einmal gilt", TimeSpan.Zero, async (write, before) =>
            {
                var tokens = await write.Execute(MailTokensExpired, new { before });
                await write.Execute(EmailChanges, new { before });
                return tokens;
            }),
        new("repeatedRequests", "Antworten auf Anfragen, damit eine Wiederholung nicht doppelt wirkt", "48 Stunden",
            "damit ein doppelter Klick nichts doppelt auslöst", TimeSpan.FromHours(48), (write, before) => write.Execute(Keys, new { before })),
        new("mails", "Versandte E-Mails: Empfänger, Art und Zeitpunkt; der Inhalt nur bis zum Versand", "30 Tage",
            "damit eine nicht angekommene E-Mail aufgeklärt werden kann", TimeSpan.FromDays(30), (write, before) => write.Execute(Mails, new { before })),
        new("notices", "Mitteilungen an Ihre Organisation und ob Sie sie gelesen haben", "ein Jahr",
            "damit nachzulesen ist, was Ihrer Organisation mitgeteilt wurde", TimeSpan.FromDays(365), NoticeTable.RemoveOld),
        new("invitations", "Adressen in Einladungen", "90 Tage nach Ablauf der Einladung",
            "damit die Verwaltung der Organisation sieht, wen sie eingeladen hat", TimeSpan.FromDays(90), (write, before) => write.Execute(InvitationAddresses, new { before })),
        new("applicants", "Verantwortliche Person und Anmerkung in Anträgen auf Aufnahme", "ein Jahr nach der Entscheidung",
            "damit der Betreiber Rückfragen beantworten kann", TimeSpan.FromDays(365), (write, before) => write.Execute(Applicants, new { before })),
        new("undecidedApplications", "Anträge auf Aufnahme, über die nicht entschieden wurde", "ein Jahr nach dem Eingang",
            "damit der Betreiber entscheiden kann; wer noch aufgenommen werden will, beantragt es dann neu", TimeSpan.FromDays(365), (write, before) => write.Execute(Undecided, new { before })),
        new("feedback", "Meldungen von Barrieren und Fehlern mit der Antwortadresse", "ein Jahr",
            "damit der Betreiber sie bearbeiten und beantworten kann", TimeSpan.FromDays(365), (write, before) => write.Execute(Reports, new { before })),
        new("savedSearches", "Gespeicherte Suchen: Name, Suchwörter und Filter, und zu welchen Diensten Sie schon Nachricht bekommen haben",
            "bis Sie die Suche löschen, längstens so lange wie Ihr Konto",
            "damit Sie wieder suchen können und erfahren, was neu ist", TimeSpan.Zero, (write, _) => SavedSearchTable.RemoveOfErased(write)),
        new("searches", "Gesuchte Wörter, ohne Bezug zu einer Person", "ein Jahr, nachdem zuletzt danach gesucht wurde",
            "damit die Suche versteht, was gemeint ist", TimeSpan.FromDays(365), (write, before) => write.Execute(Searches, new { day = BerlinTime.DateOf(before) })),
        new("unusedAccounts", "Konten ohne Mitgliedschaft: Name, Adresse, Passwort als Prüfsumme", "zwei Jahre nach der letzten Anmeldung",
            "damit Sie nach einem Wechsel der Stelle weiterarbeiten können", TimeSpan.FromDays(730), EraseUnused),
    ];

    /// <summary>The rules in words.</summary>
    public static IReadOnlyList<RetentionRule> InWords { get; } =
        [.. Rules.Select(rule => new RetentionRule { Name = rule.Name, What = rule.What, Period = rule.Period, Why = rule.Why })];

    /// <summary>Carries the rules out unless that was done within <paramref name="pause"/>, also by another instance; answers what went.</summary>
    public static async Task<RetentionReport?> Run(FitDatabase database, TimeSpan pause)
    {
        RetentionReport? report = null;
        await database.Write(new Act(), async write =>
        {
            if (await write.Value<int>(FindReport, new { since = write.Now - pause }) > 0)
            {
                return new Gone();
            }

            var removed = new List<RetentionCount>();
            foreach (var rule in Rules)
            {
                var count = await rule.Run(write, write.Now - rule.Age);
                if (count > 0)
                {
                    removed.Add(new RetentionCount { Rule = rule.Name, Count = count });
                }
            }

            report = new RetentionReport { Id = write.NewId(), At = write.Now, Removed = removed };
            await write.Execute(InsertReport, new { id = report.Id, at = report.At, removed = JsonSerializer.Serialize(removed) });
            return new Gone();
        });
        return report;
    }

    private static async Task<int> EraseUnused(Write write, DateTimeOffset before)
    {
        var unused = await write.Rows<Guid>(UnusedAccounts, new { before });
        foreach (var id in unused)
        {
            await EraseAccount.Do(write, (await AccountTable.Find(write, id))!, []);
        }

        return unused.Count;
    }
}

/// <summary>Carries the retention rules out once a day.</summary>
internal sealed class RetentionClock(FitDatabase database, TimeProvider clock, ILogger<RetentionClock> log) : RecurringWork(TimeSpan.FromMinutes(15), clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(23);

    protected override async Task Look(CancellationToken cancel)
    {
        if (await Retention.Run(database, Pause) is { } report)
        {
            log.LogInformation("Retention: {Removed} things went by {Rules} rules.", report.Removed.Sum(count => count.Count), report.Removed.Count);
        }
    }
}

/// <summary>How long is what kept?</summary>
internal static class ListRetentionRules
{
    /// <summary>List the retention rules</summary>
    /// <remarks>What is kept about people, for how long and why, in German: the words of the Datenschutz page. The store carries them out each night.</remarks>
    public static Listing<Page<RetentionRule>, RetentionRule> Handle([AsParameters] PageQuery page, HttpContext http, Cursors cursors) =>
        Listing.Of([.. Retention.InWords.OrderBy(Key)], Key, cursors.Read(http), page.Take);

    private static SortKey Key(RetentionRule rule) => new(0, rule.Name, "");
}

/// <summary>What went by the rules?</summary>
internal static class RetentionReports
{
    [StringSyntax("Sql")]
    private const string SelectOne = "select id, at, removed from retention_reports where id = @id";

    [StringSyntax("Sql")]
    private const string Forwards = """
        select id, at, removed
        from retention_reports
        where @at is null or at < @at or (at = @at and id < @id)
        order by at desc, id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = """
        select id, at, removed
        from retention_reports
        where at > @at or (at = @at and id > @id)
        order by at, id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = "select count(*) from retention_reports";

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Removed { get; init; }

        public RetentionReport Show() => new() { Id = Id, At = At, Removed = JsonSerializer.Deserialize<List<RetentionCount>>(Removed)! };
    }

    /// <summary>List retention reports</summary>
    /// <remarks>For the operator: what went at each run, newest first.</remarks>
    public static async Task<Listing<Page<RetentionReport>, RetentionReport>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var from = cursors.Read(http);
        var place = Keyset.At(from);
        return await database.Read(async sql => Listing.Of(
            Slice<RetentionReport>.OfRows(
                [.. (await sql.Rows<Row>(from is { Backwards: true } ? Backwards : Forwards, new { at = place.At, id = place.Id, take = page.Take + 1 })).Select(row => row.Show())],
                report => Keyset.Key(report.At, report.Id),
                from,
                page.Take,
                page.IncludeTotal == true ? await sql.Value<int>(Count) : null),
            () => database.All<Row>(Forwards, new { at = (DateTimeOffset?)null, id = (Guid?)null, take = int.MaxValue }).Select(row => row.Show())));
    }

    /// <summary>Show a retention report</summary>
    /// <remarks>For the operator. A report never changes.</remarks>
    /// <param name="id">Id of the report.</param>
    public static async Task<Found<RetentionReport>> Read(Guid id, FitDatabase database) =>
        new((await database.Read(sql => sql.Row<Row>(SelectOne, new { id })) ?? throw Problems.NotFound()).Show(), version: 1);
}
