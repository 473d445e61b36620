using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Connections;

/// <summary>What a vendor is asked for over all who connect, what it promised, and what is late.</summary>
internal sealed class VendorItemsModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "verzug")]
    public string? Late { get; set; }

    [BindProperty(SupportsGet = true, Name = "dienst")]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public static IReadOnlyList<Choice> Delays { get; } = [new("ja", "im Verzug"), new("nein", "nicht im Verzug")];

    public IReadOnlyList<Choice> States { get; } = [.. Enum.GetValues<ChecklistItemState>().Select(state => new Choice(state.ToString(), Words.Of(state)))];

    public IReadOnlyList<Choice> Services { get; private set; } = [];

    public Page<VendorItem> Items { get; private set; } = new() { Items = [] };

    /// <summary>Number of items that are late, whatever is chosen.</summary>
    public int LateCount { get; private set; }

    public bool HasFilter => !string.IsNullOrEmpty(State) || !string.IsNullOrEmpty(Late) || !string.IsNullOrEmpty(Service);

    public string Summary => LateCount == 0
        ? Items.Items.Count == 0 && !HasFilter ? "Was Sie zu Anbindungen beitragen, an einer Stelle." : "Nichts ist im Verzug. Nennen Sie für jeden Punkt den Tag, zu dem Sie liefern."
        : $"{German.Count(LateCount, "Punkt ist", "Punkte sind")} im Verzug. Nennen Sie für jeden den Tag, zu dem Sie liefern.";

    public static bool IsSettled(VendorItem item) => item.State is ChecklistItemState.Done or ChecklistItemState.NotApplicable;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var state = Enum.TryParse<ChecklistItemState>(State, out var known) ? known : (ChecklistItemState?)null;
        var late = Store.ListVendorItemsAsync(late: true, service: null, state: null, cursor: null, cancel);
        Items = await Store.ListVendorItemsAsync(Late switch { "ja" => true, "nein" => false, _ => null }, Given(Service), state, Given(Cursor), cancel);
        LateCount = (await late).Total ?? 0;
        var all = HasFilter || Given(Cursor) is not null ? await Store.ListVendorItemsAsync(late: null, service: null, state: null, cursor: null, cancel) : Items;
        Services = [.. all.Items.Concat(Items.Items).Select(item => new Choice(item.Service, item.ServiceName)).Concat(Given(Service) is { } chosen ? [new Choice(chosen, chosen)] : []).DistinctBy(choice => choice.Value, StringComparer.Ordinal)];
    }

    public string? PageOf(string? address) => Cursors.Of(address) is { } cursor
        ? Links.VendorItems.Href + Cursors.Query([new("stand", State), new("verzug", Late), new("dienst", Service), new("cursor", cursor)])
        : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
