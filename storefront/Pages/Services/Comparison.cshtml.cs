using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>Two versions of an offer's terms side by side. Without versions in the address: the newest beside the one before.</summary>
internal sealed class ComparisonModel(FitStoreClient store, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "von")]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "bis")]
    public int? To { get; set; }

    public Service Service { get; private set; } = default!;

    public Offer Offer { get; private set; } = default!;

    /// <summary>All versions, the newest first.</summary>
    public IReadOnlyList<OfferTerms> Versions { get; private set; } = [];

    /// <summary>Nothing where there is only one version, or one asked for is not there.</summary>
    public TermsComparison? Comparison { get; private set; }

    public DateOnly Today => German.Day(time.GetUtcNow());

    public IReadOnlyList<Choice> Choices =>
        [.. Versions.Select(terms => new Choice(German.Digits(terms.Version), $"Fassung {German.Digits(terms.Version)}, gültig {Words.Validity(terms, Today)}"))];

    public async Task<IActionResult> OnGetAsync(string slug, Guid offer, CancellationToken cancel)
    {
        var service = store.GetServiceAsync(slug, cancel);
        var sold = store.GetOfferAsync(offer, cancel);
        var versions = store.ListTermsAsync(offer, cancel);
        await Task.WhenAll(service, sold, versions);
        Service = await service;
        Offer = await sold;
        Versions = [.. (await versions).OrderByDescending(terms => terms.Version)];
        if (Offer.Service != Service.Slug)
        {
            return NotFound();
        }

        if (Versions.Count < 2)
        {
            return Page();
        }

        To ??= Versions[0].Version;
        From ??= Versions.FirstOrDefault(terms => terms.Version < To)?.Version ?? Versions[^1].Version;
        IsThere(From, "von");
        IsThere(To, "bis");
        if (ModelState.IsValid)
        {
            Comparison = await store.GetTermsComparisonAsync(offer, From.Value, To.Value, cancel);
        }

        return Page();
    }

    private void IsThere(int? version, string field)
    {
        if (Versions.All(terms => terms.Version != version))
        {
            ModelState.AddModelError(field, "Diese Fassung gibt es nicht. Wählen Sie eine aus der Liste.");
        }
    }
}
