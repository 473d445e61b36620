using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Saying that something is no longer so, after a look at what that means.</summary>
internal sealed class EndFactModel(FitStoreClient store) : ActingPage(store)
{
    public Fact Fact { get; private set; } = default!;

    public bool CanEnd => Fact.State is FactState.Recorded or FactState.Confirmed;

    protected override Role? Needs => Role.Admin;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Fact = await Store.GetFactAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await TryAsync(() => Store.EndFactAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel)))
        {
            return Redirect(Notice.FactEnded.At(Links.Facts.Href));
        }

        Fact = await Store.GetFactAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Fact.Version;
        }

        return Page();
    }
}
