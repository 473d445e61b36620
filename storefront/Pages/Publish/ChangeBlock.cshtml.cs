using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Writes a new version of a block of one's own.</summary>
internal sealed class ChangeBlockModel(FitStoreClient store) : BlockForm(store)
{
    public BlueprintBlock Block { get; private set; } = default!;

    public override string Back => Links.Block(Block.Id);

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (HttpContext.Features.Get<ShownAgain>() is null)
        {
            (BlockTitle, Text, Licence, Version) = (Block.Title, Block.Text, Block.Licence, Block.Version);
        }
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken cancel)
    {
        ForgetErrors();
        ShowsPreview = true;
        await LoadAsync(id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (ModelState.IsValid && await TryAsync(
            () => Store.ChangeBlockAsync(id, Version ?? 0, new BlueprintBlockPatch { Title = BlockTitle!.Trim(), Text = Text, Licence = Licence!.Trim() }, cancel), Fields))
        {
            return Redirect(Notice.BlockKept.At(Links.Block(id)));
        }

        await LoadAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            // Both texts are shown now: saving again is a choice.
            ModelState.Remove(nameof(Version));
            Version = Block.Version;
        }

        return Page();
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        Block = await Store.GetBlockAsync(id, cancel);
        if (Block.Owner.Id != Organisation.Id)
        {
            throw NotFor($"Diesen Baustein ändert nur {Block.Owner.Name}. Sie können eine Kopie anlegen.");
        }
    }
}
