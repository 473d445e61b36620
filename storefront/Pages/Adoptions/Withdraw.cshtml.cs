using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Taking a request back, or throwing a draft away: with a reason for the other side, and only after a look at what it means.</summary>
[Authorize]
internal sealed class WithdrawModel(FitStoreClient store) : PageModel
{
    [BindProperty]
    [Display(Name = "Grund")]
    [StringLength(2000)]
    public string? Reason { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.ReplaceLineEndings("\n").Trim(); }

    /// <summary>The version of the request that was shown.</summary>
    [BindProperty]
    public int? Version { get; set; }

    public Adoption Adoption { get; private set; } = default!;

    public bool IsDraft => Adoption.State == AdoptionState.Draft;

    /// <summary>The request is not what was shown any more.</summary>
    public bool ChangedMeanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var transitions = store.GetTransitionsAsync(id, cancel);
        Adoption = await store.GetAdoptionAsync(id, cancel);
        if (!(await transitions).Transitions.Any(transition => transition is { Act: AdoptionAct.Withdraw, Allowed: true }))
        {
            return Redirect(Links.Request(id));
        }

        Version = Adoption.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return await OnGetAsync(id, cancel);
        }

        try
        {
            var withdrawn = await store.WithdrawAsync(id, Version ?? 0, Reason, Request.IdempotencyKey(), cancel);
            var wasSent = withdrawn.History.Any(entry => entry.Act == AdoptionAct.ExpressInterest);
            return Redirect((wasSent ? Notice.Withdrawn : Notice.DraftDiscarded).At(Links.Request(id)));
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status412PreconditionFailed or StatusCodes.Status409Conflict)
        {
            ChangedMeanwhile = true;
            return await OnGetAsync(id, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, new FieldMap { ["/reason"] = nameof(Reason) });
            return await OnGetAsync(id, cancel);
        }
    }
}
