using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Comparisons;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Documents;

/// <summary>What the placeholders of a list stand for while it is one thing's turn.</summary>
internal sealed record PaperItemValues(string List, IReadOnlyDictionary<string, string?> Texts);

/// <summary>What the placeholders of a template stand for in one adoption.</summary>
internal sealed class PaperValues(PaperFacts facts)
{
    private readonly Dictionary<string, IReadOnlyList<PaperItemValues>> lists = new(StringComparer.Ordinal);

    public string? Text(string name, PaperItemValues? item) =>
        item is not null && item.Texts.TryGetValue(name, out var own) ? own : PaperPlaceholders.TextOf(name)?.Invoke(facts);

    public IReadOnlyList<PaperItemValues> List(string name)
    {
        if (!lists.TryGetValue(name, out var items))
        {
            lists.Add(name, items = PaperPlaceholders.ListOf(name, facts));
        }

        return items;
    }

    /// <summary>Whether a condition holds: one of its own, a list with something in it, or a text that is there.</summary>
    public bool Holds(string name, PaperItemValues? item) =>
        PaperPlaceholders.ConditionOf(name) is { } condition ? condition(facts)
        : PaperPlaceholders.IsList(name) ? List(name).Count > 0
        : !string.IsNullOrEmpty(Text(name, item));
}

/// <summary>The placeholders that templates may use: a closed list, each with what it stands for. Amounts and dates as the pages write them.</summary>
internal static class PaperPlaceholders
{
    private const string Missing = "noch nicht angegeben";

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private sealed record TextEntry(string Name, string Meaning, Func<PaperFacts, string?> Value);

    private sealed record ConditionEntry(string Name, string Meaning, Func<PaperFacts, bool> Value);

    private sealed record ListEntry(string Name, string Meaning, IReadOnlyList<(string Name, string Meaning)> Texts, Func<PaperFacts, IEnumerable<IReadOnlyList<string?>>> Items);

