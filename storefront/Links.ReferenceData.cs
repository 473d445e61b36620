namespace FitStore.Storefront;

/// <content>What cost is shared by, and how a Land passes it on.</content>
public static partial class Links
{
    public static readonly Link DataSets = new("Bezugsdaten", "/kosten/bezugsdaten");
    public static readonly Link KeepDataSets = new("Bezugsdaten pflegen", "/betrieb/bezugsdaten");
    public static readonly Link ImportDataSet = new("Bezugsdaten einspielen", "/betrieb/bezugsdaten/einspielen");
    public static readonly Link PassingOn = new("Weitergabe der Kosten", "/organisation/weitergabe");

    /// <summary>A set with its values, for everybody.</summary>
    public static string DataSet(Guid id) => $"{DataSets.Href}/{id}";

    /// <summary>A set with what it changes, for the operator.</summary>
    public static string KeepDataSet(Guid id) => $"{KeepDataSets.Href}/{id}";

    /// <summary>How far an import of reference data is.</summary>
    public static string DataSetImport(Guid id) => $"{KeepDataSets.Href}/einspielung/{id}";
}
