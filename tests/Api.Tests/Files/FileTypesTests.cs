using System.IO.Compression;
using System.Text;
using FitStore.Api.Files;
using FitStore.Contracts;
using FitStore.Support;

namespace FitStore.Api.Tests.Files;

/// <summary>What a file is, is told by what it holds.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FileTypesTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"u8.ToArray();

    private static IEnumerable<TestCaseData> Taken()
    {
        yield return new TestCaseData("a.pdf", Pdf, FileTypes.Pdf).SetArgDisplayNames("PDF");
        yield return new TestCaseData("A.PDF", Pdf, FileTypes.Pdf).SetArgDisplayNames("capital extension");
        yield return new TestCaseData("a.png", GivenListing.Picture(), FileTypes.Png).SetArgDisplayNames("PNG");
        yield return new TestCaseData("a.png", (byte[])[.. GivenListing.Picture(), .. "<html><script>alert(1)</script></html>"u8], FileTypes.Png).SetArgDisplayNames("PNG with HTML behind: a picture, never a page");
        yield return new TestCaseData("a.jpeg", Jpeg(640, 480), FileTypes.Jpeg).SetArgDisplayNames("JPEG");
        yield return new TestCaseData("a.webp", WebP(), FileTypes.WebP).SetArgDisplayNames("WebP");
        yield return new TestCaseData("a.txt", "Grüße\r\n\tEnde"u8.ToArray(), FileTypes.Text).SetArgDisplayNames("text");
        yield return new TestCaseData("a.md", "# Anleitung"u8.ToArray(), FileTypes.Text).SetArgDisplayNames("Markdown");
        yield return new TestCaseData("a.csv", "\uFEFFArs;Wert\n16;1\n"u8.ToArray(), FileTypes.Csv).SetArgDisplayNames("CSV with a mark");
        yield return new TestCaseData("a.txt", "<3 Liter"u8.ToArray(), FileTypes.Text).SetArgDisplayNames("text that begins with less-than");
        yield return new TestCaseData("a.docx", Office("word/document.xml", Word), FileTypes.Docx).SetArgDisplayNames("DOCX");
        yield return new TestCaseData("a.xlsx", Office("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), FileTypes.Xlsx).SetArgDisplayNames("XLSX");
        yield return new TestCaseData("a.pptx", Office("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), FileTypes.Pptx).SetArgDisplayNames("PPTX");
        yield return new TestCaseData("a.odt", OpenDocument(FileTypes.Odt), FileTypes.Odt).SetArgDisplayNames("ODT");
        yield return new TestCaseData("a.ods", OpenDocument(FileTypes.Ods), FileTypes.Ods).SetArgDisplayNames("ODS");
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData("a.txt", Array.Empty<byte>(), false).SetArgDisplayNames("empty");
        yield return new TestCaseData("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), false).SetArgDisplayNames("SVG");
        yield return new TestCaseData("a.txt", "\uFEFF  <?xml version=\"1.0\"?><svg/>"u8.ToArray(), false).SetArgDisplayNames("SVG called text");
        yield return new TestCaseData("a.html", "<!doctype html><p>Hallo"u8.ToArray(), false).SetArgDisplayNames("HTML");
        yield return new TestCaseData("a.txt", "<script>alert(1)</script>"u8.ToArray(), false).SetArgDisplayNames("script called text");
        yield return new TestCaseData("a.txt", "#!/bin/sh\nrm -rf /\n"u8.ToArray(), false).SetArgDisplayNames("shell script called text");
        yield return new TestCaseData("a.bat", "del *.*"u8.ToArray(), false).SetArgDisplayNames("batch file");
        yield return new TestCaseData("a.exe", "MZ\0\0\u0003"u8.ToArray(), false).SetArgDisplayNames("program");
        yield return new TestCaseData("a.pdf", "MZ\0\0\u0003"u8.ToArray(), false).SetArgDisplayNames("program called PDF");
        yield return new TestCaseData("a.pdf", "%PDF-1.7\n1 0 obj"u8.ToArray(), false).SetArgDisplayNames("PDF that ends too early");
        yield return new TestCaseData("a.png", GivenListing.Picture()[..12], false).SetArgDisplayNames("PNG that ends too early");
        yield return new TestCaseData("a.jpg", Jpeg(0, 480), false).SetArgDisplayNames("JPEG without width");
        yield return new TestCaseData("a.jpg", Jpeg(20_000, 480), false).SetArgDisplayNames("JPEG with too many pixels");
        yield return new TestCaseData("a.gif", "GIF89a\u0001\0\u0001\0"u8.ToArray(), false).SetArgDisplayNames("GIF");
        yield return new TestCaseData("a.txt", (byte[])[(byte)'M', 0xFC, (byte)'l', (byte)'l'], false).SetArgDisplayNames("text in Latin-1");
        yield return new TestCaseData("a.zip", Zip(("a.txt", "Hallo")), false).SetArgDisplayNames("zip");
        yield return new TestCaseData("a.docx", Zip(("a.txt", "Hallo")), false).SetArgDisplayNames("zip called DOCX");
        yield return new TestCaseData("a.docx", Office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), false).SetArgDisplayNames("DOCM called DOCX");
        yield return new TestCaseData("a.docx", Zip(("[Content_Types].xml", $"<Types><Override ContentType=\"{Word}\"/></Types>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")), false).SetArgDisplayNames("DOCX with macros");
        yield return new TestCaseData("a.docx", Zip(("[Content_Types].xml", $"<Types><Override ContentType=\"{Word}\"/></Types>")), false).SetArgDisplayNames("DOCX without its main part");
        yield return new TestCaseData("a.odt", Zip(("mimetype", FileTypes.Odt.MediaType), ("content.xml", "<x/>"), ("META-INF/manifest.xml", "<x/>"), ("Basic/Standard/Module1.xml", "<x/>")), false).SetArgDisplayNames("ODT with macros");
        yield return new TestCaseData("a.docx", Office("word/document.xml", Word)[..60], false).SetArgDisplayNames("DOCX that ends too early");
        yield return new TestCaseData("a.pdf", GivenListing.Picture(), true).SetArgDisplayNames("PNG called PDF");
        yield return new TestCaseData("a.html", GivenListing.Picture(), true).SetArgDisplayNames("PNG called HTML");
        yield return new TestCaseData("a.exe", Pdf, true).SetArgDisplayNames("PDF called program");
        yield return new TestCaseData("leitfaden", Pdf, true).SetArgDisplayNames("no extension");
        yield return new TestCaseData("a.xlsx", Office("word/document.xml", Word), true).SetArgDisplayNames("DOCX called XLSX");
        yield return new TestCaseData("a.png", "Hallo"u8.ToArray(), true).SetArgDisplayNames("text called PNG");
    }

    [TestCaseSource(nameof(Taken))]
    public void File_OfATypeOnTheList_IsTaken(string name, byte[] content, object type)
    {
        var finding = FileTypes.Judge(new MemoryStream(content), name);
        Assert.Multiple(() =>
        {
            Assert.That(finding.Fault?.Sentence.German, Is.Null);
            Assert.That(finding.Type, Is.EqualTo(type));
            Assert.That(finding.Picture is not null, Is.EqualTo(((FileType)type).IsPicture));
        });
    }

    [TestCaseSource(nameof(Refused))]
    public void File_OfAnotherType_IsToldWhatIsWrong(string name, byte[] content, bool ofName)
    {
        var finding = FileTypes.Judge(new MemoryStream(content), name);
        Assert.Multiple(() =>
        {
            Assert.That(finding.Type, Is.Null);
            Assert.That(finding.Fault?.OfName, Is.EqualTo(ofName));
            Assert.That(finding.Fault?.Sentence.German, Is.Not.Empty.And.EndsWith("."));
        });
    }

    [TestCase("leitfaden.pdf", "leitfaden.pdf")]
    [TestCase("C:\\Daten\\Leitfaden.PDF", "Leitfaden.pdf")]
    [TestCase("../../etc/passwd.txt", "passwd.txt")]
    [TestCase("a\u202Efdp.exe", "afdp.exe")]
    [TestCase("Was? \"Nein\".txt", "Was- -Nein-.txt")]
    [TestCase("Straße  &  Öl.txt", "Straße & Öl.txt")]
    [TestCase(".htaccess", "htaccess")]
    [TestCase("///", "datei")]
    [TestCase(".pdf", "pdf")]
    public void Name_Tidied_IsSafe(string name, string safe) => Assert.That(FileNames.Tidy(name), Is.EqualTo(safe));

    [Test]
    public void Name_TooLong_KeepsItsEnd() =>
        Assert.That(FileNames.Tidy(new string('x', 200) + ".docx"), Has.Length.EqualTo(FileNames.Longest).And.EndsWith("x.docx"));

    [Test]
    public void Jpeg_OfBeginningsOnly_IsRefusedWithoutReadingAllOfIt([Values] bool areSegments)
    {
        var content = new byte[4 * 1024 * 1024];
        Array.Fill(content, (byte)0xFF);
        content[1] = 0xD8;
        for (var at = 2; areSegments && at + 4 <= content.Length; at += 4)
        {
            (content[at + 1], content[at + 2], content[at + 3]) = (0xE0, 0, 2);
        }

        var file = new CountedReads(content);
        Assert.That(FileTypes.Judge(file, "a.jpg").Fault?.Code, Is.EqualTo(InputErrorCodes.Format));
        Assert.That(file.Reads, Is.LessThan(20_000));
    }

    private sealed class CountedReads(byte[] content) : MemoryStream(content)
    {
        public int Reads { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            Reads++;
            return base.Read(buffer);
        }
    }

    private static byte[] Jpeg(ushort width, ushort height) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, 0xFF, 0xD9,
    ];

    private static byte[] WebP() => [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBP"u8, .. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 4, 0, 0, 0, 0, 0, 0];

    private static byte[] Office(string part, string type) =>
        Zip(("[Content_Types].xml", $"<Types><Override PartName=\"/{part}\" ContentType=\"{type}\"/></Types>"), (part, "<x/>"));

    private static byte[] OpenDocument(FileType type) => Zip(("mimetype", type.MediaType), ("content.xml", "<x/>"), ("META-INF/manifest.xml", "<x/>"));

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
