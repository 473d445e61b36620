using System.Globalization;
using FitStore.Api.Comparisons;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>
/// Lays two revisions of a listing side by side, statement by statement. Pure. Entries of lists are matched by their name or id, so that
/// moving one says nothing and changing one says only that.
/// </summary>
internal static class CompareRevisions
{
    /// <summary>A statement as a person reads it.</summary>
    /// <param name="Pointer">Where it stands; in lists of entries the list and the entry's name.</param>
    /// <param name="Label">Its name.</param>
    /// <param name="Text">What it says.</param>
    internal sealed record Statement(string Pointer, string Label, string Text);

    /// <summary>Every statement that is not the same in both, in the order of the listing.</summary>
    public static IReadOnlyList<RevisionDifference> Of(ServiceContent before, ServiceContent after)
    {
        var old = StatementsOf(before);
        var now = StatementsOf(after);
        var oldTexts = old.ToDictionary(statement => statement.Pointer, statement => statement.Text, StringComparer.Ordinal);
        var nowTexts = now.ToDictionary(statement => statement.Pointer, statement => statement.Text, StringComparer.Ordinal);
        return
        [
            .. Together(old, now)
                .Where(statement => oldTexts.GetValueOrDefault(statement.Pointer) != nowTexts.GetValueOrDefault(statement.Pointer))
                .Select(statement => new RevisionDifference
                {
                    Pointer = statement.Pointer,
                    Label = statement.Label,
                    Before = oldTexts.GetValueOrDefault(statement.Pointer),
                    After = nowTexts.GetValueOrDefault(statement.Pointer),
                }),
        ];
    }

    /// <summary>All statements of a listing that say something, in their order.</summary>
    internal static IReadOnlyList<Statement> StatementsOf(ServiceContent content)
    {
        var told = new Telling();
        told.Text("/name", "Name", content.Name);
        told.Text("/summary", "Kurzbeschreibung", content.Summary);
        told.Text("/leadLand", "Federführendes Land", content.LeadLand);
        told.Text("/themenfeld", "Themenfeld", content.Themenfeld);
        Tell(told, content.Classification);
        if (content.Description is { } description)
        {
            told.Text("/description/markdown", "Beschreibung", description.Markdown);
            told.Source("/description", "Beschreibung", description.Provenance);
        }

        told.Each("/reported", "Öffentlich berichtet", content.Reported, fact => fact.Text, fact => fact.AsOf is { } time ? ComparedWords.AsOf(time) : "ohne Datum");
        Tell(told, content.Operation);
        Tell(told, content.Access);
        Tell(told, content.Connection);
        Tell(told, content.Support);
        Tell(told, content.ReuseConcept);
        told.Each("/blueprint", "Blaupause", content.Blueprint, entry => $"{Of(entry.Kind)}: {entry.Title}", entry => entry.Block is { } block
            ? string.Create(CultureInfo.InvariantCulture, $"Fassung {block.Number} des Bausteins {block.Id} ({Of(entry.Provenance)})")
            : $"{entry.Text} ({Of(entry.Provenance)})");
        Tell(told, content.Requirements);
        if (content.Principles is { } principles)
        {
            told.Each("/principles/evidence", "EfA-Grundsatz", principles.Evidence, entry => Of(entry.Principle), entry => entry.Evidence);
            told.Source("/principles", "EfA-Grundsätze", principles.Provenance);
        }

        if (content.Training is { } training)
        {
            told.Text("/training/text", "Schulung", training.Text);
            told.Source("/training", "Schulung", training.Provenance);
        }

        told.Text("/demoUrl", "Ausprobieren", content.DemoUrl);
        told.Each("/documents", "Unterlage", content.Documents, document => document.Title, document => $"{Of(document.Kind)}: {document.Url} ({Of(document.Provenance)})");
        told.Each("/contacts", "Kontakt", content.Contacts, contact => contact.Purpose, contact => $"{contact.Email} ({Of(contact.Provenance)})");
        told.List("/keywords", "Suchwörter", content.Keywords);
        return told.Statements;
    }

