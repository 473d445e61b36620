using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>The catalogues and lists that listings are filled in from, and how each stands.</summary>
internal sealed class ListsModel(FitStoreClient store) : ActingPage(store)
{
    public KeyCatalogues Keys { get; private set; } = default!;

    public IReadOnlyList<RequirementCatalogueEntry> Catalogues { get; private set; } = [];

    public int Products { get; private set; }

    public int Registers { get; private set; }

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var keys = Store.GetKeyCataloguesAsync(cancel);
        var catalogues = Store.ListRequirementCataloguesAsync(cancel);
        var products = Store.ListProductsAsync(cancel);
        Registers = (await Store.ListRegistersAsync(cancel)).Count;
        Products = (await products).Count;
        Catalogues = await catalogues;
        Keys = await keys;
    }
}
