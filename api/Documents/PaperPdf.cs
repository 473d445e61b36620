using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Documents;

/// <summary>
/// Draws a document as a tagged PDF (ISO 32000-1, 14.7 and 14.8): title, language, headings, lists and tables with their header cells can be told
/// by a screen reader, text can be searched, headings are bookmarks. The same document becomes the same bytes, so that its hash stands for
/// what it says. The file carries the document it was drawn from, which is what the page for reading shows: both have one hash. Written here
/// because the one library at hand that tags would put the store under its own licence (AGPL).
/// </summary>
internal static class PaperPdf
{
    /// <summary>The entry of the catalog that names the document; its object has always the same number, so that it is found again at once.</summary>
    private const string SourceKey = "FITST_Document";
    private const int SourceNumber = 1;
    private const int MostOfSource = 2_000_000;
    private const string Maker = "FIT-Store";

    /// <summary>The document as a PDF.</summary>
    public static byte[] Draw(PaperDocument document)
    {
        var source = JsonSerializer.SerializeToUtf8Bytes(document, ContractsJson.Default.PaperDocument);
        var (steps, pages) = PaperLayout.Of(document);
        return new PaperDrawing(document, source, pages).Draw(steps);
    }

    /// <summary>The document that a PDF of the store was drawn from; nothing for any other file.</summary>
    public static PaperDocument? Read(ReadOnlySpan<byte> file)
    {
        var at = file.IndexOf("1 0 obj\n<</Length "u8);
        var begin = file.IndexOf("stream\n"u8);
        if (at is < 0 or > 32 || begin < at || file[at..begin].IndexOf("/Type/FITST_Document"u8) < 0
            || !Utf8Parser.TryParse(file[(at + "1 0 obj\n<</Length ".Length)..], out int length, out _)
            || length < 0 || begin + 7 + length > file.Length)
        {
            return null;
        }

        try
        {
            using var packed = new ZLibStream(new MemoryStream(file.Slice(begin + 7, length).ToArray()), CompressionMode.Decompress);
            using var source = new MemoryStream();
            var chunk = new byte[8192];
            int read;
            while ((read = packed.Read(chunk)) > 0)
            {
                source.Write(chunk, 0, read);
                if (source.Length > MostOfSource)
                {
                    return null;
                }
            }

            return JsonSerializer.Deserialize(source.ToArray(), ContractsJson.Default.PaperDocument);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            return null;
        }
    }

    /// <summary>An element of the structure, with its parts in the order of reading: other elements, and marked content by page and number.</summary>
    private sealed class Element(int number, int parent, string tag, string? scope)
    {
        public int Number => number;

        public int? Page { get; private set; }

        public List<(int? Child, int Page, int Mark)> Kids { get; } = [];

        public void Add(int page, int mark)
        {
            Page ??= page;
            Kids.Add((null, page, mark));
        }

        public string Body()
        {
            var kids = string.Join(' ', Kids.Select(kid => kid.Child is { } child
                ? Invariant($"{child} 0 R")
                : kid.Page == Page ? Invariant($"{kid.Mark}") : Invariant($"<</Type/MCR/Pg {kid.Page} 0 R/MCID {kid.Mark}>>")));
            var page = Page is { } on ? Invariant($"/Pg {on} 0 R") : "";
            var attributes = scope is null ? "" : $"/A<</O/Table/Scope/{scope}>>";
            return Invariant($"<</Type/StructElem/S/{tag}/P {parent} 0 R{page}{attributes}/K[{kids}]>>");
        }
    }

    private sealed class Page(int number)
    {
        public int Number => number;

        public StringBuilder Content { get; } = new();

        /// <summary>The element of each piece of marked content, by its number.</summary>
        public List<int> Marks { get; } = [];
    }

    private sealed record Bookmark(int Level, string Title, int Page, double Top)
    {
        public List<Bookmark> Below { get; } = [];

        public int Number { get; set; }
    }

    private sealed class PaperDrawing(PaperDocument document, byte[] source, int pageCount)
    {
        private const double HeaderLine = 58;
        private const double FooterLine = PaperLayout.PageHeight - 52;
        private static readonly PaperType Margin = new(7.5, Grey: true);

        private readonly PdfFile pdf = new();
        private readonly PdfFont regular = new(PaperFonts.Of(strong: false));
        private readonly PdfFont strong = new(PaperFonts.Of(strong: true));
        private readonly List<Page> pages = [];
        private readonly List<Element> elements = [];
        private readonly Stack<Element> open = new();
        private readonly List<Bookmark> bookmarks = [];
        private Element? marked;

        private StringBuilder Content => pages[^1].Content;

