namespace FitStore.Storefront;

/// <summary>A way through the store: what it is called and where it leads.</summary>
public sealed record Link(string Text, string Href);

/// <summary>
/// The addresses of the store in one place. A way is listed in <see cref="MainWays"/> or <see cref="FooterWays"/> as soon as a page
/// answers there, and not before.
/// </summary>
public static partial class Links
{
    public static readonly Link Home = new("Startseite", "/");
    public static readonly Link Services = new("Dienste", "/dienste");
    public static readonly Link Desk = new("Schreibtisch", "/schreibtisch");
    public static readonly Link SignIn = new("Anmelden", "/anmelden");
    public static readonly Link SignOut = new("Abmelden", "/abmelden");
    public static readonly Link Account = new("Mein Konto", "/konto");
    public static readonly Link ChooseOrganisation = new("Organisation wählen", "/konto/organisation");
    public static readonly Link ChangePassword = new("Passwort ändern", "/konto/passwort");
    public static readonly Link ChangeEmail = new("E-Mail-Adresse ändern", "/konto/adresse");
    public static readonly Link SecondFactor = new("Zweiter Faktor", "/konto/zweiter-faktor");
    public static readonly Link RemoveSecondFactor = new("Zweiten Faktor entfernen", "/konto/zweiter-faktor/entfernen");
    public static readonly Link RecoveryCodes = new("Neue Wiederherstellungscodes", "/konto/zweiter-faktor/codes");
    public static readonly Link Sessions = new("Ihre Sitzungen", "/konto/sitzungen");
    public static readonly Link OwnData = new("Ihre Daten", "/konto/daten");
    public static readonly Link EraseAccount = new("Konto löschen", "/konto/loeschen");
    public static readonly Link ForgottenPassword = new("Passwort vergessen", "/passwort-vergessen");
    public static readonly Link NewPassword = new("Neues Passwort setzen", "/passwort-neu");
    public static readonly Link Invitation = new("Einladung", "/einladung");
    public static readonly Link ConfirmEmail = new("E-Mail-Adresse bestätigen", "/adresse-bestaetigen");
    public static readonly Link Apply = new("Aufnahme beantragen", "/aufnahme");
    public static readonly Link Accessibility = new("Barrierefreiheit", "/barrierefreiheit");
    public static readonly Link Feedback = new("Barriere melden", "/barrierefreiheit/melden");
    public static readonly Link Imprint = new("Impressum", "/impressum");
    public static readonly Link Privacy = new("Datenschutz", "/datenschutz");
    public static readonly Link Progress = new("Fortschritt", "/fortschritt");
    public static readonly Link Themenfelder = new("Themenfelder", "/themenfelder");
    public static readonly Link Laender = new("Länder", "/laender");
    public static readonly Link EasyLanguage = new("Leichte Sprache", "/leichte-sprache");
    public static readonly Link Developers = new("Für Entwickler", "/entwickler");

    /// <summary>
    /// The key under which a link out of a mail brings its secret along. A page takes it over into a hidden field and leaves it out of
    /// every address it names.
    /// </summary>
    public const string MailToken = "token";

    /// <summary>The page of a request.</summary>
    public static string Request(Guid id) => $"/nachnutzungen/{id}";

    /// <summary>The ways in the header, in this order.</summary>
    public static IReadOnlyList<Link> MainWays { get; } = [Services, Costs, Progress, Desk];

    /// <summary>The ways in the footer, reachable from every page.</summary>
    public static IReadOnlyList<Link> FooterWays { get; } = [Accessibility, Feedback, EasyLanguage, Privacy, Imprint, Developers];

    /// <summary>The page of a service.</summary>
    public static string Service(string slug) => $"{Services.Href}/{slug}";

    /// <summary>Where an organisation says that it wants a service.</summary>
    public static string Interest(string slug) => $"{Service(slug)}/interesse";

    /// <summary>The key under which a page is asked about an organisation.</summary>
    public const string For = "fuer";

    /// <summary>Which contracts an organisation may sign for a service.</summary>
    public static string LegalPaths(string slug) => $"{Service(slug)}/vertragswege";

    /// <summary>One version of an offer's terms, whole.</summary>
    public static string Terms(string slug, Guid offer, int version) => $"{Service(slug)}/konditionen/{offer}/{German.Digits(version)}";

    /// <summary>Two versions of an offer's terms, clause by clause.</summary>
    public static string TermsComparison(string slug, Guid offer, int from, int to) =>
        $"{Service(slug)}/konditionen/{offer}/vergleich?von={German.Digits(from)}&bis={German.Digits(to)}";

    /// <summary>The page of a Themenfeld.</summary>
    public static string Themenfeld(string slug) => $"{Themenfelder.Href}/{Uri.EscapeDataString(slug)}";

    /// <summary>The page of a Land.</summary>
    public static string Land(string code) => $"{Laender.Href}/{Uri.EscapeDataString(code)}";

    /// <summary>The services of a Themenfeld, to be narrowed down.</summary>
    public static string ServicesOfThemenfeld(string slug) => $"{Services.Href}?themenfeld={Uri.EscapeDataString(slug)}";

    /// <summary>The services that are found for some words.</summary>
    public static string Search(string words) => $"{Services.Href}?q={Uri.EscapeDataString(words)}";
}
