using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Connections;

/// <summary>A column of the board.</summary>
internal sealed record BoardColumn(ConnectionStage Stage, Page<AdoptionConnection> Page)
{
    /// <summary>Its name in addresses.</summary>
    public string Name => ConnectionsModel.NameOf(Stage);
}

/// <summary>All connections of the services that one provides or sells, by state and by age.</summary>
internal sealed class ConnectionsModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    private const int OnBoard = 10;
    private const int OnPage = 50;

    private static readonly Dictionary<ConnectionStage, string> StageNames = new()
    {
        [ConnectionStage.Contracted] = "vertrag",
        [ConnectionStage.Onboarding] = "anbindung",
        [ConnectionStage.Testing] = "test",
        [ConnectionStage.LiveSoon] = "bald",
    };

    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true, Name = "land")]
    public string? Land { get; set; }

    [BindProperty(SupportsGet = true, Name = "dienst")]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true, Name = "fachverfahren")]
    public string? Product { get; set; }

    [BindProperty(SupportsGet = true, Name = "ueberfaellig")]
    public string? Overdue { get; set; }

    [BindProperty(SupportsGet = true, Name = "ansicht")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public static IReadOnlyList<Choice> Due { get; } = [new("ja", "nur überfällige")];

    public bool IsList => View == "liste";

    public bool HasFilter => Stage is not null || Filter != new ConnectionFilter(null, null, null, OverdueOnly: false);

    public IReadOnlyList<BoardColumn> Columns { get; private set; } = [];

    public IReadOnlyList<Choice> Laender { get; private set; } = [];

    public IReadOnlyList<Choice> Services { get; private set; } = [];

    public IReadOnlyList<Choice> Products { get; private set; } = [];

    public DateOnly Today => German.Day(time.GetUtcNow());

    public int Total => Columns.Sum(column => column.Page.Total ?? 0);

    public string Summary => Total == 0
        ? "Was zwischen Vertrag und Betrieb unterwegs ist."
        : $"{German.Count(Total, "Anbindung ist", "Anbindungen sind")} unterwegs. Oben steht jeweils, was am längsten wartet.";

    private ConnectionFilter Filter => new(Given(Land), Given(Service), Given(Product), Overdue == "ja");

    public static string NameOf(ConnectionStage stage) => StageNames[stage];

    /// <summary>What is next, by whom and by when.</summary>
    public static string Next(AdoptionConnection entry) => entry switch
    {
        { NextItem: { } item } => $"Als Nächstes: {item} ({entry.NextBy?.Name ?? "Hersteller"}, bis {German.Date(entry.NextDueOn!.Value)})",
        { Stage: ConnectionStage.Contracted, DueOn: { } due } => $"Als Nächstes: Anbindung beginnen ({entry.Adopter.Name}, bis {German.Date(due)})",
        { Stage: ConnectionStage.Contracted } => $"Als Nächstes: Anbindung beginnen ({entry.Adopter.Name})",
        _ => "Alle Punkte sind erledigt.",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Stage = Given(Stage);
        if (Stage is not null && !StageNames.ContainsValue(Stage))
        {
            return NotFound();
        }

        var stages = StageNames.Where(entry => Stage is null || entry.Value == Stage).Select(entry => entry.Key).ToList();
        var limit = Stage is null && !IsList ? OnBoard : OnPage;
        var columns = stages.Select(async stage => new BoardColumn(stage, await Store.ListConnectionsAsync(Filter, stage, limit, Stage is null ? null : Given(Cursor), cancel))).ToList();
        Columns = await Task.WhenAll(columns);
        Laender = [.. (await Store.ListLaenderAsync(cancel)).Select(land => new Choice(land.Code, land.Name))];
        var shown = Columns.SelectMany(column => column.Page.Items).ToList();
        Services = Choices(shown.Select(entry => (entry.Service, entry.ServiceName)), Given(Service));
        Products = Choices(shown.Where(entry => entry.Fachverfahren is not null).Select(entry => (entry.Fachverfahren!.Product, entry.Fachverfahren.Product)), Given(Product));
        return Page();
    }

    /// <summary>This page with another state or view.</summary>
    public string Address(string? stage = null, bool? list = null) => Links.Connections.Href + Cursors.Query(
    [
        new("stand", stage ?? Stage),
        new("land", Land),
        new("dienst", Service),
        new("fachverfahren", Product),
        new("ueberfaellig", Overdue),
        new("ansicht", list ?? IsList ? "liste" : null),
    ]);

    public string? PageOf(string? address) => Cursors.Of(address) is { } cursor ? $"{Address()}{(Address().Contains('?', StringComparison.Ordinal) ? "&" : "?")}cursor={Uri.EscapeDataString(cursor)}" : null;

    /// <summary>The report with the same filters, as a file.</summary>
    public string Report(string form)
    {
        var stage = Stage is { } name ? JsonNamingPolicy.CamelCase.ConvertName(StageNames.First(entry => entry.Value == name).Key.ToString()) : null;
        return $"{Links.Connections.Href}/bericht/{form}{Cursors.Query([.. Filter.Parts, new("stage", stage)])}";
    }

    /// <summary>What occurs among what is shown, with what is chosen.</summary>
    private static IReadOnlyList<Choice> Choices(IEnumerable<(string Value, string Name)> entries, string? chosen) =>
        [.. entries.Concat(chosen is null ? [] : [(chosen, chosen)]).DistinctBy(entry => entry.Value, StringComparer.Ordinal).OrderBy(entry => entry.Name, StringComparer.CurrentCulture).Select(entry => new Choice(entry.Value, entry.Name))];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
