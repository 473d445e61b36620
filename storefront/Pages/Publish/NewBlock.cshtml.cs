using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Writes a block, from nothing or from one that somebody shares.</summary>
internal sealed class NewBlockModel(FitStoreClient store) : BlockForm(store)
{
    /// <summary>The block to copy.</summary>
    [BindProperty(Name = "vorlage", SupportsGet = true)]
    public Guid? From { get; set; }

    public BlueprintBlock? Original { get; private set; }

    public override bool AsksForKind => From is null;

    public override string Back => From is { } from ? Links.Block(from) : Links.Blocks.Href;

    public override string PreviewQuery => From is { } from ? $"&vorlage={from}" : "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Original is { } original && HttpContext.Features.Get<ShownAgain>() is null)
        {
            (BlockTitle, Text, Licence) = (original.Title, original.Text, original.Licence);
        }
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        ForgetErrors();
        ShowsPreview = true;
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Original is null && Kind is null)
        {
            ModelState.AddModelError(nameof(Kind), "Wählen Sie, worum es geht.");
        }

        BlueprintBlock? made = null;
        return ModelState.IsValid && await TryAsync(async () => made = await Store.KeepBlockAsync(Written(), Request.IdempotencyKey(), cancel), Fields)
            ? Redirect(Notice.BlockKept.At(Links.Block(made!.Id)))
            : Page();
    }

    private NewBlueprintBlock Written() => new()
    {
        Kind = Original?.Kind ?? Kind!.Value,
        Title = BlockTitle!.Trim(),
        Text = Text!,
        Licence = Licence!.Trim(),
        CopyOf = Original is { } original ? new BlueprintReference { Id = original.Id, Number = original.Number } : null,
    };

    private async Task LoadAsync(CancellationToken cancel) => Original = From is { } from ? await Store.GetBlockAsync(from, cancel) : null;
}