    private static readonly IReadOnlyList<TextEntry> AllTexts =
    [
        new("vorgang.id", "Kennung der Nachnutzung, auf jeder Unterlage", facts => facts.Adoption.ToString()),
        new("vorgang.datum", "Tag, an dem die Unterlage entsteht", facts => ComparedWords.Of(facts.MadeOn)),
        new("dienst.name", "Name des Online-Dienstes", facts => facts.Service.Name),
        new("dienst.kurzbeschreibung", "Was der Dienst leistet, in einem Satz", facts => facts.Service.Summary),
        new("dienst.leistungsschlüssel", "Leistungsschlüssel (LeiKa)", facts => Listed(facts.Service.Classification.Leistungsschluessel)),
        new("dienst.ozgids", "OZG-IDs", facts => Listed(facts.Service.Classification.OzgIds)),
        new("dienst.betreiber", "Behörde, die den Dienst betreibt", facts => facts.Service.Operation?.OperatingAuthority ?? Missing),
        new("dienst.itdienstleister", "IT-Dienstleister, der den Dienst betreibt; leer, wenn keiner genannt ist", facts => facts.Service.Operation?.ItProvider),
        new("dienst.übertragung", "Wege, auf denen Anträge übertragen werden", facts => Listed([.. (facts.Service.Connection?.Transports ?? []).Select(ComparedWords.Of)])),
        new("dienst.standards", "Datenstandards", facts => Listed(facts.Service.Connection?.DataStandards ?? [])),
        new("dienst.schnittstellen", "Wer die Schnittstellen stellt (Nachnutzungskonzept); leer ohne Angabe", facts => Answered(facts.Service.ReuseConcept?.Interfaces)),
        new("dienst.integration", "Wer die Anbindung finanziert (Nachnutzungskonzept); leer ohne Angabe", facts => Answered(facts.Service.ReuseConcept?.Integration)),
        new("angebot.name", "Name des Angebots", facts => facts.Offer.Name),
        new("angebot.rechtsmodell", "Rechtsmodell", facts => ComparedWords.Of(facts.LegalModel)),
        new("angebot.bindung", "Letzter Tag, an dem das Angebot angenommen werden kann; leer, wo es keinen gibt", facts => facts.BindingUntil is { } day ? ComparedWords.Of(day) : null),
        new("anbieter.name", "Wer den Vertrag anbietet", facts => facts.Seller.Name),
        new("anbieter.postfach", "Funktionspostfach des Anbieters", facts => facts.Seller.Mailbox ?? Missing),
        new("nehmer.name", "Wer den Dienst nachnutzt", facts => facts.Buyer.Name),
        new("nehmer.ars", "Amtlicher Regionalschlüssel des Nachnutzers; leer, wo es keinen gibt", facts => facts.Buyer.Ars),
        new("nehmer.leitwegid", "Leitweg-ID des Nachnutzers; leer ohne Angabe", facts => facts.Buyer.LeitwegId),
        new("nehmer.postfach", "Funktionspostfach des Nachnutzers", facts => facts.Buyer.Mailbox ?? Missing),
        new("bereitsteller.name", "Wer den Dienst bereitstellt", facts => facts.Provider.Name),
        new("vertrag.form", "Textform oder Schriftform", facts => facts.Form == ContractForm.Text ? "Textform" : "Schriftform"),
        new("vertrag.beginn", "Erster Tag des Vertrags", facts => ComparedWords.Of(Start(facts))),
        new("vertrag.monat", "Monat des Beginns", facts => Start(facts).ToString("MMMM yyyy", German)),
        new("vertrag.mindestlaufzeit", "Mindestlaufzeit", facts => ComparedWords.Months(facts.Terms.MinimumTermMonths)),
        new("vertrag.mindestende", "Letzter Tag der Mindestlaufzeit; leer ohne Mindestlaufzeit", facts => facts.Terms.MinimumTermMonths == 0 ? null : ComparedWords.Of(Start(facts).AddMonths(facts.Terms.MinimumTermMonths).AddDays(-1))),
        new("vertrag.kündigungsfrist", "Kündigungsfrist zum Ende eines Kalenderjahres", facts => ComparedWords.Months(facts.Terms.NoticeMonths)),
        new("konditionen.fassung", "Nummer der Fassung der Konditionen", facts => facts.Terms.Version.ToString(CultureInfo.InvariantCulture)),
        new("konditionen.gültigab", "Erster Tag dieser Fassung", facts => ComparedWords.Of(facts.Terms.ValidFrom)),
        new("konditionen.nutzung", "Nutzungsbedingungen", facts => facts.Terms.ConditionsOfUse),
        new("konditionen.ende", "Was am Ende geschieht: Rückgabe der Daten, Nachfolge", facts => facts.Terms.Exit),
        new("lizenz.kennung", "Lizenz (SPDX)", facts => facts.Terms.Licence.Spdx),
        new("lizenz.quelltext", "Adresse des Quelltextes; leer ohne Angabe", facts => facts.Terms.Licence.SourceRepository),
        new("lizenz.länder", "Rechte der Länder", facts => facts.Terms.Licence.RightsOfLaender),
        new("lizenz.kommunen", "Rechte der Kommunen", facts => facts.Terms.Licence.RightsOfKommunen),
        new("pflege.releases", "Wie oft es neue Versionen gibt", facts => facts.Terms.Maintenance.ReleaseRhythm),
        new("pflege.rechtsänderungen", "Wie Änderungen des Rechts aufgenommen werden", facts => facts.Terms.Maintenance.LawChanges),
        new("betrieb.verfügbarkeit", "Verfügbarkeit im Monat", facts => ComparedWords.Percent(facts.Terms.ServiceLevel.AvailabilityPercent)),
        new("betrieb.zeiten", "Betreute Zeiten", facts => facts.Terms.ServiceLevel.OperatingHours),
        new("betrieb.wartung", "Wartungsfenster", facts => facts.Terms.ServiceLevel.MaintenanceWindow),
        new("datenschutz.modell", "Wer für die Daten verantwortlich ist", facts => ComparedWords.Of(facts.Terms.DataProtection.Model)),
        new("datenschutz.hinweis", "Was die Kommune dafür tut", facts => facts.Terms.DataProtection.Note),
        new("preis.erstesjahr", "Betrag des ersten Kalenderjahres aus der Kostenvorschau; leer, wo keiner zu berechnen ist", facts => Totals(facts) is { } totals ? ComparedWords.Of(totals.FirstYear) : null),
        new("preis.vollesjahr", "Betrag eines vollen Jahres; leer, wo keiner zu berechnen ist", facts => Totals(facts) is { } totals ? ComparedWords.Of(totals.FullYear) : null),
        new("preis.einmalig", "Einmaliger Betrag; leer, wo es keinen gibt", facts => Totals(facts) is { OneOff.Cents: > 0 } totals ? ComparedWords.Of(totals.OneOff) : null),
        new("preis.jahr", "Das erste Kalenderjahr", facts => Start(facts).Year.ToString(CultureInfo.InvariantCulture)),
        new("preis.monate", "Zahl der Monate, die im ersten Jahr bezahlt werden", facts => facts.Cost is { } cost ? ComparedWords.Count(cost.Months, "Monat", "Monate") : null),
        new("preis.anbindung", "Einmalige Kosten der Anbindung; leer ohne Angabe", facts => facts.Terms.PriceSheet.ConnectionCost is { } cost ? ComparedWords.Range(cost.From, cost.To) : null),
        new("preis.anbindunghinweis", "Was die Anbindung umfasst; leer ohne Angabe", facts => facts.Terms.PriceSheet.ConnectionCost?.Note),
        new("preis.umsatzsteuer", "Behandlung der Umsatzsteuer", facts => $"{(facts.Terms.PriceSheet.Vat.Added ? "Umsatzsteuer kommt hinzu" : "Umsatzsteuer fällt nicht an")} ({facts.Terms.PriceSheet.Vat.Note.TrimEnd('.')})"),
        new("preis.verbindlichkeit", "Wie fest die Beträge sind", facts => ComparedWords.Of(facts.Terms.PriceSheet.Nature)),
        new("preis.finanzierung", "Wer trägt, was verteilt wird", facts => ComparedWords.Of(facts.Terms.PriceSheet.Financing)),
        new("preis.ausgleich", "Ob die Einnahmen das Preisblatt decken; leer ohne Vorschau", facts => facts.Cost?.Balance.Text),
        new("vereinbart.erstesjahr", "Vereinbarter Betrag des ersten Jahres; leer, wo keiner vereinbart ist", facts => facts.Agreed.FirstYear is { } amount ? ComparedWords.Of(amount) : null),
        new("vereinbart.bedingungen", "Bedingungen neben den Konditionen; leer, wo es keine gibt", facts => facts.Agreed.Conditions),
        new("vereinbart.umfang", "Wofür der Dienst gewünscht ist; leer ohne Angabe", facts => facts.Scope),
        new("zuweisung.rechtsgrundlage", "Rechtsgrundlage einer Zuweisung ohne Unterschrift; sonst leer", facts => facts.LegalBasis),
    ];

