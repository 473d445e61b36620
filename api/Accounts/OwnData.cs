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
            Decisions = await sql.Rows<OwnDecision>(SelectDecisions, new { id = account.Id }),
            SavedSearches = [.. (await SavedSearchTable.All(sql, account.Id)).Select(search => search.Show())],
            Invitations = await sql.Rows<OwnInvitation>(SelectInvitations, new { id = account.Id, normalizedEmail = account.NormalizedEmail }),
            Applications = await sql.Rows<OwnApplication>(SelectApplications, new { normalizedEmail = account.NormalizedEmail }),
            Mails = await sql.Rows<OwnMail>(SelectMails, new { normalizedEmail = account.NormalizedEmail }),
            Acts = await sql.Rows<OwnAct>(SelectActs, new { id = account.Id }),
        });
    });
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
