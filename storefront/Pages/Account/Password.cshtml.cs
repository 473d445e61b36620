using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Another password for the own account.</summary>
[Authorize]
internal sealed class PasswordModel(FitStoreClient store) : PageModel
{
    private static readonly FieldMap Fields = new() { ["/password"] = nameof(NewPassword) };

    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    [BindProperty]
    [Display(Name = "Neues Passwort")]
    [Required(ErrorMessage = "Geben Sie ein neues Passwort ein.")]
    [StringLength(200, MinimumLength = 12, ErrorMessage = Words.PasswordLength)]
    public string NewPassword { get; set; } = "";

    public async Task OnGetAsync(CancellationToken cancel) => Fresh.AsksForCode = (await store.GetMyselfAsync(cancel)).HasSecondFactor;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (await store.ProveAsync(FreshAct.ChangePassword, Fresh, ModelState, cancel) is not { } fresh)
        {
            return Page();
        }

        try
        {
            await store.ChangePasswordAsync(new PasswordChange { Password = NewPassword }, fresh, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return Page();
        }
        return Redirect(Notice.PasswordChanged.At(Links.Account.Href));
    }
}
