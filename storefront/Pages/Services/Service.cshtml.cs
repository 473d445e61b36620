using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Pages.Services;

/// <summary>One service, in the order of the questions a Kommune asks.</summary>
internal sealed class ServiceModel(FitStoreClient store, TimeProvider time) : ServicePage(store, time)
{
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
        Show(await service, await reuse, await offers, await names, await similar);
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
