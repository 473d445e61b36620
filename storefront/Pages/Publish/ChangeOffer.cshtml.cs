using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Changes what an offer says of itself: everything until it has published terms, the name alone afterwards.</summary>
internal sealed class ChangeOfferModel(FitStoreClient store) : ListingPage(store)
{
    private static readonly FieldMap Fields = new()
    {
        ["/name"] = nameof(Name),
        ["/legalModel"] = nameof(LegalModel),
        ["/takers"] = nameof(Takers),
        ["/seller"] = $"{nameof(Seller)}.{nameof(OrganisationPick.Words)}",
    };

    public ProvidedOffer Offer { get; private set; } = default!;

    [BindProperty]
    [Display(Name = "Name des Angebots")]
    [Required(ErrorMessage = "Geben Sie dem Angebot einen Namen.")]
    [StringLength(120)]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Vertragsweg")]
    public LegalModel? LegalModel { get; set; }

    [BindProperty]
    [Display(Name = "Wer darf es nehmen?")]
    public OrganisationKind[] Takers { get; set; } = [];

    [BindProperty]
    public OrganisationPick Seller { get; set; } = new();

    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(string slug, Guid angebot, CancellationToken cancel)
    {
        if (!await FindAsync(slug, angebot, cancel))
        {
            return NotFound();
        }

        if (HttpContext.Features.Get<ShownAgain>() is null)
        {
            Name = Offer.Name;
            LegalModel = Offer.LegalModel;
            Takers = [.. Offer.Takers];
            if (NamesItsSeller(Offer.LegalModel))
            {
                Seller = new OrganisationPick { Words = Offer.Seller.Name, Id = Offer.Seller.Id.ToString() };
                await Seller.SearchAsync(Store, cancel);
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSearchAsync(string slug, Guid angebot, CancellationToken cancel)
    {
        ForgetErrors();
        await Seller.SearchAsync(Store, cancel);
        return await FindAsync(slug, angebot, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid angebot, CancellationToken cancel)
    {
        if (!await FindAsync(slug, angebot, cancel))
        {
            return NotFound();
        }

        var patch = new JsonObject { ["name"] = Name?.Trim() };
        if (!Offer.Published)
        {
            await TakeAsync(patch, cancel);
        }

        if (ModelState.IsValid && await TryAsync(() => Store.ChangeOfferAsync(angebot, Version ?? 0, patch, cancel), Fields))
        {
            return Redirect(Notice.OfferChanged.At(Links.OwnOffers(slug)));
        }

        if (ChangedMeanwhile && await FindAsync(slug, angebot, cancel))
        {
            Version = Offer.Version;
            ModelState.Remove(nameof(Version));
        }

        return Page();
    }

    /// <summary>What can only be changed while nobody has agreed to it.</summary>
    private async Task TakeAsync(JsonObject patch, CancellationToken cancel)
    {
        if (LegalModel is not { } model || !Enum.IsDefined(model))
        {
            ModelState.AddModelError(nameof(LegalModel), "Wählen Sie den Vertragsweg.");
            return;
        }

        if (Takers.Length == 0)
        {
            ModelState.AddModelError(nameof(Takers), "Wählen Sie mindestens eine Art von Organisation.");
        }

        patch["legalModel"] = JsonNamingPolicy.CamelCase.ConvertName(model.ToString());
        patch["takers"] = new JsonArray([.. Takers.Distinct().Select(kind => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))]);

        // What was picked for another model, before the person changed it, is not meant any more.
        if (NamesItsSeller(model) && await Seller.ResolveAsync(Store, nameof(Seller), ModelState, cancel) is { } seller)
        {
            patch["seller"] = seller.ToString();
        }
    }

    private async Task<bool> FindAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel) || (await Store.ListProvidedOffersAsync(slug, cancel)).FirstOrDefault(offer => offer.Id == id) is not { } offer)
        {
            return false;
        }

        Offer = offer;
        Version ??= offer.Version;
        return true;
    }

    private static bool NamesItsSeller(LegalModel model) => model is Contracts.Terms.LegalModel.Govdigital or Contracts.Terms.LegalModel.Kommunalvertreter;
}
