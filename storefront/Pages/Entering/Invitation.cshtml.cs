using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Entering;

/// <summary>
/// An invitation by mail: with a new account, or with the one that the address has already. Who has to sign in first comes back to it with
/// the secret of the link sealed in the form, never in an address.
/// </summary>
internal sealed class InvitationModel(FitStoreClient store, CarriedForms carriedForms, ILogger<InvitationModel> log) : PageModel
{
    private static readonly FieldMap Fields = new() { ["/name"] = nameof(Name), ["/password"] = nameof(Password) };

    [BindProperty(Name = Links.MailToken, SupportsGet = true)]
    [StringLength(200)]
    public string? Token { get; set; }

    [BindProperty]
    [Display(Name = "Ihr Name")]
    [StringLength(120)]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Passwort")]
    [StringLength(200)]
    public string? Password { get; set; }

    /// <summary>What one is invited to; none where the link is good for nothing.</summary>
    public InvitationPreview? Invitation { get; private set; }

    /// <summary>Somebody else is signed in than the person it was sent to.</summary>
    public bool IsForAnother =>
        Invitation is not null && HttpContext.SignedIn() is { } person && !string.Equals(person.Email, Invitation.Email, StringComparison.OrdinalIgnoreCase);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Token))
        {
            return;
        }

        try
        {
            Invitation = await store.PreviewInvitationAsync(Token, cancel);
        }
        catch (ApiProblem problem) when (problem.IsAboutMailToken())
        {
            // The page says what to do.
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (Invitation is null || IsForAnother)
        {
            ModelState.Clear();
            return Page();
        }

        var person = HttpContext.SignedIn();
        if (Invitation.HasAccount && person is null)
        {
            ModelState.Clear();
            var form = CarriedForm.Of(Request, Request.Form, FormOwner.Nobody);
            Redispatch.ToSignIn(HttpContext, new LostForm(form.Page, carriedForms.Seal(form)));
            return new EmptyResult();
        }

        if (!Invitation.HasAccount)
        {
            CheckNewAccount();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await store.AcceptInvitationAsync(
                Invitation.HasAccount
                    ? new InvitationAcceptance { Token = Token! }
                    : new InvitationAcceptance { Token = Token!, Name = Name!.Trim(), Password = Password },
                cancel);
        }
        catch (ApiProblem problem) when (problem.IsAboutMailToken())
        {
            Invitation = null;
            return Page();
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return Page();
        }

        return person is null ? await FirstSignInAsync(Invitation, cancel) : await JoinAsync(person, cancel);
    }

    private void CheckNewAccount()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            ModelState.AddModelError(nameof(Name), "Geben Sie Ihren Namen ein.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "Geben Sie ein Passwort ein.");
        }
        else if (Password.Length < Words.PasswordMinimum)
        {
            ModelState.AddModelError(nameof(Password), Words.PasswordLength);
        }
    }

    /// <summary>The new account is signed in at once: its password was typed a moment ago.</summary>
    private async Task<IActionResult> FirstSignInAsync(InvitationPreview invitation, CancellationToken cancel)
    {
        try
        {
            var session = await store.SignInAsync(new NewSession { Email = invitation.Email, Password = Password! }, cancel);
            await SignedIn.Of(session).BeginAsync(HttpContext, session.ExpiresAt);
            return Redirect(Notice.Welcome.At(Links.Desk.Href));
        }
        catch (Exception problem) when (problem is ApiProblem or ApiNotReachable)
        {
            log.LogWarning(problem, "The first sign-in of a new account failed");
            return Redirect(Notice.AccountMade.At(Links.SignIn.Href));
        }
    }

    private async Task<IActionResult> JoinAsync(SignedIn person, CancellationToken cancel)
    {
        var choices = Acting.Of(await store.GetMyselfAsync(cancel));
        var joined = person with { Choices = choices.Count };
        if (joined.OrganisationId is null && choices is [var only])
        {
            joined = joined.As(only);
        }

        await joined.GoOnAsync(HttpContext);
        return Redirect(Notice.InvitationAccepted.At(Links.Account.Href));
    }
}
