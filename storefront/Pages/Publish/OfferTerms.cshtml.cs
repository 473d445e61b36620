using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The terms of an offer as a list of tasks.</summary>
internal sealed class OfferTermsModel(FitStoreClient store, TimeProvider time) : TermsPage(store, time)
{
    public TermsDraftCheck Check { get; private set; } = default!;

    public bool IsEditor => Me.Has(Role.Editor);

    protected override Role? Needs => null;

    public IReadOnlyList<MissingStatement> MissingOf(ListingSection section) => MissingIn(section, Check);

    public async Task<IActionResult> OnGetAsync(string slug, Guid angebot, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, angebot, cancel))
        {
            return NotFound();
        }

        Check = await Store.GetTermsDraftCheckAsync(angebot, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostDiscardAsync(string slug, Guid angebot, CancellationToken cancel) =>
        await TryAsync(() => Store.DiscardTermsDraftAsync(angebot, Version ?? 0, cancel))
            ? Redirect(Notice.RevisionDiscarded.At(Links.TermsDraft(slug, angebot)))
            : await OnGetAsync(slug, angebot, cancel);
}
