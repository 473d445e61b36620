using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Http;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>
/// Signing in: address and password, then the code of the second factor where there is one. When it answers a form whose session was
/// gone, it carries that form along and shows it filled afterwards, to the same person only.
/// </summary>
internal sealed class SignInModel(FitStoreClient store, CarriedForms carriedForms, SealedSecrets sealedSecrets, ILogger<SignInModel> log) : PageModel
{
    private const string Code = nameof(OneTimePassword);

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Code of the authenticator app, or a recovery code.</summary>
    [BindProperty]
    [Display(Name = "Code")]
    [StringLength(20)]
    public string? OneTimePassword { get; set; }

    /// <summary>On the second step: address and password of the first one, sealed.</summary>
    [BindProperty]
    public string? FirstStepSecret { get; set; }

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

    /// <summary>The form carried along is an invitation to be accepted, so nothing was lost.</summary>
    public bool IsInvited => carriedForms.Open(Carried)?.Page == Links.Invitation.Href;

    /// <summary>Address and password were right; now the code is asked for.</summary>
    public bool IsSecondStep => FirstStepSecret is not null;

    public IReadOnlyList<SampleAccount> SampleAccounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Lost = HttpContext.Features.Get<LostForm>();
        if (Lost is not null)
        {
            Carried = Lost.Carried;
            ReturnTo = Lost.Page;
        }
        ReturnTo = Url.OwnAddress(ReturnTo);
        SampleAccounts = IsSecondStep ? [] : await store.ListSampleAccountsAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (FirstStepSecret is not null)
        {
            if (sealedSecrets.Open<SignInInput>(nameof(SignIn), FirstStepSecret) is not { } first)
            {
                FirstStepSecret = null;
                ModelState.Clear();
                ModelState.AddModelError("Input.Password", "Das hat zu lange gedauert. Geben Sie Adresse und Passwort noch einmal ein.");
                return await AgainAsync(cancel);
            }

            Input = first;
            ForgetFieldsOfFirstStep();
            if (string.IsNullOrWhiteSpace(OneTimePassword))
            {
                ModelState.AddModelError(Code, "Geben Sie den Code aus Ihrer App oder einen Wiederherstellungscode ein.");
            }
        }
        else if (Sample is not null)
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
            session = await store.SignInAsync(
                new NewSession { Email = Input.Email.Trim(), Password = Input.Password, Code = IsSecondStep ? OneTimePassword!.Trim() : null }, cancel);
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.SecondFactorRequired && !IsSecondStep)
        {
            FirstStepSecret = sealedSecrets.Seal(nameof(SignIn), Input);
            ModelState.Clear();
            return await AgainAsync(cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status401Unauthorized)
        {
            if (IsSecondStep)
            {
                ModelState.AddModelError(Code, "Der Code passt nicht oder ist abgelaufen. Jeder gilt nur einmal: Haben Sie diesen gerade schon benutzt, warten Sie auf den nächsten, den Ihre App zeigt.");
            }
            else
            {
                ModelState.AddModelError("Input.Email", "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.");
            }

            return await AgainAsync(cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status429TooManyRequests)
        {
            Response.StatusCode = problem.Status;
            ModelState.AddModelError(
                IsSecondStep ? Code : "Input.Email",
                "Von hier aus wurde sehr oft versucht, sich anzumelden. Warten Sie eine Minute und versuchen Sie es dann noch einmal.");
            return await AgainAsync(cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, new FieldMap { ["/email"] = "Input.Email", ["/password"] = "Input.Password", ["/code"] = Code });
            return await AgainAsync(cancel);
        }

        // Another session in this browser would go on at the API, with nobody who sees it.
        if (HttpContext.SignedIn() is not null)
        {
            await store.EndThisSessionAsync(log, cancel);
        }

        return await BeginAsync(session);
    }

    private async Task<IActionResult> BeginAsync(Session session)
    {
        var carried = carriedForms.Open(Carried);
        var returning = carried is not null && (carried.Owner.Account == session.Me.Id.ToString() || carried.Owner.IsNobody);
        var person = SignedIn.Of(session, returning ? carried!.Owner.ActsAs : null);
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

        if (person.OrganisationId is null && person.Choices > 0)
        {
            return Redirect(Links.ChooseOrganisation.Href + (Url.OwnAddress(ReturnTo) is { } next ? "?weiter=" + Uri.EscapeDataString(next) : ""));
        }

        if (!string.IsNullOrEmpty(Carried))
        {
            return Redirect(Notice.FormExpired.At(Url.OwnAddress(ReturnTo) ?? Links.Home.Href));
        }

        return Redirect(Url.OwnAddress(ReturnTo) ?? Links.Desk.Href);
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

    /// <summary>They are not on the second step's page, so nothing can be wrong with them there; the binder misses them under other names.</summary>
    private void ForgetFieldsOfFirstStep()
    {
        foreach (var key in ModelState.Keys.Where(key => key != Code).ToList())
        {
            ModelState.Remove(key);
        }
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
