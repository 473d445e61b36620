using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>One version of an offer's terms, whole, to read, print and keep.</summary>
internal sealed class TermsModel(FitStoreClient store, TimeProvider time) : PageModel
{
    public Service Service { get; private set; } = default!;

    public Offer Offer { get; private set; } = default!;

    public OfferTerms Terms { get; private set; } = default!;

    /// <summary>The other versions, the nearest first.</summary>
    public IReadOnlyList<int> Others { get; private set; } = [];

    public DateOnly Today => German.Day(time.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(string slug, Guid offer, int version, CancellationToken cancel)
    {
        var service = store.GetServiceAsync(slug, cancel);
        var sold = store.GetOfferAsync(offer, cancel);
        var terms = store.GetTermsAsync(offer, version, cancel);
        var versions = store.ListTermsAsync(offer, cancel);
        await Task.WhenAll(service, sold, terms, versions);
        Service = await service;
        Offer = await sold;
        Terms = await terms;
        Others = [.. (await versions).Select(known => known.Version).Where(known => known != version).OrderBy(known => Math.Abs(known - version)).ThenBy(known => known)];
        return Offer.Service == Service.Slug ? Page() : NotFound();
    }
}
