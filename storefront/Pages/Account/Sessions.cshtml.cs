using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Where one is signed in, and ending it.</summary>
[Authorize]
internal sealed class SessionsModel(FitStoreClient store) : PageModel
{
    public Page<SessionInfo> Sessions { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await store.ListSessionsAsync(cancel);
        Sessions = all with { Items = [.. all.Items.OrderByDescending(session => session.IsThisOne).ThenByDescending(session => session.LastUsedAt)] };
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            await store.EndSessionAsync(id, cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            // It has ended by itself, or in another window: what was wanted is so.
        }
        return Redirect(Notice.SessionEnded.At(Links.Sessions.Href));
    }

    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken cancel)
    {
        await store.EndAllSessionsAsync(cancel);
        await SignedIn.EndAsync(HttpContext);
        return Redirect(Notice.SessionsEnded.At(Links.SignIn.Href));
    }
}
