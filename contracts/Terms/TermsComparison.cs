namespace FitStore.Contracts.Terms;

/// <summary>What became of a statement from one terms version to another.</summary>
public enum Change
{
    /// <summary>It says the same.</summary>
    Same,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>Only the later version says it.</summary>
    Added,

    /// <summary>Only the earlier version says it.</summary>
    Removed,
}

/// <summary>A clause of a contract's terms, in the order a contract has them.</summary>
public enum TermsClause
{
    /// <summary>What is paid.</summary>
    PriceSheet,

    /// <summary>What a user may and may not do.</summary>
    ConditionsOfUse,

    /// <summary>Licence and rights.</summary>
    Licence,

    /// <summary>How the service is kept up to date and faults are mended.</summary>
    Maintenance,

    /// <summary>What quality is promised.</summary>
    ServiceLevel,

    /// <summary>Who answers for the data.</summary>
    DataProtection,

    /// <summary>Minimum term and notice.</summary>
    Duration,

    /// <summary>What happens at the end.</summary>
    Exit,
}

/// <summary>Two versions of an offer's terms, clause by clause.</summary>
public sealed record TermsComparison
{
    /// <summary>Id of the offer.</summary>
    public required Guid Offer { get; init; }

    /// <summary>The version that is compared.</summary>
    public required TermsVersion Before { get; init; }

    /// <summary>The version it is compared with.</summary>
    public required TermsVersion After { get; init; }

    /// <summary>Number of statements that are not the same in both.</summary>
    public required int Differences { get; init; }

    /// <summary>Every clause, whether it changed or not, in the order a contract has them.</summary>
    public required IReadOnlyList<ClauseComparison> Clauses { get; init; }
}

/// <summary>Which version of the terms, and when it applies.</summary>
public sealed record TermsVersion
{
    /// <summary>Number of the version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>First day it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it applies; absent for the newest.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Where the statements of this version come from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>One clause in both versions.</summary>
public sealed record ClauseComparison
{
    /// <summary>The clause.</summary>
    public required TermsClause Clause { get; init; }

    /// <summary><c>same</c> or <c>changed</c>.</summary>
    public required Change Change { get; init; }

    /// <summary>Its single statements.</summary>
    public required IReadOnlyList<ValueComparison> Values { get; init; }

    /// <summary>Items of the price sheet, each beside the one it became; empty in the other clauses.</summary>
    public IReadOnlyList<PriceItemComparison> PriceItems { get; init => field = value ?? []; } = [];

    /// <summary>Classes of faults, each beside the one it became; empty in the other clauses.</summary>
    public IReadOnlyList<FaultClassComparison> FaultClasses { get; init => field = value ?? []; } = [];
}

/// <summary>One statement in both versions, in the notation of the terms themselves: amounts and numbers as decimal strings, enums by name.</summary>
public sealed record ValueComparison
{
    /// <summary>Where it stands in the terms, a JSON Pointer.</summary>
    /// <example>/licence/spdx</example>
    public required string Pointer { get; init; }

    /// <summary>What became of it.</summary>
    public required Change Change { get; init; }

    /// <summary>What it said; absent where it said nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What it says; absent where it says nothing.</summary>
    public string? After { get; init; }
}

/// <summary>
/// An item of a price sheet and what became of it. Items belong together that have the same label, or else the same kind, charge and
/// basis.
/// </summary>
public sealed record PriceItemComparison
{
    /// <summary>What became of it.</summary>
    public required Change Change { get; init; }

    /// <summary>Names of the members that differ; empty unless it changed.</summary>
    public IReadOnlyList<string> Differing { get; init => field = value ?? []; } = [];

    /// <summary>As it was; absent where it is new.</summary>
    public PriceItem? Before { get; init; }

    /// <summary>As it is; absent where it is gone.</summary>
    public PriceItem? After { get; init; }
}

/// <summary>
/// A class of faults and what became of it. Classes belong together that have the same name, or else the same place among the others,
/// the gravest first.
/// </summary>
public sealed record FaultClassComparison
{
    /// <summary>What became of it.</summary>
    public required Change Change { get; init; }

    /// <summary>As it was; absent where it is new.</summary>
    public FaultClass? Before { get; init; }

    /// <summary>As it is; absent where it is gone.</summary>
    public FaultClass? After { get; init; }
}
