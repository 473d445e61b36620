using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FitStore.Storefront.Pages.Account;

/// <summary>
/// Password, and code where a second factor is enrolled, on the form of an act that binds. Shown by <c>_FreshSignIn</c>, which a page
/// gives this as its property <c>Fresh</c>.
/// </summary>
public sealed class FreshSignInInput
{
    [Display(Name = "Ihr jetziges Passwort")]
    [Required(ErrorMessage = "Geben Sie Ihr jetziges Passwort ein.")]
    [StringLength(200)]
    public string CurrentPassword { get; set; } = "";

    [Display(Name = "Code Ihres zweiten Faktors")]
    [StringLength(20)]
    public string? OneTimePassword { get; set; }

    /// <summary>Whether the account has a second factor, so that the code is asked for. Never read from a form.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public bool AsksForCode { get; set; }
}

internal static class FreshSignIns
{
    /// <summary>
    /// Makes sure that it is the person herself who acts. What is wrong is put at its field.
    /// </summary>
    /// <returns>What to send with the act; null where password or code were wrong.</returns>
    public static async Task<string?> ProveAsync(
        this FitStoreClient store, FreshAct act, FreshSignInInput input, ModelStateDictionary state, CancellationToken cancel)
    {
        var code = string.IsNullOrWhiteSpace(input.OneTimePassword) ? null : input.OneTimePassword.Trim();
        if (input.AsksForCode && code is null)
        {
            state.AddModelError("Fresh.OneTimePassword", "Geben Sie den Code aus Ihrer App oder einen Wiederherstellungscode ein.");
        }

        if (!state.IsValid)
        {
            return null;
        }

        try
        {
            return await store.SignInFreshlyAsync(new NewFreshSignIn { Act = act, Password = input.CurrentPassword, Code = code }, cancel);
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.SecondFactorRequired)
        {
            input.AsksForCode = true;
            state.AddModelError("Fresh.OneTimePassword", "Der Code passt nicht oder ist abgelaufen. Geben Sie den Code ein, den Ihre App jetzt zeigt.");
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.SignInFailed)
        {
            state.AddModelError("Fresh.CurrentPassword", input.AsksForCode ? "Passwort oder Code passen nicht. Geben Sie beides noch einmal ein. Jeder Code gilt nur einmal: Haben Sie ihn gerade schon benutzt, warten Sie auf den nächsten." : "Das Passwort passt nicht. Geben Sie es noch einmal ein.");
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status429TooManyRequests)
        {
            state.AddModelError("Fresh.CurrentPassword", "Das wurde sehr oft versucht. Warten Sie eine Minute und versuchen Sie es dann noch einmal.");
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            state.Add(problem, new FieldMap { ["/password"] = "Fresh.CurrentPassword", ["/code"] = "Fresh.OneTimePassword" });
        }
        return null;
    }
}