    private static readonly IReadOnlyList<ConditionEntry> AllConditions =
    [
        new("kostenfrei", "Das Angebot ist ausdrücklich kostenfrei", facts => facts.Terms.PriceSheet.Free),
        new("preisvorschau", "Ein Preis lässt sich im Voraus berechnen", facts => facts.Cost is not null),
        new("textform", "Der Vertrag wird in Textform geschlossen", facts => facts.Form == ContractForm.Text),
        new("schriftform", "Der Vertrag wird in Schriftform geschlossen", facts => facts.Form == ContractForm.Written),
        new("bundundländer", "Bund und Länder finanzieren gemeinsam", facts => facts.Terms.PriceSheet.Financing == Financing.Joint),
        new("datenschutz.ozg", "Allein verantwortlich ist die betreibende Behörde (§ 8a OZG)", facts => facts.Terms.DataProtection.Model == DataProtectionModel.Para8aOzg),
        new("datenschutz.auftrag", "Auftragsverarbeitung (Art. 28 DSGVO)", facts => facts.Terms.DataProtection.Model == DataProtectionModel.Avv),
        new("datenschutz.gemeinsam", "Gemeinsam Verantwortliche (Art. 26 DSGVO)", facts => facts.Terms.DataProtection.Model == DataProtectionModel.JointController26),
        new("datenschutz.abkommen", "Verwaltungsabkommen", facts => facts.Terms.DataProtection.Model == DataProtectionModel.Verwaltungsabkommen),
        new("beispielwerte", "Die Beträge oder Konditionen sind erfundene Beispiele", facts => facts.Terms.Provenance == Provenance.Example || facts.Terms.PriceSheet.Nature == PriceNature.Example),
        new("dienst.115", "Die Behördennummer 115 gibt Auskunft", facts => facts.Service.Support?.Number115 == true),
    ];

