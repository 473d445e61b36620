using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>One edition of the requirements, whole.</summary>
internal sealed class RequirementCatalogueModel(FitStoreClient store) : ActingPage(store)
{
    public RequirementCatalogue Catalogue { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Catalogue = await Store.GetRequirementCatalogueAsync(id, cancel);
}
