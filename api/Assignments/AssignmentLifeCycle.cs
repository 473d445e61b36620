using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Assignments;

/// <summary>
/// The life of an assignment: an editor prepares it, somebody else releases it, the store carries it out; until all adoptions are being
/// written it can be cancelled. Anything else is a conflict.
/// </summary>
internal static class AssignmentLifeCycle
{
    /// <summary>What is possible from a state.</summary>
    public static IReadOnlyList<AssignmentAct> From(AssignmentState state) => state switch
    {
        AssignmentState.Prepared => [AssignmentAct.Release, AssignmentAct.Cancel],
        AssignmentState.Validating or AssignmentState.MakingDocuments => [AssignmentAct.Cancel],
        _ => [],
    };

    /// <summary>
    /// The roles an act takes. An assignment with offers is released like a binding offer, by an approver. Where a legal basis makes the
    /// Kommunen's signatures unnecessary, the release itself concludes the contracts, so it takes a signatory, too.
    /// </summary>
    public static IReadOnlyList<Role> RolesFor(AssignmentAct act, AssignmentRow row) => act switch
    {
        AssignmentAct.Cancel => [Role.Editor],
        _ when row.LegalBasis is not null => [Role.Approver, Role.Signatory],
        _ => [Role.Approver],
    };
}
