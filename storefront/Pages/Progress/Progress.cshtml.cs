using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Register;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Progress;

/// <summary>How far reuse has come, each figure with the rows behind it.</summary>
internal sealed class ProgressModel(FitStoreClient store) : PageModel
{
    /// <summary>The mark of 9 of 16 Länder that the Bund set in 2020; a marker, never a gate.</summary>
    public const int Widespread = 9;

    public Contracts.Controlling.Progress Progress { get; private set; } = default!;

    /// <summary>The services that most Länder reuse, the first hundred of them.</summary>
    public IReadOnlyList<ServiceCard> Services { get; private set; } = [];

    public CatalogueNames Names { get; private set; } = default!;

    public TileMap Map => TileMap.Of(Progress.Laender, Names.Laender, "Was die 16 Länder führen und nachnutzen");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var progress = store.GetProgressAsync(cancel);
        var services = store.SearchServicesAsync("?sort=-reusingLaender&limit=100", cancel);
        var names = store.GetNamesAsync(cancel);
        await Task.WhenAll(progress, services, names);
        Progress = await progress;
        Services = (await services).Items;
        Names = await names;
    }
}
