namespace FitStore.Contracts;

/// <summary>The closed list of problem codes. A client may switch on them; a new one is announced in the changelog.</summary>
public static class ProblemCodes
{
    /// <summary>400: something in the request is not as documented; <c>errors</c> names each place.</summary>
    public const string InvalidInput = "invalidInput";

    /// <summary>400: the caller belongs to several organisations and did not say which one it acts for.</summary>
    public const string OrganisationNotChosen = "organisationNotChosen";

    /// <summary>401: no token, or one that is unknown, expired or revoked.</summary>
    public const string NotSignedIn = "notSignedIn";

    /// <summary>401: e-mail address and password do not belong together.</summary>
    public const string SignInFailed = "signInFailed";

    /// <summary>401: address and password belong together, but the account asks for a second factor: send <c>code</c>, too.</summary>
    public const string SecondFactorRequired = "secondFactorRequired";

    /// <summary>403: the act needs a fresh sign-in for it: <c>POST /v1/fresh-sign-ins</c>, then the header <c>FitStore-Fresh-Sign-In</c>.</summary>
    public const string FreshSignInRequired = "freshSignInRequired";

    /// <summary>403: the organisation demands a second factor of its members, and the caller has none.</summary>
    public const string SecondFactorDemanded = "secondFactorDemanded";

    /// <summary>403: the caller may see this, but its role does not allow the act.</summary>
    public const string NotAllowed = "notAllowed";

    /// <summary>404: there is nothing at this address, or nothing for this caller.</summary>
    public const string NotFound = "notFound";

    /// <summary>405: the address exists, the method does not; <c>Allow</c> lists those that do.</summary>
    public const string MethodNotAllowed = "methodNotAllowed";

    /// <summary>406: none of the media types asked for can be given.</summary>
    public const string NotAcceptable = "notAcceptable";

    /// <summary>403: who prepared a step does not release it, also not for another organisation.</summary>
    public const string FourEyes = "fourEyes";

    /// <summary>403: the legal model asks for the signature of the organisation itself, not of who acts for it under a mandate.</summary>
    public const string MandateCannotSign = "mandateCannotSign";

    /// <summary>409: the listing is not complete yet; <c>errors</c> names what is missing, each with its place.</summary>
    public const string GatesUnmet = "gatesUnmet";

    /// <summary>409: the act is not possible from the state the thing is in; <c>state</c> and <c>possible</c> tell.</summary>
    public const string StateConflict = "stateConflict";

    /// <summary>409: there is one already; <c>existing</c> gives its address where the caller may see it.</summary>
    public const string AlreadyThere = "alreadyThere";

    /// <summary>409: an organisation keeps at least one administrator.</summary>
    public const string LastAdmin = "lastAdmin";

    /// <summary>409: the organisation already has an adoption of this service; <c>existing</c> gives its address.</summary>
    public const string AdoptionExists = "adoptionExists";

    /// <summary>409: no legal path leads from this organisation to this offer.</summary>
    public const string LegalPathClosed = "legalPathClosed";

    /// <summary>409: the service or offer takes no new adoptions at present.</summary>
    public const string OfferNotAvailable = "offerNotAvailable";

    /// <summary>409: the offer has no price sheet that cost could be computed from.</summary>
    public const string OfferWithoutPrices = "offerWithoutPrices";

    /// <summary>409: a value that cost is shared by is missing, or all values of a key come to zero; the detail names the key and whose value it is.</summary>
    public const string ReferenceDataMissing = "referenceDataMissing";

    /// <summary>409: something has to be done first; <c>errors</c> names each.</summary>
    public const string NotReady = "notReady";

    /// <summary>409: the price of the first year is another one by now; the agreement shows it.</summary>
    public const string PriceChanged = "priceChanged";

    /// <summary>409: the documents named are not those of the offer.</summary>
    public const string DocumentsChanged = "documentsChanged";

    /// <summary>409: another number of contracts than confirmed would end; <c>GET …/termination-effect</c> tells.</summary>
    public const string LinesBelowChanged = "linesBelowChanged";

    /// <summary>409: a revision names the file, so it stays.</summary>
    public const string FileInUse = "fileInUse";

    /// <summary>409: there is no room for another file.</summary>
    public const string FilesFull = "filesFull";

    /// <summary>412: the thing has changed since the version named in <c>If-Match</c>.</summary>
    public const string Stale = "stale";

    /// <summary>413: the request is larger than allowed.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>415: the body has a media type that is not taken here.</summary>
    public const string UnsupportedMediaType = "unsupportedMediaType";

    /// <summary>422: the same <c>Idempotency-Key</c> was used for another request.</summary>
    public const string IdempotencyKeyReused = "idempotencyKeyReused";

    /// <summary>428: <c>If-Match</c> is missing where a change must name the version it is based on.</summary>
    public const string PreconditionRequired = "preconditionRequired";

    /// <summary>429: too many requests; <c>Retry-After</c> says when to come back.</summary>
    public const string TooManyRequests = "tooManyRequests";

    /// <summary>500: an error of ours; <c>traceId</c> finds it in the logs.</summary>
    public const string InternalError = "internalError";

    /// <summary>503: busy or not reachable for the moment; <c>Retry-After</c> says when to try again.</summary>
    public const string Unavailable = "unavailable";
}

/// <summary>The closed list of codes of single input errors.</summary>
public static class InputErrorCodes
{
    /// <summary>A value that has to be given is missing or empty.</summary>
    public const string Required = "required";

    /// <summary>A text or list is longer than allowed.</summary>
    public const string TooLong = "tooLong";

    /// <summary>A number or date is outside of its bounds.</summary>
    public const string OutOfRange = "outOfRange";

    /// <summary>A value has not the form described, such as an e-mail address or a month.</summary>
    public const string Format = "format";

    /// <summary>A value has another JSON type than described.</summary>
    public const string WrongType = "wrongType";

    /// <summary>A value is not one of those allowed.</summary>
    public const string NotAllowedValue = "notAllowedValue";

    /// <summary>A member that is not described.</summary>
    public const string UnknownMember = "unknownMember";

    /// <summary>A query parameter that is not described.</summary>
    public const string UnknownParameter = "unknownParameter";

    /// <summary>A parameter or member that is given twice.</summary>
    public const string GivenTwice = "givenTwice";

    /// <summary>The body is not JSON.</summary>
    public const string NotJson = "notJson";

    /// <summary>A value names a thing that does not exist.</summary>
    public const string DoesNotExist = "doesNotExist";

    /// <summary>A value names somebody who has the same already, such as an adoption of the service.</summary>
    public const string AlreadyThere = "alreadyThere";

    /// <summary>A link or code that is unknown, used up or expired.</summary>
    public const string InvalidToken = "invalidToken";

    /// <summary>A password that is among the commonest, or says the name or address of its owner.</summary>
    public const string TooCommon = "tooCommon";

    /// <summary>A text or list is shorter than asked for.</summary>
    public const string TooShort = "tooShort";

    /// <summary>Nothing is wrong with what was sent: carrying it out was interrupted. Send it again.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>Nothing is missing but a second person: who prepared a step does not release it.</summary>
    public const string FourEyes = "fourEyes";

    /// <summary>Nothing is missing but the organisation itself: the legal model allows no signature under a mandate.</summary>
    public const string MandateCannotSign = "mandateCannotSign";

    /// <summary>A draft that was begun before something newer was published; look at it again and save it.</summary>
    public const string Outdated = "outdated";

    /// <summary>A cursor that was not issued for this list with this filter and sort.</summary>
    public const string ForeignCursor = "foreignCursor";
}
