using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>
/// Which contract may an organisation sign for a service: all offers side by side, every chain with its reason, and the way into the
/// request. For everybody, about anybody; the address holds the whole question.
/// </summary>
internal sealed class LegalPathsModel(FitStoreClient store) : PageModel
{
    /// <summary>The organisation asked about, by id or ARS; without one it is the organisation one acts for.</summary>
    [BindProperty(Name = Links.For, SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty]
    public OrganisationPick Other { get; set; } = new();

    public Service Service { get; private set; } = default!;

    /// <summary>The answer; none before an organisation is chosen.</summary>
    public ServiceLegalPaths? Found { get; private set; }

    public OrganisationRef? Organisation => Found?.Organisation;

    /// <summary>The organisation asked about is the one acted for.</summary>
    public bool IsOwn => Organisation is not null && Organisation.Id.ToString() == HttpContext.SignedIn()?.OrganisationId;

    /// <summary>Who asks may record facts of the organisation.</summary>
    public bool MayRecord { get; private set; }

    /// <summary>Whether the service takes new requests at all.</summary>
    public bool TakesRequests => Service.State == ServiceState.Published;

    public async Task OnGetAsync(string slug, CancellationToken cancel)
    {
        Service = await store.GetServiceAsync(slug, cancel);
        var organisation = string.IsNullOrWhiteSpace(For) ? HttpContext.SignedIn()?.OrganisationId : For.Trim();
        if (organisation is null)
        {
            return;
        }

        try
        {
            Found = await store.GetLegalPathsAsync(slug, organisation, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.AddModelError("Other.Words", "Diese Organisation steht nicht im Verzeichnis. Suchen Sie sie nach Namen oder Regionalschlüssel (ARS).");
        }

        MayRecord = IsOwn && (await store.GetMeAsync(cancel)).Has(Role.Admin);
    }

    public async Task<IActionResult> OnPostSearchAsync(string slug, CancellationToken cancel)
    {
        await Other.SearchAsync(store, cancel);
        await OnGetAsync(slug, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (await Other.ResolveAsync(store, nameof(Other), ModelState, cancel) is { } organisation)
        {
            return Redirect(Links.LegalPathsFor(slug, organisation.ToString()));
        }

        await OnGetAsync(slug, cancel);
        return Page();
    }
}
