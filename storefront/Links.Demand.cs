namespace FitStore.Storefront;

/// <content>Which contract may be signed, what Kommunen want, and giving a service to many at once.</content>
public static partial class Links
{
    public static readonly Link PathFinder = new("Welcher Weg steht uns offen?", "/vertragswege");
    public static readonly Link Demands = new("Bedarf", "/bedarf");
    public static readonly Link Assignments = new("Zuweisungen", "/zuweisungen");
    public static readonly Link NewAssignment = new("Dienst zuweisen", "/zuweisungen/neu");

    /// <summary>Which contracts an organisation, by id or ARS, may sign for a service.</summary>
    public static string LegalPathsFor(string slug, string organisation) => $"{LegalPaths(slug)}?{For}={Uri.EscapeDataString(organisation)}";

    /// <summary>The demand for a service.</summary>
    public static string Demand(string slug) => $"{Demands.Href}/{slug}";

    public static string Assignment(Guid id) => $"{Assignments.Href}/{id}";

    public static string ReleaseAssignment(Guid id) => $"{Assignment(id)}/freigeben";

    public static string CancelAssignment(Guid id) => $"{Assignment(id)}/abbrechen";
}
