using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Two revisions of a listing, statement by statement.</summary>
internal sealed class RevisionsComparedModel(FitStoreClient store) : ListingPage(store)
{
    /// <summary>Number of the earlier revision; the one before the newest where it is not given.</summary>
    [BindProperty(SupportsGet = true, Name = "von")]
    public int? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = "bis")]
    public int? After { get; set; }

    public RevisionComparison Comparison { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
        {
            return NotFound();
        }

        var before = Before ?? Revisions[^1].Number;
        var after = After ?? Revisions[0].Number;
        if (Revisions.All(revision => revision.Number != before) || Revisions.All(revision => revision.Number != after))
        {
            return NotFound();
        }

        Comparison = before == after
            ? new RevisionComparison { Service = slug, Before = before, After = after, Differences = [] }
            : await Store.CompareRevisionsAsync(slug, before, after, cancel);
        return Page();
    }
}
