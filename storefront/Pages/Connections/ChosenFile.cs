namespace FitStore.Storefront.Pages.Connections;

/// <summary>What can be told of a chosen file before it is sent on.</summary>
internal static class ChosenFile
{
    /// <summary>Bytes a file may have, as the API says.</summary>
    public const long Most = 20 * 1024 * 1024;

    /// <summary>What is read of a file that is too large, so that the error stands at its field.</summary>
    public const long MostSent = 3 * Most;

    /// <summary>What to do instead; nothing where it can be sent on.</summary>
    public static string? Obstacle(IFormFile? file) => file switch
    {
        null => "Wählen Sie eine Datei aus.",
        { Length: 0 } => "Die Datei ist leer. Wählen Sie eine andere.",
        { Length: > Most } => $"Die Datei ist {German.FileSize(file.Length)} groß. Wählen Sie eine mit höchstens 20 MB.",
        _ => null,
    };
}
