using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using Microsoft.Extensions.Caching.Memory;

namespace FitStore.Api.Search;

/// <summary>
/// Pages of results that were asked for a short while ago, found and written: most people look at the same few. A page is remembered for
/// one state of the catalogue and one day, so that what changes is seen at once.
/// </summary>
internal sealed class RememberedPages : IDisposable
{
    /// <summary>About 30 MB: a result with its part of the facets takes 1.5 kB.</summary>
    private const int MostResults = 20_000;

    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MostResults });

    /// <summary>The page at the address of the request; looked for by <paramref name="search"/> where nobody asked for it before.</summary>
    public RememberedPage Of(CatalogueIndex index, HttpRequest request, Func<SearchPage> search)
    {
        var address = (index.LedgerSequence, index.Today, request.Path.Value, request.QueryString.Value);
        if (pages.TryGetValue(address, out RememberedPage? known))
        {
            return known!;
        }

        var found = new RememberedPage(search());
        return pages.Set(address, found, new MemoryCacheEntryOptions { Size = 1 + found.Page.Items.Count, SlidingExpiration = Unasked });
    }

    public void Dispose() => pages.Dispose();
}

/// <summary>A page of results, and how it was written.</summary>
internal sealed record RememberedPage(SearchPage Page)
{
    public WrittenPage Written { get; } = new();
}
