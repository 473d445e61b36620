using FitStore.Storefront.Kern;

namespace FitStore.Storefront;

/// <summary>
/// A message on the page one is sent to after an act: <c>return Redirect(Notice.SignedOut.At("/"))</c>. Its name travels in the address,
/// so nothing has to be stored; its words stand here, so nobody can put words into our mouth. The layout shows it.
/// </summary>
public sealed record Notice(string Name, Mood Mood, string Title, string? Text = null)
{
    public const string Parameter = "hinweis";

    public static readonly Notice SignedOut = new("abgemeldet", Mood.Success, "Sie sind abgemeldet.");

    public static readonly Notice OrganisationChosen = new("organisation-gewechselt", Mood.Success, "Sie handeln jetzt für eine andere Organisation.",
        "Was Sie ab jetzt tun, geschieht in ihrem Namen. Sie steht oben auf jeder Seite.");

    public static readonly Notice FormOfAnother = new("andere-person", Mood.Warning, "Das Formular wurde nicht gesendet.",
        "Es war unter einem anderen Konto geöffnet worden. Zum Schutz der Person, die es ausgefüllt hat, haben wir die Eingaben verworfen.");

    public static readonly Notice FormExpired = new("formular-abgelaufen", Mood.Warning, "Das Formular wurde nicht gesendet.",
        "Es war zu alt, um es noch sicher zuordnen zu können. Bitte füllen Sie es noch einmal aus.");

    public static readonly Notice FeedbackSent = new("meldung-eingegangen", Mood.Success, "Danke, Ihre Meldung ist eingegangen.",
        "Der Betreiber des Stores liest sie. Wenn Sie eine Adresse angegeben haben, antwortet er innerhalb von zwei Wochen.");

    public static readonly Notice MessageSent = new("nachricht-gesendet", Mood.Success, "Ihre Nachricht ist gesendet.",
        "Die andere Seite sieht sie hier im Gespräch.");

    public static readonly Notice Withdrawn = new("zurueckgezogen", Mood.Success, "Ihr Interesse ist zurückgezogen.",
        "Die andere Seite sieht es, mit Ihrem Grund. Sie können jederzeit von Neuem Interesse bekunden.");

    public static readonly Notice DraftDiscarded = new("entwurf-verworfen", Mood.Success, "Der Entwurf ist verworfen.",
        "Niemand außerhalb Ihrer Organisation hat ihn gesehen. Sie können jederzeit von Neuem beginnen.");

    public static readonly Notice AlreadySent = new("schon-bekundet", Mood.Info, "Das Interesse ist schon bekundet.",
        "An den Angaben lässt sich nichts mehr ändern. Was noch zu sagen ist, schreiben Sie im Gespräch.");

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

    private static readonly Dictionary<string, Notice> All =
        new[]
        {
            SignedOut, OrganisationChosen, FormOfAnother, FormExpired, FeedbackSent,
            MessageSent, Withdrawn, DraftDiscarded, AlreadySent,
            PasswordSet, PasswordChanged, EmailChangeAsked, SecondFactorRemoved, SessionEnded, SessionsEnded, AccountErased,
            InvitationAccepted, AccountMade, Welcome,
        }
            .ToDictionary(notice => notice.Name, StringComparer.Ordinal);

    public static Notice? Of(HttpRequest request) => All.GetValueOrDefault(request.Query[Parameter].ToString());

    /// <summary>The address of a page that shows this message.</summary>
    public string At(string address) =>
        address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Parameter + '=' + Name;
}
