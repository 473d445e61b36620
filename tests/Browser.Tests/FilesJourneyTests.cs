using System.Text;
using FitStore.Contracts.Publishing;
using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>An editor adds a document and a picture to a listing; once it is published, a stranger sees and downloads them.</summary>
internal sealed class FilesJourneyTests
{
    private const string Words = "Das Formular auf dem Telefon";

    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Editor_UploadsDocumentAndPicture_AStrangerDownloadsThem(int width, bool javaScript)
    {
        await using var store = await StoreUnderTest.Start();
        using var api = await store.Api.As(Given.LandEditor);
        var draft = await GivenListing.ReadyDraft(store.Api, api);
        await using var editor = await BrowserUnderTest.Person(width, javaScript, store);
        await editor.SignIn(Given.LandEditor);
        await using var visitor = await BrowserUnderTest.Person(width, javaScript, store);

        // From the section, with what is typed there saved.
        await editor.Open($"/bereitstellen/{draft.Service}/unterlagen");
        await editor.Press("Speichern und Dateien hochladen");
        await editor.SeesHeading("Unterlagen und Bilder");

        // A wrong file: told at the field, and the rest is kept.
        await editor.Fill("Titel", "Leitfaden zur Anbindung");
        await editor.Page.GetByLabel("Wozu dient sie?").SelectOptionAsync("connectionGuide");
        await Choose(editor, "#Unterlage", "leitfaden.pdf", "<html>kein PDF"u8.ToArray());
        await editor.Press("Unterlage hochladen");
        await editor.Sees("Dateien dieser Art werden nicht angenommen");
        await editor.PageIsSound();
        await Assertions.Expect(editor.Page.Locator("#Titel")).ToHaveValueAsync("Leitfaden zur Anbindung");
        await Assertions.Expect(editor.Page.GetByLabel("Wozu dient sie?")).ToHaveValueAsync("connectionGuide");

        var guide = Encoding.UTF8.GetBytes("Schritt 1: Postfach einrichten.\n");
        await Choose(editor, "#Unterlage", "Leitfaden (Größe).txt", guide);
        await editor.Press("Unterlage hochladen");
        await editor.Sees("Die Unterlage ist hochgeladen und steht im Entwurf.");

        await Choose(editor, "#Bild", "formular.png", GivenListing.Picture());
        await editor.Press("Bild hochladen");
        await editor.Sees("Beschreiben Sie in einem Satz, was das Bild zeigt");
        await editor.Fill("Was zeigt das Bild?", Words);
        await Choose(editor, "#Bild", "formular.png", GivenListing.Picture());
        await editor.Press("Bild hochladen");
        await editor.Sees("Das Bild ist hochgeladen.");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "In die Beschreibung einfügen" }).ClickAsync();
        await editor.Sees("Das Bild steht jetzt am Ende der Beschreibung.");
        await editor.PageIsSound();
        await editor.Open($"/bereitstellen/{draft.Service}/vorschau");
        await Shows(editor);
        var address = await editor.Page.GetByAltText(Words).GetAttributeAsync("src");
        Assert.That((await visitor.Page.GotoAsync(address!))!.Status, Is.EqualTo(404), "before it is published");

        await Publish(store, api, draft);
        await visitor.Open($"/dienste/{draft.Service}");
        await Shows(visitor);
        await visitor.PageIsSound();
        await Unfold(visitor, "li");
        await visitor.Sees("(Anbindungsleitfaden, Text, 32");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Leitfaden zur Anbindung" }).ClickAsync());
        Assert.Multiple(async () =>
        {
            Assert.That(download.SuggestedFilename, Is.EqualTo("Leitfaden (Größe).txt"));
            Assert.That(await File.ReadAllBytesAsync((await download.PathAsync())!), Is.EqualTo(guide));
        });
    }

    private static Task Choose(Person person, string field, string name, byte[] content) =>
        person.Page.Locator(field).SetInputFilesAsync(new FilePayload { Name = name, MimeType = name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "text/plain", Buffer = content });

    /// <summary>Opens what is folded and holds such an element.</summary>
    private static Task<int> Unfold(Person person, string element) =>
        person.Page.Locator($"main details:has({element})").EvaluateAllAsync<int>("all => { all.forEach(details => { details.open = true; }); return all.length; }");

    /// <summary>The picture stands in the description and was loaded.</summary>
    private static async Task Shows(Person person)
    {
        await Unfold(person, "img");
        var picture = person.Page.GetByAltText(Words);
        await Assertions.Expect(picture).ToBeVisibleAsync();
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 1);
    }

    private static async Task Publish(StoreUnderTest store, Client editor, ServiceRevision draft)
    {
        using var reviewer = await store.Api.As(Given.OperatorEditor);
        using var approver = await store.Api.As(GivenListing.OperatorApprover);
        var written = await editor.Get<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1");
        await GivenListing.Publish(approver, await GivenListing.TakeUp(reviewer, await GivenListing.Submit(editor, written)));
    }
}
