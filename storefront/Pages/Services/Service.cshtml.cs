using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>One service, in the order of the questions a Kommune asks.</summary>
internal sealed class ServiceModel(FitStoreClient store, TimeProvider time) : PageModel
{
    public Service Service { get; private set; } = default!;

    public ServiceReuse Reuse { get; private set; } = default!;

    public IReadOnlyList<OfferView> Offers { get; private set; } = [];

    public CatalogueNames Names { get; private set; } = default!;

    /// <summary>The sections that have something to say, in the order they stand.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>What the provider has not said yet.</summary>
    public IReadOnlyList<string> NotYetSaid { get; private set; } = [];

    public DateOnly Today => German.Day(time.GetUtcNow());

    public async Task OnGetAsync(string slug, CancellationToken cancel)
    {
        var service = store.GetServiceAsync(slug, cancel);
        var reuse = store.GetReuseAsync(slug, cancel);
        var names = store.GetNamesAsync(cancel);
        var offers = OffersAsync(slug, cancel);
        await Task.WhenAll(service, reuse, names, offers);
        Service = await service;
        Reuse = await reuse;
        Names = await names;
        Offers = await offers;
        Sections = [.. AllSections().Where(section => section.Said).Select(section => new Section(section.Id, section.Title))];
        NotYetSaid = [.. AllSections().Where(section => !section.Said && section.Missing is not null).Select(section => section.Missing!)];
    }

    public bool Has(string id) => Sections.Any(section => section.Id == id);

    /// <summary>The terms whose figures stand for the service where one figure has to do: those of its first offer.</summary>
    public OfferTerms? MainTerms => Offers.Select(offer => offer.Current).FirstOrDefault(terms => terms is not null);

    private async Task<IReadOnlyList<OfferView>> OffersAsync(string slug, CancellationToken cancel)
    {
        var offers = await store.ListOffersAsync(slug, cancel);
        return await Task.WhenAll(offers.Select(async offer =>
            new OfferView(offer, [.. (await store.ListTermsAsync(offer.Id, cancel)).OrderByDescending(terms => terms.Version)])));
    }

    private IEnumerable<(string Id, string Title, bool Said, string? Missing)> AllSections()
    {
        yield return ("leistung", "Was leistet der Dienst?", true, null);
        yield return ("passung", "Passt er zu uns?", Service.Access is not null || Service.Connection is not null, "Nutzerkonto und Fachverfahren");
        yield return ("kosten", "Was kostet er?", Offers.Count > 0, "Angebote und Preise");
        yield return ("konditionen", "Zu welchen Konditionen?", Offers.Any(offer => offer.Terms.Count > 0), "Konditionen");
        yield return ("anbindung", "Wie binden wir an, wie lange dauert das?", Service.Connection is not null, "Anbindung und Dauer");
        yield return ("anforderungen", "Erfüllt er die EfA-Mindestanforderungen?", Service.Requirements is not null, "EfA-Mindestanforderungen");
        yield return ("hilfe", "Wer hilft?", Service.Support is not null || Service.Training is not null, "Support");
        yield return ("konzept", "Wie ist die Nachnutzung geregelt?", Service.ReuseConcept is not null, "Nachnutzungskonzept");
        yield return ("nachnutzung", "Wer nutzt ihn schon?", true, null);
        yield return ("ende", "Was geschieht, wenn es endet?", MainTerms is not null, null);
        yield return ("prinzipien", "Folgt er den sechs Prinzipien?", Service.Principles is { Evidence.Count: > 0 }, "Belege zu den sechs Prinzipien");
        yield return ("unterlagen", "Unterlagen und Ansprechstellen", Service.Documents.Count + Service.Contacts.Count > 0 || Service.DemoUrl is not null, "Unterlagen und Ansprechstellen");
        yield return ("einordnung", "Wie ist er eingeordnet?", true, null);
        yield return ("berichtet", "Was ist öffentlich berichtet?", Service.Reported.Count > 0, null);
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
