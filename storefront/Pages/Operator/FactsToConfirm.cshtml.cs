using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Facts whose evidence has to be looked at.</summary>
internal sealed class FactsToConfirmModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<Fact> Facts { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) => Facts = await Store.ListFactsAsync(FactState.Recorded, organisation: null, Cursor, cancel);

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.FactsToConfirm.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
