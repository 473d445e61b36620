using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Overview;

/// <summary>The 14 Themenfelder: what there is in each, and who leads it.</summary>
internal sealed class ThemenfelderModel(FitStoreClient store) : PageModel
{
    /// <summary>By name.</summary>
    public IReadOnlyList<Themenfeld> Themenfelder { get; private set; } = [];

    public CatalogueNames Names { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Names = await store.GetNamesAsync(cancel);
        Themenfelder = [.. Names.Themenfelder.OrderBy(field => field.Name, StringComparer.Create(German.Culture, ignoreCase: true))];
    }
}
