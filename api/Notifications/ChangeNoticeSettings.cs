using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Notices;
using FluentValidation;

namespace FitStore.Api.Notifications;

/// <summary>Who is told by mail, and when.</summary>
internal static class ChangeNoticeSettings
{
    [StringSyntax("Sql")]
    private const string Select = """
        select o.mailbox, s.mail as to_mailbox, own.mail as to_me, coalesce(s.version, 0) + coalesce(own.version, 0) + 1 as version
        from organisations o
        left join notice_settings s on s.organisation_id = o.id
        left join own_notice_settings own on own.organisation_id = o.id and own.account_id = @account
        where o.id = @organisation
        """;

    [StringSyntax("Sql")]
    private const string UpdateMailbox = """
        update notice_settings set version = version + 1, mail = @mail, digest_until = @now where organisation_id = @organisation
        """;

    [StringSyntax("Sql")]
    private const string InsertMailbox = """
        insert into notice_settings (organisation_id, version, mail, digest_until) values (@organisation, 1, @mail, @now)
        """;

    [StringSyntax("Sql")]
    private const string UpdateOwn = """
        update own_notice_settings
        set version = version + 1, mail = @mail, digest_until = @now
        where organisation_id = @organisation and account_id = @account
        """;

    [StringSyntax("Sql")]
    private const string InsertOwn = """
        insert into own_notice_settings (organisation_id, account_id, version, mail, digest_until) values (@organisation, @account, 1, @mail, @now)
        """;

    private sealed record Row
    {
        public required int Version { get; init; }

        public string? Mailbox { get; init; }

        public string? ToMailbox { get; init; }

        public string? ToMe { get; init; }

        public NoticeSettings Show(Act act) => new()
        {
            Version = Version,
            Organisation = act.For,
            Mailbox = Mailbox,
            ToMailbox = ToMailbox is null ? NoticeMail.AtOnce : Names.Parse<NoticeMail>(ToMailbox),
            ToMe = ToMe is null ? NoticeMail.Never : Names.Parse<NoticeMail>(ToMe),
        };
    }

    /// <summary>Show who is told by mail</summary>
    /// <remarks>What the caller chose for the own address, and what holds for the functional mailbox of the organisation acted for.</remarks>
    public static Task<Found<NoticeSettings>> Read(Act act, FitDatabase database) => database.Read(async sql =>
    {
        var settings = await Find(sql, act);
        return new Found<NoticeSettings>(settings, settings.Version);
    });

    /// <summary>Change who is told by mail</summary>
    /// <remarks>
    /// A merge patch: what is absent stays. Everybody settles the own mails; those to the functional mailbox an administrator. A digest begins
    /// with what happens from now on.
    /// </remarks>
    public static Task<Found<NoticeSettings>> Handle(IfMatch ifMatch, Body<NoticeSettingsPatch> body, Act act, FitDatabase database) =>
        database.Write(act, async write =>
        {
            var before = await Find(write, act);
            ifMatch.Check(before.Version);
            var asked = body.ValidPatchOf(new NoticeSettingsPatch { ToMailbox = before.ToMailbox, ToMe = before.ToMe });
            if (asked.ToMailbox is { } toMailbox && toMailbox != before.ToMailbox)
            {
                if (!act.Roles.Allow(Role.Admin))
                {
                    throw Problems.NotAllowed(Role.Admin.Name());
                }

                await Keep(write, UpdateMailbox, InsertMailbox, new { organisation = act.For.Id, mail = toMailbox.Name(), now = write.Now });
                write.Record("organisation.noticeMailChanged", $"organisation/{act.For.Id}", ("toMailbox", toMailbox.Name()));
            }

            if (asked.ToMe is { } toMe && toMe != before.ToMe)
            {
                await Keep(write, UpdateOwn, InsertOwn, new { organisation = act.For.Id, account = act.AccountId!.Value, mail = toMe.Name(), now = write.Now });
            }

            var settings = await Find(write, act);
            return new Found<NoticeSettings>(settings, settings.Version);
        });

    private static async Task<NoticeSettings> Find(Sql sql, Act act) =>
        (await sql.Row<Row>(Select, new { organisation = act.For.Id, account = act.AccountId!.Value }))!.Show(act);

    private static async Task Keep(Write write, [StringSyntax("Sql")] string update, [StringSyntax("Sql")] string insert, object parameters)
    {
        if (await write.Execute(update, parameters) == 0)
        {
            await write.Execute(insert, parameters);
        }
    }
}

/// <summary>Rules of <see cref="NoticeSettingsPatch"/>.</summary>
internal sealed class NoticeSettingsPatchValidator : AbstractValidator<NoticeSettingsPatch>;
