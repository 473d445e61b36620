using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Contracts.Notices;

namespace FitStore.Api.Notifications;

/// <summary>
/// What an organisation is told. A notice is written in the transaction of what it tells of, so it tells only of what happened and stands in
/// the store once; mail of it goes to the functional mailbox and to members as they chose.
/// </summary>
internal static class Notices
{
    [StringSyntax("Sql")]
    private const string Insert = """
        insert into notices (id, organisation_id, at, kind, content) values (@id, @organisation, @now, @kind, @content)
        """;

    // A mailbox without a setting is told at once; a member without one is not told.
    [StringSyntax("Sql")]
    private const string SelectAtOnce = """
        select o.id as organisation_id, o.mailbox as address, 'de' as language
        from organisations o
        left join notice_settings s on s.organisation_id = o.id
        where o.id in (@ids) and o.mailbox is not null and (s.mail is null or s.mail = 'atOnce')
        union
        select s.organisation_id, a.email as address, 'de' as language
        from own_notice_settings s
        join members m on m.account_id = s.account_id and m.organisation_id = s.organisation_id
        join accounts a on a.id = s.account_id
        where s.organisation_id in (@ids) and s.mail = 'atOnce' and a.erased_at is null
        """;

    private sealed record Recipient
    {
        public required Guid OrganisationId { get; init; }

        public required string Address { get; init; }

        public required string Language { get; init; }
    }

    /// <summary>Tells an organisation.</summary>
    public static Task Tell(Write write, Guid organisation, MailKind kind, MailContent content) => Tell(write, [(organisation, content)], kind);

    /// <summary>Tells organisations, each what concerns it.</summary>
    public static async Task Tell(Write write, IReadOnlyList<(Guid Organisation, MailContent Content)> told, MailKind kind)
    {
        await write.InsertAll(Insert, told.Select(one => new
        {
            id = write.NewId(),
            organisation = one.Organisation,
            now = write.Now,
            kind = kind.Name(),
            content = JsonSerializer.Serialize(one.Content),
        }).ToList());
        var recipients = (await write.RowsOf<Recipient>(SelectAtOnce, told.Select(one => one.Organisation).Distinct())).ToLookup(recipient => recipient.OrganisationId);
        await Outbox.Add(write, kind, [.. told.SelectMany(one => recipients[one.Organisation].Select(recipient => (recipient.Address, recipient.Language, one.Content)))]);
    }
}

/// <summary>A notice as it stands in the database.</summary>
internal sealed record NoticeRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string Content { get; init; }

    public required bool IsRead { get; init; }

    /// <summary>The words of the mail, in the language of the request.</summary>
    public Notice Show(Uri storefront)
    {
        var words = MailTexts.Tell(Names.Parse<MailKind>(Kind), JsonSerializer.Deserialize<MailContent>(Content)!, storefront);
        return new Notice { Id = Id, At = At, Subject = words.Subject, Text = words.Text, Page = words.Page, PageText = words.PageText, Read = IsRead };
    }
}

/// <summary>The statements on notices. Whose they are stands in the <c>where</c>.</summary>
internal static class NoticeTable
{
    private const string From = """
        from notices n
        left join notice_reads r on r.notice_id = n.id and r.account_id = @account
        where n.organisation_id = @organisation and (@unread = 0 or r.account_id is null)
        """;

    [StringSyntax("Sql")]
    private const string Columns = $"select n.id, n.at, n.kind, n.content, case when r.account_id is null then 0 else 1 end as is_read {From}";

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
          and (@at is null or n.at < @at or (n.at = @at and n.id < @id))
        order by n.at desc, n.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
          and (n.at > @at or (n.at = @at and n.id > @id))
        order by n.at, n.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = $"select count(*) {From}";

    [StringSyntax("Sql")]
    private const string InsertRead = """
        insert into notice_reads (notice_id, account_id)
        select n.id, @account
        from notices n
        where n.id = @id and n.organisation_id = @organisation
          and not exists (select 1 from notice_reads r where r.notice_id = n.id and r.account_id = @account)
        """;

    [StringSyntax("Sql")]
    private const string DeleteReads = "delete from notice_reads where notice_id in (select id from notices where at <= @before)";

    [StringSyntax("Sql")]
    private const string DeleteOld = "delete from notices where at <= @before";

    [StringSyntax("Sql")]
    private const string DeleteOfAccount = "delete from notice_reads where account_id = @account";

    [StringSyntax("Sql")]
    private const string DeleteSettingsOfAccount = "delete from own_notice_settings where account_id = @account";

    public static Task<int> Unread(Sql sql, Guid organisation, Guid account) => sql.Value<int>(Count, new { organisation, account, unread = true });

    public static Task MarkRead(Write write, Guid organisation, Guid account, Guid id) => write.Execute(InsertRead, new { organisation, account, id });

    /// <summary>Removes what is older than the retention period; answers how many notices that were.</summary>
    public static async Task<int> RemoveOld(Write write, DateTimeOffset before)
    {
        await write.Execute(DeleteReads, new { before });
        return await write.Execute(DeleteOld, new { before });
    }

    /// <summary>Removes what an erased account has marked and chosen.</summary>
    public static async Task RemoveOf(Write write, Guid account)
    {
        await write.Execute(DeleteOfAccount, new { account });
        await write.Execute(DeleteSettingsOfAccount, new { account });
    }
}
