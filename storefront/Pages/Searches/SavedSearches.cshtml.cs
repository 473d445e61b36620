using FitStore.Contracts.Catalogue;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Searches;

/// <summary>The searches one keeps: look again, be told, let go.</summary>
[Authorize]
internal sealed class SavedSearchesModel(FitStoreClient store) : PageModel
{
    public IReadOnlyList<SavedSearch> Searches { get; private set; } = [];

    public CatalogueNames Names { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var names = store.GetNamesAsync(cancel);
        Searches = await store.ListSavedSearchesAsync(cancel);
        Names = await names;
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            await store.DeleteSavedSearchAsync(id, cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            // Deleted in another window: what was wanted is so.
        }

        return Redirect(Notice.SearchDeleted.At(Links.SavedSearches.Href));
    }
}
