using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>What was sent, what happens now, who acts and by when: a page for the file.</summary>
[Authorize]
internal sealed class ConfirmationModel(FitStoreClient store) : PageModel
{
    public Adoption Adoption { get; private set; } = default!;

    public AdoptionEvent Sent { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        Adoption = await store.GetAdoptionAsync(id, cancel);
        // Where no operator stands between, the store has passed the request on by itself.
        if (Adoption.State is not (AdoptionState.Interest or AdoptionState.Coordination) || Adoption.History.LastOrDefault(entry => entry.Act == AdoptionAct.ExpressInterest) is not { } sent)
        {
            return Redirect(Links.Request(id));
        }

        Sent = sent;
        return Page();
    }
}
