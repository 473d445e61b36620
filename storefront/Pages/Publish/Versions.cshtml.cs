using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Every revision of a listing; any two to compare, an earlier one to bring back.</summary>
internal sealed class VersionsModel(FitStoreClient store) : ListingPage(store)
{
    public bool MayBringBack(ServiceRevision revision) =>
        Open is null && Me.Has(Role.Editor) && revision.State is RevisionState.Published or RevisionState.Superseded;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel) ? Page() : NotFound();

    /// <param name="slug">The service.</param>
    /// <param name="von">Number of the revision that the draft begins with.</param>
    /// <param name="cancel">Ends the request.</param>
    public async Task<IActionResult> OnPostBringBackAsync(string slug, int von, CancellationToken cancel) =>
        await TryAsync(() => Store.ReviseAsync(slug, von, Request.IdempotencyKey(), cancel))
            ? Redirect(Notice.RevisionBegun.At(Links.Listing(slug)))
            : await OnGetAsync(slug, cancel);
}
