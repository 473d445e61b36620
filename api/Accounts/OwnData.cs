using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Search;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>What does the store hold about me?</summary>
internal static class ReadPersonalData
{
    [StringSyntax("Sql")]
    private const string SelectMessages = "select at, adoption_id as adoption, text from messages where account_id = @id order by at";

    [StringSyntax("Sql")]
    private const string SelectSignatures = """
        select at, line_id as contract_line, organisation_id as organisation, name, signs_as, digest
        from contract_signatures
        where account_id = @id
        order by at, line_id
        """;

    [StringSyntax("Sql")]
    private const string SelectReasons = "select at, 'reason' as kind, adoption_id as adoption, reason as text from adoption_events where account_id = @id and reason is not null";

    [StringSyntax("Sql")]
    private const string SelectConditions = """
        select at, 'conditions' as kind, adoption_id as adoption, conditions as text
        from agreement_confirmations
        where account_id = @id and conditions is not null
        """;

    // A note is whose who changed it last.
    [StringSyntax("Sql")]
    private const string SelectNotes = """
        select c.at, 'note' as kind, i.adoption_id as adoption, i.note as text
        from checklist_changes c
        join checklist_items i on i.id = c.item_id
        where c.account_id = @id and i.note is not null and c.changed like '%note%'
          and not exists (select 1 from checklist_changes l where l.item_id = c.item_id and l.number > c.number and l.changed like '%note%')
        """;

    [StringSyntax("Sql")]
    private const string SelectItemReasons = """
        select c.at, 'reason' as kind, i.adoption_id as adoption, i.reason as text
        from checklist_changes c
        join checklist_items i on i.id = c.item_id
        where c.account_id = @id and i.reason is not null and c.changed like '%reason%'
          and not exists (select 1 from checklist_changes l where l.item_id = c.item_id and l.number > c.number and l.changed like '%reason%')
        """;

    // A remark has the instant of the return that it came with.
    [StringSyntax("Sql")]
    private const string SelectRemarks = """
        select r.at, 'remark' as kind, s.slug as service, r.text
        from revision_remarks r
        join revision_events e on e.service_id = r.service_id and e.revision = r.revision and e.at = r.at
        join services s on s.id = r.service_id
        where e.account_id = @id
        """;

    [StringSyntax("Sql")]
    private const string SelectAdoptionFiles = "select added_at as at, name, hash as sha256, adoption_id as adoption from adoption_files where account_id = @id";

    [StringSyntax("Sql")]
    private const string SelectServiceFiles = """
        select f.added_at as at, f.name, f.hash as sha256, s.slug as service
        from service_files f
        join services s on s.id = f.service_id
        where f.added_by = @id
        """;

    [StringSyntax("Sql")]
    private const string SelectChecklistChanges = """
        select c.at, i.adoption_id as adoption, i.item_key as item, c.changed
        from checklist_changes c
        join checklist_items i on i.id = c.item_id
        where c.account_id = @id
        order by c.at, i.id, c.number
        """;

    [StringSyntax("Sql")]
    private const string SelectDrafts = """
        select 'paperTemplate' as kind, id from paper_templates where draft_changed_by = @id
        union all
        select 'terms' as kind, offer_id as id from terms_drafts where changed_by = @id
        union all
        select distinct 'service' as kind, service_id as id from service_revisions where changed_by = @id
        """;

    [StringSyntax("Sql")]
    private const string SelectNoticeSettings = "select organisation_id as organisation, mail from own_notice_settings where account_id = @id";

    [StringSyntax("Sql")]
    private const string SelectReadNotices = "select notice_id from notice_reads where account_id = @id order by notice_id";

    [StringSyntax("Sql")]
    private const string SelectDecisions = "select recorded_at as at, id as decision_file, title from decision_files where account_id = @id order by recorded_at, id";

    [StringSyntax("Sql")]
    private const string SelectInvitations = """
        select created_at as at, organisation_id as organisation, email
        from invitations
        where account_id = @id or normalized_email = @normalizedEmail
        order by created_at, id
        """;

    [StringSyntax("Sql")]
    private const string SelectApplications = """
        select received_at as at, name, responsible_name, remark
        from applications
        where upper(responsible_email) = @normalizedEmail
        order by received_at, id
        """;

    [StringSyntax("Sql")]
    private const string SelectMails = "select created_at as at, kind, sent_at from mails where upper(recipient) = @normalizedEmail order by created_at, id";

    [StringSyntax("Sql")]
    private const string SelectActs = """
        select sequence, instant as at, type, subject, organisation_id as organisation
        from ledger
        where account_id = @id
        order by sequence
        """;

