using FitStore.Api.Catalogue;

namespace FitStore.Api.Tests.Catalogue;

[TestFixture]
internal sealed class PlainTextTests
{
    [TestCase("## Wohngeld\n\nEin **Dienst** für *alle*.", "Wohngeld Ein Dienst für alle.")]
    [TestCase("- erstens\n- zweitens\n  1. drittens", "erstens zweitens drittens")]
    [TestCase("> Zitat\n> weiter", "Zitat weiter")]
    [TestCase("Siehe [Anleitung](https://example.org/a_b) und ![Bild](bild.png)!", "Siehe Anleitung und Bild!")]
    [TestCase("Schreiben Sie <mailto:a@example.org>.", "Schreiben Sie mailto:a@example.org.")]
    [TestCase("`code` und snake_case und _betont_", "code und snake_case und betont")]
    [TestCase("3 \\* 4 \\_ 5", "3 * 4 _ 5")]
    [TestCase("| A | B |\n|---|---|\n| 1 | 2 |", "A B 1 2")]
    [TestCase("oben\n\n---\n\nunten", "oben unten")]
    [TestCase("1 < 2 und 3 > 2", "1 < 2 und 3 > 2")]
    [TestCase("115 ist die Nummer", "115 ist die Nummer")]
    [TestCase("[offen", "offen")]
    [TestCase("", "")]
    public void OfMarkdown_Marks_AreGone(string markdown, string plain) =>
        Assert.That(PlainText.OfMarkdown(markdown), Is.EqualTo(plain));
}
