using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Announces the end of a service, after the number of adoptions that end with it was read and typed.</summary>
internal sealed class RetireModel(FitStoreClient store) : ServiceAct(store)
{
    private static readonly FieldMap Fields = new()
    {
        ["/endsOn"] = nameof(EndsOn),
        ["/reason"] = nameof(Reason),
        ["/successor"] = nameof(Successor),
        ["/adoptions"] = nameof(Confirmed),
    };

    [BindProperty]
    [Display(Name = "Letzter Tag")]
    [Required(ErrorMessage = "Geben Sie den letzten Tag des Dienstes ein.")]
    public DateOnly? EndsOn { get; set; }

    [BindProperty]
    [Display(Name = "Grund")]
    [Required(ErrorMessage = "Schreiben Sie, warum der Dienst endet.")]
    [StringLength(1000, MinimumLength = 10, ErrorMessage = "Schreiben Sie den Grund in 10 bis 1.000 Zeichen.")]
    public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

    [BindProperty]
    [Display(Name = "Nachfolger")]
    [StringLength(120)]
    public string? Successor { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    [BindProperty]
    [Display(Name = "Zahl der Nachnutzungen, die enden")]
    [Required(ErrorMessage = "Geben Sie ein, wie viele laufende Nachnutzungen damit enden.")]
    public int? Confirmed { get; set; }

    protected override Role? Needs => Role.Approver;

    public Task OnGetAsync(string slug, CancellationToken cancel) => LoadAsync(slug, "retire", cancel);

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        await LoadAsync(slug, "retire", cancel);
        if (Confirmed is { } typed && typed != Effect.Running)
        {
            ModelState.AddModelError(nameof(Confirmed), $"Es enden {German.Count(Effect.Running, "laufende Nachnutzung", "laufende Nachnutzungen", "keine laufenden Nachnutzungen (0)")}. Prüfen Sie die Liste oben und geben Sie diese Zahl ein.");
        }

        if (ModelState.IsValid && await TryAsync(
            async () => await Store.RetireServiceAsync(
                slug,
                Version ?? 0,
                new NewRetirement { EndsOn = EndsOn!.Value, Reason = Reason!.Trim(), Successor = await SlugOfAsync(Successor, cancel), Adoptions = Confirmed!.Value },
                Request.IdempotencyKey(),
                cancel),
            Fields))
        {
            return Redirect(Notice.RetirementAnnounced.At(Links.Service(slug)));
        }

        await LoadAsync(slug, "retire", cancel);
        return Page();
    }

    /// <summary>People know a service by its name; who types that gets the service of exactly this name.</summary>
    private async Task<string?> SlugOfAsync(string? typed, CancellationToken cancel) => typed is null
        ? null
        : (await Store.SearchServicesAsync(Cursors.Query([new("q", typed), new("limit", "20")]), cancel)).Items
            .FirstOrDefault(service => string.Equals(service.Name, typed, StringComparison.OrdinalIgnoreCase))?.Slug ?? typed;
}
