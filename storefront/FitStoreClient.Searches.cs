using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;

namespace FitStore.Storefront;

/// <content>The searches that the person signed in keeps.</content>
internal sealed partial class FitStoreClient
{
    public async Task<IReadOnlyList<SavedSearch>> ListSavedSearchesAsync(CancellationToken cancel) =>
        (await SendAsync<Page<SavedSearch>>(HttpMethod.Get, $"/v1/saved-searches?limit={LongestPage}", Personal, cancel)).Value.Items;

    public async Task<SavedSearch> GetSavedSearchAsync(Guid id, CancellationToken cancel) =>
        (await SendAsync<SavedSearch>(HttpMethod.Get, $"/v1/saved-searches/{id}", Personal, cancel)).Value;

    public async Task<SavedSearch> SaveSearchAsync(NewSavedSearch search, string key, CancellationToken cancel) =>
        (await SendAsync<SavedSearch>(HttpMethod.Post, "/v1/saved-searches", Personal with { Body = search, Key = key }, cancel)).Value;

    public async Task<SavedSearch> ChangeSavedSearchAsync(Guid id, int version, string name, bool notify, CancellationToken cancel) =>
        (await SendAsync<SavedSearch>(
            HttpMethod.Patch,
            $"/v1/saved-searches/{id}",
            Personal with { Patch = new JsonObject { ["name"] = name, ["notify"] = notify }, IfMatch = Tag(version) },
            cancel)).Value;

    /// <summary>Deletes a search whatever its version: what it is called meanwhile does not matter then.</summary>
    public Task DeleteSavedSearchAsync(Guid id, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"/v1/saved-searches/{id}", Personal with { IfMatch = "*" }, cancel);
}
