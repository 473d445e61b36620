using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace FitStore.Api.Http;

/// <summary>The version a change is based on. <see cref="Door"/> asks for the header; here it is compared.</summary>
internal sealed class IfMatch(IReadOnlyList<string> tags) : IEndpointParameterMetadataProvider
{
    /// <summary>Ends the act when the thing has another version than the caller saw.</summary>
    public void Check(int version)
    {
        if (!tags.Any(tag => tag.Trim() == "*" || Answer.Version(tag) == version))
        {
            throw Problems.Stale();
        }
    }

    public static ValueTask<IfMatch?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        ValueTask.FromResult<IfMatch?>(new([.. http.Request.Headers.IfMatch.SelectMany(line => line!.Split(','))]));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new NeedsIfMatch());
}

/// <summary>Marks operations that change a thing with a version: 428 without <c>If-Match</c>, 412 when it is stale.</summary>
internal sealed record NeedsIfMatch;
