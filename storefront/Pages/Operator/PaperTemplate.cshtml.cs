using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>A clause template: changing its draft, seeing what is wrong, releasing it as a second person.</summary>
internal sealed class PaperTemplateModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/body"] = nameof(Body) };

    public PaperTemplate Template { get; private set; } = default!;

    public IReadOnlyList<PaperTemplateVersion> Versions { get; private set; } = [];

    public IReadOnlyList<PaperPlaceholder> Placeholders { get; private set; } = [];

    [BindProperty]
    [Display(Name = "Text")]
    [Required(ErrorMessage = "Der Text fehlt.")]
    [StringLength(40_000)]
    public string? Body { get; set; }

    /// <summary>The text as it stands now, beside the one that was typed; nothing where nobody was faster or both say the same.</summary>
    public string? TextNow { get; private set; }

    /// <summary>What is typed, line by line beside the text as it stands now.</summary>
    public IReadOnlyList<ChangedLine> Differences => TextNow is null ? [] : PaperTemplateChangesModel.Compare(Lines(TextNow), Lines(Body ?? ""));

    /// <summary>What kept a release from happening.</summary>
    public IReadOnlyList<InputError> Unmet { get; private set; } = [];

    public bool MayEdit => Me.Has(Role.Editor);

    public bool MayRelease => Me.Has(Role.Approver);

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        Body ??= await TextAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (ModelState.IsValid && await TryAsync(() => Store.ChangePaperTemplateAsync(id, Version ?? 0, Body!.ReplaceLineEndings("\n"), cancel), Fields))
        {
            return Redirect(Notice.PaperTemplateKept.At(Links.PaperTemplate(id)));
        }

        return await AgainAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancel)
    {
        ForgetErrors();
        if (await TryAsync(() => Store.ChangePaperTemplateAsync(id, Version ?? 0, null, cancel)))
        {
            return Redirect(Notice.PaperTemplateDiscarded.At(Links.PaperTemplate(id)));
        }

        return await AgainAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostReleaseAsync(Guid id, CancellationToken cancel)
    {
        ForgetErrors();
        try
        {
            if (await TryAsync(() => Store.PublishPaperTemplateAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel), Fields))
            {
                return Redirect(Notice.PaperTemplateReleased.At(Links.PaperTemplate(id)));
            }
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.FourEyes)
        {
            ModelState.AddModelError("", problem.Problem.Detail);
        }

        return await AgainAsync(id, cancel);
    }

    private async Task<IActionResult> AgainAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        Body ??= await TextAsync(cancel);
        if (ChangedMeanwhile)
        {
            Version = Template.Version;
            var now = await TextAsync(cancel);
            TextNow = Lines(now).SequenceEqual(Lines(Body)) ? null : now;
        }

        return Page();
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        var versions = Store.ListPaperTemplateVersionsAsync(id, cancel);
        var placeholders = Store.ListPaperPlaceholdersAsync(cancel);
        Template = await Store.GetPaperTemplateAsync(id, cancel);
        Versions = await versions;
        Placeholders = await placeholders;
        Unmet = Template.Draft?.Errors ?? [];
    }

    private async Task<string> TextAsync(CancellationToken cancel) => Template.Draft?.Body
        ?? (Template.Published is { } number ? (await Store.GetPaperTemplateVersionAsync(Template.Id, number, cancel)).Body : null)
        ?? "";
}
