using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Who acts for the organisation, and whom it has invited.</summary>
internal sealed class MembersModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<Member> Members { get; private set; } = default!;

    /// <summary>Those nobody has answered; only administrators see them.</summary>
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var members = Store.ListMembersAsync(Cursor, cancel);
        if (IsAdmin)
        {
            Invitations = [.. (await Store.ListInvitationsAsync(cursor: null, cancel)).Items.Where(invitation => invitation.State is InvitationState.Open or InvitationState.Expired)];
        }

        Members = await members;
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid invitation, CancellationToken cancel)
    {
        if (await TryAsync(() => Store.RevokeInvitationAsync(invitation, Version ?? 0, cancel)))
        {
            return Redirect(Notice.InvitationRevoked.At(Links.Members.Href));
        }

        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Members.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
