using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>A set with what it changes: to let it count, to confirm it, or to discard it.</summary>
internal sealed class KeepDataSetModel(FitStoreClient store) : ActingPage(store)
{
    private IReadOnlyList<Land> laender = [];

    public DataSet Set { get; private set; } = default!;

    /// <summary>The set by which its first year is reckoned without it.</summary>
    public DataSet? Replaced { get; private set; }

    public IReadOnlyList<DataSetEffect> Effects { get; private set; } = [];

    public bool IsEditor => Me.Has(Role.Editor);

    public bool IsApprover => Me.Has(Role.Approver);

    protected override bool IsOperatorsOnly => true;

    public string LandName(string code) => laender.FirstOrDefault(land => land.Code == code)?.Name ?? code;

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        var names = Store.ListLaenderAsync(cancel);
        var effects = Store.ListDataSetEffectsAsync(id, cancel);
        Set = await Store.GetDataSetAsync(id, cancel);
        Replaced = Set.Replaces is { } before ? await Store.GetDataSetAsync(before, cancel) : null;
        Effects = await effects;
        laender = await names;
    }

    public Task<IActionResult> OnPostCountAsync(Guid id, CancellationToken cancel) =>
        Decide(id, () => Store.CountDataSetAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel), Notice.DataSetCounted.At(Links.KeepDataSet(id)), cancel);

    public Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancel) =>
        Decide(id, () => Store.ConfirmDataSetAsync(id, Version ?? 0, Request.IdempotencyKey(), cancel), Notice.DataSetConfirmed.At(Links.KeepDataSet(id)), cancel);

    public Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancel) =>
        Decide(id, () => Store.DiscardDataSetAsync(id, Version ?? 0, cancel), Notice.DataSetDiscarded.At(Links.KeepDataSets.Href), cancel);

    private async Task<IActionResult> Decide(Guid id, Func<Task> act, string then, CancellationToken cancel)
    {
        if (await TryAsync(act))
        {
            return Redirect(then);
        }

        await OnGetAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Set.Version;
        }

        return Page();
    }
}
