using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <summary>A call of an operation, ready to be sent; rules change it by <c>with</c> and send it again.</summary>
internal sealed record Call(Operation Operation, Client Caller, string Address)
{
    public string Method { get; init; } = Operation.Method;

    public string Query { get; init; } = "";

    /// <summary>The body as text.</summary>
    public string? Body { get; init; }

    public string? MediaType { get; init; } = Operation.BodyMediaType;

    public string? IfMatch { get; init; }

    public string? Key { get; init; } = Operation.TakesKey ? Guid.NewGuid().ToString() : null;

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public Call With(string header, string value) => this with { Headers = [.. Headers, (header, value)] };

    public Call Asking(string query) => this with { Query = Query.Length == 0 ? query : $"{Query}&{query}" };

    /// <summary>The same with a key of its own.</summary>
    public Call Anew() => this with { Key = Key is null ? null : Guid.NewGuid().ToString() };

    public async Task<Reply> Send()
    {
        var address = Query.Length == 0 ? Address : $"{Address}?{Query}";
        using var request = new HttpRequestMessage(HttpMethod.Parse(Method), new Uri(address, UriKind.Relative));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            request.Content.Headers.ContentType = MediaType is null ? null : MediaTypeHeaderValue.Parse(MediaType);
        }

        foreach (var (name, value) in Headers.Append(("If-Match", IfMatch!)).Append(("Idempotency-Key", Key!)).Where(header => header.Item2 is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Caller.Http.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsByteArrayAsync());
    }
}

/// <summary>What came back, read to the end.</summary>
internal sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public bool IsSuccess => Status is >= 200 and < 300;

    public string? ETag => Header("ETag");

    public string MediaType => (Header("Content-Type") ?? "").Split(';')[0];

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>The problem that is told; nothing where none is.</summary>
    public Problem? Problem()
    {
        try
        {
            return MediaType == "application/problem+json" ? JsonSerializer.Deserialize(Bytes, ContractsJson.Default.Problem) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The entries of a page.</summary>
    public IReadOnlyList<string> Items => [.. Json["items"]!.AsArray().Select(item => item!.ToJsonString())];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {(Text.Length > 400 ? Text[..400] + " …" : Text)}");
}
