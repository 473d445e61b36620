using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Connections;

/// <summary>
/// The list of what connecting takes that every store starts with (product.md, "Connection checklist"). It is version 1 and stands in no
/// table; what the operator makes of it are versions of their own.
/// </summary>
internal static class FirstChecklistTemplate
{
    public static ChecklistTemplate Template { get; } = new()
    {
        Version = 1,
        Entries =
        [
            Item("technicalContact", "Technische Ansprechperson benannt", ChecklistOwner.Kommune, 7, mandatory: true, beforeTest: true,
                "Benennen Sie eine Person mit Vertretung, die bei Ihnen technische Fragen beantworten kann. Schreiben Sie Name, Telefon und E-Mail in die Notiz."),
            Item("contractBasis", "Vertragliche Grundlage geklärt", ChecklistOwner.Kommune, 14, mandatory: true, beforeTest: true,
                "Prüfen Sie, dass der Vertrag geschlossen ist und zu Ihrem Vorhaben passt: Umfang, Beginn, Kosten. Er liegt in Ihrer Vertragsmappe im Vorgang."),
            Item("dataProtection", "Datenschutz geklärt", ChecklistOwner.Kommune, 21, mandatory: true, beforeTest: true,
                "Klären Sie mit Ihrer oder Ihrem Datenschutzbeauftragten, auf welcher Grundlage Daten verarbeitet werden: § 8a OZG, Auftragsverarbeitung (AVV) oder gemeinsame Verantwortung (Art. 26 DSGVO). Die Konditionen nennen das Modell."),
            Item("functionalMailbox", "Funktionspostfach eingerichtet", ChecklistOwner.Kommune, 14, mandatory: true, beforeTest: true,
                "Richten Sie ein Postfach ein, das nicht an einer Person hängt und das immer jemand liest. Dorthin gehen Störungsmeldungen und Rückfragen."),
            Item("responsibilityFinder", "Eintrag im Zuständigkeitsfinder geprüft", ChecklistOwner.Kommune, 14, mandatory: true, beforeTest: true,
                "Suchen Sie die Leistung im Zuständigkeitsfinder Ihres Landes und prüfen Sie Stelle, Anschrift und Gebiet. Ob der Eintrag stimmt, ist Sache der Kommune. Bis eine Änderung im Portalverbund (PVOG) ankommt, vergehen bis zu 72 Stunden."),
            Item("transport", "Transportweg gewählt", ChecklistOwner.ItProvider, 14, mandatory: true, beforeTest: true,
                "Legen Sie fest, wie Anträge bei Ihnen ankommen: FIT-Connect, OSCI/XTA oder als Datei. Welche Wege der Dienst anbietet, steht auf seiner Seite. Ihr IT-Dienstleister weiß, welcher bei Ihnen eingerichtet ist."),
            Item("vendorInterface", "Hersteller des Fachverfahrens beauftragt, Schnittstelle zugesagt", ChecklistOwner.Vendor, 28, mandatory: false, beforeTest: true,
                "Beauftragen Sie den Hersteller Ihres Fachverfahrens mit der Schnittstelle. Er nennt hier den Tag, zu dem er liefert. Erledigt ist der Punkt, wenn die Schnittstelle bei Ihnen bereitsteht. Arbeiten Sie ohne Fachverfahren, entfällt er."),
            Item("certificates", "Zertifikate beschafft", ChecklistOwner.ItProvider, 42, mandatory: false, beforeTest: true,
                "Beantragen Sie die Zertifikate, mit denen sich Ihre Systeme ausweisen. Die Beschaffung dauert oft mehrere Wochen; beginnen Sie früh. Manche Transportwege brauchen keine eigenen."),
            Item("dvdvEntry", "DVDV-Eintrag vorgenommen", ChecklistOwner.ItProvider, 42, mandatory: false, beforeTest: true,
                "Lassen Sie Ihre Behörde im Deutschen Verwaltungsdiensteverzeichnis (DVDV) eintragen. Das macht die pflegende Stelle Ihres Landes, meist über Ihren IT-Dienstleister. Manche Transportwege brauchen keinen Eintrag."),
            Item("connectionForm", "Anbindungsformular ausgefüllt", ChecklistOwner.Kommune, 28, mandatory: true, beforeTest: true,
                "Stellen Sie zusammen, was der Bereitsteller für Ihre Einrichtung braucht: ID der Organisationseinheit, Link zum Eintrag im PVOG, Link zu Ihren Datenschutzhinweisen und die Zustellpunkt-ID. Legen Sie das Formular als Datei zu diesem Punkt."),
            Item("firewallRule", "Firewall-Regel eingerichtet", ChecklistOwner.ItProvider, 42, mandatory: false, beforeTest: true,
                "Lassen Sie die Verbindung zwischen Dienst und Ihren Systemen freischalten. Die Adressen nennt der Bereitsteller. Wo die Daten abgeholt werden, ist oft keine Regel nötig."),
            Item("authentication", "Anmeldung der Systeme abgestimmt", ChecklistOwner.Provider, 28, mandatory: true, beforeTest: true,
                "Der Bereitsteller stimmt mit Ihnen ab, wie sich Ihre Systeme und Ihre Beschäftigten am Dienst anmelden, und übergibt die Zugänge."),
            Item("testPlan", "Testplan abgestimmt", ChecklistOwner.Provider, 42, mandatory: true, beforeTest: true,
                "Der Bereitsteller schlägt vor, welche Fälle wann von wem getestet werden. Stimmen Sie ihn mit Ihrer Fachabteilung ab."),
            Item("testPassed", "Test bestanden", ChecklistOwner.Kommune, 70, mandatory: true, beforeTest: false,
                "Führen Sie die Fälle des Testplans mit echten Wegen und erfundenen Daten durch. Bestanden ist der Test, wenn jeder Fall vollständig im Fachverfahren oder Postfach ankommt."),
            Item("support", "Unterstützung benannt, 115 unterrichtet", ChecklistOwner.Land, 56, mandatory: true, beforeTest: false,
                "Legen Sie fest, wer Fragen von Bürgerinnen und Bürgern (First Level) und Störungen (Second Level) annimmt, und geben Sie das der Behördennummer 115 weiter."),
            Item("training", "Beschäftigte geschult", ChecklistOwner.Kommune, 77, mandatory: false, beforeTest: false,
                "Zeigen Sie allen, die Anträge bearbeiten, wo diese ankommen und was zu tun ist. Viele Bereitsteller bieten dafür Termine an."),
            Item("goLiveAnnounced", "Start angekündigt", ChecklistOwner.Kommune, 84, mandatory: true, beforeTest: false,
                "Teilen Sie den Tag des Starts Ihrem Bereitsteller, Ihrem Land, der 115 und Ihrer Pressestelle mit, und verlinken Sie den Dienst auf Ihrer Website."),
        ],
    };

    private static ChecklistTemplateItem Item(string key, string title, ChecklistOwner owner, int days, bool mandatory, bool beforeTest, string explanation) => new()
    {
        Key = key,
        Title = title,
        Explanation = explanation,
        Owner = owner,
        Mandatory = mandatory,
        BeforeTest = beforeTest,
        Days = days,
    };
}
