using FitStore.Contracts.Accounts;
using FitStore.Support;
using Microsoft.Playwright;
using Account = FitStore.Support.People;

namespace FitStore.Browser.Tests;

/// <summary>
/// A Land's team of three puts a service into the store, the operator's reviewers let it through: from an empty page through a return to
/// publication, then a revision and a suspension.
/// </summary>
internal sealed class PublishJourneyTests
{
    private const string Home = "/bereitstellen/digitaler-angelschein";

    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Team_PublishesAService_ThroughReturnRevisionAndSuspension(int width, bool javaScript)
    {
        await using var store = await StoreUnderTest.Start();
        await using var editor = await BrowserUnderTest.Person(width, javaScript, store);
        await editor.SignIn(Given.LandEditor);
        await BeginListing(editor);
        await WriteSections(editor, javaScript);
        await WriteAtTheSameTime(editor, store, width, javaScript);
        await using var head = await BrowserUnderTest.Person(width, javaScript, store);
        await head.SignIn(GivenListing.LandApprover);
        await Offer(editor, head);

        // Submitted, taken up, returned with a remark.
        await Submit(editor);
        await using var reviewer = await BrowserUnderTest.Person(width, javaScript, store);
        await reviewer.SignIn(Given.OperatorEditor);
        await TakeUp(reviewer);
        await reviewer.Page.Locator("details:has(#anmerkung-summary) > summary").First.EvaluateAsync("details => { details.parentElement.open = true; }");
        await reviewer.Page.Locator("#anmerkung-summary").FillAsync("Bitte sagen, für wen.");
        await reviewer.Press("Mit Anmerkungen zurückgeben");
        await reviewer.Sees("mit Ihren Anmerkungen zurückgegeben");

        // The editor finds the remark on the desk and at its field, mends and submits again.
        await editor.Open("/schreibtisch");
        await editor.Sees("Anmerkungen bearbeiten: Digitaler Angelschein");
        await editor.PageIsSound();
        await editor.Open($"{Home}/name");
        await editor.Sees("Bitte sagen, für wen.");
        await editor.PageIsSound();
        await editor.Page.Locator("#summary").FillAsync("Anglerinnen und Angler beantragen den Fischereischein online.");
        await editor.Press("Speichern");
        await Submit(editor);

        // The reviewer takes it up again; somebody else releases it and accepts the reason of the unmet MUSS.
        await TakeUp(reviewer);
        await using var approver = await BrowserUnderTest.Person(width, javaScript, store);
        await approver.SignIn(GivenListing.OperatorApprover);
        await approver.Open("/betrieb/pruefung/digitaler-angelschein");
        await approver.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await approver.PageIsSound();
        await approver.Press("Freigeben");
        await approver.Sees("Die Fassung ist freigegeben.");
        await using var visitor = await BrowserUnderTest.Person(width, javaScript, store);
        await visitor.Open("/dienste/digitaler-angelschein");
        await visitor.SeesHeading("Digitaler Angelschein");
        await visitor.Sees("Anglerinnen und Angler beantragen");
        await visitor.PageIsSound();

        // A revision: what is published stays until it is released; the change is marked for the reviewer.
        await editor.Open(Home);
        await editor.Press("Überarbeiten");
        await editor.Sees("Eine neue Fassung ist begonnen.");
        await editor.Open($"{Home}/name");
        await editor.Page.Locator("#summary").FillAsync("Anglerinnen und Angler beantragen und verlängern den Fischereischein online.");
        await editor.Press("Speichern");
        await visitor.Page.ReloadAsync();
        await visitor.DoesNotSee("und verlängern");
        await Submit(editor);
        await TakeUp(reviewer);
        await Assertions.Expect(reviewer.Page.Locator(".reviewed--changed ins").First).ToContainTextAsync("und verlängern");
        await approver.Open("/betrieb/pruefung/digitaler-angelschein");
        await approver.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await approver.Press("Freigeben");
        await visitor.Page.ReloadAsync();
        await visitor.Sees("und verlängern");
        await editor.Open($"{Home}/versionen/vergleich?von=1&bis=2");
        await Assertions.Expect(editor.Page.Locator("ins").First).ToContainTextAsync("und verlängern");
        await editor.PageIsSound();

        // The Land's approver suspends it, with a reason that everybody reads.
        await head.Open($"{Home}/aussetzen");
        await head.PageIsSound();
        await head.Fill("Grund", "Das Fachverfahren wird bis Ende Januar umgestellt.");
        await head.Press("Dienst aussetzen");
        await head.Sees("Der Dienst ist ausgesetzt.");
        await visitor.Page.ReloadAsync();
        await visitor.Sees("Das Fachverfahren wird bis Ende Januar umgestellt.");
        await visitor.PageIsSound();
        await head.Open($"{Home}/wieder-aufnehmen");
        await head.PageIsSound();
        await head.Press("Wieder aufnehmen");
        await head.Sees("Der Dienst ist wieder aufgenommen.");
    }

