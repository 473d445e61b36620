using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>The start: what this is, the search, the Themenfelder, how far reuse has come.</summary>
internal sealed class HomeModel(FitStoreClient store) : PageModel
{
    /// <summary>Words a clerk would type; each finds something in the sample data and in any catalogue that is worth its name.</summary>
    public static IReadOnlyList<string> Examples { get; } = ["Wohngeld", "umziehen", "Bauantrag"];

    public IReadOnlyList<Themenfeld> Themenfelder { get; private set; } = [];

    public Contracts.Controlling.Progress Progress { get; private set; } = default!;

    public IReadOnlyList<ServiceCard> Newest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var themenfelder = store.ListThemenfelderAsync(cancel);
        var progress = store.GetProgressAsync(cancel);
        var newest = store.SearchServicesAsync("?sort=-publishedAt&limit=3", cancel);
        await Task.WhenAll(themenfelder, progress, newest);
        Themenfelder = [.. (await themenfelder).OrderBy(field => field.Name, StringComparer.Create(German.Culture, ignoreCase: true))];
        Progress = await progress;
        Newest = (await newest).Items;
    }

    public string NameOf(string themenfeld) => Themenfelder.FirstOrDefault(field => field.Slug == themenfeld)?.Name ?? themenfeld;
}
