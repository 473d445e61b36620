using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Taking a revision back before it is published.</summary>
internal sealed class RecallModel(FitStoreClient store) : ListingPage(store)
{
    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
        {
            return NotFound();
        }

        if (Open is null or { State: RevisionState.Draft })
        {
            return Redirect(Links.Listing(slug));
        }

        Version = Shown.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel) =>
        await TryAsync(() => Store.RecallRevisionAsync(slug, Version ?? 0, Request.IdempotencyKey(), cancel))
            ? Redirect(Notice.ListingRecalled.At(Links.Listing(slug)))
            : await OnGetAsync(slug, cancel);
}
