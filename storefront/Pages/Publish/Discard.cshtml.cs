using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Giving a draft up, only after a look at what is lost.</summary>
internal sealed class DiscardModel(FitStoreClient store) : ListingPage(store)
{
    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
        {
            return NotFound();
        }

        if (!IsDraft)
        {
            return Redirect(Links.Listing(slug));
        }

        Version = Shown.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel) || !IsDraft)
        {
            return Redirect(Links.Publish.Href);
        }

        var stays = Published is not null;
        return await TryAsync(() => Store.DiscardRevisionAsync(slug, Shown.Number, Version ?? 0, cancel))
            ? Redirect(Notice.RevisionDiscarded.At(stays ? Links.Listing(slug) : Links.Publish.Href))
            : await OnGetAsync(slug, cancel);
    }
}
