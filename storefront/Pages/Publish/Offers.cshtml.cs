using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The ways on which a service is offered, each with how far its terms are.</summary>
internal sealed class OffersModel(FitStoreClient store) : ListingPage(store)
{
    public IReadOnlyList<ProvidedOffer> Offers { get; private set; } = [];

    public bool IsEditor => Me.Has(Role.Editor);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
        {
            return NotFound();
        }

        Offers = await Store.ListProvidedOffersAsync(slug, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string slug, Guid id, CancellationToken cancel) =>
        await TryAsync(() => Store.RemoveOfferAsync(id, Version ?? 0, cancel))
            ? Redirect(Notice.OfferRemoved.At(Links.OwnOffers(slug)))
            : await OnGetAsync(slug, cancel);

    /// <summary>What stands with the terms of an offer, in a sentence.</summary>
    public static string TermsOf(ProvidedOffer offer)
    {
        var published = offer switch
        {
            { TermsInForce: { } inForce, NewestTerms: { } newest, NewestValidFrom: { } from } when newest != inForce => $"Fassung {German.Number(inForce)} gilt, Fassung {German.Number(newest)} ab {German.Date(from)}",
            { TermsInForce: { } inForce } => $"Fassung {German.Number(inForce)} gilt",
            { NewestTerms: { } newest, NewestValidFrom: { } from } => $"Fassung {German.Number(newest)} gilt ab {German.Date(from)}",
            _ => "noch nicht veröffentlicht",
        };
        return offer.Draft is not { } draft ? published
            : $"{published}; Entwurf {(draft.Missing == 0 ? "vollständig" : $"mit {German.Count(draft.Missing, "offenen Angabe", "offenen Angaben")}")}, zuletzt geändert{(draft.ChangedBy is { } person ? $" von {person}" : "")} am {German.Date(draft.ChangedAt)}";
    }
}
