using FitStore.Api.Http;
using FitStore.Contracts.Comparisons;

namespace FitStore.Api.Comparisons;

/// <summary>A decision file as a table, row by row, from what was frozen alone. Pure.</summary>
internal static class DecisionRows
{
    public static IReadOnlyList<DecisionRow> Of(DecisionFile file)
    {
        var content = file.Content;
        var comparison = content.Comparison;
        DecisionRow[] rows =
        [
            Whole("Entscheidung", "Titel", content.Title),
            Whole("Entscheidung", "Organisation", content.Under is { } under ? $"{content.Organisation.Name}, vertreten durch {under.Name}" : content.Organisation.Name),
            Whole("Entscheidung", "Festgehalten am", DecisionDocument.Moment(content.RecordedAt)),
            Whole("Entscheidung", "Stand des Vergleichs", ComparedWords.Of(comparison.AsOf)),
            Row("Entscheidung", "Verglichen", comparison.Entries.Select(entry => new DecisionCell { Text = RecordDecisionFile.NameOf(entry) })),
            Row("Entscheidung", "Fassungen", comparison.Entries.Select(entry => new DecisionCell { Text = DecisionDocument.Versions(entry) })),
            Row("Entscheidung", "Gewählt", content.Entries.Select(entry => new DecisionCell { Text = ComparedWords.YesNo(entry.Chosen) })),
            Row("Entscheidung", "Gründe", content.Entries.Select(entry => new DecisionCell { Text = entry.Reason ?? "" })),
            Whole("Entscheidung", "Zusammenfassung", content.Summary),
            .. comparison.Sections.SelectMany(section => section.Rows.Select(row =>
                Row(section.Title, row.Title, row.Values.Select(value => new DecisionCell { Text = DecisionDocument.Text(value), Provenance = value.Provenance })) with { Differs = row.Differs })),
            Whole("Prüfung", "Prüfsumme (SHA-256)", file.Hash),
            Whole("Prüfung", "Eintrag im Verzeichnis der Vorgänge", file.LedgerSequence.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Whole("Prüfung", "So wird geprüft", DecisionDocument.HowToCheck),
        ];
        return [.. rows.Select((row, place) => row with { Number = place + 1 })];
    }

    private static DecisionRow Whole(string section, string title, string value) => new() { Number = 0, Section = section, Title = title, Value = value };

    private static DecisionRow Row(string section, string title, IEnumerable<DecisionCell> cells)
    {
        DecisionCell[] given = [.. cells];
        return new()
        {
            Number = 0,
            Section = section,
            Title = title,
            First = given.ElementAtOrDefault(0),
            Second = given.ElementAtOrDefault(1),
            Third = given.ElementAtOrDefault(2),
            Fourth = given.ElementAtOrDefault(3),
        };
    }
}
