using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>Which contract may an organisation sign for a service: every chain of every offer, with the reason. For everybody, about anybody.</summary>
internal sealed class LegalPathsModel(FitStoreClient store) : PageModel
{
    /// <summary>The organisation asked about, by id or ARS; without one it is the organisation one acts for.</summary>
    [BindProperty(Name = Links.For, SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty]
    public OrganisationPick Other { get; set; } = new();

    public Service Service { get; private set; } = default!;

    /// <summary>The organisation that was looked at; none before one is chosen.</summary>
    public OrganisationRef? Organisation { get; private set; }

    public IReadOnlyList<(Offer Offer, LegalPaths Paths)> Offers { get; private set; } = [];

    public bool IsOwn => Organisation is not null && Organisation.Id.ToString() == HttpContext.SignedIn()?.OrganisationId;

    public LegalPathOutcome? Best => Offers.SelectMany(offer => offer.Paths.Paths).Select(path => (LegalPathOutcome?)path.Outcome).Min();

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
            var found = new List<(Offer, LegalPaths)>();
            foreach (var offer in await store.ListOffersAsync(slug, cancel))
            {
                found.Add((offer, await store.GetLegalPathsAsync(offer.Id, organisation, cancel)));
            }

            Offers = found;
            Organisation = found is [var (_, first), ..] ? first.Organisation : null;
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.AddModelError("Other.Words", "Diese Organisation steht nicht im Verzeichnis. Suchen Sie sie nach Namen oder Regionalschlüssel (ARS).");
        }
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
            return Redirect($"{Links.LegalPaths(slug)}?{Links.For}={organisation}");
        }

        await OnGetAsync(slug, cancel);
        return Page();
    }
}
