using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>The one whole journey: find, read, sign in, express interest, and both sides see it on their desks.</summary>
internal sealed class InterestJourneyTests
{
    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Kommune_ExpressesDemand_AndItsLandSeesIt(int width, bool javaScript)
    {
        var (editor, name) = javaScript ? (Given.KommuneEditor, "Nordhausen") : ("editor@landkreis-nordhausen.example.org", "Nordhausen");
        await using var kommune = await BrowserUnderTest.Person(width, javaScript);
        await kommune.Open("/");
        await kommune.PageIsSound();
        await kommune.Page.GetByRole(AriaRole.Main).Locator("input[type=search]").First.FillAsync("bauantrag");
        await kommune.Press("Suchen");
        await kommune.Follow("Digitale Baugenehmigung");
        await kommune.SeesHeading("Digitale Baugenehmigung");
        await kommune.Sees("1.200.000");
        await kommune.Sees("Beispielwert");

        await kommune.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Interesse bekunden" }).First.ClickAsync();
        await kommune.FillSignIn(editor);
        await kommune.SeesHeading("Interesse bekunden");
        await kommune.Sees("kein Auftrag");
        await kommune.Sees("Ihr Interesse geht als Bedarf an Ihr Land");
        await kommune.PageIsSound();
        await FillRequest(kommune, "Rund 300 Bauanträge im Jahr");

        await kommune.Sees("Rund 300 Bauanträge im Jahr");
        await kommune.PageIsSound();
        await kommune.Press("Interesse bekunden");
        await kommune.SeesHeading("Ihr Interesse ist bekundet");
        await kommune.Sees("Das ist kein Auftrag");
        await kommune.Sees("Thüringen ist am Zug");
        await kommune.PageIsSound();
        await kommune.Follow("Zum Schreibtisch");
        await kommune.Sees("Digitale Baugenehmigung");
        await kommune.PageIsSound();

        await using var land = await BrowserUnderTest.Person(width, javaScript);
        await land.SignIn(Given.LandEditor);
        await land.Open("/schreibtisch");
        await land.Sees("Digitale Baugenehmigung");
        await land.Sees("Einwohner");
        await land.PageIsSound();
        await land.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Digitale Baugenehmigung" }).First.ClickAsync();
        await land.Sees(name);
    }

    [Test]
    public async Task Land_ExpressesInterestToAProvider_AndBothTalk()
    {
        await using var land = await BrowserUnderTest.Person();
        await land.SignIn(Given.LandEditor);
        await land.Open("/dienste/wohngeld-online");
        await land.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Interesse bekunden" }).First.ClickAsync();
        await FillRequest(land, "Landesweit für alle Wohngeldstellen");
        await land.Press("Interesse bekunden");
        await land.SeesHeading("Ihr Interesse ist bekundet");
        await land.Follow("Zum Vorgang");
        await land.SeesHeading("Wohngeld Online");
        await land.PageIsSound();
        var request = new Uri(land.Page.Url).AbsolutePath;

        await using var provider = await BrowserUnderTest.Person(360);
        await provider.SignIn("editor@schleswig-holstein.example.org");
        await provider.Open("/schreibtisch");
        await provider.Sees("Wohngeld Online");
        await provider.PageIsSound();
        await provider.Open(request);
        await provider.Sees("Landesweit für alle Wohngeldstellen");
        await provider.Fill("Ihre Nachricht", "Gern. <b>Passt</b> der Mai?");
        await provider.Press("Nachricht senden");
        await provider.Sees("Passt");
        await provider.PageIsSound();

        await land.Page.ReloadAsync();
        await land.Sees("der Mai?");

        await using var stranger = await BrowserUnderTest.Person();
        await stranger.SignIn("editor@bonn.example.org");
        await stranger.Open(request);
        await stranger.SeesHeading("Diese Seite gibt es nicht");
        await stranger.DoesNotSee("Landesweit für alle Wohngeldstellen");

        await land.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Interesse zurückziehen" }).ClickAsync();
        await land.Fill("Grund", "Wir warten auf den Haushalt.");
        await land.PageIsSound();
        await land.Press("Interesse zurückziehen");
        await land.Sees("Wir warten auf den Haushalt.");
    }

