using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>What went because its time was over.</summary>
internal sealed class RetentionModel(FitStoreClient store) : ActingPage(store)
{
    private Dictionary<string, string> rules = [];

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<RetentionReport> Reports { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    /// <summary>What a rule is about, in words; a rule nobody knows any more is its own name.</summary>
    public string NameOf(string rule) => rules.GetValueOrDefault(rule, rule);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var known = Store.ListRetentionRulesAsync(cancel);
        Reports = await Store.ListRetentionReportsAsync(Cursor, cancel);
        rules = (await known).ToDictionary(rule => rule.Name, rule => rule.What, StringComparer.Ordinal);
    }

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Retention.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