    private static async Task BeginListing(Person editor)
    {
        await editor.Open("/bereitstellen");
        await editor.PageIsSound();
        await editor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Neuen Dienst beschreiben" }).First.ClickAsync();
        await editor.Fill("Name des Dienstes", "Digitaler Angelschein");
        await editor.PageIsSound();
        await editor.Press("Entwurf anlegen");
        await editor.SeesHeading("Digitaler Angelschein");
        await editor.Sees("Voraussetzungen sind noch offen");
        await editor.PageIsSound();
    }

    private static async Task WriteSections(Person editor, bool javaScript)
    {
        await Write(editor, "name", ("#summary", "Fischereischeine online."));
        await editor.Open($"{Home}/beschreibung");
        await editor.Page.Locator("#description-markdown").FillAsync("Der Antrag auf einen **Fischereischein** geht ganz online.");
        if (javaScript)
        {
            await Assertions.Expect(editor.Page.Locator("[data-autosave]")).ToContainTextAsync("Zwischengespeichert um");
            await Assertions.Expect(editor.Page.Locator("[data-preview] strong")).ToHaveTextAsync("Fischereischein");
            await editor.Page.ReloadAsync();
            Assert.That(await editor.Page.Locator("#description-markdown").InputValueAsync(), Does.Contain("ganz online"), "nothing typed is lost");
        }
        else
        {
            await editor.Press("Vorschau zeigen");
            await Assertions.Expect(editor.Page.Locator("[data-preview] strong")).ToHaveTextAsync("Fischereischein");
        }

        await editor.PageIsSound();
        await editor.Press("Speichern");
        await editor.Open($"{Home}/einordnung");
        await editor.Page.Locator("#themenfeld").SelectOptionAsync("bauen-wohnen");
        await editor.Page.Locator("#classification-leistungsschluessel").FillAsync("990");
        await editor.Press("Speichern");
        await Assertions.Expect(editor.Page.Locator(".error-summary a")).ToContainTextAsync("14 Ziffern");
        await editor.PageIsSound();
        await editor.Page.Locator("#classification-leistungsschluessel").FillAsync("99 012 001 001 000");
        await editor.Press("Speichern");
        await Write(editor, "betrieb", ("#operation-operatingAuthority", "Thüringer Ministerium für Umwelt"));
        await editor.Open($"{Home}/support");
        await editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Nein" }).First.CheckAsync();
        await editor.Page.Locator("#support-levels-0-level").SelectOptionAsync("1");
        await editor.Page.Locator("#support-levels-0-provider").FillAsync("Servicestelle");
        await editor.Page.Locator("#support-levels-0-hours").FillAsync("Mo bis Fr, 8 bis 16 Uhr");
        await editor.PageIsSound();
        await editor.Press("Speichern und weiteren Eintrag anlegen");
        await Assertions.Expect(editor.Page.Locator("#support-levels-1-level")).ToBeVisibleAsync();
        await AnswerRequirements(editor);
    }

