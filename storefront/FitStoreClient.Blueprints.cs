using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront;

/// <content>Blocks of blueprints, and the blueprint of a listing.</content>
internal sealed partial class FitStoreClient
{
    private const string Blocks = "/v1/blueprint-blocks";

    /// <summary>A page of the blocks that the caller may use.</summary>
    /// <param name="q">Words that they hold.</param>
    /// <param name="kind">Their aspect, by the name the API has for it.</param>
    /// <param name="own">Those of the organisation acted for alone.</param>
    /// <param name="cursor">Where to go on.</param>
    /// <param name="cancel">Ends the request.</param>
    public async Task<Page<BlueprintBlockEntry>> FindBlocksAsync(string? q, string? kind, bool own, string? cursor, CancellationToken cancel)
    {
        string[] parts =
        [
            .. string.IsNullOrWhiteSpace(q) ? Array.Empty<string>() : [$"q={Uri.EscapeDataString(q.Trim())}"],
            .. string.IsNullOrEmpty(kind) ? Array.Empty<string>() : [$"kind={Uri.EscapeDataString(kind)}"],
            .. own ? ["own=true"] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(cursor) ? Array.Empty<string>() : [$"cursor={Uri.EscapeDataString(cursor)}"],
        ];
        return (await GetAsync<Page<BlueprintBlockEntry>>($"{Blocks}{(parts.Length == 0 ? "" : "?" + string.Join('&', parts))}", cancel)).Value;
    }

    /// <summary>All blocks that the caller may use, by title.</summary>
    public Task<IReadOnlyList<BlueprintBlockEntry>> ListBlocksAsync(CancellationToken cancel) => AllAsync<BlueprintBlockEntry>($"{Blocks}?limit={LongestPage}", cancel);

    public async Task<BlueprintBlock> GetBlockAsync(Guid id, CancellationToken cancel) => (await GetAsync<BlueprintBlock>($"{Blocks}/{id}", cancel)).Value;

    /// <summary>The versions that the caller may read, the newest first.</summary>
    public Task<IReadOnlyList<BlueprintBlockVersion>> ListBlockVersionsAsync(Guid id, CancellationToken cancel) =>
        AllAsync<BlueprintBlockVersion>($"{Blocks}/{id}/versions?limit={LongestPage}", cancel);

    public async Task<BlueprintBlock> KeepBlockAsync(NewBlueprintBlock block, string key, CancellationToken cancel) =>
        (await SendAsync<BlueprintBlock>(HttpMethod.Post, Blocks, new Call { Body = block, Key = key }, cancel)).Value;

    /// <summary>Makes a new version of a block.</summary>
    public Task ChangeBlockAsync(Guid id, int version, BlueprintBlockPatch change, CancellationToken cancel) => SendAsync<BlueprintBlock>(
        HttpMethod.Patch,
        $"{Blocks}/{id}",
        new Call { Patch = new() { ["title"] = change.Title, ["text"] = change.Text, ["licence"] = change.Licence }, IfMatch = Tag(version) },
        cancel);

    public Task ShareBlockAsync(Guid id, int version, int number, string key, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, $"{Blocks}/{id}/sharings", new Call { Body = new NewBlueprintSharing { Number = number }, IfMatch = Tag(version), Key = key }, cancel);

    public Task WithdrawBlockAsync(Guid id, int version, string key, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, $"{Blocks}/{id}/withdrawals", new Call { IfMatch = Tag(version), Key = key }, cancel);

    /// <summary>The blueprint of a listing with its texts; without a call where it has none.</summary>
    public async Task<IReadOnlyList<ShownBlueprintBlock>> GetBlueprintAsync(string slug, int revision, ServiceContent content, CancellationToken cancel) =>
        content.Blueprint.Count == 0 ? [] : (await GetAsync<ShownBlueprint>($"{Revision(slug, revision)}/blueprint", cancel)).Value.Blocks;
}
