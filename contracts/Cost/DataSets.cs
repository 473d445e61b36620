using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Cost;

/// <summary>Whether cost is shared by a set of reference data.</summary>
public enum DataSetState
{
    /// <summary>Imported, and seen by the operator alone; changes nothing that anybody pays.</summary>
    Draft,

    /// <summary>Cost is shared by it, from the year after its day on, until a newer one counts.</summary>
    Counted,
}

/// <summary>The level of the administration that a value or total is about.</summary>
public enum ReferenceLevel
{
    /// <summary>A Land.</summary>
    Land,

    /// <summary>A Kreis, or a kreisfreie Stadt.</summary>
    Kreis,

    /// <summary>A Gemeindeverband.</summary>
    Gemeindeverband,

    /// <summary>A Gemeinde.</summary>
    Gemeinde,
}

/// <summary>
/// A dated set of values that cost is shared by, with the totals that make up the denominators. Several of one key stand side
/// by side; a year is reckoned by the newest that counts and is of a day before its 1 January.
/// </summary>
public sealed record DataSet
{
    /// <summary>Id of the set.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Whether cost is shared by it.</summary>
    public required DataSetState State { get; init; }

    /// <summary>The key that reads it: <c>inhabitants</c>, <c>koenigstein</c>, <c>usage:</c> with the slug of a service, <c>targetGroup:</c> with the name of a count.</summary>
    /// <example>inhabitants</example>
    public required string Key { get; init; }

    /// <summary>What it is called, in German.</summary>
    /// <example>Einwohnerzahlen der Länder</example>
    public required string Name { get; init; }

    /// <summary>Who published it.</summary>
    /// <example>Destatis, Fortschreibung</example>
    public required string Source { get; init; }

    /// <summary>The day the values are of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether the operator has compared it with the publication. One that is not confirmed is shown as "unbestätigt" wherever it is used.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Whether the values are an estimate, because nobody has counted.</summary>
    public required bool Estimated { get; init; }

    /// <summary>Where the values come from; <c>example</c> for values that were made up.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Number of decimals of its values: 5 for <c>koenigstein</c>, whose values are percent, else 0.</summary>
    public required int Decimals { get; init; }

    /// <summary>Number of values.</summary>
    public required int Values { get; init; }

    /// <summary>Number of Länder with a value.</summary>
    public required int Laender { get; init; }

    /// <summary>The first year it can be reckoned by.</summary>
    public required int AppliesFrom { get; init; }

    /// <summary>The set by which that year is reckoned without this one, where there is one.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it counts.</summary>
    public DateTimeOffset? CountedAt { get; init; }
}

/// <summary>The value of a body in a set.</summary>
public sealed record DataSetValue
{
    /// <summary>ARS of the body: 2, 5, 9 or 12 digits.</summary>
    /// <example>16</example>
    public required string Ars { get; init; }

    /// <summary>Its name, where it is in the register.</summary>
    public string? Name { get; init; }

    /// <summary>Its level.</summary>
    public required ReferenceLevel Level { get; init; }

    /// <summary>The value, a decimal string with the decimals of the set.</summary>
    /// <example>2100277</example>
    public required string Value { get; init; }
}

/// <summary>What all bodies of a level come to in a Land, as a fact of the set.</summary>
public sealed record DataSetTotal
{
    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    /// <summary>The level.</summary>
    public required ReferenceLevel Level { get; init; }

    /// <summary>The total, a decimal string with the decimals of the set.</summary>
    /// <example>2100277</example>
    public required string Total { get; init; }
}

/// <summary>What a set changes for a Land: its share among all Länder, before and after.</summary>
public sealed record DataSetEffect
{
    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    /// <summary>Its share in percent by the set before, a decimal string with five decimals; absent where that is silent about it, or where there is none.</summary>
    /// <example>2.51290</example>
    public string? Before { get; init; }

    /// <summary>Its share in percent by this set; absent where this one is silent about it: then cost can no longer be shared with it.</summary>
    /// <example>2.63211</example>
    public string? After { get; init; }

    /// <summary>The difference in percentage points, with its sign.</summary>
    /// <example>0.11921</example>
    public required string Change { get; init; }
}

/// <summary>
/// An import of reference data from a CSV file, UTF-8, with the columns <c>ars,value</c>, <c>ars,level,value</c> or
/// <c>ars,name,level,value</c>. What comes of it is a draft.
/// </summary>
public sealed record DataSetImport
{
    /// <summary>Id of the import.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportState State { get; init; }

    /// <summary>The key of the set.</summary>
    /// <example>inhabitants</example>
    public required string Key { get; init; }

    /// <summary>What the set is called.</summary>
    public required string Name { get; init; }

    /// <summary>Who published the values.</summary>
    public required string Source { get; init; }

    /// <summary>The day the values are of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether the values were said to be compared with the publication.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Whether the values were said to be an estimate.</summary>
    public required bool Estimated { get; init; }

    /// <summary>The instant it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The instant it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Lines looked at so far, without the heading.</summary>
    public required int Lines { get; init; }

    /// <summary>The set that came of it, once it is done.</summary>
    public Guid? DataSet { get; init; }

    /// <summary>Whether that set is new; one that was there with the same day, source and values stays the only one. Absent until it is done.</summary>
    public bool? IsNew { get; init; }

    /// <summary>What is wrong in the file, by line; the first 1,000, in lists the first ten.</summary>
    public required IReadOnlyList<LineError> Errors { get; init; }

    /// <summary>How many errors there are, also beyond those listed.</summary>
    public required int ErrorCount { get; init; }
}
