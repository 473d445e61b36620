using FitStore.Api.Database;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>One way an adoption may move.</summary>
/// <param name="From">The states it may be in.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The state it is in afterwards.</param>
/// <param name="By">Whose act it is; none for what the clock does.</param>
internal sealed record Transition(IReadOnlyList<AdoptionState> From, AdoptionAct Act, AdoptionState To, TransitionBy? By);

/// <summary>Who makes a transition and where.</summary>
/// <param name="Parties">Each of these may.</param>
/// <param name="Role">The role it takes.</param>
/// <param name="Path">Sub-resource to POST to.</param>
internal sealed record TransitionBy(IReadOnlyList<Party> Parties, Role Role, string Path);

/// <summary>
/// The life of an adoption as one table (product.md, "Life of an adoption"), from which API, pages and documentation follow. Anything
/// else is a conflict. <see cref="Party.Provider"/> in coordination stands for who settles the terms: the provider, and where a Land or
/// an aggregator passes the service on, that one (see Transitions.PartiesOf).
/// </summary>
internal static class AdoptionLifeCycle
{
    private static readonly AdoptionState[] BeforeContract =
        [AdoptionState.Draft, AdoptionState.Interest, AdoptionState.Coordination, AdoptionState.Agreed, AdoptionState.Offered, AdoptionState.Lapsed];

    private static readonly AdoptionState[] UnderContract =
        [AdoptionState.Contracted, AdoptionState.Onboarding, AdoptionState.Testing, AdoptionState.Live, AdoptionState.Dormant];

    /// <summary>States after which the organisation may start anew with the same service.</summary>
    public static IReadOnlySet<AdoptionState> Closed { get; } = new HashSet<AdoptionState> { AdoptionState.Withdrawn, AdoptionState.Declined, AdoptionState.Ended };

    /// <summary>States in which a contract runs and no end is set.</summary>
    public static IReadOnlySet<AdoptionState> Running { get; } = UnderContract.ToHashSet();

    public static IReadOnlyList<Transition> Table { get; } =
    [
        Move([AdoptionState.Draft], AdoptionAct.ExpressInterest, AdoptionState.Interest, [Party.Adopter], Role.Editor, "interests"),
        Move([AdoptionState.Interest], AdoptionAct.Forward, AdoptionState.Coordination, [Party.Operator], Role.Editor, "forwardings"),
        Move([AdoptionState.Coordination], AdoptionAct.Agree, AdoptionState.Agreed, [Party.Provider], Role.Approver, "agreements"),
        Move([AdoptionState.Coordination], AdoptionAct.Agree, AdoptionState.Agreed, [Party.Adopter], Role.Editor, "agreements"),
        Move([AdoptionState.Coordination], AdoptionAct.Decline, AdoptionState.Declined, [Party.Provider], Role.Approver, "declines"),
        Move([AdoptionState.Agreed, AdoptionState.Lapsed], AdoptionAct.MakeBindingOffer, AdoptionState.Offered, [Party.Seller], Role.Approver, "binding-offers"),
        Move([AdoptionState.Offered], AdoptionAct.Accept, AdoptionState.Contracted, [Party.Adopter], Role.Signatory, "acceptances"),
        Clock([AdoptionState.Offered], AdoptionAct.Lapse, AdoptionState.Lapsed),
        Move([AdoptionState.Contracted], AdoptionAct.StartOnboarding, AdoptionState.Onboarding, [Party.Adopter], Role.Editor, "onboarding-starts"),
        Move([AdoptionState.Onboarding], AdoptionAct.StartTest, AdoptionState.Testing, [Party.Adopter], Role.Editor, "test-starts"),
        Move([AdoptionState.Testing], AdoptionAct.FailTest, AdoptionState.Onboarding, [Party.Adopter], Role.Editor, "test-failures"),
        Move([AdoptionState.Testing], AdoptionAct.GoLive, AdoptionState.Live, [Party.Adopter], Role.Approver, "go-lives"),
        Move([AdoptionState.Live], AdoptionAct.Pause, AdoptionState.Dormant, [Party.Adopter, Party.Provider], Role.Approver, "pauses"),
        Move([AdoptionState.Dormant], AdoptionAct.Resume, AdoptionState.Live, [Party.Adopter, Party.Provider], Role.Approver, "resumptions"),
        Move(UnderContract, AdoptionAct.Terminate, AdoptionState.Terminating, [Party.Adopter, Party.Seller], Role.Signatory, "terminations"),
        Clock([AdoptionState.Terminating], AdoptionAct.End, AdoptionState.Ended),
        Move(BeforeContract, AdoptionAct.Withdraw, AdoptionState.Withdrawn, [Party.Adopter], Role.Editor, "withdrawals"),
    ];

    /// <summary>Acts that leave the state as it is: what prepares a transition, and the answer to newer terms.</summary>
    public static IReadOnlyList<Transition> Steps { get; } =
    [
        .. Stay([AdoptionState.Agreed, AdoptionState.Lapsed], AdoptionAct.PrepareOffer, [Party.Seller], Role.Editor, "offer-preparations"),
        .. Stay(UnderContract, AdoptionAct.AnswerTerms, [Party.Adopter], Role.Signatory, "terms-answers"),
    ];

    /// <summary>What is possible from a state: what prepares comes before what moves, in the order of the table.</summary>
    public static IReadOnlyList<Transition> From(AdoptionState state) => [.. Steps.Concat(Table).Where(transition => transition.From.Contains(state))];

    /// <summary>The names of the acts possible from a state, each once.</summary>
    public static IReadOnlyList<string> Possible(AdoptionState state) => [.. From(state).Select(transition => transition.Act.Name()).Distinct()];

    private static Transition Move(AdoptionState[] from, AdoptionAct act, AdoptionState to, Party[] parties, Role role, string path) =>
        new(from, act, to, new TransitionBy(parties, role, path));

    private static IEnumerable<Transition> Stay(AdoptionState[] states, AdoptionAct act, Party[] parties, Role role, string path) =>
        states.Select(state => new Transition([state], act, state, new TransitionBy(parties, role, path)));

    private static Transition Clock(AdoptionState[] from, AdoptionAct act, AdoptionState to) => new(from, act, to, By: null);
}
