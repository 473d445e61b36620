using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Looking at the evidence of a fact, and saying whether it holds.</summary>
internal sealed class FactToConfirmModel(FitStoreClient store) : ActingPage(store)
{
    private const string Confirm = "bestaetigen";

    private static readonly FieldMap Fields = new() { ["/reason"] = nameof(Reason) };

    public static IReadOnlyList<Choice> Decisions { get; } =
    [
        new(Confirm, "Ja, bestätigen", "Es zählt ab sofort."),
        new("ablehnen", "Nein, nicht bestätigen", "Nennen Sie unten den Grund."),
    ];

    [BindProperty]
    [Display(Name = "Belegt der Nachweis das Merkmal?")]
    [Required(ErrorMessage = "Entscheiden Sie, ob der Nachweis das Merkmal belegt.")]
    public string? Decision { get; set; }

    [BindProperty]
    [Display(Name = "Grund")]
    [StringLength(2000)]
    public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

    public Fact Fact { get; private set; } = default!;

    public bool IsApprover => Me.Has(Role.Approver);

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Fact = await Store.GetFactAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var confirms = Decision == Confirm;
        if (!confirms && Decision is not null && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Schreiben Sie, warum Sie nicht bestätigen.");
        }

        if (ModelState.IsValid && await TryAsync(
            () => confirms
                ? Store.ConfirmFactAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel)
                : Store.RefuseFactAsync(id, Version ?? 0, Reason!.Trim(), Request.IdempotencyKey(), cancel),
            Fields))
        {
            return Redirect((confirms ? Notice.FactConfirmed : Notice.FactRefused).At(Links.FactsToConfirm.Href));
        }

        Fact = await Store.GetFactAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Fact.Version;
        }

        return Page();
    }
}
