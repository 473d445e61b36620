using FitStore.Contracts;
using FitStore.Contracts.Comparisons;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Decisions;

/// <summary>The decisions that the organisation recorded, newest first.</summary>
internal sealed class DecisionsModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<DecisionFileSummary> Decisions { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel) => Decisions = await Store.ListDecisionsAsync(Cursor, cancel);

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Decisions.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
