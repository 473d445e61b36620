using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Contracts.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>Asking for a link to set a new password.</summary>
internal static class RequestPasswordReset
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Ask for a new password</summary>
    /// <remarks>A link goes to the address by mail if there is an account. The answer is the same, and takes as long, if there is none.</remarks>
    public static async Task<Told<Announcement>> Handle(Body<PasswordReset> body, FitDatabase database)
    {
        var email = body.Valid().Email;
        await database.Write(new Act(), async write =>
        {
            var account = await AccountTable.FindByEmail(write, email);
            var token = await MailTokens.Issue(write, MailTokenPurpose.PasswordReset, Lifetime, account?.Id);
            await Outbox.AddForStranger(write, MailKind.PasswordReset, account?.Email, new MailContent { Person = account?.Name, Token = account is null ? null : token });
            return new Gone();
        });
        return new(new Announcement
        {
            Text = new Sentence(
                "Wenn es zu dieser Adresse ein Konto gibt, ist eine E-Mail mit einem Link unterwegs. Er gilt eine Stunde.",
                "If this address has an account, a mail with a link is on its way. It works for one hour.").ToString(),
        });
    }
}

/// <summary>Setting a new password by the link.</summary>
internal static class CompletePasswordReset
{
    /// <summary>Set a new password by a link</summary>
    /// <remarks>All sessions of the account end. A second factor stays as it is.</remarks>
    public static async Task<Told<Announcement>> Handle(
        Body<PasswordResetCompletion> body, IPasswordHasher<Account> hasher, FitDatabase database, TimeProvider clock)
    {
        var asked = body.Valid();
        var account = await database.Read(async sql =>
            await AccountTable.Find(sql, (await MailTokens.Find(sql, asked.Token, clock.GetUtcNow(), MailTokenPurpose.PasswordReset)).AccountId!.Value));
        ChangePassword.Require(asked.Password, account!);
        var passwordHash = hasher.HashPassword(account!, asked.Password);
        var act = new Act { AccountId = account!.Id };
        await database.Write(act, async write =>
        {
            await MailTokens.Take(write, asked.Token, MailTokenPurpose.PasswordReset);
            await ChangePassword.Do(write, account, passwordHash, session: null);
            return new Gone();
        });
        return new(new Announcement
        {
            Text = new Sentence(
                "Das neue Passwort gilt. Alle Sitzungen wurden beendet; melden Sie sich neu an.", "The new password is set. All sessions were ended; sign in again.").ToString(),
        });
    }
}

/// <summary>Choosing another password.</summary>
internal static class ChangePassword
{
    /// <summary>Change the own password</summary>
    /// <remarks>Needs a fresh sign-in for <c>changePassword</c>. All other sessions of the account end; the owner is told by mail.</remarks>
    public static async Task<Told<Announcement>> Handle(Body<PasswordChange> body, Act act, IPasswordHasher<Account> hasher, FitDatabase database)
    {
        var asked = body.Valid();
        var account = (await database.Read(sql => AccountTable.Find(sql, act.AccountId!.Value)))!;
        Require(asked.Password, account);
        var passwordHash = hasher.HashPassword(account, asked.Password);
        await database.Write(act, async write =>
        {
            await Do(write, account, passwordHash, act.SessionId);
            return new Gone();
        });
        return new(new Announcement
        {
            Text = new Sentence("Das neue Passwort gilt. Ihre anderen Sitzungen wurden beendet.", "The new password is set. Your other sessions were ended.").ToString(),
        });
    }

    public static void Require(string password, Account account)
    {
        if (PasswordRules.Judge(password, account.Email, account.Name) is { } wrong)
        {
            throw Problems.Invalid(Problems.Member("/password", wrong.Code, wrong.Detail));
        }
    }

    public static async Task Do(Write write, Account account, string passwordHash, Guid? session)
    {
        await AccountTable.ChangePassword(write, account.Id, passwordHash);
        await SessionTable.CloseOthers(write, account.Id, session);
        await MailTokens.RemoveOf(write, account.Id);
        await Outbox.Add(write, MailKind.PasswordChanged, account.Email, new MailContent { Person = account.Name });
        write.Record("account.passwordChanged", $"account/{account.Id}");
    }
}

/// <summary>Rules of <see cref="PasswordReset"/>.</summary>
internal sealed class PasswordResetValidator : AbstractValidator<PasswordReset>
{
    public PasswordResetValidator() => RuleFor(reset => reset.Email).Given().AtMost(254).Email();
}

/// <summary>Rules of <see cref="PasswordResetCompletion"/>; whether the password is good depends on whose it is.</summary>
internal sealed class PasswordResetCompletionValidator : AbstractValidator<PasswordResetCompletion>
{
    public PasswordResetCompletionValidator()
    {
        RuleFor(completion => completion.Token).Given().AtMost(Secrets.MaximumLength);
        RuleFor(completion => completion.Password).Given().AtMost(PasswordRules.MaximumLength);
    }
}

/// <summary>Rules of <see cref="PasswordChange"/>.</summary>
internal sealed class PasswordChangeValidator : AbstractValidator<PasswordChange>
{
    public PasswordChangeValidator() => RuleFor(change => change.Password).Given().AtMost(PasswordRules.MaximumLength);
}
