using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Signing out ends the session here and its token at the API.</summary>
internal sealed class SignOutModel(FitStoreClient store, ILogger<SignOutModel> log) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (HttpContext.SignedIn() is not null)
        {
            try
            {
                await store.SignOutAsync(cancel);
            }
            catch (Exception problem) when (problem is ApiProblem or ApiNotReachable)
            {
                // The cookie goes all the same: who wants to leave must be able to, and the token ends by itself.
                log.LogWarning(problem, "The API did not end the session");
            }
            await SignedIn.EndAsync(HttpContext);
        }
        return Redirect(Notice.SignedOut.At(Links.Home.Href));
    }
}
