using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages;

/// <summary>
/// A page on which somebody acts for an organisation. It knows who, for whom and in which roles before its handler runs; without an
/// organisation it leads to the choice, without the role it needs it says which one is missing. The API decides in any case.
/// </summary>
[Authorize]
internal abstract class ActingPage(FitStoreClient store) : PageModel
{
    /// <summary>The version of the thing that the form was filled in on, so that nobody overwrites what a colleague changed.</summary>
    [BindProperty]
    public int? Version { get; set; }

    /// <summary>A colleague changed the thing while the form was open; nothing was done yet.</summary>
    public bool ChangedMeanwhile { get; private set; }

    public Me Me { get; private set; } = default!;

    public OrganisationRef Organisation => Me.ActingFor!;

    public bool IsAdmin => Me.Has(Role.Admin);

    protected FitStoreClient Store => store;

    /// <summary>The role without which the page is of no use.</summary>
    protected virtual Role? Needs => null;

    /// <summary>The page is the operator's.</summary>
    protected virtual bool IsOperatorsOnly => false;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Me = await store.GetMeAsync(HttpContext.RequestAborted);
        if (Me.ActingFor is null)
        {
            context.Result = Redirect($"{Links.ChooseOrganisation.Href}?weiter={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
            return;
        }

        if (IsOperatorsOnly && Organisation.Kind != OrganisationKind.Operator)
        {
            throw NotFor($"Diese Seite ist für den Betreiber des Stores. Sie handeln für {Organisation.Name}.");
        }

        if (Needs is { } role && !Me.Has(role))
        {
            throw NotFor($"Dafür brauchen Sie bei {Organisation.Name} die Rolle „{Words.Of(role)}“ ({Words.Explain(role)}).");
        }

        await next();
    }

    /// <summary>Runs an act of the API; what a person can put right comes back at its field, that somebody was faster as a message of its own.</summary>
    /// <param name="act">What is done.</param>
    /// <param name="fields">Which member of the body is typed in which field.</param>
    /// <param name="explains">Says a problem in words of its own and tells whether it did.</param>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync(Func<Task> act, FieldMap? fields = null, Func<ApiProblem, bool>? explains = null)
    {
        try
        {
            await act();
            return true;
        }
        catch (ApiProblem problem) when (problem.Code is ProblemCodes.Stale or ProblemCodes.StateConflict)
        {
            ChangedMeanwhile = true;
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            if (explains?.Invoke(problem) != true)
            {
                ModelState.Add(problem, fields ?? []);
            }
        }
        return false;
    }

    /// <summary>Somebody was faster, which this page found itself or reads from a problem of its own.</summary>
    protected bool TellOfChange() => ChangedMeanwhile = true;

    /// <summary>Nothing was sent yet, so nothing can be wrong yet: the form is shown again with what was typed.</summary>
    protected void ForgetErrors()
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
        }
    }

    /// <summary>The page is not for whom one acts for, or not in these roles; says why.</summary>
    protected ApiProblem NotFor(string detail) => new(new Problem
    {
        Type = "/problems/" + ProblemCodes.NotAllowed,
        Title = "Die Rolle fehlt",
        Status = StatusCodes.Status403Forbidden,
        Detail = detail,
        Instance = Request.Path,
        Code = ProblemCodes.NotAllowed,
        TraceId = HttpContext.TraceIdentifier,
    });
}
