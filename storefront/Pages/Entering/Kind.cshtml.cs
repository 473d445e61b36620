using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Entering;

/// <summary>First step of asking to enter: what it takes, and what kind of body asks.</summary>
internal sealed class KindModel : PageModel
{
    [BindProperty(Name = ApplicationSteps.KindKey, SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    public IEnumerable<Choice> Kinds { get; } = Words.Applicants.Select(kind => new Choice(kind.ToString(), Words.Of(kind), Words.Explain(kind)));

    public IActionResult OnPost()
    {
        if (Kind is { } kind && Words.Applicants.Contains(kind))
        {
            return Redirect(ApplicationSteps.Details(kind));
        }

        ModelState.Remove(ApplicationSteps.KindKey);
        ModelState.AddModelError(ApplicationSteps.KindKey, "Wählen Sie, was Ihre Organisation ist.");
        return Page();
    }
}

/// <summary>The way of an application.</summary>
internal static class ApplicationSteps
{
    /// <summary>The kind of body stands in the address, so that each step can be come back to.</summary>
    public const string KindKey = "art";

    public static string Details(OrganisationKind kind) => $"{Links.Apply.Href}/angaben?{KindKey}={kind}";

    public static string Receipt(string seal) => $"{Links.Apply.Href}/eingegangen/{seal}";

    public static IReadOnlyList<Step> All(OrganisationKind? kind = null) =>
    [
        new("Art der Organisation", kind is null ? null : $"{Links.Apply.Href}?{KindKey}={kind}"),
        new("Angaben"),
        new("Prüfen und beantragen"),
    ];
}
