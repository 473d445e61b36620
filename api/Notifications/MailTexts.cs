using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using FitStore.Api.Cost;
using FitStore.Api.Http;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Notifications;

/// <summary>A mail as it is read: the same sentences as plain text and as HTML.</summary>
internal sealed record MailText(string Subject, string Plain, string Html);

/// <summary>
/// The words of every mail. Each says what happened, what to do and where, and what to do if one did not expect it.
/// </summary>
internal static class MailTexts
{
    /// <summary>Path of the storefront page for each link.</summary>
    private const string InvitationPage = "einladung";
    private const string PasswordPage = "passwort-neu";
    private const string EmailPage = "adresse-bestaetigen";
    private const string NoticesPage = "mitteilungen";
    private const string SavedSearchesPage = "konto/suchen";

    /// <summary>What every subject about a thing of the store begins with; in the store itself it would say nothing.</summary>
    private const string SubjectMark = "FIT-Store: ";

    private static readonly Sentence Greeting = new("Guten Tag", "Hello");
    private static readonly Sentence Closing = new(
        "Diese Nachricht kommt automatisch vom FIT-Store. Antworten auf diese Adresse liest niemand.",
        "This message is sent by the FIT-Store automatically. Nobody reads replies to this address.");

    internal sealed record Words(Sentence Subject, IReadOnlyList<Sentence> Before, string? Link, Sentence? LinkText, IReadOnlyList<Sentence> After)
    {
        /// <summary>Things it names, each with its page, between what comes before and the link.</summary>
        public IReadOnlyList<(string Name, string Address)> Items { get; init; } = [];
    }

