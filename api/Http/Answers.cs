using System.Buffers.Binary;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Mime;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FitStore.Contracts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace FitStore.Api.Http;

/// <summary>An answer of a use case, before it is written; a repeated request gets it again.</summary>
internal interface IAnswer
{
    int Status { get; }

    string? Location { get; }

    string? ETag { get; }

    /// <summary>The body as it is kept; without what is shown only once.</summary>
    string? ToJson();
}

/// <summary>What all answers share.</summary>
internal static class Answer
{
    public const string Json = "application/json; charset=utf-8";

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)ContractsJson.Wire.Options.GetTypeInfo(typeof(T));

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>A tag for a weak comparison (RFC 9110): without the mark of a cache that weakened it, and without the encoding it was sent with.</summary>
    public static string Plain(string tag)
    {
        var text = tag.Trim();
        return Unencoded(text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text);
    }

    /// <summary>The version a tag names, whatever encoding it was sent with; nothing for a weak or foreign one.</summary>
    public static int? Version(string tag)
    {
        var text = Unencoded(tag.Trim());
        return text.Length > 3 && text.StartsWith("\"v", StringComparison.Ordinal) && text[^1] == '"'
            && int.TryParse(text.AsSpan(2, text.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : null;
    }

    /// <summary>Writes a body, only the members asked for by <c>fields</c> where it is given.</summary>
    public static Task Write<T>(HttpContext http, T body)
    {
        http.Response.ContentType = Json;
        return Write(http, body, http.Response.BodyWriter);
    }

    /// <summary>The same to somewhere else.</summary>
    public static async Task Write<T>(HttpContext http, T body, PipeWriter output)
    {
        var fields = FieldSelection.Of(http);
        if (fields is null)
        {
            await JsonSerializer.SerializeAsync(output, body, TypeInfo<T>());
            return;
        }

        var node = JsonSerializer.SerializeToNode(body, TypeInfo<T>());
        fields.Apply(node);
        await output.WriteAsync(Encoding.UTF8.GetBytes(node!.ToJsonString(ContractsJson.Wire.Options)));
    }

    private static string Unencoded(string text)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["-gzip\"", "-br\""])
        {
            text = text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] + "\"" : text;
        }

        return text;
    }
}

/// <summary>A single thing with its version: 200, or 304 for who has this version already.</summary>
internal sealed class Found<T>(T body, int version) : IResult, IAnswer, IEndpointMetadataProvider
{
    public T Value => body;

    public int Status => StatusCodes.Status200OK;

    public string? Location => null;

    public string? ETag => Answer.Tag(version);

    public string ToJson() => JsonSerializer.Serialize(body, Answer.TypeInfo<T>());

    public async Task ExecuteAsync(HttpContext http)
    {
        if (!http.IsDryRun())
        {
            http.Response.Headers.ETag = ETag;
        }

        var known = http.Request.Headers.IfNoneMatch;
        if (HttpMethods.IsGet(http.Request.Method) && known.Count > 0
            && known.SelectMany(line => line!.Split(',')).Any(tag => tag.Trim() == "*" || Answer.Version(Answer.Plain(tag)) == version))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await Answer.Write(http, body);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new Versioned());
    }
}

/// <summary>A single thing without a version of its own, such as a sum over others: 200.</summary>
internal sealed class Told<T>(T body) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext http) => Answer.Write(http, body);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>
/// Something computed from many things that change each at its own time: its tag is a digest of what is told, so it is strong without a
/// version. JSON, or by <c>Accept</c> the same as a table.
/// </summary>
internal sealed class Computed<T, TRow>(T body, Func<T, IEnumerable<TRow>> rows) : IResult, IEndpointMetadataProvider
{
    private const string Csv = "text/csv";

