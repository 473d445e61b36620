using System.Text;
using FitStore.Contracts.Accounts;
using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>
/// A Kommune works through its checklist and a colleague goes on with it; the vendor promises a day; the providing Land sees it on its board and
/// takes the report along.
/// </summary>
internal sealed class ConnectionJourneyTests
{
    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Kommune_Connects_WithAColleagueAVendorAndTheProvider(int width, bool javaScript)
    {
        await using var store = await StoreUnderTest.Start();
        using var kommune = await store.Api.As(Given.KommuneEditor);
        var id = (await Given.Interest(kommune)).Id;
        await GivenConnection.Begin(store.Api, kommune, id);
        var home = $"/nachnutzungen/{id}/anbindung";

        await using var editor = await BrowserUnderTest.Person(width, javaScript, store);
        await editor.SignIn(Given.KommuneEditor);
        await editor.Open(home);
        await editor.Sees("Als Nächstes für Sie");
        await editor.Sees("0 von 17 Punkten sind erledigt");
        await editor.PageIsSound();
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Diesen Punkt bearbeiten" }).ClickAsync();
        await editor.SeesHeading("Technische Ansprechperson benannt");
        await editor.PageIsSound();
        await editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Erledigt" }).CheckAsync();
        await editor.Fill("Notiz", "Karim Yilmaz, Telefon 03631 0000");
        await editor.Press("Punkt speichern");
        await editor.Sees("Der Punkt ist gespeichert.");
        await editor.Sees("1 von 17 Punkten ist erledigt");

        // A file, after one that is none of those taken.
        await editor.Open($"{home}/connectionForm");
        await Choose(editor, "formular.pdf", "<html>kein PDF"u8.ToArray());
        await editor.Press("Datei hochladen");
        await editor.Sees("Dateien dieser Art werden nicht angenommen");
        await editor.PageIsSound();
        await Choose(editor, "formular.txt", Encoding.UTF8.GetBytes("Organisationseinheit: 4711\n"));
        await editor.Press("Datei hochladen");
        await editor.Sees("Die Datei ist hochgeladen.");
        await editor.Sees("formular.txt");

        // The Fachverfahren goes to its vendor.
        await editor.Open($"{home}/beteiligte");
        await editor.PageIsSound();
        await editor.Fill("Anderes Fachverfahren", GivenConnection.System.Product);
        await editor.Fill("Hersteller", GivenConnection.System.Vendor);
        await editor.Press("Angaben speichern");
        await editor.Sees("Die Angaben sind gespeichert.");

        // A colleague goes on where the editor stopped.
        using var admin = await store.Api.As("admin@nordhausen.example.org");
        var member = await People.Join(store.Api, admin, Role.Editor);
        await using var colleague = await BrowserUnderTest.Person(width, javaScript, store);
        await colleague.Open("/anmelden");
        await colleague.Page.Locator("#anmeldung input[type=email]").FillAsync(member.Email);
        await colleague.Page.Locator("#anmeldung input[type=password]").FillAsync(People.Password);
        await colleague.Page.Locator("#anmeldung").GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await colleague.Leaves("/anmelden");
        await colleague.Open(home);
        await colleague.Sees("Zuletzt bearbeitet von");
        await colleague.Open($"{home}/firewallRule");
        await colleague.Page.GetByRole(AriaRole.Radio, new() { Name = "Entfällt" }).CheckAsync();
        await colleague.Press("Punkt speichern");
        await colleague.Sees("Schreiben Sie, warum der Punkt bei Ihnen entfällt.");
        await colleague.Fill("Warum entfällt er?", "Wir holen die Anträge ab.");
        await colleague.Press("Punkt speichern");
        await colleague.Sees("2 von 17 Punkten sind erledigt");

        // The vendor promises a day.
        await using var vendor = await BrowserUnderTest.Person(width, javaScript, store);
        await vendor.SignIn(GivenConnection.VendorEditor);
        await vendor.Open("/hersteller");
        await vendor.PageIsSound();
        await vendor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Nordhausen" }).First.ClickAsync();
        await vendor.PageIsSound();
        var promised = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20);
        await vendor.Page.GetByLabel("Zugesagter Tag").FillAsync(promised.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await vendor.Page.GetByRole(AriaRole.Radio, new() { Name = "In Arbeit" }).CheckAsync();
        await vendor.Press("Zusage speichern");
        await vendor.Sees("Ihre Zusage ist gespeichert.");
        Assert.That((await vendor.Page.GotoAsync(home))!.Status, Is.EqualTo(404), "nothing else of the adoption");

        // The provider's board, its list, and the report.
        await using var provider = await BrowserUnderTest.Person(width, javaScript, store);
        await provider.SignIn(Given.ProviderEditor);
        await provider.Open("/anbindungen");
        await provider.Sees("1 Anbindung ist unterwegs");
        await provider.PageIsSound();
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = "Als Liste zeigen" }).ClickAsync();
        await provider.Sees("Nordhausen");
        await provider.PageIsSound();
        await provider.Open("/anbindungen?stand=test");
        await provider.Sees("Hier ist keine Anbindung unterwegs");
        await provider.Open(home);
        await provider.Sees($"zugesagt zum {promised:dd.MM.yyyy}");
        var report = await provider.Page.RunAndWaitForDownloadAsync(() => provider.Page.GetByRole(AriaRole.Link, new() { Name = "Anbindungsbericht als PDF" }).ClickAsync());
        Assert.That(Encoding.ASCII.GetString(await File.ReadAllBytesAsync((await report.PathAsync())!), 0, 5), Is.EqualTo("%PDF-"));

        // And the conversation takes files.
        await editor.Open($"/nachnutzungen/{id}");
        await editor.Fill("Ihre Nachricht", "Hier sind unsere Testfälle.");
        await editor.Page.Locator("#Dateien").SetInputFilesAsync(new FilePayload { Name = "testfaelle.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Testfall 1\n") });
        await editor.Press("Nachricht senden");
        await editor.Sees("testfaelle.txt");
        await editor.PageIsSound();
    }

    private static Task Choose(Person person, string name, byte[] content) =>
        person.Page.Locator("#Datei").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = content });
}
