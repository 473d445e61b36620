using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Changing or removing an everyday word.</summary>
internal sealed class SynonymEntryModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/means"] = nameof(Means) };

    [BindProperty]
    [Display(Name = "Findet auch")]
    [Required(ErrorMessage = "Nennen Sie mindestens einen Ausdruck, nach dem mitgesucht wird.")]
    [StringLength(1100)]
    public string? Means { get; set; }

    public Synonym Synonym { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    protected override Role? Needs => Role.Editor;

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        Synonym = await Store.GetSynonymAsync(id, cancel);
        Means = string.Join('\n', Synonym.Means);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (ModelState.IsValid && await TryAsync(() => Store.ChangeSynonymAsync(id, Version ?? 0, SynonymLines.Of(Means), cancel), Fields))
        {
            return Redirect(Notice.SynonymKept.At(Links.SearchCare.Href));
        }

        return await AgainAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        ForgetErrors();
        if (await TryAsync(() => Store.RemoveSynonymAsync(id, Version ?? 0, cancel)))
        {
            return Redirect(Notice.SynonymRemoved.At(Links.SearchCare.Href));
        }

        return await AgainAsync(id, cancel);
    }

    private async Task<IActionResult> AgainAsync(Guid id, CancellationToken cancel)
    {
        Synonym = await Store.GetSynonymAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Synonym.Version;
        }

        return Page();
    }
}