    private static void Tell(Telling told, Classification filed)
    {
        told.List("/classification/leistungsschluessel", "Leistungsschlüssel", filed.Leistungsschluessel);
        told.List("/classification/ozgIds", "OZG-ID", filed.OzgIds);
        told.Text("/classification/leistungstyp", "Leistungstyp", filed.Leistungstyp is { } type ? ComparedWords.Of(type) : null);
        told.Text("/classification/reifegrad", "Reifegrad", filed.Reifegrad is { } grade ? string.Create(CultureInfo.InvariantCulture, $"{grade.Level} im Modell {grade.Scale}") : null);
        told.YesNo("/classification/sdgRelevant", "Von der SDG-Verordnung erfasst", filed.SdgRelevant);
        told.Source("/classification", "Einordnung", filed.Provenance);
    }

    private static void Tell(Telling told, Operation? operation)
    {
        if (operation is null)
        {
            return;
        }

        told.Text("/operation/operatingAuthority", "Betreibende Behörde", operation.OperatingAuthority);
        told.Text("/operation/itProvider", "IT-Dienstleister", operation.ItProvider);
        told.Source("/operation", "Betrieb", operation.Provenance);
    }

    private static void Tell(Telling told, Access? access)
    {
        if (access is null)
        {
            return;
        }

        told.List("/access/userAccounts", "Nutzerkonto", [.. access.UserAccounts.Select(ComparedWords.Of)]);
        told.Text("/access/trustLevel", "Vertrauensniveau", access.TrustLevel is { } level ? ComparedWords.Of(level) : null);
        told.Text("/access/payment", "Bezahlung", access.Payment);
        told.Source("/access", "Zugang", access.Provenance);
    }

    private static void Tell(Telling told, Connection? connection)
    {
        if (connection is null)
        {
            return;
        }

        told.List("/connection/transports", "Transportweg", [.. connection.Transports.Select(ComparedWords.Of)]);
        told.List("/connection/dataStandards", "Datenstandards", connection.DataStandards);
        told.Each("/connection/fachverfahren", "Fachverfahren", connection.Fachverfahren, system => $"{system.Product} ({system.Vendor})", system =>
            (system.FromVersion is { } version ? $"ab Version {version}, " : "") + ComparedWords.Of(system.State) + (system.PromisedBy is { } day ? $", zugesagt bis {ComparedWords.Of(day)}" : ""));
        told.List("/connection/registers", "Register", connection.Registers);
        told.Lines("/connection/steps", "Schritte der Anbindung", connection.Steps);
        told.Text("/connection/duration", "Dauer der Anbindung", connection.Duration is { } weeks ? ComparedWords.Of(weeks) : null);
        told.Source("/connection", "Anbindung", connection.Provenance);
    }

    private static void Tell(Telling told, SupportMatrix? support)
    {
        if (support is null)
        {
            return;
        }

        told.YesNo("/support/number115", "Behördennummer 115", support.Number115);
        told.Each("/support/levels", "Support", support.Levels, level => string.Create(CultureInfo.InvariantCulture, $"Stufe {level.Level}"), level =>
            $"{level.Provider}, {level.Hours}" + (level.Contact is { } contact ? $", {contact}" : ""));
        told.Source("/support", "Support", support.Provenance);
    }

    private static void Tell(Telling told, ReuseConcept? concept)
    {
        if (concept is null)
        {
            return;
        }

        Tell(told, "/reuseConcept/integration", "Wer bezahlt die Anbindung?", concept.Integration);
        Tell(told, "/reuseConcept/operation", "Wer bezahlt den Betrieb?", concept.Operation);
        Tell(told, "/reuseConcept/interfaces", "Welche Schnittstellen gibt es, wer stellt sie?", concept.Interfaces);
        Tell(told, "/reuseConcept/support", "Wer unterstützt?", concept.Support);
        told.YesNo("/reuseConcept/costNeutralForKommunen", "Für Kommunen kostenneutral", concept.CostNeutralForKommunen);
        told.Source("/reuseConcept", "Nachnutzungskonzept", concept.Provenance);
    }

    private static void Tell(Telling told, string pointer, string question, ReuseAnswer answer)
    {
        told.Text($"{pointer}/bearer", question, answer.Bearer is { } bearer ? ComparedWords.Of(bearer) : null);
        told.Text($"{pointer}/amount", $"{question} Betrag", answer.Amount is { } amount ? ComparedWords.Of(amount) : null);
        told.Text($"{pointer}/text", $"{question} Erläuterung", answer.Text);
        told.Text($"{pointer}/contact", $"{question} Auskunft", answer.Contact);
    }

