using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>The clause templates by legal model and kind, and beginning one for a case of its own.</summary>
internal sealed class PaperTemplatesModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/kind"] = nameof(Kind), ["/legalModel"] = nameof(LegalModel), ["/line"] = nameof(Line) };

    public IReadOnlyList<PaperTemplate> Templates { get; private set; } = [];

    [BindProperty]
    [Display(Name = "Unterlage")]
    public AdoptionDocumentKind Kind { get; set; } = AdoptionDocumentKind.Contract;

    [BindProperty]
    [Display(Name = "Rechtsmodell")]
    public LegalModel? LegalModel { get; set; }

    [BindProperty]
    [Display(Name = "Vertrag der Kette")]
    public ContractLineKind? Line { get; set; }

    public bool MayEdit => Me.Has(Role.Editor);

    public static IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetValues<AdoptionDocumentKind>().Where(kind => kind != AdoptionDocumentKind.SignedCopy).Select(kind => new Choice(kind.ToString(), Words.Of(kind)))];

    public static IReadOnlyList<Choice> Models => [.. Enum.GetValues<LegalModel>().Select(model => new Choice(model.ToString(), Words.Of(model)))];

    public static IReadOnlyList<Choice> Lines => [.. Enum.GetValues<ContractLineKind>().Select(line => new Choice(line.ToString(), Words.Of(line)))];

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) => Templates = await Store.ListPaperTemplatesAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PaperTemplate? begun = null;
        if (ModelState.IsValid && await TryAsync(
            async () => begun = await Store.CreatePaperTemplateAsync(new NewPaperTemplate { Kind = Kind, LegalModel = LegalModel, Line = Line }, Request.IdempotencyKey(), cancel), Fields))
        {
            return Redirect(Links.PaperTemplate(begun!.Id));
        }

        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>For which contracts a template is.</summary>
    public static string Case(PaperTemplate template) => (template.LegalModel, template.Line) switch
    {
        (null, null) => "alle Rechtsmodelle",
        ({ } model, null) => Words.Of(model),
        (null, { } line) => $"alle Rechtsmodelle, {Words.Of(line)}",
        ({ } model, { } line) => $"{Words.Of(model)}, {Words.Of(line)}",
    };
}
