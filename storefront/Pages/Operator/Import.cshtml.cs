using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>How far an import of the register is, and what is wrong in its file.</summary>
internal sealed class ImportModel(FitStoreClient store) : ActingPage(store)
{
    public RegisterImport Import { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Import = await Store.GetImportAsync(id, cancel);
}
