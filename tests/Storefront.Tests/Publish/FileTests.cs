using System.Net;
using System.Text;
using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>Listings that come from files, and go out as files.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class FileTests : WritingFor
{
    private const string New = "/bereitstellen/neu";

    private static readonly PubliccodeReading Reading = new()
    {
        StandardVersion = "0.4",
        Content = Listings.Nothing with { Name = "Bau online", Summary = "Bauanträge online.", Description = new Description { Markdown = "Aus der Datei.", Provenance = Provenance.Declared } },
        Licence = new Licence { Spdx = "EUPL-1.2", SourceRepository = "https://code.example.org/bau", RightsOfLaender = "", RightsOfKommunen = "" },
        Unmapped = [new UnmappedKey { Key = "maintenance/contacts", Value = "Jana Petersen", Reason = "Nennen Sie Funktionspostfächer." }],
    };

    [Test]
    public async Task Begin_WithAListingAsJson_CreatesTheWholeListing()
    {
        await SignInEditor();
        Answer("POST /v1/services", Listings.Revision(Listings.Everything), HttpStatusCode.Created);
        var after = await Upload(New, "dienst.json", Json(Listings.Everything));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home), after.Document.QuerySelector(".error-summary")?.TextContent);
        Assert.That(Json(Sent("POST /v1/services").As<NewService>().Content!), Is.EqualTo(Json(Listings.Everything)), "nothing is lost on the way in");
    }

    [Test]
    public async Task Download_OfAListing_IsWhatCanBeBroughtInAgain()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        using var file = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Browser.BaseAddress!, $"{Home}?handler=Content")));

        Assert.That(await file.Content.ReadAsStringAsync(), Is.EqualTo(Json(Listings.Everything)));
        Assert.That(file.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
    }

    [TestCase("dienst.json", "kein json")]
    [TestCase("dienst.json", "null")]
    [TestCase("dienst.json", "{\"name\":\"nur das\"}")]
    [TestCase("dienst.pdf", "%PDF-1.7")]
    public async Task Begin_WithAFileThatIsNone_SaysSoAtTheField(string name, string text)
    {
        await SignInEditor();
        var again = await Upload(New, name, text, ("Name", "Mein Dienst"));

        HasErrorAt(again, "Datei");
        Assert.That(again.Value("Name"), Is.EqualTo("Mein Dienst"));
    }

    [Test]
    public async Task Begin_WithPubliccode_ShowsWhatComesAndWhatDoesNotBeforeAnythingIsMade()
    {
        await SignInEditor();
        Answer("POST /v1/publiccode-imports", Reading);
        var look = await Upload(New, "publiccode.yml", "publiccodeYmlVersion: \"0.4\"\n");

        Assert.That(look.Text, Does.Contain("Aus der Datei.").And.Contain("maintenance/contacts").And.Contain("Nennen Sie Funktionspostfächer.").And.Contain("EUPL-1.2"));
        Assert.That(look.Value("Name"), Is.EqualTo("Bau online"));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/services"));

        Answer("POST /v1/services", Listings.Revision(Listings.Nothing), HttpStatusCode.Created);
        var after = await Visitor.Submit(look, ("Name", "Bauantrag online"));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home), after.Document.QuerySelector(".error-summary")?.TextContent);
        var sent = Sent("POST /v1/services").As<NewService>();
        Assert.That((sent.Name, sent.Content!.Name, sent.Content.Description!.Markdown), Is.EqualTo(("Bauantrag online", "Bauantrag online", "Aus der Datei.")));
    }

    [Test]
    public async Task Begin_WithPubliccodeThatIsRefused_SaysWhyAtTheField()
    {
        await SignInEditor();
        Refuse("POST /v1/publiccode-imports", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks("/publiccodeYmlVersion", "Nennen Sie die Fassung des Standards."));
        var again = await Upload(New, "publiccode.yaml", "name: x\n");

        HasErrorAt(again, "Datei");
        Assert.That(again.Text, Does.Contain("Nennen Sie die Fassung des Standards."));
    }

    [Test]
    public async Task Begin_ForgedReading_AsksForTheFileAgain()
    {
        await SignInEditor();
        Answer("POST /v1/publiccode-imports", Reading);
        var look = await Upload(New, "publiccode.yml", "x");
        var again = await Visitor.Submit(look, ("Gelesen", "{\"forged\":true}"));

        HasErrorAt(again, "Datei");
        Assert.That(again.Value("Name"), Is.EqualTo("Bau online"));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/services"));
    }

    [Test]
    public async Task TakeOver_FromAFile_ChangesOnlyWhatIsTicked()
    {
        Revision = Listings.Revision(Listings.Everything with { Description = null });
        await SignInEditor();
        Answer("POST /v1/publiccode-imports", Reading);
        var look = await Upload($"{Home}/datei", "publiccode.yml", "x");

        var boxes = look.Document.QuerySelectorAll("[name='Nehmen']");
        Assert.That(boxes.Where(box => box.HasAttribute("checked")).Select(box => box.GetAttribute("value")), Is.EqualTo((string[])["description-markdown"]), "what the draft says already is not replaced by itself");
        Assert.That(boxes.Select(box => box.GetAttribute("value")), Does.Contain("name").And.Contain("summary"));

        var after = await Visitor.Submit(look);

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home), after.Document.QuerySelector(".error-summary")?.TextContent);
        Assert.That((Revision.Content.Name, Revision.Content.Description!.Markdown), Is.EqualTo((Listings.Everything.Name, "Aus der Datei.")));
    }

    [Test]
    public async Task TakeOver_NothingTicked_SaysSo()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        Answer("POST /v1/publiccode-imports", Reading);
        var again = await Visitor.Submit(await Upload($"{Home}/datei", "publiccode.yml", "x"));

        HasErrorAt(again, "Nehmen");
        Assert.That(Patches, Is.Empty);
    }

    [Test]
    public async Task TakeOver_ColleagueWroteMeanwhile_ShowsTheDifferencesAnew()
    {
        Revision = Listings.Revision(Listings.Everything with { Description = null });
        await SignInEditor();
        Answer("POST /v1/publiccode-imports", Reading);
        var look = await Upload($"{Home}/datei", "publiccode.yml", "x");
        ColleagueWrites(content => content with { Summary = "Neu." });

        var again = await Visitor.Submit(look);

        TellsOfChange(again);
        Assert.That(again.Document.QuerySelector("[name='Nehmen'][value='description-markdown'][checked]"), Is.Not.Null, "what was ticked stays ticked");
    }

    private async Task<Shown> Upload(string address, string name, string text, params (string Name, string Value)[] typed)
    {
        var page = await Visitor.Open(address);
        using var content = new MultipartFormDataContent();
        foreach (var field in page.Document.QuerySelectorAll("main form[method=post] input[type=hidden]"))
        {
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        }

        foreach (var (field, value) in typed)
        {
            content.Add(new StringContent(value), field);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Datei", name);
        return await Visitor.Send(page, content);
    }

    private static string Json(ServiceContent content) => JsonSerializer.Serialize(content, ContractsJson.Default.ServiceContent);
}
