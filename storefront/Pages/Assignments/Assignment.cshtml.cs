using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Pages.Cost;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Assignments;

/// <summary>How far an assignment is, and what came of it. A script refreshes it while the store is at work; without it a link does.</summary>
internal sealed class AssignmentModel(FitStoreClient store) : AssignmentPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<AssignedKommune> Kommunen { get; private set; } = default!;

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        Kommunen = await Store.ListAssignedKommunenAsync(id, Cursor, cancel);
    }

    public async Task<IActionResult> OnGetTableAsync(Guid id, CancellationToken cancel) =>
        File(await Store.GetAssignedKommunenTableAsync(id, cancel), "text/csv; charset=utf-8", $"zuweisung-{id}.csv");

    /// <summary>The address of another page of the Kommunen.</summary>
    public string? At(string? address) => address is null ? null : Links.Assignment(Assignment.Id) + Cursors.Query([new("cursor", Cursors.Of(address))]);

    /// <summary>A month of the wire in words.</summary>
    public static string MonthOf(string month) => CostStart.Read(month) is { } known ? German.Month(known) : month;
}
