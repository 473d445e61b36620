namespace FitStore.Contracts.Organisations;

/// <summary>State of an import of the register.</summary>
public enum ImportState
{
    /// <summary>Every line is being looked at.</summary>
    Checking,

    /// <summary>Every line was right; entries are being written.</summary>
    Writing,

    /// <summary>All of it stands in the register.</summary>
    Done,

    /// <summary>Something was wrong; nothing was imported.</summary>
    Failed,
}

/// <summary>An import of organisations from a CSV file with the columns <c>ars,name,land,population</c>, UTF-8.</summary>
public sealed record RegisterImport
{
    /// <summary>Id of the import.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportState State { get; init; }

    /// <summary>The day the file is of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Who published it.</summary>
    /// <example>Destatis, Gemeindeverzeichnis</example>
    public required string Source { get; init; }

    /// <summary>The instant it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The instant it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Lines looked at so far, without the heading.</summary>
    public required int Lines { get; init; }

    /// <summary>Organisations that are new.</summary>
    public required int Added { get; init; }

    /// <summary>Organisations that changed.</summary>
    public required int Updated { get; init; }

    /// <summary>Organisations that were so already, or are known from a newer date.</summary>
    public required int Unchanged { get; init; }

    /// <summary>What is wrong in the file, by line; the first 1,000, in lists the first ten.</summary>
    public required IReadOnlyList<LineError> Errors { get; init; }

    /// <summary>How many errors there are, also beyond those listed.</summary>
    public required int ErrorCount { get; init; }
}

/// <summary>What is wrong in a line of a file.</summary>
public sealed record LineError
{
    /// <summary>Number of the line, from 1; the heading is line 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column, where one is to blame.</summary>
    /// <example>ars</example>
    public string? Column { get; init; }

    /// <summary>Stable code, of the list of input error codes.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what to do, in the language asked for when the import was started.</summary>
    public required string Detail { get; init; }
}
