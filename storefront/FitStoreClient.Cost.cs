using FitStore.Contracts.Cost;

namespace FitStore.Storefront;

/// <summary>What an offer costs whom, and what other prices would change.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>A preview; the query is what the API takes, with its question mark.</summary>
    public async Task<CostPreview> GetCostPreviewAsync(Guid offer, string query, CancellationToken cancel) =>
        (await GetAsync<CostPreview>($"/v1/offers/{offer}/cost-preview{query}", cancel)).Value;

    /// <summary>The same as a table for a spreadsheet.</summary>
    public Task<byte[]> GetCostTableAsync(Guid offer, string query, CancellationToken cancel) => DownloadAsync($"/v1/offers/{offer}/cost-preview{query}", "text/csv", cancel);

    public async Task<CostCurve> GetCostCurveAsync(Guid offer, string query, CancellationToken cancel) =>
        (await GetAsync<CostCurve>($"/v1/offers/{offer}/cost-preview/curve{query}", cancel)).Value;

    /// <summary>What several offers cost several organisations.</summary>
    public async Task<CostPreviews> ComputeCostPreviewsAsync(NewCostPreviews asked, CancellationToken cancel) =>
        (await SendAsync<CostPreviews>(HttpMethod.Post, "/v1/cost-previews", new Call { Body = asked }, cancel)).Value;

    /// <summary>The same as a table for a spreadsheet.</summary>
    public Task<byte[]> ComputeCostTableAsync(NewCostPreviews asked, CancellationToken cancel) =>
        DownloadAsync(HttpMethod.Post, "/v1/cost-previews", new Call { Body = asked, Accept = "text/csv" }, cancel);

    /// <summary>What a draft of a price sheet changes for everybody who has adopted.</summary>
    public async Task<PriceSheetEffect> ComputePriceSheetEffectAsync(Guid offer, PriceSheetDraft draft, CancellationToken cancel) =>
        (await SendAsync<PriceSheetEffect>(HttpMethod.Post, $"/v1/offers/{offer}/price-sheet-effects", new Call { Body = draft }, cancel)).Value;

    /// <summary>The same for the yearly re-set.</summary>
    public async Task<PriceSheetEffect> ComputePriceResetEffectAsync(Guid offer, NewPriceReset reset, CancellationToken cancel) =>
        (await SendAsync<PriceSheetEffect>(HttpMethod.Post, $"/v1/offers/{offer}/price-reset-effects", new Call { Body = reset }, cancel)).Value;

    public async Task<PriceReset> ResetPricesAsync(Guid offer, int version, NewPriceReset reset, string key, CancellationToken cancel) =>
        (await SendAsync<PriceReset>(HttpMethod.Post, $"/v1/offers/{offer}/price-resets", new Call { Body = reset, IfMatch = Tag(version), Key = key }, cancel)).Value;

    /// <summary>What a re-set would do, for who may publish it; nothing is changed.</summary>
    public async Task<PriceReset> TryPriceResetAsync(Guid offer, int version, NewPriceReset reset, CancellationToken cancel) =>
        (await SendAsync<PriceReset>(HttpMethod.Post, $"/v1/offers/{offer}/price-resets?dryRun=true", new Call { Body = reset, IfMatch = Tag(version), Key = Guid.CreateVersion7().ToString() }, cancel)).Value;

    public async Task<OfferIncome> GetOfferIncomeAsync(Guid offer, CancellationToken cancel) => (await GetAsync<OfferIncome>($"/v1/offers/{offer}/income", cancel)).Value;
}
