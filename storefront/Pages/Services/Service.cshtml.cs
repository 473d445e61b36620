using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Services;

/// <summary>One service, in the order of the questions a Kommune asks.</summary>
internal sealed class ServiceModel(FitStoreClient store, TimeProvider time) : ServicePage(store, time)
{
    /// <summary>The visitor acts for the operator and may take the service out for a time.</summary>
    public bool MaySuspend { get; private set; }

    /// <summary>What the organisation acted for has under way or in use for this service; a second request is not possible.</summary>
    public Adoption? Own { get; private set; }

    /// <summary>The operator took the service out, and the visitor may bring it back.</summary>
    public bool MayResume { get; private set; }

    public async Task OnGetAsync(string slug, CancellationToken cancel)
    {
        var service = Store.GetServiceAsync(slug, cancel);
        var reuse = Store.GetReuseAsync(slug, cancel);
        var names = Store.GetNamesAsync(cancel);
        var offers = OffersAsync(slug, cancel);
        var similar = Store.GetSimilarServicesAsync(slug, cancel);
        await Task.WhenAll(service, reuse, names, offers, similar);
        await LoadFilesAsync(slug, await service, cancel);
        await CompareKommuneAsync(slug, cancel);
        SuccessorName = (await service).Retirement?.Successor is { } successor ? await NameOfAsync(successor, cancel) : null;
        Blueprint = await Store.GetBlueprintAsync(slug, (await service).Revision, await service, cancel);
        Show(await service, await reuse, await offers, await names, await similar);
        await FindOwnAsync(slug, cancel);
        await OfferOperatorsActsAsync(cancel);
    }

    /// <summary>The listing as a file of the standard; where it lacks what the standard demands, the page says so.</summary>
    public async Task<IActionResult> OnGetPubliccodeAsync(string slug, CancellationToken cancel)
    {
        try
        {
            return File(await Store.GetPubliccodeAsync(slug, cancel), "application/yaml", "publiccode.yml");
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status409Conflict)
        {
            return Redirect(Notice.NoPubliccode.At(Links.Service(slug)));
        }
    }

    private async Task FindOwnAsync(string slug, CancellationToken cancel)
    {
        if (HttpContext.SignedIn()?.OrganisationId is not null)
        {
            Own = (await Store.ListAdoptionsAsync(new AdoptionFilter { Side = "adopter", Service = slug }, cancel)).Items.FirstOrDefault(adoption => !adoption.State.IsClosed());
        }
    }

    private async Task OfferOperatorsActsAsync(CancellationToken cancel)
    {
        if (HttpContext.SignedIn()?.OrganisationId is not null && await Store.GetMeAsync(cancel) is { ActingFor.Kind: OrganisationKind.Operator } me && me.Has(Role.Approver))
        {
            MaySuspend = Service.State == ServiceState.Published;
            MayResume = Service is { State: ServiceState.Suspended, Suspension.By: ListingSide.Operator };
        }
    }

    private async Task<string?> NameOfAsync(string slug, CancellationToken cancel)
    {
        try
        {
            return (await Store.GetServiceAsync(slug, cancel)).Name;
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }
}

/// <summary>A section of the page: its anchor and its heading.</summary>
internal sealed record Section(string Id, string Title);

/// <summary>An offer with all versions of its terms, the newest first.</summary>
internal sealed record OfferView(Offer Offer, IReadOnlyList<OfferTerms> Terms)
{
    /// <summary>The version in force; where the first one starts later, that one.</summary>
    public OfferTerms? Current => Terms.FirstOrDefault(terms => terms.Version == Offer.TermsInForce) ?? (Terms.Count == 0 ? null : Terms[^1]);
}
