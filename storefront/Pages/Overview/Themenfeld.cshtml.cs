using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Overview;

/// <summary>One Themenfeld: what there is, who leads, who reuses.</summary>
internal sealed class ThemenfeldModel(FitStoreClient store) : PageModel
{
    public Themenfeld Themenfeld { get; private set; } = default!;

    /// <summary>The first hundred of its services, by name.</summary>
    public ServiceList Services { get; private set; } = default!;

    public Contracts.Controlling.Progress Progress { get; private set; } = default!;

    public CatalogueNames Names { get; private set; } = default!;

    public TileMap Map => TileMap.Of(Progress.Laender, Names.Laender, $"Wer im Themenfeld {Themenfeld.Name} führt und nachnutzt");

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        Names = await store.GetNamesAsync(cancel);
        if (Names.Themenfelder.FirstOrDefault(field => field.Slug == slug) is not { } found)
        {
            return NotFound();
        }

        Themenfeld = found;
        var services = store.SearchServicesAsync($"?themenfeld={slug}&sort=name&limit=100", cancel);
        var progress = store.GetProgressAsync(cancel, slug);
        await Task.WhenAll(services, progress);
        Services = await services;
        Progress = await progress;
        return Page();
    }
}
