using FitStore.Contracts.Cost;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>How far an import of reference data is, and what is wrong in its file.</summary>
internal sealed class DataSetImportModel(FitStoreClient store) : ActingPage(store)
{
    public DataSetImport Import { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Import = await Store.GetDataSetImportAsync(id, cancel);
}
