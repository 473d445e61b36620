using System.Globalization;
using System.Net.Mime;
using System.Reflection;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace FitStore.Api.Connections;

/// <summary>How far connecting is, to take along into a meeting: as a PDF, or as a table.</summary>
internal static class ConnectionReports
{
    /// <summary>Connections that the PDF of the list shows; the table shows all.</summary>
    private const int Most = 500;

    /// <summary>Read the report on a connection</summary>
    /// <remarks>For everybody who may see the adoption, from the start of the connection on: a PDF, or by `Accept` a CSV with a line for each item. Always as an attachment.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<ReportFile<ConnectionReportRow>> One(Guid id, Act act, FitDatabase database, ChecklistView view, OrganisationRegister register, CurrentCatalogue catalogue, TimeProvider clock)
    {
        var (adoption, checklist) = await database.Read(async sql =>
        {
            var (row, list) = await ReadChecklist.Require(sql, id, act);
            return (row, await view.Show(sql, row, list));
        });
        var today = BerlinTime.Today(clock);
        var state = Names.Parse<AdoptionState>(adoption.State);
        var settled = checklist.Entries.Count(IsSettled);
        var document = new PaperDocument
        {
            Title = $"Anbindungsbericht: {checklist.ServiceName}",
            Reference = $"Nachnutzung {id}",
            MadeOn = today,
            Blocks =
            [
                Paper.Facts("Auf einen Blick",
                [
                    ("Nachnutzer", checklist.Adopter.Name),
                    ("Bereitsteller", register.Current.Ref(adoption.ProviderId).Name),
                    ("Vertragspartner", register.Current.Ref(adoption.AddresseeId).Name),
                    ("Stand", StateWord(state)),
                    ("Begonnen am", Day(checklist.StartedOn)),
                    ("Erledigt", $"{settled} von {checklist.Entries.Count} Punkten"),
                    ("Fachverfahren", checklist.Fachverfahren is { } system ? $"{system.Product} ({system.Vendor})" : "noch nicht angegeben"),
                    ("IT-Dienstleister", checklist.ItProvider?.Name ?? "noch nicht angegeben"),
                ]),
                Paper.Paragraph(Summary(checklist, today)),
                Paper.Table(
                    "Punkte der Checkliste",
                    [Paper.Column("Punkt"), Paper.Column("Wer"), Paper.Column("Stand"), Paper.Column("Fällig"), Paper.Column("Zugesagt"), Paper.Column("Notiz")],
                    checklist.Entries.Select(item => (IReadOnlyList<string>)
                    [
                        item.Title + (item.Mandatory ? " (Pflicht)" : ""),
                        item.Responsible?.Name ?? "Hersteller, noch nicht benannt",
                        StateWord(item) + (IsLate(item, today) ? ", überfällig" : ""),
                        Day(item.DueOn),
                        item.PromisedOn is { } promised ? Day(promised) : "",
                        item.Reason ?? item.Note ?? "",
                    ])),
            ],
        };
        return new ReportFile<ConnectionReportRow>(document, $"anbindungsbericht-{checklist.Service}", checklist.Entries.Select(item => Row(item, today)).ToAsyncEnumerable());
    }

    /// <summary>Read the report on all connections</summary>
    /// <remarks>
    /// The list of connections with its filters, as a PDF, or by `Accept` as a CSV: the same columns as the list's own. The PDF shows the 500 that
    /// have been longest in their state and says how many more there are.
    /// </remarks>
    public static async Task<ReportFile<AdoptionConnection>> All(
        [AsParameters] ConnectionQuery query, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, TimeProvider clock)
    {
        var today = BerlinTime.Today(clock);
        var (shown, total) = await database.Read(async sql => await ListConnections.First(sql, query, act, Most, catalogue, register.Current, today));
        var blocks = new List<PaperBlock>
        {
            Paper.Paragraph(total == 0
                ? "Zurzeit ist keine Anbindung unterwegs, auf die die gewählten Filter passen."
                : $"{total} {(total == 1 ? "Anbindung ist" : "Anbindungen sind")} unterwegs, {shown.Count(entry => entry.Overdue)} davon überfällig{(total > shown.Count ? $". Gezeigt sind die {shown.Count} ältesten" : "")}."),
        };
        foreach (var stage in Enum.GetValues<ConnectionStage>())
        {
            var entries = shown.Where(entry => entry.Stage == stage).ToList();
            if (entries.Count > 0)
            {
                blocks.Add(Paper.Heading(1, $"{StageWord(stage)} ({entries.Count})"));
                blocks.Add(Paper.Table(
                    StageWord(stage),
                    [Paper.Column("Nachnutzer"), Paper.Column("Dienst"), Paper.Column("Seit"), Paper.Column("Erledigt"), Paper.Column("Als Nächstes"), Paper.Column("Fällig")],
                    entries.Select(entry => (IReadOnlyList<string>)
                    [
                        entry.Adopter.Name,
                        entry.ServiceName,
                        Day(BerlinTime.DateOf(entry.Since)),
                        entry.Items == 0 ? "" : $"{entry.Settled} von {entry.Items}",
                        entry.NextItem ?? "",
                        ((entry.NextDueOn ?? entry.DueOn) is { } due ? Day(due) : "") + (entry.Overdue ? " (überfällig)" : ""),
                    ])));
            }
        }

        var document = new PaperDocument { Title = "Anbindungen im Überblick", Reference = act.For.Name, MadeOn = today, Blocks = blocks };
        return new ReportFile<AdoptionConnection>(document, "anbindungen", ListConnections.All(database, query, act, catalogue, register.Current, today));
    }

