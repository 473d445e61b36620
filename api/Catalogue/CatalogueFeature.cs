using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.LegalPaths;
using FitStore.Api.Terms;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FluentValidation;

namespace FitStore.Api.Catalogue;

/// <summary>Services and their offers: what anybody can find, read and compare.</summary>
internal static class CatalogueFeature
{
    public static void AddCatalogue(this IServiceCollection services)
    {
        services.AddSingleton<CurrentCatalogue>();
        services.AddSingleton<Similarity>();
        services.AddSingleton<RememberedPages>();
        services.AddSingleton<ILedgerFollower>(provider => provider.GetRequiredService<CurrentCatalogue>());
        services.AddSingleton<SearchCounts>();
        services.AddHostedService<SearchCountClock>();
        services.AddSingleton<SavedSearchWatch>();
        services.AddHostedService<SavedSearchClock>();
        services.AddSingleton<IValidator<NewSavedSearch>, NewSavedSearchValidator>();
        services.AddSingleton<IValidator<SavedSearchPatch>, SavedSearchPatchValidator>();
        services.AddSingleton<IValidator<NewSynonym>, NewSynonymValidator>();
        services.AddSingleton<IValidator<SynonymPatch>, SynonymPatchValidator>();
    }

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var catalogue = routes.MapGroup("/v1").WithTags("Catalogue");
        catalogue.MapGet("/services", SearchServices.Handle).PublicCacheable().WithName("listServices");
        catalogue.MapGet("/search-suggestions", SuggestSearches.Handle).PublicCacheable().WithName("listSearchSuggestions");
        catalogue.MapGet("/popular-searches", ReadSearches.Popular).Public().WithName("listPopularSearches");
        catalogue.MapGet("/vain-searches", ReadSearches.Vain).ForOperator(Role.Reader).WithName("listVainSearches");
        catalogue.MapGet("/synonyms", KeepSynonyms.List).Public().WithName("listSynonyms");
        catalogue.MapPost("/synonyms", KeepSynonyms.Add).ForOperator(Role.Editor).Once()
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere)).WithName("createSynonym");
        catalogue.MapGet("/synonyms/{id:guid}", KeepSynonyms.One).Public().WithName("readSynonym");
        catalogue.MapPatch("/synonyms/{id:guid}", KeepSynonyms.Change).ForOperator(Role.Editor).WithName("changeSynonym");
        catalogue.MapDelete("/synonyms/{id:guid}", KeepSynonyms.Remove).ForOperator(Role.Editor).WithName("removeSynonym");
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
        catalogue.MapPost("/saved-searches", SaveSearch.Handle).SignedIn().Once()
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere, ProblemCodes.StateConflict)).WithName("createSavedSearch");
        catalogue.MapGet("/saved-searches", ReadSavedSearches.List).SignedIn().WithName("listSavedSearches");
        catalogue.MapGet("/saved-searches/{id:guid}", ReadSavedSearches.One).SignedIn().WithName("readSavedSearch");
        catalogue.MapPatch("/saved-searches/{id:guid}", ChangeSavedSearch.Handle).SignedIn().WithName("changeSavedSearch");
        catalogue.MapDelete("/saved-searches/{id:guid}", RemoveSavedSearch.Handle).SignedIn().WithName("removeSavedSearch");
    }
}