    public static MailText Compose(MailKind kind, string language, MailContent content, Uri storefront)
    {
        var words = WordsOf(kind, content, storefront);
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var greeting = content.Person is { Length: > 0 } person ? $"{Greeting} {person}," : $"{Greeting},";
            return new MailText(words.Subject.ToString(), Plain(words, greeting), Html(words, greeting, language));
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    /// <summary>The same words as they stand in the store, in the language of the request.</summary>
    public static (string Subject, IReadOnlyList<string> Text, string? Page, string? PageText) Tell(MailKind kind, MailContent content, Uri storefront)
    {
        var words = WordsOf(kind, content, storefront);
        var subject = words.Subject.ToString();
        return (
            subject.StartsWith(SubjectMark, StringComparison.Ordinal) ? subject[SubjectMark.Length..] : subject,
            [.. words.Before.Concat(words.After).Select(sentence => sentence.ToString())],
            words.Link is null ? null : new Uri(words.Link).PathAndQuery,
            words.LinkText?.ToString());
    }

    private static Words WordsOf(MailKind kind, MailContent content, Uri storefront) => kind switch
    {
        MailKind.Invitation => new(
            new($"Einladung in den FIT-Store: {content.Organisation}", $"Invitation to the FIT-Store: {content.Organisation}"),
            [
                new(
                    $"{content.Organisation} lädt Sie ein, im FIT-Store mitzuarbeiten. Ihre Rolle: {RolesOf(content, German)}.",
                    $"{content.Organisation} invites you to work in the FIT-Store. Your role: {RolesOf(content, English)}."),
                new("Nehmen Sie die Einladung innerhalb von 72 Stunden an. Der Link gilt einmal.", "Accept the invitation within 72 hours. The link works once."),
            ],
            Link(storefront, InvitationPage, content.Token!),
            new("Einladung annehmen", "Accept the invitation"),
            [new("Sie erwarten keine Einladung? Dann müssen Sie nichts tun.", "You do not expect an invitation? Then there is nothing to do.")]),
        MailKind.PasswordReset => new(
            new("FIT-Store: neues Passwort", "FIT-Store: new password"),
            [new(
                "Für Ihr Konto im FIT-Store wurde ein neues Passwort angefordert. Der Link gilt einmal und eine Stunde lang.",
                "A new password was asked for your account in the FIT-Store. The link works once and for one hour.")],
            Link(storefront, PasswordPage, content.Token!),
            new("Neues Passwort festlegen", "Set a new password"),
            [new("Das waren nicht Sie? Dann müssen Sie nichts tun; Ihr Passwort bleibt, wie es ist.", "This was not you? Then there is nothing to do; your password stays as it is.")]),
        MailKind.PasswordChanged => new(
            new("FIT-Store: Ihr Passwort wurde geändert", "FIT-Store: your password was changed"),
            [new(
                "Das Passwort Ihres Kontos im FIT-Store wurde gerade geändert. Andere offene Sitzungen wurden beendet.",
                "The password of your account in the FIT-Store was just changed. Other open sessions were ended.")],
            null,
            null,
            [new(
                $"Das waren nicht Sie? Fordern Sie sofort ein neues Passwort an: {new Uri(storefront, "passwort-vergessen")}",
                $"This was not you? Ask for a new password at once: {new Uri(storefront, "passwort-vergessen")}")]),
        MailKind.SecondFactorEnrolled => new(
            new("FIT-Store: zweiter Faktor eingerichtet", "FIT-Store: second factor enrolled"),
            [new("Ihr Konto im FIT-Store verlangt ab jetzt bei der Anmeldung einen Code.", "From now on your account in the FIT-Store asks for a code at sign-in.")],
            null,
            null,
            [new("Das waren nicht Sie? Wenden Sie sich an die Verwaltung Ihrer Organisation.", "This was not you? Turn to the administrator of your organisation.")]),
        MailKind.SecondFactorRemoved => new(
            new("FIT-Store: zweiter Faktor entfernt", "FIT-Store: second factor removed"),
            [new("Ihr Konto im FIT-Store ist nicht mehr durch einen zweiten Faktor geschützt.", "Your account in the FIT-Store is no longer protected by a second factor.")],
            null,
            null,
            [new(
                $"Das waren nicht Sie? Fordern Sie sofort ein neues Passwort an: {new Uri(storefront, "passwort-vergessen")}",
                $"This was not you? Ask for a new password at once: {new Uri(storefront, "passwort-vergessen")}")]),
        MailKind.EmailChangeToOld => new(
            new("FIT-Store: Adresse ändern, von der alten bestätigen", "FIT-Store: change of address, confirm from the old one"),
            [new(
                $"Ihr Konto im FIT-Store soll künftig die Adresse {content.Email} haben. Bestätigen Sie das von beiden Adressen innerhalb von 24 Stunden.",
                $"Your account in the FIT-Store shall have the address {content.Email} from now on. Confirm this from both addresses within 24 hours.")],
            Link(storefront, EmailPage, content.Token!),
            new("Änderung bestätigen", "Confirm the change"),
            [new(
                "Das waren nicht Sie? Bestätigen Sie nicht und ändern Sie Ihr Passwort.", "This was not you? Do not confirm, and change your password.")]),
        MailKind.EmailChangeToNew => new(
            new("FIT-Store: neue Adresse bestätigen", "FIT-Store: confirm the new address"),
            [new(
                "Ein Konto im FIT-Store soll künftig diese Adresse haben. Bestätigen Sie das von beiden Adressen innerhalb von 24 Stunden.",
                "An account in the FIT-Store shall have this address from now on. Confirm this from both addresses within 24 hours.")],
            Link(storefront, EmailPage, content.Token!),
            new("Neue Adresse bestätigen", "Confirm the new address"),
            [new("Das waren nicht Sie? Dann müssen Sie nichts tun.", "This was not you? Then there is nothing to do.")]),
        MailKind.ApplicationReceived => new(
            new($"FIT-Store: Antrag auf Aufnahme von {content.Organisation}", $"FIT-Store: application of {content.Organisation}"),
            [
                new(
                    $"Der Antrag auf Aufnahme von {content.Organisation} in den FIT-Store ist eingegangen. Nummer: {content.Reference}.",
                    $"The application of {content.Organisation} to enter the FIT-Store was received. Number: {content.Reference}."),
                new(
                    "Der Betreiber prüft ihn. Die verantwortliche Person bekommt dann eine Einladung oder eine Absage mit Begründung.",
                    "The operator looks at it. The responsible person then gets an invitation, or a refusal with the reason."),
            ],
            null,
            null,
            [new("Sie wissen nichts davon? Antworten Sie dem Betreiber über das Formular „Barriere oder Fehler melden“.", "You know nothing of this? Tell the operator by the form for reporting barriers and errors.")]),
        MailKind.SearchMatched => new(
            content is { Services: [var only], More: 0 }
                ? new($"FIT-Store: {only.Name} passt zu Ihrer Suche „{content.Search}“", $"FIT-Store: {only.Name} matches your search “{content.Search}”")
                : new($"FIT-Store: Neues zu Ihrer Suche „{content.Search}“", $"FIT-Store: news for your search “{content.Search}”"),
            [new($"zu Ihrer gespeicherten Suche „{content.Search}“ passt jetzt:", $"your saved search “{content.Search}” now matches:")],
            new Uri(storefront, $"dienste{(content.Query is { Length: > 0 } query ? "?" + query : "")}").AbsoluteUri,
            content.More > 0
                ? new($"Und {content.More} weitere: alles zu dieser Suche", $"And {content.More} more: everything this search finds")
                : new("Alles zu dieser Suche", "Everything this search finds"),
            [new(
                $"Zu jedem Dienst bekommen Sie für diese Suche höchstens eine Nachricht. Keine mehr bekommen oder die Suche löschen: {new Uri(storefront, $"{SavedSearchesPage}/{content.Reference}")}",
                $"For each service you get at most one message about this search. To get no more, or to delete the search: {new Uri(storefront, $"{SavedSearchesPage}/{content.Reference}")}")])
        {
            Items = [.. (content.Services ?? []).Select(service => (service.Name, new Uri(storefront, $"dienste/{service.Slug}").AbsoluteUri))],
        },
        MailKind.Digest => new(
            new($"FIT-Store: Neues für {content.Organisation}", $"FIT-Store: news for {content.Organisation}"),
            [new($"Das ist seit der letzten Nachricht dieser Art für {content.Organisation} geschehen.", $"This has happened for {content.Organisation} since the last message of this kind.")],
            new Uri(storefront, NoticesPage).ToString(),
            new("Alle Mitteilungen ansehen", "See all notices"),
            [
                .. content.More == 0 ? (IReadOnlyList<Sentence>)[] : [new($"Weitere Mitteilungen, die hier nicht stehen: {content.More}.", $"Further notices that are not listed here: {content.More}.")],
                new("Sie bekommen diese E-Mail einmal am Tag. Ändern können Sie das unter den Mitteilungen.", "You get this mail once a day. You can change that where the notices are."),
            ])
        {
            Items = [.. content.Notices!.Select(notice => (notice.Subject, new Uri(storefront, notice.Page ?? NoticesPage).AbsoluteUri))],
        },
        MailKind.AdoptionMoved => AdoptionWords.Of(content, storefront),
        MailKind.MessageWritten => new(
            new($"FIT-Store: Nachricht von {content.Organisation} zu {content.Services![0].Name}", $"FIT-Store: message of {content.Organisation} on {content.Services[0].Name}"),
            [new(
                $"{content.Organisation} hat Ihnen zu {content.Services[0].Name} geschrieben. Lesen und antworten Sie im Store.",
                $"{content.Organisation} has written to you on {content.Services[0].Name}. Read and answer in the store.")],
            new Uri(storefront, $"nachnutzungen/{content.Reference}").AbsoluteUri,
            new("Nachricht lesen", "Read the message"),
            []),
        MailKind.VendorAsked => new(
            new($"FIT-Store: {content.Organisation} bittet um eine Schnittstelle", $"FIT-Store: {content.Organisation} asks for an interface"),
            [new(
                $"{content.Organisation} bindet {content.Services![0].Name} an und nennt Sie als Hersteller des Fachverfahrens. Nennen Sie den Tag, zu dem Sie die Schnittstelle liefern.",
                $"{content.Organisation} connects {content.Services[0].Name} and names you as the vendor of the Fachverfahren. Say by which day you deliver the interface.")],
            new Uri(storefront, "hersteller").AbsoluteUri,
            new("Tag zusagen", "Promise a day"),
            []),
        MailKind.VendorPromised => new(
            new($"FIT-Store: Zusage von {content.Organisation} zum {content.EndsOn:dd.MM.yyyy}", $"FIT-Store: {content.Organisation} promises {content.EndsOn:yyyy-MM-dd}"),
            [new(
                $"{content.Organisation} sagt für {content.Services![0].Name} den {content.EndsOn:dd.MM.yyyy} zu: {content.Reason}. Sie müssen nichts tun.",
                $"{content.Organisation} promises {content.EndsOn:yyyy-MM-dd} for {content.Services[0].Name}: {content.Reason}. There is nothing you have to do.")],
            new Uri(storefront, $"nachnutzungen/{content.Reference}/anbindung").AbsoluteUri,
            new("Zur Anbindung", "See the connection"),
            []),
        MailKind.ItemDone => new(
            new($"FIT-Store: {content.Organisation} hat einen Punkt erledigt ({content.Services![0].Name})", $"FIT-Store: {content.Organisation} has settled an item ({content.Services[0].Name})"),
            [new(
                $"{content.Organisation} meldet bei der Anbindung von {content.Services[0].Name} als erledigt: {content.Reason}. Prüfen Sie es und machen Sie mit dem nächsten Punkt weiter.",
                $"{content.Organisation} says that this is settled for connecting {content.Services[0].Name}: {content.Reason}. Check it and go on with the next item.")],
            new Uri(storefront, $"nachnutzungen/{content.Reference}/anbindung").AbsoluteUri,
            new("Zur Anbindung", "See the connection"),
            []),
        MailKind.ItemFileAdded => new(
            new($"FIT-Store: Datei von {content.Organisation} zu {content.Services![0].Name}", $"FIT-Store: file of {content.Organisation} on {content.Services[0].Name}"),
            [new(
                $"{content.Organisation} hat bei der Anbindung von {content.Services[0].Name} eine Datei hinzugefügt, zum Punkt: {content.Reason}. Sehen Sie sie im Store an.",
                $"{content.Organisation} has added a file to the connection of {content.Services[0].Name}, for the item: {content.Reason}. Look at it in the store.")],
            new Uri(storefront, $"nachnutzungen/{content.Reference}/anbindung").AbsoluteUri,
            new("Zur Anbindung", "See the connection"),
            []),
        MailKind.PricesReset => Reset(content, storefront),
        MailKind.TermsPublished => NewTerms(content, storefront),
        MailKind.RevisionSubmitted or MailKind.RevisionReturned or MailKind.RevisionPublished or MailKind.ServiceSuspended or MailKind.ServiceResumed or MailKind.ServiceRetiring =>
            OfListing(kind, content, storefront),
        MailKind.AssignmentPrepared or MailKind.AssignmentDone or MailKind.AssignmentFailed => OfAssignment(kind, content, storefront),
        _ => new(
            new($"FIT-Store: Antrag von {content.Organisation} abgelehnt", $"FIT-Store: application of {content.Organisation} refused"),
            [
                new($"Der Antrag auf Aufnahme von {content.Organisation} wurde abgelehnt. Nummer: {content.Reference}.", $"The application of {content.Organisation} was refused. Number: {content.Reference}."),
                new($"Begründung: {content.Reason}", $"Reason: {content.Reason}"),
            ],
            new Uri(storefront, "aufnahme").ToString(),
            new("Neuen Antrag stellen", "Apply again"),
            []),
    };

    /// <summary>What happened to a listing: to who reviews it, to who submitted it, or to an organisation that uses the service or has asked for it.</summary>
    private static Words OfListing(MailKind kind, MailContent content, Uri storefront)
    {
        var service = content.Services![0];
        var page = new Uri(storefront, $"dienste/{service.Slug}").AbsoluteUri;
        return kind switch
        {
            MailKind.RevisionSubmitted => new(
                new($"FIT-Store: {service.Name} wartet auf Prüfung", $"FIT-Store: {service.Name} waits for review"),
                [new($"{content.Organisation} hat den Eintrag {service.Name} zur Prüfung eingereicht.", $"{content.Organisation} has submitted the listing {service.Name} for review.")],
                new Uri(storefront, $"betrieb/pruefung/{service.Slug}").AbsoluteUri,
                new("Prüfung beginnen", "Take up the review"),
                []),
            MailKind.RevisionReturned => new(
                new($"FIT-Store: {service.Name} zurückgegeben", $"FIT-Store: {service.Name} returned"),
                [new(
                    $"Der Betreiber hat den Eintrag {service.Name} durchgesehen und mit {content.More} Anmerkungen zurückgegeben. Jede steht bei ihrem Feld. Danach reichen Sie ihn neu ein.",
                    $"The operator has looked at the listing {service.Name} and returned it with {content.More} remarks. Each stands at its field. Submit it again after that.")],
                new Uri(storefront, $"bereitstellen/{service.Slug}").AbsoluteUri,
                new("Eintrag bearbeiten", "Edit the listing"),
                []),
            MailKind.RevisionPublished => new(
                new($"FIT-Store: {service.Name} veröffentlicht", $"FIT-Store: {service.Name} published"),
                [new($"Der Eintrag {service.Name}, den Sie eingereicht haben, ist veröffentlicht.", $"The listing {service.Name} that you submitted is published.")],
                page,
                new("Eintrag ansehen", "See the listing"),
                []),
            MailKind.ServiceSuspended => new(
                new($"FIT-Store: {service.Name} ist ausgesetzt", $"FIT-Store: {service.Name} is suspended"),
                [
                    new(
                        $"{service.Name} nimmt zurzeit keine neuen Nachnutzungen an. Was bei {content.Organisation} läuft, geht weiter.",
                        $"{service.Name} takes no new adoptions at present. What runs at {content.Organisation} goes on."),
                    new($"Begründung: {content.Reason}", $"Reason: {content.Reason}"),
                ],
                page,
                new("Dienst ansehen", "See the service"),
                []),
            MailKind.ServiceResumed => new(
                new($"FIT-Store: {service.Name} ist wieder verfügbar", $"FIT-Store: {service.Name} is available again"),
                [new($"{service.Name} nimmt wieder neue Nachnutzungen an.", $"{service.Name} takes new adoptions again.")],
                page,
                new("Dienst ansehen", "See the service"),
                []),
            _ => new(
                new($"FIT-Store: {service.Name} endet am {content.EndsOn:dd.MM.yyyy}", $"FIT-Store: {service.Name} ends on {content.EndsOn:yyyy-MM-dd}"),
                [
                    new(
                        $"Der Bereitsteller stellt {service.Name} ein. Der letzte Tag ist der {content.EndsOn:dd.MM.yyyy}; die Nachnutzung durch {content.Organisation} endet spätestens mit ihm.",
                        $"The provider ends {service.Name}. Its last day is {content.EndsOn:yyyy-MM-dd}; the adoption by {content.Organisation} ends with it at the latest."),
                    new($"Begründung: {content.Reason}", $"Reason: {content.Reason}"),
                    .. content.Successor is { } successor
                        ? [new($"An seine Stelle tritt: {successor.Name}.", $"Its place is taken by: {successor.Name}.")]
                        : (IReadOnlyList<Sentence>)[],
                ],
                page,
                new("Dienst ansehen", "See the service"),
                [])
            {
                Items = content.Successor is { } next ? [(next.Name, new Uri(storefront, $"dienste/{next.Slug}").AbsoluteUri)] : [],
            },
        };
    }

    /// <summary>What became of giving a service to many Kommunen at once.</summary>
    private static Words OfAssignment(MailKind kind, MailContent content, Uri storefront)
    {
        var service = content.Services![0].Name;
        var (subject, told, act) = kind switch
        {
            MailKind.AssignmentPrepared => (
                new Sentence($"FIT-Store: Zuweisung von {service} freigeben", $"FIT-Store: release the assignment of {service}"),
                new Sentence(
                    $"Für {content.Organisation} ist eine Zuweisung vorbereitet: {service} an {content.More} Kommunen. Jemand anderes, mit der Rolle „Freigeben“, prüft sie und gibt sie frei.",
                    $"An assignment is prepared for {content.Organisation}: {service} to {content.More} Kommunen. Somebody else, with the role approver, checks and releases it."),
                new Sentence("Zuweisung prüfen und freigeben", "Check and release the assignment")),
            MailKind.AssignmentDone => (
                new Sentence($"FIT-Store: {service} ist {content.More} Kommunen zugewiesen", $"FIT-Store: {service} is assigned to {content.More} Kommunen"),
                new Sentence(
                    $"{content.Organisation} hat {service} an {content.More} Kommunen zugewiesen. Jede hat ihren eigenen Vorgang und ist benachrichtigt, soweit ihr Postfach bekannt ist.",
                    $"{content.Organisation} has assigned {service} to {content.More} Kommunen. Each has its own adoption and is told where its mailbox is known."),
                new Sentence("Zuweisung ansehen", "See the assignment")),
            _ => (
                new Sentence($"FIT-Store: Zuweisung von {service} fehlgeschlagen", $"FIT-Store: the assignment of {service} failed"),
                new Sentence(
                    $"Die Zuweisung von {service} an {content.More} Kommunen ist fehlgeschlagen. Es ist nichts geschrieben, keine Kommune hat etwas davon erfahren.",
                    $"The assignment of {service} to {content.More} Kommunen failed. Nothing was written, no Kommune was told anything."),
                new Sentence("Ansehen, was zu berichtigen ist", "See what has to be put right")),
        };
        return new(
            subject,
            content.Reason is { } reason ? [told, new($"Grund: {reason}", $"Reason: {reason}")] : [told],
            new Uri(storefront, $"zuweisungen/{content.Reference}").AbsoluteUri,
            act,
            []);
    }

    private static Words Reset(MailContent content, Uri storefront)
    {
        var (service, reset) = (content.Services![0], content.Reset!);
        var (before, after) = (reset.Before / 100m, reset.After / 100m);
        return new(
            new($"FIT-Store: neue Preise für {service.Name} ab {reset.ValidFrom:dd.MM.yyyy}", $"FIT-Store: new prices of {service.Name} from {reset.ValidFrom:yyyy-MM-dd}"),
            [
                new(
                    $"Der Bereitsteller hat die Preise für {service.Name} neu festgesetzt. Sie gelten ab {reset.ValidFrom:dd.MM.yyyy}; alle anderen Konditionen bleiben, wie sie sind.",
                    $"The provider has re-set the prices of {service.Name}. They apply from {reset.ValidFrom:yyyy-MM-dd}; all other terms stay as they are."),
                new(
                    $"{content.Organisation} zahlt im Jahr bisher {CostWords.Euro(reset.Before)}, künftig {CostWords.Euro(reset.After)}. Unterschied: {CostWords.Euro(reset.After - reset.Before)}.",
                    string.Create(CultureInfo.InvariantCulture, $"{content.Organisation} pays EUR {before:#,##0.00} a year until then and EUR {after:#,##0.00} from then on. Difference: EUR {after - before:#,##0.00}.")),
                new(
                    $"Wenn Sie deshalb zum {reset.ValidFrom.AddDays(-1):dd.MM.yyyy} kündigen wollen, erklären Sie das bis zum {reset.TerminateUntil:dd.MM.yyyy}.",
                    $"If you want to leave by {reset.ValidFrom.AddDays(-1):yyyy-MM-dd} because of this, say so until {reset.TerminateUntil:yyyy-MM-dd}."),
            ],
            new Uri(storefront, $"dienste/{service.Slug}").AbsoluteUri,
            new("Neue Konditionen ansehen", "See the new terms"),
            []);
    }

    private static Words NewTerms(MailContent content, Uri storefront)
    {
        var (service, terms) = (content.Services![0], content.Terms!);
        return new(
            new($"FIT-Store: neue Konditionen für {service.Name} ab {terms.ValidFrom:dd.MM.yyyy}", $"FIT-Store: new terms of {service.Name} from {terms.ValidFrom:yyyy-MM-dd}"),
            [
                new(
                    $"Der Bereitsteller hat für {service.Name} im Angebot „{terms.Offer}“ neue Konditionen veröffentlicht: Fassung {terms.Version}, gültig ab {terms.ValidFrom:dd.MM.yyyy}.",
                    $"The provider has published new terms of {service.Name} in the offer “{terms.Offer}”: version {terms.Version}, valid from {terms.ValidFrom:yyyy-MM-dd}."),
                new(
                    $"Für {content.Organisation} gelten sie nicht von selbst. Vereinbart ist Fassung {terms.Kept}; sie gilt weiter, bis Ihre Nachnutzung endet oder Sie der neuen zustimmen.",
                    $"They do not apply to {content.Organisation} by themselves. Version {terms.Kept} is agreed; it goes on applying until your adoption ends or you consent to the new one."),
                new(
                    "Sie müssen nichts tun. Wenn Sie nicht antworten, bleibt es bei der vereinbarten Fassung.",
                    "There is nothing you have to do. If you do not answer, the version agreed stays."),
                new(
                    "Zustimmen oder ablehnen können Sie im Store beim Vorgang. Dort steht auch, bis wann, und bis wann Sie deshalb kündigen können.",
                    "You can consent or refuse in the store, with the adoption. It also says until when, and until when you can leave because of it."),
            ],
            new Uri(storefront, $"dienste/{service.Slug}").AbsoluteUri,
            new("Alte und neue Konditionen ansehen", "See the old and the new terms"),
            []);
    }

    private static string German(Role role) => role switch
    {
        Role.Reader => "Lesen",
        Role.Editor => "Bearbeiten",
        Role.Approver => "Freigeben",
        Role.Signatory => "Zeichnen",
        _ => "Verwalten",
    };

    private static string English(Role role) => role switch
    {
        Role.Reader => "read",
        Role.Editor => "edit",
        Role.Approver => "approve",
        Role.Signatory => "sign",
        _ => "administer",
    };

    private static string RolesOf(MailContent content, Func<Role, string> name) => string.Join(", ", (content.Roles ?? []).Select(name));

    private static string Link(Uri storefront, string page, string token) => new Uri(storefront, $"{page}?token={token}").ToString();

    private static string Plain(Words words, string greeting)
    {
        var text = new StringBuilder(greeting).Append("\r\n\r\n");
        foreach (var sentence in words.Before)
        {
            text.Append(sentence).Append("\r\n\r\n");
        }

        foreach (var (name, address) in words.Items)
        {
            text.Append("- ").Append(name).Append("\r\n  ").Append(address).Append("\r\n\r\n");
        }

        if (words.Link is not null)
        {
            text.Append(words.LinkText).Append(":\r\n").Append(words.Link).Append("\r\n\r\n");
        }

        foreach (var sentence in words.After)
        {
            text.Append(sentence).Append("\r\n\r\n");
        }

        return text.Append("-- \r\n").Append(Closing).Append("\r\n").ToString();
    }

    private static string Html(Words words, string greeting, string language)
    {
        var encode = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        var html = new StringBuilder($"<!doctype html>\r\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>")
            .Append(encode.Encode(words.Subject.ToString())).Append("</title></head>\r\n<body><p>").Append(encode.Encode(greeting)).Append("</p>\r\n");
        foreach (var sentence in words.Before)
        {
            html.Append("<p>").Append(encode.Encode(sentence.ToString())).Append("</p>\r\n");
        }

        if (words.Items.Count > 0)
        {
            html.Append("<ul>");
            foreach (var (name, address) in words.Items)
            {
                html.Append("<li><a href=\"").Append(encode.Encode(address)).Append("\">").Append(encode.Encode(name)).Append("</a></li>");
            }

            html.Append("</ul>\r\n");
        }

        if (words.Link is not null)
        {
            html.Append("<p><a href=\"").Append(encode.Encode(words.Link)).Append("\">").Append(encode.Encode(words.LinkText.ToString()!)).Append("</a></p>\r\n");
        }

        foreach (var sentence in words.After)
        {
            html.Append("<p>").Append(encode.Encode(sentence.ToString())).Append("</p>\r\n");
        }

        return html.Append("<hr><p>").Append(encode.Encode(Closing.ToString())).Append("</p></body></html>\r\n").ToString();
    }
}
