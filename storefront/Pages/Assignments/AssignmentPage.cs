using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Assignments;

/// <summary>A page about one assignment: how far it is, and what the person may do with it.</summary>
internal abstract class AssignmentPage(FitStoreClient store) : ActingPage(store)
{
    public Assignment Assignment { get; private set; } = default!;

    public AssignmentTransitions Possible { get; private set; } = default!;

    public bool IsRunning => Words.IsRunning(Assignment.State);

    public AssignmentTransition? To(AssignmentAct act) => Possible.Transitions.FirstOrDefault(transition => transition.Act == act);

    protected async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        Possible = await Store.GetAssignmentTransitionsAsync(id, cancel);
        Assignment = await Store.GetAssignmentAsync(id, cancel);
        if (ChangedMeanwhile || Version is null)
        {
            Version = Assignment.Version;
        }
    }

    /// <summary>Does something with the assignment; that the four-eyes rule or a role is in the way is said on the page.</summary>
    protected async Task<IActionResult> DoAsync(Guid id, Func<Task> act, Notice done, CancellationToken cancel)
    {
        try
        {
            if (await TryAsync(act))
            {
                return Redirect(done.At(Links.Assignment(id)));
            }
        }
        catch (ApiProblem problem) when (problem.Code is ProblemCodes.FourEyes or ProblemCodes.NotAllowed)
        {
            ModelState.AddModelError("", problem.Problem.Detail);
        }

        await LoadAsync(id, cancel);
        return Page();
    }
}
