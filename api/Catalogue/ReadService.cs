using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Catalogue;

/// <summary>What does a service do, and on what does it stand?</summary>
internal static class ReadService
{
    /// <summary>Show a service</summary>
    /// <remarks>The whole published listing. Also of a suspended, retiring or retired service: it stays readable at its address.</remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Found<Service> Handle(string slug, CurrentCatalogue catalogue)
    {
        var service = (catalogue.Index.Find(slug) ?? throw Problems.NotFound()).Service;
        return new(service, service.Version);
    }

    /// <summary>Show who reuses a service</summary>
    /// <remarks>Länder by name, with state and date; Kommunen as numbers only.</remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Told<ServiceReuse> Reuse(string slug, CurrentCatalogue catalogue) =>
        new((catalogue.Index.Find(slug) ?? throw Problems.NotFound()).Reuse);
}
