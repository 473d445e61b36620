using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Who asks to enter the store.</summary>
internal sealed class ApplicationsModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "alle")]
    public bool ShowsDecided { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<OrganisationApplication> Applications { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) =>
        Applications = await Store.ListApplicationsAsync(ShowsDecided ? null : ApplicationState.Open, Cursor, cancel);

    /// <summary>The address of another page of this list.</summary>
    public string? At(string? address) => address is null
        ? null
        : Links.Applications.Href + Cursors.Query([new("alle", ShowsDecided ? "true" : null), new("cursor", Cursors.Of(address))]);
}
