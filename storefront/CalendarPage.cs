namespace FitStore.Storefront;

/// <summary>The address at which a calendar program reads an organisation's due dates; whoever knows it needs no account.</summary>
internal static class CalendarPage
{
    public const string MediaType = "text/calendar";

    public static void MapCalendar(this IEndpointRouteBuilder routes) => routes.MapGet("/kalender/{secret}.ics", Read);

    private static async Task<IResult> Read(string secret, FitStoreClient store, CancellationToken cancel)
    {
        try
        {
            return Results.Text(await store.ReadCalendarAsync(secret, cancel), MediaType, System.Text.Encoding.UTF8);
        }
        catch (ApiProblem problem) when (problem.Problem.Status < StatusCodes.Status500InternalServerError)
        {
            return Results.StatusCode(problem.Problem.Status);
        }
    }
}
