using FitStore.Api.Http;
using FitStore.Contracts;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Api.Search;

/// <summary>A search as the query of an address, in one form: the same search is always the same text.</summary>
internal static class SearchAddress
{
    /// <summary>Longest query that is kept, also in its canonical form.</summary>
    public const int Longest = 2000;

    /// <summary>What in a query is not as <c>GET /v1/services</c> documents it.</summary>
    public static IReadOnlyList<InputError> Errors(string query) => QueryGuard.Errors(typeof(ServiceQuery), Parse(query));

    /// <summary>The search behind a query without errors.</summary>
    public static ServiceSearch Read(string query) => ServiceQuery.Of(Parse(query)).ToSearch();

    /// <summary>Words with single spaces, then filters by name and value, each once; what is usual anyway is left out.</summary>
    public static string Write(ServiceSearch search)
    {
        var parts = new List<string>();
        void Add(string name, string value) => parts.Add($"{name}={Uri.EscapeDataString(value)}");

        var words = string.Join(' ', (search.Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > 0)
        {
            Add("q", words);
        }

        foreach (var facet in FacetKind.All.OrderBy(facet => facet.Parameter, StringComparer.Ordinal))
        {
            foreach (var value in facet.Chosen(search).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                Add(facet.Parameter, value);
            }
        }

        if (search.IncludeRetired)
        {
            Add("includeRetired", "true");
        }

        if (search.Sort is { } sort && sort != (words.Length > 0 ? ServiceSort.Relevance : ServiceSort.Name))
        {
            Add("sort", ServiceSorts.NameOf(sort));
        }

        return string.Join('&', parts);
    }

    private static QueryCollection Parse(string query) => new(QueryHelpers.ParseQuery(query.Trim()));
}
