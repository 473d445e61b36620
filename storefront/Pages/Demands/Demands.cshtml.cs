using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Demands;

/// <summary>What Kommunen want that their Land has not contracted: for a Land with what joining would cost it, for others the numbers.</summary>
internal sealed class DemandsModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<Demand> Demands { get; private set; } = default!;

    public bool IsLand => Organisation.Kind == OrganisationKind.Land;

    public async Task OnGetAsync(CancellationToken cancel) => Demands = await Store.ListDemandsAsync(Cursor, cancel);

    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancel) => File(await Store.GetDemandTableAsync(cancel), "text/csv; charset=utf-8", "bedarf.csv");

    /// <summary>Demand of the own Kommunen, in contrast to that for services one provides.</summary>
    public bool IsOwn(Demand demand) => IsLand && demand.Land == Organisation.Land;

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Demands.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
