using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>A page on which the organisation that provides a service looks at the prices of an offer and changes them.</summary>
internal abstract class PricesPage(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    /// <summary>For each item what is typed: a new amount, or a percentage; by its place.</summary>
    [BindProperty(SupportsGet = true, Name = PriceChanges.Field)]
    public Dictionary<int, string> Changes { get; set; } = [];

    public Offer Offer { get; private set; } = default!;

    public Service Service { get; private set; } = default!;

    /// <summary>The terms that apply on the next 1 January; nothing where there are none.</summary>
    public OfferTerms? Terms { get; private set; }

    /// <summary>All versions, the newest first.</summary>
    public IReadOnlyList<OfferTerms> Versions { get; private set; } = [];

    public bool IsEditor => Me.Has(Role.Editor);

    public bool IsApprover => Me.Has(Role.Approver);

    public DateOnly Today => German.Day(time.GetUtcNow());

    public int NextYear => Today.Year + 1;

    public bool HasChanges => Changes.Values.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>An address of another page with the same changes.</summary>
    public string With(string address) => address + Cursors.Query(Changes.OrderBy(change => change.Key).Select(change => new KeyValuePair<string, string?>(PriceChanges.FieldOf(change.Key), change.Value)));

    /// <summary>What was typed for an item.</summary>
    public string? TypedAt(int place) => Changes.GetValueOrDefault(place);

    protected async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        Offer = await Store.GetOfferAsync(id, cancel);
        var service = Store.GetServiceAsync(Offer.Service, cancel);
        var terms = Store.ListTermsAsync(id, cancel);
        Service = await service;
        Versions = [.. (await terms).OrderByDescending(version => version.Version)];
        Terms = Versions.FirstOrDefault(version => version.ValidFrom <= new DateOnly(NextYear, 1, 1));
        if (Service.Provider.Id != Organisation.Id)
        {
            throw NotFor($"Die Preise dieses Angebots ändert, wer den Dienst bereitstellt: {Service.Provider.Name}. Sie handeln für {Organisation.Name}.");
        }
    }
}
