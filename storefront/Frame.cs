using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FitStore.Storefront;

/// <summary>
/// What a page tells the layout about itself: <c>ViewData.Frame(new() { Title = "Dienste" })</c>. The title becomes the one h1 and the
/// title of the document, so the two never differ.
/// </summary>
public sealed record Frame
{
    public required string Title { get; init; }

    /// <summary>A short line above the heading, for instance the service a form is about.</summary>
    public string? Preline { get; init; }

    /// <summary>One or two sentences below the heading that answer what a visitor came for.</summary>
    public string? Lead { get; init; }

    /// <summary>The pages above this one, from the start on; the start page itself is added.</summary>
    public IReadOnlyList<Link> Trail { get; init; } = [];

    /// <summary>The page uses the full width: lists with facets, tables, comparisons. Otherwise lines end at 70 characters.</summary>
    public bool Wide { get; init; }

    /// <summary>The words searched for, so that the search in the header keeps them.</summary>
    public string? Query { get; init; }

    /// <summary>The page has a search of its own, so the header shows none.</summary>
    public bool OwnSearch { get; init; }

    /// <summary>The page brings its heading itself, inside a layout of its own; it must equal <see cref="Title"/>.</summary>
    public bool OwnHeading { get; init; }

    /// <summary>What search engines show.</summary>
    public string? Description { get; init; }
}

internal static class Frames
{
    public static void Frame(this ViewDataDictionary viewData, Frame frame) => viewData[nameof(Storefront.Frame)] = frame;

    public static Frame Frame(this ViewDataDictionary viewData) =>
        viewData[nameof(Storefront.Frame)] as Frame ?? throw new InvalidOperationException("The page does not say its title: ViewData.Frame(new() { Title = … }).");
}
