using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Ten new recovery codes in place of the old ones, shown once.</summary>
[Authorize]
internal sealed class RecoveryCodesModel(FitStoreClient store) : PageModel
{
    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    public RecoveryCodes? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Fresh.AsksForCode = (await store.GetMyselfAsync(cancel)).HasSecondFactor;
        return Fresh.AsksForCode ? Page() : Redirect(Links.SecondFactor.Href);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Fresh.AsksForCode = (await store.GetMyselfAsync(cancel)).HasSecondFactor;
        if (await store.ProveAsync(FreshAct.RenewRecoveryCodes, Fresh, ModelState, cancel) is not { } fresh)
        {
            return Page();
        }

        try
        {
            Codes = await store.RenewRecoveryCodesAsync(fresh, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, []);
        }
        return Page();
    }
}
