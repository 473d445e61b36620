namespace FitStore.Storefront;

/// <content>The organisation one acts for, and the operator's desk.</content>
public static partial class Links
{
    public static readonly Link Organisation = new("Ihre Organisation", "/organisation");
    public static readonly Link Members = new("Mitglieder", "/organisation/mitglieder");
    public static readonly Link Invite = new("Mitglied einladen", "/organisation/einladen");
    public static readonly Link Settings = new("Einstellungen", "/organisation/einstellungen");
    public static readonly Link Facts = new("Merkmale", "/organisation/merkmale");
    public static readonly Link RecordFact = new("Merkmal erfassen", "/organisation/merkmale/neu");
    public static readonly Link Mandates = new("Vollmachten", "/organisation/vollmachten");
    public static readonly Link GiveMandate = new("Vollmacht geben", "/organisation/vollmachten/neu");

    public static readonly Link Operation = new("Betrieb", "/betrieb");
    public static readonly Link Applications = new("Anträge auf Aufnahme", "/betrieb/antraege");
    public static readonly Link FactsToConfirm = new("Merkmale bestätigen", "/betrieb/merkmale");
    public static readonly Link Register = new("Register der Organisationen", "/betrieb/register");
    public static readonly Link SearchCare = new("Suche pflegen", "/betrieb/suche");
    public static readonly Link Retention = new("Aufbewahrung", "/betrieb/aufbewahrung");

    public static string Member(Guid id) => $"{Members.Href}/{id}";

    public static string EndMembership(Guid id) => $"{Members.Href}/{id}/beenden";

    public static string EndFact(Guid id) => $"{Facts.Href}/{id}/beenden";

    public static string Mandate(Guid id) => $"{Mandates.Href}/{id}";

    public static string RevokeMandate(Guid id) => $"{Mandates.Href}/{id}/widerrufen";

    public static string Application(Guid id) => $"{Applications.Href}/{id}";

    public static string RefuseApplication(Guid id) => $"{Applications.Href}/{id}/ablehnen";

    public static string FactToConfirm(Guid id) => $"{FactsToConfirm.Href}/{id}";

    public static string Synonym(Guid id) => $"{SearchCare.Href}/{id}";

    /// <summary>Where an everyday word is taken up; with a word, that stands in the form already.</summary>
    public static string NewSynonym(string? word) => $"{SearchCare.Href}/neu" + (word is null ? "" : $"?wort={Uri.EscapeDataString(word)}");

    public static string Import(Guid id) => $"{Register.Href}/{id}";
}
