using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <content>How contracts and their documents are spoken of.</content>
public static partial class Words
{
    public static string Of(ContractForm form) => form switch
    {
        ContractForm.Text => "Textform: Annahme im Store",
        ContractForm.Written => "Schriftform: von Hand gezeichnet",
        _ => form.ToString(),
    };

    public static string Explain(ContractForm form) => form switch
    {
        ContractForm.Text => "Wer zeichnen darf, meldet sich noch einmal an und stimmt zu (§ 126b BGB).",
        ContractForm.Written => "Beide Seiten zeichnen das ausgedruckte Dokument. Die gezeichnete Ausfertigung wird hochgeladen und von beiden bestätigt (§ 126 BGB, § 57 VwVfG).",
        _ => "",
    };

    public static string Of(ContractLineKind kind) => kind switch
    {
        ContractLineKind.Bereitstellung => "Bereitstellung",
        ContractLineKind.Nachnutzung => "Nachnutzung",
        ContractLineKind.Sub => "Weitergabe",
        ContractLineKind.SubSub => "Weitergabe durch einen Bündler",
        _ => kind.ToString(),
    };

    public static string Of(ContractLineState state) => state switch
    {
        ContractLineState.Offered => "angeboten",
        ContractLineState.InForce => "in Kraft",
        ContractLineState.Terminating => "gekündigt",
        ContractLineState.Ended => "beendet",
        ContractLineState.Void => "nicht zustande gekommen",
        _ => state.ToString(),
    };

    public static Mood MoodOf(ContractLineState state) => state switch
    {
        ContractLineState.InForce => Mood.Success,
        ContractLineState.Terminating => Mood.Warning,
        _ => Mood.Info,
    };

    public static string Of(AdoptionDocumentKind kind) => kind switch
    {
        AdoptionDocumentKind.CoordinationLetter => "Abstimmungsschreiben",
        AdoptionDocumentKind.Offer => "Angebot",
        AdoptionDocumentKind.Contract => "Vertrag",
        AdoptionDocumentKind.ServiceDescription => "Anlage Leistungsbeschreibung",
        AdoptionDocumentKind.PriceSheet => "Anlage Preisblatt",
        AdoptionDocumentKind.ServiceLevel => "Anlage Betrieb und Unterstützung",
        AdoptionDocumentKind.DataProtection => "Anlage Datenschutz",
        AdoptionDocumentKind.SignedCopy => "Gezeichnete Ausfertigung",
        _ => kind.ToString(),
    };

    /// <summary>Why a contract may be left early.</summary>
    public static string Of(TerminationRightKind right) => right switch
    {
        TerminationRightKind.TermsChange => "Neue Konditionen, die Ihre Zustimmung brauchen",
        TerminationRightKind.PriceReset => "Neu festgesetzte Preise",
        TerminationRightKind.Retirement => "Angekündigtes Ende des Dienstes",
        _ => right.ToString(),
    };

    public static string Of(TermsProposalState state) => state switch
    {
        TermsProposalState.Open => "offen",
        TermsProposalState.Accepted => "zugestimmt",
        TermsProposalState.Refused => "abgelehnt, die bisherige Fassung gilt weiter",
        TermsProposalState.Silent => "nicht beantwortet, die bisherige Fassung gilt weiter",
        _ => state.ToString(),
    };

    /// <summary>6 Monate zum Ende eines Kalenderjahres.</summary>
    public static string Notice(int months) => months == 0 ? "zum Ende eines Kalenderjahres" : $"{German.Count(months, "Monat", "Monate")} zum Ende eines Kalenderjahres";
}
