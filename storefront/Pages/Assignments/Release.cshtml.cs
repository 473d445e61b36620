using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Assignments;

/// <summary>The second person looks at an assignment and releases it.</summary>
internal sealed class ReleaseModel(FitStoreClient store) : AssignmentPage(store)
{
    public AssignmentTransition? Transition => To(AssignmentAct.Release);

    public Task OnGetAsync(Guid id, CancellationToken cancel) => LoadAsync(id, cancel);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) =>
        DoAsync(id, () => Store.ReleaseAssignmentAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel), Notice.AssignmentReleased, cancel);
}
