using FitStore.Contracts;
using FitStore.Contracts.Comparisons;

namespace FitStore.Storefront;

/// <summary>Services side by side, and the decisions of the organisation acted for.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>Compares; the query is what the API takes, with its question mark.</summary>
    public async Task<Comparison> CompareAsync(string query, CancellationToken cancel) => (await GetAsync<Comparison>("/v1/comparisons" + query, cancel)).Value;

    public async Task<DecisionFileSummary> RecordDecisionAsync(NewDecisionFile decision, string key, CancellationToken cancel) =>
        (await SendAsync<DecisionFileSummary>(HttpMethod.Post, "/v1/decision-files", new Call { Body = decision, Key = key }, cancel)).Value;

    public async Task<Page<DecisionFileSummary>> ListDecisionsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<DecisionFileSummary>>("/v1/decision-files" + Cursors.Query([new("cursor", cursor)]), cancel)).Value;

    public async Task<DecisionFile> GetDecisionAsync(Guid id, CancellationToken cancel) => (await GetAsync<DecisionFile>($"/v1/decision-files/{id}", cancel)).Value;

    public async Task<DecisionVerification> VerifyDecisionAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<DecisionVerification>($"/v1/decision-files/{id}/verification", cancel)).Value;

    /// <summary>The file as an HTML document that stands alone.</summary>
    public Task<byte[]> GetDecisionDocumentAsync(Guid id, CancellationToken cancel) => DownloadAsync($"/v1/decision-files/{id}/document", "text/html", cancel);

    /// <summary>The file as a table for a spreadsheet.</summary>
    public Task<byte[]> GetDecisionTableAsync(Guid id, CancellationToken cancel) => DownloadAsync($"/v1/decision-files/{id}/rows", "text/csv", cancel);

    private Task<byte[]> DownloadAsync(string path, string mediaType, CancellationToken cancel) =>
        DownloadAsync(HttpMethod.Get, path, new Call { Accept = mediaType }, cancel);

    private async Task<byte[]> DownloadAsync(HttpMethod method, string path, Call call, CancellationToken cancel)
    {
        using var response = await SendAsync(method, path, call, cancel);
        return await response.Content.ReadAsByteArrayAsync(cancel);
    }
}
