using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Accounts;
using FluentValidation;

namespace FitStore.Api.Accounts;

/// <summary>Inviting a person into one's organisation.</summary>
internal static class CreateInvitation
{
    [StringSyntax("Sql")]
    private const string FindMember = """
        select a.id
        from members m
        join accounts a on a.id = m.account_id
        where m.organisation_id = @organisation and a.normalized_email = @normalizedEmail
        """;

    /// <summary>Invite a person</summary>
    /// <remarks>
    /// For the administrator of the organisation acted for. The link goes by mail, works once and for 72 hours; an earlier open
    /// invitation to the same address is taken back. The answer does not tell whether the address has an account.
    /// </remarks>
    public static Task<Made<Invitation>> Handle(Body<NewInvitation> body, Act act, FitDatabase database, OrganisationRegister register)
    {
        var asked = body.Valid();
        return database.Write(act, async write =>
        {
            if (await write.Row<Guid?>(FindMember, new { organisation = act.For.Id, normalizedEmail = asked.Email.ToUpperInvariant() }) is { } member)
            {
                throw Problems.AlreadyThere(
                    new("Diese Person gehört schon zu Ihrer Organisation. Ändern Sie dort ihre Rollen.", "This person is a member already. Change the roles there."),
                    $"/v1/members/{member}");
            }

            var (invitation, _) = await Invitations.Invite(write, act.For, asked.Email, asked.Roles, act.AccountId);
            return new Made<Invitation>(invitation.Show(register.Current, write.Now), $"/v1/invitations/{invitation.Id}", invitation.Version);
        });
    }
}

/// <summary>Rules of <see cref="NewInvitation"/>.</summary>
internal sealed class NewInvitationValidator : AbstractValidator<NewInvitation>
{
    public NewInvitationValidator()
    {
        RuleFor(invitation => invitation.Email).Given().AtMost(254).Email();
        RuleFor(invitation => invitation.Roles).Roles();
    }
}
