using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Telling the search what an everyday word means.</summary>
internal sealed class NewSynonymModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/everyday"] = nameof(Everyday), ["/means"] = nameof(Means) };

    [BindProperty]
    [Display(Name = "Alltagswort")]
    [Required(ErrorMessage = "Schreiben Sie das Wort oder die Wörter, die gesucht werden.")]
    [StringLength(100)]
    public string? Everyday { get; set; }

    [BindProperty]
    [Display(Name = "Findet auch")]
    [Required(ErrorMessage = "Nennen Sie mindestens einen Ausdruck, nach dem mitgesucht wird.")]
    [StringLength(1100)]
    public string? Means { get; set; }

    protected override bool IsOperatorsOnly => true;

    protected override Role? Needs => Role.Editor;

    /// <param name="wort">A word that was sought in vain.</param>
    public void OnGet(string? wort) => Everyday = wort is { Length: <= 100 } ? wort : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid
            && await TryAsync(() => Store.AddSynonymAsync(new NewSynonym { Everyday = Everyday!.Trim(), Means = SynonymLines.Of(Means) }, Request.IdempotencyKey(), cancel), Fields))
        {
            return Redirect(Notice.SynonymKept.At(Links.SearchCare.Href));
        }

        return Page();
    }
}

/// <summary>The expressions of an everyday word as they are typed: one on each line.</summary>
internal static class SynonymLines
{
    public static IReadOnlyList<string> Of(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
