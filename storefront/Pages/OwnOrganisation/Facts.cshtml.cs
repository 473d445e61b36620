using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>What is on record about the organisation and decides which legal paths are open to it.</summary>
internal sealed class FactsModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<Fact> Facts { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel) => Facts = await Store.ListFactsAsync(state: null, Organisation.Id, Cursor, cancel);

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Facts.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
