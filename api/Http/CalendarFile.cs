using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace FitStore.Api.Http;

/// <summary>Dates for calendar programs (RFC 5545).</summary>
internal sealed class CalendarFile(string text) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "text/calendar";

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = $"{MediaType}; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));
}
