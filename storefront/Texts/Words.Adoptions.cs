using System.Globalization;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <summary>How an adoption is spoken of: its state, who is to act, what happens next and what happened, from the reader's side.</summary>
public static partial class Words
{
    public static string Of(AdoptionState state) => state switch
    {
        AdoptionState.Draft => "Entwurf",
        AdoptionState.Interest => "Interesse bekundet",
        AdoptionState.Coordination => "in Abstimmung",
        AdoptionState.Agreed => "abgestimmt",
        AdoptionState.Offered => "Angebot liegt vor",
        AdoptionState.Lapsed => "Angebot abgelaufen",
        AdoptionState.Contracted => "Vertrag geschlossen",
        AdoptionState.Onboarding => "in Anbindung",
        AdoptionState.Testing => "im Test",
        AdoptionState.Live => "im Betrieb",
        AdoptionState.Dormant => "ruht",
        AdoptionState.Terminating => "gekündigt",
        AdoptionState.Ended => "beendet",
        AdoptionState.Declined => "abgelehnt",
        AdoptionState.Withdrawn => "zurückgezogen",
        _ => state.ToString(),
    };

    public static Mood MoodOf(AdoptionState state) => state switch
    {
        AdoptionState.Contracted or AdoptionState.Live => Mood.Success,
        AdoptionState.Lapsed or AdoptionState.Dormant or AdoptionState.Terminating => Mood.Warning,
        AdoptionState.Declined => Mood.Danger,
        _ => Mood.Info,
    };

    public static string Of(AdoptionRoute route) => route switch
    {
        AdoptionRoute.Provider => "Anfrage an den Bereitsteller",
        AdoptionRoute.Demand => "Bedarf an das eigene Land",
        _ => route.ToString(),
    };

    public static string Of(AdoptionAct act) => act switch
    {
        AdoptionAct.Create => "Entwurf anlegen",
        AdoptionAct.ExpressInterest => "Interesse bekunden",
        AdoptionAct.Withdraw => "Zurückziehen",
        AdoptionAct.Terminate => "Beenden",
        AdoptionAct.End => "Ende",
        _ => act.ToString(),
    };

    public static string Of(Party party) => party switch
    {
        Party.Adopter => "Nachnutzer",
        Party.Provider => "Bereitsteller",
        Party.Operator => "Betreiber des Stores",
        Party.Land => "Land",
        _ => party.ToString(),
    };


    /// <summary>Mai 2027, from the month the API gives as yyyy-MM.</summary>
    public static string? Month(string? month) => MonthOf(month) is { } first ? German.Month(first) : month;

    /// <summary>The first day of a month that the API gives as yyyy-MM.</summary>
    public static DateOnly? MonthOf(string? month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;

    /// <summary>A body that contracts through its Land where the legal model says so.</summary>
    public static bool IsKommune(this OrganisationKind kind) => kind is OrganisationKind.Gemeinde or OrganisationKind.Gemeindeverband or OrganisationKind.Kreis;

    /// <summary>After these an organisation may start anew with the same service.</summary>
    public static bool IsClosed(this AdoptionState state) => state is AdoptionState.Withdrawn or AdoptionState.Declined or AdoptionState.Ended;

    /// <summary>The organisation that has to act next; none where nobody has to.</summary>
    public static OrganisationRef? WhoActs(this Adoption adoption) => adoption.Awaits switch
    {
        null => null,
        Party.Adopter => adoption.Adopter,
        _ => adoption.Addressee,
    };

    /// <summary>What the act that is due is called on a button or in a list, for who has to do it.</summary>
    public static string ActDue(Adoption adoption) => adoption switch
    {
        { State: AdoptionState.Draft } => "Entwurf fertigstellen",
        { Route: AdoptionRoute.Demand } => "Bedarf beantworten",
        _ => "Anfrage beantworten",
    };

    /// <summary>What is to happen next, said to a member of one of the sides.</summary>
    public static string Next(Adoption adoption, Guid? reader) => adoption switch
    {
        { State: AdoptionState.Draft } =>
            $"Beantworten Sie die offenen Fragen und bekunden Sie Ihr Interesse. Bis dahin sieht nur {adoption.Adopter.Name} diesen Entwurf.",
        { State: AdoptionState.Interest, Route: AdoptionRoute.Demand } when reader == adoption.Addressee.Id =>
            $"Ihr Land hat den Dienst noch nicht übernommen. Bekunden Sie auf der Seite des Dienstes das Interesse Ihres Landes, oder schreiben Sie {adoption.Adopter.Name}, wie es weitergeht.",
        { State: AdoptionState.Interest, Route: AdoptionRoute.Demand } =>
            $"{adoption.Addressee.Name} sieht Ihren Bedarf und entscheidet, ob das Land den Dienst nachnutzt. Sobald es ihn übernommen hat, geht es mit Ihrer Anfrage weiter.",
        { State: AdoptionState.Interest } when reader == adoption.Addressee.Id =>
            $"Sehen Sie die Angaben durch und schreiben Sie {adoption.Adopter.Name}, wie es weitergeht und was Sie noch brauchen.",
        { State: AdoptionState.Interest, Awaits: Party.Operator } when reader == adoption.Provider.Id =>
            $"{adoption.Addressee.Name} prüft das Interesse und leitet es an Sie weiter. Schreiben können Sie {adoption.Adopter.Name} schon jetzt.",
        { State: AdoptionState.Interest, Awaits: Party.Operator } =>
            $"{adoption.Addressee.Name} prüft Ihr Interesse und leitet es an {adoption.Provider.Name} weiter.",
        { State: AdoptionState.Interest } =>
            $"{adoption.Addressee.Name} sieht Ihre Angaben durch und meldet sich bei Ihrer Ansprechperson oder hier im Gespräch.",
        { State: AdoptionState.Withdrawn } when reader == adoption.Adopter.Id =>
            "Dieser Vorgang ist abgeschlossen. Sie können jederzeit von Neuem Interesse bekunden.",
        { State: AdoptionState.Withdrawn or AdoptionState.Declined or AdoptionState.Ended } => "Dieser Vorgang ist abgeschlossen. Niemand muss etwas tun.",
        _ => "Zurzeit muss niemand etwas tun.",
    };

    /// <summary>One sentence of the story, without its subject's name: who did what.</summary>
    public static string Story(AdoptionEvent entry, AdoptionState before)
    {
        var what = entry.Act switch
        {
            AdoptionAct.Create => "einen Entwurf angelegt",
            AdoptionAct.ExpressInterest => "Interesse bekundet",
            AdoptionAct.Withdraw when before == AdoptionState.Draft => "den Entwurf verworfen",
            AdoptionAct.Withdraw => "das Interesse zurückgezogen",
            AdoptionAct.Terminate => "das Ende festgelegt",
            AdoptionAct.End => "beendet",
            _ => Of(entry.Act),
        };
        return entry.Person is null ? $"{entry.By.Name} hat {what}." : $"{entry.Person} hat für {entry.By.Name} {what}.";
    }
}
