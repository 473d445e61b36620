using System.Text.Encodings.Web;
using FitStore.Storefront.Texts;

namespace FitStore.Storefront.Tests.Services;

/// <summary>What a provider may write in a description, and what a reader gets to see of it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class MarkdownTextTests
{
    [Test]
    public void Html_MarkupOfTheAuthor_IsShownAsText() =>
        Assert.That(Shown("<script>alert(1)</script> und <b onclick=x>fett</b>"), Does.Not.Contain("<script").And.Not.Contain("<b ").And.Contain("&lt;b onclick=x&gt;"));

    [TestCase("https://example.org/a")]
    [TestCase("http://example.org/a")]
    [TestCase("mailto:a@example.org")]
    public void Html_AllowedLink_StaysALink(string address) => Assert.That(Shown($"[hier]({address})"), Is.EqualTo($"<p><a href=\"{address}\">hier</a></p>\n"));

    [TestCase("javascript:alert(1)")]
    [TestCase("JaVaScRiPt:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("/dienste")]
    [TestCase("//example.org")]
    [TestCase("file:///etc/passwd")]
    public void Html_OtherLink_KeepsItsWordsAlone(string address) => Assert.That(Shown($"[**hier** lesen]({address})"), Is.EqualTo("<p><strong>hier</strong> lesen</p>\n"));

    [Test]
    public void Html_LinkByReference_IsCheckedToo() => Assert.That(Shown("[hier][1]\n\n[1]: javascript:alert(1)"), Is.EqualTo("<p>hier</p>\n"));

    [Test]
    public void Html_AddressInAngles_IsCheckedToo() => Assert.That(Shown("<javascript:alert(1)>"), Does.Not.Contain("<a"));

    [Test]
    public void Html_Picture_IsItsDescription() => Assert.That(Shown("![Ein Ablauf](https://example.org/a.png)"), Is.EqualTo("<p>Ein Ablauf</p>\n"));

    [TestCase("### A\n\n### B", "33")]
    [TestCase("# A\n\n## B\n\n# C", "343")]
    [TestCase("# A\n\n#### B", "34")]
    [TestCase("#### A\n\n# B", "33")]
    public void Html_Headings_ContinueThoseOfThePage(string markdown, string levels)
    {
        var shown = Shown(markdown);
        var found = string.Concat(shown.Split("<h").Skip(1).Select(part => part[0]));

        Assert.That(found, Is.EqualTo(levels));
    }

    private static string Shown(string markdown)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        MarkdownText.Html(markdown, 3).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
