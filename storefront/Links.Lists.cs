namespace FitStore.Storefront;

/// <content>What listings are filled in from: the operator's catalogues and the lists that all share.</content>
public static partial class Links
{
    public static readonly Link Lists = new("Listen und Kataloge", "/betrieb/listen");
    public static readonly Link Keys = new("Leistungsschlüssel und OZG-IDs", "/betrieb/listen/schluessel");
    public static readonly Link Requirements = new("EfA-Mindestanforderungen", "/betrieb/listen/anforderungen");
    public static readonly Link SharedProducts = new("Fachverfahren", "/betrieb/listen/fachverfahren");
    public static readonly Link SharedRegisters = new("Register", "/betrieb/listen/register");

    public static string KeyImport(Guid id) => $"{Keys.Href}/{id}";

    public static string RequirementCatalogue(Guid id) => $"{Requirements.Href}/{id}";

    /// <summary>Where an entry of a shared list is said to be the same as another one.</summary>
    public static string MergeName(Link list, Guid id) => $"{list.Href}/{id}";
}
