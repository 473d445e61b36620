using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Opens a suspended service again; only the side that suspended it can.</summary>
internal sealed class ResumeModel(FitStoreClient store) : ServiceAct(store)
{
    public bool IsOthers => Service.Suspension is { } suspension && suspension.By == ListingSide.Operator != IsOperator;

    protected override Role? Needs => Role.Approver;

    public Task OnGetAsync(string slug, CancellationToken cancel) => LoadAsync(slug, act: null, cancel);

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (await TryAsync(() => Store.ResumeServiceAsync(slug, Version ?? 0, Request.IdempotencyKey(), cancel)))
        {
            return Redirect(Notice.ServiceResumed.At(Links.Service(slug)));
        }

        await LoadAsync(slug, act: null, cancel);
        return Page();
    }
}
