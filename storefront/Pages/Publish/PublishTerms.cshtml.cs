using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>What new terms mean for those who have adopted, what is different, and from which day they apply.</summary>
internal sealed class PublishTermsModel(FitStoreClient store, TimeProvider time) : TermsPage(store, time)
{
    private static readonly FieldMap Fields = new() { ["/validFrom"] = nameof(ValidFrom) };

    [BindProperty]
    [Display(Name = "Erster Tag")]
    [Required(ErrorMessage = "Geben Sie an, ab welchem Tag die Konditionen gelten.")]
    public DateOnly? ValidFrom { get; set; }

    public TermsDraftCheck Check { get; private set; } = default!;

    /// <summary>Nothing where it cannot be told, because the draft is not complete.</summary>
    public TermsEffects? Effects { get; private set; }

    /// <summary>Nothing where no terms were published before.</summary>
    public TermsComparison? Comparison { get; private set; }

    public bool IsApprover => Me.Has(Role.Approver);

    protected override Role? Needs => null;

    public IReadOnlyList<MissingStatement> MissingOf(ListingSection section) => MissingIn(section, Check);

    public async Task<IActionResult> OnGetAsync(string slug, Guid angebot, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, angebot, cancel))
        {
            return NotFound();
        }

        Check = await Store.GetTermsDraftCheckAsync(angebot, cancel);
        Effects = Check.Ready ? await Store.GetTermsEffectsAsync(angebot, cancel) : null;
        Comparison = Offer.Published ? await Store.CompareTermsDraftAsync(angebot, cancel) : null;
        if (ChangedMeanwhile || Version is null)
        {
            Version = Draft.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(string slug, Guid angebot, CancellationToken cancel)
    {
        try
        {
            return ModelState.IsValid && await TryAsync(() => Store.PublishTermsAsync(angebot, Version ?? 0, ValidFrom!.Value, Request.IdempotencyKey(), cancel), Fields)
                ? Redirect(Notice.TermsPublished.At(Links.OwnOffers(slug)))
                : await OnGetAsync(slug, angebot, cancel);
        }
        catch (ApiProblem problem) when (problem.Code == Contracts.ProblemCodes.FourEyes)
        {
            ModelState.AddModelError("", problem.Problem.Detail);
            return await OnGetAsync(slug, angebot, cancel);
        }
    }
}
