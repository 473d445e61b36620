using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>"Was kostet uns das?": for whom, which service; the answer stands at the service.</summary>
internal sealed class CostsModel(FitStoreClient store, TimeProvider time) : PageModel
{
    public const string ServiceField = "dienst";

    private const int MostServices = 100;

    [BindProperty(SupportsGet = true, Name = Links.For)]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true, Name = CalculatorModel.WhoField)]
    public OrganisationPick Who { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = ServiceField)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true, Name = CostStart.Field)]
    public string? Start { get; set; }

    public Organisation? Organisation { get; private set; }

    public IReadOnlyList<Choice> Services { get; private set; } = [];

    public IReadOnlyList<Choice> Months { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = Request.Query.ContainsKey(ServiceField);
        Services = [.. (await ListServicesAsync(store, cancel)).Select(card => new Choice(card.Slug, card.Name))];
        var today = German.Day(time.GetUtcNow());
        Start = CostStart.Read(Start) is { } known ? CostStart.Written(known) : CostStart.Written(CostStart.Default(today, []));
        Months = CostStart.Choices(today, [], Start);
        if (!string.IsNullOrWhiteSpace(Who.Words) || !string.IsNullOrWhiteSpace(Who.Id))
        {
            Organisation = await Who.ResolveAsync(store, CalculatorModel.WhoField, ModelState, cancel) is { } meant ? await store.GetOrganisationAsync(meant.ToString(), cancel) : null;
        }
        else
        {
            Organisation = await FindAsync(string.IsNullOrWhiteSpace(For) ? HttpContext.SignedIn()?.OrganisationId : For.Trim(), cancel);
            if (asked && Organisation is null)
            {
                await Who.ResolveAsync(store, CalculatorModel.WhoField, ModelState, cancel);
            }
        }

        if (asked && Services.All(service => service.Value != Service))
        {
            ModelState.AddModelError(ServiceField, "Wählen Sie den Dienst, um den es geht.");
        }

        return asked && ModelState.IsValid && Organisation is not null
            ? Redirect($"{Links.CostFor(Service!, Organisation.Ars ?? Organisation.Id.ToString())}&{CostStart.Field}={Start}")
            : Page();
    }

    /// <summary>All services by name: there are fewer than a page of the API takes, else its search finds them.</summary>
    public static async Task<IReadOnlyList<ServiceCard>> ListServicesAsync(FitStoreClient store, CancellationToken cancel) =>
        [.. (await store.SearchServicesAsync($"?limit={German.Digits(MostServices)}&sort=name", cancel)).Items.Where(card => card.State != ServiceState.Retired)];

    /// <summary>An organisation that cost can be computed for; nothing for another one or none.</summary>
    private async Task<Organisation?> FindAsync(string? idOrArs, CancellationToken cancel)
    {
        try
        {
            return idOrArs is not null && await store.GetOrganisationAsync(idOrArs, cancel) is { Ars: not null } found ? found : null;
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            return null;
        }
    }
}
