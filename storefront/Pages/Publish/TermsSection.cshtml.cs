using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>One clause of the draft of an offer's terms.</summary>
internal sealed class TermsSectionModel(FitStoreClient store, TimeProvider time) : TermsPage(store, time)
{
    public async Task<IActionResult> OnGetAsync(string slug, Guid angebot, string abschnitt, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, angebot, cancel) || Form.Find(abschnitt) is not { } section)
        {
            return NotFound();
        }

        Section = section;
        FillOrKeep(HttpContext.Features.Get<ShownAgain>() is not null && Request.HasFormContentType);
        Missing = MissingIn(Section, await Store.GetTermsDraftCheckAsync(angebot, cancel));
        return Page();
    }
}
