using System.Text.Json.Nodes;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>A page about the draft of an offer's terms.</summary>
internal abstract class TermsPage(FitStoreClient store, TimeProvider time) : WritingPage(store, time)
{
    public ProvidedOffer Offer { get; private set; } = default!;

    public TermsDraft Draft { get; private set; } = default!;

    public override ListingSections Form => form;

    public override string Here => At(Section);

    public override Link Overview => new(Offer.Name, Links.TermsDraft(Slug, Offer.Id));

    public override string? ChangedBy => Draft.ChangedBy;

    protected override JsonObject Written => ListingContent.Of(Draft);

    protected override bool IsOpen => true;

    private ListingSections form = default!;

    /// <returns>Whether the offer is one of this service.</returns>
    protected async Task<bool> LoadAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel) || (await Store.ListProvidedOffersAsync(slug, cancel)).FirstOrDefault(offer => offer.Id == id) is not { } offer)
        {
            return false;
        }

        Offer = offer;
        var licences = Store.ListLicencesAsync(cancel);
        Draft = await Store.GetTermsDraftAsync(id, cancel);
        form = TermsForm.Of(await licences, Draft);
        return true;
    }

    protected override string At(ListingSection section, string? field = null) => Links.TermsDraftSection(Slug, Offer.Id, section.Slug, field);

    protected override async Task<ListingSection?> FindAsync(string slug, string abschnitt, CancellationToken cancel) =>
        Guid.TryParse(RouteData.Values["angebot"]?.ToString(), out var id) && await LoadAsync(slug, id, cancel) ? form.Find(abschnitt) : null;

    protected override async Task ChangeAsync(JsonObject patch, CancellationToken cancel) => Draft = await Store.ChangeTermsDraftAsync(Offer.Id, Draft.Version, patch, cancel);

    protected override async Task ReloadAsync(CancellationToken cancel) => Draft = await Store.GetTermsDraftAsync(Offer.Id, cancel);

    /// <summary>What is missing in a section, each with its field.</summary>
    protected IReadOnlyList<MissingStatement> MissingIn(ListingSection section, TermsDraftCheck check) =>
    [
        .. from error in check.Missing
           let place = form.Place(error.Pointer)
           where place?.Section == section
           select new MissingStatement(error.Detail, ListingSections.FieldFor(place.Value.Field, error.Pointer!, Written)),
    ];
}
