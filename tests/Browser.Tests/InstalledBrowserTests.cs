using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>The ground of all browser tests: a Chromium is found or brought, and it shows a page.</summary>
public sealed class InstalledBrowserTests
{
    [Test]
    public async Task Launch_AnySystem_ShowsAPage()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await InstalledBrowser.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<!doctype html><title>FIT-Store</title><h1>Dienste</h1>");

        Assert.That(await page.GetByRole(AriaRole.Heading).TextContentAsync(), Is.EqualTo("Dienste"));
    }

    [Test]
    public void Named_FileThatIsMissing_SaysWhatToDo() =>
        Assert.That(
            () => InstalledBrowser.Named("/nowhere/chromium"),
            Throws.InvalidOperationException.With.Message.Contains(InstalledBrowser.Variable).And.Message.Contains("/nowhere/chromium"));

    [Test]
    public void Named_NotSet_LeavesItToTheSearch() => Assert.That(InstalledBrowser.Named(""), Is.Null);

    [Test]
    public void Places_FoldersOfPath_ComeBeforeTheUsualOnes()
    {
        var first = Path.Combine(Path.GetTempPath(), "first");
        var second = Path.Combine(Path.GetTempPath(), "second");

        var places = InstalledBrowser.Places($"{first}{Path.PathSeparator}{second}").ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Path.GetDirectoryName(places[0]), Is.EqualTo(first));
            Assert.That(Path.GetDirectoryName(places[1]), Is.EqualTo(second));
            Assert.That(Path.GetFileName(places[1]), Is.EqualTo(Path.GetFileName(places[0])));
            Assert.That(places, Has.Count.GreaterThan(2 * 3));
        }
    }
}
