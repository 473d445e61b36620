using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>One block: what it says, who may use it, and its versions.</summary>
internal sealed class BlockModel(FitStoreClient store) : ActingPage(store)
{
    public BlueprintBlock Block { get; private set; } = default!;

    public IReadOnlyList<BlueprintBlockVersion> Versions { get; private set; } = [];

    public bool IsOwn => Block.Owner.Id == Organisation.Id;

    public bool IsEditor => Me.Has(Role.Editor);

    public bool IsApprover => Me.Has(Role.Approver);

    /// <summary>How far a block is shared.</summary>
    public static string Sharing(int number, int? shared) =>
        shared is null ? "nur für uns" : shared == number ? "freigegeben" : $"Fassung {German.Number(shared.Value)} freigegeben";

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        var versions = Store.ListBlockVersionsAsync(id, cancel);
        Block = await Store.GetBlockAsync(id, cancel);
        Versions = await versions;
    }

    public Task<IActionResult> OnPostShareAsync(Guid id, int nummer, CancellationToken cancel) =>
        DoAsync(id, Notice.BlockShared, () => Store.ShareBlockAsync(id, Version ?? 0, nummer, Request.IdempotencyKey(), cancel), cancel);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancel) =>
        DoAsync(id, Notice.BlockWithdrawn, () => Store.WithdrawBlockAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel), cancel);

    private async Task<IActionResult> DoAsync(Guid id, Notice notice, Func<Task> act, CancellationToken cancel)
    {
        if (await TryAsync(act))
        {
            return Redirect(notice.At(Links.Block(id)));
        }

        await OnGetAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            // What is shown now is what the next act is for.
            ModelState.Remove(nameof(Version));
            Version = Block.Version;
        }

        return Page();
    }
}
