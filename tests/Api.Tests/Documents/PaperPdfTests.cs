using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FitStore.Api.Documents;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Tests.Documents;

/// <summary>Documents as PDF: the same bytes each time, and what real readers make of them (Poppler's, where they are installed).</summary>
public sealed class PaperPdfTests
{
    private const string Words = "Größe, Straße – „Übergabe“ für 1.234,50\u00A0€";

    private static readonly PaperDocument Long = new()
    {
        Title = "Nachnutzungsvertrag",
        Reference = "Nachnutzung 0198c3f2-6a1e-7c55-9d4a-3f1b2c4d5e6f",
        MadeOn = new DateOnly(2026, 11, 22),
        Blocks =
        [
            Paper.Note("Muster – Beispieltext, keine Rechtsberatung"),
            Paper.Heading(1, "§\u00A01 Gegenstand"),
            Paper.Paragraph(Words),
            Paper.List(["erster Punkt", "zweiter Punkt"]),
            Paper.Table(
                "Posten",
                [Paper.Column("Posten"), Paper.Column("Herleitung"), Paper.Column("Betrag", numeric: true)],
                Enumerable.Range(1, 60).Select(number => (IReadOnlyList<string>)[$"Posten {number}", string.Join(' ', Enumerable.Repeat("Herleitung in Worten", 1 + (number % 9))), $"{number},00\u00A0€"])),
            Paper.Heading(1, "§\u00A02 Ende"),
            Paper.Paragraph(string.Join(' ', Enumerable.Repeat("Ein langer Absatz, der über eine Seite hinausgeht.", 300))),
            new PaperBlock
            {
                Type = PaperBlockType.Signatures,
                Items = [new PaperItem { Mark = "Ort, Datum, Unterschrift", Text = Paper.Text("Thüringen") }, new PaperItem { Mark = "Ort, Datum, Unterschrift", Text = Paper.Text("Mecklenburg-Vorpommern") }],
            },
        ],
    };

    [Test]
    public void Draw_SameDocument_GivesTheSameBytes()
    {
        var bytes = PaperPdf.Draw(Long);
        Assert.Multiple(() =>
        {
            Assert.That(SHA256.HashData(PaperPdf.Draw(Long)), Is.EqualTo(SHA256.HashData(bytes)));
            Assert.That(SHA256.HashData(PaperPdf.Draw(Long with { Watermark = "Entwurf" })), Is.Not.EqualTo(SHA256.HashData(bytes)));
        });
    }

    [Test]
    public void Read_WhatWasDrawn_IsTheSameDocument()
    {
        var read = PaperPdf.Read(PaperPdf.Draw(Long));
        Assert.That(Written(read!), Is.EqualTo(Written(Long)));
    }

    [TestCase("%PDF-1.7\nfremd")]
    [TestCase("")]
    [TestCase("%PDF-1.7\n%1234\n1 0 obj\n<</Length 99/Filter/FlateDecode/Type/FITST_Document>>\nstream\nkurz")]
    [TestCase("%PDF-1.7\n%1234\n1 0 obj\n<</Length 4/Filter/FlateDecode/Type/FITST_Document>>\nstream\nkurz\nendstream")]
    public void Read_AnotherFile_IsNothing(string file) => Assert.That(PaperPdf.Read(Encoding.Latin1.GetBytes(file)), Is.Null);

