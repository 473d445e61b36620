using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Pages.Cost;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Demands;

/// <summary>Who wants a service, how large they are, when they would like to start, and what joining would cost the Land.</summary>
internal sealed class ServiceDemandModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = CostStart.Field)]
    public string? Start { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public ServiceDemand Demand { get; private set; } = default!;

    /// <summary>The Kommunen by name: for their Land alone.</summary>
    public Page<WaitingKommune> Waiting { get; private set; } = new() { Items = [] };

    public IReadOnlyList<Choice> Months { get; private set; } = [];

    /// <summary>Demand of the own Kommunen.</summary>
    public Demand? Own => Organisation.Kind == OrganisationKind.Land ? Demand.Laender.FirstOrDefault(land => land.Land == Organisation.Land) : null;

    public async Task OnGetAsync(string slug, CancellationToken cancel)
    {
        Start = CostStart.Read(Start) is { } asked ? CostStart.Written(asked) : null;
        Demand = await Store.GetDemandAsync(slug, Start, cancel);
        Months = CostStart.Choices(German.Day(time.GetUtcNow()), [], Own?.Joining?.Start ?? Start);
        if (Organisation.Kind == OrganisationKind.Land)
        {
            Waiting = await Store.ListWaitingKommunenAsync(slug, Cursor, cancel);
        }
    }

    public async Task<IActionResult> OnGetTableAsync(string slug, CancellationToken cancel) =>
        File(await Store.GetWaitingKommunenTableAsync(slug, cancel), "text/csv; charset=utf-8", $"bedarf-{slug}.csv");

    /// <summary>The address of another page of the Kommunen.</summary>
    public string? At(string? address) => address is null
        ? null
        : Links.Demand(Demand.Service) + Cursors.Query([new(CostStart.Field, Start), new("cursor", Cursors.Of(address))]);
}
