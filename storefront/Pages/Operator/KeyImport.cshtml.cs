using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>How far an import of keys is, and what is wrong in its file.</summary>
internal sealed class KeyImportModel(FitStoreClient store) : ActingPage(store)
{
    public KeyImport Import { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Import = await Store.GetKeyImportAsync(id, cancel);
}
