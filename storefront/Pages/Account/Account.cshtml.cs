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

    /// <summary>As whom one acts at present, <see cref="Acting.Key"/>.</summary>
    public string? ActsAs { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Me = await store.GetMyselfAsync(cancel);
        ActsAs = HttpContext.SignedIn()?.ActsAs;
    }
}
