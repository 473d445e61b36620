using FitStore.Contracts;

namespace FitStore.Api.Http;

/// <summary>The one error type of the API: thrown where something is found wrong, told as problem+json at the edge.</summary>
internal sealed class ProblemException(ProblemKind kind, Sentence detail, Exception? cause = null) : Exception(detail.English, cause)
{
    public ProblemKind Kind => kind;

    public Sentence Detail => detail;

    public IReadOnlyList<InputError>? Errors { get; init; }

    public string? State { get; init; }

    public IReadOnlyList<string>? Possible { get; init; }

    public string? Existing { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A kind of problem: its code, status, title and what its page explains.</summary>
internal sealed record ProblemKind(string Code, int Status, Sentence Title, Sentence Explanation)
{
    /// <summary>All kinds, each with a page under <c>/problems/{code}</c>.</summary>
    public static IReadOnlyDictionary<string, ProblemKind> All { get; } = new ProblemKind[]
    {
        new(ProblemCodes.InvalidInput, 400, new("Eingabe nicht gültig", "Invalid input"), new(
            "Etwas an der Anfrage entspricht nicht der Beschreibung der Schnittstelle. Das Feld errors nennt jede Stelle: pointer zeigt in den Inhalt, parameter nennt einen Parameter. Es wurde nichts verändert.",
            "Something in the request is not as the API describes it. The member errors names each place: pointer leads into the body, parameter names a parameter. Nothing was changed.")),
        new(ProblemCodes.OrganisationNotChosen, 400, new("Organisation nicht gewählt", "Organisation not chosen"), new(
            "Ihr Konto gehört zu mehreren Organisationen. Nennen Sie in der Kopfzeile FitStore-Organisation die Kennung derjenigen, für die Sie handeln. GET /v1/me listet sie auf.",
            "Your account belongs to several organisations. Name the id of the one you act for in the header FitStore-Organisation. GET /v1/me lists them.")),
        new(ProblemCodes.NotSignedIn, 401, new("Nicht angemeldet", "Not signed in"), new(
            "Für diese Adresse ist eine Anmeldung nötig, oder die Anmeldung ist abgelaufen oder beendet. Melden Sie sich mit POST /v1/sessions an und senden Sie das Token als Authorization: Bearer.",
            "This address needs a sign-in, or the sign-in has expired or was ended. Sign in with POST /v1/sessions and send the token as Authorization: Bearer.")),
        new(ProblemCodes.SignInFailed, 401, new("Anmeldung nicht möglich", "Sign-in failed"), new(
            "E-Mail-Adresse und Passwort passen nicht zusammen. Die Antwort verrät nicht, ob es zu der Adresse ein Konto gibt.",
            "E-mail address and password do not belong together. The answer does not tell whether the address has an account.")),
        new(ProblemCodes.SecondFactorRequired, 401, new("Zweiter Faktor nötig", "Second factor required"), new(
            "Das Konto ist mit einem zweiten Faktor geschützt. Senden Sie die Anmeldung noch einmal mit dem sechsstelligen Code Ihrer App oder einem Wiederherstellungscode in code.",
            "The account is protected by a second factor. Send the sign-in again with the six-digit code of your app, or a recovery code, in code.")),
        new(ProblemCodes.FreshSignInRequired, 403, new("Erneute Anmeldung nötig", "Fresh sign-in required"), new(
            "Diese Handlung verlangt, dass Sie Ihr Passwort (und Ihren zweiten Faktor) noch einmal eingeben: POST /v1/fresh-sign-ins, dann das Token in der Kopfzeile FitStore-Fresh-Sign-In. Es gilt fünf Minuten, für diese Handlung und einmal.",
            "This act asks you to give your password (and second factor) once more: POST /v1/fresh-sign-ins, then the token in the header FitStore-Fresh-Sign-In. It is good for five minutes, for this act and once.")),
        new(ProblemCodes.SecondFactorDemanded, 403, new("Zweiter Faktor verlangt", "Second factor demanded"), new(
            "Die Organisation verlangt von ihren Mitgliedern einen zweiten Faktor. Richten Sie ihn in Ihrem Konto ein; danach können Sie für sie handeln.",
            "The organisation demands a second factor of its members. Enrol one in your account; after that you can act for it.")),
        new(ProblemCodes.NotAllowed, 403, new("Nicht erlaubt", "Not allowed"), new(
            "Sie dürfen dies sehen, aber Ihre Rolle in der Organisation erlaubt die Handlung nicht. Die Verwalterin oder der Verwalter Ihrer Organisation kann Rollen geben.",
            "You may see this, but your role in the organisation does not allow the act. The administrator of your organisation can give roles.")),
        new(ProblemCodes.FourEyes, 403, new("Vier Augen", "Four eyes"), new(
            "Wer einen Schritt vorbereitet hat, gibt ihn nicht frei, auch nicht für eine andere Organisation. Das übernimmt jemand anderes.",
            "Who prepared a step does not release it, also not for another organisation. Somebody else does that.")),
        new(ProblemCodes.MandateCannotSign, 403, new("Nicht unter Vollmacht", "Not under a mandate"), new(
            "Der Vertragsweg dieses Angebots verlangt die Unterschrift der Organisation selbst. Wer unter einer Vollmacht für sie handelt, kann alles vorbereiten, aber nicht annehmen.",
            "The legal model of this offer asks for the signature of the organisation itself. Who acts for it under a mandate can prepare everything, but not accept.")),
        new(ProblemCodes.NotReady, 409, new("Noch nicht bereit", "Not ready yet"), new(
            "Vor dieser Handlung ist noch etwas zu tun. errors nennt jedes; GET …/transitions zeigt dasselbe jederzeit.",
            "Something has to be done before this act. errors names each; GET …/transitions shows the same at any time.")),
        new(ProblemCodes.PriceChanged, 409, new("Preis hat sich geändert", "Price has changed"), new(
            "Der Preis des ersten Jahres ist inzwischen ein anderer als der bestätigte, etwa weil ein weiteres Land dabei ist. GET …/agreement zeigt den jetzigen.",
            "The price of the first year is another one than confirmed by now, for instance because one more Land takes part. GET …/agreement shows the present one.")),
        new(ProblemCodes.DocumentsChanged, 409, new("Andere Unterlagen", "Other documents"), new(
            "Die genannten Unterlagen sind nicht die des Angebots. Lesen Sie die jetzigen unter GET …/documents und nehmen Sie dann an.",
            "The documents named are not those of the offer. Read the present ones at GET …/documents, then accept.")),
        new(ProblemCodes.LinesBelowChanged, 409, new("Andere Zahl von Verträgen", "Another number of contracts"), new(
            "Mit dem Ende dieses Vertrags enden auch die darunter, und es sind andere viele, als bestätigt wurde. GET …/termination-effect nennt die Zahl und die Betroffenen.",
            "With the end of this contract those below end, too, and their number is not the one confirmed. GET …/termination-effect gives the number and whose they are.")),
        new(ProblemCodes.GatesUnmet, 409, new("Angaben fehlen noch", "Listing not complete"), new(
            "Ein Eintrag kann erst eingereicht werden, wenn er vollständig ist. errors nennt, was fehlt, jeweils mit der Stelle. GET …/gates zeigt dasselbe jederzeit.",
            "A listing can be submitted only when it is complete. errors names what is missing, each with its place. GET …/gates shows the same at any time.")),
        new(ProblemCodes.NotFound, 404, new("Nicht gefunden", "Not found"), new(
            "Unter dieser Adresse gibt es nichts, oder nichts, das für Sie bestimmt ist.",
            "There is nothing at this address, or nothing that is meant for you.")),
        new(ProblemCodes.MethodNotAllowed, 405, new("Methode nicht vorgesehen", "Method not allowed"), new(
            "Die Adresse gibt es, aber nicht mit dieser Methode. Die Kopfzeile Allow nennt die vorgesehenen.",
            "The address exists, but not with this method. The header Allow lists the methods there are.")),
        new(ProblemCodes.NotAcceptable, 406, new("Format nicht vorgesehen", "Not acceptable"), new(
            "Keiner der in Accept genannten Medientypen kann hier geliefert werden. Die Beschreibung der Schnittstelle nennt die möglichen.",
            "None of the media types named in Accept can be given here. The description of the API lists those that can.")),
        new(ProblemCodes.StateConflict, 409, new("Im jetzigen Stand nicht möglich", "Not possible in this state"), new(
            "Die Handlung passt nicht zu dem Stand, in dem der Vorgang ist. state nennt den Stand, possible die Handlungen, die von ihm aus möglich sind.",
            "The act does not fit the state the thing is in. state names it, possible lists the acts that are possible from it.")),
        new(ProblemCodes.AlreadyThere, 409, new("Gibt es schon", "Already there"), new(
            "Dasselbe ist schon erfasst. existing nennt seine Adresse, wo Sie es sehen dürfen.",
            "The same is on record already. existing gives its address where you may see it.")),
        new(ProblemCodes.LastAdmin, 409, new("Letzte Verwaltung", "Last administrator"), new(
            "Eine Organisation behält immer mindestens eine Person mit der Rolle admin. Geben Sie die Rolle zuerst einer anderen Person.",
            "An organisation always keeps at least one person with the role admin. Give the role to somebody else first.")),
        new(ProblemCodes.AdoptionExists, 409, new("Nachnutzung besteht schon", "Adoption exists"), new(
            "Ihre Organisation hat zu diesem Dienst schon einen laufenden Vorgang. existing nennt seine Adresse.",
            "Your organisation already has an adoption of this service under way. existing gives its address.")),
        new(ProblemCodes.LegalPathClosed, 409, new("Kein Vertragsweg offen", "No legal path open"), new(
            "Von dieser Organisation führt derzeit kein Vertragsweg zu diesem Angebot. Die Meldung nennt den Grund. Dies ist keine Rechtsberatung.",
            "No legal path leads from this organisation to this offer at present. The detail gives the reason. This is no legal advice.")),
        new(ProblemCodes.OfferNotAvailable, 409, new("Angebot derzeit nicht verfügbar", "Offer not available"), new(
            "Der Dienst ist ausgesetzt oder läuft aus, oder seine Konditionen gelten noch nicht. Laufende Nachnutzungen gehen weiter.",
            "The service is suspended or retiring, or its terms are not in force yet. Running adoptions go on.")),
        new(ProblemCodes.OfferWithoutPrices, 409, new("Angebot ohne Preise", "Offer without prices"), new(
            "Zu diesem Angebot gibt es noch kein Preisblatt, aus dem sich Kosten berechnen ließen. Fragen Sie den Bereitsteller.",
            "This offer has no price sheet yet that cost could be computed from. Ask the provider.")),
        new(ProblemCodes.ReferenceDataMissing, 409, new("Bezugswert fehlt", "Reference value missing"), new(
            "Ein Wert, nach dem Kosten verteilt werden, ist nicht hinterlegt, oder alle Werte eines Schlüssels ergeben zusammen null. Die Meldung nennt den Schlüssel und wessen Wert fehlt. Der Betreiber kann ihn einspielen.",
            "A value that cost is shared by is not on record, or all values of a key come to zero. The detail names the key and whose value is missing. The operator can import it.")),
        new(ProblemCodes.FileInUse, 409, new("Datei wird verwendet", "File in use"), new(
            "Eine Fassung des Eintrags nennt die Datei, vielleicht eine frühere: Was veröffentlicht war, bleibt vollständig. Nehmen Sie sie zuerst aus dem Entwurf.",
            "A revision of the listing names the file, perhaps an earlier one: what was published stays whole. Take it out of the draft first.")),
        new(ProblemCodes.FilesFull, 409, new("Kein Platz für weitere Dateien", "No room for more files"), new(
            "Zahl und Größe der Dateien zusammen sind begrenzt. Entfernen Sie eine, die nicht mehr gebraucht wird.",
            "The number and the size of files together are limited. Remove one that is not needed any more.")),
        new(ProblemCodes.Stale, 412, new("Inzwischen geändert", "Changed in the meantime"), new(
            "Seit der in If-Match genannten Version hat jemand etwas geändert. Rufen Sie den Vorgang neu ab, prüfen Sie die Änderung und senden Sie Ihre Anfrage mit dem neuen ETag.",
            "Somebody changed this since the version named in If-Match. Get it again, look at the change and send your request with the new ETag.")),
        new(ProblemCodes.TooLarge, 413, new("Anfrage zu groß", "Request too large"), new(
            "Die Anfrage ist größer als erlaubt. Die Beschreibung der Schnittstelle nennt die Grenzen.",
            "The request is larger than allowed. The description of the API gives the limits.")),
        new(ProblemCodes.UnsupportedMediaType, 415, new("Medientyp nicht unterstützt", "Unsupported media type"), new(
            "Der Inhalt hat einen Medientyp, der hier nicht angenommen wird. Die Beschreibung der Schnittstelle nennt die möglichen.",
            "The body has a media type that is not taken here. The description of the API lists those that are.")),
        new(ProblemCodes.IdempotencyKeyReused, 422, new("Schlüssel schon verwendet", "Key already used"), new(
            "Derselbe Idempotency-Key wurde schon für eine andere Anfrage verwendet. Verwenden Sie für jede neue Anfrage einen neuen Schlüssel.",
            "The same Idempotency-Key was used for another request. Use a new key for each new request.")),
        new(ProblemCodes.PreconditionRequired, 428, new("Version nicht genannt", "Version not named"), new(
            "Änderungen müssen in If-Match den ETag nennen, auf dem sie beruhen, damit niemand die Arbeit eines anderen überschreibt.",
            "Changes must name in If-Match the ETag they are based on, so that nobody overwrites another's work.")),
        new(ProblemCodes.TooManyRequests, 429, new("Zu viele Anfragen", "Too many requests"), new(
            "Das Kontingent ist aufgebraucht. Retry-After nennt die Sekunden, nach denen es weitergeht.",
            "The quota is used up. Retry-After gives the seconds after which to come back.")),
        new(ProblemCodes.InternalError, 500, new("Fehler bei uns", "Internal error"), new(
            "Bei uns ist ein Fehler aufgetreten. Nennen Sie dem Betreiber die traceId. Mit demselben Idempotency-Key können Sie die Anfrage gefahrlos wiederholen.",
            "An error occurred on our side. Give the traceId to the operator. With the same Idempotency-Key you can safely repeat the request.")),
        new(ProblemCodes.Unavailable, 503, new("Vorübergehend nicht erreichbar", "Temporarily unavailable"), new(
            "Der Dienst ist gerade ausgelastet oder startet. Versuchen Sie es nach der in Retry-After genannten Zeit mit demselben Idempotency-Key noch einmal.",
            "The service is busy or starting. Try again with the same Idempotency-Key after the time given in Retry-After.")),
    }.ToDictionary(kind => kind.Code, StringComparer.Ordinal);
}

/// <summary>One named factory for each problem, so that the same thing is said the same way everywhere.</summary>
internal static class Problems
{
    public static ProblemException Invalid(params IReadOnlyList<InputError> errors) => new(
        ProblemKind.All[ProblemCodes.InvalidInput],
        errors.Count == 1
            ? new($"Eine Angabe ist nicht gültig: {errors[0].Detail}", $"One value is not valid: {errors[0].Detail}")
            : new($"{errors.Count} Angaben sind nicht gültig. Die Liste errors nennt jede.", $"{errors.Count} values are not valid. The list errors names each."))
    {
        Errors = errors,
    };

    public static ProblemException OrganisationNotChosen() => Plain(
        ProblemCodes.OrganisationNotChosen,
        "Wählen Sie, für welche Organisation Sie handeln (Kopfzeile FitStore-Organisation).",
        "Choose the organisation you act for (header FitStore-Organisation).");

    public static ProblemException NotSignedIn() => Plain(
        ProblemCodes.NotSignedIn, "Melden Sie sich an, um fortzufahren.", "Sign in to go on.");

    public static ProblemException SignInFailed() => Plain(
        ProblemCodes.SignInFailed,
        "E-Mail-Adresse oder Passwort ist nicht richtig. Prüfen Sie beides und versuchen Sie es noch einmal.",
        "The e-mail address or the password is not right. Check both and try again.");

    public static ProblemException SecondFactorRequired() => Plain(
        ProblemCodes.SecondFactorRequired,
        "Geben Sie den sechsstelligen Code Ihrer App oder einen Wiederherstellungscode an.",
        "Give the six-digit code of your app, or a recovery code.");

    public static ProblemException FreshSignInRequired() => Plain(
        ProblemCodes.FreshSignInRequired,
        "Geben Sie dafür Ihr Passwort noch einmal ein.",
        "Give your password once more for this.");

    public static ProblemException SecondFactorDemanded() => Plain(
        ProblemCodes.SecondFactorDemanded,
        "Diese Organisation verlangt einen zweiten Faktor. Richten Sie ihn in Ihrem Konto ein.",
        "This organisation demands a second factor. Enrol one in your account.");

    public static ProblemException LastAdmin(string organisation) => Plain(
        ProblemCodes.LastAdmin,
        $"{organisation} hätte dann niemanden mehr mit der Rolle admin. Geben Sie sie zuerst einer anderen Person.",
        $"{organisation} would be left without anybody in the role admin. Give it to somebody else first.");

    public static ProblemException AlreadyThere(Sentence detail, string? existing = null) =>
        new(ProblemKind.All[ProblemCodes.AlreadyThere], detail) { Existing = existing };

    public static ProblemException NotAllowed(string role) => Plain(
        ProblemCodes.NotAllowed,
        $"Dafür brauchen Sie in der Organisation, für die Sie handeln, die Rolle {role}.",
        $"For this you need the role {role} in the organisation you act for.");

    public static ProblemException NotMember() => Plain(
        ProblemCodes.NotAllowed,
        "Sie gehören nicht zu der Organisation, die in FitStore-Organisation genannt ist.",
        "You are not a member of the organisation named in FitStore-Organisation.");

    public static ProblemException NotUnderMandate() => Plain(
        ProblemCodes.NotAllowed,
        "Dies kann nur die Organisation selbst, nicht wer für sie im Auftrag handelt.",
        "Only the organisation itself can do this, not who acts for it under a mandate.");

    public static ProblemException InvitedAsAnother() => Plain(
        ProblemCodes.NotAllowed,
        "Diese Einladung ging an eine andere Adresse. Melden Sie sich mit dem Konto dieser Adresse an, oder melden Sie sich ab, wenn sie noch keines hat.",
        "This invitation was sent to another address. Sign in with the account of that address, or sign out if it has none yet.");

    public static ProblemException NoMandate() => Plain(
        ProblemCodes.NotAllowed,
        "Unter der Vollmacht, die in FitStore-Mandate genannt ist, können Sie für diese Organisation nicht handeln. Vielleicht ist sie beendet oder abgelaufen.",
        "You cannot act for this organisation under the mandate named in FitStore-Mandate. It may have been ended or have run out.");

    public static ProblemException AgentOnly() => Plain(
        ProblemCodes.NotAllowed,
        "Das entscheidet die Organisation, die handeln soll.",
        "That is decided by the organisation that shall act.");

    public static ProblemException OwnerOnly() => Plain(
        ProblemCodes.NotAllowed,
        "Das kann nur die Organisation, um die es geht.",
        "Only the organisation it is about can do that.");

    public static ProblemException NotYourItem() => Plain(
        ProblemCodes.NotAllowed,
        "Das ändert, wessen Punkt es ist, oder wer nachnutzt.",
        "This is changed by whose item it is, or by who adopts.");

    public static ProblemException OperatorOnly() => Plain(
        ProblemCodes.NotAllowed, "Dies ist dem Betreiber des FIT-Store vorbehalten.", "This is reserved to the operator of the store.");

    public static ProblemException NotFound() => Plain(
        ProblemCodes.NotFound,
        "Unter dieser Adresse gibt es nichts, das für Sie bestimmt ist. Prüfen Sie die Adresse.",
        "There is nothing at this address that is meant for you. Check the address.");

    public static ProblemException NotAcceptable() => Plain(
        ProblemCodes.NotAcceptable,
        "Keiner der in Accept genannten Medientypen kann hier geliefert werden.",
        "None of the media types named in Accept can be given here.");

    public static ProblemException StateConflict(Sentence detail, string state, IReadOnlyList<string> possible) =>
        new(ProblemKind.All[ProblemCodes.StateConflict], detail) { State = state, Possible = possible };

    public static ProblemException FourEyes() => Plain(
        ProblemCodes.FourEyes,
        "Sie haben diese Fassung eingereicht. Veröffentlichen muss sie jemand anderes.",
        "You submitted this revision. Somebody else has to publish it.");

    /// <summary>A listing that does not say what a form settled by others demands.</summary>
    public static ProblemException NotDescribable(IReadOnlyList<InputError> missing, string state) => new(
        ProblemKind.All[ProblemCodes.StateConflict],
        new(
            $"Der Eintrag lässt sich so noch nicht als publiccode.yml beschreiben. {string.Join(' ', missing.Select(error => error.Detail))}",
            $"The listing cannot be described as publiccode.yml yet. {string.Join(' ', missing.Select(error => error.Detail))}"))
    {
        State = state,
        Possible = [],
        Errors = missing,
    };

    /// <summary>Who prepared a step does not release it.</summary>
    public static ProblemException FourEyes(Sentence detail) => new(ProblemKind.All[ProblemCodes.FourEyes], detail);

    public static ProblemException OtherSideSuspended() => Plain(
        ProblemCodes.NotAllowed,
        "Ausgesetzt hat den Dienst die andere Seite. Nur sie nimmt ihn wieder auf.",
        "The service was suspended by the other side. Only that side resumes it.");

    public static ProblemException OtherSidePaused() => Plain(
        ProblemCodes.NotAllowed,
        "Pausiert hat die andere Seite. Nur sie nimmt die Nutzung wieder auf.",
        "The use was paused by the other side. Only that side resumes it.");

    public static ProblemException MandateCannotSign() => Plain(
        ProblemCodes.MandateCannotSign,
        "Diesen Abruf unterschreibt die Kommune selbst, nicht wer für sie im Auftrag handelt.",
        "This call-off is signed by the Kommune itself, not by who acts for it under a mandate.");

    /// <summary>Something has to be done first.</summary>
    public static ProblemException NotReady(IReadOnlyList<InputError> missing) => new(
        ProblemKind.All[ProblemCodes.NotReady],
        missing.Count == 1
            ? new(missing[0].Detail, missing[0].Detail)
            : new($"Vorher ist noch {missing.Count}-mal etwas zu tun. Die Liste errors nennt alles.", $"{missing.Count} things have to be done first. The list errors names each."))
    {
        Errors = missing,
    };

    public static ProblemException PriceChanged(Sentence detail) => new(ProblemKind.All[ProblemCodes.PriceChanged], detail);

    public static ProblemException DocumentsChanged(Sentence detail) => new(ProblemKind.All[ProblemCodes.DocumentsChanged], detail);

    public static ProblemException LinesBelowChanged(int count) => Plain(
        ProblemCodes.LinesBelowChanged,
        $"Mit diesem Vertrag enden {count} Verträge darunter. Sehen Sie nach, welche das sind, und bestätigen Sie diese Zahl.",
        $"{count} contracts below end with this one. See which they are and confirm that number.");

    public static ProblemException GatesUnmet(IReadOnlyList<InputError> missing) => new(
        ProblemKind.All[ProblemCodes.GatesUnmet],
        new(
            $"Der Eintrag ist noch nicht vollständig. Es fehlen {missing.Count} Angaben; die Liste errors nennt jede.",
            $"The listing is not complete yet. {missing.Count} statements are missing; the list errors names each."))
    {
        Errors = missing,
    };

    public static ProblemException AdoptionExists(string existing) => new(
        ProblemKind.All[ProblemCodes.AdoptionExists],
        new("Ihre Organisation hat zu diesem Dienst schon einen Vorgang.", "Your organisation already has an adoption of this service."))
    {
        Existing = existing,
    };

    public static ProblemException LegalPathClosed(Sentence reason) => new(ProblemKind.All[ProblemCodes.LegalPathClosed], reason);

    public static ProblemException OfferNotAvailable(Sentence reason) => new(ProblemKind.All[ProblemCodes.OfferNotAvailable], reason);

    public static ProblemException OfferWithoutPrices() => Plain(
        ProblemCodes.OfferWithoutPrices,
        "Zu diesem Angebot gibt es kein Preisblatt mit Posten.",
        "This offer has no price sheet with items.");

    /// <param name="detail">Which key, and whose value.</param>
    /// <param name="at">The parameter or member that asked for it, or that can give it, where there is one.</param>
    public static ProblemException ReferenceDataMissing(Sentence detail, InputError? at = null) =>
        new(ProblemKind.All[ProblemCodes.ReferenceDataMissing], detail) { Errors = at is null ? null : [at] };

    public static ProblemException FileInUse() => Plain(
        ProblemCodes.FileInUse,
        "Eine Fassung des Eintrags nennt diese Datei. Nehmen Sie sie aus dem Entwurf; was veröffentlicht war, bleibt.",
        "A revision of the listing names this file. Take it out of the draft; what was published stays.");

    public static ProblemException FilesFull(int most, long mostBytes) => Plain(
        ProblemCodes.FilesFull,
        $"Mehr als {most} Dateien oder {mostBytes / 1024 / 1024} MB zusammen sind nicht vorgesehen. Entfernen Sie eine, die nicht mehr gebraucht wird.",
        $"There can be {most} files and {mostBytes / 1024 / 1024} MB together. Remove one that is not needed any more.");

    public static ProblemException Stale() => Plain(
        ProblemCodes.Stale,
        "Inzwischen hat jemand etwas geändert. Rufen Sie den Vorgang neu ab und prüfen Sie die Änderung.",
        "Somebody changed this in the meantime. Get it again and look at the change.");

    public static ProblemException TooLarge(long limit) => Plain(
        ProblemCodes.TooLarge,
        $"Der Inhalt ist größer als {limit} Bytes. Kürzen Sie ihn.",
        $"The body is larger than {limit} bytes. Shorten it.");

    public static ProblemException UnsupportedMediaType(string expected) => Plain(
        ProblemCodes.UnsupportedMediaType,
        $"Senden Sie den Inhalt als {expected}.",
        $"Send the body as {expected}.");

    public static ProblemException IdempotencyKeyReused() => Plain(
        ProblemCodes.IdempotencyKeyReused,
        "Dieser Idempotency-Key gehört schon zu einer anderen Anfrage. Verwenden Sie einen neuen.",
        "This Idempotency-Key belongs to another request. Use a new one.");

    public static ProblemException PreconditionRequired() => Plain(
        ProblemCodes.PreconditionRequired,
        "Nennen Sie in If-Match den ETag der Version, auf der Ihre Änderung beruht.",
        "Name in If-Match the ETag of the version your change is based on.");

    public static ProblemException TooManyRequests(TimeSpan retryAfter) => new(
        ProblemKind.All[ProblemCodes.TooManyRequests],
        new(
            $"Das waren zu viele Anfragen in kurzer Zeit. In {Math.Ceiling(retryAfter.TotalSeconds)} Sekunden geht es weiter.",
            $"These were too many requests in a short time. Come back in {Math.Ceiling(retryAfter.TotalSeconds)} seconds."))
    {
        RetryAfter = retryAfter,
    };

    public static ProblemException Internal() => Plain(
        ProblemCodes.InternalError,
        "Bei uns ist ein Fehler aufgetreten. Versuchen Sie es noch einmal oder nennen Sie dem Betreiber die traceId.",
        "An error occurred on our side. Try again, or give the traceId to the operator.");

    public static ProblemException Busy() => new(
        ProblemKind.All[ProblemCodes.Unavailable],
        new("Der Dienst ist gerade ausgelastet. Versuchen Sie es gleich noch einmal.", "The service is busy. Try again in a moment."))
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    public static ProblemException DatabaseUnreachable(Exception cause) => new(
        ProblemKind.All[ProblemCodes.Unavailable],
        new("Der Dienst hat gerade keinen Zugriff auf seine Daten.", "The service cannot reach its data at present."),
        cause)
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    /// <summary>An error of a parameter.</summary>
    public static InputError Parameter(string name, string code, Sentence detail) =>
        new() { Parameter = name, Code = code, Detail = detail.ToString() };

    /// <summary>An error of a member of the body.</summary>
    public static InputError Member(string pointer, string code, Sentence detail) =>
        new() { Pointer = pointer, Code = code, Detail = detail.ToString() };

    private static ProblemException Plain(string code, string german, string english) => new(ProblemKind.All[code], new(german, english));
}
