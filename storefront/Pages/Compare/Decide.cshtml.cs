using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Comparisons;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FitStore.Storefront.Pages.Compare;

/// <summary>
/// Freezing a comparison with the decision: one form, then everything once more to check, then it is recorded and never changes. What is
/// compared stands in the address, so it is the same after signing in.
/// </summary>
internal sealed class DecideModel(FitStoreClient store) : ActingPage(store)
{
    /// <summary>The choice of none.</summary>
    public const string None = "keines";

    public const string Address = "/vergleich/entscheidung";

    private static readonly FieldMap Fields = new()
    {
        ["/title"] = nameof(Subject),
        ["/summary"] = nameof(Summary),
        ["/entries/0/reason"] = "Reasons[0].Text",
        ["/entries/1/reason"] = "Reasons[1].Text",
        ["/entries/2/reason"] = "Reasons[2].Text",
        ["/entries/3/reason"] = "Reasons[3].Text",
    };

    [BindProperty]
    [Display(Name = "Worüber entscheiden Sie?")]
    [Required(ErrorMessage = "Nennen Sie, worüber Sie entscheiden.")]
    [StringLength(200)]
    public string? Subject { get; set; }

    [BindProperty]
    [Display(Name = "Wofür entscheiden Sie sich?")]
    [Required(ErrorMessage = "Wählen Sie, wofür Sie sich entscheiden, oder „keines davon“.")]
    public string? Choice { get; set; }

    [BindProperty]
    public IList<ReasonInput> Reasons { get; set; } = [];

    [BindProperty]
    [Display(Name = "Warum entscheiden Sie so?")]
    [Required(ErrorMessage = "Nennen Sie die Gründe der Entscheidung in ein, zwei Sätzen.")]
    [StringLength(4000)]
    public string? Summary { get; set => field = value?.ReplaceLineEndings("\n"); }

    /// <summary>Which comparison was looked at when everything was checked.</summary>
    [BindProperty]
    public string? Fingerprint { get; set; }

    public CompareSet Set { get; private set; } = new();

    public Comparison Comparison { get; private set; } = default!;

    /// <summary>Everything is filled in and shown once more.</summary>
    public bool IsToCheck { get; private set; }

    public IReadOnlyList<Choice> Choices =>
    [
        .. Comparison.Entries.Select((entry, place) => new Choice(German.Digits(place), CompareModel.NameOf(entry))),
        new(None, "keines davon"),
    ];

    /// <summary>What was chosen, in words.</summary>
    public string Chosen => Choices.First(choice => choice.Value == Choice).Text;

    /// <summary>Where a button of the form sends it.</summary>
    public string At(string handler) => Set.Href(Address, ("handler", handler));

    protected override Role? Needs => Role.Editor;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Set = CompareSet.Of(Request.Query);
        try
        {
            Comparison = await Store.CompareAsync(Set.ApiQuery(), HttpContext.RequestAborted);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            // What cannot be compared cannot be decided upon: the comparison says why, and how to mend it.
            context.Result = Redirect(Set.Href());
            return;
        }

        while (Reasons.Count < Comparison.Entries.Count)
        {
            Reasons.Add(new ReasonInput());
        }

        if (Choice is not null && Choices.All(choice => choice.Value != Choice))
        {
            ModelState.Remove(nameof(Choice));
            ModelState.AddModelError(nameof(Choice), "Wählen Sie eines der verglichenen, oder „keines davon“.");
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet()
    {
    }

    public void OnPostCheck() => IsToCheck = ModelState.IsValid;

    public void OnPostEdit() => ForgetErrors();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        DecisionFileSummary? recorded = null;
        return ModelState.IsValid && await TryAsync(async () => recorded = await Store.RecordDecisionAsync(Decision(), Request.IdempotencyKey(), cancel), Fields)
            ? Redirect(Notice.DecisionRecorded.At(Links.Decision(recorded!.Id)))
            : Page();
    }

    private NewDecisionFile Decision() => new()
    {
        Title = Subject!.Trim(),
        Entries =
        [
            .. Set.Items.Select((item, place) => new NewDecisionEntry
            {
                Service = item.Name == CompareSet.Service ? item.Value : null,
                Offer = item.Name == CompareSet.Offer ? Guid.Parse(item.Value) : null,
                Chosen = Choice == German.Digits(place),
                Reason = string.IsNullOrWhiteSpace(Reasons[place].Text) ? null : Reasons[place].Text,
            }),
        ],
        Summary = Summary!.Trim(),
        Fingerprint = Fingerprint,
    };
}

/// <summary>What speaks for or against one of the compared.</summary>
public sealed class ReasonInput
{
    [StringLength(2000)]
    public string? Text { get; set => field = value?.ReplaceLineEndings("\n"); }
}
