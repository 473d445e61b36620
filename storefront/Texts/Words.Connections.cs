using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <content>Connecting.</content>
public static partial class Words
{
    public static string Of(ChecklistOwner owner) => owner switch
    {
        ChecklistOwner.Kommune => "Nachnutzer",
        ChecklistOwner.Land => "Land",
        ChecklistOwner.Vendor => "Hersteller",
        ChecklistOwner.Provider => "Bereitsteller",
        _ => "IT-Dienstleister",
    };

    public static string Of(ChecklistItemState state) => state switch
    {
        ChecklistItemState.Open => "offen",
        ChecklistItemState.InProgress => "in Arbeit",
        ChecklistItemState.Done => "erledigt",
        _ => "entfällt",
    };

    public static Mood MoodOf(ChecklistItemState state) => state switch
    {
        ChecklistItemState.Open => Mood.Info,
        ChecklistItemState.InProgress => Mood.Warning,
        _ => Mood.Success,
    };

    public static string Of(ConnectionStage stage) => stage switch
    {
        ConnectionStage.Contracted => "Vertrag geschlossen",
        ConnectionStage.Onboarding => "Anbindung",
        ConnectionStage.Testing => "Test",
        _ => "Bald in Betrieb",
    };

    /// <summary>What a column of the board holds.</summary>
    public static string Explain(ConnectionStage stage) => stage switch
    {
        ConnectionStage.Contracted => "Der Vertrag gilt, die Anbindung hat noch nicht begonnen.",
        ConnectionStage.Onboarding => "Die Checkliste wird abgearbeitet.",
        ConnectionStage.Testing => "Es wird getestet.",
        _ => "Getestet, und alle Pflichtpunkte sind erledigt.",
    };

    /// <summary>Who does an item.</summary>
    public static string WhoDoes(ChecklistItem item) => item.Responsible?.Name ?? "der Hersteller, den Sie noch nennen müssen";

    /// <summary>Nothing is left to do.</summary>
    public static bool IsSettled(this ChecklistItem item) => item.State is ChecklistItemState.Done or ChecklistItemState.NotApplicable;

    /// <summary>Whether it is open and its due date is over.</summary>
    public static bool IsOverdue(this ChecklistItem item, DateOnly today) => !item.IsSettled() && item.DueOn < today;

    /// <summary>A change of an item as a sentence, without who and when.</summary>
    public static string Of(ChecklistChange change) => German.List([.. change.Changed.Select(member => member switch
    {
        ChecklistMember.State => $"Stand: {Of(change.State)}",
        ChecklistMember.DueOn => $"fällig am {German.Date(change.DueOn)}",
        ChecklistMember.PromisedOn => change.PromisedOn is { } promised ? $"zugesagt zum {German.Date(promised)}" : "Zusage zurückgenommen",
        ChecklistMember.Note => "Notiz geändert",
        _ => "Datei hinzugefügt",
    })]);

    /// <summary>Who changed something, as the history names it.</summary>
    public static string Who(ChecklistChange change) =>
        (change.Person is { } person ? $"{person}, {change.By.Name}" : change.By.Name) + (change.Under is { } agent ? $" (durch {agent.Name})" : "");

    /// <summary>What a file is and how large.</summary>
    public static string OfFile(AdoptionFile file) => $"{OfMediaType(file.MediaType)}, {German.FileSize(file.Size)}";
}
