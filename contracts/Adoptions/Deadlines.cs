using System.ComponentModel.DataAnnotations;

namespace FitStore.Contracts.Adoptions;

/// <summary>Within how many days each state of an adoption is to be left; then it is overdue and stands on top of the desk of who has to act.</summary>
public sealed record AdoptionDeadlines
{
    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Days in <c>interest</c>.</summary>
    public required int Interest { get; init; }

    /// <summary>Days in <c>coordination</c>.</summary>
    public required int Coordination { get; init; }

    /// <summary>Days in <c>agreed</c>.</summary>
    public required int Agreed { get; init; }

    /// <summary>Days in <c>contracted</c>.</summary>
    public required int Contracted { get; init; }

    /// <summary>Days in <c>onboarding</c>.</summary>
    public required int Onboarding { get; init; }

    /// <summary>Days in <c>testing</c>.</summary>
    public required int Testing { get; init; }
}

/// <summary>Changes deadlines (merge patch): what is absent stays.</summary>
public sealed record AdoptionDeadlinesPatch
{
    /// <summary>Days in <c>interest</c>.</summary>
    [Range(1, 1000)]
    public int? Interest { get; init; }

    /// <summary>Days in <c>coordination</c>.</summary>
    [Range(1, 1000)]
    public int? Coordination { get; init; }

    /// <summary>Days in <c>agreed</c>.</summary>
    [Range(1, 1000)]
    public int? Agreed { get; init; }

    /// <summary>Days in <c>contracted</c>.</summary>
    [Range(1, 1000)]
    public int? Contracted { get; init; }

    /// <summary>Days in <c>onboarding</c>.</summary>
    [Range(1, 1000)]
    public int? Onboarding { get; init; }

    /// <summary>Days in <c>testing</c>.</summary>
    [Range(1, 1000)]
    public int? Testing { get; init; }
}
