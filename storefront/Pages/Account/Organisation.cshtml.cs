using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Choosing the organisation one acts for.</summary>
[Authorize]
internal sealed class OrganisationModel(FitStoreClient store) : PageModel
{
    [BindProperty]
    [Display(Name = "Organisation")]
    [Required(ErrorMessage = "Wählen Sie die Organisation, für die Sie handeln.")]
    public string? Organisation { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "weiter", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Organisation ??= HttpContext.SignedIn()?.OrganisationId;
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var memberships = await LoadAsync(cancel);
        var chosen = memberships.FirstOrDefault(membership => membership.Organisation.Id.ToString() == Organisation);
        if (chosen is null)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError(nameof(Organisation), "Wählen Sie eine der Organisationen aus der Liste.");
            }

            return Page();
        }
        await HttpContext.SignedIn()!.ActForAsync(HttpContext, chosen.Organisation.Id.ToString(), chosen.Organisation.Name);
        return Redirect(Notice.OrganisationChosen.At(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : Links.Desk.Href));
    }

    private async Task<IReadOnlyList<Membership>> LoadAsync(CancellationToken cancel)
    {
        var me = await store.GetMeAsync(cancel);
        Organisations = [.. me.Memberships.Select(membership => new Choice(
            membership.Organisation.Id.ToString(),
            membership.Organisation.Name,
            $"{Words.Of(membership.Organisation.Kind)}; Ihre Rollen: {German.List([.. membership.Roles.Select(Words.Of)])}"))];
        return me.Memberships;
    }
}