    private static readonly IReadOnlyList<ListEntry> AllLists =
    [
        new("preisposten", "Posten des Preisblatts", [("posten.text", "Bezeichnung, Betrag, Häufigkeit und Schlüssel"), ("posten.kostenart", "Kostenart (IT-Planungsrat 2021/24)")],
            facts => facts.Terms.PriceSheet.Items.Select(item => (IReadOnlyList<string?>)[ComparedWords.Of(item), ComparedWords.Of(item.Kind)])),
        new("kostenzeilen", "Zeilen der Kostenvorschau", [("zeile.bezeichnung", "Bezeichnung"), ("zeile.jahr", "Betrag eines vollen Jahres oder einmalig"), ("zeile.erstesjahr", "Betrag des ersten Jahres"), ("zeile.herleitung", "Herleitung")],
            facts => (facts.Cost?.Lines ?? []).Select(line => (IReadOnlyList<string?>)
                [line.Label, ComparedWords.Of(line.Amount) + (line.Charge == Charge.OneOff ? " einmalig" : ""), line.FirstYear is { } first ? ComparedWords.Of(first) : "–", string.Join(' ', line.Derivation)])),
        new("weitergaben", "Wie das Land die Kosten an die Kommune weitergibt, Satz für Satz", [("weitergabe.satz", "Ein Satz der Herleitung")],
            facts => (facts.Cost?.PassedOn?.Derivation ?? []).Select(sentence => (IReadOnlyList<string?>)[sentence])),
        new("kostenhinweise", "Hinweise zur Kostenvorschau", [("kostenhinweis.text", "Ein Hinweis")],
            facts => (facts.Cost?.Warnings ?? []).Select(warning => (IReadOnlyList<string?>)[warning.Text])),
        new("störungsklassen", "Klassen von Störungen", [("störung.name", "Was so eine Störung ist"), ("störung.reaktion", "Zeit bis zur Reaktion"), ("störung.behebung", "Zeit bis zur Behebung")],
            facts => facts.Terms.Maintenance.FaultClasses.Select(fault => (IReadOnlyList<string?>)[fault.Name, fault.Reaction, fault.Resolution])),
        new("supportstufen", "Stufen der Unterstützung", [("stufe.nummer", "Nummer"), ("stufe.stelle", "Wer hilft"), ("stufe.zeiten", "Wann"), ("stufe.kontakt", "Wie zu erreichen")],
            facts => (facts.Service.Support?.Levels ?? []).Select(level => (IReadOnlyList<string?>)[level.Level.ToString(CultureInfo.InvariantCulture), level.Provider, level.Hours, level.Contact ?? Missing])),
    ];

    private static readonly Dictionary<string, TextEntry> TextsByName = AllTexts.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, ConditionEntry> ConditionsByName = AllConditions.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, ListEntry> ListsByName = AllLists.ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>All of them, as the operator reads them.</summary>
    public static IReadOnlyList<PaperPlaceholder> All { get; } =
    [
        .. AllTexts.Select(entry => new PaperPlaceholder { Name = entry.Name, Type = PaperPlaceholderType.Text, Meaning = entry.Meaning }),
        .. AllConditions.Select(entry => new PaperPlaceholder { Name = entry.Name, Type = PaperPlaceholderType.Condition, Meaning = entry.Meaning }),
        .. AllLists.SelectMany(entry => entry.Texts
            .Select(text => new PaperPlaceholder { Name = text.Name, Type = PaperPlaceholderType.OfList, Meaning = text.Meaning, List = entry.Name })
            .Prepend(new PaperPlaceholder { Name = entry.Name, Type = PaperPlaceholderType.List, Meaning = entry.Meaning })),
    ];

    public static IEnumerable<string> Lists => ListsByName.Keys;

    public static IEnumerable<string> Texts(string? list) => list is not null && ListsByName.TryGetValue(list, out var entry) ? TextsByName.Keys.Concat(entry.Texts.Select(text => text.Name)) : TextsByName.Keys;

    /// <summary>What can stand behind <c>#wenn</c>.</summary>
    public static IEnumerable<string> Conditions(string? list) => ConditionsByName.Keys.Concat(ListsByName.Keys).Concat(Texts(list));

    public static bool IsText(string name, string? list) => Texts(list).Contains(name, StringComparer.Ordinal);

    public static bool IsCondition(string name, string? list) => Conditions(list).Contains(name, StringComparer.Ordinal);

    public static bool IsList(string name) => ListsByName.ContainsKey(name);

    public static Func<PaperFacts, string?>? TextOf(string name) => TextsByName.GetValueOrDefault(name)?.Value;

    public static Func<PaperFacts, bool>? ConditionOf(string name) => ConditionsByName.GetValueOrDefault(name)?.Value;

    public static IReadOnlyList<PaperItemValues> ListOf(string name, PaperFacts facts)
    {
        var entry = ListsByName[name];
        return
        [
            .. entry.Items(facts).Select(values => new PaperItemValues(
                name,
                entry.Texts.Zip(values, (text, value) => (text.Name, value)).ToDictionary(pair => pair.Name, pair => pair.value, StringComparer.Ordinal))),
        ];
    }

    /// <summary>The sums of the preview, where they are a price that could be agreed: not where all depends on how much is used.</summary>
    private static CostTotals? Totals(PaperFacts facts) => facts.Agreed.FirstYear is null ? null : facts.Cost?.Totals;

    private static DateOnly Start(PaperFacts facts) => ContractTerm.FirstDay(facts.Agreed.Start);

    private static string? Answered(ReuseAnswer? answer) => answer is null ? null : string.Join("; ", ComparedWords.Of(answer));

    private static string Listed(IReadOnlyList<string> values) => values.Count == 0 ? Missing : string.Join(", ", values);
}
