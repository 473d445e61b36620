using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>All answers on one page before they go out; what is sent is exactly what was shown.</summary>
[Authorize]
internal sealed class CheckModel(FitStoreClient store) : PageModel
{
    /// <summary>The version of the draft that was shown.</summary>
    [BindProperty]
    public int? Version { get; set; }

    public Adoption Adoption { get; private set; } = default!;

    /// <summary>The questions that are still to be answered.</summary>
    public IReadOnlyList<(DraftStep Step, string What)> Missing { get; private set; } = [];

    /// <summary>What to know before; it keeps nobody from going on.</summary>
    public IReadOnlyList<AdoptionWarning> Warnings { get; private set; } = [];

    /// <summary>The draft is not what was shown any more.</summary>
    public bool ChangedMeanwhile { get; private set; }

    /// <summary>Why the interest cannot be expressed at present.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var transitions = store.GetTransitionsAsync(id, cancel);
        Adoption = await store.GetAdoptionAsync(id, cancel);
        if (Adoption.State != AdoptionState.Draft)
        {
            return Redirect(Links.Request(id));
        }

        if ((await transitions).Transitions.FirstOrDefault(transition => transition is { Act: AdoptionAct.ExpressInterest, Allowed: true }) is not { } act)
        {
            return Redirect(Links.Request(id));
        }

        Warnings = (await transitions).Warnings ?? [];
        Missing = [.. act.Missing.Select(error => (StepOf(error.Pointer), error.Detail))];
        ChangedMeanwhile |= Version is not null && Version != Adoption.Version;
        Version = Adoption.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            await store.ExpressInterestAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel);
            return Redirect($"{Links.Request(id)}/bestaetigung");
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            // What is missing stands on the page as it is now, and so does a state that has moved on.
            if (problem.Status == StatusCodes.Status409Conflict && problem.Code != ProblemCodes.StateConflict)
            {
                Refusal = problem.Problem.Detail;
            }

            ChangedMeanwhile = problem.Status == StatusCodes.Status412PreconditionFailed;
            return await OnGetAsync(id, cancel);
        }
    }

    private static DraftStep StepOf(string? pointer) => pointer switch
    {
        "/contact" => DraftStep.Contact,
        "/wishedStart" => DraftStep.WishedStart,
        _ => DraftStep.Scope,
    };
}
