using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Going back to the password alone.</summary>
[Authorize]
internal sealed class RemoveSecondFactorModel(FitStoreClient store) : PageModel
{
    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    public IReadOnlyList<OrganisationRef> DemandedBy { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Fresh.AsksForCode ? Page() : Redirect(Links.SecondFactor.Href);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (await store.ProveAsync(FreshAct.RemoveSecondFactor, Fresh, ModelState, cancel) is not { } fresh)
        {
            return Page();
        }

        try
        {
            await store.RemoveSecondFactorAsync(fresh, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, []);
            return Page();
        }
        return Redirect(Notice.SecondFactorRemoved.At(Links.SecondFactor.Href));
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var factor = await store.GetSecondFactorAsync(cancel);
        Fresh.AsksForCode = factor.Enrolled;
        DemandedBy = factor.DemandedBy;
    }
}
