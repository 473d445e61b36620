using FitStore.Contracts.Catalogue;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>What is sought in vain, and the everyday words that mend it.</summary>
internal sealed class SearchCareModel(FitStoreClient store) : ActingPage(store)
{
    public IReadOnlyList<SoughtWords> Vain { get; private set; } = [];

    public IReadOnlyList<Synonym> Synonyms { get; private set; } = [];

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var vain = Store.ListVainSearchesAsync(cancel);
        Synonyms = await Store.ListSynonymsAsync(cancel);
        Vain = await vain;
    }
}
