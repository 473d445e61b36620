using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Assignments;

/// <summary>Cancels an assignment. Its progress moves on while one reads the page, so the newest version is taken when it is sent.</summary>
internal sealed class CancelModel(FitStoreClient store) : AssignmentPage(store)
{
    private const int Tries = 5;

    public AssignmentTransition? Transition => To(AssignmentAct.Cancel);

    protected override Role? Needs => Role.Editor;

    public Task OnGetAsync(Guid id, CancellationToken cancel) => LoadAsync(id, cancel);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) => DoAsync(id, () => CancelAsync(id, cancel), Notice.AssignmentCancelled, cancel);

    /// <summary>Only progress can have made the version stale; that is no reason to ask again.</summary>
    private async Task CancelAsync(Guid id, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var newest = await Store.GetAssignmentAsync(id, cancel);
                await Store.CancelAssignmentAsync(id, newest.Version, Request.IdempotencyKey(), cancel);
                return;
            }
            catch (ApiProblem stale) when (stale.Status == StatusCodes.Status412PreconditionFailed && tries < Tries)
            {
                // The documents of some more Kommunen were made meanwhile.
            }
        }
    }
}
