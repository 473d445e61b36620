using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Every gate at a glance, and handing the draft in once all are met.</summary>
internal sealed class SubmitModel(FitStoreClient store) : ListingPage(store)
{
    public ListingCheck Check { get; private set; } = default!;

    /// <summary>Blocks of the blueprint that the organisation keeps to itself: publishing the listing publishes their texts.</summary>
    public IReadOnlyList<ShownBlueprintBlock> Unshared { get; private set; } = [];

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

        Check = await Store.GetGatesAsync(slug, Shown.Number, cancel);
        Unshared = [.. (await Store.GetBlueprintAsync(slug, Shown.Number, Shown.Content, cancel)).Where(block => block.Unshared == true && block.Owner?.Id == Organisation.Id)];
        if (ChangedMeanwhile || Version is null)
        {
            Version = Shown.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(() => Store.SubmitRevisionAsync(slug, Version ?? 0, Request.IdempotencyKey(), cancel))
                ? Redirect(Notice.ListingSubmitted.At(Links.Listing(slug)))
                : await OnGetAsync(slug, cancel);
        }
        finally
        {
            // What is missing stands on the page at its gate, with the way to its field.
            if (ModelState.ErrorCount > 0)
            {
                ForgetErrors();
            }
        }
    }
}
