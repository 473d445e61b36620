using FitStore.Contracts.Cost;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>What an offer brings in, and what other prices would mean for everybody who has adopted; nothing is changed here.</summary>
internal sealed class PricesModel(FitStoreClient store, TimeProvider time) : PricesPage(store, time)
{
    public OfferIncome? Income { get; private set; }

    public PriceSheetEffect? Effect { get; private set; }

    /// <summary>Why there is no figure although the question is a good one.</summary>
    public ApiProblem? Impossible { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        try
        {
            Income = await Store.GetOfferIncomeAsync(id, cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status409Conflict)
        {
            Impossible = problem;
            return;
        }

        if (!HasChanges || !IsEditor || Terms is null)
        {
            return;
        }

        var sheet = PriceChanges.Apply(Terms.PriceSheet, Changes, ModelState);
        if (ModelState.IsValid)
        {
            await TryAsync(async () => Effect = await Store.ComputePriceSheetEffectAsync(id, new PriceSheetDraft { PriceSheet = sheet, Year = NextYear }, cancel), PriceChanges.Fields(sheet));
        }
    }
}
