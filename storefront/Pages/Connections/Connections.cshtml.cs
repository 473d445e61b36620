using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Connections;

/// <summary>A column of the board.</summary>
/// <param name="Stage">How far its connections are.</param>
/// <param name="Count">How many there are; the board shows the oldest.</param>
/// <param name="Page">Those that are shown.</param>
internal sealed record BoardColumn(ConnectionStage Stage, int Count, Page<AdoptionConnection> Page)
{
    private const int Weeks = 7;

    /// <summary>Its connections by age, the oldest first; ages that nothing has are left out.</summary>
    public IEnumerable<(string Age, IReadOnlyList<AdoptionConnection> Entries)> ByAge(DateOnly today) => Page.Items
        .GroupBy(entry => (today.DayNumber - German.Day(entry.Since).DayNumber) switch
        {
            > 12 * Weeks => "länger als 12 Wochen",
            > 4 * Weeks => "länger als 4 Wochen",
            _ => "in den letzten 4 Wochen",
        })
        .Select(group => (group.Key, (IReadOnlyList<AdoptionConnection>)[.. group]));

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

    /// <summary>The connections shown as a list, or of one state.</summary>
    public Page<AdoptionConnection>? List { get; private set; }

    public ConnectionFacets Facets { get; private set; } = default!;

    public IReadOnlyList<Choice> Laender => Choices(Facets.Laender, Given(Land));

    public IReadOnlyList<Choice> Services => Choices(Facets.Services, Given(Service));

    public IReadOnlyList<Choice> Products => Choices(Facets.Fachverfahren, Given(Product));

    public DateOnly Today => German.Day(time.GetUtcNow());

    public string Summary => Facets.Total == 0
        ? "Was zwischen Vertrag und Betrieb unterwegs ist."
        : $"{German.Count(Facets.Total, "Anbindung ist", "Anbindungen sind")} unterwegs{(Facets.Overdue == 0 ? "" : $", {German.Number(Facets.Overdue)} davon überfällig")}. Oben steht jeweils, was am längsten wartet.";

    private ConnectionFilter Filter => new(Given(Land), Given(Service), Given(Product), Overdue == "ja");

    public static string NameOf(ConnectionStage stage) => StageNames[stage];

    /// <summary>What is next, by whom and by when.</summary>
    public static string What(AdoptionConnection entry) => entry switch
    {
        { NextItem: { } item } => $"{item} ({entry.NextBy?.Name ?? "Hersteller"}, bis {German.Date(entry.NextDueOn!.Value)})",
        { Stage: ConnectionStage.Contracted, DueOn: { } due } => $"Anbindung beginnen ({entry.Adopter.Name}, bis {German.Date(due)})",
        { Stage: ConnectionStage.Contracted } => $"Anbindung beginnen ({entry.Adopter.Name})",
        _ => "Alle Punkte sind erledigt.",
    };

    /// <summary>Whether something is next.</summary>
    public static bool IsOpen(AdoptionConnection entry) => entry.NextItem is not null || entry.Stage == ConnectionStage.Contracted;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Stage = Given(Stage);
        if (Stage is not null && !StageNames.ContainsValue(Stage))
        {
            return NotFound();
        }

        var chosen = Stage is null ? (ConnectionStage?)null : StageNames.First(entry => entry.Value == Stage).Key;
        var facets = Store.GetConnectionFacetsAsync(Filter, chosen, cancel);
        if (IsList || chosen is not null)
        {
            List = await Store.ListConnectionsAsync(Filter, chosen, OnPage, Given(Cursor), cancel);
        }

        ConnectionStage[] stages = IsList ? [] : chosen is { } only ? [only] : [.. StageNames.Keys];
        var pages = stages.Select(stage => List is { } list ? Task.FromResult(list) : Store.ListConnectionsAsync(Filter, stage, OnBoard, cursor: null, cancel)).ToList();
        Facets = await facets;
        Columns = [.. stages.Zip(await Task.WhenAll(pages), (stage, page) => new BoardColumn(stage, CountOf(stage), page))];
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

    private int CountOf(ConnectionStage stage)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(stage.ToString());
        return Facets.Stages.FirstOrDefault(value => value.Value == name)?.Count ?? 0;
    }

    /// <summary>What there is to choose, each with its number, and what is chosen.</summary>
    private static IReadOnlyList<Choice> Choices(IReadOnlyList<ConnectionFacetValue> values, string? chosen) =>
        [.. values.Select(value => new Choice(value.Value, $"{value.Name} ({German.Number(value.Count)})")), .. chosen is null || values.Any(value => value.Value == chosen) ? (Choice[])[] : [new(chosen, chosen)]];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
