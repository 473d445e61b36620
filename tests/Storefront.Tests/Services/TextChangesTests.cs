using System.Text.Encodings.Web;
using FitStore.Storefront.Texts;
using Microsoft.AspNetCore.Html;

namespace FitStore.Storefront.Tests.Services;

/// <summary>What changed in a text is marked for the eye by del and ins and for screen readers by a word.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class TextChangesTests
{
    [TestCase("alle zwei Wochen ein Release", "alle sechs Wochen ein Release", "alle [-zwei] Wochen ein Release", "alle [+sechs] Wochen ein Release")]
    [TestCase("a b c", "a b c", "a b c", "a b c")]
    [TestCase("a b c d", "a b c d e f", "a b c d", "a b c d [+e f]")]
    [TestCase("1.350.000,00 €", "1.290.000,00 €", "[-1.350.000,00] €", "[+1.290.000,00] €")]
    [TestCase("24 Monate", "12 Monate", "[-24] Monate", "[+12] Monate")]
    [TestCase("ganz etwas anderes als vorher", "kein Wort davon blieb stehen", "[-ganz etwas anderes als vorher]", "[+kein Wort davon blieb stehen]")]
    [TestCase("", "neu", "", "[+neu]")]
    public void Texts_WordByWord_AreMarkedWhereTheyDiffer(string before, string after, string shownBefore, string shownAfter) => Assert.Multiple(() =>
    {
        Assert.That(Plain(TextChanges.Before(before, after)), Is.EqualTo(shownBefore));
        Assert.That(Plain(TextChanges.After(before, after)), Is.EqualTo(shownAfter));
    });

    [Test]
    public void After_Markup_IsShownAsText() => Assert.That(Html(TextChanges.After("a", "<b>x</b>")), Does.Contain("&lt;b&gt;").And.Not.Contain("<b>"));

    [Test]
    public void Before_VeryLongTexts_AreShownWhole()
    {
        var text = string.Join(' ', Enumerable.Range(0, 5000));
        Assert.That(Plain(TextChanges.Before(text, text + " x")), Is.EqualTo($"[-{text}]"));
    }

    private static string Plain(IHtmlContent content) => Html(content)
        .Replace("<del><span class=\"unseen\">entfällt: </span>", "[-", StringComparison.Ordinal).Replace("</del>", "]", StringComparison.Ordinal)
        .Replace("<ins><span class=\"unseen\">neu: </span>", "[+", StringComparison.Ordinal).Replace("</ins>", "]", StringComparison.Ordinal);

    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString().Replace("&#xA0;", "\u00A0", StringComparison.Ordinal);
    }
}
