using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>Narrowing down by what one runs and may take, and keeping the search.</summary>
internal sealed class SearchJourneyTests
{
    [TestCase(1280, true, "editor@bremen.example.org")]
    [TestCase(360, false, "editor@bonn.example.org", Description = "A phone, and no JavaScript.")]
    public async Task Kommune_NarrowsDown_SavesTheSearch_AndLetsItGo(int width, bool javaScript, string email)
    {
        await using var person = await BrowserUnderTest.Person(width, javaScript);
        await person.Open("/dienste");
        await Unfold(person, width, "Fachverfahren");
        await Tick(person, "Elbtal Soziales");
        await person.Press("Filter anwenden");
        await person.Sees("Fachverfahren: Elbtal Soziales");
        await person.PageIsSound();

        if (width < 600)
        {
            await person.Page.Locator("details.filters > summary").ClickAsync();
        }

        await Tick(person, "im Betrieb");
        await person.Press("Filter anwenden");
        await person.Sees("Stand der Schnittstelle: im Betrieb");
        await person.Sees("mit 2 Filtern");
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Suche speichern" }).ClickAsync();
        await person.FillSignIn(email);
        await person.SeesHeading("Suche speichern");
        await person.Sees("Fachverfahren: Elbtal Soziales");
        await person.PageIsSound();
        await person.Fill("Name der Suche", "Soziales bei uns");
        await person.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await person.Press("Suche speichern");
        await person.SeesHeading("Gespeicherte Suchen");
        await person.Sees("Sie bekommen eine E-Mail, sobald ein weiterer passt.");
        await person.PageIsSound();

        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Ändern" }).First.ClickAsync();
        await person.SeesHeading("Suche „Soziales bei uns“");
        await person.PageIsSound();
        await person.Fill("Name der Suche", "Sozialplattform");
        await person.Page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await person.Press("Änderungen speichern");
        await person.Sees("Ohne E-Mail bei Neuem.");
        await person.Follow("Sozialplattform");
        await person.Sees("Stand der Schnittstelle: im Betrieb");

        await person.Open("/konto/suchen");
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Löschen" }).First.ClickAsync();
        await person.Sees("Noch keine Suche gespeichert");
        await person.PageIsSound();
    }

    [Test]
    public async Task LongList_ByTyping_ShowsWhatFitsAndWhatIsTicked()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.Open("/dienste?fachverfahren=Amtwerk%20Bau");
        var list = person.Page.Locator("fieldset", new() { Has = person.Page.Locator("legend", new() { HasTextString = "Fachverfahren" }) });
        var all = await list.GetByRole(AriaRole.Checkbox).CountAsync();
        Assert.That(all, Is.GreaterThan(10));
        await person.Page.Locator("#filter-fachverfahren-eingrenzen").PressSequentiallyAsync("personen");
        Assert.That(await list.GetByRole(AriaRole.Checkbox).CountAsync(), Is.EqualTo(2), "Elbtal Personenstand, and Amtwerk Bau because it is ticked");
        await person.PageIsSound();
        await person.Page.Locator("#filter-fachverfahren-eingrenzen").FillAsync("");
        Assert.That(await list.GetByRole(AriaRole.Checkbox).CountAsync(), Is.EqualTo(all));
    }

    private static async Task Unfold(Person person, int width, string facet)
    {
        if (width < 600)
        {
            await person.Page.Locator("details.filters > summary").ClickAsync();
        }

        await person.Page.Locator("details.facet > summary", new() { HasTextString = facet }).ClickAsync();
    }

    private static Task Tick(Person person, string answer) =>
        person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Checkbox, new() { Name = answer }).First.CheckAsync();
}
