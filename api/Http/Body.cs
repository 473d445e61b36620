using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;

namespace FitStore.Api.Http;

/// <summary>The body of a request as it came in: bounded, read once by <see cref="Door"/>, judged when the use case asks for it.</summary>
internal abstract class Body
{
    /// <summary>Largest body that is taken; files have a route of their own.</summary>
    public const long MaximumBytes = 256 * 1024;

    private static readonly object BytesKey = new();

    /// <summary>Reads the body into memory and leaves it with the request.</summary>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContext http)
    {
        if (http.Items.TryGetValue(BytesKey, out var known))
        {
            return (ReadOnlyMemory<byte>)known!;
        }

        if (http.Request.ContentLength > MaximumBytes)
        {
            throw Problems.TooLarge(MaximumBytes);
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaximumBytes)
            {
                throw Problems.TooLarge(MaximumBytes);
            }
        }

        ReadOnlyMemory<byte> bytes = buffer.ToArray();
        http.Items[BytesKey] = bytes;
        return bytes;
    }
}

/// <summary>A JSON body of a documented type.</summary>
internal sealed class Body<T>(ReadOnlyMemory<byte> bytes, string? mediaType, IValidator<T>? validator) : Body, IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>The body, when all of it is as documented; otherwise a problem that names every error.</summary>
    public T Valid()
    {
        RequireMediaType(MediaTypeNames.Application.Json);
        return Judge(Parse());
    }

    /// <summary>
    /// A merge patch (RFC 7396) applied to <paramref name="current"/>: what is absent stays, what is null is taken away.
    /// The outcome is judged as a whole.
    /// </summary>
    public T ValidPatchOf(T current)
    {
        RequireMediaType("application/merge-patch+json");
        var patched = JsonSerializer.SerializeToNode(current, Answer.TypeInfo<T>())!.AsObject();
        if (Parse() is not JsonObject patch)
        {
            throw Problems.Invalid(Problems.Member("", InputErrorCodes.WrongType, new("Senden Sie ein JSON-Objekt.", "Send a JSON object.")));
        }

        Merge(patched, patch);
        return Judge(patched);
    }

    public static async ValueTask<Body<T>?> BindAsync(HttpContext http, ParameterInfo parameter) => new(
        await Read(http),
        http.Request.ContentType is { } type && MediaTypeOf(type) is { } known ? known : null,
        http.RequestServices.GetService<IValidator<T>>());

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        var isPatch = builder.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Patch));
        builder.Metadata.Add(new AcceptsMetadata([isPatch ? "application/merge-patch+json" : "application/json"], typeof(T)));
    }

    private static string? MediaTypeOf(string contentType) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value : null;

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                if (target[name] is not JsonObject)
                {
                    target[name] = new JsonObject();
                }

                Merge(target[name]!.AsObject(), inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    private void RequireMediaType(string expected)
    {
        if (!string.Equals(mediaType, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw Problems.UnsupportedMediaType(expected);
        }
    }

    private JsonNode? Parse()
    {
        try
        {
            return JsonNode.Parse(bytes.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 32 });
        }
        catch (JsonException exception)
        {
            throw Problems.Invalid(Problems.Member("", InputErrorCodes.NotJson, new(
                $"Der Inhalt ist kein gültiges JSON (Zeile {exception.LineNumber + 1}, Zeichen {exception.BytePositionInLine + 1}).",
                $"The body is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).")));
        }
    }

    private T Judge(JsonNode? body)
    {
        var errors = new List<InputError>();
        var pruned = BodyShape.Check(body, Answer.TypeInfo<T>(), errors);
        if (pruned is not null)
        {
            var lenient = pruned.Deserialize((System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)BodyShape.Lenient.GetTypeInfo(typeof(T)))!;
            foreach (var failure in validator?.Validate(lenient).Errors ?? [])
            {
                var pointer = BodyShape.Pointer(failure.PropertyName);
                if (errors.TrueForAll(known => known.Pointer != pointer))
                {
                    errors.Add(new InputError { Pointer = pointer, Code = BodyShape.Code(failure.ErrorCode), Detail = failure.ErrorMessage });
                }
            }
        }

        return errors.Count == 0 ? pruned.Deserialize(Answer.TypeInfo<T>())! : throw Problems.Invalid(errors);
    }
}
