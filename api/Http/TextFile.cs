using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace FitStore.Api.Http;

/// <summary>A thing in a form that others have settled, such as YAML; read where it stands.</summary>
internal sealed class TextFile(string text, string mediaType) : IResult, IEndpointMetadataProvider
{
    /// <summary>The one form there is so far.</summary>
    public const string Yaml = "application/yaml";

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = $"{mediaType}; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [Yaml]));
}
