using System.Globalization;
using System.Net.Http.Headers;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Storefront;

/// <summary>What cost is shared by, and how the Länder pass it on.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>All sets of a state, by key, the newest of each first; drafts for the operator alone.</summary>
    public async Task<IReadOnlyList<DataSet>> ListDataSetsAsync(DataSetState state, CancellationToken cancel)
    {
        var sets = new List<DataSet>();
        for (string? cursor = null; ;)
        {
            var page = (await GetAsync<Page<DataSet>>(
                "/v1/reference-data-sets" + Cursors.Query([new("state", Name(state)), new("limit", German.Digits(LongestPage)), new("cursor", cursor)]), cancel)).Value;
            sets.AddRange(page.Items);
            if ((cursor = page.Next is { } next ? Cursors.Of(next) : null) is null)
            {
                return sets;
            }
        }
    }

    public async Task<DataSet> GetDataSetAsync(Guid id, CancellationToken cancel) => (await GetAsync<DataSet>($"/v1/reference-data-sets/{id}", cancel)).Value;

    /// <summary>Values of a set, of one level and place where they are given.</summary>
    public async Task<Page<DataSetValue>> ListDataSetValuesAsync(Guid id, ReferenceLevel? level, string? ars, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<DataSetValue>>(
            $"/v1/reference-data-sets/{id}/values" + Cursors.Query(
            [
                new("level", level is null ? null : Name(level.Value)), new("ars", ars), new("limit", "50"), new("cursor", cursor), new("includeTotal", "true"),
            ]),
            cancel)).Value;

    /// <summary>The totals of a set: at most one for each level of each Land.</summary>
    public async Task<IReadOnlyList<DataSetTotal>> ListDataSetTotalsAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Page<DataSetTotal>>($"/v1/reference-data-sets/{id}/totals?limit={LongestPage}", cancel)).Value.Items;

    /// <summary>What a set changes for each Land, the biggest change first.</summary>
    public async Task<IReadOnlyList<DataSetEffect>> ListDataSetEffectsAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Page<DataSetEffect>>($"/v1/reference-data-sets/{id}/effects?limit={LongestPage}", cancel)).Value.Items;

    /// <summary>The values as a file that can be imported again.</summary>
    public Task<byte[]> GetDataSetTableAsync(Guid id, CancellationToken cancel) => DownloadAsync($"/v1/reference-data-sets/{id}/values", "text/csv", cancel);

    public async Task<DataSet> CountDataSetAsync(Guid id, int version, string key, CancellationToken cancel) =>
        (await SendAsync<DataSet>(HttpMethod.Post, $"/v1/reference-data-sets/{id}/countings", new Call { IfMatch = Tag(version), Key = key }, cancel)).Value;

    public async Task<DataSet> ConfirmDataSetAsync(Guid id, int version, string key, CancellationToken cancel) =>
        (await SendAsync<DataSet>(HttpMethod.Post, $"/v1/reference-data-sets/{id}/confirmations", new Call { IfMatch = Tag(version), Key = key }, cancel)).Value;

    public Task DiscardDataSetAsync(Guid id, int version, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"/v1/reference-data-sets/{id}", new Call { IfMatch = Tag(version) }, cancel);

    public async Task<Page<DataSetImport>> ListDataSetImportsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<DataSetImport>>("/v1/reference-data-imports" + Cursors.Query([new("cursor", cursor)]), cancel)).Value;

    public async Task<DataSetImport> GetDataSetImportAsync(Guid id, CancellationToken cancel) => (await GetAsync<DataSetImport>($"/v1/reference-data-imports/{id}", cancel)).Value;

    /// <summary>Sends a file of reference data with what is said of it.</summary>
    public async Task<DataSetImport> ImportDataSetAsync(Stream file, NewDataSet about, string key, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var query = Cursors.Query(
        [
            new("key", about.Key), new("name", about.Name), new("asOf", about.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("source", about.Source),
            new("confirmed", about.Confirmed ? "true" : "false"), new("estimated", about.Estimated ? "true" : "false"),
        ]);
        return (await SendAsync<DataSetImport>(HttpMethod.Post, "/v1/reference-data-imports" + query, new Call { File = content, Key = key }, cancel)).Value;
    }

    /// <summary>All a Land ever put on record, the newest first.</summary>
    public async Task<IReadOnlyList<RecordedLandRule>> ListLandRulesAsync(string land, CancellationToken cancel) =>
        (await GetAsync<Page<RecordedLandRule>>($"/v1/laender/{land}/rules?limit={LongestPage}", cancel)).Value.Items;

    public async Task<RecordedLandRule> RecordLandRuleAsync(string land, NewLandRule rule, string key, CancellationToken cancel) =>
        (await SendAsync<RecordedLandRule>(HttpMethod.Post, $"/v1/laender/{land}/rules", new Call { Body = rule, Key = key }, cancel)).Value;
}

/// <summary>What is said of a file of reference data.</summary>
internal sealed record NewDataSet(string Key, string Name, DateOnly AsOf, string Source, bool Confirmed, bool Estimated);
