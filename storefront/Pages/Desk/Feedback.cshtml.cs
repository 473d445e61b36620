using FitStore.Contracts;
using FitStore.Contracts.Feedback;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>Messages about barriers, as the operator reads them.</summary>
[Authorize]
internal sealed class FeedbackModel(FitStoreClient store) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<FeedbackMessage> Messages { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel) => Messages = await store.ListFeedbackAsync(Cursor, limit: 20, cancel);

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : "/schreibtisch/rueckmeldungen" + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
