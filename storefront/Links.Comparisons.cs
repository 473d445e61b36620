namespace FitStore.Storefront;

/// <content>Comparing, and the decisions taken on it.</content>
public static partial class Links
{
    public static readonly Link Compare = new("Vergleich", "/vergleich");
    public static readonly Link Decisions = new("Entscheidungsakten", "/entscheidungen");

    /// <summary>A decision file.</summary>
    public static string Decision(Guid id) => $"{Decisions.Href}/{id}";
}
