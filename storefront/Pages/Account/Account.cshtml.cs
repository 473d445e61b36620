using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>The own account: who one is and what one may do for whom.</summary>
[Authorize]
internal sealed class AccountModel(FitStoreClient store) : PageModel
{
    public Me Me { get; private set; } = default!;

    public string? ActingFor { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Me = await store.GetMeAsync(cancel);
        ActingFor = HttpContext.SignedIn()?.OrganisationId;
    }
}
