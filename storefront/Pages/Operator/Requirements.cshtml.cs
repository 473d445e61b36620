using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Http;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>The editions of the requirements that listings answer, and bringing a new one in.</summary>
[TakesFile(LargestFile)]
internal sealed class RequirementsModel(FitStoreClient store) : ActingPage(store)
{
    private const long LargestFile = 1024 * 1024;

    [BindProperty]
    [Display(Name = "Datei")]
    [Required(ErrorMessage = "Wählen Sie die JSON-Datei aus.")]
    public new IFormFile? File { get; set; }

    public IReadOnlyList<RequirementCatalogueEntry> Catalogues { get; private set; } = [];

    public bool IsEditor => Me.Has(Role.Editor);

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) => Catalogues = await Store.ListRequirementCataloguesAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid && await ReadAsync(cancel) is { } catalogue)
        {
            try
            {
                var made = await Store.ImportRequirementsAsync(catalogue, Request.IdempotencyKey(), cancel);
                return Redirect(Notice.RequirementsLoaded.At(Links.RequirementCatalogue(made.Id)));
            }
            catch (ApiProblem problem) when (problem.CanBeMended())
            {
                // What is wrong stands in the file: the place in it says where.
                foreach (var error in problem.Problem.Errors ?? [])
                {
                    ModelState.AddModelError(nameof(File), $"{Place(error.Pointer, catalogue)}{error.Detail}");
                }

                if (problem.Problem.Errors is not { Count: > 0 })
                {
                    ModelState.AddModelError(nameof(File), problem.Problem.Detail);
                }
            }
        }

        await OnGetAsync(cancel);
        return Page();
    }

    private async Task<NewRequirementCatalogue?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            await using var content = File!.OpenReadStream();
            if (await JsonSerializer.DeserializeAsync(content, ContractsJson.Default.NewRequirementCatalogue, cancel) is { } catalogue)
            {
                return catalogue;
            }
        }
        catch (JsonException problem)
        {
            ModelState.AddModelError(nameof(File), problem.LineNumber is { } line
                ? $"Die Datei ist kein Katalog, wie er unten beschrieben ist. Sehen Sie in Zeile {German.Number((int)line + 1)} nach."
                : "Die Datei ist kein Katalog, wie er unten beschrieben ist.");
            return null;
        }

        ModelState.AddModelError(nameof(File), "Die Datei ist kein Katalog, wie er unten beschrieben ist.");
        return null;
    }

    /// <summary>„Anforderung GE-01: “ for what is wrong with one of them.</summary>
    private static string Place(string? pointer, NewRequirementCatalogue catalogue) =>
        pointer?.Split('/') is ["", "requirements", var at, ..] && int.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var index) && index >= 0 && index < catalogue.Requirements.Count
            ? $"Anforderung {German.Number(index + 1)}{(catalogue.Requirements[index] is { Id: { Length: > 0 } id } ? $" ({id})" : "")}: "
            : "";
}