    private static string Summary(AdoptionChecklist checklist, DateOnly today)
    {
        var late = checklist.Entries.Count(item => IsLate(item, today));
        var test = checklist.MissingForTest.Count == 0 ? "Für den Test ist nichts mehr offen." : $"Vor dem Test {(checklist.MissingForTest.Count == 1 ? "ist 1 Punkt" : $"sind {checklist.MissingForTest.Count} Punkte")} offen.";
        var live = checklist.MissingForLive.Count == 0 ? "Alle Pflichtpunkte sind erledigt." : $"Bis zum Betrieb {(checklist.MissingForLive.Count == 1 ? "fehlt 1 Pflichtpunkt" : $"fehlen {checklist.MissingForLive.Count} Pflichtpunkte")}.";
        return $"{test} {live} {(late == 0 ? "Überfällig ist nichts." : $"Überfällig: {late}.")}";
    }

    private static ConnectionReportRow Row(ChecklistItem item, DateOnly today) => new()
    {
        Key = item.Key,
        Title = item.Title,
        Owner = item.Owner,
        Responsible = item.Responsible?.Name,
        Mandatory = item.Mandatory,
        BeforeTest = item.BeforeTest,
        State = item.State,
        DueOn = item.DueOn,
        PromisedOn = item.PromisedOn,
        Overdue = IsLate(item, today),
        Reason = item.Reason,
        Note = item.Note,
        Files = item.Files.Count,
    };

    private static bool IsSettled(ChecklistItem item) => item.State is ChecklistItemState.Done or ChecklistItemState.NotApplicable;

    // What was promised by a later day is late from that day on, as on the desk and in the vendor's list.
    private static bool IsLate(ChecklistItem item, DateOnly today) => !IsSettled(item) && (item.PromisedOn ?? item.DueOn) < today;

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string StateWord(ChecklistItem item) => item.State switch
    {
        ChecklistItemState.Open => "offen",
        ChecklistItemState.InProgress => "in Arbeit",
        ChecklistItemState.Done => "erledigt",
        _ => "entfällt",
    };

    private static string StateWord(AdoptionState state) => state switch
    {
        AdoptionState.Onboarding => "Anbindung",
        AdoptionState.Testing => "Test",
        AdoptionState.Live => "In Betrieb",
        AdoptionState.Dormant => "Ruht",
        AdoptionState.Terminating => "Läuft aus",
        _ => "Beendet",
    };

    private static string StageWord(ConnectionStage stage) => stage switch
    {
        ConnectionStage.Contracted => "Vertrag geschlossen",
        ConnectionStage.Onboarding => "Anbindung",
        ConnectionStage.Testing => "Test",
        _ => "Bald in Betrieb",
    };
}

/// <summary>A report: drawn as a PDF, or by <c>Accept</c> its rows as CSV; handed out as a download.</summary>
internal sealed class ReportFile<TRow>(PaperDocument document, string name, IAsyncEnumerable<TRow> rows) : IResult, IEndpointMetadataProvider
{
    private const string Csv = "text/csv";

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var isTable = Listing.Format(http, MediaTypeNames.Application.Pdf, Csv) == Csv;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{name}.{(isTable ? "csv" : "pdf")}" }.ToString();
        if (isTable)
        {
            http.Response.ContentType = Flat.CsvType;
            await Flat.WriteCsv(http.Response.BodyWriter, rows, fields: null, http.RequestAborted);
            return;
        }

        http.Response.ContentType = MediaTypeNames.Application.Pdf;
        await http.Response.BodyWriter.WriteAsync(PaperPdf.Draw(document), http.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaTypeNames.Application.Pdf, Csv]));
        builder.Metadata.Add(new ToldAsRows(typeof(TRow)));
    }
}
