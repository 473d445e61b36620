using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>One way an adoption may move.</summary>
/// <param name="From">The states it may be in.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The state it is in afterwards.</param>
/// <param name="Party">Whose act it is.</param>
/// <param name="Role">The role it takes.</param>
/// <param name="Path">Sub-resource to POST to.</param>
internal sealed record Transition(IReadOnlyList<AdoptionState> From, AdoptionAct Act, AdoptionState To, Party Party, Role Role, string Path);

/// <summary>The life of an adoption as one table, from which API, pages and documentation follow. Anything else is a conflict.</summary>
internal static class AdoptionLifeCycle
{
    /// <summary>States after which the organisation may start anew with the same service.</summary>
    public static IReadOnlySet<AdoptionState> Closed { get; } = new HashSet<AdoptionState> { AdoptionState.Withdrawn, AdoptionState.Declined, AdoptionState.Ended };

    public static IReadOnlyList<Transition> Table { get; } =
    [
        new([AdoptionState.Draft], AdoptionAct.ExpressInterest, AdoptionState.Interest, Party.Adopter, Role.Editor, "interests"),
        new(
            [AdoptionState.Draft, AdoptionState.Interest, AdoptionState.Coordination, AdoptionState.Agreed, AdoptionState.Offered, AdoptionState.Lapsed],
            AdoptionAct.Withdraw,
            AdoptionState.Withdrawn,
            Party.Adopter,
            Role.Editor,
            "withdrawals"),
    ];

    /// <summary>Days until an act is due, by the state that waits for it.</summary>
    private static readonly Dictionary<AdoptionState, int> DueDays = new() { [AdoptionState.Interest] = 14 };

    /// <summary>What is possible from a state, in the order of the table.</summary>
    public static IReadOnlyList<Transition> From(AdoptionState state) => [.. Table.Where(transition => transition.From.Contains(state))];

    /// <summary>The transition for an act, if it is possible from the state.</summary>
    public static Transition? Find(AdoptionState state, AdoptionAct act) => Table.FirstOrDefault(transition => transition.Act == act && transition.From.Contains(state));

    /// <summary>The last day for the next act in a state; none where nobody has to act.</summary>
    public static DateOnly? DueOn(AdoptionState state, DateOnly enteredOn) => DueDays.TryGetValue(state, out var days) ? enteredOn.AddDays(days) : null;
}
