using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Letting another organisation act for the own one.</summary>
internal sealed class GiveMandateModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/agent"] = "Agent.Words", ["/roles"] = nameof(Roles), ["/until"] = nameof(Until) };

    /// <summary>Nobody can leave the administration to somebody else.</summary>
    public static IEnumerable<Role> Possible => Words.Roles.Where(role => role != Role.Admin);

    [BindProperty]
    public OrganisationPick Agent { get; set; } = new();

    [BindProperty]
    [Display(Name = "Was darf sie für Sie tun?")]
    public IReadOnlyList<Role> Roles { get; set; } = [];

    [BindProperty]
    [Display(Name = "Bis wann?")]
    [Required(ErrorMessage = "Geben Sie den letzten Tag der Vollmacht an.")]
    public DateOnly? Until { get; set; }

    protected override Role? Needs => Role.Admin;

    public async Task<IActionResult> OnPostSearchAsync(CancellationToken cancel)
    {
        ForgetErrors();
        await Agent.SearchAsync(Store, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var agent = await Agent.ResolveAsync(Store, nameof(Agent), ModelState, cancel);
        if (Roles.Count == 0)
        {
            ModelState.AddModelError(nameof(Roles), "Wählen Sie mindestens eine Rolle.");
        }

        return ModelState.IsValid
            && await TryAsync(
                () => Store.GiveMandateAsync(new NewMandate { Agent = agent!.Value, Roles = [.. Roles.Distinct().Order()], Until = Until!.Value }, Request.IdempotencyKey(), cancel),
                Fields)
            ? Redirect(Notice.MandateGiven.At(Links.Mandates.Href))
            : Page();
    }
}
