using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Who did what with a listing, over all its revisions.</summary>
internal sealed class HistoryModel(FitStoreClient store) : ListingPage(store)
{
    public IReadOnlyList<RevisionEvent> Events { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
        {
            return NotFound();
        }

        var events = await Task.WhenAll(Revisions.Select(revision => Store.ListRevisionEventsAsync(slug, revision.Number, cancel)));
        Events = [.. events.SelectMany(each => each).Reverse().OrderByDescending(entry => entry.At)];
        return Page();
    }
}
