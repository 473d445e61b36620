using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Erasing the own account, after its consequences were read (Art. 17 GDPR).</summary>
[Authorize]
internal sealed class EraseModel(FitStoreClient store) : PageModel
{
    [BindProperty]
    [Display(Name = "Ich weiß, dass mein Konto danach nicht wiederhergestellt werden kann.")]
    public bool Understood { get; set; }

    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    public Me Me { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Me = await store.GetMyselfAsync(cancel);
        Fresh.AsksForCode = Me.HasSecondFactor;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (!Understood)
        {
            ModelState.AddModelError(nameof(Understood), "Bestätigen Sie, dass Sie das Konto endgültig löschen möchten.");
        }

        if (await store.ProveAsync(FreshAct.EraseAccount, Fresh, ModelState, cancel) is not { } fresh)
        {
            return Page();
        }

        try
        {
            await store.EraseAccountAsync(fresh, cancel);
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.LastAdmin)
        {
            ModelState.AddModelError("", $"{problem.Problem.Detail} Danach können Sie Ihr Konto löschen.");
            return Page();
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, []);
            return Page();
        }

        await SignedIn.EndAsync(HttpContext);
        return Redirect(Notice.AccountErased.At(Links.Home.Href));
    }
}
