using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Comparisons;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Storefront.Pages.Compare;

/// <summary>Two to four services or offers side by side; what is compared stands in the address alone.</summary>
internal sealed class CompareModel(FitStoreClient store) : PageModel
{
    private const int FewSuggestions = 6;

    private static readonly FieldMap Fields = new();

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>Whether only rows that differ are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "nur")]
    public string? Only { get; set; }

    public bool OnlyDifferences => Only == "unterschiede";

    public CompareSet Set { get; private set; } = new();

    /// <summary>The comparison; absent where what is chosen cannot be compared yet, or not at all.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>What is chosen, by name where it is known.</summary>
    public IReadOnlyList<(CompareItem Item, string Name)> Chosen { get; private set; } = [];

    /// <summary>Services that could be taken in: found by the words, or of the same Themenfeld.</summary>
    public IReadOnlyList<ServiceCard> Suggestions { get; private set; } = [];

    /// <summary>Further offers of the services compared.</summary>
    public IReadOnlyList<(Guid Id, string Name)> OtherOffers { get; private set; } = [];

    public CatalogueNames Names { get; private set; } = default!;

    /// <summary>The address of this page in which the list shows all rows, or those that differ.</summary>
    public string At(bool onlyDifferences) => onlyDifferences ? Set.Href(Links.Compare.Href, ("nur", "unterschiede")) : Set.Href();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Set = CompareSet.Of(Request.Query);
        if (Request.Query.ContainsKey(CompareSet.Ticked))
        {
            // Out of the list of services: from here on the address says what is compared and nothing else.
            return Redirect(Set.Href());
        }

        Words = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim();
        if (Request.Query[CompareSet.Kept].ToString() is { Length: > 0 } kept)
        {
            // From the search of this page: the address says again what is compared, beside the words.
            return Redirect(CompareSet.Of(new QueryCollection(QueryHelpers.ParseQuery(kept))).Href(more: ("q", Words ?? "")));
        }

        Names = await store.GetNamesAsync(cancel);
        await CompareAsync(cancel);
        Chosen = Comparison is null
            ? await Task.WhenAll(Set.Items.Select(async item => (item, await NameOf(item, cancel))))
            : [.. Set.Items.Zip(Comparison.Entries, (item, entry) => (item, NameOf(entry)))];
        if (Set.Count < CompareSet.Most && ModelState.IsValid)
        {
            await SuggestAsync(cancel);
        }

        return Page();
    }

    /// <summary>Service and, where it tells columns apart, offer.</summary>
    public static string NameOf(ComparedEntry entry) => entry.OfferName is null ? entry.ServiceName : $"{entry.ServiceName}: {entry.OfferName}";

    private async Task CompareAsync(CancellationToken cancel)
    {
        if (Set.Count < 2)
        {
            return;
        }

        try
        {
            Comparison = await store.CompareAsync(Set.ApiQuery(), cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
        }
    }

    /// <summary>What one of the chosen is called where there is no comparison to say it.</summary>
    private async Task<string> NameOf(CompareItem item, CancellationToken cancel)
    {
        try
        {
            if (item.Name == CompareSet.Service)
            {
                return (await store.GetServiceAsync(item.Value, cancel)).Name;
            }

            if (Guid.TryParseExact(item.Value, "D", out var id))
            {
                var offer = await store.GetOfferAsync(id, cancel);
                return $"{(await store.GetServiceAsync(offer.Service, cancel)).Name}: {offer.Name}";
            }
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            // Said by its address below.
        }

        if (Set.Count < 2)
        {
            ModelState.AddModelError("", item.Name == CompareSet.Service ? $"Den Dienst „{item.Value}“ gibt es nicht. Nehmen Sie ihn heraus." : $"Das Angebot „{item.Value}“ gibt es nicht. Nehmen Sie es heraus.");
        }

        return $"„{item.Value}“ (unbekannt)";
    }

    private async Task SuggestAsync(CancellationToken cancel)
    {
        var query = Words is null ? await SameThemenfeldAsync(cancel) : QueryString.Create("q", Words).ToString();
        if (query is not null)
        {
            var found = await store.SearchServicesAsync(query + $"&limit={German.Digits(FewSuggestions + CompareSet.Most)}", cancel);
            Suggestions = [.. found.Items.Where(card => !Set.Services.Contains(card.Slug, StringComparer.Ordinal)).Take(FewSuggestions)];
        }

        if (Comparison is not null)
        {
            var compared = Comparison.Entries.Select(entry => entry.Offer).ToHashSet();
            var offers = await Task.WhenAll(Comparison.Entries.DistinctBy(entry => entry.Service).Select(async entry =>
                (entry.ServiceName, Offers: await store.ListOffersAsync(entry.Service, cancel))));
            OtherOffers =
            [
                .. from service in offers
                   from offer in service.Offers
                   where !compared.Contains(offer.Id)
                   select (offer.Id, $"{service.ServiceName}: {offer.Name}"),
            ];
        }
    }

    /// <summary>The services of the Themenfeld of the first one: what one looks at next, most likely.</summary>
    private async Task<string?> SameThemenfeldAsync(CancellationToken cancel)
    {
        var slug = Comparison?.Entries[0].Service ?? (Set.Services.Count > 0 ? Set.Services[0] : null);
        return slug is null ? null : QueryString.Create("themenfeld", (await store.GetServiceAsync(slug, cancel)).Themenfeld).ToString();
    }
}
