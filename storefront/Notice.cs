using FitStore.Storefront.Kern;

namespace FitStore.Storefront;

/// <summary>
/// A message on the page one is sent to after an act: <c>return Redirect(Notice.SignedOut.At("/"))</c>. Its name travels in the address,
/// so nothing has to be stored; its words stand here, so nobody can put words into our mouth. The layout shows it.
/// </summary>
public sealed record Notice(string Name, Mood Mood, string Title, string? Text = null)
{
    public const string Parameter = "hinweis";

    public static readonly Notice DocumentAdded = new("unterlage-hochgeladen", Mood.Success, "Die Unterlage ist hochgeladen und steht im Entwurf.");

    public static readonly Notice PictureAdded = new("bild-hochgeladen", Mood.Success, "Das Bild ist hochgeladen.",
        "Fügen Sie es unten in die Beschreibung ein, oder kopieren Sie seine Zeile an die Stelle, an der es stehen soll.");

    public static readonly Notice PictureInserted = new("bild-eingefuegt", Mood.Success, "Das Bild steht jetzt am Ende der Beschreibung.",
        "Im Abschnitt „Beschreibung“ können Sie seine Zeile an eine andere Stelle setzen.");

    public static readonly Notice FileRemoved = new("datei-entfernt", Mood.Success, "Die Datei ist entfernt.");

    public static readonly Notice FileStays = new("datei-bleibt", Mood.Info, "Aus dem Entwurf ist die Datei entfernt.",
        "Gespeichert bleibt sie, weil eine veröffentlichte Fassung sie nennt: Was veröffentlicht war, bleibt vollständig.");

    public static readonly Notice ListingBegunWithoutFiles = new("entwurf-angelegt-ohne-dateien", Mood.Warning, "Der Entwurf ist angelegt, aber ohne einige Dateien.",
        "Dateien anderer Organisationen werden nicht mitgenommen. Laden Sie eigene Unterlagen und Bilder zu diesem Dienst hoch.");

    public static readonly Notice PaperTemplateKept = new("muster-gespeichert", Mood.Success, "Der Entwurf ist gespeichert.",
        "Er gilt erst, wenn eine zweite Person ihn freigibt.");

    public static readonly Notice PaperTemplateDiscarded = new("muster-verworfen", Mood.Success, "Der Entwurf ist verworfen.");

    public static readonly Notice PaperTemplateReleased = new("muster-freigegeben", Mood.Success, "Die neue Fassung ist freigegeben.",
        "Ab jetzt entstehen neue Unterlagen aus ihr. Was schon erstellt ist, bleibt, wie es ist.");

    public static readonly Notice SignedOut = new("abgemeldet", Mood.Success, "Sie sind abgemeldet.");

    public static readonly Notice OrganisationChosen = new("organisation-gewechselt", Mood.Success, "Sie handeln jetzt für eine andere Organisation.",
        "Was Sie ab jetzt tun, geschieht in ihrem Namen. Sie steht oben auf jeder Seite.");

    public static readonly Notice Invited = new("eingeladen", Mood.Success, "Die Einladung ist unterwegs.",
        "Ihr Link gilt 72 Stunden und genau einmal. Bis dahin steht sie hier unter den offenen Einladungen.");

    public static readonly Notice InvitationRevoked = new("einladung-zurueckgenommen", Mood.Success, "Die Einladung ist zurückgenommen.",
        "Ihr Link gilt nicht mehr.");

    public static readonly Notice RolesChanged = new("rollen-geaendert", Mood.Success, "Die Rollen sind geändert.",
        "Sie gelten ab dem nächsten Klick der Person.");

    public static readonly Notice MembershipEnded = new("mitgliedschaft-beendet", Mood.Success, "Die Mitgliedschaft ist beendet.",
        "Die Person ist überall abgemeldet und kann nicht mehr für Ihre Organisation handeln.");

