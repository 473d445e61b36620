using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Overview;

/// <summary>One Land: what it leads, what it reuses, what its Kommunen use.</summary>
internal sealed class LandModel(FitStoreClient store, TimeProvider time) : PageModel
{
    public Land Land { get; private set; } = default!;

    public IReadOnlyList<LandService> Services { get; private set; } = [];

    /// <summary>How the Land ever passed cost on, the newest first.</summary>
    public IReadOnlyList<RecordedLandRule> Rules { get; private set; } = [];

    /// <summary>How it does today.</summary>
    public RecordedLandRule? Rule => Words.InForce(Rules, German.Day(time.GetUtcNow()));

    public CatalogueNames Names { get; private set; } = default!;

    public IEnumerable<LandService> Led => Services.Where(service => service.Leads);

    public IEnumerable<LandService> Reused => Services.Where(service => !service.Leads && service.State is not null);

    /// <summary>Those that most of its Kommunen use first.</summary>
    public IEnumerable<LandService> UsedByKommunen => Services.Where(service => service.Kommunen > 0).OrderByDescending(service => service.Kommunen);

    /// <summary>The Themenfelder that it leads.</summary>
    public IEnumerable<Themenfeld> Themenfelder => Names.Themenfelder.Where(known => known.Leads.Contains(Land.Code));

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        Names = await store.GetNamesAsync(cancel);
        if (Names.Laender.FirstOrDefault(land => string.Equals(land.Code, code, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return NotFound();
        }

        if (found.Code != code)
        {
            return RedirectPermanent(Links.Land(found.Code));
        }

        Land = found;
        var rules = store.ListLandRulesAsync(found.Code, cancel);
        Services = await store.ListLandServicesAsync(found.Code, cancel);
        Rules = await rules;
        return Page();
    }
}