    /// <summary>All are met but the first MUSS, which comes later.</summary>
    private static async Task AnswerRequirements(Person editor)
    {
        await editor.Open($"{Home}/anforderungen");
        await editor.PageIsSound();
        var first = true;
        foreach (var entry in await editor.Page.Locator(".entry").AllAsync())
        {
            await entry.GetByRole(AriaRole.Radio, new() { Name = first ? "nicht erfüllt" : "erfüllt", Exact = true }).CheckAsync();
            if (first)
            {
                await entry.GetByRole(AriaRole.Textbox).FillAsync("Kommt mit der Fassung vom März 2027.");
            }

            first = false;
        }

        await editor.Press("Speichern");
        await editor.SeesHeading("Digitaler Angelschein");
    }

    /// <summary>Two editors answer the same question: the second sees both texts and chooses; the others' answers stay.</summary>
    private static async Task WriteAtTheSameTime(Person editor, StoreUnderTest store, int width, bool javaScript)
    {
        using var admin = await store.Api.As("admin@thueringen.example.org");
        var member = await Account.Join(store.Api, admin, Role.Reader, Role.Editor);
        await using var second = await BrowserUnderTest.Person(width, javaScript, store);
        await second.Open("/anmelden");
        await second.Page.Locator("#anmeldung input[type=email]").FillAsync(member.Email);
        await second.Page.Locator("#anmeldung input[type=password]").FillAsync(Account.Password);
        await second.Page.Locator("#anmeldung").GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await second.Leaves("/anmelden");

        await second.Open($"{Home}/nachnutzungskonzept");
        await Write(editor, "nachnutzungskonzept", ("#reuseConcept-integration", "Das Land zahlt die Anbindung."), ("#reuseConcept-operation", "Das Land zahlt den Betrieb."));
        await second.Page.Locator("#reuseConcept-integration").FillAsync("Die Kommune zahlt ihre Schnittstelle.");
        await second.Page.Locator("#reuseConcept-interfaces").FillAsync("XFischerei, vom Land.");
        await second.Page.Locator("#reuseConcept-support").FillAsync("Servicestelle des Landes.");
        await second.Page.GetByRole(AriaRole.Radio, new() { Name = "Nein" }).First.CheckAsync();
        await second.Press("Speichern");
        await second.Sees("Jemand anderes hat hier inzwischen auch geschrieben");
        await second.Sees("Das Land zahlt die Anbindung.");
        await second.PageIsSound();
        await second.Page.GetByRole(AriaRole.Radio, new() { Name = "Meine, so wie sie unten im Feld steht" }).CheckAsync();
        await second.Press("Speichern");
        await second.SeesHeading("Digitaler Angelschein");
        await second.Open($"{Home}/nachnutzungskonzept");
        Assert.That(await second.Page.Locator("#reuseConcept-integration").InputValueAsync(), Is.EqualTo("Die Kommune zahlt ihre Schnittstelle."));
        Assert.That(await second.Page.Locator("#reuseConcept-operation").InputValueAsync(), Is.EqualTo("Das Land zahlt den Betrieb."));
    }

