using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Services;

/// <summary>What the page of a service shows, public or as the preview of a draft.</summary>
internal abstract class ServicePage(FitStoreClient store, TimeProvider time) : PageModel
{
    public Service Service { get; private set; } = default!;

    public ServiceReuse Reuse { get; private set; } = default!;

    public IReadOnlyList<OfferView> Offers { get; private set; } = [];

    public CatalogueNames Names { get; private set; } = default!;

    public IReadOnlyList<SimilarService> Similar { get; private set; } = [];

    /// <summary>What the documents are that were uploaded, by their addresses in the listing.</summary>
    public IReadOnlyDictionary<string, ServiceFile> Files { get; private set; } = new Dictionary<string, ServiceFile>();

    /// <summary>Shown to its authors before others see it: nothing on it can be asked or sent.</summary>
    public virtual bool IsPreview => false;

    /// <summary>The name of the service that takes the place of one that ends.</summary>
    public string? SuccessorName { get; protected set; }

    /// <summary>The Kommune a visitor wants to compare with others of its kind.</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationPick Kommune { get; set; } = new();

    /// <summary>How far Kommunen like one are; nothing where none was named.</summary>
    public ReusePeers? Peers { get; private set; }

    /// <summary>Who acts for a Kommune sees its like at once; all others say which one they mean.</summary>
    public bool AsksForKommune { get; private set; } = true;

    public TileMap Map => TileMap.Of(Service, Reuse, Names.Laender);

    /// <summary>The sections that have something to say, in the order they stand.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>What the provider has not said yet.</summary>
    public IReadOnlyList<string> NotYetSaid { get; private set; } = [];

    public DateOnly Today => German.Day(Now);

    protected FitStoreClient Store => store;

    protected DateTimeOffset Now => time.GetUtcNow();

    public bool Has(string id) => Sections.Any(section => section.Id == id);

    /// <summary>The terms whose figures stand for the service where one figure has to do: those of its first offer.</summary>
    public OfferTerms? MainTerms => Offers.Select(offer => offer.Current).FirstOrDefault(terms => terms is not null);

    protected void Show(Service service, ServiceReuse reuse, IReadOnlyList<OfferView> offers, CatalogueNames names, IReadOnlyList<SimilarService> similar)
    {
        Service = service;
        Reuse = reuse;
        Offers = offers;
        Names = names;
        Similar = similar;
        Sections = [.. AllSections().Where(section => section.Said).Select(section => new Section(section.Id, section.Title))];
        NotYetSaid = [.. NotSaid()];
    }

    /// <summary>Asks what the uploaded documents are, where there are any.</summary>
    protected async Task LoadFilesAsync(string slug, ServiceContent content, CancellationToken cancel)
    {
        if (content.Documents.Any(document => ServiceFiles.Here(document.Url) is not null))
        {
            Files = (await store.ListServiceFilesAsync(slug, cancel)).ToDictionary(file => file.Address, StringComparer.Ordinal);
        }
    }

    protected async Task CompareKommuneAsync(string slug, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(Kommune.Words) || !string.IsNullOrWhiteSpace(Kommune.Id))
        {
            if (await Kommune.ResolveAsync(store, nameof(Kommune), ModelState, cancel) is { } meant)
            {
                Peers = await PeersAsync(slug, meant.ToString(), cancel);
                if (Peers is null)
                {
                    ModelState.AddModelError($"{nameof(Kommune)}.{nameof(Kommune.Words)}", "Wählen Sie eine Gemeinde, einen Gemeindeverband oder einen Kreis aus. Andere Organisationen haben keine Einwohnerzahl, nach der wir vergleichen.");
                }
            }
        }
        else if (HttpContext.SignedIn()?.OrganisationId is { } own)
        {
            Peers = await PeersAsync(slug, own, cancel);
            AsksForKommune = Peers is null;
        }
    }

    /// <summary>Nothing for an organisation that is no Kommune.</summary>
    private async Task<ReusePeers?> PeersAsync(string slug, string organisation, CancellationToken cancel)
    {
        try
        {
            return await store.GetReusePeersAsync(slug, organisation, cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status400BadRequest)
        {
            return null;
        }
    }

    protected async Task<IReadOnlyList<OfferView>> OffersAsync(string slug, CancellationToken cancel)
    {
        var offers = await store.ListOffersAsync(slug, cancel);
        return await Task.WhenAll(offers.Select(async offer =>
            new OfferView(offer, [.. (await store.ListTermsAsync(offer.Id, cancel)).OrderByDescending(terms => terms.Version)])));
    }

    private IEnumerable<string> NotSaid()
    {
        (bool Said, string What)[] all =
        [
            (Service.Description is not null, "Beschreibung"),
            (Service.Access is not null || Service.Connection is not null, "Nutzerkonto und Fachverfahren"),
            (Offers.Count > 0, "Angebote und Preise"),
            (Offers.Any(offer => offer.Terms.Count > 0), "Konditionen"),
            (Service.Connection is not null, "Anbindung und Dauer"),
            (Service.Requirements is not null, "EfA-Mindestanforderungen"),
            (Service.Support is not null || Service.Training is not null, "Support"),
            (Service.ReuseConcept is not null, "Nachnutzungskonzept"),
            (Service.Principles is { Evidence.Count: > 0 }, "Belege zu den sechs Prinzipien"),
            (Service.Documents.Count + Service.Contacts.Count > 0 || Service.DemoUrl is not null, "Unterlagen und Ansprechstellen"),
        ];
        return all.Where(part => !part.Said).Select(part => part.What);
    }

    private IEnumerable<(string Id, string Title, bool Said)> AllSections()
    {
        yield return ("leistung", "Was leistet der Dienst?", true);
        yield return ("passung", "Passt er zu uns?", true);
        yield return ("kosten", "Was kostet er?", Offers.Count > 0);
        yield return ("konditionen", "Zu welchen Konditionen?", Offers.Any(offer => offer.Terms.Count > 0));
        yield return ("anbindung", "Wie binden wir an, wie lange dauert das?", Service.Connection is not null);
        yield return ("hilfe", "Wer hilft?", Service.Support is not null || Service.Training is not null || Service.Contacts.Count + Service.Documents.Count > 0 || Service.DemoUrl is not null);
        yield return ("nachnutzung", "Wer nutzt ihn schon?", true);
        yield return ("ende", "Was geschieht, wenn es endet?", MainTerms is not null);
        yield return ("aehnlich", "Ähnliche Dienste", Similar.Count > 0);
    }
}
