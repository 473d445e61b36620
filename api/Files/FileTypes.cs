using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FitStore.Api.Http;
using FitStore.Contracts;

namespace FitStore.Api.Files;

/// <summary>A type of file that the store takes.</summary>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Extensions">The ends its name may have, the usual one first.</param>
/// <param name="IsPicture">Whether pages may show it.</param>
internal sealed record FileType(string MediaType, string Label, IReadOnlyList<string> Extensions, bool IsPicture = false);

/// <summary>Width and height of a picture in pixels.</summary>
internal sealed record PictureSize(int Width, int Height);

/// <summary>Why a file is not taken.</summary>
/// <param name="OfName">The name is at fault; else the content.</param>
/// <param name="Code">One of <see cref="InputErrorCodes"/>.</param>
/// <param name="Sentence">What to do.</param>
internal sealed record FileFault(bool OfName, string Code, Sentence Sentence);

/// <summary>What a file is: its type, or why it is not taken.</summary>
internal readonly record struct FileFinding(FileType? Type, PictureSize? Picture, FileFault? Fault)
{
    public static implicit operator FileFinding(FileType type) => new(type, null, null);

    public static implicit operator FileFinding(FileFault fault) => new(null, null, fault);
}

/// <summary>
/// The types of files that are taken, told by what a file holds: what its sender calls it is believed only where it agrees. What runs (HTML,
/// SVG, scripts, macros, programs) is not among them.
/// </summary>
internal static class FileTypes
{
    public static readonly FileType Pdf = new("application/pdf", "PDF", ["pdf"]);
    public static readonly FileType Png = new("image/png", "PNG-Bild", ["png"], IsPicture: true);
    public static readonly FileType Jpeg = new("image/jpeg", "JPEG-Bild", ["jpg", "jpeg"], IsPicture: true);
    public static readonly FileType WebP = new("image/webp", "WebP-Bild", ["webp"], IsPicture: true);
    public static readonly FileType Text = new("text/plain", "Text", ["txt", "md"]);
    /// <summary>Only what the store itself keeps; not taken from anybody.</summary>
    public static readonly FileType Json = new("application/json", "JSON", ["json"]);
    public static readonly FileType Csv = new("text/csv", "CSV-Tabelle", ["csv"]);
    public static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word-Dokument", ["docx"]);
    public static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel-Tabelle", ["xlsx"]);
    public static readonly FileType Pptx = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint-Folien", ["pptx"]);
    public static readonly FileType Odt = new("application/vnd.oasis.opendocument.text", "OpenDocument-Text", ["odt"]);
    public static readonly FileType Ods = new("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument-Tabelle", ["ods"]);
    public static readonly FileType Odp = new("application/vnd.oasis.opendocument.presentation", "OpenDocument-Folien", ["odp"]);

    private const int HeadSize = 64;
    private const int TailSize = 4096;
    private const int LongestSide = 16_000;
    private const long MostPixels = 100_000_000;
    private const int MostEntries = 10_000;
    private const int LongestPart = 1024 * 1024;
    private const int MostSegments = 10_000;

