namespace FitStore.Storefront.Pages.Demands;

/// <summary>Demand in words, the same on the desk and on its pages.</summary>
internal static class DemandSentences
{
    /// <summary>Eine Kommune mit 40.732 Einwohnern möchte; 37 Kommunen mit zusammen 1,2 Mio. Einwohnern möchten.</summary>
    public static string Wanting(int kommunen, long inhabitants) => kommunen == 1
        ? $"Eine Kommune mit {German.RoughInhabitants(inhabitants)}n möchte"
        : $"{German.Count(kommunen, "Kommune", "Kommunen")} mit zusammen {German.RoughInhabitants(inhabitants)}n möchten";
}
