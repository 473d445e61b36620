using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>The classes in which Kommunen are compared with others of their size.</summary>
internal static class SizeBands
{
    /// <summary>Without gap or overlap, from 0 inhabitants up.</summary>
    public static IReadOnlyList<SizeBand> All { get; } =
    [
        new() { From = 0, To = 999 },
        new() { From = 1_000, To = 4_999 },
        new() { From = 5_000, To = 19_999 },
        new() { From = 20_000, To = 49_999 },
        new() { From = 50_000, To = 99_999 },
        new() { From = 100_000 },
    ];

    /// <summary>The class of a Kommune with so many inhabitants.</summary>
    public static SizeBand Of(long inhabitants) => All.Last(band => band.From <= Math.Max(0, inhabitants));
}