    public static readonly Notice SettingsSaved = new("einstellungen-gespeichert", Mood.Success, "Die Einstellungen sind gespeichert.");

    public static readonly Notice CalendarRevoked = new("kalender-widerrufen", Mood.Success, "Die Kalender-Adresse ist widerrufen.",
        "Kalenderprogramme, die sie benutzen, bekommen keine Fristen mehr.");

    public static readonly Notice FactRecorded = new("merkmal-erfasst", Mood.Success, "Das Merkmal ist erfasst.",
        "Der Betreiber prüft jetzt den Nachweis. Es zählt, sobald er es bestätigt hat.");

    public static readonly Notice FactEnded = new("merkmal-beendet", Mood.Success, "Das Merkmal ist beendet.",
        "Für neue Verträge zählt es nicht mehr.");

    public static readonly Notice FactConfirmed = new("merkmal-bestaetigt", Mood.Success, "Das Merkmal ist bestätigt.",
        "Ab sofort zählt es dafür, welche Vertragswege der Organisation offen sind.");

    public static readonly Notice FactRefused = new("merkmal-abgelehnt", Mood.Success, "Das Merkmal ist nicht bestätigt.",
        "Die Organisation sieht Ihren Grund bei ihren Merkmalen.");

    public static readonly Notice MandateGiven = new("vollmacht-gegeben", Mood.Success, "Die Vollmacht ist erteilt.",
        "Sie gilt, sobald die andere Organisation sie annimmt.");

    public static readonly Notice MandateAccepted = new("vollmacht-angenommen", Mood.Success, "Die Vollmacht ist angenommen.",
        "Ihre Mitglieder können ab sofort für die andere Organisation handeln. Sie wählen sie unter „Für wen handeln Sie?“.");

    public static readonly Notice MandateDeclined = new("vollmacht-abgelehnt", Mood.Success, "Die Vollmacht ist abgelehnt.",
        "Die andere Organisation sieht es in ihrer Liste.");

    public static readonly Notice MandateRevoked = new("vollmacht-widerrufen", Mood.Success, "Die Vollmacht ist widerrufen.",
        "Ab sofort kann niemand mehr unter ihr handeln.");

    public static readonly Notice Accredited = new("aufgenommen", Mood.Success, "Die Organisation ist aufgenommen.",
        "Die verantwortliche Person bekommt jetzt ihre Einladung per E-Mail. Der Link gilt 72 Stunden.");

    public static readonly Notice ApplicationRefused = new("antrag-abgelehnt", Mood.Success, "Der Antrag ist abgelehnt.",
        "Die verantwortliche Person und das Postfach bekommen Ihren Grund per E-Mail.");

    public static readonly Notice SynonymKept = new("alltagswort-gespeichert", Mood.Success, "Das Alltagswort ist gespeichert.",
        "Die Suche versteht es ab sofort.");

    public static readonly Notice SynonymRemoved = new("alltagswort-entfernt", Mood.Success, "Das Alltagswort ist entfernt.",
        "Die Suche versteht es ab sofort nicht mehr.");

    public static readonly Notice ImportStarted = new("einspielen-begonnen", Mood.Info, "Die Datei ist angekommen und wird geprüft.",
        "Sie können diese Seite schließen; es geht auch ohne Sie weiter.");

    public static readonly Notice DataSetCounted = new("bezugsdaten-gelten", Mood.Success, "Der Datensatz gilt.",
        "Kosten der genannten Jahre werden ab sofort nach ihm verteilt.");

    public static readonly Notice DataSetConfirmed = new("bezugsdaten-bestaetigt", Mood.Success, "Der Datensatz ist bestätigt.",
        "Der Hinweis „unbestätigt“ ist überall verschwunden, wo er verwendet wird.");

    public static readonly Notice DataSetDiscarded = new("bezugsdaten-verworfen", Mood.Success, "Der Entwurf ist verworfen.",
        "Er hat nie gegolten. Sie können die Datei jederzeit neu einspielen.");

