using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The services of the organisation acted for: how far each is, who waits, and what is to be done next.</summary>
internal sealed class WorkspaceModel(FitStoreClient store) : ActingPage(store)
{
    /// <summary>What is worked on first, then by name.</summary>
    public IReadOnlyList<ProvidedService> Services { get; private set; } = [];

    public bool IsEditor => Me.Has(Role.Editor);

    /// <summary>How many drafts wait for this organisation.</summary>
    public int Due => Services.Count(service => service.Open is { State: RevisionState.Draft });

    public async Task OnGetAsync(CancellationToken cancel) =>
        Services = [.. (await Store.ListProvidedServicesAsync(cancel))
            .OrderBy(service => service.State == ServiceState.Retired)
            .ThenBy(service => service.Open is null)
            .ThenBy(service => service.Name, StringComparer.Create(German.Culture, ignoreCase: true))];

    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancel) =>
        File(await Store.ExportProvidedServicesAsync(cancel), "text/csv; charset=utf-8", "eigene-dienste.csv");

    /// <summary>The one act that suggests itself, and where it is done.</summary>
    public (string? Words, string Href) Next(ProvidedService service) => service switch
    {
        { Open: { State: RevisionState.Draft, Remarks: > 0 } } when IsEditor => ("Anmerkungen bearbeiten", Links.Listing(service.Slug)),
        { Open.State: RevisionState.Draft, UnmetGates: 0 } when IsEditor => ("Prüfen und einreichen", Links.ListingSubmit(service.Slug)),
        { Open.State: RevisionState.Draft } when IsEditor => ("Fortsetzen", Links.Listing(service.Slug)),
        { Open: not null } => ("Stand ansehen", Links.Listing(service.Slug)),
        _ => (null, Links.Listing(service.Slug)),
    };
}
