using System.Diagnostics;
using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FitStore.Contracts;

namespace FitStore.Api.Http;

/// <summary>The edge where whatever went wrong becomes an answer that people and programs can use.</summary>
internal static class ProblemHandling
{
    public static void UseProblems(this WebApplication app)
    {
        app.Use(Catch);
        app.UseStatusCodePages(context =>
        {
            // HEAD is answered wherever GET is, by the middleware before routing, which routing does not know of.
            var allow = context.HttpContext.Response.Headers.Allow.ToString();
            if (allow.Split(", ").Contains(HttpMethods.Get))
            {
                context.HttpContext.Response.Headers.Allow = $"{allow}, {HttpMethods.Head}";
            }

            return Tell(context.HttpContext, OfStatus(context.HttpContext));
        });
    }

    /// <summary>Pages that explain each kind of problem, at the address that <c>type</c> gives.</summary>
    public static void MapProblemPages(this WebApplication app) => app.MapGet("/problems/{code}", Explain).ExcludeFromDescription();

    /// <summary>Writes a problem as the answer.</summary>
    public static async Task Tell(HttpContext http, ProblemException problem)
    {
        var response = http.Response;
        response.StatusCode = problem.Kind.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        response.Headers.Append("Vary", "Accept-Language");
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Kind.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        var body = new Problem
        {
            Type = $"/problems/{problem.Kind.Code}",
            Title = problem.Kind.Title.ToString(),
            Status = problem.Kind.Status,
            Detail = problem.Detail.ToString(),
            Instance = http.Request.Path,
            Code = problem.Kind.Code,
            TraceId = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
            Errors = problem.Errors,
            State = problem.State,
            Possible = problem.Possible,
            Existing = problem.Existing,
        };
        response.ContentType = MediaTypeNames.Application.ProblemJson;
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, ContractsJson.Wire.Problem));
    }

    private static async Task Catch(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (ReplayException replay) when (!http.Response.HasStarted)
        {
            await replay.Answer.Write(http);
        }
        catch (ProblemException problem) when (!http.Response.HasStarted)
        {
            Forget(http);
            await Tell(http, problem);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            Forget(http);
            await Tell(http, refused.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problems.TooLarge(Body.MaximumBytes)
                : Problems.Invalid(Problems.Member("", InputErrorCodes.Format, new("Die Anfrage ist nicht lesbar.", "The request cannot be read."))));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("FitStore.Api.Problem");
            log.LogError(exception, "Unexpected error answering {Method} {Route}", http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            Forget(http);
            await Tell(http, Problems.Internal());
        }
    }

    /// <summary>Takes back what the use case had already said, but keeps what every answer carries.</summary>
    private static void Forget(HttpContext http)
    {
        http.Response.Headers.Remove("ETag");
        http.Response.Headers.Remove("Location");
        http.Response.Headers.Remove("Link");
    }

    private static ProblemException OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Problems.NotSignedIn(),
        StatusCodes.Status405MethodNotAllowed => new ProblemException(ProblemKind.All[ProblemCodes.MethodNotAllowed], new(
            $"Diese Adresse kennt {http.Request.Method} nicht, nur {http.Response.Headers.Allow}.",
            $"This address does not know {http.Request.Method}, only {http.Response.Headers.Allow}.")),
        StatusCodes.Status413PayloadTooLarge => Problems.TooLarge(Body.MaximumBytes),
        StatusCodes.Status415UnsupportedMediaType => Problems.UnsupportedMediaType(MediaTypeNames.Application.Json),
        StatusCodes.Status400BadRequest => Problems.Invalid(Problems.Member("", InputErrorCodes.Format, new("Die Anfrage ist nicht lesbar.", "The request cannot be read."))),
        StatusCodes.Status404NotFound => Problems.NotFound(),
        _ => Problems.Internal(),
    };

    private static IResult Explain(string code)
    {
        if (!ProblemKind.All.TryGetValue(code, out var kind))
        {
            throw Problems.NotFound();
        }

        var encode = HtmlEncoder.Default;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return Results.Text(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><title>{encode.Encode(kind.Title.ToString())}</title></head>
            <body><main><h1>{encode.Encode(kind.Title.ToString())}</h1><p><code>{kind.Code}</code>, HTTP {kind.Status}</p><p>{encode.Encode(kind.Explanation.ToString())}</p></main></body>
            </html>
            """,
            MediaTypeNames.Text.Html,
            Encoding.UTF8);
    }
}
