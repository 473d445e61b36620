using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Pages.Cost;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>"Welcher Weg steht uns offen?": for whom, which service; the answer stands at the service.</summary>
internal sealed class PathFinderModel(FitStoreClient store) : PageModel
{
    public const string WhoField = "wer";

    public const string ServiceField = "dienst";

    [BindProperty(SupportsGet = true, Name = Links.For)]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true, Name = WhoField)]
    public OrganisationPick Who { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = ServiceField)]
    public string? Service { get; set; }

    public Organisation? Organisation { get; private set; }

    public IReadOnlyList<Choice> Services { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = Request.Query.ContainsKey(ServiceField);
        Services = [.. (await CostsModel.ListServicesAsync(store, cancel)).Select(card => new Choice(card.Slug, card.Name))];
        if (!string.IsNullOrWhiteSpace(Who.Words) || !string.IsNullOrWhiteSpace(Who.Id))
        {
            Organisation = await Who.ResolveAsync(store, WhoField, ModelState, cancel) is { } meant ? await store.GetOrganisationAsync(meant.ToString(), cancel) : null;
        }
        else
        {
            Organisation = await FindAsync(string.IsNullOrWhiteSpace(For) ? HttpContext.SignedIn()?.OrganisationId : For.Trim(), cancel);
            if (asked && Organisation is null)
            {
                await Who.ResolveAsync(store, WhoField, ModelState, cancel);
            }
        }

        if (asked && Services.All(service => service.Value != Service))
        {
            ModelState.AddModelError(ServiceField, "Wählen Sie den Dienst, um den es geht.");
        }

        return asked && ModelState.IsValid && Organisation is not null ? Redirect(Links.LegalPathsFor(Service!, Organisation.Id.ToString())) : Page();
    }

    private async Task<Organisation?> FindAsync(string? idOrArs, CancellationToken cancel)
    {
        try
        {
            return idOrArs is null ? null : await store.GetOrganisationAsync(idOrArs, cancel);
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            return null;
        }
    }
}