    public static readonly Notice LandRuleRecorded = new("weitergabe-hinterlegt", Mood.Success, "Die Regel ist hinterlegt.",
        "Ab ihrem ersten Tag sehen Ihre Kommunen danach, was sie zahlen und welcher Vertragsweg ihnen offen ist.");

    public static readonly Notice PricesReset = new("preise-neu-festgesetzt", Mood.Success, "Die Preise sind neu festgesetzt.",
        "Sie gelten ab dem 1. Januar. Alle, die den Dienst nachnutzen, bekommen jetzt eine E-Mail mit altem und neuem Betrag und können binnen 30 Tagen zum 31. Dezember kündigen.");

    public static readonly Notice DecisionRecorded = new("entscheidung-festgehalten", Mood.Success, "Die Entscheidung ist festgehalten.",
        "Die Akte ändert sich nicht mehr. Laden Sie das Dokument für Ihre Vergabeakte herunter.");

    public static readonly Notice FormOfAnother = new("andere-person", Mood.Warning, "Das Formular wurde nicht gesendet.",
        "Es war unter einem anderen Konto geöffnet worden. Zum Schutz der Person, die es ausgefüllt hat, haben wir die Eingaben verworfen.");

    public static readonly Notice FormExpired = new("formular-abgelaufen", Mood.Warning, "Das Formular wurde nicht gesendet.",
        "Es war zu alt, um es noch sicher zuordnen zu können. Bitte füllen Sie es noch einmal aus.");

    public static readonly Notice FeedbackSent = new("meldung-eingegangen", Mood.Success, "Danke, Ihre Meldung ist eingegangen.",
        "Der Betreiber des Stores liest sie. Wenn Sie eine Adresse angegeben haben, antwortet er innerhalb von zwei Wochen.");

    public static readonly Notice ItemSaved = new("punkt-gespeichert", Mood.Success, "Der Punkt ist gespeichert.",
        "Alle Beteiligten sehen den neuen Stand.");

    public static readonly Notice FileAdded = new("datei-hochgeladen", Mood.Success, "Die Datei ist hochgeladen.",
        "Alle Beteiligten sehen sie bei diesem Punkt.");

    public static readonly Notice PartiesNamed = new("beteiligte-genannt", Mood.Success, "Die Angaben sind gespeichert.",
        "Wer genannt ist, hat jetzt seine Punkte.");

    public static readonly Notice Promised = new("zugesagt", Mood.Success, "Ihre Zusage ist gespeichert.",
        "Wer auf die Schnittstelle wartet, sieht sie jetzt.");

    public static readonly Notice TemplateRecorded = new("vorlage-geaendert", Mood.Success, "Die neue Fassung der Vorlage gilt.",
        "Anbindungen, die schon laufen, behalten ihre Punkte.");

    public static readonly Notice MessageSent = new("nachricht-gesendet", Mood.Success, "Ihre Nachricht ist gesendet.",
        "Die andere Seite sieht sie hier im Gespräch.");

    public static readonly Notice Withdrawn = new("zurueckgezogen", Mood.Success, "Ihre Anfrage ist zurückgezogen.",
        "Die andere Seite sieht es, mit Ihrem Grund. Sie können jederzeit von Neuem Interesse bekunden.");

    public static readonly Notice DraftDiscarded = new("entwurf-verworfen", Mood.Success, "Der Entwurf ist verworfen.",
        "Niemand außerhalb Ihrer Organisation hat ihn gesehen. Sie können jederzeit von Neuem beginnen.");

    public static readonly Notice AlreadySent = new("schon-bekundet", Mood.Info, "Das Interesse ist schon bekundet.",
        "An den Angaben lässt sich nichts mehr ändern. Was noch zu sagen ist, schreiben Sie im Gespräch.");

    public static readonly Notice NotPossibleNow = new("nicht-moeglich", Mood.Info, "Das ist in diesem Stand nicht möglich.",
        "Vielleicht ist es schon geschehen. Was jetzt zu tun ist und was bisher geschah, steht auf dieser Seite.");

