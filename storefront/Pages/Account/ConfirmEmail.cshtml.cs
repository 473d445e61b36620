using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>
/// Confirming a change of address from one of the two. Opening the link does nothing yet: programs that look into mails open links, too.
/// </summary>
internal sealed class ConfirmEmailModel(FitStoreClient store) : PageModel
{
    [BindProperty(Name = Links.MailToken, SupportsGet = true)]
    [StringLength(200)]
    public string? Token { get; set; }

    public bool IsInvalid { get; private set; }

    /// <summary>How far the change has come, once this side has confirmed.</summary>
    public EmailChangeProgress? Progress { get; private set; }

    public void OnGet() => IsInvalid = string.IsNullOrWhiteSpace(Token);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        OnGet();
        if (IsInvalid)
        {
            return Page();
        }

        try
        {
            Progress = await store.ConfirmEmailChangeAsync(Token!, cancel);
        }
        catch (ApiProblem problem) when (problem.IsAboutMailToken())
        {
            IsInvalid = true;
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, []);
        }
        return Page();
    }
}
