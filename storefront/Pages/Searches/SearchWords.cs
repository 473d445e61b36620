using FitStore.Storefront.Pages.Services;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Storefront.Pages.Searches;

/// <summary>What a search looks for, in words.</summary>
internal static class SearchWords
{
    public static ServiceFilter Filter(string query) => ServiceFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));

    /// <summary>Its words first, then each filter.</summary>
    public static IReadOnlyList<string> Of(ServiceFilter filter, CatalogueNames names)
    {
        var facets = new ServiceFacets(names);
        return [.. filter.Q is null ? Array.Empty<string>() : [$"„{filter.Q}“"], .. filter.Chosen.Select(facets.Words)];
    }
}
