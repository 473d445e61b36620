using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>The yearly re-set of prices in three steps: new amounts, what they mean for everybody who has adopted, publish.</summary>
internal sealed class ResetModel(FitStoreClient store, TimeProvider time) : PricesPage(store, time)
{
    private const int September = 9;

    [BindProperty(SupportsGet = true, Name = "schritt")]
    public string? StepName { get; set; }

    public PriceSheetEffect? Effect { get; private set; }

    /// <summary>Which of the steps is shown, from 1.</summary>
    public int Step => Effect is null ? 1 : StepName == "pruefen" ? 3 : 2;

    public IReadOnlyList<Step> Steps => [new("Neue Beträge", With(Links.PriceReset(Offer.Id))), new("Wirkung", Effect is null ? null : Next("wirkung")), new("Prüfen und festsetzen", null)];

    /// <summary>Whether it is the month in which prices may be re-set.</summary>
    public bool IsSeptember => Today.Month == September;

    /// <summary>The terms for next year are published already.</summary>
    public bool IsReset => Versions.Count > 0 && Versions[0].ValidFrom >= new DateOnly(NextYear, 1, 1);

    /// <summary>The address of a later step.</summary>
    public string Next(string step) => With(Links.PriceReset(Offer.Id)) + $"&schritt={step}";

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (HasChanges && (IsEditor || IsApprover) && Terms is not null)
        {
            await ComputeAsync(id, cancel);
        }
        else if (StepName is not null && Terms is not null)
        {
            ModelState.AddModelError(PriceChanges.FieldOf(0), "Ändern Sie mindestens einen Posten. Sonst bleibt es beim geltenden Preisblatt, und es ist nichts festzusetzen.");
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (Terms is null)
        {
            return Page();
        }

        var sheet = PriceChanges.Apply(Terms.PriceSheet, Changes, ModelState);
        if (ModelState.IsValid && await TryAsync(() => PublishAsync(id, sheet, cancel), PriceChanges.Fields(sheet)) && ModelState.IsValid)
        {
            return Redirect(Notice.PricesReset.At(Links.Prices(id)));
        }

        // What the state forbids is said; what was typed stays in the address of this form.
        StepName = "pruefen";
        if (HasChanges && !ModelState.Keys.Any(key => key.StartsWith(PriceChanges.Field, StringComparison.Ordinal) && ModelState[key]!.Errors.Count > 0))
        {
            await ComputeAsync(id, cancel);
        }

        return Page();
    }

    private async Task PublishAsync(Guid id, PriceSheet sheet, CancellationToken cancel)
    {
        try
        {
            await Store.ResetPricesAsync(id, Version ?? 0, new NewPriceReset { PriceSheet = sheet }, Request.IdempotencyKey(), cancel);
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.StateConflict)
        {
            // Nobody was faster: it is the wrong month.
            ModelState.AddModelError("", problem.Problem.Detail);
        }
    }

    private async Task ComputeAsync(Guid id, CancellationToken cancel)
    {
        var sheet = PriceChanges.Apply(Terms!.PriceSheet, Changes, ModelState);
        if (ModelState.Where(entry => entry.Key.Length > 0).All(entry => entry.Value!.Errors.Count == 0))
        {
            var reset = new NewPriceReset { PriceSheet = sheet };
            await TryAsync(
                async () => Effect = IsEditor
                    ? await Store.ComputePriceResetEffectAsync(id, reset, cancel)
                    : (await Store.TryPriceResetAsync(id, Offer.Version, reset, cancel)).Effect,
                PriceChanges.Fields(sheet));
        }
    }
}
