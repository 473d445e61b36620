using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Storefront.Pages.Services;

/// <summary>The catalogue: found, narrowed down, sorted, paged; everything in the address.</summary>
internal sealed class ServicesModel(FitStoreClient store) : PageModel
{
    private static readonly FieldMap Fields = new();

    public ServiceFilter Filter { get; private set; } = new();

    /// <summary>What was found; absent where the address asks for something that cannot be.</summary>
    public ServiceList? List { get; private set; }

    public CatalogueNames Names { get; private set; } = default!;

    public IReadOnlyList<FacetGroup> Facets { get; private set; } = [];

    /// <summary>What others look for; where nothing was found.</summary>
    public IReadOnlyList<string> Popular { get; private set; } = [];

    /// <summary>The Themenfelder that hold services; where nothing was found.</summary>
    public IReadOnlyList<Themenfeld> Themenfelder { get; private set; } = [];

    /// <summary>The orders to choose from. The usual one has no name, so that it changes with what is looked for.</summary>
    public IReadOnlyList<Choice> Sorts { get; private set; } = [];

    /// <summary>The services ticked to be compared, here or on another page of the list.</summary>
    public CompareBar Comparing { get; private set; } = new([], []);

    public string? PreviousHref { get; private set; }

    public string? NextHref { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken cancel)
    {
        Filter = ServiceFilter.Of(Request.Query);
        Sorts =
        [
            .. Filter.Q is null ? new[] { new Choice("", "Name") } : [new("", "Treffergenauigkeit"), new("name", "Name")],
            new("-publishedAt", "Neueste zuerst"),
            new("-reusingLaender", "Meiste Länder zuerst"),
        ];
        var names = store.GetNamesAsync(cancel);
        var list = store.SearchServicesAsync(Filter.Query(cursor, ("includeTotal", "true")), cancel);
        Names = await names;
        try
        {
            List = await list;
        }
        catch (ApiProblem problem) when (problem.CanBeMended() && cursor is not null)
        {
            // A kept address whose place in the list is no more starts again at the first page.
            return Redirect(Filter.Href());
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return Page();
        }

        if (List.Items.Count == 0)
        {
            Themenfelder = [.. (await store.ListThemenfelderAsync(cancel)).Where(field => field.Services > 0)];
            Popular = [.. (await store.ListPopularSearchesAsync(cancel)).Select(sought => sought.Words)];
        }

        Facets = new ServiceFacets(Names).Groups(Filter, List.Facets);
        Comparing = await CompareBar.Of(Filter, List.Items, store, cancel);
        PreviousHref = Follow(List.Previous);
        NextHref = Follow(List.Next);
        return Page();
    }

    /// <summary>What was found and for what, in a sentence.</summary>
    public string Found => List switch
    {
        null => "",
        { Total: 0 } => "Nichts gefunden",
        var list => German.Count(list.Total ?? list.Items.Count, "Dienst", "Dienste")
            + (Filter.Q is null ? "" : $" zu „{Filter.Q}“")
            + (Filter.Chosen.Count == 0 ? "" : $" mit {German.Count(Filter.Chosen.Count, "Filter", "Filtern")}"),
    };

    /// <summary>A value in words, with the name of its facet: Themenfeld: Familie &amp; Kind.</summary>
    public string Words(FilterValue value) => new ServiceFacets(Names).Words(value);

    /// <summary>The address of a neighbouring page: the same search at the place the API names.</summary>
    private string? Follow(string? address)
    {
        if (address is null)
        {
            return null;
        }

        var query = QueryHelpers.ParseQuery(new Uri(new Uri("http://api"), address).Query);
        return query.TryGetValue("cursor", out var cursor) ? Filter.Href(cursor.ToString()) : Filter.Href();
    }
}
