using FitStore.Contracts;
using FitStore.Storefront.Sessions;

namespace FitStore.Storefront.Http;

/// <summary>
/// Turns what goes wrong into pages that say what to do. A page catches only what can be mended on it; everything else ends here.
/// </summary>
internal static class Errors
{
    /// <summary>The address of the error pages, with the status at its end.</summary>
    private const string Page = "/fehler/{0}";

    public static WebApplication UseErrorPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Page);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fehler/500",
            AllowStatusCode404Response = true,
        });
        return app;
    }

    /// <summary>What the API refused and no page caught. Stands inside of <see cref="Redispatch"/>, which answers for a session that ended.</summary>
    public static WebApplication UseApiProblems(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (ApiProblem problem) when (!context.Response.HasStarted && problem.Status == StatusCodes.Status401Unauthorized)
            {
                await FormGuard.SessionEndedAsync(context);
            }
            catch (ApiProblem problem) when (!context.Response.HasStarted && problem.Code == ProblemCodes.OrganisationNotChosen)
            {
                var here = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : context.Request.Path.Value;
                context.Response.Redirect($"{Links.ChooseOrganisation.Href}?weiter={Uri.EscapeDataString(here ?? "/")}");
            }
            catch (ApiProblem problem) when (!context.Response.HasStarted && problem.Status < StatusCodes.Status500InternalServerError)
            {
                context.Features.Set(problem);
                context.Response.StatusCode = problem.Status;
            }
            catch (ApiNotReachable problem) when (!context.Response.HasStarted)
            {
                context.RequestServices.GetRequiredService<ILogger<FitStoreClient>>().LogWarning(problem, "The API gave no usable answer");
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = German.Digits((long)(problem.RetryAfter ?? TimeSpan.FromSeconds(10)).TotalSeconds);
            }
        });
        return app;
    }
}
