using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Storefront.Pages.ReferenceData;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>What cost is shared by: drafts first, then what counts, then the files that came in.</summary>
internal sealed class KeepDataSetsModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public IReadOnlyList<DataSet> Drafts { get; private set; } = [];

    public IReadOnlyList<(string Heading, IReadOnlyList<DataSet> Sets)> Counted { get; private set; } = [];

    public Page<DataSetImport> Imports { get; private set; } = default!;

    public bool IsEditor => Me.Has(Role.Editor);

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var drafts = Store.ListDataSetsAsync(DataSetState.Draft, cancel);
        var counted = Store.ListDataSetsAsync(DataSetState.Counted, cancel);
        Imports = await Store.ListDataSetImportsAsync(Cursor, cancel);
        Drafts = await drafts;
        Counted = DataSetsModel.InGroups(await counted);
    }

    /// <summary>The address of another page of the files.</summary>
    public static string? At(string? address) => address is null ? null : Links.KeepDataSets.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
