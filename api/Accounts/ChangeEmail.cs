using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Contracts.Accounts;
using FluentValidation;

namespace FitStore.Api.Accounts;

/// <summary>Having another address, confirmed from both.</summary>
internal static class ChangeEmail
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into email_changes (id, account_id, email, normalized_email, created_at)
        values (@id, @account, @email, @normalizedEmail, @now)
        """;

    /// <summary>Change the own address</summary>
    /// <remarks>
    /// Needs a fresh sign-in for <c>changeEmail</c>. A link goes to the old and one to the new address; the change counts when
    /// both were followed within 24 hours. The answer does not tell whether the new address has an account.
    /// </remarks>
    public static async Task<Told<Announcement>> Handle(Body<EmailChange> body, Act act, FitDatabase database)
    {
        var email = body.Valid().Email;
        await database.Write(act, async write =>
        {
            var account = (await AccountTable.Find(write, act.AccountId!.Value))!;
            var isTaken = await AccountTable.FindByEmail(write, email) is not null;
            await MailTokens.RemoveOf(write, account.Id);
            var id = write.NewId();
            await write.Execute(Insert, new { id, account = account.Id, email, normalizedEmail = AccountTable.Normalize(email), now = write.Now });
            var fromOld = await MailTokens.Issue(write, MailTokenPurpose.EmailChangeFromOld, Lifetime, account.Id, emailChange: id);
            var fromNew = await MailTokens.Issue(write, MailTokenPurpose.EmailChangeFromNew, Lifetime, account.Id, emailChange: id);
            await Outbox.Add(write, MailKind.EmailChangeToOld, account.Email, new MailContent { Person = account.Name, Email = email, Token = fromOld });

            // To an address with an account of its own nothing is sent, so this change can never be completed.
            await Outbox.Add(write, MailKind.EmailChangeToNew, isTaken ? null : email, new MailContent { Token = fromNew });
            write.Record("account.emailChangeRequested", $"account/{account.Id}");
            return new Gone();
        });
        return new(new Announcement
        {
            Text = new Sentence(
                "An die alte und an die neue Adresse ist je ein Link unterwegs. Wenn beide innerhalb von 24 Stunden bestätigt sind, gilt die neue.",
                "A link is on its way to the old and one to the new address. When both were confirmed within 24 hours, the new one counts.").ToString(),
        });
    }
}

/// <summary>Confirming a change of address from one of the two.</summary>
internal static class ConfirmEmailChange
{
    [StringSyntax("Sql")]
    private const string Select = "select id, account_id, email, confirmed_from_old_at, confirmed_from_new_at from email_changes where id = @id";

    [StringSyntax("Sql")]
    private const string Confirm = """
        update email_changes
        set confirmed_from_old_at = @fromOld, confirmed_from_new_at = @fromNew
        where id = @id
        """;

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required Guid AccountId { get; init; }

        public required string Email { get; init; }

        public DateTimeOffset? ConfirmedFromOldAt { get; init; }

        public DateTimeOffset? ConfirmedFromNewAt { get; init; }
    }

    /// <summary>Confirm a change of address</summary>
    /// <remarks>By the link that came to the old or the new address. When both are confirmed the new one counts, and all sessions end.</remarks>
    public static async Task<Told<EmailChangeProgress>> Handle(Body<MailToken> body, FitDatabase database, TimeProvider clock)
    {
        var token = body.Valid().Token;
        var account = (await database.Read(sql =>
            MailTokens.Find(sql, token, clock.GetUtcNow(), MailTokenPurpose.EmailChangeFromOld, MailTokenPurpose.EmailChangeFromNew))).AccountId;
        EmailChangeProgress? progress = null;
        await database.Write(new Act { AccountId = account }, async write =>
        {
            var found = await MailTokens.Take(write, token, MailTokenPurpose.EmailChangeFromOld, MailTokenPurpose.EmailChangeFromNew);
            var change = (await write.Row<Row>(Select, new { id = found.EmailChangeId }))!;
            var fromOld = found.Is(MailTokenPurpose.EmailChangeFromOld) ? write.Now : change.ConfirmedFromOldAt;
            var fromNew = found.Is(MailTokenPurpose.EmailChangeFromNew) ? write.Now : change.ConfirmedFromNewAt;
            await write.Execute(Confirm, new { id = change.Id, fromOld, fromNew });
            progress = new EmailChangeProgress { ConfirmedFromOld = fromOld is not null, ConfirmedFromNew = fromNew is not null };
            if (progress is { ConfirmedFromOld: true, ConfirmedFromNew: true })
            {
                await Complete(write, change);
            }

            return new Gone();
        });
        return new(progress!);
    }

    private static async Task Complete(Write write, Row change)
    {
        if (await AccountTable.FindByEmail(write, change.Email) is not null)
        {
            throw Problems.AlreadyThere(new(
                "Die neue Adresse gehört inzwischen zu einem anderen Konto. Die alte bleibt.", "The new address belongs to another account meanwhile. The old one stays."));
        }

        await AccountTable.ChangeEmail(write, change.AccountId, change.Email);
        await SessionTable.CloseAll(write, change.AccountId);
        await MailTokens.RemoveOf(write, change.AccountId);
        write.Record("account.emailChanged", $"account/{change.AccountId}");
    }
}

/// <summary>Rules of <see cref="EmailChange"/>.</summary>
internal sealed class EmailChangeValidator : AbstractValidator<EmailChange>
{
    public EmailChangeValidator() => RuleFor(change => change.Email).Given().AtMost(254).Email();
}
