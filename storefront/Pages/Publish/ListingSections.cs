using System.Text.Json.Nodes;
using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>A short part of a listing that one person can fill in by itself.</summary>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Title">What it is called in the list of tasks.</param>
/// <param name="Question">The heading of its page.</param>
/// <param name="Lead">What is asked and what for.</param>
/// <param name="Fields">The statements in it.</param>
internal sealed record ListingSection(string Slug, string Title, string Question, string Lead, IReadOnlyList<ListingField> Fields)
{
    /// <summary>Uploaded documents or pictures can be named in it.</summary>
    public bool NamesFiles { get; init; }
}

/// <summary>The sections of a listing in the order in which a Kommune asks, with the words of every statement and help for each.</summary>
internal sealed class ListingSections
{
    private ListingSections(IReadOnlyList<ListingSection> all) => All = all;

    public IReadOnlyList<ListingSection> All { get; }

    public IEnumerable<ListingField> Fields => All.SelectMany(section => section.Fields);

    public ListingSection? Find(string slug) => All.FirstOrDefault(section => section.Slug == slug);

    public ListingSection? Next(ListingSection section) => All.SkipWhile(each => each != section).Skip(1).FirstOrDefault();

    /// <summary>The section and statement that a pointer into the content belongs to; nothing for the listing as a whole and for offers.</summary>
    public (ListingSection Section, ListingField Field)? Place(string? pointer)
    {
        for (var at = pointer ?? ""; at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            foreach (var section in All)
            {
                // A whole part, such as /support, belongs to its first statement.
                if (section.Fields.FirstOrDefault(field => field.Pointer == at) is { } exact)
                {
                    return (section, exact);
                }
            }

            if (All.SelectMany(section => section.Fields.Select(field => (section, field))).FirstOrDefault(each => each.field.Pointer.StartsWith(at + "/", StringComparison.Ordinal)) is { field: not null } within)
            {
                return within;
            }
        }

        return null;
    }

    /// <summary>The address of the field in which the value at a pointer is typed; nothing for what is no part of the content.</summary>
    public string? Href(string slug, string? pointer, JsonObject content) =>
        Place(pointer) is var (section, field) ? Links.ListingSection(slug, section.Slug, FieldFor(field, pointer!, content)) : null;

    /// <summary>The field in which the value at a pointer is typed, in the form that shows this content.</summary>
    public static string FieldFor(ListingField field, string pointer, JsonObject content)
    {
        var input = new ListingInput();
        field.Fill(input, field.In(content));
        return field.FieldFor(pointer, input);
    }

    /// <summary>Sections of something else that is written in the same way.</summary>
    public static ListingSections Of(IReadOnlyList<ListingSection> all) => new(all);

