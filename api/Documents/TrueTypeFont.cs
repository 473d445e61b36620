using System.Buffers.Binary;
using System.Text;

namespace FitStore.Api.Documents;

/// <summary>
/// A TrueType font: which glyph a character has, how wide it is, and a smaller font of some of its glyphs to go into a PDF
/// (OpenType specification 1.9: tables cmap, head, hhea, hmtx, loca, glyf).
/// </summary>
internal sealed class TrueTypeFont
{
    private const int HeaderSize = 12;
    private const int RecordSize = 16;
    private const uint TrueType = 0x00010000;

    /// <summary>What a small font needs beside the glyphs: their outlines run programs that stand in these tables.</summary>
    private static readonly string[] Programs = ["cvt ", "fpgm", "prep"];

    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> glyphs = [];
    private readonly double[] widths;
    private readonly int unitsPerEm;
    private readonly int horizontalMetrics;
    private readonly bool longOffsets;

    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        this.file = file;
        for (var i = 0; i < UInt16(4); i++)
        {
            var record = HeaderSize + (i * RecordSize);
            tables.Add(Encoding.ASCII.GetString(file, record, 4), (Int32(record + 8), Int32(record + 12)));
        }

        var head = Table("head");
        unitsPerEm = UInt16(head + 18);
        longOffsets = UInt16(head + 50) == 1;
        Box = [Scaled(Int16(head + 36)), Scaled(Int16(head + 38)), Scaled(Int16(head + 40)), Scaled(Int16(head + 42))];
        var metrics = Table("hhea");
        Ascent = Scaled(Int16(metrics + 4));
        Descent = Scaled(Int16(metrics + 6));
        horizontalMetrics = UInt16(metrics + 34);
        ReadCharacters();
        widths = new double[char.MaxValue + 1];
        Array.Fill(widths, WidthOf(0));
        foreach (var (character, glyph) in glyphs)
        {
            widths[character] = WidthOf(glyph);
        }
    }

    /// <summary>Its PostScript name.</summary>
    public string Name { get; }

    /// <summary>In thousandths of the size, as PDF counts: the rectangle that holds every glyph.</summary>
    public IReadOnlyList<int> Box { get; }

    /// <summary>In thousandths of the size: how far it reaches above the line.</summary>
    public int Ascent { get; }

    /// <summary>In thousandths of the size, negative: how far it reaches below the line.</summary>
    public int Descent { get; }

    /// <summary>The glyph of a character; 0, an empty box, where it has none.</summary>
    public int Glyph(int character) => glyphs.GetValueOrDefault(character);

    /// <summary>In thousandths of the size: how wide a text is.</summary>
    public double Width(ReadOnlySpan<char> text)
    {
        var sum = 0.0;
        foreach (var character in text)
        {
            // A pair of surrogates is one character that the font does not have, shown as one box.
            sum += char.IsLowSurrogate(character) ? 0 : widths[character];
        }

        return sum;
    }

    /// <summary>In thousandths of the size: how wide a glyph is.</summary>
    public double WidthOf(int glyph) => UInt16(Table("hmtx") + (4 * Math.Min(glyph, horizontalMetrics - 1))) * 1000.0 / unitsPerEm;

    /// <summary>
    /// A font file of these glyphs alone, numbered anew in their order; what glyphs are put together from comes behind them.
    /// </summary>
    public byte[] Subset(IReadOnlyList<int> wanted)
    {
        var order = new List<int>(wanted);
        var numbers = wanted.Select((glyph, number) => (glyph, number)).ToDictionary(pair => pair.glyph, pair => pair.number);
        var outlines = new MemoryStream();
        var places = new List<int>();
        var metrics = new MemoryStream();
        for (var number = 0; number < order.Count; number++)
        {
            places.Add((int)outlines.Length);
            outlines.Write(Outline(order[number], order, numbers));
            while (outlines.Length % 4 != 0)
            {
                outlines.WriteByte(0);
            }

            var metric = Table("hmtx") + (4 * Math.Min(order[number], horizontalMetrics - 1));
            metrics.Write(file, metric, 2);
            metrics.Write(order[number] < horizontalMetrics
                ? file.AsSpan(metric + 2, 2)
                : file.AsSpan(Table("hmtx") + (4 * horizontalMetrics) + (2 * (order[number] - horizontalMetrics)), 2));
        }

        places.Add((int)outlines.Length);
        var locations = new byte[4 * places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(locations.AsSpan(4 * i), places[i]);
        }

        var head = Copy("head");
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var profile = Copy("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(4), (ushort)order.Count);
        var header = Copy("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(34), (ushort)order.Count);
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines.ToArray(),
            ["head"] = head,
            ["hhea"] = header,
            ["hmtx"] = metrics.ToArray(),
            ["loca"] = locations,
            ["maxp"] = profile,
        };
        foreach (var table in Programs.Where(tables.ContainsKey))
        {
            parts.Add(table, Copy(table));
        }

        return Join(parts);
    }

    /// <summary>The outline of a glyph; one that is put together names its parts by their new numbers.</summary>
    private byte[] Outline(int glyph, List<int> order, Dictionary<int, int> numbers)
    {
        const int MoreComponents = 0x0020;
        const int WordArguments = 0x0001;
        const int Scale = 0x0008;
        const int TwoScales = 0x0040;
        const int Matrix = 0x0080;
        const int FirstComponent = 10;
        var (from, to) = (Location(glyph), Location(glyph + 1));
        var outline = file.AsSpan(Table("glyf") + from, to - from).ToArray();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return outline;
        }

        int flags;
        var at = FirstComponent;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            if (!numbers.TryGetValue(part, out var number))
            {
                number = order.Count;
                order.Add(part);
                numbers.Add(part, number);
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)number);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & MoreComponents) != 0);
        return outline;
    }

    private static byte[] Join(SortedDictionary<string, byte[]> parts)
    {
        var power = (int)Math.Pow(2, Math.Floor(Math.Log2(parts.Count)));
        using var font = new MemoryStream();
        Write32(font, TrueType);
        Write16(font, parts.Count);
        Write16(font, power * RecordSize);
        Write16(font, (int)Math.Log2(power));
        Write16(font, (parts.Count - power) * RecordSize);
        var offset = HeaderSize + (parts.Count * RecordSize);
        foreach (var (name, part) in parts)
        {
            font.Write(Encoding.ASCII.GetBytes(name));
            Write32(font, Checksum(part));
            Write32(font, (uint)offset);
            Write32(font, (uint)part.Length);
            offset += (part.Length + 3) & ~3;
        }

        foreach (var part in parts.Values)
        {
            font.Write(part);
            font.Write(new byte[((part.Length + 3) & ~3) - part.Length]);
        }

        return font.ToArray();
    }

    private static uint Checksum(byte[] part)
    {
        var sum = 0u;
        for (var i = 0; i < part.Length; i++)
        {
            sum += (uint)part[i] << (8 * (3 - (i % 4)));
        }

        return sum;
    }

    private static void Write16(Stream stream, int value) => stream.Write([(byte)(value >> 8), (byte)value]);

    private static void Write32(Stream stream, uint value) => stream.Write([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);

    /// <summary>The characters of the basic plane: a table of format 4 for Unicode.</summary>
    private void ReadCharacters()
    {
        const int Windows = 3;
        const int Unicode = 1;
        const int Segments = 4;
        var map = Table("cmap");
        var table = Enumerable.Range(0, UInt16(map + 2))
            .Select(i => map + 4 + (8 * i))
            .Where(record => UInt16(record) == Windows && UInt16(record + 2) == Unicode)
            .Select(record => map + Int32(record + 4))
            .First(table => UInt16(table) == Segments);
        var twice = UInt16(table + 6);
        var (ends, starts) = (table + 14, table + 16 + twice);
        var (deltas, offsets) = (starts + twice, starts + (2 * twice));
        for (var segment = 0; segment < twice; segment += 2)
        {
            var (first, last, delta, offset) = (UInt16(starts + segment), UInt16(ends + segment), UInt16(deltas + segment), UInt16(offsets + segment));
            for (var character = first; character <= last && character < 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : UInt16(offsets + segment + offset + (2 * (character - first)));
                if (offset == 0 || glyph != 0)
                {
                    glyphs[character] = (glyph + delta) & 0xFFFF;
                }
            }
        }
    }

    private int Location(int glyph) => longOffsets ? Int32(Table("loca") + (4 * glyph)) : 2 * UInt16(Table("loca") + (2 * glyph));

    private int Table(string name) => tables[name].Offset;

    private byte[] Copy(string name) => file.AsSpan(tables[name].Offset, tables[name].Length).ToArray();

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / unitsPerEm);

    private int UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private int Int32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}