    public async Task ExecuteAsync(HttpContext http)
    {
        using var told = new MemoryStream();
        var isTable = Listing.Format(http, MediaTypeNames.Application.Json, Csv) == Csv;
        var writer = PipeWriter.Create(told, new StreamPipeWriterOptions(leaveOpen: true));
        if (isTable)
        {
            await Flat.WriteCsv(writer, rows(body).ToAsyncEnumerable(), fields: null, http.RequestAborted);
        }
        else
        {
            await Answer.Write(http, body, writer);
        }

        await writer.CompleteAsync();
        var bytes = told.GetBuffer().AsMemory(0, (int)told.Length);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"v{BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes.Span))}\"");
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (http.Request.Headers.IfNoneMatch.SelectMany(line => line!.Split(',')).Any(known => Answer.Plain(known) is var plain && (plain == "*" || plain == tag)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = isTable ? Flat.CsvType : Answer.Json;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [MediaTypeNames.Application.Json, Csv]));
        builder.Metadata.Add(new Versioned());
        builder.Metadata.Add(new ToldAsRows(typeof(TRow)));
    }
}

/// <summary>Names the type of the rows that a single thing comes in as a table.</summary>
internal sealed record ToldAsRows(Type Row);

/// <summary>A thing that was made: 201 with its address, and its version where it has one.</summary>
internal sealed class Made<T>(T body, string location, int? version = null) : IResult, IAnswer, IEndpointMetadataProvider
{
    /// <summary>What is kept for a repeated request instead of the body: the same without what is shown only once.</summary>
    public T? Kept { get; init; }

    public int Status => StatusCodes.Status201Created;

    public string? Location => location;

    public string? ETag => version is { } known ? Answer.Tag(known) : null;

    public string ToJson() => JsonSerializer.Serialize(Kept ?? body, Answer.TypeInfo<T>());

    public Task ExecuteAsync(HttpContext http)
    {
        if (http.IsDryRun())
        {
            return Answer.Write(http, body);
        }

        http.Response.StatusCode = Status;
        http.Response.Headers.Location = location;
        http.Response.Headers.ETag = ETag;
        return Answer.Write(http, body);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}

/// <summary>Something that takes long and goes on behind the answer: 202 with the address that tells how far it has come.</summary>
internal sealed class Accepted<T>(T body, string location, int version) : IResult, IAnswer, IEndpointMetadataProvider
{
    public T Value => body;

    public int Status => StatusCodes.Status202Accepted;

    public string? Location => location;

    public string? ETag => Answer.Tag(version);

    public string ToJson() => JsonSerializer.Serialize(body, Answer.TypeInfo<T>());

    public Task ExecuteAsync(HttpContext http)
    {
        if (http.IsDryRun())
        {
            return Answer.Write(http, body);
        }

        http.Response.StatusCode = Status;
        http.Response.Headers.Location = location;
        http.Response.Headers.ETag = ETag;
        return Answer.Write(http, body);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(T), ["application/json"]));
}

/// <summary>A thing that is gone: 204.</summary>
internal sealed class Gone : IResult, IAnswer, IEndpointMetadataProvider
{
    public int Status => StatusCodes.Status204NoContent;

    public string? Location => null;

    public string? ETag => null;

    public string? ToJson() => null;

    public Task ExecuteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        return Task.CompletedTask;
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void)));
}

/// <summary>Marks operations whose answer carries a strong <c>ETag</c>.</summary>
internal sealed record Versioned;

/// <summary>The members a caller asked for by <c>fields</c>: of the thing itself, or of each item of a list.</summary>
internal sealed class FieldSelection(IReadOnlySet<string> names)
{
    public static FieldSelection? Of(HttpContext http) => http.Request.Query["fields"] is { Count: > 0 } value
        ? new(value.ToString().Split(',').ToHashSet(StringComparer.Ordinal))
        : null;

    public bool Has(string name) => names.Contains(name);

    public void Apply(JsonNode? node)
    {
        if (node is JsonObject list && list["items"] is JsonArray items)
        {
            foreach (var item in items.OfType<JsonObject>())
            {
                Keep(item);
            }
        }
        else if (node is JsonObject single)
        {
            Keep(single);
        }
    }

    private void Keep(JsonObject thing)
    {
        foreach (var name in thing.Select(member => member.Key).Where(name => !names.Contains(name)).ToList())
        {
            thing.Remove(name);
        }
    }
}
