using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Controlling;

namespace FitStore.Api.Controlling;

/// <summary>How far has reuse come?</summary>
internal static class ReadProgress
{
    /// <summary>The mark of "flächendeckend" as the Bund defined it in 2020; a marker, never a gate.</summary>
    private const int WidespreadFrom = 9;

    /// <summary>Show the progress of reuse</summary>
    /// <remarks>Sums over all services; each is the number of rows that lists of the catalogue show.</remarks>
    public static Told<Progress> Handle(CurrentCatalogue catalogue)
    {
        var index = catalogue.Index;
        var services = index.All(new ServiceSearch()).ToList();
        return new(new Progress
        {
            Services = services.Count,
            ReusedServices = services.Count(service => service.ReusingLaender > 0),
            LandAdoptions = services.Sum(service => service.ReusingLaender),
            WidespreadServices = services.Count(service => service.ReusingLaender + 1 >= WidespreadFrom),
            Kommunen = services.Sum(service => index.Find(service.Slug)!.Reuse.Kommunen.Where(count => count.State >= AdoptionState.Contracted).Sum(count => count.Count)),
        });
    }
}

/// <summary>Figures on how far reuse has come.</summary>
internal static class ControllingFeature
{
    public static void MapControlling(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/progress", ReadProgress.Handle).PublicCacheable().WithTags("Controlling").WithName("readProgress");
}
