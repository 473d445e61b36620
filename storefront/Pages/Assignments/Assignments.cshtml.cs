using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Assignments;

/// <summary>What the organisation acted for has given to many at once, and what waits for its release.</summary>
internal sealed class AssignmentsModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<Assignment> Assignments { get; private set; } = default!;

    public bool IsEditor => Me.Has(Role.Editor);

    public async Task OnGetAsync(CancellationToken cancel) => Assignments = await Store.ListAssignmentsAsync(Cursor, cancel);

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Assignments.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
