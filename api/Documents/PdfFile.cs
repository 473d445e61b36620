using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FitStore.Api.Documents;

/// <summary>
/// Writes the objects of a PDF and the table of their places (ISO 32000-1, 7.5). Numbers are given before bodies, so that objects can name each
/// other. The same objects become the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> bodies = [];

    /// <summary>A number for an object whose body comes later.</summary>
    public int Reserve()
    {
        bodies.Add(null);
        return bodies.Count;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    public void Set(int number, string body) => bodies[number - 1] = Encoding.Latin1.GetBytes(body);

    /// <summary>A stream, deflated.</summary>
    public int AddStream(string entries, ReadOnlySpan<byte> content) => AddPacked(entries, Pack(content));

    /// <summary>A stream that was deflated before, for what many files have in common.</summary>
    public int AddPacked(string entries, byte[] packed)
    {
        bodies.Add([.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<</Length {packed.Length}/Filter/FlateDecode{entries}>>\nstream\n")), .. packed, .. "\nendstream"u8]);
        return bodies.Count;
    }

    public static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>The file; <paramref name="id"/> tells it from every other one.</summary>
    public byte[] Write(int catalog, int info, string id)
    {
        using var file = new MemoryStream();
        // Bytes above 127 in the second line say that the file is binary.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        for (var i = 0; i < bodies.Count; i++)
        {
            places.Add(file.Length);
            Ascii(file, $"{i + 1} 0 obj\n");
            file.Write(bodies[i] ?? throw new InvalidOperationException($"Object {i + 1} of the PDF has no body."));
            Ascii(file, "\nendobj\n");
        }

        var table = file.Length;
        Ascii(file, $"xref\n0 {bodies.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            Ascii(file, $"{place.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        }

        Ascii(file, $"trailer\n<</Size {bodies.Count + 1}/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A text that people read, as UTF-16.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Ascii(Stream file, FormattableString text) => file.Write(Encoding.Latin1.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

    private static void Ascii(Stream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
