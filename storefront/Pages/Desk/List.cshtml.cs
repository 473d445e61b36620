using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>Everything in which the organisation has one part, newest first, page by page; also the requests behind a demand.</summary>
[Authorize]
internal sealed class ListModel(FitStoreClient store, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "dienst")]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public string Side { get; private set; } = "";

    public Page<Adoption> Adoptions { get; private set; } = default!;

    public DateOnly Today => German.Day(time.GetUtcNow());

    public async Task OnGetAsync(string side, CancellationToken cancel)
    {
        Side = side;
        var part = side switch
        {
            "angefragt" => "adopter",
            "eingang" => "addressee",
            _ => "provider",
        };
        Adoptions = await store.ListAdoptionsAsync(new AdoptionFilter { Side = part, Service = Service, Cursor = Cursor }, cancel);
    }

    /// <summary>The address of another page of this list.</summary>
    public string? At(string? address) => address is null
        ? null
        : $"/schreibtisch/{Side}{Cursors.Query([new("dienst", Service), new("cursor", Cursors.Of(address))])}";
}
