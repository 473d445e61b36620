using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <summary>
/// The field's own words for what the API calls in English, and one sentence for each that is hard. The same word for the same thing
/// everywhere.
/// </summary>
public static partial class Words
{
    // ----- People and organisations -----

    public static IReadOnlyList<Role> Roles { get; } = [Role.Reader, Role.Editor, Role.Approver, Role.Signatory, Role.Admin];

    public static string Of(Role role) => role switch
    {
        Role.Reader => "Lesen",
        Role.Editor => "Bearbeiten",
        Role.Approver => "Freigeben",
        Role.Signatory => "Zeichnen",
        Role.Admin => "Verwalten",
        _ => role.ToString(),
    };

    public static string Explain(Role role) => role switch
    {
        Role.Reader => "sehen, was die Organisation betrifft",
        Role.Editor => "Dienste beschreiben, Anfragen schreiben, Konditionen abstimmen",
        Role.Approver => "freigeben, was andere vorbereitet haben",
        Role.Signatory => "die Organisation durch Vertrag binden",
        Role.Admin => "Mitglieder, Schlüssel und Angaben der Organisation pflegen",
        _ => "",
    };

    public static string Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Bund => "Bund",
        OrganisationKind.Land => "Land",
        OrganisationKind.Kreis => "Kreis",
        OrganisationKind.Gemeindeverband => "Gemeindeverband",
        OrganisationKind.Gemeinde => "Gemeinde",
        OrganisationKind.ItProvider => "IT-Dienstleister",
        OrganisationKind.Aggregator => "Bündler",
        OrganisationKind.Vendor => "Hersteller von Fachverfahren",
        OrganisationKind.Operator => "Betreiber des Stores",
        _ => kind.ToString(),
    };

    // ----- Dienste -----

    public static string Of(ServiceState state) => state switch
    {
        ServiceState.Unpublished => "nicht veröffentlicht",
        ServiceState.Published => "veröffentlicht",
        ServiceState.Suspended => "ausgesetzt",
        ServiceState.Retiring => "läuft aus",
        ServiceState.Retired => "eingestellt",
        _ => state.ToString(),
    };

    public static Mood MoodOf(ServiceState state) => state switch
    {
        ServiceState.Published => Mood.Success,
        ServiceState.Suspended or ServiceState.Retiring => Mood.Warning,
        ServiceState.Retired => Mood.Danger,
        _ => Mood.Info,
    };

    /// <summary>In which part of a service the words searched for were found.</summary>
    public static string Of(SearchField field) => field switch
    {
        SearchField.Name => "im Namen",
        SearchField.Key => "im Leistungsschlüssel oder in der OZG-ID",
        SearchField.Keyword => "in den Stichwörtern",
        SearchField.Summary => "in der Kurzbeschreibung",
        SearchField.Context => "bei Land, Themenfeld oder Fachverfahren",
        SearchField.Description => "in der Beschreibung",
        _ => field.ToString(),
    };

    public static string Of(UserAccount account) => account switch
    {
        UserAccount.BundId => "BundID",
        UserAccount.Unternehmenskonto => "Mein Unternehmenskonto",
        UserAccount.None => "ohne Nutzerkonto",
        _ => account.ToString(),
    };

    public static string Of(TrustLevel level) => level switch
    {
        TrustLevel.Basis => "Basisregistrierung",
        TrustLevel.Substanziell => "substanziell",
        TrustLevel.Hoch => "hoch",
        _ => level.ToString(),
    };

    public static string Of(Transport transport) => transport switch
    {
        Transport.FitConnect => "FIT-Connect",
        Transport.OsciXta => "OSCI/XTA",
        Transport.File => "Datei",
        _ => transport.ToString(),
    };

    public static string Explain(Transport transport) => transport switch
    {
        Transport.FitConnect => "Anträge kommen verschlüsselt über den Zustelldienst der FITKO beim Fachverfahren an.",
        Transport.OsciXta => "Anträge kommen über den Transportstandard der Verwaltung; Sie brauchen Zertifikate und einen Eintrag im DVDV.",
        Transport.File => "Anträge kommen als Datei, die Sie abholen oder zugesandt bekommen.",
        _ => "",
    };

    public static string Of(InterfaceState state) => state switch
    {
        InterfaceState.Productive => "im Betrieb",
        InterfaceState.Pilot => "Pilot",
        InterfaceState.Planned => "geplant",
        _ => state.ToString(),
    };

    public static Mood MoodOf(InterfaceState state) => state switch
    {
        InterfaceState.Productive => Mood.Success,
        InterfaceState.Pilot => Mood.Info,
        _ => Mood.Warning,
    };

    public static string Of(Obligation obligation) => obligation switch
    {
        Obligation.Muss => "MUSS",
        Obligation.Soll => "SOLL",
        Obligation.Kann => "KANN",
        _ => obligation.ToString(),
    };

    public static string Of(Fulfilment fulfilment) => fulfilment switch
    {
        Fulfilment.Met => "erfüllt",
        Fulfilment.NotMet => "nicht erfüllt",
        Fulfilment.NotApplicable => "nicht anwendbar",
        _ => fulfilment.ToString(),
    };

    public static Mood MoodOf(Fulfilment fulfilment) => fulfilment switch
    {
        Fulfilment.Met => Mood.Success,
        Fulfilment.NotMet => Mood.Warning,
        _ => Mood.Info,
    };

    public static string Of(Principle principle) => principle switch
    {
        Principle.Relevance => "Relevanz",
        Principle.Usability => "Nutzerfreundlichkeit",
        Principle.Speed => "Geschwindigkeit",
        Principle.Economy => "Einer für Alle und Wirtschaftlichkeit",
        Principle.Innovation => "Innovation und nachhaltige technische Qualität",
        Principle.OpenStandards => "Offene Standards und Open Source",
        _ => principle.ToString(),
    };

    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.ConnectionGuide => "Anbindungsleitfaden",
        DocumentKind.DataProtection => "Datenschutz",
        DocumentKind.Procurement => "Vergaberecht",
        DocumentKind.Training => "Schulung",
        DocumentKind.Specification => "Spezifikation",
        _ => kind.ToString(),
    };

    // ----- Angebot, Konditionen, Kosten -----

    public static string Of(LegalModel model) => model switch
    {
        LegalModel.FitStore => "FIT-Store-Vertrag",
        LegalModel.Govdigital => "govdigital",
        LegalModel.Kommunalvertreter => "kommunalvertreter.nrw",
        LegalModel.Verwaltungsvereinbarung => "Verwaltungsvereinbarung",
        _ => model.ToString(),
    };

    public static string Explain(LegalModel model) => model switch
    {
        LegalModel.FitStore => "Das bereitstellende Land gibt den Dienst an den Betreiber, der Betreiber an Ihr Land. Ihre Kommune bekommt ihn von ihrem Land.",
        LegalModel.Govdigital => "Der Dienst wird unter Mitgliedern der Genossenschaft govdigital ohne Ausschreibung weitergegeben.",
        LegalModel.Kommunalvertreter => "Ihre Kommune schließt einmal einen Rahmenvertrag mit dem Verkäufer und ruft dann jeden Dienst selbst ab.",
        LegalModel.Verwaltungsvereinbarung => "Zwei Länder regeln die Nachnutzung in einer Verwaltungsvereinbarung, die beide schriftlich zeichnen.",
        _ => "",
    };

    public static string Of(PriceNature nature) => nature switch
    {
        PriceNature.Binding => "verbindlicher Preis",
        PriceNature.Estimate => "Schätzung",
        PriceNature.Example => "Beispielwert",
        _ => nature.ToString(),
    };

    public static string Of(Financing financing) => financing switch
    {
        Financing.Adopters => "von den nachnutzenden Ländern",
        Financing.Joint => "gemeinsam von Bund und Ländern",
        _ => financing.ToString(),
    };

    public static string Of(CostKind kind) => kind switch
    {
        CostKind.Infrastructure => "Infrastruktur",
        CostKind.FurtherDevelopment => "Weiterentwicklung und Änderungsmanagement",
        CostKind.PlatformFee => "EfA-Anteil der Plattform",
        CostKind.Operation => "Betrieb, Pflege und Support",
        CostKind.DirectUse => "Kosten der einzelnen Nutzung",
        _ => kind.ToString(),
    };

    public static string Of(Charge charge) => charge switch
    {
        Charge.Yearly => "jährlich",
        Charge.OneOff => "einmalig",
        _ => charge.ToString(),
    };

    public static string Of(PriceBasis basis) => basis switch
    {
        PriceBasis.Allocated => "Gesamtbetrag, nach Schlüssel verteilt",
        PriceBasis.PerOrganisation => "je Organisation",
        PriceBasis.PerInhabitant => "je Einwohner",
        PriceBasis.SizeClass => "nach Größenklasse",
        PriceBasis.PerUse => "je Nutzung",
        _ => basis.ToString(),
    };

    public static string Of(AllocationKey key) => key switch
    {
        AllocationKey.Inhabitants => "Einwohnerzahl",
        AllocationKey.Usage => "tatsächliche Nutzung im Vorjahr",
        AllocationKey.TargetGroup => "Größe der Zielgruppe",
        AllocationKey.Koenigstein => "Königsteiner Schlüssel",
        AllocationKey.Equal => "zu gleichen Teilen",
        _ => key.ToString(),
    };

    public static string Explain(AllocationKey key) => key switch
    {
        AllocationKey.Inhabitants => "Jedes Land zahlt so viel, wie seinem Anteil an den Einwohnern aller Beteiligten entspricht.",
        AllocationKey.Usage => "Jedes Land zahlt so viel, wie seinem Anteil an den Vorgängen des Vorjahres entspricht.",
        AllocationKey.TargetGroup => "Jedes Land zahlt nach der Zahl der Menschen, für die der Dienst gedacht ist.",
        AllocationKey.Koenigstein => "Der Schlüssel verteilt zu zwei Dritteln nach Steueraufkommen und zu einem Drittel nach Einwohnern.",
        AllocationKey.Equal => "Alle Beteiligten zahlen gleich viel.",
        _ => "",
    };

    public static string Of(DataProtectionModel model) => model switch
    {
        DataProtectionModel.Para8aOzg => "§ 8a OZG: allein verantwortlich ist die betreibende Behörde",
        DataProtectionModel.Avv => "Auftragsverarbeitung (Art. 28 DSGVO)",
        DataProtectionModel.JointController26 => "Gemeinsam Verantwortliche (Art. 26 DSGVO)",
        DataProtectionModel.Verwaltungsabkommen => "Verwaltungsabkommen",
        _ => model.ToString(),
    };

    // ----- Herkunft einer Angabe -----

    public static string Of(Provenance provenance) => provenance switch
    {
        Provenance.Declared => "Angabe der Organisation",
        Provenance.Reported => "aus öffentlichen Berichten",
        Provenance.Example => "Beispielangabe",
        _ => provenance.ToString(),
    };
}
