using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <content>What is to be done, and what is waited for.</content>
public static partial class Words
{
    /// <summary>Tells somebody what to do, with the service it is about.</summary>
    public static string ToDo(DeskTask task) => $"{ToDoAlone(task)}: {task.ServiceName}";

    /// <summary>What somebody else has to do.</summary>
    public static string Awaited(DeskTask task) => task switch
    {
        { Kind: DeskTaskKind.ChecklistItem } => task.ItemTitle!,
        { Act: AdoptionAct.StartTest } => "Anbindung abschließen",
        { Act: { } act } => Of(act),
        _ => "Über den Bedarf entscheiden",
    };

    /// <summary>By when.</summary>
    public static string Due(DeskTask task, DateOnly today) => task.DueOn is not { } day ? task.State == AdoptionState.Draft ? "Entwurf" : "ohne Frist"
        : task.Overdue ? $"überfällig seit {German.Date(day.AddDays(1))}"
        : day == today ? "bis heute"
        : $"bis {German.Date(day)}";

    public static Mood MoodOfDue(DeskTask task, DateOnly today) => task.DueOn is not { } day ? Mood.Info
        : task.Overdue ? Mood.Danger
        : day <= today.AddDays(3) ? Mood.Warning
        : Mood.Info;

    private static string ToDoAlone(DeskTask task) => task switch
    {
        { Kind: DeskTaskKind.ChecklistItem } => $"Erledigen Sie „{task.ItemTitle}“",
        { Act: AdoptionAct.ExpressInterest } => "Stellen Sie den Entwurf fertig",
        { Act: AdoptionAct.Forward } => "Leiten Sie die Anfrage weiter",
        { Act: AdoptionAct.Agree } => "Stimmen Sie die Konditionen ab",
        { Act: AdoptionAct.PrepareOffer } => "Bereiten Sie das Angebot vor",
        { Act: AdoptionAct.MakeBindingOffer } => "Geben Sie das Angebot frei",
        { Act: AdoptionAct.Assign } => "Geben Sie die Zuweisung frei",
        { Act: AdoptionAct.Accept } => "Zeichnen Sie den Vertrag",
        { Act: AdoptionAct.StartOnboarding } => "Beginnen Sie die Anbindung",
        { Act: AdoptionAct.StartTest } => "Schließen Sie die Anbindung ab",
        { Act: AdoptionAct.GoLive } => "Nehmen Sie den Betrieb auf",
        { Act: AdoptionAct.Resume } => "Setzen Sie den Betrieb fort",
        { Act: AdoptionAct.AnswerTerms } => "Beantworten Sie die neuen Konditionen",
        _ => "Beantworten Sie den Bedarf",
    };
}
