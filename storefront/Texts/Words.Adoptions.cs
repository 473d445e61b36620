using System.Globalization;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
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

    /// <summary>What an act is called on a button, a link or a list: what happens when it is done.</summary>
    public static string Of(AdoptionAct act) => act switch
    {
        AdoptionAct.Create => "Entwurf anlegen",
        AdoptionAct.ExpressInterest => "Interesse bekunden",
        AdoptionAct.Forward => "In die Abstimmung weiterleiten",
        AdoptionAct.Agree => "Konditionen abstimmen",
        AdoptionAct.Decline => "Anfrage ablehnen",
        AdoptionAct.PrepareOffer => "Angebot vorbereiten",
        AdoptionAct.MakeBindingOffer => "Angebot freigeben",
        AdoptionAct.Assign => "Zuweisen",
        AdoptionAct.Accept => "Angebot annehmen und zeichnen",
        AdoptionAct.Lapse => "Angebot läuft ab",
        AdoptionAct.StartOnboarding => "Anbindung beginnen",
        AdoptionAct.StartTest => "Test beginnen",
        AdoptionAct.FailTest => "Test nicht bestanden melden",
        AdoptionAct.GoLive => "Betrieb aufnehmen",
        AdoptionAct.Pause => "Betrieb ruhen lassen",
        AdoptionAct.Resume => "Betrieb fortsetzen",
        AdoptionAct.AnswerTerms => "Neue Konditionen beantworten",
        AdoptionAct.Withdraw => "Anfrage zurückziehen",
        AdoptionAct.Terminate => "Vertrag kündigen",
        AdoptionAct.End => "Ende",
        _ => act.ToString(),
    };

    public static string Of(Party party) => party switch
    {
        Party.Adopter => "Nachnutzer",
        Party.Provider => "Bereitsteller",
        Party.Operator => "Betreiber des Stores",
        Party.Land => "Land",
        Party.Seller => "Vertragspartner",
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

    /// <summary>A contract is concluded and not over.</summary>
    public static bool IsUnderContract(this AdoptionState state) => state
        is AdoptionState.Contracted or AdoptionState.Onboarding or AdoptionState.Testing or AdoptionState.Live or AdoptionState.Dormant or AdoptionState.Terminating;

    /// <summary>
    /// Who settles the terms with the adopter: the provider, but where a Land or an aggregator passes a FIT-Store contract on, that one.
    /// </summary>
    public static OrganisationRef Counterpart(this Adoption adoption) =>
        adoption is { LegalModel: LegalModel.FitStore, Addressee.Kind: not OrganisationKind.Operator } ? adoption.Addressee : adoption.Provider;

    /// <summary>Which organisation a party of an adoption is.</summary>
    public static OrganisationRef PartyOf(this Adoption adoption, Party party) => party switch
    {
        Party.Adopter => adoption.Adopter,
        Party.Provider => adoption.Counterpart(),
        _ => adoption.Addressee,
    };

    /// <summary>The organisation that has to act next; none where nobody has to.</summary>
    public static OrganisationRef? WhoActs(this Adoption adoption) => adoption.Awaits is { } party ? adoption.PartyOf(party) : null;

    /// <summary>The act that is due; none where the clock or nobody acts.</summary>
    public static AdoptionAct? DueAct(this Adoption adoption) => adoption switch
    {
        { State: AdoptionState.Draft } => AdoptionAct.ExpressInterest,
        { State: AdoptionState.Interest, Route: AdoptionRoute.Provider } => AdoptionAct.Forward,
        { State: AdoptionState.Coordination } => AdoptionAct.Agree,
        { State: AdoptionState.Agreed, BindingUntil: not null } => AdoptionAct.MakeBindingOffer,
        { State: AdoptionState.Agreed or AdoptionState.Lapsed } => AdoptionAct.PrepareOffer,
        { State: AdoptionState.Offered } => AdoptionAct.Accept,
        { State: AdoptionState.Contracted } => AdoptionAct.StartOnboarding,
        { State: AdoptionState.Onboarding } => AdoptionAct.StartTest,
        { State: AdoptionState.Testing } => AdoptionAct.GoLive,
        _ => null,
    };

    /// <summary>What the act that is due is called on a button or in a list, for who has to do it.</summary>
    public static string ActDue(Adoption adoption) => adoption switch
    {
        { State: AdoptionState.Draft } => "Entwurf fertigstellen",
        { State: AdoptionState.Interest, Route: AdoptionRoute.Demand } => "Bedarf beantworten",
        { State: AdoptionState.Onboarding } => "Anbindung abschließen",
        _ => adoption.DueAct() is { } act ? Of(act) : "Anfrage beantworten",
    };

    /// <summary>What is to happen next, said to a member of one of the sides.</summary>
    public static string Next(Adoption adoption, Guid? reader)
    {
        var mine = reader == adoption.Adopter.Id;
        var acts = adoption.WhoActs() is { } actor && actor.Id == reader;
        var seller = adoption.Addressee.Name;
        var until = adoption.BindingUntil is { } day ? $" bis zum {German.Date(day)}" : "";
        return adoption switch
        {
            { State: AdoptionState.Draft } =>
                $"Beantworten Sie die offenen Fragen und bekunden Sie Ihr Interesse. Bis dahin sieht nur {adoption.Adopter.Name} diesen Entwurf.",
            { State: AdoptionState.Interest, Route: AdoptionRoute.Demand } when reader == adoption.Addressee.Id =>
                $"{seller} hat den Dienst noch nicht übernommen. Sehen Sie, wer ihn noch möchte und was ein Beitritt kostet, und fragen Sie ihn für {seller} an; oder schreiben Sie {adoption.Adopter.Name}, wie es weitergeht.",
            { State: AdoptionState.Interest, Route: AdoptionRoute.Demand } =>
                $"{seller} sieht Ihren Bedarf und entscheidet, ob das Land den Dienst nachnutzt. Sobald es ihn übernommen hat, geht es mit Ihrer Anfrage weiter.",
            { State: AdoptionState.Interest } when acts =>
                $"Sehen Sie die Angaben durch und leiten Sie die Anfrage an {adoption.Counterpart().Name} weiter. Fehlt etwas, fragen Sie im Gespräch nach.",
            { State: AdoptionState.Interest } when reader == adoption.Provider.Id =>
                $"{seller} prüft das Interesse und leitet es an Sie weiter. Schreiben können Sie {adoption.Adopter.Name} schon jetzt.",
            { State: AdoptionState.Interest } =>
                $"{seller} prüft Ihr Interesse und leitet es an {adoption.Counterpart().Name} weiter.",
            { State: AdoptionState.Coordination } when acts =>
                "Sehen Sie Konditionen, Beginn und Preis des ersten Jahres durch. Bestätigen Sie sie, oder schlagen Sie etwas anderes vor.",
            { State: AdoptionState.Coordination } when mine || reader == adoption.Counterpart().Id =>
                $"{adoption.WhoActs()?.Name ?? adoption.Counterpart().Name} sieht Konditionen, Beginn und Preis durch und bestätigt sie oder schlägt etwas anderes vor.",
            { State: AdoptionState.Coordination } =>
                $"{adoption.Adopter.Name} und {adoption.Counterpart().Name} stimmen Konditionen, Beginn und Preis ab.",
            { State: AdoptionState.Agreed, BindingUntil: not null } when acts =>
                "Das Angebot ist vorbereitet. Wer es nicht selbst vorbereitet hat, gibt es frei.",
            { State: AdoptionState.Agreed } when acts =>
                "Bereiten Sie das verbindliche Angebot vor. Eine zweite Person gibt es dann frei.",
            { State: AdoptionState.Agreed } =>
                $"{seller} macht das verbindliche Angebot. Solange das nicht geschehen ist, ist niemand gebunden.",
            { State: AdoptionState.Offered } when acts && adoption.Form == ContractForm.Written =>
                $"Lesen Sie die Unterlagen, zeichnen Sie von Hand und laden Sie die gezeichnete Ausfertigung hoch{until}. Wer auf beiden Seiten zeichnen darf, bestätigt sie.",
            { State: AdoptionState.Offered } when acts =>
                $"Lesen Sie die Unterlagen. Wer bei Ihnen zeichnen darf, kann das Angebot{until} annehmen.",
            { State: AdoptionState.Offered, Form: ContractForm.Written } =>
                $"{adoption.Adopter.Name} zeichnet{until} von Hand und lädt die Ausfertigung hoch. Wer bei {seller} zeichnen darf, bestätigt sie ebenfalls.",
            { State: AdoptionState.Offered } => $"{adoption.Adopter.Name} kann das Angebot{until} annehmen.",
            { State: AdoptionState.Lapsed } when acts => "Das Angebot wurde nicht rechtzeitig angenommen und bindet niemanden mehr. Sie können ein neues machen.",
            { State: AdoptionState.Lapsed } => $"Das Angebot wurde nicht rechtzeitig angenommen und bindet niemanden mehr. {seller} kann ein neues machen.",
            { State: AdoptionState.Contracted } when acts => "Der Vertrag gilt. Beginnen Sie jetzt mit der Anbindung: Eine Liste führt Sie durch alles, was zu tun ist.",
            { State: AdoptionState.Contracted } => $"Der Vertrag gilt. {adoption.Adopter.Name} beginnt mit der Anbindung.",
            { State: AdoptionState.Onboarding } when acts => "Arbeiten Sie die Liste der Anbindung ab. Ist alles erledigt, was vor dem Test nötig ist, beginnen Sie den Test.",
            { State: AdoptionState.Onboarding } => $"{adoption.Adopter.Name} bindet den Dienst an. Was davon bei Ihnen liegt, steht in der Liste der Anbindung.",
            { State: AdoptionState.Testing } when acts => "Testen Sie die Anbindung. Geht alles, gibt jemand den Betrieb frei, der den Test nicht selbst gemeldet hat.",
            { State: AdoptionState.Testing } => $"{adoption.Adopter.Name} testet die Anbindung und nimmt danach den Betrieb auf.",
            { State: AdoptionState.Live } => "Der Dienst ist im Betrieb. Zurzeit muss niemand etwas tun.",
            { State: AdoptionState.Dormant } =>
                $"Der Betrieb ruht, der Vertrag gilt weiter. Fortsetzen kann ihn {(adoption.PausedBy is { } side ? adoption.PartyOf(side).Name : "wer ihn ruhen lässt")}.",
            { State: AdoptionState.Terminating, EndsOn: { } end } => $"Der Vertrag gilt noch bis zum {German.Date(end)}. Danach endet die Nachnutzung von selbst.",
            { State: AdoptionState.Declined or AdoptionState.Withdrawn or AdoptionState.Ended } when mine =>
                "Dieser Vorgang ist abgeschlossen. Sie können jederzeit von Neuem Interesse bekunden.",
            { State: AdoptionState.Withdrawn or AdoptionState.Declined or AdoptionState.Ended } => "Dieser Vorgang ist abgeschlossen. Niemand muss etwas tun.",
            _ => "Zurzeit muss niemand etwas tun.",
        };
    }

    /// <summary>What follows once the act that is due is done; nothing where nothing is due.</summary>
    public static string? Afterwards(Adoption adoption) => adoption switch
    {
        { State: AdoptionState.Draft } => "Ihr Interesse ist noch keine Bestellung. Es verpflichtet zu nichts.",
        { State: AdoptionState.Interest, Route: AdoptionRoute.Provider } => "Beide Seiten stimmen Konditionen, Beginn und Preis ab. Gebunden ist noch niemand.",
        { State: AdoptionState.Coordination } => $"Sind sich beide Seiten einig, macht {adoption.Addressee.Name} ein verbindliches Angebot.",
        { State: AdoptionState.Agreed or AdoptionState.Lapsed } => $"Liegt das Angebot vor, kann {adoption.Adopter.Name} es bis zum genannten Tag annehmen. Erst damit gilt der Vertrag.",
        { State: AdoptionState.Offered } => "Mit der Annahme gilt der Vertrag, und die Anbindung kann beginnen.",
        { State: AdoptionState.Contracted } => "Ist angebunden, was vor dem Test nötig ist, beginnt der Test.",
        { State: AdoptionState.Onboarding } => "Nach dem Test nimmt der Dienst den Betrieb auf.",
        { State: AdoptionState.Testing } => "Der Dienst ist im Betrieb.",
        _ => null,
    };

    /// <summary>One sentence of the story: who did what, for whom.</summary>
    public static string Story(AdoptionEvent entry, AdoptionState before, OrganisationRef adopter)
    {
        switch (entry.Act)
        {
            case AdoptionAct.Forward when entry.By.Kind == OrganisationKind.Land && entry.By.Id != adopter.Id:
                return $"{entry.By.Name} hat den Dienst übernommen. Die Anfrage geht dort in die Abstimmung.";
            case AdoptionAct.Forward when entry.By.Kind != OrganisationKind.Operator:
                return "Die Anfrage ging ohne Zwischenschritt in die Abstimmung.";
            case AdoptionAct.Lapse:
                return "Das Angebot wurde nicht rechtzeitig angenommen. Es bindet niemanden mehr.";
            case AdoptionAct.End:
                return "Der letzte Tag des Vertrags ist vorbei.";
        }

        var what = entry.Act switch
        {
            AdoptionAct.Create => "einen Entwurf angelegt",
            AdoptionAct.ExpressInterest => "Interesse bekundet",
            AdoptionAct.Forward => "die Anfrage in die Abstimmung weitergeleitet",
            AdoptionAct.Agree when entry.State == AdoptionState.Agreed => "Konditionen, Beginn und Preis bestätigt. Damit sind sich beide Seiten einig",
            AdoptionAct.Agree => "Konditionen, Beginn und Preis bestätigt",
            AdoptionAct.Decline => "die Anfrage abgelehnt",
            AdoptionAct.PrepareOffer => "das verbindliche Angebot vorbereitet",
            AdoptionAct.MakeBindingOffer => "das verbindliche Angebot freigegeben",
            AdoptionAct.Assign => "den Dienst zugewiesen",
            AdoptionAct.Accept when entry.State == AdoptionState.Contracted => "gezeichnet. Damit ist der Vertrag geschlossen",
            AdoptionAct.Accept => "die gezeichnete Ausfertigung bestätigt",
            AdoptionAct.StartOnboarding => "mit der Anbindung begonnen",
            AdoptionAct.StartTest => "den Test begonnen",
            AdoptionAct.FailTest => "gemeldet, dass der Test nicht bestanden ist",
            AdoptionAct.GoLive => "den Betrieb aufgenommen",
            AdoptionAct.Pause => "den Betrieb ruhen lassen",
            AdoptionAct.Resume => "den Betrieb fortgesetzt",
            AdoptionAct.AnswerTerms => "neue Konditionen beantwortet",
            AdoptionAct.Withdraw when before == AdoptionState.Draft => "den Entwurf verworfen",
            AdoptionAct.Withdraw when before == AdoptionState.Interest => "das Interesse zurückgezogen",
            AdoptionAct.Withdraw => "die Anfrage zurückgezogen",
            AdoptionAct.Terminate => "den Vertrag gekündigt",
            _ => Of(entry.Act),
        };
        var who = entry.Person is null ? entry.By.Name : $"{entry.Person} hat für {entry.By.Name}";
        var under = entry.Under is { } agent ? $" (im Auftrag, als {agent.Name})" : "";
        return entry.Person is null ? $"{who}{under} hat {what}." : $"{who}{under} {what}.";
    }

    /// <summary>The stretches of the whole way, in their order.</summary>
    public static IReadOnlyList<Step> Way { get; } =
        [new("Interesse"), new("Abstimmung"), new("Angebot"), new("Vertrag"), new("Anbindung"), new("Test"), new("Betrieb")];

    /// <summary>On which stretch of <see cref="Way"/> an adoption is, counted from 1; none where it is over.</summary>
    public static int? PlaceOnWay(AdoptionState state) => state switch
    {
        AdoptionState.Draft or AdoptionState.Interest => 1,
        AdoptionState.Coordination => 2,
        AdoptionState.Agreed or AdoptionState.Lapsed => 3,
        AdoptionState.Offered => 4,
        AdoptionState.Contracted or AdoptionState.Onboarding => 5,
        AdoptionState.Testing => 6,
        AdoptionState.Live or AdoptionState.Dormant or AdoptionState.Terminating => 7,
        _ => null,
    };
}
