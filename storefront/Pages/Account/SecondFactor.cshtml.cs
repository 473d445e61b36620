using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>
/// The second factor of the own account: how it stands, and enrolling one. The secret for the app stands on one page and nowhere else;
/// while its first code is awaited it travels sealed in the form.
/// </summary>
[Authorize]
internal sealed class SecondFactorModel(FitStoreClient store, SealedSecrets sealedSecrets) : PageModel
{
    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    /// <summary>The first code of the app.</summary>
    [BindProperty]
    [Display(Name = "Code aus der App")]
    [StringLength(20)]
    public string? OneTimePassword { get; set; }

    /// <summary>The secret shown on the page that asks for the first code, sealed.</summary>
    [BindProperty]
    public string? EnrolmentSecret { get; set; }

    public SecondFactor? Factor { get; private set; }

    /// <summary>A secret for the app, to be confirmed by a code.</summary>
    public SecondFactorEnrolment? Enrolment { get; private set; }

    /// <summary>The recovery codes, once the first code was right.</summary>
    public RecoveryCodes? Codes { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Factor = await store.GetSecondFactorAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (await store.ProveAsync(FreshAct.EnrolSecondFactor, Fresh, ModelState, cancel) is not { } fresh)
        {
            return Page();
        }

        try
        {
            Enrolment = await store.EnrolSecondFactorAsync(fresh, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, []);
            return Page();
        }

        ModelState.Clear();
        EnrolmentSecret = sealedSecrets.Seal(Purpose, Enrolment);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        Enrolment = sealedSecrets.Open<SecondFactorEnrolment>(Purpose, EnrolmentSecret);
        if (Enrolment is null)
        {
            ModelState.AddModelError("", "Das hat zu lange gedauert. Beginnen Sie noch einmal; den alten Eintrag in der App können Sie löschen.");
            await OnGetAsync(cancel);
            return Page();
        }

        if (string.IsNullOrWhiteSpace(OneTimePassword))
        {
            ModelState.AddModelError(nameof(OneTimePassword), "Geben Sie den Code ein, den Ihre App zeigt.");
            return Page();
        }

        try
        {
            Codes = await store.ConfirmSecondFactorAsync(OneTimePassword.Trim(), cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.AddModelError(nameof(OneTimePassword), problem.Problem.Errors is [var first, ..] ? first.Detail : problem.Problem.Detail);
        }
        return Page();
    }

    /// <summary>The secret in groups of four letters, as it is typed off a screen.</summary>
    public static string InGroups(string secret) => string.Join(' ', secret.Chunk(4).Select(group => new string(group)));

    /// <summary>What was sealed for one account opens for no other.</summary>
    private string Purpose => $"{nameof(SecondFactorEnrolment)} {HttpContext.SignedIn()!.AccountId}";
}