    public static readonly Notice SignedCopyUploaded = new("ausfertigung-hochgeladen", Mood.Success, "Die gezeichnete Ausfertigung ist hochgeladen.",
        "Jetzt bestätigt auf jeder Seite jemand, der zeichnen darf, dass sie die richtige ist.");

    public static readonly Notice PasswordSet = new("passwort-gesetzt", Mood.Success, "Ihr neues Passwort gilt.",
        "Alle Sitzungen mit dem alten Passwort sind beendet. Melden Sie sich jetzt mit dem neuen an.");

    public static readonly Notice PasswordChanged = new("passwort-geaendert", Mood.Success, "Ihr Passwort ist geändert.",
        "Es gilt ab sofort. Auf anderen Geräten melden Sie sich neu an.");

    public static readonly Notice EmailChangeAsked = new("adresse-bestaetigen", Mood.Info, "Noch gilt Ihre bisherige Adresse.",
        "Wir haben an die alte und an die neue Adresse je eine E-Mail geschickt. Öffnen Sie innerhalb von 24 Stunden den Link in beiden; danach melden Sie sich mit der neuen Adresse an.");

    public static readonly Notice SecondFactorRemoved = new("zweiter-faktor-entfernt", Mood.Success, "Der zweite Faktor ist entfernt.",
        "Zum Anmelden genügen wieder Adresse und Passwort.");

    public static readonly Notice SessionEnded = new("sitzung-beendet", Mood.Success, "Die Sitzung ist beendet.",
        "Auf dem Gerät muss sich neu anmelden, wer weiterarbeiten will.");

    public static readonly Notice SessionsEnded = new("sitzungen-beendet", Mood.Success, "Alle Ihre Sitzungen sind beendet.",
        "Auch hier sind Sie abgemeldet. Haben Sie einen Verdacht, setzen Sie nach dem Anmelden ein neues Passwort.");

    public static readonly Notice AccountErased = new("konto-geloescht", Mood.Success, "Ihr Konto ist gelöscht.",
        "Sie sind abgemeldet. Was Sie für Ihre Organisation getan haben, steht weiter in deren Vorgängen, ohne Ihren Namen.");

    public static readonly Notice InvitationAccepted = new("einladung-angenommen", Mood.Success, "Sie gehören jetzt dazu.",
        "Ihre neuen Rollen gelten ab sofort.");

    public static readonly Notice AccountMade = new("konto-angelegt", Mood.Success, "Ihr Konto ist angelegt und Sie gehören dazu.",
        "Melden Sie sich jetzt mit Ihrer Adresse und dem neuen Passwort an.");

    public static readonly Notice Welcome = new("willkommen", Mood.Success, "Willkommen. Ihr Konto ist angelegt und Sie sind angemeldet.",
        "Hier steht, was Ihre Organisation zu tun hat und worauf sie wartet.");

    public static readonly Notice SearchSaved = new("suche-gespeichert", Mood.Success, "Die Suche ist gespeichert.",
        "Sie finden sie jederzeit hier in Ihrem Konto.");

    public static readonly Notice SearchChanged = new("suche-geaendert", Mood.Success, "Die Suche ist geändert.");

    public static readonly Notice SearchDeleted = new("suche-geloescht", Mood.Success, "Die Suche ist gelöscht.",
        "Sie bekommen dazu keine E-Mails mehr.");

    public static readonly Notice ListingBegun = new("entwurf-begonnen", Mood.Success, "Der Entwurf ist angelegt.",
        "Füllen Sie die Abschnitte in beliebiger Reihenfolge aus. Niemand außerhalb Ihrer Organisation sieht ihn.");

    public static readonly Notice RevisionBegun = new("fassung-begonnen", Mood.Success, "Eine neue Fassung ist begonnen.",
        "Die veröffentlichte bleibt sichtbar, bis die neue freigegeben ist.");

