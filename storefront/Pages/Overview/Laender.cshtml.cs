using FitStore.Storefront.Register;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Overview;

/// <summary>The 16 Länder: what each leads and reuses.</summary>
internal sealed class LaenderModel(FitStoreClient store) : PageModel
{
    public Contracts.Controlling.Progress Progress { get; private set; } = default!;

    public CatalogueNames Names { get; private set; } = default!;

    public TileMap Map => TileMap.Of(Progress.Laender, Names.Laender, "Was die 16 Länder führen und nachnutzen");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var progress = store.GetProgressAsync(cancel);
        var names = store.GetNamesAsync(cancel);
        await Task.WhenAll(progress, names);
        Progress = await progress;
        Names = await names;
    }
}
