using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The clauses of a contract as sections that are written one by one.</summary>
internal static class TermsForm
{
    /// <param name="licences">Licences to choose from; another one is typed.</param>
    /// <param name="draft">The draft.</param>
    public static ListingSections Of(IReadOnlyList<SpdxLicence> licences, TermsDraft draft) => ListingSections.Of(
    [
        new("preise", "Preisblatt", "Was wird bezahlt?", "Posten für Posten, so wie abgerechnet wird. Daraus rechnet der Kostenrechner für jedes Land und jede Kommune.",
        [
            new YesNoField("/priceSheet/free", "Ist das Angebot kostenfrei?") { Hint = "Ja heißt: Es gibt keine Posten." },
            new ChoiceField("/priceSheet/nature", "Wie verbindlich sind die Beträge?", [.. ListingField.Choices<PriceNature>(Words.Of).Where(choice => choice.Value != "example" || draft.PriceSheet?.Nature == PriceNature.Example)]),
            new PriceItemsField("/priceSheet/items", "Posten"),
            new ChoiceField("/priceSheet/financing", "Wer trägt, was nach Schlüssel verteilt wird?", ListingField.Choices<Financing>(Words.Of)) { Hint = "Gemeinsam heißt: Die Hälfte tragen die nachnutzenden Länder, ein Viertel der Bund, ein Viertel alle 16 Länder." },
            new YesNoField("/priceSheet/keyUnanimous", "Hat die Steuerungsgruppe den Schlüssel einstimmig beschlossen?") { Hint = "Wenn nicht, ist nur die tatsächliche Nutzung als Schlüssel zulässig." },
            new ConnectionCostField("/priceSheet/connectionCost", "Anbindung des Fachverfahrens") { Optional = true, Hint = "Einmalig, ein Betrag oder eine Spanne in Euro. Zum Beispiel: 4.000 bis 9.000" },
            new YesNoField("/priceSheet/vat/added", "Kommt Umsatzsteuer hinzu?"),
            new TextField("/priceSheet/vat/note", "Warum?", 1000) { IsAlwaysThere = true, Hint = "Zum Beispiel: hoheitliche Aufgabe, seit Mai 2025 nicht steuerbar." },
        ]),
        new("nutzung", "Nutzungsbedingungen", "Was dürfen Nachnutzende?", "Was erlaubt ist und was nicht, in ganzen Sätzen.",
        [
            new TextField("/conditionsOfUse", "Nutzungsbedingungen", 8000) { Rows = 8, Hint = "Zum Beispiel: Der Dienst darf für die eigenen Aufgaben genutzt werden. Eine Weitergabe an Dritte ist ausgeschlossen." },
        ]),
        new("lizenz", "Lizenz und Rechte", "Unter welcher Lizenz?", "Welche Rechte Länder und Kommunen an der Software haben.",
        [
            new ChoiceField("/licence/spdx", "Lizenz", [.. licences.Select(licence => new Choice(licence.Id, $"{licence.Name} ({licence.Id})"))])
            {
                IsLong = true,
                IsAlwaysThere = true,
                Other = "Andere Lizenz",
                OtherHint = "Nur wenn sie oben nicht steht: ihre Kennung aus der SPDX-Liste, zum Beispiel ECL-2.0.",
            },
            new TextField("/licence/sourceRepository", "Quelltext", 500) { Type = "url", Optional = true, Hint = "Wo er liegt, beginnt mit https://" },
            new TextField("/licence/rightsOfLaender", "Was dürfen Länder?", 2000) { IsAlwaysThere = true, Rows = 3, Hint = "Zum Beispiel: nutzen, ändern und an ihre Kommunen weitergeben." },
            new TextField("/licence/rightsOfKommunen", "Was dürfen Kommunen?", 2000) { IsAlwaysThere = true, Rows = 3, Hint = "Zum Beispiel: nutzen, zeitlich unbegrenzt." },
        ]),
        new("pflege", "Pflege und Störungen", "Wie wird gepflegt?", "Wie oft es neue Fassungen gibt und wie schnell geholfen wird.",
        [
            new TextField("/maintenance/releaseRhythm", "Neue Fassungen", 1000) { IsAlwaysThere = true, Rows = 2, Hint = "Zum Beispiel: vierteljährlich." },
            new TextField("/maintenance/lawChanges", "Rechtsänderungen", 1000) { IsAlwaysThere = true, Rows = 2, Hint = "Zum Beispiel: bis zum Inkrafttreten, ohne weitere Kosten." },
            new EntriesField("/maintenance/faultClasses", "Fehlerklassen", "Fehlerklasse", "Noch eine Fehlerklasse",
            [
                new("name", "Was gehört dazu?") { MaxLength = 500, Hint = "Zum Beispiel: Der Dienst ist nicht erreichbar." },
                new("reaction", "Beginn der Bearbeitung") { Hint = "Zum Beispiel: innerhalb von 2 Stunden" },
                new("resolution", "Behebung") { Hint = "Zum Beispiel: innerhalb von 8 Stunden" },
            ]),
        ]),
        new("betriebszeiten", "Verfügbarkeit und Betriebszeiten", "Was wird zugesagt?", "Woran sich der Betrieb messen lässt.",
        [
            new TextField("/serviceLevel/availabilityPercent", "Verfügbarkeit in Prozent", 10) { IsAlwaysThere = true, Hint = "Im Monat, mit Punkt. Zum Beispiel: 99.5" },
            new TextField("/serviceLevel/operatingHours", "Betreute Zeiten", 500) { IsAlwaysThere = true, Hint = "Zum Beispiel: Mo bis Fr, 8 bis 18 Uhr" },
            new TextField("/serviceLevel/maintenanceWindow", "Wartungsfenster", 500) { IsAlwaysThere = true, Hint = "Zum Beispiel: sonntags 2 bis 6 Uhr" },
        ]),
        new("datenschutz", "Datenschutz", "Wer verantwortet die Daten?", "Das Modell, und was eine Kommune dafür tun muss.",
        [
            new ChoiceField("/dataProtection/model", "Modell", ListingField.Choices<DataProtectionModel>(Words.Of)),
            new TextField("/dataProtection/note", "Was tut eine Kommune?", 2000) { IsAlwaysThere = true, Rows = 3, Hint = "Zum Beispiel: Sie schließt keinen Vertrag; sie nimmt den Dienst in ihr Verzeichnis auf." },
        ]),
        new("laufzeit", "Laufzeit, Kündigung, Ende", "Wie lange läuft es, und wie endet es?", "Wie Nachnutzende wieder herauskommen.",
        [
            new NumberField("/minimumTermMonths", "Mindestlaufzeit", "Monate") { Hint = "0, wenn es keine gibt." },
            new NumberField("/noticeMonths", "Kündigungsfrist zum Jahresende", "Monate"),
            new TextField("/exit", "Was geschieht am Ende?", 8000) { Rows = 6, Hint = "Rückgabe der Daten, Nachfolge. Zum Beispiel: Alle Daten werden binnen 30 Tagen als CSV übergeben und danach gelöscht." },
        ]),
    ]);
}
