using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>How the Land acted for passes cost on to its Kommunen: what is on record, what it means for them, and the next rule.</summary>
internal sealed class PassingOnModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    private static readonly FieldMap Fields = new()
    {
        ["/rule"] = nameof(Rule),
        ["/levy"] = nameof(Gemeinde),
        ["/levy/gemeinde"] = nameof(Gemeinde),
        ["/levy/kreis"] = nameof(Kreis),
        ["/levy/bezirk"] = nameof(Bezirk),
        ["/source"] = nameof(Source),
        ["/validFrom"] = nameof(ValidFrom),
    };

    public static IReadOnlyList<Choice> Rules { get; } = [.. Enum.GetValues<PassingOnRule>().Select(rule => new Choice(rule.ToString(), Words.Of(rule), Words.Explain(rule)))];

    [BindProperty]
    [Display(Name = "Wie gibt Ihr Land Kosten weiter?")]
    [Required(ErrorMessage = "Wählen Sie, wie Ihr Land Kosten weitergibt.")]
    public PassingOnRule? Rule { get; set; }

    [BindProperty]
    [Display(Name = "Anteil der Gemeinden")]
    [StringLength(6)]
    public string? Gemeinde { get; set; }

    [BindProperty]
    [Display(Name = "Anteil der Kreise")]
    [StringLength(6)]
    public string? Kreis { get; set; }

    [BindProperty]
    [Display(Name = "Anteil der Bezirke")]
    [StringLength(6)]
    public string? Bezirk { get; set; }

    [BindProperty]
    [Display(Name = "Grundlage")]
    [Required(ErrorMessage = "Nennen Sie, wo die Regel festgelegt ist.")]
    [StringLength(200)]
    public string? Source { get; set; }

    [BindProperty]
    [Display(Name = "Erster Tag")]
    [Required(ErrorMessage = "Geben Sie an, ab welchem Tag die Regel gilt.")]
    public DateOnly? ValidFrom { get; set; }

    public IReadOnlyList<RecordedLandRule> History { get; private set; } = [];

    /// <summary>The rule of today.</summary>
    public RecordedLandRule? InForce => Words.InForce(History, German.Day(time.GetUtcNow()));

    public string Code => Organisation.Land!;

    public bool IsApprover => Me.Has(Role.Approver);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Organisation.Kind != OrganisationKind.Land)
        {
            throw NotForThem();
        }

        History = await Store.ListLandRulesAsync(Code, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Organisation.Kind != OrganisationKind.Land)
        {
            throw NotForThem();
        }

        if (Rule == PassingOnRule.Levy && string.IsNullOrWhiteSpace(Gemeinde + Kreis + Bezirk))
        {
            ModelState.AddModelError(nameof(Gemeinde), "Geben Sie für mindestens eine Ebene an, welchen Anteil sie trägt.");
        }

        if (ModelState.IsValid && await TryAsync(
            () => Store.RecordLandRuleAsync(
                Code,
                new NewLandRule
                {
                    Rule = Rule!.Value,
                    Levy = Rule == PassingOnRule.Levy ? new() { Gemeinde = Written(Gemeinde), Kreis = Written(Kreis), Bezirk = Written(Bezirk) } : null,
                    Source = Source!.Trim(),
                    ValidFrom = ValidFrom!.Value,
                },
                Request.IdempotencyKey(),
                cancel),
            Fields))
        {
            return Redirect(Notice.LandRuleRecorded.At(Links.PassingOn.Href));
        }

        return await OnGetAsync(cancel);
    }

    private ApiProblem NotForThem() => NotFor($"Diese Seite ist für die Länder. Sie handeln für {Organisation.Name}. Wie Ihr Land Kosten weitergibt, steht auf seiner Seite unter „{Links.Laender.Text}“.");

    /// <summary>As the API reads it: people write a comma, and nothing for what nobody pays.</summary>
    private static string Written(string? percent) => string.IsNullOrWhiteSpace(percent)
        ? "0"
        : percent.Trim().Replace(',', '.').TrimEnd('%').Trim().ToString(CultureInfo.InvariantCulture);
}
