using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Notifications;

/// <summary>The words of the mails about adoptions: what happened, what the receiver has to do and until when.</summary>
internal static class AdoptionWords
{
    public static MailTexts.Words Of(MailContent content, Uri storefront)
    {
        var (service, adoption) = (content.Services![0].Name, content.Adoption!);
        var what = What(service, content, adoption);
        return new(
            new($"FIT-Store: {service}, {adoption.Adopter}: {Short(adoption.Act).German}", $"FIT-Store: {service}, {adoption.Adopter}: {Short(adoption.Act).English}"),
            [
                what,
                .. content.Reason is { Length: > 0 } reason ? [new($"Begründung: {reason}", $"Reason: {reason}")] : (IReadOnlyList<Sentence>)[],
                ToDo(adoption),
            ],
            new Uri(storefront, $"nachnutzungen/{adoption.Id}").AbsoluteUri,
            new("Vorgang öffnen", "Open the adoption"),
            []);
    }

    private static Sentence Short(AdoptionAct act) => act switch
    {
        AdoptionAct.ExpressInterest => new("Interesse bekundet", "interest expressed"),
        AdoptionAct.Forward => new("in Abstimmung", "in coordination"),
        AdoptionAct.Agree => new("Abstimmung bestätigt", "agreement confirmed"),
        AdoptionAct.Decline => new("abgelehnt", "declined"),
        AdoptionAct.PrepareOffer => new("Angebot vorbereitet", "offer prepared"),
        AdoptionAct.MakeBindingOffer or AdoptionAct.Assign => new("verbindliches Angebot", "binding offer"),
        AdoptionAct.Accept => new("Vertrag gezeichnet", "contract signed"),
        AdoptionAct.Lapse => new("Angebot verfallen", "offer lapsed"),
        AdoptionAct.StartOnboarding => new("Anbindung begonnen", "connection begun"),
        AdoptionAct.StartTest => new("Test begonnen", "test begun"),
        AdoptionAct.FailTest => new("Test nicht bestanden", "test failed"),
        AdoptionAct.GoLive => new("in Betrieb", "live"),
        AdoptionAct.Pause => new("pausiert", "paused"),
        AdoptionAct.Resume => new("wieder in Betrieb", "resumed"),
        AdoptionAct.AnswerTerms => new("Antwort auf neue Konditionen", "answer to new terms"),
        AdoptionAct.Withdraw => new("zurückgezogen", "withdrawn"),
        AdoptionAct.Terminate => new("gekündigt", "terminated"),
        _ => new("beendet", "ended"),
    };

