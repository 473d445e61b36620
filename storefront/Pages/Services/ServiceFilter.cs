using FitStore.Storefront.Pages.Compare;
using Microsoft.AspNetCore.Http.Extensions;

namespace FitStore.Storefront.Pages.Services;

/// <summary>
/// What the list of services is asked for. The names in its address are those of the API, so both are the same search; what nobody knows
/// is left out.
/// </summary>
public sealed record ServiceFilter
{
    /// <summary>The ways to narrow down, in the order they are shown.</summary>
    public static IReadOnlyList<string> Parameters { get; } =
    [
        "themenfeld", "availableFor", "free", "costNeutral", "leadLand", "adoptedBy", "legalModel", "fachverfahren", "interfaceState",
        "transport", "userAccount", "trustLevel", "reifegrad", "licence", "principle", "number115",
    ];

    /// <summary>Those that are asked with yes or no.</summary>
    private static readonly string[] YesOrNo = ["free", "costNeutral", "number115"];

    /// <summary>The orders that can be asked for; without one it is the usual one.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["relevance", "name", "-publishedAt", "-reusingLaender"];

    public string? Q { get; init; }

    public IReadOnlyList<FilterValue> Chosen { get; init; } = [];

    public string? Sort { get; init; }

    /// <summary>Services ticked to be compared: they narrow nothing down, and stay through paging and filtering.</summary>
    public IReadOnlyList<string> Compared { get; init; } = [];

    public static ServiceFilter Of(IQueryCollection query) => new()
    {
        Q = query["q"].ToString().Trim() is { Length: > 0 } words ? words : null,
        Chosen =
        [
            .. from parameter in Parameters
               from value in query[parameter].OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Take(YesOrNo.Contains(parameter) ? 1 : 32)
               select new FilterValue(parameter, value),
        ],
        Sort = Sorts.FirstOrDefault(sort => sort == query["sort"].ToString()),
        Compared = CompareSet.TickedIn(query),
    };

    public IReadOnlyList<string> ValuesOf(string parameter) => [.. Chosen.Where(value => value.Parameter == parameter).Select(value => value.Value)];

    /// <summary>The address of the list with this filter.</summary>
    public string Href(string? cursor = null) => Links.Services.Href + Query(cursor, [.. Compared.Select(slug => (CompareSet.Ticked, slug))]);

    /// <summary>The address without one of the values chosen, from the first page on.</summary>
    public string Without(FilterValue value) => (this with { Chosen = [.. Chosen.Where(chosen => chosen != value)] }).Href();

    /// <summary>This filter as a query with its question mark, or nothing.</summary>
    public string Query(string? cursor, params (string Name, string Value)[] more)
    {
        var query = new QueryBuilder();
        if (Q is not null)
        {
            query.Add("q", Q);
        }

        foreach (var (parameter, value) in Chosen)
        {
            query.Add(parameter, value);
        }

        if (Sort is not null)
        {
            query.Add("sort", Sort);
        }

        foreach (var (name, value) in more)
        {
            query.Add(name, value);
        }

        if (cursor is not null)
        {
            query.Add("cursor", cursor);
        }

        return query.ToString();
    }
}

/// <summary>One value that the list is narrowed down by.</summary>
public sealed record FilterValue(string Parameter, string Value);
