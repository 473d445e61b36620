using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>A mandate, and the answer of the organisation that shall act.</summary>
internal sealed class MandateModel(FitStoreClient store) : ActingPage(store)
{
    public Mandate Mandate { get; private set; } = default!;

    public bool IsAgent => Mandate.Agent.Id == Organisation.Id;

    public bool CanAnswer => IsAdmin && IsAgent && Mandate.State == MandateState.Offered;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Mandate = await Store.GetMandateAsync(id, cancel);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) =>
        AnswerAsync(id, () => Store.AcceptMandateAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel), Notice.MandateAccepted, cancel);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken cancel) =>
        AnswerAsync(id, () => Store.DeclineMandateAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel), Notice.MandateDeclined, cancel);

    private async Task<IActionResult> AnswerAsync(Guid id, Func<Task> answer, Notice done, CancellationToken cancel)
    {
        if (await TryAsync(answer))
        {
            return Redirect(done.At(Links.Mandates.Href));
        }

        Mandate = await Store.GetMandateAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Mandate.Version;
        }

        return Page();
    }
}
