using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>From ticks in the list of services to a decision in the record.</summary>
internal sealed class CompareJourneyTests
{
    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Kommune_ComparesAndRecordsItsDecision(int width, bool javaScript)
    {
        var editor = javaScript ? "editor@rostock.example.org" : "editor@kiel.example.org";
        await using var person = await BrowserUnderTest.Person(width, javaScript);
        await person.Open("/dienste?q=wohn");
        await Tick(person, "wohngeld-online");

        // The choice stays although another list is looked at.
        if (!javaScript)
        {
            await person.Press("Auswahl merken und weitersuchen");
        }

        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("vergleich=wohngeld-online", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await person.Page.GetByRole(AriaRole.Main).Locator("input[type=search]").First.FillAsync("bauantrag");
        await person.Press("Suchen");
        await person.Sees("Digitale Baugenehmigung");
        await Tick(person, "digitale-baugenehmigung");
        await person.PageIsSound();
        await person.Press("Dienste vergleichen");

        await person.SeesHeading("Dienste vergleichen");
        await Assertions.Expect(person.Page).ToHaveURLAsync(new Regex("/vergleich\\?dienst=[a-z-]+&dienst=[a-z-]+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await person.Sees("unterschiedlich");
        await person.Sees("Mindestlaufzeit");
        await person.PageIsSound();
        var all = await Rows(person);
        await person.Follow("Nur Unterschiede zeigen");
        await person.Sees("Alle Angaben zeigen");
        Assert.That(await Rows(person), Is.LessThan(all).And.GreaterThan(0));
        await person.PageIsSound();

        await person.Follow("Entscheidung festhalten");
        await person.FillSignIn(editor);
        await person.SeesHeading("Entscheidung festhalten");
        await person.PageIsSound();
        await person.Press("Weiter zur Prüfung");
        await person.Sees("Nennen Sie, worüber Sie entscheiden.");
        await person.PageIsSound();
        await person.Fill("Worüber entscheiden Sie?", "Dienst für <Bauanträge>");
        await person.Page.GetByRole(AriaRole.Radio, new() { Name = "Digitale Baugenehmigung" }).CheckAsync();
        await person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Wohngeld Online" }).FillAsync("Anderer Zweck.");
        await person.Fill("Warum entscheiden Sie so?", "Passt zu unserem Fachverfahren.");
        await person.Press("Weiter zur Prüfung");
        await person.SeesHeading("Prüfen Sie die Entscheidung");
        await person.Sees("Anderer Zweck.");
        await person.PageIsSound();
        await person.Press("Entscheidung festhalten");

        await person.SeesHeading("Dienst für <Bauanträge>");
        await person.Sees("Die Entscheidung ist festgehalten.");
        await person.PageIsSound();
        await person.Follow("Prüfsumme jetzt neu berechnen");
        await person.Sees("Die Akte ist unverändert.");

        var document = await Download(person, "Dokument herunterladen (HTML)");
        var table = await Download(person, "Tabelle herunterladen (CSV)");
        var hash = await person.Page.Locator(".number code").TextContentAsync();
        Assert.That(document, Does.Contain(hash!).And.Contain("Dienst für &lt;Bauanträge&gt;").And.Contain("1.200.000,00"));
        Assert.That(table, Does.Contain(hash!).And.Contain("Anderer Zweck."));

        await person.Open("/schreibtisch");
        await person.Follow("Entscheidungsakten");
        await person.Sees("Dienst für <Bauanträge>");
        await person.PageIsSound();

        await using var stranger = await BrowserUnderTest.Person();
        await stranger.SignIn("editor@bonn.example.org");
        await stranger.Open(new Uri(person.Page.Url).AbsolutePath);
        await stranger.DoesNotSee("Bauanträge>");
    }

    [Test]
    public async Task Document_OpenedByItself_IsSoundAndFetchesNothing()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("editor@gross-kelle.example.org");
        using var api = await BrowserUnderTest.Store.Api.As("editor@gross-kelle.example.org");
        var decision = await Support.Given.Decision(api);
        await person.Open($"/entscheidungen/{decision.Id}");
        var html = await Download(person, "Dokument herunterladen (HTML)");
        foreach (var width in (int[])[1280, 360])
        {
            await person.Page.SetViewportSizeAsync(width, 900);
            await person.Open("about:blank");
            await person.Page.SetContentAsync(html);
            await person.PageIsSound();
        }
    }

    [Test]
    public async Task Ticks_WithJavaScript_StandInTheAddressAtOnce_AndNoMoreThanFour()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.Open("/dienste");
        var boxes = person.Page.Locator(".compare-box input");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Dienste vergleichen" })).ToBeDisabledAsync();
        for (var i = 0; i < 4; i++)
        {
            await boxes.Nth(i).CheckAsync();
        }

        await Assertions.Expect(boxes.Nth(4)).ToBeDisabledAsync();
        Assert.That(Regex.Count(person.Page.Url, "vergleich="), Is.EqualTo(4));
        await person.Page.Locator(".pages a").First.ClickAsync();
        await person.Sees("4 von 4 gewählt");
        await person.PageIsSound();
        await person.Press("Dienste vergleichen");
        await person.SeesHeading("Dienste vergleichen");
        Assert.That(await person.Page.Locator("table").First.Locator("thead th").CountAsync(), Is.EqualTo(5));
    }

    private static Task Tick(Person person, string service) => person.Page.Locator($".compare-box input[value={service}]").CheckAsync();

    private static Task<int> Rows(Person person) => person.Page.Locator(".compare tbody tr").CountAsync();

    private static async Task<string> Download(Person person, string link)
    {
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return await reader.ReadToEndAsync();
    }
}
