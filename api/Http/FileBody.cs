using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace FitStore.Api.Http;

/// <summary>A kind of file that an operation takes as its body.</summary>
internal interface IFileKind
{
    static abstract string MediaType { get; }

    static abstract long MaximumBytes { get; }

    /// <summary>A file, for the OpenAPI document.</summary>
    static abstract string Example { get; }
}

/// <summary>Marks an operation whose body is a file.</summary>
internal sealed record TakesFile(string MediaType, long MaximumBytes, string Example);

/// <summary>
/// The body of a request that is a file: written to disk as it comes, bounded, so that it never lies in memory as a whole.
/// The file has no name for long and goes with the request, unless the use case takes it.
/// </summary>
internal sealed class FileBody
{
    private const int ChunkSize = 64 * 1024;
    private static readonly object FileKey = new();
    private readonly FileStream file;
    private bool isTaken;

    private FileBody(FileStream file, byte[] hash) => (this.file, Hash) = (file, hash);

    /// <summary>SHA-256 of the file.</summary>
    public byte[] Hash { get; }

    /// <summary>The file, from its beginning; the caller disposes of it.</summary>
    public Stream Take()
    {
        isTaken = true;
        file.Position = 0;
        return file;
    }

    /// <summary>Writes the body to disk and leaves it with the request.</summary>
    public static async Task<FileBody> Read(HttpContext http, TakesFile takes)
    {
        if (http.Items.TryGetValue(FileKey, out var known))
        {
            return (FileBody)known!;
        }

        Check(http, takes);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"fitstore-{Guid.NewGuid():n}"), new FileStreamOptions
        {
            Access = FileAccess.ReadWrite,
            Mode = FileMode.CreateNew,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        FileBody? body = null;
        http.Response.RegisterForDispose(new Left(() =>
        {
            if (body is not { isTaken: true })
            {
                file.Dispose();
            }
        }));
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkSize];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (file.Length + read > takes.MaximumBytes)
            {
                throw Problems.TooLarge(takes.MaximumBytes);
            }

            sha.AppendData(chunk, 0, read);
            await file.WriteAsync(chunk.AsMemory(0, read), http.RequestAborted);
        }

        body = new FileBody(file, sha.GetHashAndReset());
        http.Items[FileKey] = body;
        return body;
    }

    /// <summary>Refuses before a byte is read.</summary>
    private static void Check(HttpContext http, TakesFile takes)
    {
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals(takes.MediaType, StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw Problems.UnsupportedMediaType(takes.MediaType);
        }

        if (http.Request.ContentLength > takes.MaximumBytes)
        {
            throw Problems.TooLarge(takes.MaximumBytes);
        }

        // The server's own limit is that of all other bodies; here the count above is what bounds.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = takes.MaximumBytes + ChunkSize;
        }
    }

    private sealed class Left(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}

/// <summary>A file of a documented kind.</summary>
internal sealed class FileBody<TKind>(FileBody body) : IEndpointParameterMetadataProvider
    where TKind : IFileKind
{
    /// <summary>The file, from its beginning; the caller disposes of it.</summary>
    public Stream Take() => body.Take();

    public static async ValueTask<FileBody<TKind>?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        new(await FileBody.Read(http, http.GetEndpoint()!.Metadata.GetRequiredMetadata<TakesFile>()));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new TakesFile(TKind.MediaType, TKind.MaximumBytes, TKind.Example));
}
