using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Offers a service on one more way.</summary>
internal sealed class NewOfferModel(FitStoreClient store) : ListingPage(store)
{
    private static readonly FieldMap Fields = new()
    {
        ["/name"] = nameof(Name),
        ["/legalModel"] = nameof(LegalModel),
        ["/takers"] = nameof(Takers),
        ["/seller"] = $"{nameof(Seller)}.{nameof(OrganisationPick.Words)}",
    };

    public static IReadOnlyList<Choice> LegalModels { get; } = [.. Enum.GetValues<LegalModel>().Select(model => new Choice(model.ToString(), Words.Of(model), Words.Explain(model)))];

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        .. new[] { OrganisationKind.Bund, OrganisationKind.Land, OrganisationKind.Kreis, OrganisationKind.Gemeindeverband, OrganisationKind.Gemeinde, OrganisationKind.ItProvider, OrganisationKind.Aggregator }
            .Select(kind => new Choice(kind.ToString(), Words.Plural(kind))),
    ];

    [BindProperty]
    [Display(Name = "Name des Angebots")]
    [Required(ErrorMessage = "Geben Sie dem Angebot einen Namen.")]
    [StringLength(120)]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Vertragsweg")]
    [Required(ErrorMessage = "Wählen Sie den Vertragsweg.")]
    public LegalModel? LegalModel { get; set; }

    [BindProperty]
    [Display(Name = "Wer darf es nehmen?")]
    [MinLength(1, ErrorMessage = "Wählen Sie mindestens eine Art von Organisation.")]
    public OrganisationKind[] Takers { get; set; } = [];

    [BindProperty]
    public OrganisationPick Seller { get; set; } = new();

    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSearchAsync(string slug, CancellationToken cancel)
    {
        ForgetErrors();
        await Seller.SearchAsync(Store, cancel);
        return await OnGetAsync(slug, cancel);
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        // What was picked for another model, before the person changed it, is not meant any more.
        var seller = LegalModel is Contracts.Terms.LegalModel.Govdigital or Contracts.Terms.LegalModel.Kommunalvertreter ? await Seller.ResolveAsync(Store, nameof(Seller), ModelState, cancel) : null;
        Offer? made = null;
        return ModelState.IsValid && await TryAsync(
            async () => made = await Store.CreateOfferAsync(slug, new NewOffer { Name = Name!.Trim(), LegalModel = LegalModel!.Value, Takers = Takers, Seller = seller }, Request.IdempotencyKey(), cancel),
            Fields)
            ? Redirect(Notice.OfferMade.At(Links.TermsDraft(slug, made!.Id)))
            : await OnGetAsync(slug, cancel);
    }
}