    /// <summary>A part of an Office Open XML package and the type of its content when there are no macros in it.</summary>
    private static readonly (FileType Type, string Part, string Content)[] OfficeParts =
    [
        (Docx, "word/document.xml", "wordprocessingml.document.main+xml"),
        (Xlsx, "xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
        (Pptx, "ppt/presentation.xml", "presentationml.presentation.main+xml"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FileType> All { get; } = [Pdf, Png, Jpeg, WebP, Text, Csv, Docx, Xlsx, Pptx, Odt, Ods, Odp];

    /// <summary>What is taken, as people say it.</summary>
    public static Sentence Accepted { get; } = new(
        "Angenommen werden PDF, Bilder (PNG, JPEG, WebP), Text und CSV in UTF-8 sowie Word-, Excel-, PowerPoint- und OpenDocument-Dateien ohne Makros.",
        "Accepted are PDF, pictures (PNG, JPEG, WebP), text and CSV in UTF-8, and Word, Excel, PowerPoint and OpenDocument files without macros.");

    /// <summary>The type served as this.</summary>
    public static FileType? Of(string mediaType) => All.FirstOrDefault(type => type.MediaType == mediaType);

    /// <summary>Says what a file is.</summary>
    /// <param name="file">The file; it can be sought in.</param>
    /// <param name="name">What its sender calls it.</param>
    public static FileFinding Judge(Stream file, string name)
    {
        var finding = Content(file, name);
        if (finding.Type is not { } type || type.Extensions.Contains(FileNames.Extension(name), StringComparer.Ordinal))
        {
            return finding;
        }

        var extension = FileNames.Extension(name);
        return new FileFault(OfName: true, InputErrorCodes.NotAllowedValue, extension.Length == 0
            ? new($"Dem Namen fehlt die Endung. Der Inhalt ist {type.Label}: Nennen Sie die Datei etwa datei.{type.Extensions[0]}.",
                $"The name has no extension. The content is {type.MediaType}: call the file file.{type.Extensions[0]}, for instance.")
            : new($"Der Name endet auf .{extension}, der Inhalt ist aber {type.Label}. Geben Sie der Datei die Endung .{type.Extensions[0]}, oder wählen Sie eine andere. {Accepted.German}",
                $"The name ends in .{extension}, but the content is {type.MediaType}. Give the file the extension .{type.Extensions[0]}, or choose another. {Accepted.English}"));
    }

    private static FileFinding Content(Stream file, string name)
    {
        if (file.Length == 0)
        {
            return new FileFault(OfName: false, InputErrorCodes.TooShort, new("Die Datei ist leer. Wählen Sie eine andere.", "The file is empty. Choose another."));
        }

        var head = new byte[HeadSize];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false)];
        return head switch
        {
            _ when head.AsSpan().StartsWith("%PDF-"u8) => EndsAsPdf(file) ? Pdf : Damaged(Pdf),
            [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n', ..] => Picture(Png, SizeOfPng(head)),
            [0xFF, 0xD8, 0xFF, ..] => Picture(Jpeg, SizeOfJpeg(file)),
            _ when head.AsSpan().StartsWith("RIFF"u8) && head.AsSpan(Math.Min(8, head.Length)).StartsWith("WEBP"u8) => Picture(WebP, SizeOfWebP(head)),
            [(byte)'P', (byte)'K', 3, 4, ..] => Package(file),
            _ => Words(file, name),
        };
    }

    private static bool EndsAsPdf(Stream file)
    {
        var tail = new byte[Math.Min(TailSize, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail.AsSpan().IndexOf("%%EOF"u8) >= 0;
    }

    private static FileFinding Picture(FileType type, PictureSize? size) => size switch
    {
        null or { Width: <= 0 } or { Height: <= 0 } => Damaged(type),
        { Width: > LongestSide } or { Height: > LongestSide } => TooLarge,
        { } known when (long)known.Width * known.Height > MostPixels => TooLarge,
        _ => new FileFinding(type, size, null),
    };

    private static PictureSize? SizeOfPng(byte[] head) => head.Length >= 24 && head.AsSpan(12, 4).SequenceEqual("IHDR"u8)
        ? new(BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)))
        : null;

    /// <summary>
    /// Goes from segment to segment up to the one that begins the picture. Each step is a look into the file, so that a file of nothing but
    /// beginnings would take a minute: one with more of them than any picture has is none.
    /// </summary>
    private static PictureSize? SizeOfJpeg(Stream file)
    {
        Span<byte> segment = stackalloc byte[9];
        var at = 2L;
        for (var seen = 0; seen < MostSegments && at + segment.Length <= file.Length; seen++)
        {
            file.Position = at;
            file.ReadExactly(segment);
            if (segment[0] != 0xFF)
            {
                return null;
            }

            if (segment[1] == 0xFF)
            {
                at++;
                continue;
            }

            if (segment[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
            if (length < 2)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }

    private static PictureSize? SizeOfWebP(byte[] head)
    {
        if (head.Length < 30)
        {
            return null;
        }

        var chunk = head.AsSpan(12, 4);
        if (chunk.SequenceEqual("VP8 "u8))
        {
            return new(BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)) & 0x3FFF);
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(21));
            return new((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return chunk.SequenceEqual("VP8X"u8)
            ? new((BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(24)) & 0xFFFFFF) + 1, (BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(27)) & 0xFFFFFF) + 1)
            : null;
    }

    /// <summary>A zip container: one of the office formats, or nothing that is taken.</summary>
    private static FileFinding Package(Stream file)
    {
        try
        {
            file.Position = 0;
            using var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var entries = package.Entries;
            return entries.Count is 0 or > MostEntries ? NotTaken
                : entries[0].FullName == "mimetype" ? OpenDocument(package)
                : package.GetEntry("[Content_Types].xml") is { } types ? Office(package, Read(types))
                : NotTaken;
        }
        catch (InvalidDataException)
        {
            return new FileFault(OfName: false, InputErrorCodes.Format, new("Die Datei ist beschädigt oder unvollständig. Speichern Sie sie neu und laden Sie sie noch einmal hoch.", "The file is damaged or incomplete. Save it anew and upload it again."));
        }
    }

    private static FileFinding OpenDocument(ZipArchive package)
    {
        var type = Of(Read(package.Entries[0]));
        return type != Odt && type != Ods && type != Odp ? NotTaken
            : package.GetEntry("content.xml") is null || package.GetEntry("META-INF/manifest.xml") is null ? Damaged(type)
            : package.Entries.Any(entry => entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)) ? HasMacros
            : type;
    }

    private static FileFinding Office(ZipArchive package, string types)
    {
        if (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || types.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || types.Contains("activeX", StringComparison.OrdinalIgnoreCase)
            || package.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return HasMacros;
        }

        foreach (var (type, part, content) in OfficeParts)
        {
            if (package.GetEntry(part) is not null && types.Contains(content, StringComparison.Ordinal))
            {
                return type;
            }
        }

        return NotTaken;
    }

    /// <summary>The beginning of a part: what is asked for stands there, and a part that unfolds to more than it should is not unfolded.</summary>
    private static string Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new byte[LongestPart];
        var length = content.ReadAtLeast(bytes, LongestPart, throwOnEndOfStream: false);
        using var reader = new StreamReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>UTF-8 without control characters, that is no markup and no script.</summary>
    private static FileFinding Words(Stream file, string name)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[64 * 1024];
        var letters = new char[bytes.Length + 1];
        var beginning = new StringBuilder();
        file.Position = 0;
        try
        {
            for (int read; (read = file.Read(bytes)) > 0;)
            {
                var count = decoder.GetChars(bytes.AsSpan(0, read), letters, flush: file.Position == file.Length);
                if (letters.AsSpan(0, count).ContainsAnyInRange('\0', '\x08') || letters.AsSpan(0, count).ContainsAnyInRange('\x0E', '\x1F') || letters.AsSpan(0, count).Contains('\x7F'))
                {
                    return NotTaken;
                }

                if (beginning.Length < HeadSize)
                {
                    beginning.Append(new string(letters, 0, count).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').AsSpan());
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return IsTextName(name)
                ? new FileFault(OfName: false, InputErrorCodes.Format, new("Der Text ist nicht in UTF-8 gespeichert. Speichern Sie ihn mit der Kodierung UTF-8 und laden Sie ihn noch einmal hoch.", "The text is not in UTF-8. Save it as UTF-8 and upload it again."))
                : NotTaken;
        }

        var start = beginning.ToString();
        var isMarkup = start.Length > 1 && start[0] == '<' && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?' or '/');
        return isMarkup || start.StartsWith("#!", StringComparison.Ordinal) || !IsTextName(name) && FileNames.Extension(name) is { Length: > 0 } other && All.All(type => !type.Extensions.Contains(other, StringComparer.Ordinal))
            ? NotTaken
            : FileNames.Extension(name) == Csv.Extensions[0] ? Csv : Text;
    }

    private static bool IsTextName(string name) => Text.Extensions.Concat(Csv.Extensions).Contains(FileNames.Extension(name), StringComparer.Ordinal);

    private static FileFault NotTaken { get; } = new(OfName: false, InputErrorCodes.NotAllowedValue, new(
        $"Dateien dieser Art werden nicht angenommen. {Accepted.German}", $"Files of this kind are not accepted. {Accepted.English}"));

    private static FileFault HasMacros { get; } = new(OfName: false, InputErrorCodes.NotAllowedValue, new(
        "Die Datei enthält Makros. Speichern Sie sie ohne Makros und laden Sie sie noch einmal hoch.", "The file holds macros. Save it without macros and upload it again."));

    private static FileFault TooLarge { get; } = new(OfName: false, InputErrorCodes.OutOfRange, new(
        $"Das Bild hat zu viele Bildpunkte. Verkleinern Sie es auf höchstens {LongestSide} je Seite und 100 Millionen zusammen.", $"The picture has too many pixels. Make it smaller: at most {LongestSide} a side and 100 million together."));

    private static FileFault Damaged(FileType type) => new(OfName: false, InputErrorCodes.Format, new(
        $"Die Datei beginnt wie {type.Label}, ist aber beschädigt oder unvollständig. Speichern Sie sie neu und laden Sie sie noch einmal hoch.",
        $"The file begins as {type.MediaType} but is damaged or incomplete. Save it anew and upload it again."));
}

/// <summary>Names of files that are safe on every computer.</summary>
internal static class FileNames
{
    /// <summary>Characters a kept name has at most.</summary>
    public const int Longest = 120;

    private const string Forbidden = "\"*:<>?|/\\";

    /// <summary>The end of a name in small letters, without the dot; empty where it has none.</summary>
    public static string Extension(string name)
    {
        var at = name.LastIndexOf('.');
        return at < 0 ? "" : name[(at + 1)..].Trim().ToLowerInvariant();
    }

    /// <summary>The name without folders, control characters and what some computer cannot keep; shortened before its end.</summary>
    public static string Tidy(string name)
    {
        var own = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(own.Where(letter => !Rules.IsUnseen(letter)).Select(letter => Forbidden.Contains(letter, StringComparison.Ordinal) ? '-' : letter));
        var words = string.Join(' ', safe.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        var end = Extension(words) is { Length: > 0 and <= 10 } extension ? $".{extension}" : "";
        var start = (end.Length > 0 ? words[..words.LastIndexOf('.')] : words).Trim('.', ' ');
        start = start.Length > Longest - end.Length ? start[..(Longest - end.Length)].TrimEnd() : start;
        start = start.Length > 0 && char.IsHighSurrogate(start[^1]) ? start[..^1] : start;
        return (start.Length == 0 ? "datei" : start) + end;
    }
}
