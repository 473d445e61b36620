using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Texts;

/// <content>Uploaded files.</content>
public static partial class Words
{
    /// <summary>Type and size of a file, such as <c>PDF, 1,2 MB</c>.</summary>
    public static string OfFile(ServiceFile file) => $"{OfMediaType(file.MediaType)}, {German.FileSize(file.Size)}";

    private static string OfMediaType(string mediaType) => mediaType switch
    {
        "application/pdf" => "PDF",
        "image/png" => "PNG-Bild",
        "image/jpeg" => "JPEG-Bild",
        "image/webp" => "WebP-Bild",
        "text/csv" => "CSV",
        "text/plain" => "Text",
        _ when mediaType.EndsWith("wordprocessingml.document", StringComparison.Ordinal) => "Word",
        _ when mediaType.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal) => "Excel",
        _ when mediaType.EndsWith("presentationml.presentation", StringComparison.Ordinal) => "PowerPoint",
        _ when mediaType.Contains("opendocument", StringComparison.Ordinal) => "OpenDocument",
        _ => "Datei",
    };
}
