using FitStore.Contracts.Catalogue;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FitStore.Storefront.Pages.Services;

/// <summary>What is ticked in the list of services, and where taking one out leads.</summary>
/// <param name="Ticked">The services ticked, with their names and the address of the list without them.</param>
/// <param name="Elsewhere">Those of them that do not stand on this page of the list: no box of it holds them.</param>
internal sealed record CompareBar(IReadOnlyList<(string Slug, string Name, string WithoutHref)> Ticked, IReadOnlyList<string> Elsewhere)
{
    public static async Task<CompareBar> Of(ServiceFilter filter, IReadOnlyList<ServiceCard> shown, FitStoreClient store, CancellationToken cancel)
    {
        var names = shown.ToDictionary(card => card.Slug, card => card.Name, StringComparer.Ordinal);
        var elsewhere = filter.Compared.Where(slug => !names.ContainsKey(slug)).ToList();
        foreach (var (slug, name) in await Task.WhenAll(elsewhere.Select(async slug => (slug, Name: await NameOf(slug, store, cancel)))))
        {
            if (name is not null)
            {
                names[slug] = name;
            }
        }

        var known = filter.Compared.Where(names.ContainsKey).ToList();
        return new(
            [.. known.Select(slug => (slug, names[slug], (filter with { Compared = [.. known.Where(other => other != slug)] }).Href()))],
            [.. elsewhere.Where(names.ContainsKey)]);
    }

    private static async Task<string?> NameOf(string slug, FitStoreClient store, CancellationToken cancel)
    {
        try
        {
            return (await store.GetServiceAsync(slug, cancel)).Name;
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            return null;
        }
    }
}

/// <summary>Cards can be ticked to be compared where the page that shows them says so.</summary>
internal static class CompareChoice
{
    private const string Key = nameof(CompareChoice);

    /// <summary>Lets the cards below be ticked.</summary>
    /// <param name="data">The data of the view.</param>
    /// <param name="ticked">The services that are ticked already.</param>
    public static void OfferComparison(this ViewDataDictionary data, IReadOnlyList<string> ticked) => data[Key] = ticked;

    /// <summary>The services ticked; nothing where cards cannot be.</summary>
    public static IReadOnlyList<string>? Compared(this ViewDataDictionary data) => data[Key] as IReadOnlyList<string>;
}