    public static readonly Notice SectionSaved = new("abschnitt-gespeichert", Mood.Success, "Der Abschnitt ist gespeichert.");

    public static readonly Notice ListingSubmitted = new("eingereicht", Mood.Success, "Die Fassung ist zur Prüfung eingereicht.",
        "Jetzt ist der Betreiber am Zug. Sie bekommen eine E-Mail, sobald sie freigegeben oder mit Anmerkungen zurückgegeben ist.");

    public static readonly Notice ListingRecalled = new("zurueckgeholt", Mood.Success, "Die Fassung ist zurückgeholt.",
        "Sie ist wieder ein Entwurf und wird nicht mehr geprüft.");

    public static readonly Notice RevisionDiscarded = new("fassung-verworfen", Mood.Success, "Der Entwurf ist verworfen.");

    public static readonly Notice ReviewTakenUp = new("pruefung-begonnen", Mood.Success, "Die Prüfung ist begonnen.",
        "Der Bereitsteller sieht, dass Sie prüfen.");

    public static readonly Notice ListingReturned = new("zurueckgegeben", Mood.Success, "Die Fassung ist mit Ihren Anmerkungen zurückgegeben.",
        "Der Bereitsteller bekommt eine E-Mail und ist jetzt am Zug.");

    public static readonly Notice ListingPublished = new("freigegeben", Mood.Success, "Die Fassung ist freigegeben.",
        "Der Bereitsteller bekommt eine E-Mail.");

    public static readonly Notice ServiceSuspended = new("dienst-ausgesetzt", Mood.Success, "Der Dienst ist ausgesetzt.",
        "Laufende Nachnutzungen gehen weiter, neue beginnen nicht. Der Grund steht auf der öffentlichen Seite; alle Nachnutzenden bekommen eine E-Mail.");

    public static readonly Notice ServiceResumed = new("dienst-wieder-aufgenommen", Mood.Success, "Der Dienst ist wieder aufgenommen.",
        "Neue Nachnutzungen sind ab sofort möglich.");

    public static readonly Notice RetirementAnnounced = new("ende-angekuendigt", Mood.Success, "Das Ende des Dienstes ist angekündigt.",
        "Alle Nachnutzenden bekommen eine E-Mail mit dem letzten Tag. Die Beschreibung bleibt lesbar.");

    public static readonly Notice OfferMade = new("angebot-angelegt", Mood.Success, "Das Angebot ist angelegt.",
        "Schreiben Sie jetzt seine Konditionen. Niemand außerhalb Ihrer Organisation sieht es, bis sie veröffentlicht sind.");

    public static readonly Notice OfferRemoved = new("angebot-entfernt", Mood.Success, "Das Angebot ist entfernt.");

    public static readonly Notice TermsPublished = new("konditionen-veroeffentlicht", Mood.Success, "Die Konditionen sind veröffentlicht.",
        "Diese Fassung ändert sich nie mehr. Wer das Angebot schon nutzt, behält seine Fassung und bekommt eine E-Mail.");

    public static readonly Notice BlockKept = new("baustein-gespeichert", Mood.Success, "Der Baustein ist gespeichert.",
        "Er gehört Ihrer Organisation. Andere finden ihn erst, wenn jemand mit der Rolle „Freigeben“ diese Fassung freigibt.");

    public static readonly Notice BlockShared = new("baustein-freigegeben", Mood.Success, "Die Fassung ist für alle freigegeben.");

    public static readonly Notice BlockWithdrawn = new("baustein-zurueckgezogen", Mood.Success, "Der Baustein gehört wieder nur Ihrer Organisation.",
        "Wer eine Fassung schon in einer Blaupause verwendet, behält sie.");

    public static readonly Notice OfferChanged = new("angebot-geaendert", Mood.Success, "Das Angebot ist geändert.");

