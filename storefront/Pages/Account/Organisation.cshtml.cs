using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Http;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Choosing for whom one acts: as a member, or under a mandate of another organisation.</summary>
[Authorize]
internal sealed class OrganisationModel(FitStoreClient store) : PageModel
{
    /// <summary>The key of the way to act, <see cref="Acting.Key"/>.</summary>
    [BindProperty]
    [Display(Name = "Organisation")]
    [Required(ErrorMessage = "Wählen Sie die Organisation, für die Sie handeln.")]
    public string? Organisation { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "weiter", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public bool HasMandates { get; private set; }

    /// <summary>Names of the organisations that demand a second factor which the account has not.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Organisation ??= HttpContext.SignedIn()?.ActsAs;
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var choices = await LoadAsync(cancel);
        var chosen = choices.FirstOrDefault(choice => choice.Key == Organisation);
        if (chosen is null or { SecondFactorMissing: true })
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError(nameof(Organisation), chosen is null
                    ? "Wählen Sie eine der Organisationen aus der Liste."
                    : $"Für {chosen.OrganisationName} können Sie erst handeln, wenn Sie einen zweiten Faktor eingerichtet haben.");
            }

            return Page();
        }

        await (HttpContext.SignedIn()! with { Choices = choices.Count }).As(chosen).GoOnAsync(HttpContext);
        return Redirect(Notice.OrganisationChosen.At(Url.OwnAddress(ReturnTo) ?? Links.Desk.Href));
    }

    private async Task<IReadOnlyList<Acting>> LoadAsync(CancellationToken cancel)
    {
        var me = await store.GetMyselfAsync(cancel);
        HasMandates = me.Mandates.Count > 0;
        Missing = [.. me.Memberships.Where(membership => membership.SecondFactorMissing).Select(membership => membership.Organisation.Name)];
        var choices = Acting.Of(me);
        Choices = [.. choices.Select(choice => new Choice(choice.Key, choice.OrganisationName, Explain(me, choice)))];
        return choices;
    }

    private static string Explain(Me me, Acting choice)
    {
        string words;
        if (choice.MandateId is null)
        {
            var membership = me.Memberships.First(membership => membership.Organisation.Id.ToString() == choice.OrganisationId);
            words = $"{Words.Of(membership.Organisation.Kind)}; Ihre Rollen: {RolesOf(membership.Roles)}";
        }
        else
        {
            var mandate = me.Mandates.First(mandate => mandate.Id.ToString() == choice.MandateId);
            words = $"im Auftrag, als {mandate.Agent.Name}, bis {German.Date(mandate.Until)}; Ihre Rollen: {RolesOf(mandate.Roles)}";
        }
        return choice.SecondFactorMissing ? words + "; zweiter Faktor fehlt" : words;
    }

    private static string RolesOf(IReadOnlyList<Role> roles) => German.List([.. roles.Select(Words.Of)]);
}
