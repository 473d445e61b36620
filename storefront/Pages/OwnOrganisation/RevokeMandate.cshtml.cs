using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Ending a mandate at once, by either of the two organisations, after a look at what that means.</summary>
internal sealed class RevokeMandateModel(FitStoreClient store) : ActingPage(store)
{
    public Mandate Mandate { get; private set; } = default!;

    public bool IsAgent => Mandate.Agent.Id == Organisation.Id;

    protected override Role? Needs => Role.Admin;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Mandate = await Store.GetMandateAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await TryAsync(() => Store.RevokeMandateAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel)))
        {
            return Redirect(Notice.MandateRevoked.At(Links.Mandates.Href));
        }

        Mandate = await Store.GetMandateAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Mandate.Version;
        }

        return Page();
    }
}
