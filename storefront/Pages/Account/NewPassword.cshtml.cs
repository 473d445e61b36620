using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Setting a new password by the link that came by mail. Only sending the form uses the link up.</summary>
internal sealed class NewPasswordModel(FitStoreClient store) : PageModel
{
    private static readonly FieldMap Fields = new() { ["/password"] = nameof(Password) };

    [BindProperty(Name = Links.MailToken, SupportsGet = true)]
    [StringLength(200)]
    public string? Token { get; set; }

    [BindProperty]
    [Display(Name = "Neues Passwort")]
    [Required(ErrorMessage = "Geben Sie ein neues Passwort ein.")]
    [StringLength(200, MinimumLength = 12, ErrorMessage = Words.PasswordLength)]
    public string Password { get; set; } = "";

    public bool IsInvalid { get; private set; }

    public void OnGet() => IsInvalid = string.IsNullOrWhiteSpace(Token);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        OnGet();
        if (IsInvalid)
        {
            ModelState.Clear();
            return Page();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await store.CompletePasswordResetAsync(new PasswordResetCompletion { Token = Token!, Password = Password }, cancel);
        }
        catch (ApiProblem problem) when (problem.IsAboutMailToken())
        {
            IsInvalid = true;
            return Page();
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return Page();
        }
        return Redirect(Notice.PasswordSet.At(Links.SignIn.Href));
    }
}
