using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>After an act: what was done, what happens now, who acts, by when. A page one would like to print.</summary>
internal sealed class DoneModel(FitStoreClient store) : ActingPage(store)
{
    public Adoption Adoption { get; private set; } = default!;

    public AdoptionAct Act { get; private set; }

    /// <summary>The event that is confirmed.</summary>
    public AdoptionEvent Entry { get; private set; } = default!;

    public string Story { get; private set; } = "";

    /// <summary>The documents that were made by it.</summary>
    public IReadOnlyList<AdoptionDocument> Documents { get; private set; } = [];

    /// <summary>The next act is of the same organisation, but not of the same person.</summary>
    public bool IsForAnother => Act is AdoptionAct.PrepareOffer or AdoptionAct.StartTest && Adoption.WhoActs()?.Id == Organisation.Id;

    /// <summary>What it led to, as a heading.</summary>
    public string Title => (Act, Adoption.State) switch
    {
        (AdoptionAct.Forward, _) => "Die Anfrage ist in der Abstimmung",
        (AdoptionAct.Agree, _) when Entry.State == AdoptionState.Agreed => "Sie sind sich einig",
        (AdoptionAct.Agree, _) => "Ihre Bestätigung ist festgehalten",
        (AdoptionAct.Decline, _) => "Die Anfrage ist abgelehnt",
        (AdoptionAct.PrepareOffer, _) => "Das Angebot wartet auf die Freigabe",
        (AdoptionAct.MakeBindingOffer, _) => "Das Angebot ist verbindlich",
        (AdoptionAct.Accept, _) when Entry.State == AdoptionState.Contracted => "Der Vertrag ist geschlossen",
        (AdoptionAct.Accept, _) => "Ihre Bestätigung ist festgehalten",
        (AdoptionAct.StartOnboarding, _) => "Die Anbindung hat begonnen",
        (AdoptionAct.StartTest, _) => "Der Test hat begonnen",
        (AdoptionAct.FailTest, _) => "Der Test ist als nicht bestanden gemeldet",
        (AdoptionAct.GoLive, _) => "Der Dienst ist im Betrieb",
        (AdoptionAct.Pause, _) => "Der Betrieb ruht",
        (AdoptionAct.Resume, _) => "Der Betrieb geht weiter",
        (AdoptionAct.Terminate, _) => "Der Vertrag ist gekündigt",
        _ => "Ihre Antwort ist festgehalten",
    };

    public async Task<IActionResult> OnGetAsync(Guid id, string act, CancellationToken cancel)
    {
        var named = Links.ActPaths.FirstOrDefault(known => known.Value == act);
        if (named.Value is null)
        {
            return NotFound();
        }

        Act = named.Key;
        Adoption = await Store.GetAdoptionAsync(id, cancel);
        var told = AdoptionStory.Tell(Adoption);
        if (told.LastOrDefault(entry => entry.Entry.Act == Act) is not { Entry: not null } done)
        {
            return Redirect(Links.Request(id));
        }

        (Entry, Story) = done;
        if (Act is AdoptionAct.Accept or AdoptionAct.MakeBindingOffer || (Act == AdoptionAct.Agree && Entry.State == AdoptionState.Agreed))
        {
            Documents =
            [
                .. (await Store.ListAdoptionDocumentsAsync(id, cancel)).Where(document => Act == AdoptionAct.Agree
                    ? document.Kind == AdoptionDocumentKind.CoordinationLetter
                    : document.Binding),
            ];
        }

        return Page();
    }

    /// <summary>What happens now, sentence by sentence.</summary>
    public IReadOnlyList<string> Now
    {
        get
        {
            var (adopter, seller, counterpart) = (Adoption.Adopter.Name, Adoption.Addressee.Name, Adoption.Counterpart().Name);
            var other = Entry.By.Id == Adoption.Adopter.Id ? counterpart : adopter;
            return Act switch
            {
                AdoptionAct.Forward => [$"{counterpart} und {adopter} sind benachrichtigt und stimmen Konditionen, Beginn und Preis ab."],
                AdoptionAct.Agree when Entry.State == AdoptionState.Agreed =>
                    [$"Das Abstimmungsschreiben ist hergestellt und für beide Seiten abrufbar.", $"{seller} bereitet ein verbindliches Angebot vor; eine zweite Person gibt es frei."],
                AdoptionAct.Agree => [$"{other} ist benachrichtigt und bestätigt dasselbe oder schlägt etwas anderes vor."],
                AdoptionAct.Decline => [$"{adopter} ist benachrichtigt und liest Ihren Grund. Der Vorgang ist abgeschlossen."],
                AdoptionAct.PrepareOffer => [$"Wer bei {seller} freigeben darf, ist benachrichtigt. Sie selbst dürfen es nicht freigeben: vier Augen."],
                AdoptionAct.MakeBindingOffer => [$"{adopter} ist benachrichtigt und kann bis zum {(Adoption.BindingUntil is { } day ? German.Date(day) : "vereinbarten Tag")} annehmen.", "Nimmt niemand an, läuft das Angebot von selbst ab."],
                AdoptionAct.Accept when Entry.State == AdoptionState.Contracted && Adoption is { LegalModel: LegalModel.FitStore, Adopter.Kind: OrganisationKind.Land } =>
                [
                    "Beide Seiten haben die Vertragsmappe mit allen Unterlagen und ihren Prüfsummen.",
                    "Kommunen, die auf den Dienst warten, gehen jetzt in die Abstimmung mit Ihnen über. Sie stehen auf Ihrem Schreibtisch.",
                    $"{adopter} beginnt mit der Anbindung.",
                ],
                AdoptionAct.Accept when Entry.State == AdoptionState.Contracted =>
                    ["Beide Seiten haben die Vertragsmappe mit allen Unterlagen und ihren Prüfsummen.", $"{adopter} beginnt mit der Anbindung."],
                AdoptionAct.Accept => ["Der Vertrag ist geschlossen, sobald auch die andere Seite dieselbe Ausfertigung bestätigt hat. Sie ist benachrichtigt."],
                AdoptionAct.StartOnboarding => ["Die Liste der Anbindung liegt bereit. Jeder Schritt nennt, wer ihn erledigt und bis wann.", $"{counterpart} ist benachrichtigt und sieht, wie weit Sie sind."],
                AdoptionAct.StartTest => [$"{counterpart} ist benachrichtigt.", "Klappt alles, gibt jemand anderes als Sie den Betrieb frei. Klappt etwas nicht, melden Sie den Test als nicht bestanden."],
                AdoptionAct.FailTest => [$"{counterpart} ist benachrichtigt. Sie arbeiten an der Anbindung weiter und testen dann noch einmal."],
                AdoptionAct.GoLive => [$"{German.List([.. new[] { counterpart, seller }.Distinct()])} {(counterpart == seller ? "ist" : "sind")} benachrichtigt.", "Im öffentlichen Fortschritt des Dienstes zählt er jetzt als im Betrieb."],
                AdoptionAct.Pause => ["Alle Beteiligten sind benachrichtigt. Der Vertrag gilt weiter.", "Fortsetzen kann den Betrieb nur Ihre Seite."],
                AdoptionAct.Resume => ["Alle Beteiligten sind benachrichtigt."],
                AdoptionAct.Terminate => [$"Der Vertrag gilt noch bis zum {(Adoption.EndsOn is { } end ? German.Date(end) : "letzten Tag")}. Alle Beteiligten sind benachrichtigt, auch wer einen Vertrag darunter hat."],
                _ => [$"{seller} ist benachrichtigt."],
            };
        }
    }
}
