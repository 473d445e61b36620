using FitStore.Api.Database;
using FitStore.Api.Organisations;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>From a store that nobody can sign in to, to a Kommune's editor expressing interest: nobody touches the database.</summary>
internal sealed class ComingInJourneyTests
{
    private const string OperatorAdmin = "ole.hansen@betrieb.example.org";
    private const string KommuneAdmin = "jana.petersen@musterhausen.example.org";
    private const string KommuneEditor = "karim.yilmaz@musterhausen.example.org";

    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Authority_ThatNeverHeardOfTheStore_EntersAndExpressesInterest(int width, bool javaScript)
    {
        await using var store = StoreUnderTest.Start(await TestDatabase.WithoutAccounts(Databases.Sqlite));

        // The operator comes in by the link that the command shows.
        var link = await CreateOperator.Run(store.Api.Services.GetRequiredService<FitDatabase>(), "Betreiber", "kontakt@betrieb.example.org", OperatorAdmin);
        await using var operators = await BrowserUnderTest.Person(width, javaScript, store);
        await Accept(operators, link, "Ole Hansen");

        // A Kommune applies.
        await using var kommune = await BrowserUnderTest.Person(width, javaScript, store);
        await kommune.Open("/aufnahme");
        await kommune.PageIsSound();
        await kommune.Page.GetByRole(AriaRole.Radio, new() { Name = "Gemeinde", Exact = true }).CheckAsync();
        await kommune.Press("Weiter");
        await kommune.Fill("Name der Organisation", "Stadt Musterhausen");
        await kommune.Fill("Amtlicher Regionalschlüssel (ARS)", "16062004");
        await kommune.Fill("Funktionspostfach", "poststelle@musterhausen.example.org");
        await kommune.Fill("Name der verantwortlichen Person", "Jana Petersen");
        await kommune.Fill("E-Mail-Adresse der verantwortlichen Person", KommuneAdmin);
        await kommune.Press("Weiter zur Prüfung");
        await kommune.PageIsSound();
        await Assertions.Expect(kommune.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await kommune.Fill("Amtlicher Regionalschlüssel (ARS)", "160629999999");
        await kommune.Press("Weiter zur Prüfung");
        await kommune.SeesHeading("Angaben prüfen");
        await kommune.PageIsSound();
        await kommune.Press("Aufnahme beantragen");
        await kommune.SeesHeading("Ihr Antrag ist eingegangen");
        await kommune.PageIsSound();

        // The operator accredits it.
        await operators.Open("/betrieb/antraege");
        await operators.PageIsSound();
        await operators.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Stadt Musterhausen" }).First.ClickAsync();
        await operators.SeesHeading("Stadt Musterhausen");
        await operators.PageIsSound();
        await operators.Press("Organisation aufnehmen");
        await operators.Sees("Die Organisation ist aufgenommen.");

        // Its first administrator comes in by mail and invites an editor.
        await Accept(kommune, (await store.Api.Mailbox.Newest(KommuneAdmin)).Token, "Jana Petersen");
        await kommune.Open("/organisation/einladen");
        await kommune.PageIsSound();
        await kommune.Page.GetByLabel("E-Mail-Adresse").First.FillAsync(KommuneEditor);
        await kommune.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Bearbeiten" }).CheckAsync();
        await kommune.Press("Einladung senden");
        await kommune.Sees(KommuneEditor);
        await kommune.PageIsSound();

        // The editor accepts and expresses interest.
        await using var editor = await BrowserUnderTest.Person(width, javaScript, store);
        await Accept(editor, (await store.Api.Mailbox.Newest(KommuneEditor)).Token, "Karim Yilmaz");
        await editor.Open("/dienste/digitale-baugenehmigung");
        await editor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Interesse bekunden" }).First.ClickAsync();
        await InterestJourneyTests.FillRequest(editor, "Rund 300 Bauanträge im Jahr");
        await editor.Press("Interesse bekunden");
        await editor.SeesHeading("Ihr Interesse ist bekundet");
        await editor.Sees("Thüringen ist am Zug");
    }

    [Test]
    public async Task SecondFactor_EnrolledOnThePage_IsAskedForWithTheNextSignIn()
    {
        await using var store = await StoreUnderTest.Start();
        await using var person = await BrowserUnderTest.Person(360, store: store);
        await person.SignIn(Given.KommuneEditor);
        await person.Open("/konto/zweiter-faktor");
        await person.PageIsSound();
        await person.Page.Locator("#Fresh_CurrentPassword").FillAsync(ApiUnderTest.Password);
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        await person.SeesHeading("App einrichten");
        var secret = (await person.Page.Locator(".secret code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await person.PageIsSound();
        await person.Page.Locator("input[autocomplete=one-time-code]").FillAsync(Now(secret));
        await person.Press("Code bestätigen");
        await person.SeesHeading("Ihre Wiederherstellungscodes");
        await person.PageIsSound();

        await person.LoseSession();
        await person.Open("/anmelden");
        await person.FillSignIn(Given.KommuneEditor);
        await person.SeesHeading("Code eingeben");

        // The code that confirmed the enrolment is used up; the app shows the next one soon.
        await person.Page.Locator("input[autocomplete=one-time-code]").FillAsync(Now(secret, stepsAhead: 1));
        await person.PageIsSound();
        await person.Press("Anmelden");
        await person.Leaves("/anmelden");
        await person.Open("/konto");
        await person.SeesHeading("Mein Konto");
    }

    /// <summary>What the app would show, computed as RFC 6238 says.</summary>
    private static string Now(string secret, int stepsAhead = 0) => People.Totp(secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stepsAhead);

    /// <summary>Follows the link of a mail and makes an account; one is signed in after that.</summary>
    private static async Task Accept(Person person, string token, string name)
    {
        await person.Open($"/einladung?token={token}");
        await person.PageIsSound();
        await person.Fill("Ihr Name", name);
        await person.Page.GetByLabel("Passwort").First.FillAsync(People.Password);
        await person.Press("Konto anlegen und Einladung annehmen");
        await person.Leaves("/einladung");
    }
}
