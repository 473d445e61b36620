using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.ReferenceData;

/// <summary>One set with all its values and totals.</summary>
internal sealed class DataSetModel(FitStoreClient store) : PageModel
{
    private const int LongestArs = 12;

    private IReadOnlyList<Land> laender = [];

    public static IReadOnlyList<Choice> Levels { get; } = [.. Enum.GetValues<ReferenceLevel>().Select(level => new Choice(level.ToString(), Words.Of(level)))];

    [BindProperty(SupportsGet = true, Name = "ebene")]
    public string? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "ars")]
    public string? Ars { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public DataSet Set { get; private set; } = default!;

    public Page<DataSetValue> Values { get; private set; } = default!;

    public IReadOnlyList<DataSetTotal> Totals { get; private set; } = [];

    public IEnumerable<ReferenceLevel> TotalLevels => Totals.Select(total => total.Level).Distinct().Order();

    /// <summary>What a total of a level is called: of a Land it is its own value.</summary>
    public static string TotalOf(ReferenceLevel level) => level == ReferenceLevel.Land ? "Land insgesamt" : $"Alle {Words.Many(level)}";

    public string LandName(string code) => laender.FirstOrDefault(land => land.Code == code)?.Name ?? code;

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        // What nobody can mean is as if it had not been asked: the address may have been typed.
        var level = Enum.TryParse<ReferenceLevel>(Level, out var known) && Enum.IsDefined(known) ? known : (ReferenceLevel?)null;
        var digits = string.Concat((Ars ?? "").Where(char.IsAsciiDigit).Take(LongestArs));
        ModelState.Clear();
        (Level, Ars) = (level?.ToString(), digits.Length > 0 ? digits : null);
        var set = store.GetDataSetAsync(id, cancel);
        var totals = store.ListDataSetTotalsAsync(id, cancel);
        var names = store.ListLaenderAsync(cancel);
        Values = await store.ListDataSetValuesAsync(id, level, Ars, Cursor, cancel);
        Set = await set;
        Totals = await totals;
        laender = await names;
    }

    public async Task<IActionResult> OnGetTableAsync(Guid id, CancellationToken cancel) =>
        File(await store.GetDataSetTableAsync(id, cancel), "text/csv; charset=utf-8", $"bezugsdaten-{id}.csv");

    /// <summary>The address of another page of the values.</summary>
    public string? At(string? address) => address is null
        ? null
        : Links.DataSet(Set.Id) + Cursors.Query([new("ebene", Level), new("ars", Ars), new("cursor", Cursors.Of(address))]) + "#werte";
}