    private static Sentence What(string service, MailContent content, MailedAdoption adoption) => adoption.Act switch
    {
        AdoptionAct.ExpressInterest => new(
            $"{adoption.Adopter} hat Interesse an der Nachnutzung von {service} bekundet. Das ist noch keine Bestellung.",
            $"{adoption.Adopter} has expressed interest in reusing {service}. It is not an order."),
        AdoptionAct.Forward => new(
            $"Die Anfrage von {adoption.Adopter} zu {service} ist jetzt in Abstimmung: Beide Seiten legen Fassung der Konditionen, Beginn, Bedingungen und Preis des ersten Jahres fest.",
            $"The request of {adoption.Adopter} for {service} is in coordination now: both sides settle the version of the terms, start, conditions and price of the first year."),
        AdoptionAct.Agree when adoption.State == AdoptionState.Agreed => new(
            $"Zur Nachnutzung von {service} durch {adoption.Adopter} haben sich beide Seiten abgestimmt. Das Abstimmungsschreiben liegt beim Vorgang.",
            $"Both sides have agreed on the reuse of {service} by {adoption.Adopter}. The letter stands with the adoption."),
        AdoptionAct.Agree => new(
            $"Die andere Seite hat Konditionen, Beginn und Preis für die Nachnutzung von {service} durch {adoption.Adopter} bestätigt.",
            $"The other side has confirmed terms, start and price for the reuse of {service} by {adoption.Adopter}."),
        AdoptionAct.Decline => new($"Die Anfrage von {adoption.Adopter} zu {service} wurde abgelehnt.", $"The request of {adoption.Adopter} for {service} was declined."),
        AdoptionAct.PrepareOffer => new(
            $"Zur Nachnutzung von {service} durch {adoption.Adopter} wird ein verbindliches Angebot vorbereitet.",
            $"A binding offer for the reuse of {service} by {adoption.Adopter} is being prepared."),
        AdoptionAct.MakeBindingOffer or AdoptionAct.Assign when adoption.State == AdoptionState.Offered => new(
            $"Zur Nachnutzung von {service} durch {adoption.Adopter} liegt ein verbindliches Angebot vor. Es kann bis zum {adoption.BindingUntil:dd.MM.yyyy} angenommen werden.",
            $"There is a binding offer for the reuse of {service} by {adoption.Adopter}. It can be accepted until {adoption.BindingUntil:yyyy-MM-dd}."),
        AdoptionAct.Assign => new(
            $"{service} ist {adoption.Adopter} zugewiesen, Vertrag {adoption.ContractNumber}. Die Rechtsgrundlage steht beim Vorgang; eine Unterschrift ist nicht nötig.",
            $"{service} is assigned to {adoption.Adopter}, contract {adoption.ContractNumber}. The legal basis stands with the adoption; no signature is needed."),
        AdoptionAct.Accept when adoption.State == AdoptionState.Contracted => new(
            $"Der Vertrag über die Nachnutzung von {service} durch {adoption.Adopter} ist geschlossen, Nummer {adoption.ContractNumber}.",
            $"The contract on the reuse of {service} by {adoption.Adopter} is concluded, number {adoption.ContractNumber}."),
        AdoptionAct.Accept => new(
            $"Eine Seite hat die unterschriebene Fassung zur Nachnutzung von {service} durch {adoption.Adopter} bestätigt. Der Vertrag ist geschlossen, wenn auch die andere sie bestätigt.",
            $"One side has confirmed the signed copy for the reuse of {service} by {adoption.Adopter}. The contract is concluded when the other confirms it, too."),
        AdoptionAct.Lapse => new(
            $"Das Angebot zur Nachnutzung von {service} durch {adoption.Adopter} wurde nicht rechtzeitig angenommen. Der Anbieter kann ein neues machen.",
            $"The offer for the reuse of {service} by {adoption.Adopter} was not accepted in time. The seller can make a new one."),
        AdoptionAct.StartOnboarding => new($"{adoption.Adopter} hat mit der Anbindung von {service} begonnen.", $"{adoption.Adopter} has begun to connect {service}."),
        AdoptionAct.StartTest => new($"{adoption.Adopter} testet {service}.", $"{adoption.Adopter} is testing {service}."),
        AdoptionAct.FailTest => new($"Der Test von {service} bei {adoption.Adopter} ist nicht bestanden.", $"The test of {service} at {adoption.Adopter} has failed."),
        AdoptionAct.GoLive => new($"{service} ist bei {adoption.Adopter} in Betrieb.", $"{service} is live at {adoption.Adopter}."),
        AdoptionAct.Pause => new($"Die Nutzung von {service} durch {adoption.Adopter} pausiert. Der Vertrag bleibt.", $"The use of {service} by {adoption.Adopter} is paused. The contract stays."),
        AdoptionAct.Resume => new($"{adoption.Adopter} nutzt {service} wieder.", $"{adoption.Adopter} uses {service} again."),
        AdoptionAct.AnswerTerms => new(
            $"{adoption.Adopter} hat auf die neuen Konditionen von {service} geantwortet.", $"{adoption.Adopter} has answered the new terms of {service}."),
        AdoptionAct.Withdraw => new($"{adoption.Adopter} hat die Anfrage zu {service} zurückgezogen.", $"{adoption.Adopter} has withdrawn the request for {service}."),
        AdoptionAct.Terminate => new(
            $"Die Nachnutzung von {service} durch {adoption.Adopter} endet am {content.EndsOn:dd.MM.yyyy}.",
            $"The reuse of {service} by {adoption.Adopter} ends on {content.EndsOn:yyyy-MM-dd}."),
        _ => new($"Die Nachnutzung von {service} durch {adoption.Adopter} ist beendet.", $"The reuse of {service} by {adoption.Adopter} is over."),
    };

    private static Sentence ToDo(MailedAdoption adoption) => adoption switch
    {
        { Acts: true, DueOn: { } due } => new(
            $"Der nächste Schritt liegt bei Ihnen: {Next(adoption).German}. Bitte bis zum {due:dd.MM.yyyy}.",
            $"The next step is yours: {Next(adoption).English}. Please do it until {due:yyyy-MM-dd}."),
        { Acts: true } => new($"Der nächste Schritt liegt bei Ihnen: {Next(adoption).German}.", $"The next step is yours: {Next(adoption).English}."),
        _ => new("Sie müssen jetzt nichts tun.", "There is nothing you have to do now."),
    };

    private static Sentence Next(MailedAdoption adoption) => adoption.State switch
    {
        AdoptionState.Interest => new("das Interesse ansehen und beantworten", "look at the interest and answer it"),
        AdoptionState.Coordination => new("Konditionen, Beginn und Preis bestätigen oder die Anfrage ablehnen", "confirm terms, start and price, or decline the request"),
        AdoptionState.Agreed or AdoptionState.Lapsed => new("ein verbindliches Angebot vorbereiten und freigeben", "prepare and release a binding offer"),
        AdoptionState.Offered => new("die Unterlagen lesen und zeichnen", "read the documents and sign"),
        AdoptionState.Contracted => new("mit der Anbindung beginnen", "begin to connect"),
        AdoptionState.Onboarding => new("die Anbindung abschließen und den Test beginnen", "complete the connection and begin the test"),
        AdoptionState.Testing => new("den Test abschließen und in Betrieb gehen", "complete the test and go live"),
        AdoptionState.Dormant => new("die Nutzung wieder aufnehmen, wenn der Grund entfallen ist", "resume the use when the reason is gone"),
        _ => new("den Vorgang ansehen", "look at the adoption"),
    };
}
