using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using FitStore.Contracts;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;

namespace FitStore.Api.Http;

/// <summary>The body of a request as it came in: bounded, read once by <see cref="Door"/>, judged when the use case asks for it.</summary>
internal abstract class Body
{
    /// <summary>Largest body that is taken; files have a route of their own.</summary>
    public const long MaximumBytes = 256 * 1024;

    /// <summary>How deep a body may nest.</summary>
    protected const int MaximumDepth = 32;

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
internal sealed class Body<T>(ReadOnlyMemory<byte> bytes, string? mediaType, string? charset, IValidator<T>? validator) : Body, IEndpointParameterMetadataProvider
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

    public static async ValueTask<Body<T>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var type = Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var parsed) ? parsed : null;
        return new(await Read(http), type?.MediaType.Value, type?.Charset.Value?.Trim('"'), http.RequestServices.GetService<IValidator<T>>());
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        var isPatch = builder.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Patch));
        builder.Metadata.Add(new AcceptsMetadata([isPatch ? "application/merge-patch+json" : "application/json"], typeof(T)));
    }

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
        if (!string.Equals(mediaType, expected, StringComparison.OrdinalIgnoreCase) || charset is { Length: > 0 } && !string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Problems.UnsupportedMediaType(expected);
        }
    }

    private JsonNode? Parse()
    {
        try
        {
            RequireText(bytes.Span);
            return JsonNode.Parse(bytes.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = MaximumDepth });
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line
                ? new Sentence($" (Zeile {line + 1}, Zeichen {exception.BytePositionInLine + 1})", $" (line {line + 1}, byte {exception.BytePositionInLine + 1})")
                : new Sentence("", "");
            throw Problems.Invalid(Problems.Member("", InputErrorCodes.NotJson, new(
                $"Der Inhalt ist kein gültiges JSON in UTF-8, in dem jeder Name nur einmal steht{place}.",
                $"The body is not valid JSON in UTF-8 with each name only once{place}.")));
        }
    }

    /// <summary>Every name and text is made of characters: bytes that are none, and halves of them, would be changed on their way.</summary>
    private static void RequireText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException();
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String) || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw new JsonException();
            }
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
