namespace FitStore.Storefront;

/// <content>Documents to read and to take along, and the templates they are made from.</content>
public static partial class Links
{
    public static readonly Link PaperTemplates = new("Vertragsmuster", "/betrieb/vertragsmuster");

    /// <summary>One document, as the file that it is.</summary>
    public static string PaperFile(Guid adoption, string sha256) => $"{Paper(adoption, sha256)}/datei";

    /// <summary>What a document would say now.</summary>
    public static string PaperPreview(Guid adoption, string kind) => $"{Papers(adoption)}/vorschau/{kind}";

    public static string PaperTemplate(Guid id) => $"{PaperTemplates.Href}/{id}";

    /// <summary>What a template makes of invented facts.</summary>
    public static string PaperTemplateSample(Guid id) => $"{PaperTemplate(id)}/ansicht";

    /// <summary>Two versions of a template; without numbers the draft, or the newest, beside the one before.</summary>
    public static string PaperTemplateChanges(Guid id, int? from = null, int? to = null) =>
        $"{PaperTemplate(id)}/vergleich" + (from is null ? "" : FormattableString.Invariant($"?von={from}")) + (to is null ? "" : FormattableString.Invariant($"&bis={to}"));
}
