using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>What a member may do; administrators change it, everybody sees their own.</summary>
internal sealed class MemberModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/roles"] = nameof(Roles) };

    [BindProperty]
    public IReadOnlyList<Role> Roles { get; set; } = [];

    public Member Member { get; private set; } = default!;

    public bool IsOneself => Member.Id == Me.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        Roles = Member.Roles;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (Roles.Count == 0)
        {
            ModelState.AddModelError(nameof(Roles), "Wählen Sie mindestens eine Rolle. Soll die Person gar nichts mehr dürfen, beenden Sie ihre Mitgliedschaft.");
        }

        if (ModelState.IsValid && await TryAsync(() => Store.ChangeMemberAsync(id, Version ?? 0, Roles.Distinct().Order(), cancel), Fields))
        {
            return Redirect(Notice.RolesChanged.At(Links.Members.Href));
        }

        await LoadAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Member.Version;
        }

        return Page();
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel) => Member = await Store.GetMemberAsync(id, cancel);
}