    /// <summary>Show everything held about oneself</summary>
    /// <remarks>A copy for the signed-in person (Art. 15 and 20 GDPR). Secrets such as the password's hash are not in it.</remarks>
    public static Task<Told<PersonalData>> Handle(HttpContext http, Act act, FitDatabase database, TimeProvider clock) => database.Read(async sql =>
    {
        var account = (await AccountTable.Find(sql, act.AccountId!.Value))!;
        var now = DapperSetup.Microseconds(clock.GetUtcNow());
        return new Told<PersonalData>(new PersonalData
        {
            At = now,
            Me = ReadMe.Of(http, act),
            CreatedAt = account.CreatedAt,
            Sessions = await SessionTable.Open(sql, account.Id, act.SessionId, now),
            Messages = await sql.Rows<OwnMessage>(SelectMessages, new { id = account.Id }),
            Signatures = await sql.Rows<OwnSignature>(SelectSignatures, new { id = account.Id }),
            Texts = await Texts(sql, account.Id),
            Files = await Files(sql, account.Id),
            ChecklistChanges = await sql.Rows<OwnChecklistChange>(SelectChecklistChanges, new { id = account.Id }),
            Drafts = await sql.Rows<OwnDraft>(SelectDrafts, new { id = account.Id }),
            NoticeSettings = await sql.Rows<OwnNoticeSetting>(SelectNoticeSettings, new { id = account.Id }),
            ReadNotices = await sql.Rows<Guid>(SelectReadNotices, new { id = account.Id }),
            Decisions = await sql.Rows<OwnDecision>(SelectDecisions, new { id = account.Id }),
            SavedSearches = [.. (await SavedSearchTable.All(sql, account.Id)).Select(search => search.Show())],
            Invitations = await sql.Rows<OwnInvitation>(SelectInvitations, new { id = account.Id, normalizedEmail = account.NormalizedEmail }),
            Applications = await sql.Rows<OwnApplication>(SelectApplications, new { normalizedEmail = account.NormalizedEmail }),
            Mails = await sql.Rows<OwnMail>(SelectMails, new { normalizedEmail = account.NormalizedEmail }),
            Acts = await sql.Rows<OwnAct>(SelectActs, new { id = account.Id }),
        });
    });

    private static async Task<IReadOnlyList<OwnText>> Texts(Sql sql, Guid id)
    {
        var texts = new List<OwnText>();
        foreach (var select in (string[])[SelectReasons, SelectConditions, SelectNotes, SelectItemReasons, SelectRemarks])
        {
            texts.AddRange(await sql.Rows<OwnText>(select, new { id }));
        }

        return [.. texts.OrderBy(text => text.At)];
    }

    private static async Task<IReadOnlyList<OwnFile>> Files(Sql sql, Guid id) =>
        [.. (await sql.Rows<OwnFile>(SelectAdoptionFiles, new { id })).Concat(await sql.Rows<OwnFile>(SelectServiceFiles, new { id })).OrderBy(file => file.At)];
}

/// <summary>Leaving for good.</summary>
internal static class EraseAccount
{
    [StringSyntax("Sql")]
    private const string DeleteEmailChanges = "delete from email_changes where account_id = @id";

    [StringSyntax("Sql")]
    private const string SelectInvitations = "select id from invitations where state = 'open' and normalized_email = @normalizedEmail";

    [StringSyntax("Sql")]
    private const string ForgetInvitations = """
        update invitations
        set email = null, normalized_email = null
        where account_id = @id or normalized_email = @normalizedEmail
        """;

    // An open one goes on: the operator has to know whom to answer, and its period begins with the decision.
    [StringSyntax("Sql")]
    private const string ForgetApplications = """
        update applications
        set responsible_name = null, responsible_email = null, remark = null, version = version + 1
        where decided_at is not null and upper(responsible_email) = @normalizedEmail
        """;

    [StringSyntax("Sql")]
    private const string DeleteMails = "delete from mails where upper(recipient) = @normalizedEmail";

    [StringSyntax("Sql")]
    private const string Blank = """
        update accounts
        set version = version + 1, name = '', email = @nobody, normalized_email = @nobody, password_hash = '', security_stamp = '',
          authenticator_key = null, authenticator_since = null, pending_authenticator_key = null, used_code_hash = null,
          erased_at = @now
        where id = @id
        """;

    /// <summary>Erase the own account</summary>
    /// <remarks>
    /// Needs a fresh sign-in for <c>eraseAccount</c>. Name, address, password, second factor, saved searches, memberships, sessions and
    /// invitations go at once, and so do mails to the address and its mention in decided applications; what was done stays on
    /// record under a number that says nothing about the person. The only administrator of an organisation hands that role on first.
    /// </remarks>
    public static Task<Gone> Handle(Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var account = (await AccountTable.Find(write, act.AccountId!.Value))!;
        var memberships = await SessionTable.Memberships(write, account.Id);
        foreach (var membership in memberships)
        {
            if (membership.Roles.Contains(Role.Admin) && !await MemberTable.HasOtherAdmin(write, account.Id, membership.Organisation.Id))
            {
                throw Problems.LastAdmin(membership.Organisation.Name);
            }
        }

        await Do(write, account, [.. memberships.Select(membership => membership.Organisation.Id)]);
        return new Gone();
    });

    /// <summary>Takes from an account everything that says who it was.</summary>
    public static async Task Do(Write write, Account account, IReadOnlyList<Guid> organisations)
    {
        foreach (var organisation in organisations)
        {
            await MemberTable.Remove(write, account.Id, organisation);
        }

        await SessionTable.CloseAll(write, account.Id);
        await SecondFactors.Remove(write, account.Id);
        await MailTokens.RemoveOf(write, account.Id);
        await SavedSearchTable.RemoveOf(write, account.Id);
        await NoticeTable.RemoveOf(write, account.Id);
        await write.Execute(DeleteEmailChanges, new { id = account.Id });
        foreach (var invitation in await write.Rows<Guid>(SelectInvitations, new { normalizedEmail = account.NormalizedEmail }))
        {
            await Invitations.Close(write, invitation, InvitationState.Revoked);
        }

        await write.Execute(ForgetApplications, new { normalizedEmail = account.NormalizedEmail });
        await write.Execute(DeleteMails, new { normalizedEmail = account.NormalizedEmail });
        await write.Execute(ForgetInvitations, new { id = account.Id, normalizedEmail = account.NormalizedEmail });
        await write.Execute(Blank, new { id = account.Id, nobody = account.Id.ToString(), now = write.Now });
        write.Record("account.erased", $"account/{account.Id}");
    }
}
