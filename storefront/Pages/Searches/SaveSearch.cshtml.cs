using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Pages.Services;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Searches;

/// <summary>Keeping the search that stands in the address.</summary>
[Authorize]
internal sealed class SaveSearchModel(FitStoreClient store) : PageModel
{
    private static readonly FieldMap Fields = new() { ["/name"] = "Input.Name", ["/notify"] = "Input.Notify" };

    [BindProperty]
    public SavedSearchInput Input { get; set; } = new();

    public ServiceFilter Filter { get; private set; } = new();

    /// <summary>The search is kept already, under this address.</summary>
    public string? Existing { get; private set; }

    /// <summary>What the search looks for, in words.</summary>
    public IReadOnlyList<string> Looks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var suggested = Filter.Q ?? (Looks.Count > 0 ? string.Join(", ", Looks) : "Alle Dienste");
        Input.Name ??= suggested.Length > SavedSearchInput.LongestName ? suggested[..(SavedSearchInput.LongestName - 1)] + "…" : suggested;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await store.SaveSearchAsync(
                new NewSavedSearch { Name = Input.Name!.Trim(), Query = Filter.Query(null).TrimStart('?'), Notify = Input.Notify }, Request.IdempotencyKey(), cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            Existing = problem.Problem.Existing?[(problem.Problem.Existing.LastIndexOf('/') + 1)..] is { } id && Guid.TryParse(id, out var known) ? Links.SavedSearch(known) : null;
            return Page();
        }

        return Redirect(Notice.SearchSaved.At(Links.SavedSearches.Href));
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Filter = ServiceFilter.Of(Request.Query);
        Looks = SearchWords.Of(Filter, await store.GetNamesAsync(cancel));
    }
}

internal sealed class SavedSearchInput
{
    public const int LongestName = 80;

    [Display(Name = "Name der Suche")]
    [Required(ErrorMessage = "Geben Sie der Suche einen Namen.")]
    [StringLength(LongestName, ErrorMessage = "Kürzen Sie den Namen auf höchstens 80 Zeichen.")]
    public string? Name { get; set; }

    [Display(Name = "Eine E-Mail bekommen, sobald ein weiterer Dienst passt")]
    public bool Notify { get; set; }
}