    [Test]
    public void Draw_EveryObject_StandsWhereTheTableSays()
    {
        var bytes = PaperPdf.Draw(Long);
        var text = Encoding.Latin1.GetString(bytes);
        var table = int.Parse(Regex.Match(text, @"startxref\n(?<at>\d+)\n%%EOF\n$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Groups["at"].Value, CultureInfo.InvariantCulture);
        var places = text[table..].Split('\n').Where(line => line.EndsWith(" n ", StringComparison.Ordinal)).Select(line => int.Parse(line[..10], CultureInfo.InvariantCulture)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(text[table..], Does.StartWith("xref\n"));
            Assert.That(places, Has.Count.GreaterThan(10));
            Assert.That(places.Select((place, number) => text.AsSpan(place).StartsWith($"{number + 1} 0 obj\n")), Has.All.True);
            Assert.That(text, Does.Contain("/Lang(de-DE)").And.Contain("/MarkInfo<</Marked true>>").And.Contain("/DisplayDocTitle true"));
        });
    }

    [Test]
    public async Task Draw_ReadByPdftotext_SaysAllOfItInOrder()
    {
        // Readers give a space that does not break as one that does.
        var text = (await Run("pdftotext", "-layout", "{file}", "-")).Replace('\u00A0', ' ');
        var pages = Regex.Matches(text, @"Seite (?<page>\d+) von (?<pages>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain(Words.Replace('\u00A0', ' ')));
            Assert.That(pages, Has.Count.GreaterThan(2));
            Assert.That(pages.Select(page => page.Groups["pages"].Value).Distinct().Single(), Is.EqualTo(pages.Count.ToString(CultureInfo.InvariantCulture)));
            Assert.That(Regex.Count(text, "Nachnutzung 0198c3f2", RegexOptions.None, TimeSpan.FromSeconds(5)), Is.EqualTo(pages.Count), "the reference heads every page");
            Assert.That(text.IndexOf("§ 1 Gegenstand", StringComparison.Ordinal), Is.InRange(0, text.IndexOf("erster Punkt", StringComparison.Ordinal)));
            Assert.That(text.IndexOf("Posten 60", StringComparison.Ordinal), Is.InRange(0, text.IndexOf("§ 2 Ende", StringComparison.Ordinal)));
        });
    }

    [Test]
    public async Task Draw_TagsListedByPdfinfo_AreHeadingsListsAndTablesWithHeaders()
    {
        var tags = await Run("pdfinfo", "-struct-text", "{file}");
        Assert.Multiple(() =>
        {
            Assert.That(tags, Does.Contain("H1 (block)\n    \"Nachnutzungsvertrag\"").And.Contain("H2 (block)\n    \"§\u00A01 Gegenstand\""));
            Assert.That(tags, Does.Contain("LI (block)").And.Contain("Lbl (block)").And.Contain("LBody (block)"));
            Assert.That(Regex.Count(tags, "/Scope /Column", RegexOptions.None, TimeSpan.FromSeconds(5)), Is.EqualTo(3), "headers that repeat on later pages are read once");
            Assert.That(Regex.Count(tags, "/Scope /Row", RegexOptions.None, TimeSpan.FromSeconds(5)), Is.EqualTo(60));
            Assert.That(tags, Does.Not.Contain("Seite 1 von"), "head and foot of pages are not read");
        });
    }

    [Test]
    public async Task Draw_DescribedByPdfinfo_IsTaggedWithTitle()
    {
        var info = await Run("pdfinfo", "{file}");
        Assert.That(info, Does.Match("Title: +Nachnutzungsvertrag\n").And.Match("Tagged: +yes\n").And.Match("Metadata Stream: +yes\n"));
    }

    [Test]
    public async Task Draw_Fonts_AreEmbeddedSubsetsThatCanBeSearched()
    {
        var fonts = await Run("pdffonts", "{file}");
        Assert.That(fonts.Split('\n').Where(line => line.Contains("DejaVu", StringComparison.Ordinal)), Has.Exactly(2).Items.And.All.Match(@"CID TrueType +Identity-H +yes yes yes"));
    }

    [Test]
    public void Draw_AnyLength_KeepsEveryWord()
    {
        foreach (var length in (int[])[0, 1, 5_000, 60_000])
        {
            var document = Long with { Blocks = [Paper.Paragraph(new string('W', length)), Paper.Table("T", [Paper.Column("A"), Paper.Column("B")], [[new string('x', length), string.Join('\n', Enumerable.Repeat("Zeile", length / 50))]])] };
            Assert.That(Written(PaperPdf.Read(PaperPdf.Draw(document))!), Is.EqualTo(Written(document)), $"{length}");
        }
    }

    private static string Written(PaperDocument document) => JsonSerializer.Serialize(document, ContractsJson.Default.PaperDocument);

    private static async Task<string> Run(string tool, params string[] arguments)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():n}.pdf");
        await File.WriteAllBytesAsync(file, PaperPdf.Draw(Long));
        try
        {
            var start = new ProcessStartInfo(tool, arguments.Select(argument => argument == "{file}" ? file : argument)) { RedirectStandardOutput = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8 };
            using var process = Process.Start(start)!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero, tool);
            return text.ReplaceLineEndings("\n");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"{tool} is not installed (Debian: poppler-utils).");
            return "";
        }
        finally
        {
            File.Delete(file);
        }
    }
}
