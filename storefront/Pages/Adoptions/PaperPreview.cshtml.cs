using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>What a document would say now: kept nowhere, binding nobody.</summary>
internal sealed class PaperPreviewModel(FitStoreClient store) : ActingPage(store)
{
    public Adoption Adoption { get; private set; } = default!;

    /// <summary>Nothing where a preview is not possible any more, because an offer is there.</summary>
    public PaperDocument? Paper { get; private set; }

    public async Task OnGetAsync(Guid id, string kind, CancellationToken cancel)
    {
        Adoption = await Store.GetAdoptionAsync(id, cancel);
        await TryAsync(async () => Paper = await Store.GetPaperPreviewAsync(id, kind, cancel));
    }
}
