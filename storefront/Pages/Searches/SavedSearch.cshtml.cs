using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Pages.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Searches;

/// <summary>Renaming a search one keeps, and whether to be told of what is new: also where the mails about it lead to.</summary>
[Authorize]
internal sealed class SavedSearchModel(FitStoreClient store) : PageModel
{
    private static readonly FieldMap Fields = new() { ["/name"] = "Input.Name", ["/notify"] = "Input.Notify" };

    [BindProperty]
    public SavedSearchInput Input { get; set; } = new();

    /// <summary>The version the form was filled in on.</summary>
    [BindProperty]
    public int? Version { get; set; }

    public SavedSearch Search { get; private set; } = default!;

    public ServiceFilter Filter { get; private set; } = new();

    public IReadOnlyList<string> Looks { get; private set; } = [];

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        Input = new SavedSearchInput { Name = Search.Name, Notify = Search.Notify };
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            try
            {
                await store.ChangeSavedSearchAsync(id, Version ?? 0, Input.Name!.Trim(), Input.Notify, cancel);
                return Redirect(Notice.SearchChanged.At(Links.SavedSearches.Href));
            }
            catch (ApiProblem problem) when (problem.CanBeMended())
            {
                ModelState.Add(problem, Fields);
            }
        }

        await LoadAsync(id, cancel);
        return Page();
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        var names = store.GetNamesAsync(cancel);
        Search = await store.GetSavedSearchAsync(id, cancel);
        Filter = SearchWords.Filter(Search.Query);
        Looks = SearchWords.Of(Filter, await names);
    }
}
