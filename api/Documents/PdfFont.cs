using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FitStore.Api.Documents;

/// <summary>
/// A font in a PDF: the glyphs of German text, which all documents have in common, then those that its text uses beside them in the order of
/// their first use, each with the character it stands for.
/// </summary>
internal sealed class PdfFont(TrueTypeFont font)
{
    /// <summary>What German documents are written with. A document that uses no other character shares its fonts, made once, with all that do not.</summary>
    private const string Common =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz|ÄÖÜäöüß§€°·×²–—„“”‚‘’…•\u00A0\u202F";

    private readonly List<int> characters = [0xFFFD, .. Common.Select(letter => (int)letter)];
    private readonly Dictionary<int, int> numbers = Common.Select((letter, place) => (letter, place)).ToDictionary(pair => (int)pair.letter, pair => pair.place + 1);

    /// <summary>What a font becomes in a file, deflated; the same for the same characters.</summary>
    internal sealed record Program(string Name, int Length, byte[] Outlines, byte[] Glyphs, byte[] Characters, string Widths);

    /// <summary>Text as the numbers of its glyphs, in hexadecimal.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!numbers.TryGetValue(rune.Value, out var number))
            {
                number = characters.Count;
                numbers.Add(rune.Value, number);
                characters.Add(rune.Value);
            }

            hex.Append(number.ToString("X4", CultureInfo.InvariantCulture));
        }

        return hex.ToString();
    }

    /// <summary>Writes the font under a number that pages name already (ISO 32000-1, 9.7 and 9.10.3).</summary>
    public void Write(PdfFile pdf, int number)
    {
        var beside = string.Concat(characters.Skip(1 + Common.Length).Select(char.ConvertFromUtf32));
        var made = PaperFonts.ProgramOf(font, beside, () => Make(font, characters));
        var program = pdf.AddPacked(string.Create(CultureInfo.InvariantCulture, $"/Length1 {made.Length}"), made.Outlines);
        var descriptor = pdf.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{made.Name}/Flags 4/FontBBox[{string.Join(' ', font.Box)}]/ItalicAngle 0/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight 729/StemV {(font.Name.EndsWith("Bold", StringComparison.Ordinal) ? 140 : 80)}/FontFile2 {program} 0 R>>"));
        var map = pdf.AddPacked("", made.Glyphs);
        var descendant = pdf.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{made.Name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 600/W[0[{made.Widths}]]/CIDToGIDMap {map} 0 R>>");
        var unicode = pdf.AddPacked("", made.Characters);
        pdf.Set(number, $"<</Type/Font/Subtype/Type0/BaseFont/{made.Name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    private static Program Make(TrueTypeFont font, List<int> characters)
    {
        // The first one stands for what the font does not have. A glyph stands once in the file, also where two characters share it, such as a
        // space and one that does not break.
        var glyphs = characters.Select((character, number) => number == 0 ? 0 : font.Glyph(character)).ToList();
        var unique = glyphs.Distinct().ToList();
        var places = unique.Select((glyph, place) => (glyph, place)).ToDictionary(pair => pair.glyph, pair => pair.place);
        var file = font.Subset(unique);
        return new Program(
            $"{Tag(file)}+{font.Name}",
            file.Length,
            PdfFile.Pack(file),
            PdfFile.Pack([.. glyphs.SelectMany(glyph => new[] { (byte)(places[glyph] >> 8), (byte)places[glyph] })]),
            PdfFile.Pack(Encoding.ASCII.GetBytes(ToUnicode(characters))),
            string.Join(' ', glyphs.Select(glyph => PdfFile.Number(font.WidthOf(glyph)))));
    }

    /// <summary>Six letters that follow from the glyphs.</summary>
    private static string Tag(byte[] file) => string.Concat(SHA256.HashData(file).Take(6).Select(part => (char)('A' + (part % 26))));

    /// <summary>What each glyph says, for searching and copying.</summary>
    private static string ToUnicode(List<int> characters)
    {
        const int MostAtOnce = 100;
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (var from = 0; from < characters.Count; from += MostAtOnce)
        {
            var count = Math.Min(MostAtOnce, characters.Count - from);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var i = from; i < from + count; i++)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{i:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(characters[i])))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend").ToString();
    }
}
