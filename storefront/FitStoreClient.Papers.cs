using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront;

/// <content>Documents of adoptions, the folder of a contract, and the templates that documents are made from.</content>
internal sealed partial class FitStoreClient
{
    public async Task<PaperDocument> GetPaperTextAsync(Guid adoption, string sha256, CancellationToken cancel) =>
        (await GetAsync<PaperDocument>($"/v1/adoptions/{adoption}/documents/{sha256}/text", cancel)).Value;

    /// <summary>What a document would say now.</summary>
    public async Task<PaperDocument> GetPaperPreviewAsync(Guid adoption, string kind, CancellationToken cancel) =>
        (await GetAsync<PaperDocument>($"/v1/adoptions/{adoption}/document-previews/{kind}", cancel)).Value;

    public async Task<FolderVerification> GetFolderVerificationAsync(Guid adoption, CancellationToken cancel) =>
        (await GetAsync<FolderVerification>($"/v1/adoptions/{adoption}/folder/verification", cancel)).Value;

    /// <summary>A document as it comes, for handing on; the caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenPaperAsync(Guid adoption, string sha256, CancellationToken cancel) =>
        SendAsync(HttpMethod.Get, $"/v1/adoptions/{adoption}/documents/{sha256}", new Call { Accept = "*/*", IsStream = true }, cancel);

    /// <summary>The folder of a contract as it comes, for handing on; the caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenFolderAsync(Guid adoption, CancellationToken cancel) =>
        SendAsync(HttpMethod.Get, $"/v1/adoptions/{adoption}/folder", new Call { Accept = "*/*", IsStream = true }, cancel);

    public async Task<IReadOnlyList<PaperTemplate>> ListPaperTemplatesAsync(CancellationToken cancel) =>
        (await GetAsync<Page<PaperTemplate>>($"/v1/paper-templates?limit={LongestPage}", cancel)).Value.Items;

    public async Task<PaperTemplate> GetPaperTemplateAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<PaperTemplate>($"/v1/paper-templates/{id}", cancel)).Value;

    public async Task<PaperTemplate> CreatePaperTemplateAsync(NewPaperTemplate template, string key, CancellationToken cancel) =>
        (await SendAsync<PaperTemplate>(HttpMethod.Post, "/v1/paper-templates", new Call { Body = template, Key = key }, cancel)).Value;

    /// <summary>Keeps the draft of a template; without a text gives it up.</summary>
    public async Task<PaperTemplate> ChangePaperTemplateAsync(Guid id, int version, string? body, CancellationToken cancel) =>
        (await SendAsync<PaperTemplate>(HttpMethod.Patch, $"/v1/paper-templates/{id}", new Call { Patch = new JsonObject { ["body"] = body }, IfMatch = Tag(version) }, cancel)).Value;

    public async Task<PaperTemplateVersion> PublishPaperTemplateAsync(Guid id, int version, string key, CancellationToken cancel) =>
        (await SendAsync<PaperTemplateVersion>(HttpMethod.Post, $"/v1/paper-templates/{id}/publications", new Call { IfMatch = Tag(version), Key = key }, cancel)).Value;

    public async Task<IReadOnlyList<PaperTemplateVersion>> ListPaperTemplateVersionsAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Page<PaperTemplateVersion>>($"/v1/paper-templates/{id}/versions?limit={LongestPage}", cancel)).Value.Items;

    public async Task<PaperTemplateVersion> GetPaperTemplateVersionAsync(Guid id, int number, CancellationToken cancel) =>
        (await GetAsync<PaperTemplateVersion>(FormattableString.Invariant($"/v1/paper-templates/{id}/versions/{number}"), cancel)).Value;

    public async Task<PaperTemplatePreview> GetPaperTemplatePreviewAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<PaperTemplatePreview>($"/v1/paper-templates/{id}/preview", cancel)).Value;

    public async Task<IReadOnlyList<PaperPlaceholder>> ListPaperPlaceholdersAsync(CancellationToken cancel) =>
        (await GetAsync<Page<PaperPlaceholder>>($"/v1/paper-placeholders?limit={LongestPage}", cancel)).Value.Items;
}
