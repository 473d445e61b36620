using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>A list that all listings share, for the operator who keeps it free of duplicates.</summary>
internal sealed class SharedNamesModel(FitStoreClient store) : ActingPage(store)
{
    public SharedNameList List { get; private set; } = default!;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    public IReadOnlyList<SharedName> Entries { get; private set; } = [];

    public bool IsEditor => Me.Has(Role.Editor);

    protected override bool IsOperatorsOnly => true;

    public async Task<IActionResult> OnGetAsync(string liste, CancellationToken cancel)
    {
        if (SharedNameList.Find(liste) is not { } list)
        {
            return NotFound();
        }

        List = list;
        Entries = [.. (await list.AllAsync(Store, cancel)).Where(entry => Query is null || entry.Has(Query))];
        return Page();
    }
}
