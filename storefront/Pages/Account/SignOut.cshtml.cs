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
            await store.EndThisSessionAsync(log, cancel);
            await SignedIn.EndAsync(HttpContext);
        }
        return Redirect(Notice.SignedOut.At(Links.Home.Href));
    }
}

/// <summary>Ends sessions at the API.</summary>
internal static class SessionEnd
{
    /// <summary>
    /// Ends the session of this request. Where the API does not answer, the cookie goes all the same: who wants to leave must be able
    /// to, and the token ends by itself.
    /// </summary>
    public static async Task EndThisSessionAsync(this FitStoreClient store, ILogger log, CancellationToken cancel)
    {
        try
        {
            await store.SignOutAsync(cancel);
        }
        catch (Exception problem) when (problem is ApiProblem or ApiNotReachable)
        {
            log.LogWarning(problem, "The API did not end the session");
        }
    }
}