    /// <summary>The editor makes an offer and writes its terms clause by clause; somebody else publishes them.</summary>
    private static async Task Offer(Person editor, Person head)
    {
        await editor.Open($"{Home}/angebote");
        await editor.PageIsSound();
        await editor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Angebot anlegen" }).ClickAsync();
        await editor.Fill("Name des Angebots", "Nachnutzung durch Länder");
        await editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Verwaltungsvereinbarung" }).CheckAsync();
        await editor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Länder", Exact = true }).CheckAsync();
        await editor.Press("Angebot anlegen");
        await editor.Sees("Das Angebot ist angelegt.");
        await editor.PageIsSound();
        var terms = new Uri(editor.Page.Url).AbsolutePath;

        await editor.Open($"{terms}/preise");
        await editor.PageIsSound();
        await editor.Page.Locator("#priceSheet-items-0-kind").SelectOptionAsync("operation");
        await editor.Page.Locator("#priceSheet-items-0-label").FillAsync("Betrieb und Support");
        await editor.Page.Locator("#priceSheet-items-0-charge").SelectOptionAsync("yearly");
        await editor.Page.Locator("#priceSheet-items-0-basis").SelectOptionAsync("allocated");
        await editor.Page.Locator("#priceSheet-items-0-amount").FillAsync("120.000");
        await editor.Page.Locator("#priceSheet-items-0-key").SelectOptionAsync("koenigstein");
        await editor.Page.Locator("#priceSheet-connectionCost").FillAsync("4.000 bis 9.000");
        await editor.Page.Locator("#priceSheet-vat-note").FillAsync("Hoheitlich.");
        await editor.Press("Speichern");
        await editor.SeesHeading("Nachnutzung durch Länder");
        await WriteClause(editor, terms, "nutzung", ("#conditionsOfUse", "Für die eigenen Aufgaben."));
        await editor.Open($"{terms}/lizenz");
        await editor.Page.Locator("#licence-spdx").SelectOptionAsync("EUPL-1.2");
        await editor.Page.Locator("#licence-rightsOfLaender").FillAsync("Nutzen, ändern, weitergeben.");
        await editor.Page.Locator("#licence-rightsOfKommunen").FillAsync("Nutzen.");
        await editor.Press("Speichern");
        await WriteClause(editor, terms, "pflege", ("#maintenance-releaseRhythm", "vierteljährlich"), ("#maintenance-lawChanges", "bis zum Inkrafttreten"),
            ("#maintenance-faultClasses-0-name", "Ausfall"), ("#maintenance-faultClasses-0-reaction", "2 Stunden"), ("#maintenance-faultClasses-0-resolution", "8 Stunden"));
        await WriteClause(editor, terms, "betriebszeiten", ("#serviceLevel-availabilityPercent", "99.5"), ("#serviceLevel-operatingHours", "Mo bis Fr, 8 bis 18 Uhr"), ("#serviceLevel-maintenanceWindow", "sonntags"));
        await editor.Open($"{terms}/datenschutz");
        await editor.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await editor.Page.Locator("#dataProtection-note").FillAsync("Nichts zu tun.");
        await editor.Press("Speichern");
        await WriteClause(editor, terms, "laufzeit", ("#minimumTermMonths", "12"), ("#noticeMonths", "6"), ("#exit", "Daten als CSV, danach gelöscht."));
        await editor.Sees("Die Konditionen sind vollständig");

        await head.Open($"{terms}/veroeffentlichen");
        await head.Sees("Niemand nutzt dieses Angebot schon");
        await head.PageIsSound();
        await head.Page.Locator("#ValidFrom").FillAsync(DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await head.Press("Konditionen veröffentlichen");
        await head.Sees("Die Konditionen sind veröffentlicht.");
        await head.PageIsSound();
    }

    private static async Task WriteClause(Person editor, string terms, string clause, params (string Field, string Text)[] typed)
    {
        await editor.Open($"{terms}/{clause}");
        foreach (var (field, text) in typed)
        {
            await editor.Page.Locator(field).FillAsync(text);
        }

        await editor.Press("Speichern");
        await editor.SeesHeading("Nachnutzung durch Länder");
    }

    private static async Task Submit(Person editor)
    {
        await editor.Open(Home);
        await editor.PageIsSound();
        await editor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Prüfen und einreichen" }).ClickAsync();
        await editor.PageIsSound();
        await editor.Press("Zur Prüfung einreichen");
        await editor.Sees("Der Betreiber ist am Zug");
    }

    private static async Task TakeUp(Person reviewer)
    {
        await reviewer.Open("/betrieb/pruefung");
        await reviewer.PageIsSound();
        await reviewer.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Digitaler Angelschein" }).ClickAsync();
        await reviewer.Press("Prüfung beginnen");
        await reviewer.Sees("Die Prüfung ist begonnen.");
        await reviewer.PageIsSound();
    }

    private static async Task Write(Person editor, string section, params (string Field, string Text)[] typed)
    {
        await editor.Open($"{Home}/{section}");
        foreach (var (field, text) in typed)
        {
            await editor.Page.Locator(field).FillAsync(text);
        }

        await editor.Press("Speichern");
        await editor.SeesHeading("Digitaler Angelschein");
    }
}
