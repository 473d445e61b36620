using System.Reflection;

namespace FitStore.Api.Documents;

/// <summary>
/// The fonts of documents: DejaVu Sans Condensed in two weights, embedded in the program (Fonts.targets), read once. Every PDF carries the glyphs
/// it uses, so that it looks the same everywhere and can be searched and copied.
/// </summary>
internal static class PaperFonts
{
    private static readonly Lazy<TrueTypeFont> Regular = new(() => Load("DejaVuSansCondensed"));
    private static readonly Lazy<TrueTypeFont> Strong = new(() => Load("DejaVuSansCondensed-Bold"));

    public static TrueTypeFont Of(bool strong) => (strong ? Strong : Regular).Value;

    private static TrueTypeFont Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The program was built without the font {name}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new TrueTypeFont(name, file);
    }
}
