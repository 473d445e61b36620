using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <content>How a listing comes to be published and goes again.</content>
public static partial class Words
{
    public static string Of(RevisionState state) => state switch
    {
        RevisionState.Draft => "Entwurf",
        RevisionState.Submitted => "eingereicht",
        RevisionState.InReview => "in Prüfung",
        RevisionState.Scheduled => "freigegeben, noch nicht öffentlich",
        RevisionState.Published => "veröffentlicht",
        RevisionState.Superseded => "abgelöst",
        RevisionState.Discarded => "verworfen",
        _ => state.ToString(),
    };

    public static string Of(BlueprintKind kind) => kind switch
    {
        BlueprintKind.Technical => "Technik",
        BlueprintKind.DataProtection => "Datenschutz",
        BlueprintKind.Procurement => "Vergabe",
        _ => kind.ToString(),
    };

    /// <summary>What belongs to an aspect of a blueprint.</summary>
    public static string Explain(BlueprintKind kind) => kind switch
    {
        BlueprintKind.Technical => "Architektur, Betrieb, Schnittstellen",
        BlueprintKind.DataProtection => "Rechtsgrundlage, Verantwortung, Unterlagen",
        BlueprintKind.Procurement => "wie der Dienst beschafft oder übernommen wird",
        _ => "",
    };

    public static Mood MoodOf(RevisionState state) => state switch
    {
        RevisionState.Published => Mood.Success,
        RevisionState.Submitted or RevisionState.InReview or RevisionState.Scheduled => Mood.Warning,
        _ => Mood.Info,
    };

    /// <summary>Whether the revision is worked on: there is at most one beside the published one.</summary>
    public static bool IsOpen(RevisionState state) => state is RevisionState.Draft or RevisionState.Submitted or RevisionState.InReview or RevisionState.Scheduled;

    /// <summary>What was done, as a line of the history.</summary>
    public static string Done(RevisionAct act) => act switch
    {
        RevisionAct.Create => "Entwurf begonnen",
        RevisionAct.Change => "Entwurf geändert",
        RevisionAct.Submit => "zur Prüfung eingereicht",
        RevisionAct.Recall => "aus der Prüfung zurückgeholt",
        RevisionAct.TakeUp => "Prüfung begonnen",
        RevisionAct.Return => "mit Anmerkungen zurückgegeben",
        RevisionAct.Publish => "freigegeben",
        RevisionAct.Discard => "verworfen",
        _ => act.ToString(),
    };

    /// <summary>What a gate asks for, as a statement that is true once it is met.</summary>
    public static string Of(GateKind gate) => gate switch
    {
        GateKind.Text => "Name, Kurzbeschreibung und Beschreibung sind da",
        GateKind.Leistungsschluessel => "Mindestens ein Leistungsschlüssel ist genannt",
        GateKind.Themenfeld => "Das Themenfeld ist gewählt",
        GateKind.OperatingAuthority => "Federführendes Land und Betriebsbehörde sind genannt",
        GateKind.Offer => "Mindestens ein Angebot hat veröffentlichte Konditionen",
        GateKind.PriceSheet => "Das Preisblatt nennt einen Preis oder „kostenfrei“",
        GateKind.Licence => "Die Lizenz nennt die Rechte von Ländern und Kommunen",
        GateKind.DataProtection => "Das Datenschutzmodell ist gewählt",
        GateKind.Support => "115 und erste Supportstufe sind beschrieben",
        GateKind.ReuseConcept => "Das Nachnutzungskonzept ist vollständig",
        GateKind.Requirements => "Jede MUSS-Anforderung ist erfüllt oder begründet",
        _ => gate.ToString(),
    };

    /// <summary>What a visitor has to know first of a service that ends.</summary>
    public static string EndOf(Service service) => (service.State, service.Retirement) switch
    {
        (ServiceState.Retired, { } end) => $"Der Dienst ist eingestellt, seit dem {German.Date(end.EndsOn.AddDays(1))}.",
        (ServiceState.Retired, null) => "Der Dienst ist eingestellt.",
        (_, { } end) => $"Der Dienst endet am {German.Date(end.EndsOn)}.",
        _ => "Das Ende des Dienstes ist angekündigt.",
    };

    public static string Of(KeyCatalogue catalogue) => catalogue == KeyCatalogue.Leistungen ? "Leistungsschlüssel (LeiKa)" : "OZG-IDs";
}