    [Test]
    public async Task Form_WhoseSessionIsLost_ComesBackFilledForTheSamePerson()
    {
        await using var person = await BrowserUnderTest.Person();
        await StartDraft(person, "editor@rostock.example.org");
        await person.Fill("Umfang", "Was ich schon getippt hatte");
        await person.LoseSession();
        await person.Press("Speichern und weiter");
        await person.FillSignIn("editor@rostock.example.org");
        await person.SeesHeading("Wofür möchten Sie den Dienst nutzen?");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Umfang" })).ToHaveValueAsync("Was ich schon getippt hatte");
    }

    [Test]
    public async Task Form_WhoseSessionIsLost_ShowsNothingOfItToAnotherPerson()
    {
        await using var person = await BrowserUnderTest.Person(javaScript: false);
        await StartDraft(person, "editor@kiel.example.org");
        await person.Fill("Umfang", "Das geht niemanden etwas an");
        await person.LoseSession();
        await person.Press("Speichern und weiter");
        await person.FillSignIn("editor@bonn.example.org");
        await person.DoesNotSee("Das geht niemanden etwas an");
        await person.DoesNotSee("Kiel");
    }

    [Test]
    public async Task Interest_ClickedTwiceAndFromTwoBrowsers_IsExpressedOnce()
    {
        await using var first = await BrowserUnderTest.Person();
        await using var second = await BrowserUnderTest.Person();
        await StartDraft(first, "editor@gross-kelle.example.org");
        await first.Fill("Umfang", "Für unsere Gemeinde");
        await first.Press("Speichern und weiter");
        await first.SeesHeading("Wer kann Fragen beantworten?");
        await FillContactAndRest(first);
        await first.SeesHeading("Prüfen Sie Ihre Angaben");

        await second.SignIn("editor@gross-kelle.example.org");
        await second.Open(new Uri(first.Page.Url).AbsolutePath);
        await second.SeesHeading("Prüfen Sie Ihre Angaben");

        await first.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Interesse bekunden" }).DblClickAsync();
        await first.SeesHeading("Ihr Interesse ist bekundet");
        await second.Press("Interesse bekunden");
        await second.DoesNotSee("Fehler bei uns");

        using var api = await BrowserUnderTest.Store.Api.As("editor@gross-kelle.example.org");
        var adoption = (await api.Get<Page<Adoption>>("/v1/adoptions?side=adopter")).Items.Single();
        var whole = await api.Get<Adoption>($"/v1/adoptions/{adoption.Id}");
        Assert.That(whole.History.Count(entry => entry.Act == AdoptionAct.ExpressInterest), Is.EqualTo(1));
    }

    private static async Task StartDraft(Person person, string email)
    {
        await person.SignIn(email);
        await person.Open("/dienste/digitale-baugenehmigung/interesse");
        await person.Press("Entwurf beginnen");
        await person.SeesHeading("Wofür möchten Sie den Dienst nutzen?");
    }

    internal static async Task FillRequest(Person person, string scope)
    {
        var choices = person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Radio);
        if (await choices.CountAsync() > 0)
        {
            await choices.First.CheckAsync();
        }

        await person.Press("Entwurf beginnen");
        await person.SeesHeading("Wofür möchten Sie den Dienst nutzen?");
        await person.Press("Speichern und weiter");
        await person.PageIsSound();
        await person.Fill("Umfang", scope);
        await person.Press("Speichern und weiter");
        await person.SeesHeading("Wer kann Fragen beantworten?");
        await FillContactAndRest(person);
        await person.SeesHeading("Prüfen Sie Ihre Angaben");
    }

    private static async Task FillContactAndRest(Person person)
    {
        await person.Fill("Name", "Jana Petersen");
        await person.Fill("E-Mail-Adresse", "keine-adresse");
        await person.Press("Speichern und weiter");
        await person.Sees("E-Mail-Adresse");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name" })).ToHaveValueAsync("Jana Petersen");
        await person.Fill("E-Mail-Adresse", "bauamt@nordhausen.example.org");
        await person.Press("Speichern und weiter");
        await person.SeesHeading("Wann möchten Sie beginnen?");
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Index = 5 });
        await person.Press("Speichern und weiter");
        await person.SeesHeading("Möchten Sie noch etwas sagen?");
        await person.Press("Speichern und weiter");
    }
}
