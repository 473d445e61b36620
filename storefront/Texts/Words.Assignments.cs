using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <content>Giving a service to many Kommunen at once.</content>
public static partial class Words
{
    public static string Of(AssignmentState state) => state switch
    {
        AssignmentState.Prepared => "wartet auf Freigabe",
        AssignmentState.Validating => "wird geprüft",
        AssignmentState.MakingDocuments => "Unterlagen entstehen",
        AssignmentState.Writing => "wird eingetragen",
        AssignmentState.Done => "erledigt",
        AssignmentState.Failed => "fehlgeschlagen",
        AssignmentState.Cancelled => "abgebrochen",
        _ => state.ToString(),
    };

    public static Mood MoodOf(AssignmentState state) => state switch
    {
        AssignmentState.Done => Mood.Success,
        AssignmentState.Failed => Mood.Danger,
        AssignmentState.Prepared => Mood.Warning,
        _ => Mood.Info,
    };

    /// <summary>Whether the store is at work on it.</summary>
    public static bool IsRunning(AssignmentState state) => state is AssignmentState.Validating or AssignmentState.MakingDocuments or AssignmentState.Writing;
}
