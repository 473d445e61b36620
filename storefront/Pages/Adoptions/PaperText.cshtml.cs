using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>A document to read and print: what its PDF says, taken out of the file with this checksum.</summary>
internal sealed class PaperTextModel(FitStoreClient store) : ActingPage(store)
{
    public Adoption Adoption { get; private set; } = default!;

    public AdoptionDocument Listed { get; private set; } = default!;

    public PaperDocument Paper { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(Guid id, string sha256, CancellationToken cancel)
    {
        var listed = Store.ListAdoptionDocumentsAsync(id, cancel);
        Adoption = await Store.GetAdoptionAsync(id, cancel);
        if ((await listed).FirstOrDefault(document => document.Sha256 == sha256) is not { } found)
        {
            return NotFound();
        }

        Listed = found;
        if (found.Kind == AdoptionDocumentKind.SignedCopy)
        {
            return Redirect(Links.PaperFile(id, sha256));
        }

        Paper = await Store.GetPaperTextAsync(id, sha256, cancel);
        return Page();
    }
}
