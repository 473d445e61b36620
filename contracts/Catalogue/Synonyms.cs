using System.ComponentModel.DataAnnotations;

namespace FitStore.Contracts.Catalogue;

/// <summary>
/// An everyday expression and what the administration calls it. Who looks for the one finds the other, too; not the other way
/// round. Kept by the operator.
/// </summary>
public sealed record Synonym
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The words people type, in any form and order. Articles and the like do not count.</summary>
    /// <example>Kind kommt zur Welt</example>
    public required string Everyday { get; init; }

    /// <summary>What is looked for as well: 1 to 10 expressions. A service is found that holds all words of one of them.</summary>
    /// <example>["Geburt"]</example>
    public required IReadOnlyList<string> Means { get; init; }
}

/// <summary>An everyday expression to be understood from now on.</summary>
public sealed record NewSynonym
{
    /// <summary>The words people type; 2 to 100 characters, one word at least that is more than an article.</summary>
    public required string Everyday { get; init; }

    /// <summary>What is looked for as well: 1 to 10 expressions of 2 to 100 characters each.</summary>
    [MinLength(1), MaxLength(10)]
    public required IReadOnlyList<string> Means { get; init; }
}

/// <summary>Changes to an everyday expression; what is absent stays.</summary>
public sealed record SynonymPatch
{
    /// <summary>What is looked for as well: 1 to 10 expressions of 2 to 100 characters each.</summary>
    [MinLength(1), MaxLength(10)]
    public IReadOnlyList<string>? Means { get; init; }
}

/// <summary>Words that are looked for, and how often. Who looked for them is not known.</summary>
public sealed record SoughtWords
{
    /// <summary>The words, in lower case.</summary>
    /// <example>wohngeld</example>
    public required string Words { get; init; }

    /// <summary>How often, since counting began.</summary>
    public required long Times { get; init; }

    /// <summary>The last day on which they were looked for, in Germany.</summary>
    public required DateOnly LastOn { get; init; }
}

/// <summary>Something to look for, offered while typing.</summary>
public sealed record SearchSuggestion
{
    /// <summary>What it is.</summary>
    public required SuggestionKind Kind { get; init; }

    /// <summary>As it is shown: the name of the service or Themenfeld, or the words.</summary>
    public required string Text { get; init; }

    /// <summary>The slug, where it is a service or a Themenfeld.</summary>
    public string? Slug { get; init; }
}

/// <summary>What is offered while typing.</summary>
public enum SuggestionKind
{
    /// <summary>A service.</summary>
    Service,

    /// <summary>A Themenfeld.</summary>
    Themenfeld,

    /// <summary>Words to look for.</summary>
    Words,
}