    private static void Tell(Telling told, RequirementAnswers? requirements)
    {
        if (requirements is null)
        {
            return;
        }

        told.Text("/requirements/catalogue", "Katalog der Mindestanforderungen", requirements.Catalogue);
        told.Each("/requirements/answers", "Anforderung", requirements.Answers, answer => answer.Id, answer =>
            $"{ComparedWords.Of(answer.Obligation)} {answer.Text} ({answer.Group}): {Of(answer.Fulfilment)}" + (answer.Reason is { } reason ? $". {reason}" : ""));
        told.Source("/requirements", "Mindestanforderungen", requirements.Provenance);
    }

    /// <summary>The statements of both, each once: those that are gone stand where they stood.</summary>
    private static List<Statement> Together(IReadOnlyList<Statement> old, IReadOnlyList<Statement> now)
    {
        var together = now.ToList();
        var known = now.Select(statement => statement.Pointer).ToHashSet(StringComparer.Ordinal);
        var at = 0;
        foreach (var statement in old)
        {
            if (known.Contains(statement.Pointer))
            {
                at = together.FindIndex(other => other.Pointer == statement.Pointer) + 1;
            }
            else
            {
                together.Insert(at++, statement);
            }
        }

        return together;
    }

    private static string Of(Provenance provenance) => provenance switch
    {
        Provenance.Declared => "vom Bereitsteller erklärt",
        Provenance.Reported => "öffentlich berichtet",
        Provenance.Example => "Beispielangabe",
        _ => throw new ArgumentOutOfRangeException(nameof(provenance), provenance, null),
    };

    private static string Of(Fulfilment fulfilment) => fulfilment switch
    {
        Fulfilment.Met => "erfüllt",
        Fulfilment.NotMet => "nicht erfüllt",
        Fulfilment.NotApplicable => "trifft nicht zu",
        _ => throw new ArgumentOutOfRangeException(nameof(fulfilment), fulfilment, null),
    };

    private static string Of(Principle principle) => principle switch
    {
        Principle.Relevance => "Relevanz",
        Principle.Usability => "Nutzerfreundlichkeit",
        Principle.Speed => "Geschwindigkeit",
        Principle.Economy => "Einer für Alle und Wirtschaftlichkeit",
        Principle.Innovation => "Innovation und nachhaltige technische Qualität",
        Principle.OpenStandards => "Offene Standards und Open Source",
        _ => throw new ArgumentOutOfRangeException(nameof(principle), principle, null),
    };

    private static string Of(BlueprintKind kind) => kind switch
    {
        BlueprintKind.Technical => "Technik",
        BlueprintKind.DataProtection => "Datenschutz",
        BlueprintKind.Procurement => "Vergabe",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.ConnectionGuide => "Anbindungsleitfaden",
        DocumentKind.DataProtection => "Datenschutz",
        DocumentKind.Procurement => "Vergabe",
        DocumentKind.Training => "Schulung",
        DocumentKind.Specification => "Spezifikation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Takes statements down, each under a pointer of its own.</summary>
    private sealed class Telling
    {
        private readonly List<Statement> statements = [];
        private readonly HashSet<string> pointers = new(StringComparer.Ordinal);

        public IReadOnlyList<Statement> Statements => statements;

        public void Text(string pointer, string label, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                pointers.Add(pointer);
                statements.Add(new Statement(pointer, label, text));
            }
        }

        public void YesNo(string pointer, string label, bool? yes) => Text(pointer, label, yes is { } known ? ComparedWords.YesNo(known) : null);

        public void List(string pointer, string label, IReadOnlyList<string> entries) => Text(pointer, label, string.Join("; ", entries));

        public void Lines(string pointer, string label, IReadOnlyList<string> entries) =>
            Text(pointer, label, string.Join('\n', entries.Select((entry, place) => string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {entry}"))));

        public void Source(string section, string label, Provenance provenance) => Text($"{section}/provenance", $"{label}: Herkunft der Angaben", Of(provenance));

        /// <summary>Entries by their names; of several with one name the later ones are numbered.</summary>
        public void Each<T>(string list, string label, IReadOnlyList<T> entries, Func<T, string> name, Func<T, string> text)
        {
            foreach (var entry in entries)
            {
                var pointer = $"{list}/{name(entry).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                var free = pointer;
                for (var number = 2; pointers.Contains(free); number++)
                {
                    free = string.Create(CultureInfo.InvariantCulture, $"{pointer} ({number})");
                }

                Text(free, $"{label}: {name(entry)}", text(entry));
            }
        }
    }
}
