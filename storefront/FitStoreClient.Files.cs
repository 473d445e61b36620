using System.Net.Http.Headers;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront;

/// <summary>Documents and pictures of services.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>The files of a service that the caller may see, the oldest first.</summary>
    public async Task<IReadOnlyList<ServiceFile>> ListServiceFilesAsync(string slug, CancellationToken cancel) =>
        await AllAsync<ServiceFile>($"{OfService(slug)}/files?limit={LongestPage}", cancel);

    /// <param name="slug">The service.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="file">The file, read once.</param>
    /// <param name="words">What a picture shows.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancel">Ends the upload.</param>
    public async Task<ServiceFile> UploadServiceFileAsync(string slug, string name, Stream file, string? words, string key, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var query = Cursors.Query(words is null ? [new("name", name)] : [new("name", name), new("alternativeText", words)]);
        return (await SendAsync<ServiceFile>(HttpMethod.Post, $"{OfService(slug)}/files{query}", new Call { File = content, Key = key }, cancel)).Value;
    }

    public Task RemoveServiceFileAsync(string slug, Guid id, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"{OfService(slug)}/files/{id}", new Call { IfMatch = Tag(1) }, cancel);

    /// <summary>A file as it comes, for handing on; the caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenServiceFileAsync(string slug, Guid id, CancellationToken cancel) =>
        SendAsync(HttpMethod.Get, $"{OfService(slug)}/files/{id}/content", new Call { Accept = "*/*", IsStream = true }, cancel);
}
