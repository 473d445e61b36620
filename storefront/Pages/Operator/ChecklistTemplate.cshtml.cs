using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>What connecting takes, as it is for everything that begins now.</summary>
internal sealed class ChecklistTemplateModel(FitStoreClient store) : ActingPage(store)
{
    public ChecklistTemplate Template { get; private set; } = default!;

    public bool MayWrite => Me.Has(Role.Editor);

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) => Template = await Store.GetChecklistTemplateAsync(cancel);
}
