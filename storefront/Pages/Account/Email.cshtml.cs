using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Another address for the own account; it counts once both addresses have confirmed it.</summary>
[Authorize]
internal sealed class EmailModel(FitStoreClient store) : PageModel
{
    private static readonly FieldMap Fields = new() { ["/email"] = nameof(Email) };

    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    [BindProperty]
    [Display(Name = "Neue E-Mail-Adresse")]
    [Required(ErrorMessage = "Geben Sie die neue E-Mail-Adresse ein.")]
    [EmailAddress]
    [StringLength(254)]
    public string Email { get; set; } = "";

    public string Current { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var me = await store.GetMyselfAsync(cancel);
        Current = me.Email;
        Fresh.AsksForCode = me.HasSecondFactor;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (await store.ProveAsync(FreshAct.ChangeEmail, Fresh, ModelState, cancel) is not { } fresh)
        {
            return Page();
        }

        try
        {
            await store.ChangeEmailAsync(new EmailChange { Email = Email.Trim() }, fresh, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return Page();
        }
        return Redirect(Notice.EmailChangeAsked.At(Links.Account.Href));
    }
}
