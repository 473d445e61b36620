using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>One way a revision may move.</summary>
/// <param name="From">The states it may be in.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The state it is in afterwards.</param>
/// <param name="Side">Whose act it is.</param>
/// <param name="Role">The role it takes.</param>
/// <param name="Path">Sub-resource of the service to POST to; none where the revision itself is changed or removed.</param>
internal sealed record RevisionMove(IReadOnlyList<RevisionState> From, RevisionAct Act, RevisionState To, ListingSide Side, Role Role, string? Path);

/// <summary>What moves a service on.</summary>
internal enum ServiceAct
{
    /// <summary>A first revision becomes public.</summary>
    Publish,

    /// <summary>No new adoptions for the time being.</summary>
    Suspend,

    /// <summary>Offered again.</summary>
    Resume,

    /// <summary>The end is announced.</summary>
    Retire,

    /// <summary>The end has come.</summary>
    End,
}

/// <summary>One way a service may move.</summary>
/// <param name="From">The states it may be in.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The state it is in afterwards.</param>
/// <param name="Sides">Who may do it; nobody where the clock or a revision does it.</param>
internal sealed record ServiceMove(IReadOnlyList<ServiceState> From, ServiceAct Act, ServiceState To, IReadOnlyList<ListingSide> Sides);

/// <summary>The life of a listing as two tables, from which API, pages and documentation follow. Anything else is a conflict.</summary>
internal static class ListingLifeCycle
{
    /// <summary>What may be done with a revision.</summary>
    public static IReadOnlyList<RevisionMove> Revisions { get; } =
    [
        new([RevisionState.Draft], RevisionAct.Change, RevisionState.Draft, ListingSide.Provider, Role.Editor, null),
        new([RevisionState.Draft], RevisionAct.Submit, RevisionState.Submitted, ListingSide.Provider, Role.Editor, "submissions"),
        new([RevisionState.Draft], RevisionAct.Discard, RevisionState.Discarded, ListingSide.Provider, Role.Editor, null),
        new([RevisionState.Submitted, RevisionState.Scheduled], RevisionAct.Recall, RevisionState.Draft, ListingSide.Provider, Role.Editor, "recalls"),
        new([RevisionState.Submitted], RevisionAct.TakeUp, RevisionState.InReview, ListingSide.Operator, Role.Editor, "reviews"),
        new([RevisionState.InReview, RevisionState.Scheduled], RevisionAct.Return, RevisionState.Draft, ListingSide.Operator, Role.Editor, "returns"),
        new([RevisionState.InReview, RevisionState.Scheduled], RevisionAct.Publish, RevisionState.Published, ListingSide.Operator, Role.Approver, "publications"),
    ];

    /// <summary>What may be done with a service.</summary>
    public static IReadOnlyList<ServiceMove> Services { get; } =
    [
        new([ServiceState.Unpublished], ServiceAct.Publish, ServiceState.Published, []),
        new([ServiceState.Published], ServiceAct.Suspend, ServiceState.Suspended, [ListingSide.Provider, ListingSide.Operator]),
        new([ServiceState.Suspended], ServiceAct.Resume, ServiceState.Published, [ListingSide.Provider, ListingSide.Operator]),
        new([ServiceState.Published, ServiceState.Suspended], ServiceAct.Retire, ServiceState.Retiring, [ListingSide.Provider]),
        new([ServiceState.Retiring], ServiceAct.End, ServiceState.Retired, []),
    ];

    /// <summary>States in which a revision is open: there is at most one such beside the published one.</summary>
    public static IReadOnlySet<RevisionState> Open { get; } =
        new HashSet<RevisionState> { RevisionState.Draft, RevisionState.Submitted, RevisionState.InReview, RevisionState.Scheduled };

    /// <summary>States of a revision that everybody may read.</summary>
    public static IReadOnlySet<RevisionState> Public { get; } = new HashSet<RevisionState> { RevisionState.Published, RevisionState.Superseded };

    /// <summary>States of a revision that the operator may read: not what is still, or was only, being written.</summary>
    public static IReadOnlySet<RevisionState> Reviewable { get; } =
        new HashSet<RevisionState> { RevisionState.Submitted, RevisionState.InReview, RevisionState.Scheduled, RevisionState.Published, RevisionState.Superseded };

    /// <summary>States of a service in which it takes revisions.</summary>
    public static IReadOnlySet<ServiceState> Revisable { get; } = new HashSet<ServiceState> { ServiceState.Published, ServiceState.Suspended };

    /// <summary>What is possible with a revision in a state, in the order of the table.</summary>
    public static IReadOnlyList<RevisionMove> From(RevisionState state) => [.. Revisions.Where(move => move.From.Contains(state))];

    /// <summary>What is possible with a service in a state, for somebody.</summary>
    public static IReadOnlyList<ServiceMove> From(ServiceState state) => [.. Services.Where(move => move.From.Contains(state) && move.Sides.Count > 0)];

    /// <summary>The one way to do something with a revision.</summary>
    public static RevisionMove Of(RevisionAct act) => Revisions.First(move => move.Act == act);

    /// <summary>The one way to do something with a service.</summary>
    public static ServiceMove Of(ServiceAct act) => Services.First(move => move.Act == act);
}
