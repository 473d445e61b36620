using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Accounts;

/// <summary>What am I invited to?</summary>
internal static class PreviewInvitation
{
    /// <summary>Show what a link invites to</summary>
    /// <remarks>Needs the secret of the link and changes nothing. Only who holds the mail learns whether its address has an account.</remarks>
    public static async Task<Told<InvitationPreview>> Handle(Body<MailToken> body, FitDatabase database, OrganisationRegister register, TimeProvider clock)
    {
        var token = body.Valid().Token;
        return await database.Read(async sql =>
        {
            var found = await MailTokens.Find(sql, token, clock.GetUtcNow(), MailTokenPurpose.Invitation);
            var invitation = (await Invitations.Find(sql, found.InvitationId!.Value))!;
            return new Told<InvitationPreview>(new InvitationPreview
            {
                Organisation = register.Current.Ref(invitation.OrganisationId),
                Email = invitation.Email!,
                Roles = invitation.RoleList,
                ExpiresAt = invitation.ExpiresAt,
                HasAccount = await AccountTable.FindByEmail(sql, invitation.Email!) is not null,
            });
        });
    }
}

/// <summary>Accepting an invitation.</summary>
internal static class AcceptInvitation
{
    /// <summary>Accept an invitation</summary>
    /// <remarks>
    /// Without an account: give name and password, and the account is made with the address the invitation was sent to. With
    /// an account of that address: sign in and send the secret alone. Works once.
    /// </remarks>
    public static async Task<Made<Member>> Handle(
        Body<InvitationAcceptance> body, Act act, IPasswordHasher<Account> hasher, FitDatabase database, OrganisationRegister register, TimeProvider clock)
    {
        var asked = body.Valid();
        var invitation = await database.Read(async sql =>
            (await Invitations.Find(sql, (await MailTokens.Find(sql, asked.Token, clock.GetUtcNow(), MailTokenPurpose.Invitation)).InvitationId!.Value))!);
        var known = await database.Read(sql => AccountTable.FindByEmail(sql, invitation.Email!));
        if (known is not null && act.AccountId != known.Id)
        {
            throw act.AccountId is null ? Problems.NotSignedIn() : Problems.InvitedAsAnother();
        }

        var passwordHash = "";
        if (known is null)
        {
            if (act.AccountId is not null)
            {
                throw Problems.InvitedAsAnother();
            }

            RequireNewAccount(asked, invitation.Email!);
            passwordHash = hasher.HashPassword(null!, asked.Password!);
        }

        return await database.Write(act, async write =>
        {
            await MailTokens.Take(write, asked.Token, MailTokenPurpose.Invitation);

            // Meanwhile the address may have got an account, by another invitation, or lost it: then all of this begins anew.
            if ((await AccountTable.FindByEmail(write, invitation.Email!))?.Id != known?.Id)
            {
                throw Problems.NotSignedIn();
            }

            var account = known?.Id ?? await AccountTable.Add(write, asked.Name!, invitation.Email!, passwordHash, sample: false);
            act.AccountId ??= account;
            var before = (await MemberTable.Read(write, invitation.OrganisationId, account)).SingleOrDefault();
            if (before is null)
            {
                await MemberTable.Add(write, account, invitation.OrganisationId, invitation.RoleList);
            }
            else
            {
                await MemberTable.Change(write, account, invitation.OrganisationId, [.. before.Roles.Union(invitation.RoleList)]);
            }

            await Invitations.Close(write, invitation.Id, InvitationState.Accepted, account);
            write.Record(
                "member.joined",
                $"account/{account}",
                ("organisation", invitation.OrganisationId.ToString()),
                ("invitation", invitation.Id.ToString()),
                ("roles", invitation.Roles));
            var member = (await MemberTable.Read(write, invitation.OrganisationId, account)).Single();
            return new Made<Member>(member, $"/v1/members/{account}", member.Version);
        });
    }

    private static void RequireNewAccount(InvitationAcceptance asked, string email)
    {
        var errors = new List<InputError>();
        if (string.IsNullOrWhiteSpace(asked.Name))
        {
            errors.Add(Problems.Member("/name", InputErrorCodes.Required, new("Geben Sie Ihren Namen an.", "Give your name.")));
        }

        if (PasswordRules.Judge(asked.Password, email, asked.Name) is { } wrong)
        {
            errors.Add(Problems.Member("/password", wrong.Code, wrong.Detail));
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }
    }
}

/// <summary>Rules of <see cref="MailToken"/>.</summary>
internal sealed class MailTokenValidator : AbstractValidator<MailToken>
{
    public MailTokenValidator() => RuleFor(token => token.Token).Given().AtMost(Secrets.MaximumLength);
}

/// <summary>Rules of <see cref="InvitationAcceptance"/>; whether name and password are needed depends on the invitation.</summary>
internal sealed class InvitationAcceptanceValidator : AbstractValidator<InvitationAcceptance>
{
    public InvitationAcceptanceValidator()
    {
        RuleFor(acceptance => acceptance.Token).Given().AtMost(Secrets.MaximumLength);
        RuleFor(acceptance => acceptance.Name).AtMost(120).Plain();
        RuleFor(acceptance => acceptance.Password).AtMost(PasswordRules.MaximumLength);
    }
}
