using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Asking a person in.</summary>
internal sealed class InviteModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/email"] = nameof(Email), ["/roles"] = nameof(Roles) };

    [BindProperty]
    [Display(Name = "E-Mail-Adresse")]
    [Required(ErrorMessage = "Geben Sie die Adresse der Person ein.")]
    [StringLength(254)]
    public string? Email { get; set; }

    [BindProperty]
    [Display(Name = "Was darf die Person?")]
    public IReadOnlyList<Role> Roles { get; set; } = [];

    protected override Role? Needs => Role.Admin;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Roles.Count == 0)
        {
            ModelState.AddModelError(nameof(Roles), "Wählen Sie mindestens eine Rolle.");
        }

        return ModelState.IsValid
            && await TryAsync(() => Store.InviteAsync(new NewInvitation { Email = Email!.Trim(), Roles = [.. Roles.Distinct().Order()] }, Request.IdempotencyKey(), cancel), Fields)
            ? Redirect(Notice.Invited.At(Links.Members.Href))
            : Page();
    }
}
