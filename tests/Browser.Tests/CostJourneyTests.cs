using System.Globalization;
using System.Text.RegularExpressions;
using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>A Kämmerer, from the home page to a printed preview that every cent of can be recomputed.</summary>
internal sealed class CostJourneyTests
{
    private const string Nordhausen = "160620041041";

    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Kaemmerer_FindsOutWhatItCosts_AndPrintsIt(int width, bool javaScript)
    {
        var year = DateTimeOffset.UtcNow.Year + 1;
        await using var person = await BrowserUnderTest.Person(width, javaScript);
        await person.Open("/");
        if (width < 992)
        {
            await person.Page.Locator("details.menu > summary").ClickAsync();
        }

        await person.Page.Locator("header nav a[href='/kosten']:visible").ClickAsync();
        await person.SeesHeading("Was kostet uns das?");
        await person.PageIsSound();

        var who = person.Page.Locator("[name='wer.Words']");
        if (javaScript)
        {
            await who.PressSequentiallyAsync("Nordhausen");
            await person.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = Nordhausen }).ClickAsync();
        }
        else
        {
            await who.FillAsync(Nordhausen);
        }

        await person.Page.Locator("select[name=dienst]").SelectOptionAsync("wohngeld-online");
        await person.Page.Locator("select[name=beginn]").SelectOptionAsync(string.Create(CultureInfo.InvariantCulture, $"{year}-05"));
        await person.Press("Kosten berechnen");

        await person.SeesHeading("Kosten: Wohngeld Online");
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex($"/dienste/wohngeld-online/kosten\\?fuer={Nordhausen}&", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await person.Sees(string.Create(CultureInfo.InvariantCulture, $"zahlt {year} nichts; das Land Thüringen trägt"));
        await person.Sees("unbestätigt");
        await person.PageIsSound();
        Assert.That(await Recompute(person), Is.GreaterThanOrEqualTo(4));

        if (width < 992)
        {
            await person.Page.Locator(".cost__form > summary").ClickAsync();
        }

        await person.Page.Locator(".what-if > summary").ClickAsync();
        await person.Page.Locator("input[name=mit][value=HE]").CheckAsync();
        await person.Page.Locator("[name=heute]").FillAsync("12.000");
        await person.Press("Kosten berechnen");
        await person.Sees("Das ist eine Annahme.");
        await person.Sees("sparen Sie");
        await person.PageIsSound();
        Assert.That(await Recompute(person), Is.GreaterThanOrEqualTo(6));

        // Who gets the link sees the same.
        var link = await person.Page.GetByRole(AriaRole.Link, new() { Name = "Link zu diesem Ergebnis" }).GetAttributeAsync("href");
        await using var colleague = await BrowserUnderTest.Person();
        await colleague.Open(link!);
        Assert.That(await colleague.Page.Locator(".heading .lead").TextContentAsync(), Is.EqualTo(await person.Page.Locator(".heading .lead").TextContentAsync()));

        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Page.GetByRole(AriaRole.Link, new() { Name = "Als CSV laden" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.That(await reader.ReadToEndAsync(), Does.Contain("Anpassung an das Wohngeldrecht"));

        await person.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(person.Page.Locator(".cost__form")).ToBeHiddenAsync();
        await Assertions.Expect(person.Page.Locator(".cost-line .derivation").First).ToBeVisibleAsync();
        Assert.That(await person.Page.PdfAsync(), Has.Length.GreaterThan(10_000));
    }

    [TestCase("/dienste/bafoeg-digital/kosten?fuer=091620000000&beginn=2027-05", Description = "A levy of a city that stands in two levels, financed jointly.")]
    [TestCase("/dienste/wohngeld-online/kosten?fuer=064120000000&beginn=2027-05", Description = "No rule on record: an orientation.")]
    [TestCase("/dienste/i-kfz/kosten?fuer=04&beginn=2027-09", Description = "A Land.")]
    public async Task Derivations_OnThePage_ComeToTheAmountsOnThePage(string address)
    {
        await using var person = await BrowserUnderTest.Person();
        await person.Open(address);
        Assert.That(await Recompute(person), Is.GreaterThanOrEqualTo(2));

        // What an item comes to in its row is what its derivation ends in.
        var lines = await person.Page.Locator(".cost-line").AllAsync();
        Assert.That(lines, Is.Not.Empty);
        foreach (var line in lines)
        {
            var amount = await line.Locator("td[data-label='Volles Jahr'], td[data-label='Einmalig']").Filter(new() { HasText = "€" }).First.InnerTextAsync();
            Assert.That(await line.Locator(".derivation").TextContentAsync(), Does.Contain(amount.Trim()), address);
        }
    }

    /// <summary>Recomputes every equation on the page from the numbers in it; answers how many there were.</summary>
    private static async Task<int> Recompute(Person person)
    {
        var sentences = await person.Page.Locator(".derivation li, p.derivation").AllTextContentsAsync();
        return sentences.Sum(Recomputed.Check);
    }
}
