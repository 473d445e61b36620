namespace FitStore.Storefront;

/// <content>From the contract to live.</content>
public static partial class Links
{
    public static readonly Link Connections = new("Anbindungen", "/anbindungen");
    public static readonly Link VendorItems = new("Was von Ihnen erwartet wird", "/hersteller");
    public static readonly Link ChecklistTemplate = new("Vorlage der Checkliste", "/betrieb/checkliste");

    /// <summary>One item of the list of a connection.</summary>
    public static string ConnectionItem(Guid adoption, string item) => $"{Connection(adoption)}/{Uri.EscapeDataString(item)}";

    /// <summary>Where it is said which Fachverfahren is connected and who helps.</summary>
    public static string ConnectionParties(Guid adoption) => $"{Connection(adoption)}/beteiligte";

    /// <summary>The report on a connection, as a file.</summary>
    public static string ConnectionReport(Guid adoption, string form) => $"{Connection(adoption)}/bericht/{form}";

    /// <summary>A file of what a vendor is asked for.</summary>
    public static string VendorFile(Guid item, Guid file) => $"{VendorItem(item)}/dateien/{file}";

    /// <summary>What a vendor is asked for, one item.</summary>
    public static string VendorItem(Guid id) => $"{VendorItems.Href}/{id}";

    /// <summary>One item of the template.</summary>
    public static string ChecklistTemplateItem(string key) => $"{ChecklistTemplate.Href}/{Uri.EscapeDataString(key)}";
}
