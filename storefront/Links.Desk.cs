using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront;

/// <content>The desk: what is to be done, what is waited for, and the tasks of those whose mandates one holds.</content>
public static partial class Links
{
    public static readonly Link OwnTasks = new("Für Sie zu tun", "/schreibtisch/fuer-sie");
    public static readonly Link TasksOfColleagues = new("Für Kolleginnen und Kollegen", "/schreibtisch/fuer-andere");
    public static readonly Link Awaited = new("Darauf warten Sie", "/schreibtisch/warten");
    public static readonly Link MandatesDesk = new("Aufgaben aus Vollmachten", "/schreibtisch/vollmachten");
    public static readonly Link Several = new("Mehrere auf einmal", "/schreibtisch/mehrere");

    /// <summary>The page on which a task is done.</summary>
    public static string Task(DeskTask task) => task switch
    {
        { Kind: not DeskTaskKind.Adoption } or { Adoption: null } => task.Page,
        { Adoption: { } adoption, Act: AdoptionAct.StartTest } => Connection(adoption),
        { Adoption: { } adoption, Act: { } act } when ActPaths.ContainsKey(act) => Act(adoption, act),
        _ => task.Page,
    };
}