        public byte[] Draw(IReadOnlyList<PaperStep> steps)
        {
            pdf.AddStream($"/Type/{SourceKey}", source);
            var (catalog, tree, structure, regularFont, strongFont) = (pdf.Reserve(), pdf.Reserve(), pdf.Reserve(), pdf.Reserve(), pdf.Reserve());
            var root = Begin("Document", structure);
            NewPage();
            foreach (var step in steps)
            {
                Take(step);
            }

            EndMark();
            open.Pop();
            WritePages(tree, regularFont, strongFont);
            regular.Write(pdf, regularFont);
            strong.Write(pdf, strongFont);
            WriteStructure(structure, root);
            var outlines = WriteBookmarks();
            var metadata = pdf.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata()));
            pdf.Set(catalog, Invariant($"<</Type/Catalog/Pages {tree} 0 R/Lang(de-DE)/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R/ViewerPreferences<</DisplayDocTitle true>>{(outlines is { } number ? Invariant($"/Outlines {number} 0 R/PageMode/UseOutlines") : "")}/Metadata {metadata} 0 R/{SourceKey} {SourceNumber} 0 R>>"));
            var day = document.MadeOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

            // Midday in UTC is the same day everywhere in Germany; the clock of the machine does not come into it.
            var info = pdf.Add($"<</Title {PdfFile.Text(document.Title)}/Subject {PdfFile.Text(document.Reference)}/Author({Maker})/Creator({Maker})/Producer({Maker})/CreationDate(D:{day}120000Z)/ModDate(D:{day}120000Z)>>");
            return pdf.Write(catalog, info, Convert.ToHexString(SHA256.HashData(source)[..16]));
        }

        private void Take(PaperStep step)
        {
            switch (step)
            {
                case PaperStep.Begin begin:
                    EndMark();
                    Begin(begin.Tag, open.Peek().Number, begin.Scope);
                    break;
                case PaperStep.End:
                    EndMark();
                    open.Pop();
                    break;
                case PaperStep.Text text:
                    Mark();
                    Show(text.X, text.Y, text.Words, text.Type);
                    break;
                case PaperStep.NewPage:
                    NewPage();
                    break;
                case PaperStep.Bookmark bookmark:
                    Add(new Bookmark(bookmark.Level, bookmark.Title, pages[^1].Number, PaperLayout.PageHeight - bookmark.Y + 8));
                    break;
                case PaperStep.Line line:
                    Artifact(() => Line(line.X1, line.Y1, line.X2, line.Y2));
                    break;
                case PaperStep.Shade shade:
                    Artifact(() => Content.Append(Invariant($"q 0.93 0.935 0.95 rg {N(shade.X)} {N(Up(shade.Y + shade.Height))} {N(shade.Width)} {N(shade.Height)} re f Q\n")));
                    break;
                case PaperStep.Echo echo:
                    Artifact(() => Show(echo.X, echo.Y, echo.Words, echo.Type));
                    break;
                default:
                    throw new InvalidOperationException($"Nobody draws {step}.");
            }
        }

        private Element Begin(string tag, int parent, string? scope = null)
        {
            var element = new Element(pdf.Reserve(), parent, tag, scope);
            if (open.TryPeek(out var around))
            {
                around.Kids.Add((element.Number, 0, 0));
            }

            elements.Add(element);
            open.Push(element);
            return element;
        }

        /// <summary>What is shown from here on belongs to the newest element.</summary>
        private void Mark()
        {
            var element = open.Peek();
            if (marked == element)
            {
                return;
            }

            EndMark();
            var page = pages[^1];
            element.Add(page.Number, page.Marks.Count);
            Content.Append(Invariant($"/Span <</MCID {page.Marks.Count}>> BDC\n"));
            page.Marks.Add(element.Number);
            marked = element;
        }

        private void EndMark()
        {
            if (marked is not null)
            {
                Content.Append("EMC\n");
                marked = null;
            }
        }

        private void Artifact(Action draw, string properties = "")
        {
            EndMark();
            Content.Append(properties.Length == 0 ? "/Artifact BMC\n" : $"/Artifact <<{properties}>> BDC\n");
            draw();
            Content.Append("EMC\n");
        }

        /// <summary>Head and foot of a page are seen and not read.</summary>
        private void NewPage()
        {
            if (pages.Count > 0)
            {
                EndMark();
            }

            pages.Add(new Page(pdf.Reserve()));
            if (document.Watermark is { } word)
            {
                Artifact(() => Watermark(word), "/Type/Pagination/Subtype/Watermark");
            }

            Artifact(() =>
            {
                Show(PaperLayout.Left, HeaderLine - 5, document.Title, Margin);
                Rightwards(document.Reference, HeaderLine - 5);
                Line(PaperLayout.Left, HeaderLine, PaperLayout.Right, HeaderLine);
            }, "/Type/Pagination/Subtype/Header");
            Artifact(() =>
            {
                Line(PaperLayout.Left, FooterLine, PaperLayout.Right, FooterLine);
                Show(PaperLayout.Left, FooterLine + 12, document.MadeOn.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), Margin);
                Rightwards(Invariant($"Seite {pages.Count} von {pageCount}"), FooterLine + 12);
            }, "/Type/Pagination/Subtype/Footer");
        }

        private void Watermark(string word)
        {
            var type = new PaperType(92, Strong: true);
            var (sine, cosine) = (Math.Sin(52 * Math.PI / 180), Math.Cos(52 * Math.PI / 180));
            var half = PaperLayout.Width(word, type) / 2;
            Content.Append(Invariant($"q 0.9 0.905 0.92 rg BT /B {N(type.Size)} Tf {N(cosine)} {N(sine)} {N(-sine)} {N(cosine)} {N((PaperLayout.PageWidth / 2) - (half * cosine))} {N((PaperLayout.PageHeight / 2) - (half * sine))} Tm <{strong.Encode(word)}> Tj ET Q\n"));
        }

        private void Rightwards(string text, double baseline) => Show(PaperLayout.Right - PaperLayout.Width(text, Margin), baseline, text, Margin);

        private void Show(double x, double y, string words, PaperType type)
        {
            var (name, font) = type.Strong ? ("B", strong) : ("R", regular);
            Content.Append(Invariant($"{(type.Grey ? "0.27 g" : "0 g")} BT /{name} {N(type.Size)} Tf {N(x)} {N(Up(y))} Td <{font.Encode(words)}> Tj ET\n"));
        }

        private void Line(double x1, double y1, double x2, double y2) =>
            Content.Append(Invariant($"0.5 G 0.5 w {N(x1)} {N(Up(y1))} m {N(x2)} {N(Up(y2))} l S\n"));

        private void Add(Bookmark bookmark)
        {
            var siblings = bookmarks;
            while (siblings.Count > 0 && siblings[^1].Level < bookmark.Level)
            {
                siblings = siblings[^1].Below;
            }

            siblings.Add(bookmark);
        }

        private void WritePages(int tree, int regularFont, int strongFont)
        {
            pdf.Set(tree, Invariant($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(page => Invariant($"{page.Number} 0 R")))}]>>"));
            for (var i = 0; i < pages.Count; i++)
            {
                var content = pdf.AddStream("", Encoding.ASCII.GetBytes(pages[i].Content.ToString()));

                // Tab order by structure (ISO 14289-1, 7.18.3).
                pdf.Set(pages[i].Number, Invariant($"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {N(PaperLayout.PageWidth)} {N(PaperLayout.PageHeight)}]/Resources<</Font<</R {regularFont} 0 R/B {strongFont} 0 R>>>>/Contents {content} 0 R/StructParents {i}/Tabs/S>>"));
            }
        }

        private void WriteStructure(int structure, Element root)
        {
            foreach (var element in elements)
            {
                pdf.Set(element.Number, element.Body());
            }

            var parents = string.Join(' ', pages.Select((page, i) => Invariant($"{i}[{string.Join(' ', page.Marks.Select(mark => Invariant($"{mark} 0 R")))}]")));
            pdf.Set(structure, Invariant($"<</Type/StructTreeRoot/K {root.Number} 0 R/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {pages.Count}>>"));
        }

        private int? WriteBookmarks()
        {
            if (bookmarks.Count == 0)
            {
                return null;
            }

            var outlines = pdf.Reserve();
            Write(bookmarks, outlines);
            pdf.Set(outlines, Invariant($"<</Type/Outlines/First {bookmarks[0].Number} 0 R/Last {bookmarks[^1].Number} 0 R/Count {Count(bookmarks)}>>"));
            return outlines;
        }

        private void Write(List<Bookmark> level, int parent)
        {
            foreach (var bookmark in level)
            {
                bookmark.Number = pdf.Reserve();
            }

            for (var i = 0; i < level.Count; i++)
            {
                var bookmark = level[i];
                Write(bookmark.Below, bookmark.Number);
                var before = i > 0 ? Invariant($"/Prev {level[i - 1].Number} 0 R") : "";
                var after = i + 1 < level.Count ? Invariant($"/Next {level[i + 1].Number} 0 R") : "";
                var below = bookmark.Below is [var first, ..] ? Invariant($"/First {first.Number} 0 R/Last {bookmark.Below[^1].Number} 0 R/Count {Count(bookmark.Below)}") : "";
                pdf.Set(bookmark.Number, Invariant($"<</Title {PdfFile.Text(bookmark.Title)}/Parent {parent} 0 R{before}{after}{below}/Dest[{bookmark.Page} 0 R/XYZ 0 {N(bookmark.Top)} null]>>"));
            }
        }

        private static int Count(List<Bookmark> level) => level.Sum(bookmark => 1 + Count(bookmark.Below));

        /// <summary>Title and day once more, in the form that archives read (XMP).</summary>
        private string Metadata()
        {
            var day = document.MadeOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return $"""
                <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{System.Security.SecurityElement.Escape(document.Title)}</rdf:li></rdf:Alt></dc:title>
                <dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>
                <dc:creator><rdf:Seq><rdf:li>{Maker}</rdf:li></rdf:Seq></dc:creator>
                <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{System.Security.SecurityElement.Escape(document.Reference)}</rdf:li></rdf:Alt></dc:description>
                <xmp:CreatorTool>{Maker}</xmp:CreatorTool><pdf:Producer>{Maker}</pdf:Producer>
                <xmp:CreateDate>{day}T12:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T12:00:00Z</xmp:ModifyDate>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>
                """.ReplaceLineEndings("\n");
        }

        private static double Up(double y) => PaperLayout.PageHeight - y;

        private static string N(double number) => PdfFile.Number(number);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
