using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FitStore.Contracts;
using FitStore.Contracts.Comparisons;

namespace FitStore.Api.Comparisons;

/// <summary>
/// A decision file as one HTML file that stands alone: no script, nothing fetched from anywhere, its style inside, headings, captions and
/// header cells as screen readers need them, made to be printed. Made from what was frozen; pure. Only the name of who recorded it comes
/// from beside it, for it goes when that account is erased.
/// </summary>
internal static class DecisionDocument
{
    /// <summary>How a reader checks a file without us.</summary>
    public const string HowToCheck =
        "Die Prüfsumme ist der SHA-256 über den eingefrorenen Inhalt als JSON in UTF-8, Zeichen für Zeichen so, wie er gespeichert ist. "
        + "Der Inhalt steht in der Schnittstelle im Feld canonical (GET /v1/decision-files/{id}); dieselbe Prüfsumme steht im Verzeichnis der Vorgänge unter der genannten Nummer.";

    private const string Style = """
        :root { color-scheme: light; }
        body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; color: #111; background: #fff; }
        h1, h2 { line-height: 1.25; }
        h2 { margin-top: 2.5rem; }
        dl { display: grid; grid-template-columns: minmax(10rem, 1fr) 3fr; gap: .5rem 1.5rem; }
        dt { font-weight: bold; }
        dd { margin: 0; overflow-wrap: anywhere; }
        .text { white-space: pre-line; }
        .table { overflow-x: auto; }
        .table:focus-visible, a:focus-visible { outline: 3px solid #1d4b99; outline-offset: 2px; }
        table { width: 100%; border-collapse: collapse; margin-top: 1rem; table-layout: fixed; }
        caption { text-align: left; font-weight: bold; padding-bottom: .5rem; }
        th, td { border: 1px solid #767676; padding: .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; hyphens: auto; }
        thead th { background: #eee; }
        td ul { margin: 0; padding-left: 1.25rem; }
        .differs { display: block; font-weight: normal; font-style: italic; }
        .differs::before { content: "≠ " / ""; }
        .origin { display: block; font-size: .875rem; color: #444; }
        code { overflow-wrap: anywhere; }
        @media (max-width: 40rem) {
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin-bottom: .75rem; }
          table { min-width: 40rem; }
        }
        @media print {
          body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
          tr, caption { break-inside: avoid; }
          h2, caption { break-after: avoid; }
          thead { display: table-header-group; }
          .table { overflow: visible; }
          .screen { display: none; }
        }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static string Of(DecisionFile file)
    {
        var content = file.Content;
        var comparison = content.Comparison;
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>Entscheidungsakte: {Encode(content.Title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n")
            .Append(CultureInfo.InvariantCulture, $"<h1>Entscheidungsakte: {Encode(content.Title)}</h1>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>Festgehalten am {Moment(content.RecordedAt)} von {Encode(content.Organisation.Name)}. Angaben, Preise und Fassungen sind die jenes Tages; spätere Änderungen im FIT-Store ändern diese Akte nicht.</p>\n");

        html.Append("<h2>Entscheidung</h2>\n<dl>\n");
        Fact(html, "Gewählt", Chosen(content));
        Fact(html, "Zusammenfassung", content.Summary);
        Fact(html, "Organisation", content.Organisation.Name);
        if (content.Under is { } under)
        {
            Fact(html, "Vertreten durch", under.Name);
        }

        Fact(html, "Festgehalten von", file.Person ?? $"Konto {content.RecordedBy} (Name gelöscht)");
        Fact(html, "Stand des Vergleichs", ComparedWords.Of(comparison.AsOf));
        html.Append("</dl>\n");

        html.Append("<h2>Verglichen wurden</h2>\n");
        Open(html, "Verglichene Dienste und Angebote mit Gründen", "verglichen");
        html.Append("<thead><tr><th scope=\"col\">Dienst und Angebot</th><th scope=\"col\">Fassungen</th><th scope=\"col\">Gewählt</th><th scope=\"col\">Gründe</th></tr></thead>\n<tbody>\n");
        foreach (var (entry, decided) in comparison.Entries.Zip(content.Entries))
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{Encode(RecordDecisionFile.NameOf(entry))}</th><td>{Encode(Versions(entry))}</td><td>{ComparedWords.YesNo(decided.Chosen)}</td><td class=\"text\">{Encode(decided.Reason ?? "keine angegeben")}</td></tr>\n");
        }

        Close(html);

        html.Append(CultureInfo.InvariantCulture, $"<h2>Vergleich</h2>\n<p>Unterschiede stehen als „unterschiedlich“ bei der Zeile; {comparison.Sections.Sum(section => section.Rows.Count(row => row.Differs))} von {comparison.Sections.Sum(section => section.Rows.Count)} Zeilen unterscheiden sich. Unter jeder Angabe steht, woher sie stammt.</p>\n");
        foreach (var section in comparison.Sections)
        {
            Open(html, section.Title, section.Key);
            html.Append("<thead><tr><th scope=\"col\">Angabe</th>");
            foreach (var entry in comparison.Entries)
            {
                html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Encode(RecordDecisionFile.NameOf(entry))}</th>");
            }

            html.Append("</tr></thead>\n<tbody>\n");
            foreach (var row in section.Rows)
            {
                html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Encode(row.Title)}{(row.Differs ? "<span class=\"differs\">unterschiedlich</span>" : "")}{(row.Note is { } note ? $"<span class=\"origin\">{Encode(note)}</span>" : "")}</th>");
                foreach (var value in row.Values)
                {
                    html.Append("<td>");
                    Value(html, value);
                    html.Append("</td>");
                }

                html.Append("</tr>\n");
            }

            Close(html);
        }

        html.Append("<h2>Prüfung</h2>\n<dl>\n");
        html.Append(CultureInfo.InvariantCulture, $"<dt>Prüfsumme (SHA-256)</dt><dd><code>{file.Hash}</code></dd>\n");
        Fact(html, "Eintrag im Verzeichnis der Vorgänge", file.LedgerSequence.ToString(CultureInfo.InvariantCulture));
        Fact(html, "Kennung der Akte", content.Id.ToString());
        Fact(html, "So wird geprüft", HowToCheck);
        html.Append("</dl>\n");

        // The file carries what was hashed, so that it can be checked where the store is out of reach.
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"screen\"><a download=\"entscheidungsakte-{content.Id}.json\" href=\"data:application/json;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Canonical))}\">Eingefrorenen Inhalt als JSON-Datei sichern</a>. Der SHA-256 dieser Datei ist die Prüfsumme oben, zum Beispiel mit <code>sha256sum</code>.</p>\n");
        html.Append("</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>22.11.2026, 14:05 Uhr, as clocks in Berlin show it.</summary>
    public static string Moment(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Berlin).ToString("dd.MM.yyyy, HH:mm", CultureInfo.InvariantCulture) + "\u00A0Uhr";

    /// <summary>Which versions were compared: Dienst in Fassung 3; Angebot in Fassung 2; Konditionen in Fassung 1, gültig seit 01.01.2026.</summary>
    public static string Versions(ComparedEntry entry) =>
        $"Dienst in Fassung {entry.ServiceVersion}"
        + (entry.OfferVersion is { } offer ? $"; Angebot in Fassung {offer}" : "; ohne Angebot")
        + (entry is { TermsVersion: { } terms, TermsValidFrom: { } from } ? $"; Konditionen in Fassung {terms}, gültig seit {ComparedWords.Of(from)}" : "; ohne geltende Konditionen");

    /// <summary>An answer in one line.</summary>
    public static string Text(ComparedValue value) => value.Lines.Count == 0 ? "noch nicht angegeben" : string.Join("; ", value.Lines);

    private static string Chosen(DecisionContent content)
    {
        var chosen = content.Comparison.Entries.Zip(content.Entries).Where(pair => pair.Second.Chosen).Select(pair => RecordDecisionFile.NameOf(pair.First)).FirstOrDefault();
        return chosen ?? "keines der verglichenen Angebote";
    }

    private static void Value(StringBuilder html, ComparedValue value)
    {
        if (value.Lines.Count == 1)
        {
            html.Append(Encode(value.Lines[0]));
        }
        else if (value.Lines.Count == 0)
        {
            html.Append("noch nicht angegeben");
        }
        else
        {
            html.Append("<ul>");
            foreach (var line in value.Lines)
            {
                html.Append("<li>").Append(Encode(line)).Append("</li>");
            }

            html.Append("</ul>");
        }

        if (value.Provenance is { } provenance)
        {
            html.Append("<span class=\"origin\">").Append(ComparedWords.Of(provenance)).Append("</span>");
        }
    }

    private static void Fact(StringBuilder html, string name, string value) =>
        html.Append(CultureInfo.InvariantCulture, $"<dt>{Encode(name)}</dt><dd class=\"text\">{Encode(value)}</dd>\n");

    private static void Open(StringBuilder html, string caption, string id) =>
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"table\" tabindex=\"0\" aria-labelledby=\"tabelle-{id}\">\n<table>\n<caption id=\"tabelle-{id}\">{Encode(caption)}</caption>\n");

    private static void Close(StringBuilder html) => html.Append("</tbody>\n</table>\n</section>\n");

    private static string Encode(string text) => Encoder.Encode(text);
}
