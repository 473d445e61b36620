using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.LegalPaths;
using FitStore.Api.Terms;

namespace FitStore.Api.Catalogue;

/// <summary>Services and their offers: what anybody can find, read and compare.</summary>
internal static class CatalogueFeature
{
    public static void AddCatalogue(this IServiceCollection services)
    {
        services.AddSingleton<CurrentCatalogue>();
        services.AddSingleton<Similarity>();
        services.AddSingleton<ILedgerFollower>(provider => provider.GetRequiredService<CurrentCatalogue>());
    }

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var catalogue = routes.MapGroup("/v1").WithTags("Catalogue");
        catalogue.MapGet("/services/{slug}", ReadService.Handle).PublicCacheable().WithName("readService");
        catalogue.MapGet("/services/{slug}/reuse", ReadService.Reuse).PublicCacheable().WithName("readServiceReuse");
        catalogue.MapGet("/services/{slug}/reuse/peers", ReadReusePeers.Handle).Public().WithName("readReusePeers");
        catalogue.MapGet("/services/{slug}/similar", ReadSimilarServices.Handle).PublicCacheable().WithName("readSimilarServices");
        catalogue.MapGet("/services/{slug}/offers", ReadOffers.OfService).PublicCacheable().WithName("listServiceOffers");
        catalogue.MapGet("/services/{slug}/legal-paths", ReadLegalPaths.OfService).Public().WithName("readServiceLegalPaths");
        catalogue.MapGet("/offers/{id:guid}", ReadOffers.One).PublicCacheable().WithName("readOffer");
        catalogue.MapGet("/offers/{id:guid}/legal-paths", ReadLegalPaths.Handle).Public().WithName("readLegalPaths");
        catalogue.MapGet("/offers/{id:guid}/terms", ReadTerms.Versions).PublicCacheable().WithName("listOfferTerms");
        catalogue.MapGet("/offers/{id:guid}/terms/{version:int}", ReadTerms.One).PublicCacheable().WithName("readOfferTerms");
        catalogue.MapGet("/offers/{id:guid}/terms/{version:int}/comparison", ReadTermsComparison.Handle).PublicCacheable().WithName("readTermsComparison");
        catalogue.MapGet("/laender/{code}/services", ListLandServices.Handle).PublicCacheable().WithName("listLandServices");
    }
}
