namespace FitStore.Contracts;

/// <summary>One page of a list. <c>next</c> and <c>previous</c> are addresses to follow as they are; they also stand in the <c>Link</c> header.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public record Page<T>
{
    /// <summary>The entries of this page, in the order asked for.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Address of the next page; absent on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>Address of the page before; absent on the first one.</summary>
    public string? Previous { get; init; }

    /// <summary>Number of entries on all pages; only where <c>includeTotal=true</c> was asked for.</summary>
    public int? Total { get; init; }
}
