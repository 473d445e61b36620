using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>An act that takes a yes, or a yes and a reason: what its page says.</summary>
/// <param name="Act">The act.</param>
/// <param name="Path">The sub-resource it is posted to.</param>
/// <param name="Title">The question.</param>
/// <param name="Lead">What it means, in a sentence.</param>
/// <param name="Consequences">What happens then, and to whom.</param>
/// <param name="Reason">What is asked for beside the yes; nothing where nothing is.</param>
internal sealed record PlainAct(
    AdoptionAct Act,
    string Path,
    string Title,
    Func<Adoption, string> Lead,
    Func<Adoption, IReadOnlyList<string>> Consequences,
    PlainReason? Reason = null)
{
    private static readonly PlainAct[] All =
    [
        new(
            AdoptionAct.Forward,
            "forwardings",
            "Anfrage in die Abstimmung weiterleiten?",
            adoption => $"{adoption.Counterpart().Name} stimmt dann mit {adoption.Adopter.Name} Konditionen, Beginn und Preis ab.",
            adoption =>
            [
                $"{adoption.Counterpart().Name} und {adoption.Adopter.Name} bekommen eine E-Mail und haben 28 Tage für die Abstimmung.",
                $"{adoption.Addressee.Name} bleibt beteiligt und macht nach der Abstimmung das verbindliche Angebot.",
                "Gebunden ist dadurch niemand.",
            ]),
        new(
            AdoptionAct.Decline,
            "declines",
            "Anfrage ablehnen",
            adoption => $"{adoption.Adopter.Name} sieht die Ablehnung mit Ihrem Grund. Rückgängig machen lässt sie sich nicht.",
            adoption =>
            [
                $"{adoption.Adopter.Name} bekommt eine E-Mail und kann jederzeit von Neuem Interesse bekunden.",
                "Der Vorgang ist damit abgeschlossen. Alle Beteiligten können ihn weiter lesen.",
            ],
            new(
                "Warum lehnen Sie ab?",
                adoption => $"{adoption.Adopter.Name} liest das. Nennen Sie den Grund so, dass man etwas damit anfangen kann.",
                "Schreiben Sie, warum Sie ablehnen.",
                reason => new Decline { Reason = reason })),
        new(
            AdoptionAct.StartOnboarding,
            "onboarding-starts",
            "Mit der Anbindung beginnen?",
            adoption => $"Eine Liste führt Sie durch alles, was bis zum Betrieb von {adoption.ServiceName} zu tun ist.",
            adoption =>
            [
                "Jeder Schritt nennt, wer ihn erledigt und bis wann. Sie können jederzeit unterbrechen; jemand aus Ihrer Organisation kann weitermachen.",
                $"{German.List([.. new[] { adoption.Counterpart().Name, adoption.Addressee.Name }.Distinct()])} bekommen eine E-Mail und sehen, wie weit Sie sind.",
                "Für die Anbindung sind 84 Tage vorgesehen. Dauert es länger, geschieht nichts von selbst; es steht dann als überfällig auf Ihrem Schreibtisch.",
            ]),
        new(
            AdoptionAct.StartTest,
            "test-starts",
            "Mit dem Test beginnen?",
            _ => "Alles, was vor dem Test nötig ist, ist erledigt.",
            adoption =>
            [
                $"Prüfen Sie im Test, ob ein Antrag vom Anfang bis in Ihr Fachverfahren durchläuft. {adoption.Counterpart().Name} bekommt eine E-Mail.",
                "Klappt etwas nicht, melden Sie den Test als nicht bestanden und arbeiten an der Anbindung weiter.",
                "Klappt alles, nimmt jemand anderes als Sie den Betrieb auf: Wer den Test meldet, gibt ihn nicht selbst frei.",
            ]),
        new(
            AdoptionAct.FailTest,
            "test-failures",
            "Test nicht bestanden melden",
            _ => "Die Nachnutzung geht zurück in die Anbindung. Sie können den Test danach wiederholen.",
            adoption =>
            [
                $"{adoption.Counterpart().Name} bekommt eine E-Mail mit Ihrer Beschreibung.",
                "Was in der Liste der Anbindung schon erledigt ist, bleibt erledigt.",
            ],
            new(
                "Was hat nicht funktioniert?",
                _ => "Was haben Sie getan, was sollte geschehen, was geschah? Alle Beteiligten lesen es.",
                "Beschreiben Sie, was nicht funktioniert hat.",
                reason => new TestFailure { Reason = reason })),
        new(
            AdoptionAct.GoLive,
            "go-lives",
            "Betrieb aufnehmen?",
            adoption => $"{adoption.ServiceName} ist dann für {adoption.Adopter.Name} im Betrieb.",
            adoption =>
            [
                "Vier Augen: Wer den Test gemeldet hat, nimmt den Betrieb nicht selbst auf.",
                $"{German.List([.. new[] { adoption.Counterpart().Name, adoption.Addressee.Name }.Distinct()])} bekommen eine E-Mail.",
                "Im Fortschritt des Dienstes zählen Sie ab jetzt als „im Betrieb“. Das ist öffentlich.",
            ]),
        new(
            AdoptionAct.Pause,
            "pauses",
            "Betrieb ruhen lassen",
            _ => "Der Vertrag gilt weiter, auch die Zahlungspflicht. Nur der Betrieb ruht.",
            _ =>
            [
                "Fortsetzen kann den Betrieb nur die Seite, die ihn ruhen lässt.",
                "Alle Beteiligten bekommen eine E-Mail mit dem Grund. Im Fortschritt des Dienstes steht öffentlich „ruht“, ohne den Grund.",
            ],
            new(
                "Warum ruht der Betrieb?",
                _ => "Zum Beispiel: Die Rechtsgrundlage ändert sich zum 1. Januar, bis zur Anpassung nehmen wir keine Anträge an.",
                "Schreiben Sie, warum der Betrieb ruht.",
                reason => new Pause { Reason = reason })),
        new(
            AdoptionAct.Resume,
            "resumptions",
            "Betrieb fortsetzen?",
            adoption => $"{adoption.ServiceName} ist dann wieder im Betrieb.",
            _ => ["Alle Beteiligten bekommen eine E-Mail."]),
    ];

    /// <summary>The act whose page has this name in its address.</summary>
    public static PlainAct Named(string? path) => All.First(act => Links.ActPaths[act.Act] == path);
}

/// <summary>The reason that an act asks for.</summary>
/// <param name="Label">The question.</param>
/// <param name="Hint">Who reads it.</param>
/// <param name="WhenMissing">What to say where it is empty.</param>
/// <param name="Body">The body it is sent in.</param>
internal sealed record PlainReason(string Label, Func<Adoption, string> Hint, string WhenMissing, Func<string, object> Body);
