using System.Collections.Concurrent;
using System.Reflection;

namespace FitStore.Api.Documents;

/// <summary>
/// The fonts of documents: DejaVu Sans Condensed in two weights, embedded in the program (Fonts.targets), read once. Every PDF carries the glyphs
/// of its text, so that it looks the same everywhere and can be searched and copied.
/// </summary>
internal static class PaperFonts
{
    private static readonly Lazy<TrueTypeFont> Regular = new(() => Load("DejaVuSansCondensed"));
    private static readonly Lazy<TrueTypeFont> Strong = new(() => Load("DejaVuSansCondensed-Bold"));

    /// <summary>Texts use few characters beside the common ones; where somebody's use many, they are not worth keeping.</summary>
    private const int MostKept = 200;

    private static readonly ConcurrentDictionary<(string Font, string Beside), PdfFont.Program> Programs = new();

    /// <summary>A font as it goes into files, for the characters that a document uses beside those of all.</summary>
    public static PdfFont.Program ProgramOf(TrueTypeFont font, string beside, Func<PdfFont.Program> make) =>
        Programs.TryGetValue((font.Name, beside), out var known) ? known
        : Programs.Count < MostKept ? Programs.GetOrAdd((font.Name, beside), _ => make())
        : make();

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
