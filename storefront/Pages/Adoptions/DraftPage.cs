using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>
/// One question of a draft: shows what the draft says, saves the answer, goes on. Where a colleague has answered the same question
/// meanwhile, both answers are shown and the person chooses; answers to other questions never collide.
/// </summary>
[Authorize]
internal abstract class DraftPage(FitStoreClient store) : PageModel
{
    /// <summary>The version of the draft that the form was filled in on.</summary>
    [BindProperty]
    public int? Version { get; set; }

    /// <summary>A digest of the answer as it stood then, by which a colleague's change to it is told from one to another question.</summary>
    [BindProperty]
    public string? Before { get; set; }

    /// <summary>The page that saving leads to, where it is not the next question.</summary>
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? ReturnTo { get; set; }

    public Adoption Adoption { get; private set; } = default!;

    /// <summary>What a colleague answered meanwhile, beside what the person typed.</summary>
    public string? Theirs { get; private set; }

    /// <summary>The request was sent meanwhile; what the person typed could not be saved.</summary>
    public bool SentMeanwhile { get; private set; }

    public string Next => (ReturnTo == DraftStep.FromCheck ? DraftStep.Check : Step.Next).At(Adoption.Id);

    public string Back => ReturnTo == DraftStep.FromCheck
        ? DraftStep.Check.At(Adoption.Id)
        : Step == DraftStep.Scope ? Links.Request(Adoption.Id) : DraftStep.Steps(Adoption.Id)[Step.Number - 2].Href!;

    protected FitStoreClient Store => store;

    public abstract DraftStep Step { get; }

    /// <summary>What is good to know of the draft as it is, and keeps nobody from sending it.</summary>
    public IReadOnlyList<AdoptionWarning> Warnings { get; private set; } = [];

    /// <summary>Which member of the patch is typed in which field.</summary>
    protected abstract FieldMap Fields { get; }

    /// <summary>The answer as the draft has it, as a text to show and to compare; empty where there is none.</summary>
    protected abstract string AnswerIn(Adoption draft);

    /// <summary>The answer as it was typed, in the same form.</summary>
    protected abstract string Typed();

    /// <summary>The change that the typed answer makes.</summary>
    protected abstract JsonObject Patch();

    /// <summary>Puts what the draft says into the fields.</summary>
    protected abstract void Fill(Adoption draft);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var transitions = store.GetTransitionsAsync(id, cancel);
        Adoption = await store.GetAdoptionAsync(id, cancel);
        if (Adoption.State != AdoptionState.Draft)
        {
            return Redirect(Notice.AlreadySent.At(Links.Request(id)));
        }
        // Who may only read sees the draft on its page, with who can go on.
        Warnings = (await transitions).Warnings ?? [];
        if (!(await transitions).Transitions.Any(transition => transition is { Act: AdoptionAct.ExpressInterest, Allowed: true }))
        {
            return Redirect(Links.Request(id));
        }

        if (HttpContext.Features.Get<ShownAgain>() is null)
        {
            Fill(Adoption);
        }

        Version ??= Adoption.Version;
        Before ??= Digest(AnswerIn(Adoption));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        Adoption = await store.GetAdoptionAsync(id, cancel);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        // A form without these was not made by this page; it counts as filled in on what is there now.
        Version ??= Adoption.Version;
        Before ??= Digest(AnswerIn(Adoption));
        for (var version = Version.Value; ;)
        {
            try
            {
                await store.ChangeAdoptionAsync(id, version, Patch(), cancel);
                return Redirect(await GoOnAsync(cancel));
            }
            catch (ApiProblem problem) when (problem.Status is StatusCodes.Status412PreconditionFailed or StatusCodes.Status409Conflict)
            {
                Adoption = await store.GetAdoptionAsync(id, cancel);
                if (Adoption.State != AdoptionState.Draft)
                {
                    SentMeanwhile = true;
                    return Page();
                }
                var answer = AnswerIn(Adoption);
                if (answer == Typed())
                {
                    return Redirect(Next);
                }

                if (Digest(answer) != Before)
                {
                    Theirs = answer;
                    Version = Adoption.Version;
                    Before = Digest(answer);
                    return Page();
                }
                version = Adoption.Version;
            }
            catch (ApiProblem problem) when (problem.CanBeMended())
            {
                ModelState.Add(problem, Fields);
                return Page();
            }
        }
    }

    /// <summary>Where to go on after the answer was saved.</summary>
    protected virtual Task<string> GoOnAsync(CancellationToken cancel) => Task.FromResult(Next);

    /// <summary>A typed text as it is saved: line breaks as one sign, nothing around it, null where nothing is left.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    private static string Digest(string answer) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(answer)));
}
