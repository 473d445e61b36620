using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Asking for a link to set a new password. What it answers does not depend on whether the address has an account.</summary>
internal sealed class ForgottenPasswordModel(FitStoreClient store) : PageModel
{
    [BindProperty]
    [Display(Name = "E-Mail-Adresse")]
    [Required(ErrorMessage = "Geben Sie die E-Mail-Adresse Ihres Kontos ein.")]
    [EmailAddress]
    [StringLength(254)]
    public string Email { get; set; } = "";

    [BindProperty(Name = "gesendet", SupportsGet = true)]
    public bool IsSent { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await store.ResetPasswordAsync(Email.Trim(), cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, new FieldMap { ["/email"] = nameof(Email) });
            return Page();
        }
        return Redirect(Links.ForgottenPassword.Href + "?gesendet=true");
    }
}
