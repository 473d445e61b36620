using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FluentValidation;

namespace FitStore.Api.Search;

/// <summary>How services are found: the words, the everyday words behind them, and searches that are kept.</summary>
internal static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<RememberedPages>();
        services.AddSingleton<SearchCounts>();
        services.AddHostedService<SearchCountClock>();
        services.AddSingleton<SavedSearchWatch>();
        services.AddHostedService<SavedSearchClock>();
        services.AddSingleton<IValidator<NewSavedSearch>, NewSavedSearchValidator>();
        services.AddSingleton<IValidator<SavedSearchPatch>, SavedSearchPatchValidator>();
        services.AddSingleton<IValidator<NewSynonym>, NewSynonymValidator>();
        services.AddSingleton<IValidator<SynonymPatch>, SynonymPatchValidator>();
    }

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("/v1").WithTags("Catalogue");
        search.MapGet("/services", SearchServices.Handle).PublicCacheable().WithName("listServices");
        search.MapGet("/search-suggestions", SuggestSearches.Handle).PublicCacheable().WithName("listSearchSuggestions");
        search.MapGet("/popular-searches", ReadSearches.Popular).Public().WithName("listPopularSearches");
        search.MapGet("/vain-searches", ReadSearches.Vain).ForOperator(Role.Reader).WithName("listVainSearches");
        search.MapGet("/synonyms", KeepSynonyms.List).Public().WithName("listSynonyms");
        search.MapPost("/synonyms", KeepSynonyms.Add).ForOperator(Role.Editor).Once()
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere)).WithName("createSynonym");
        search.MapGet("/synonyms/{id:guid}", KeepSynonyms.One).Public().WithName("readSynonym");
        search.MapPatch("/synonyms/{id:guid}", KeepSynonyms.Change).ForOperator(Role.Editor).WithName("changeSynonym");
        search.MapDelete("/synonyms/{id:guid}", KeepSynonyms.Remove).ForOperator(Role.Editor).WithName("removeSynonym");
        search.MapPost("/saved-searches", SaveSearch.Handle).SignedIn().Once()
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere, ProblemCodes.StateConflict)).WithName("createSavedSearch");
        search.MapGet("/saved-searches", ReadSavedSearches.List).SignedIn().WithName("listSavedSearches");
        search.MapGet("/saved-searches/{id:guid}", ReadSavedSearches.One).SignedIn().WithName("readSavedSearch");
        search.MapPatch("/saved-searches/{id:guid}", ChangeSavedSearch.Handle).SignedIn().WithName("changeSavedSearch");
        search.MapDelete("/saved-searches/{id:guid}", RemoveSavedSearch.Handle).SignedIn().WithName("removeSavedSearch");
    }
}