    public static readonly Notice TakenFromFile = new("aus-datei-uebernommen", Mood.Success, "Die Angaben aus der Datei sind übernommen.",
        "Sehen Sie in den Abschnitten nach, was noch fehlt.");

    public static readonly Notice NoPubliccode = new("publiccode-unvollstaendig", Mood.Info, "Eine publiccode.yml gibt es zu diesem Dienst noch nicht.",
        "Der Standard verlangt Angaben, die hier fehlen, zum Beispiel die Adresse des Quelltexts.");

    public static readonly Notice RequirementsLoaded = new("anforderungen-eingespielt", Mood.Success, "Der Katalog ist eingespielt.",
        "Wer ab jetzt eine Beschreibung schreibt, beantwortet ihn. Antworten zu früheren Ausgaben bleiben.");

    public static readonly Notice NamesMerged = new("eintraege-zusammengefuehrt", Mood.Success, "Die Einträge sind zusammengeführt.",
        "Alle Dienste, Suche und Filter nennen ab sofort den Eintrag, der bleibt.");

    public static readonly Notice AssignmentPrepared = new("zuweisung-vorbereitet", Mood.Success, "Die Zuweisung ist vorbereitet.",
        "Bitten Sie jetzt jemanden mit der Rolle „Freigeben“, sie zu prüfen und freizugeben. Bis dahin geschieht nichts.");

    public static readonly Notice AssignmentReleased = new("zuweisung-freigegeben", Mood.Success, "Die Zuweisung ist freigegeben.",
        "Der Store arbeitet sie jetzt ab. Sie sehen hier, wie weit er ist.");

    public static readonly Notice AssignmentCancelled = new("zuweisung-abgebrochen", Mood.Success, "Die Zuweisung ist abgebrochen.");

    private static readonly Dictionary<string, Notice> All =
        new[]
        {
            Invited, InvitationRevoked, RolesChanged, MembershipEnded, SettingsSaved, FactRecorded, FactEnded, FactConfirmed, FactRefused,
            MandateGiven, MandateAccepted, MandateDeclined, MandateRevoked, Accredited, ApplicationRefused, ImportStarted, SynonymKept, SynonymRemoved,
            DataSetCounted, DataSetConfirmed, DataSetDiscarded, LandRuleRecorded, PricesReset,
            DecisionRecorded, SignedOut, OrganisationChosen, FormOfAnother, FormExpired, FeedbackSent,
            ItemSaved, FileAdded, PartiesNamed, Promised, CalendarRevoked, TemplateRecorded,
            MessageSent, Withdrawn, DraftDiscarded, AlreadySent, NotPossibleNow, SignedCopyUploaded,
            PasswordSet, PasswordChanged, EmailChangeAsked, SecondFactorRemoved, SessionEnded, SessionsEnded, AccountErased,
            InvitationAccepted, AccountMade, Welcome,
            SearchSaved, SearchChanged, SearchDeleted,
            ListingBegun, RevisionBegun, SectionSaved, ListingSubmitted, ListingRecalled, RevisionDiscarded, ReviewTakenUp, ListingReturned, ListingPublished,
            ServiceSuspended, ServiceResumed, RetirementAnnounced, OfferMade, OfferChanged, OfferRemoved, TermsPublished,
            DocumentAdded, PictureAdded, PictureInserted, FileRemoved, FileStays, ListingBegunWithoutFiles,
            BlockKept, BlockShared, BlockWithdrawn, TakenFromFile, NoPubliccode, RequirementsLoaded, NamesMerged,
            AssignmentPrepared, AssignmentReleased, AssignmentCancelled,
            PaperTemplateKept, PaperTemplateDiscarded, PaperTemplateReleased,
        }
            .ToDictionary(notice => notice.Name, StringComparer.Ordinal);

    public static Notice? Of(HttpRequest request) => All.GetValueOrDefault(request.Query[Parameter].ToString());

    /// <summary>The address of a page that shows this message.</summary>
    public string At(string address) =>
        address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Parameter + '=' + Name;
}
