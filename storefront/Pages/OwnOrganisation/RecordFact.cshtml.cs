using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Stating something about the organisation, with what proves it.</summary>
internal sealed class RecordFactModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/kind"] = nameof(Kind), ["/with"] = "With.Words", ["/evidence"] = nameof(Evidence) };

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<FactKind>().Select(kind => new Choice(kind.ToString(), Words.Of(kind), Words.Explain(kind)))];

    [BindProperty]
    [Display(Name = "Was trifft zu?")]
    [Required(ErrorMessage = "Wählen Sie, was auf Ihre Organisation zutrifft.")]
    public FactKind? Kind { get; set; }

    [BindProperty]
    public OrganisationPick With { get; set; } = new();

    [BindProperty]
    [Display(Name = "Nachweis")]
    [Required(ErrorMessage = "Nennen Sie, was es belegt.")]
    [StringLength(2000)]
    public string? Evidence { get; set => field = value?.ReplaceLineEndings("\n"); }

    protected override Role? Needs => Role.Admin;

    public async Task<IActionResult> OnPostSearchAsync(CancellationToken cancel)
    {
        ForgetErrors();
        await With.SearchAsync(Store, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // What was picked for another kind, before the person changed it, is not meant any more.
        var with = Kind is { } kind && Words.NamesAnother(kind) ? await With.ResolveAsync(Store, nameof(With), ModelState, cancel) : null;
        return ModelState.IsValid
            && await TryAsync(() => Store.RecordFactAsync(new NewFact { Kind = Kind!.Value, With = with, Evidence = Evidence!.Trim() }, Request.IdempotencyKey(), cancel), Fields)
            ? Redirect(Notice.FactRecorded.At(Links.Facts.Href))
            : Page();
    }
}
