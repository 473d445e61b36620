using FitStore.Contracts.Cost;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.ReferenceData;

/// <summary>All sets that cost is shared by, for everybody to check.</summary>
internal sealed class DataSetsModel(FitStoreClient store) : PageModel
{
    /// <summary>By kind of key, in the order of their weight.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<DataSet> Sets)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Groups = InGroups(await store.ListDataSetsAsync(DataSetState.Counted, cancel));

    public static IReadOnlyList<(string Heading, IReadOnlyList<DataSet> Sets)> InGroups(IReadOnlyList<DataSet> sets) =>
    [
        .. sets
            .GroupBy(set => (Rank: RankOf(set.Key), Heading: HeadingOf(set.Key)))
            .OrderBy(group => group.Key.Rank)
            .Select(group => (group.Key.Heading, (IReadOnlyList<DataSet>)[.. group.OrderBy(set => Words.ServiceOfKey(set.Key) is null ? set.Key : set.Name, StringComparer.Create(German.Culture, ignoreCase: true)).ThenByDescending(set => set.AsOf)])),
    ];

    private static int RankOf(string key) => key switch
    {
        "inhabitants" => 0,
        "koenigstein" => 1,
        _ => Words.ServiceOfKey(key) is null ? 3 : 2,
    };

    private static string HeadingOf(string key) => RankOf(key) switch
    {
        0 => "Einwohner",
        1 => "Königsteiner Schlüssel",
        2 => "Nutzungen von Diensten",
        _ => "Zielgruppen",
    };
}
