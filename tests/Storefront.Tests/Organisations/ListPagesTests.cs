using System.Net;
using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Tests.Organisations;

/// <summary>The operator keeps what listings are filled in from: keys, requirements, and the lists that all share.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ListPagesTests : ActingFor
{
    private const string Keys = "/betrieb/listen/schluessel";
    private const string Requirements = "/betrieb/listen/anforderungen";
    private const string File = "id,name\n10001,Probe\n";

    private static readonly FachverfahrenProduct Kept = Product("Elbtal Bau");
    private static readonly FachverfahrenProduct Duplicate = Product("ElbTal-Bau");

    private static readonly KeyImportEffect Effect = new()
    {
        Catalogue = KeyCatalogue.OzgIds,
        Lines = 2,
        Added = 1,
        Updated = 1,
        Unchanged = 0,
        NotNamed = 3,
        Changes = [new KeyChange { Key = "10001", Before = "Alt", After = "Neu" }, new KeyChange { Key = "10002", After = "Hinzu" }],
        Errors = [],
        ErrorCount = 0,
    };

    private static readonly KeyImport Import = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 2,
        Catalogue = KeyCatalogue.OzgIds,
        State = ImportState.Done,
        AsOf = new DateOnly(2026, 11, 1),
        Source = "FIM-Portal",
        StartedAt = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
        EndedAt = new DateTimeOffset(2026, 11, 22, 8, 0, 1, TimeSpan.Zero),
        Lines = 2,
        Added = 1,
        Updated = 1,
        Unchanged = 0,
        Errors = [],
        ErrorCount = 0,
    };

    private static readonly RequirementCatalogue Catalogue = new()
    {
        Id = Guid.CreateVersion7(),
        Name = "EfA-Mindestanforderungen",
        Edition = "2027.1",
        Title = "EfA-Mindestanforderungen 2027.1",
        Provenance = Provenance.Declared,
        ImportedAt = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
        Requirements = [new Requirement { Id = "GE-01", Group = "Gestaltung", Obligation = Obligation.Muss, Text = "Barrierefrei." }],
    };

    [SetUp]
    public void Answers()
    {
        Answer("GET /v1/key-catalogues", new KeyCatalogues { Leistungen = new() { Entries = 8557, AsOf = new DateOnly(2026, 11, 1), Source = "FIM-Portal, LeiKa" }, OzgIds = new() { Entries = 0 } });
        Answer("GET /v1/key-imports", PageOf(Import));
        Answer($"GET /v1/key-imports/{Import.Id}", Import);
        Answer("POST /v1/key-import-effects", Effect);
        Answer("GET /v1/requirement-catalogues", PageOf(new RequirementCatalogueEntry { Id = Catalogue.Id, Name = Catalogue.Name, Edition = Catalogue.Edition, Title = Catalogue.Title, Provenance = Catalogue.Provenance, ImportedAt = Catalogue.ImportedAt, Requirements = 1, Muss = 1 }));
        Answer($"GET /v1/requirement-catalogues/{Catalogue.Id}", Catalogue);
        Answer("GET /v1/fachverfahren-products", PageOf(Kept, Duplicate, Product("Amtwerk") with { Vendor = "Amtwerk Software" }));
        Answer($"GET /v1/fachverfahren-products/{Duplicate.Id}", Duplicate);
        Answer($"GET /v1/fachverfahren-products/{Duplicate.Id}/use", new SharedNameUse { Services = [new NamingService { Slug = "bau", Name = "Bau online" }] });
        Answer("GET /v1/registers", PageOf<SharedRegister>());
    }

    [TestCase("/betrieb/listen")]
    [TestCase(Keys)]
    [TestCase(Requirements)]
    [TestCase("/betrieb/listen/fachverfahren")]
    [TestCase("/betrieb/listen/register")]
    public async Task ListPage_ForAnotherOrganisation_SaysWhoseItIs(string address)
    {
        await SignInAdmin();
        IsNotAllowed(await Visitor.Open(address), "für den Betreiber des Stores");
    }

    [Test]
    public async Task Lists_ForTheOperator_SayHowEachStands()
    {
        await SignInOperator();
        var page = await Visitor.Open("/betrieb/listen");

        Assert.That(page.Text, Does.Contain("Stand 01.11.2026").And.Contain("OZG-IDs: noch keine Datei").And.Contain("EfA-Mindestanforderungen 2027.1"));
    }

    [Test]
    public async Task Keys_LookedAt_ShowWhatWouldChangeAndImportNothing()
    {
        await SignInOperator();
        var look = await Upload(Keys, File, ("Catalogue", "OzgIds"));

        Assert.That(look.Text, Does.Contain("Noch ist nichts geändert.").And.Contain("Alt").And.Contain("Hinzu"));
        Assert.That(Sent("POST /v1/key-import-effects").Query, Is.EqualTo("?catalogue=ozgIds"));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/key-imports"));
        Assert.That(look.Value("Looked"), Has.Length.EqualTo(64));
    }

    [Test]
    public async Task Keys_SameFileAgain_AreImported()
    {
        await SignInOperator();
        Answer("POST /v1/key-imports", Import, HttpStatusCode.Accepted);
        var look = await Upload(Keys, File, ("Catalogue", "OzgIds"));
        var after = await Again(look, File, ("AsOf", "2026-11-01"), ("Source", "FIM-Portal"));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo($"{Keys}/{Import.Id}"), after.Document.QuerySelector(".error-summary")?.TextContent);
        Assert.That(after.Text, Does.Contain("Fertig"));
        Assert.That(Sent("POST /v1/key-imports").Query, Does.Contain("catalogue=ozgIds").And.Contain("asOf=2026-11-01"));
    }

    [TestCase("id,name\n10009,Anderes\n", "2026-11-01", "FIM-Portal", "File")]
    [TestCase(File, "", "FIM-Portal", "AsOf")]
    [TestCase(File, "2999-01-01", "FIM-Portal", "AsOf")]
    [TestCase(File, "gestern", "FIM-Portal", "AsOf")]
    [TestCase(File, "2026-11-01", " ", "Source")]
    public async Task Keys_Mistake_ComesBackWithWhatWasTyped(string file, string asOf, string source, string field)
    {
        await SignInOperator();
        var again = await Again(await Upload(Keys, File, ("Catalogue", "OzgIds")), file, ("AsOf", asOf), ("Source", source));

        HasErrorAt(again, field);
        Assert.That((again.Value("AsOf"), again.Value("Source")?.Trim()), Is.EqualTo((asOf, source.Trim())));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/key-imports"));
    }

    [Test]
    public async Task Keys_WrongFile_NamesItsLines()
    {
        await SignInOperator();
        Answer("POST /v1/key-import-effects", Effect with { Added = 0, Updated = 0, Changes = [], Errors = [new LineError { Line = 3, Column = "id", Code = InputErrorCodes.Format, Detail = "Eine OZG-ID hat fünf Ziffern." }], ErrorCount = 1 });
        var look = await Upload(Keys, File, ("Catalogue", "OzgIds"));

        Assert.That(look.Text, Does.Contain("Eine OZG-ID hat fünf Ziffern."));
        Assert.That(look.Document.QuerySelector("[name='AsOf']"), Is.Null, "it cannot be imported");
    }

    [TestCase("Catalogue", "")]
    [TestCase("Catalogue", "99")]
    public async Task Keys_CatalogueThatIsNone_IsAskedFor(string field, string value)
    {
        await SignInOperator();
        HasErrorAt(await Upload(Keys, File, (field, value)), "Catalogue");
    }

    [TestCase("kein json", "Zeile 1")]
    [TestCase("null", "kein Katalog")]
    [TestCase("{\"name\":\"x\",\"edition\":\"1\",\n\"requirements\":null}", "kein Katalog")]
    public async Task Requirements_FileThatIsNone_SaysWhere(string text, string words)
    {
        await SignInOperator();
        var again = await Upload(Requirements, text);

        HasErrorAt(again, "File");
        Assert.That(again.Text, Does.Contain(words));
    }

    [Test]
    public async Task Requirements_NewEdition_IsShown()
    {
        await SignInOperator();
        Answer("POST /v1/requirement-catalogues", Catalogue, HttpStatusCode.Created);
        var after = await Upload(Requirements, """{"name":"EfA-Mindestanforderungen","edition":"2027.1","requirements":[{"id":"GE-01","group":"Gestaltung","obligation":"muss","text":"Barrierefrei."}]}""");

        Assert.That(after.Address.AbsolutePath, Is.EqualTo($"{Requirements}/{Catalogue.Id}"), after.Document.QuerySelector(".error-summary")?.TextContent);
        Assert.That(after.Text, Does.Contain("Der Katalog ist eingespielt.").And.Contain("GE-01"));
    }

    [Test]
    public async Task Requirements_RefusedByTheApi_NameTheRequirement()
    {
        await SignInOperator();
        Refuse("POST /v1/requirement-catalogues", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Pointer = "/requirements/0/group", Code = InputErrorCodes.NotAllowedValue, Detail = "Erlaubt sind: Gestaltung." });
        var again = await Upload(Requirements, """{"name":"x","edition":"1","requirements":[{"id":"GE-01","group":"Anderes","obligation":"muss","text":"x"}]}""");

        HasErrorAt(again, "File");
        Assert.That(again.Text, Does.Contain("(GE-01): Erlaubt sind: Gestaltung."));
    }

    [Test]
    public async Task Products_Searched_AreThoseThatHoldTheWord()
    {
        await SignInOperator();
        var page = await Visitor.Open("/betrieb/listen/fachverfahren?q=elbtal");

        Assert.That(page.Text, Does.Contain("Elbtal Bau").And.Contain("ElbTal-Bau").And.Not.Contain("Amtwerk"));
        Assert.That(page.Document.QuerySelectorAll("main tbody tr"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Merge_OfADuplicate_SaysWhomItConcernsBeforeItIsDone()
    {
        await SignInOperator();
        Answer($"POST /v1/fachverfahren-products/{Duplicate.Id}/mergers", Duplicate with { MergedInto = Kept.Id });
        var page = await Visitor.Open($"/betrieb/listen/fachverfahren/{Duplicate.Id}");
        Assert.That(page.Text, Does.Contain("1\u00a0öffentlicher Dienst nennt diesen Eintrag").And.Contain("Bau online"));
        Assert.That(page.Document.QuerySelectorAll("[name='Into']").Select(box => box.GetAttribute("value")), Does.Not.Contain(Duplicate.Id.ToString()));

        HasErrorAt(await Visitor.Submit(page), "Into");
        HasErrorAt(await Visitor.Submit(page, ("Into", "keiner")), "Into");

        var after = await Visitor.Submit(page, ("Into", Kept.Id.ToString()));
        Assert.That(after.Text, Does.Contain("Die Einträge sind zusammengeführt."));
        var sent = Sent($"POST /v1/fachverfahren-products/{Duplicate.Id}/mergers");
        Assert.That((sent.As<NewMerger>().Into, sent.Headers["If-Match"]), Is.EqualTo((Kept.Id, "\"v1\"")));
    }

    [Test]
    public async Task Merge_SomebodyWasFaster_SaysSo()
    {
        await SignInOperator();
        Refuse($"POST /v1/fachverfahren-products/{Duplicate.Id}/mergers", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        TellsOfChange(await Visitor.Submit(await Visitor.Open($"/betrieb/listen/fachverfahren/{Duplicate.Id}"), ("Into", Kept.Id.ToString())));
    }

    private static FachverfahrenProduct Product(string name) => new() { Id = Guid.CreateVersion7(), Version = 1, Product = name, Vendor = "Elbtal GmbH", Provenance = Provenance.Declared };

    private async Task<Shown> Upload(string address, string file, params (string Name, string Value)[] typed) => await Send(await Visitor.Open(address), "main form[method=post]", file, typed);

    private Task<Shown> Again(Shown look, string file, params (string Name, string Value)[] typed) => Send(look, "main form[method=post]", file, typed);

    private async Task<Shown> Send(Shown page, string form, string file, (string Name, string Value)[] typed)
    {
        using var content = new MultipartFormDataContent();
        var element = page.Document.QuerySelector(form)!;
        foreach (var field in element.QuerySelectorAll("input[type=hidden]"))
        {
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        }

        foreach (var (name, value) in typed)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "File", "datei.csv");
        return await Visitor.Send(page with { Address = new Uri(page.Address, element.GetAttribute("action")!) }, content);
    }
}
