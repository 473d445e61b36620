using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>
/// Signing in. When it answers a form whose session was gone, it carries that form along and shows it filled afterwards, to the same
/// person only.
/// </summary>
internal sealed class SignInModel(FitStoreClient store, CarriedForms carriedForms) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Where to go afterwards; only addresses of this store are taken.</summary>
    [BindProperty(Name = "weiter", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    /// <summary>The form that met a lost session, sealed.</summary>
    [BindProperty(Name = FormFields.Carried)]
    public string? Carried { get; set; }

    /// <summary>The address of a sample account chosen from the list; its password comes from the API, which has such accounts only in Development.</summary>
    [BindProperty(Name = "beispiel")]
    public string? Sample { get; set; }

    public LostForm? Lost { get; private set; }

    public IReadOnlyList<SampleAccount> SampleAccounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Lost = HttpContext.Features.Get<LostForm>();
        if (Lost is not null)
        {
            Carried = Lost.Carried;
            ReturnTo = Lost.Page;
        }
        if (!Url.IsLocalUrl(ReturnTo))
        {
            ReturnTo = null;
        }

        SampleAccounts = await store.ListSampleAccountsAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Sample is not null)
        {
            await TakeSampleAsync(Sample, cancel);
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(cancel);
        }

        Session session;
        try
        {
            session = await store.SignInAsync(new NewSession { Email = Input.Email.Trim(), Password = Input.Password }, cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status401Unauthorized)
        {
            ModelState.AddModelError("Input.Email", "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.");
            return await AgainAsync(cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status429TooManyRequests)
        {
            Response.StatusCode = problem.Status;
            ModelState.AddModelError("Input.Email", "Von hier aus wurde sehr oft versucht, sich anzumelden. Warten Sie eine Minute und versuchen Sie es dann noch einmal.");
            return await AgainAsync(cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, new FieldMap { ["/email"] = "Input.Email", ["/password"] = "Input.Password" });
            return await AgainAsync(cancel);
        }

        var carried = carriedForms.Open(Carried);
        var returning = carried is not null && (carried.Owner.Account == session.Me.Id.ToString() || carried.Owner.IsNobody);
        var person = Person(session, returning ? carried!.Owner.Organisation : null);
        await person.BeginAsync(HttpContext, session.ExpiresAt);

        if (carried is not null && returning)
        {
            Redispatch.ToFilledForm(HttpContext, carried);
            return new EmptyResult();
        }
        // What another person wrote stays unseen, and so does the page it was written on.
        if (carried is not null)
        {
            return Redirect(Notice.FormOfAnother.At(Links.Home.Href));
        }

        if (person.OrganisationId is null && person.Organisations > 0)
        {
            return Redirect(Links.ChooseOrganisation.Href + (Url.IsLocalUrl(ReturnTo) ? "?weiter=" + Uri.EscapeDataString(ReturnTo!) : ""));
        }

        if (!string.IsNullOrEmpty(Carried))
        {
            return Redirect(Notice.FormExpired.At(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : Links.Home.Href));
        }

        return Redirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : Links.Desk.Href);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        return Page();
    }

    private async Task TakeSampleAsync(string email, CancellationToken cancel)
    {
        var accounts = await store.ListSampleAccountsAsync(cancel);
        if (accounts.FirstOrDefault(account => account.Email == email) is not { } chosen)
        {
            return;
        }

        Input = new SignInInput { Email = chosen.Email, Password = chosen.Password };
        ModelState.Clear();
    }

    private static SignedIn Person(Session session, string? organisationBefore)
    {
        // Who belongs to one organisation acts for it; who belongs to several goes on for the one the form was filled in for, or chooses.
        var only = session.Me.Memberships.FirstOrDefault(membership => membership.Organisation.Id.ToString() == organisationBefore)?.Organisation
            ?? session.Me.ActingFor
            ?? (session.Me.Memberships is [var single] ? single.Organisation : null);
        return new SignedIn
        {
            AccountId = session.Me.Id.ToString(),
            Name = session.Me.Name,
            Email = session.Me.Email,
            Token = session.Token,
            OrganisationId = only?.Id.ToString(),
            OrganisationName = only?.Name,
            Organisations = session.Me.Memberships.Count,
        };
    }
}

internal sealed class SignInInput
{
    [Display(Name = "E-Mail-Adresse")]
    [Required(ErrorMessage = "Geben Sie die E-Mail-Adresse Ihres Kontos ein.")]
    [StringLength(254)]
    public string Email { get; set; } = "";

    [Display(Name = "Passwort")]
    [Required(ErrorMessage = "Geben Sie Ihr Passwort ein.")]
    [StringLength(200)]
    public string Password { get; set; } = "";
}