    /// <param name="names">The Länder and Themenfelder to choose from.</param>
    /// <param name="requirements">The requirements to answer, in the order of their catalogue.</param>
    public static ListingSections Of(CatalogueNames names, IReadOnlyList<RequirementAnswer> requirements) => new(
    [
        new("name", "Name und Kurzbeschreibung", "Wie heißt der Dienst?", "Name und ein Satz: Daran erkennen Kommunen in der Suche, ob sie weiterlesen.",
        [
            new TextField("/name", "Name", 120) { IsAlwaysThere = true, Hint = "So, wie Fachleute ihn suchen würden, ohne Abkürzung. Zum Beispiel: Digitale Baugenehmigung." },
            new TextField("/summary", "Kurzbeschreibung", 150) { IsAlwaysThere = true, Rows = 3, Hint = "Ein Satz, was der Dienst für wen tut. Zum Beispiel: Bauanträge vollständig online stellen, prüfen und bescheiden." },
        ]),
        new("beschreibung", "Beschreibung", "Was leistet der Dienst?", "Der erste Absatz steht ganz oben auf der Seite des Dienstes. Schreiben Sie ihn so, dass er allein stehen kann.",
        [
            new TextField("/description/markdown", "Beschreibung", 20_000) { Rows = 16, IsMarkdown = true, IsWholeObject = true, Hint = "Für wen ist der Dienst, was geht online, was bleibt in der Behörde? Eine Leerzeile trennt Absätze. ## am Zeilenanfang macht eine Überschrift, - einen Aufzählungspunkt, **so** wird Text fett, [so](https://www.example.org) ein Link. Bilder laden Sie unter „Dateien“ hoch." },
        ]) { NamesFiles = true },
        new("einordnung", "Einordnung", "Wo gehört der Dienst hin?", "Danach wird gefiltert, und danach finden ihn Zuständigkeitsfinder und andere Programme.",
        [
            new ChoiceField("/themenfeld", "Themenfeld", [.. names.Themenfelder.Select(field => new Choice(field.Slug, field.Name))]) { IsLong = true, IsAlwaysThere = true },
            new LinesField("/classification/leistungsschluessel", "Leistungsschlüssel") { IsNumber = true, Hint = "14 Ziffern, einer je Zeile. Die des Bundes beginnen mit 99, zum Beispiel 99012007005000. Erfinden Sie keinen: Er steht im Leistungskatalog (LeiKa)." },
            new LinesField("/classification/ozgIds", "OZG-IDs") { IsNumber = true, Optional = true, Rows = 2, Hint = "Fünf Ziffern, die mit 1 beginnen, eine je Zeile. Zum Beispiel 10146." },
            new ChoiceField("/classification/leistungstyp", "Leistungstyp", ListingField.Choices<Leistungstyp>(Words.Of)) { IsLong = true, Optional = true, Hint = "Wer die Leistung regelt und wer sie ausführt, nach dem Leistungskatalog." },
            new GradeField("/classification/reifegrad", "Reifegrad") { Optional = true, Hint = "Wie weit die Leistung online ist, mit dem Modell, nach dem er ermittelt ist. Die beiden Modelle lassen sich nicht ineinander umrechnen." },
            new YesNoField("/classification/sdgRelevant", "Muss die Leistung EU-weit angeboten werden (SDG)?") { Optional = true, Hint = "Ja, wenn sie im Anhang der Verordnung (EU) 2018/1724 steht, zum Beispiel die Ummeldung eines Wohnsitzes." },
        ]),
        new("betrieb", "Federführung und Betrieb", "Wer führt, wer betreibt?", "Kommunen wollen wissen, wer verantwortlich ist, auch für den Datenschutz.",
        [
            new ChoiceField("/leadLand", "Federführendes Land", [.. names.Laender.Select(land => new Choice(land.Code, land.Name))]) { IsLong = true, IsAlwaysThere = true },
            new TextField("/operation/operatingAuthority", "Betriebsbehörde", 200) { IsAlwaysThere = true, Hint = "Die Behörde, die nach § 8a Abs. 4 OZG allein für den Datenschutz verantwortlich ist. Zum Beispiel: Ministerium für Inneres, Bau und Digitalisierung." },
            new TextField("/operation/itProvider", "IT-Dienstleister", 200) { Optional = true, Hint = "Wer den Dienst technisch betreibt. Zum Beispiel: DVZ Datenverarbeitungszentrum." },
        ]),
        new("zugang", "Zugang", "Wie melden sich Antragstellende an?", "Daran hängt, ob der Dienst zu den Nutzerkonten der Menschen passt.",
        [
            new ManyField("/access/userAccounts", "Nutzerkonten", ListingField.Choices<UserAccount>(Words.Of)) { Optional = true },
            new ChoiceField("/access/trustLevel", "Vertrauensniveau", ListingField.Choices<TrustLevel>(Words.Of, level => level switch { TrustLevel.Basis => "Name und Passwort", TrustLevel.Substanziell => "zum Beispiel ELSTER-Zertifikat", _ => "Online-Ausweis" })) { Optional = true, Hint = "Wie sicher die Verwaltung wissen muss, wer den Antrag stellt." },
            new TextField("/access/payment", "Bezahlung", 500) { Optional = true, Hint = "Ob und wie Gebühren online bezahlt werden. Zum Beispiel: ePayBL, auch Kreditkarte; oder: gebührenfrei." },
        ]),
        new("anbindung", "Anbindung", "Wie wird angebunden?", "Kommunen planen danach Aufwand und Zeit.",
        [
            new ManyField("/connection/transports", "Wie kommen Anträge an?", ListingField.Choices<Transport>(Words.Of, Words.Explain)) { Optional = true },
            new LinesField("/connection/dataStandards", "Datenstandards") { Optional = true, Hint = "XÖV-Standards und FIM-Schemata, einer je Zeile. Zum Beispiel: XBau 2.4." },
            new LinesField("/connection/registers", "Register") { Optional = true, Rows = 3, Hint = "Aus welchen Registern der Dienst Daten holt, eines je Zeile. Zum Beispiel: Melderegister." },
            new LinesField("/connection/steps", "Was hat eine Kommune zu tun?") { Optional = true, Rows = 8, Hint = "Ein Schritt je Zeile, in der Reihenfolge, als ganzer Satz. Zum Beispiel: Sie beauftragen den Hersteller Ihres Fachverfahrens mit der Schnittstelle." },
            new WeeksField("/connection/duration", "Wochen vom Vertrag bis zum Betrieb") { Optional = true, Hint = "Was erfahrungsgemäß vergeht. Zum Beispiel: 8 bis 16." },
        ]),
        new("fachverfahren", "Fachverfahren", "Mit welchen Fachverfahren arbeitet der Dienst zusammen?", "Die Frage, die jede Kommune zuerst stellt. Nennen Sie auch, was erst zugesagt ist.",
        [
            new EntriesField("/connection/fachverfahren", "Fachverfahren", "Fachverfahren", "Noch ein Fachverfahren",
            [
                new("product", "Produkt") { Hint = "Zum Beispiel: Elbtal Bau" },
                new("vendor", "Hersteller"),
                new("fromVersion", "Ab Version") { Optional = true, MaxLength = 60 },
                new("state", "Stand der Schnittstelle") { Options = ListingField.Choices<InterfaceState>(Words.Of) },
                new("promisedBy", "Zugesagt bis") { Type = "date", Optional = true, Hint = "Wenn die Schnittstelle noch nicht im Betrieb ist" },
            ]) { Optional = true },
        ]),
        new("support", "Support", "Wer hilft?", "Wer beantwortet Fragen, wann und wie? Ohne erste Supportstufe kann der Dienst nicht veröffentlicht werden.",
        [
            new YesNoField("/support/number115", "Ist die Behördennummer 115 eingewiesen?") { Hint = "Ja, wenn die 115 erste Fragen von Bürgerinnen und Bürgern zu diesem Dienst beantwortet." },
            new EntriesField("/support/levels", "Supportstufen", "Supportstufe", "Noch eine Supportstufe",
            [
                new("level", "Stufe") { Options = [new("1", "1: erste Stelle für alle Fragen"), new("2", "2: fachliche Fragen"), new("3", "3: technische Störungen")], IsNumber = true },
                new("provider", "Wer hilft?") { Hint = "Zum Beispiel: Servicestelle des Landes" },
                new("hours", "Wann?") { Hint = "Zum Beispiel: Mo bis Fr, 8 bis 16 Uhr" },
                new("contact", "Wie erreichbar?") { Optional = true, Hint = "Funktionspostfach oder Rufnummer" },
            ]),
        ]),
        new("nachnutzungskonzept", "Nachnutzungskonzept", "Wer trägt was?", "Die vier Antworten, ohne die Kommunen nicht beurteilen können, ob der Dienst wirtschaftlich und tragfähig ist. Nennen Sie Beträge oder Spannen und wer Auskunft gibt.",
        [
            new TextField("/reuseConcept/integration", "Wer zahlt die Integration?", 4000) { IsAlwaysThere = true, Rows = 4, Hint = "Zum Beispiel: Das Land trägt die Anbindung an FIT-Connect. Die Schnittstelle im Fachverfahren zahlt die Kommune, meist 4.000 bis 9.000 €." },
            new TextField("/reuseConcept/operation", "Wer zahlt den Betrieb?", 4000) { IsAlwaysThere = true, Rows = 4, Hint = "Zum Beispiel: Die nachnutzenden Länder teilen sich den Betrieb nach dem Königsteiner Schlüssel; Kommunen zahlen nichts." },
            new TextField("/reuseConcept/interfaces", "Welche Schnittstellen gibt es, und wer stellt sie?", 4000) { IsAlwaysThere = true, Rows = 4, Hint = "Zum Beispiel: Eine XBau-Schnittstelle stellt das bereitstellende Land; die Gegenseite liefert der Hersteller des Fachverfahrens." },
            new TextField("/reuseConcept/support", "Wer unterstützt?", 4000) { IsAlwaysThere = true, Rows = 4, Hint = "Zum Beispiel: Die Servicestelle des Landes begleitet die Einführung, danach hilft der IT-Dienstleister der Kommune." },
            new YesNoField("/reuseConcept/costNeutralForKommunen", "Ist der Dienst für Kommunen kostenneutral?") { Hint = "Ja nur, wenn Einführung, Betrieb und Support die Kommunen nichts kosten." },
        ]),
        new("anforderungen", "EfA-Mindestanforderungen", "Erfüllt der Dienst die EfA-Mindestanforderungen?", "Jedes MUSS braucht eine Antwort. Ist eines nicht erfüllt, sagt ein Grund, warum, und die Prüfung entscheidet, ob er trägt.",
        [
            new AnswersField("/requirements/answers", "Antworten", requirements),
        ]),
        new("prinzipien", "Sechs Prinzipien", "Folgt der Dienst den sechs Prinzipien?", "Belege zu den Prinzipien des EfA-Beschlusses vom September 2020. Keiner ist Voraussetzung, jeder hilft bei der Entscheidung.",
        [
            new EvidenceField("/principles/evidence", "Belege", 2000) { Optional = true, Hint = "Zum Beispiel eine Zahl, ein Test oder ein Beschluss mit Datum." },
        ]),
        new("unterlagen", "Schulung, Testzugang, Unterlagen", "Was gibt es zum Lernen und Ausprobieren?", "Was Kommunen vor der Entscheidung und bei der Einführung brauchen.",
        [
            new TextField("/training/text", "Schulung", 2000) { Optional = true, Rows = 4, IsWholeObject = true, Hint = "Was angeboten wird, für wen, wie oft. Zum Beispiel: Jeden Monat eine Online-Schulung von zwei Stunden für Sachbearbeitende." },
            new TextField("/demoUrl", "Adresse der Testumgebung", 500) { Optional = true, Type = "url", Hint = "Beginnt mit https://. Dort lässt sich der Dienst ohne echte Daten ausprobieren." },
            new EntriesField("/documents", "Unterlagen", "Unterlage", "Noch eine Unterlage",
            [
                new("title", "Titel") { Hint = "Zum Beispiel: Leitfaden zur Anbindung" },
                new("kind", "Wozu") { Options = ListingField.Choices<DocumentKind>(Words.Of) },
                new("url", "Adresse") { MaxLength = 500, Hint = "Beginnt mit https://. Hochgeladene Unterlagen stehen hier von selbst mit ihrer Adresse im Store." },
            ]) { Optional = true, NamesProvenance = true },
        ]) { NamesFiles = true },
        new("ansprechstellen", "Ansprechstellen", "Wer beantwortet Fragen zur Nachnutzung?", "Nur Funktionspostfächer: Personen wechseln, und ihre Namen gehören nicht in den Katalog.",
        [
            new EntriesField("/contacts", "Ansprechstellen", "Ansprechstelle", "Noch eine Ansprechstelle",
            [
                new("purpose", "Wofür") { Hint = "Zum Beispiel: Fragen zur Nachnutzung" },
                new("email", "Funktionspostfach") { Type = "email", MaxLength = 254, Hint = "Zum Beispiel: nachnutzung@land.example.org" },
            ]) { Optional = true, NamesProvenance = true },
        ]),
        new("stichwoerter", "Stichwörter", "Unter welchen Wörtern wird der Dienst gesucht?", "Abkürzungen und Alltagswörter, die weder im Namen noch in der Beschreibung stehen.",
        [
            new LinesField("/keywords", "Stichwörter") { Optional = true, Rows = 6, Hint = "Eines je Zeile. Zum Beispiel: Bauantrag, Carport, EfA-Bau." },
        ]),
    ]);
}
