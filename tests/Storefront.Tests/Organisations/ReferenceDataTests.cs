using System.Net;
using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Tests.Organisations;

/// <summary>What cost is shared by: looked up by everybody, kept by the operator; and how a Land passes it on.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ReferenceDataTests : ActingFor
{
    private static readonly DataSet Key2019 = Set("koenigstein", "Königsteiner Schlüssel 2019", new(2019, 12, 31)) with { Decimals = 5 };

    private static readonly DataSet Inhabitants = Set("inhabitants", "Einwohnerzahlen der Länder", new(2024, 12, 31)) with { Confirmed = true };

    private static readonly DataSet Uses = Set("usage:wohngeld-online", "Nutzungen „Wohngeld“", new(2025, 12, 31)) with { Provenance = Provenance.Example, Estimated = true };

    private static readonly DataSet Draft = Set("inhabitants", "Einwohnerzahlen 2025", new(2025, 12, 31)) with { State = DataSetState.Draft, CountedAt = null, Replaces = Inhabitants.Id };

    private static readonly DataSetImport Failed = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 3,
        State = ImportState.Failed,
        Key = "inhabitants",
        Name = "Einwohnerzahlen 2025",
        Source = "Destatis",
        AsOf = new(2025, 12, 31),
        Confirmed = false,
        Estimated = false,
        StartedAt = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
        EndedAt = new(2026, 11, 22, 8, 0, 1, TimeSpan.Zero),
        Lines = 16,
        Errors = [new LineError { Line = 9, Column = "value", Code = InputErrorCodes.WrongType, Detail = "Geben Sie eine ganze Zahl an." }],
        ErrorCount = 1,
    };

    private static readonly RecordedLandRule Levy = new()
    {
        Id = Guid.CreateVersion7(),
        Land = "TH",
        Rule = PassingOnRule.Levy,
        Levy = new() { Gemeinde = "30", Kreis = "12.5", Bezirk = "0" },
        Source = "Rundschreiben vom 03.11.2025",
        ValidFrom = new(2026, 1, 1),
        RecordedAt = new(2025, 11, 3, 8, 0, 0, TimeSpan.Zero),
        Provenance = Provenance.Example,
    };

    [SetUp]
    public void Answers()
    {
        Api.Answers["GET /v1/reference-data-sets"] = received => StandInApi.Json(HttpStatusCode.OK, received.Query.Contains("state=draft", StringComparison.Ordinal)
            ? PageOf(Draft)
            : PageOf(Uses, Inhabitants, Key2019));
        foreach (var set in (DataSet[])[Key2019, Inhabitants, Uses, Draft])
        {
            Answer($"GET /v1/reference-data-sets/{set.Id}", set);
            Answer($"GET /v1/reference-data-sets/{set.Id}/values", PageOf(
                new DataSetValue { Ars = "16", Name = "Thüringen", Level = ReferenceLevel.Land, Value = set.Decimals == 5 ? "2.63211" : "2100277" },
                new DataSetValue { Ars = "160620041041", Level = ReferenceLevel.Gemeinde, Value = set.Decimals == 5 ? "1.00000" : "40732" }));
            Answer($"GET /v1/reference-data-sets/{set.Id}/totals", PageOf(
                new DataSetTotal { Land = "TH", Level = ReferenceLevel.Land, Total = "2100277" }, new DataSetTotal { Land = "TH", Level = ReferenceLevel.Gemeinde, Total = "2100277" }));
            Answer($"GET /v1/reference-data-sets/{set.Id}/effects", PageOf(
                new DataSetEffect { Land = "TH", Before = "2.63211", After = "2.51290", Change = "-0.11921" },
                new DataSetEffect { Land = "HE", Before = "7.40000", Change = "-7.40000" }));
        }

        Answer("GET /v1/reference-data-imports", PageOf(Failed));
        Answer($"GET /v1/reference-data-imports/{Failed.Id}", Failed);
        Answer("GET /v1/laender", new Page<Land> { Items = [] });
        Answer("GET /v1/laender/TH/rules", PageOf(Levy));
    }

    [Test]
    public async Task DataSets_ForEverybody_AreListedWithDayAndQuality()
    {
        var page = await Visitor.Open("/kosten/bezugsdaten");
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent), Is.EqualTo(new[] { "Einwohner", "Königsteiner Schlüssel", "Nutzungen von Diensten" }));
            Assert.That(Row(Key2019), Does.Contain("31.12.2019").And.Contain("2020").And.Contain("unbestätigt"));
            Assert.That(Row(Inhabitants), Does.Contain("bestätigt").And.Not.Contain("unbestätigt"));
            Assert.That(Row(Uses), Does.Contain("Beispielwert").And.Contain("geschätzt"));
            Assert.That(page.Text, Does.Not.Contain(Draft.Name));
            Assert.That(Sent("GET /v1/reference-data-sets").Query, Does.Contain("state=counted"));
        });

        string Row(DataSet set) => page.Document.QuerySelector($"a[href='/kosten/bezugsdaten/{set.Id}']")!.Closest("tr")!.TextContent;
    }

    [Test]
    public async Task DataSet_ForEverybody_ShowsItsValuesAndTotals()
    {
        var page = await Visitor.Open($"/kosten/bezugsdaten/{Key2019.Id}");
        Assert.That(page.Document.QuerySelector("main tbody tr")!.TextContent, Does.Contain("16").And.Contain("Thüringen").And.Contain("2,63211\u00a0%"));
        Assert.That(page.Document.QuerySelector(".heading")!.TextContent, Does.Contain("unbestätigt"));

        page = await Visitor.Open($"/kosten/bezugsdaten/{Inhabitants.Id}?ebene=Gemeinde&ars=16062x");
        Assert.Multiple(() =>
        {
            Assert.That(Sent($"GET /v1/reference-data-sets/{Inhabitants.Id}/values").Query, Does.Contain("level=gemeinde").And.Contain("ars=16062&"));
            Assert.That(page.Value("ars"), Is.EqualTo("16062"));
            Assert.That(page.Text, Does.Contain("40.732").And.Contain("nicht im Register"));
            Assert.That(page.Document.QuerySelector("#summen"), Is.Not.Null);
        });
    }

    [Test]
    public async Task DataSet_AsCsv_IsTheFileOfTheApi()
    {
        Api.Answers[$"GET /v1/reference-data-sets/{Inhabitants.Id}/values"] = _ => new(HttpStatusCode.OK) { Content = new StringContent("ars,name,level,value\n", Encoding.UTF8, "text/csv") };
        using var response = await Visitor.Send(new(HttpMethod.Get, $"http://localhost/kosten/bezugsdaten/{Inhabitants.Id}?handler=Table"));
        Assert.That((response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync()), Is.EqualTo(("text/csv", "ars,name,level,value\n")));
    }

    [Test]
    public async Task KeepDataSets_ListsDraftsFirst()
    {
        await SignInOperator();
        var page = await Visitor.Open("/betrieb/bezugsdaten");
        Assert.That(page.Text, Does.Contain("1\u00a0Entwurf wartet").And.Contain("nicht eingespielt"));
        Assert.That(page.Document.QuerySelector("main tbody a")!.GetAttribute("href"), Is.EqualTo($"/betrieb/bezugsdaten/{Draft.Id}"));
        Assert.That(page.Document.QuerySelector("main a[href='/betrieb/bezugsdaten/einspielen']"), Is.Not.Null);
    }

    [TestCase("/betrieb/bezugsdaten")]
    [TestCase("/betrieb/bezugsdaten/einspielen")]
    public async Task OperatorsPage_ForAnotherOrganisation_SaysWhoseItIs(string address)
    {
        await SignInAdmin();
        IsNotAllowed(await Visitor.Open(address), "für den Betreiber des Stores");
    }

    [Test]
    public async Task Draft_ShowsWhatItChanges()
    {
        await SignInOperator();
        var page = await Visitor.Open($"/betrieb/bezugsdaten/{Draft.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(page.Document.QuerySelector($"main a[href='/betrieb/bezugsdaten/{Inhabitants.Id}']"), Is.Not.Null, "What it replaces.");
            Assert.That(page.Document.QuerySelector("main tbody tr")!.TextContent, Does.Contain("2,63211\u00a0%").And.Contain("2,51290\u00a0%").And.Contain("−0,11921"));
            Assert.That(page.Text, Does.Contain("Ohne Wert: Hessen"));
            Assert.That(page.Document.QuerySelectorAll("main form[method=post] button").Select(button => button.TextContent.Trim()), Is.EqualTo(new[] { "Datensatz gelten lassen", "Werte bestätigen", "Entwurf verwerfen" }));
        });
    }

    [TestCase("Count", "POST", "/countings", "Der Datensatz gilt.")]
    [TestCase("Confirm", "POST", "/confirmations", "Der Datensatz ist bestätigt.")]
    [TestCase("Discard", "DELETE", "", "Der Entwurf ist verworfen.")]
    public async Task Draft_Decided_IsSentAndTold(string handler, string method, string act, string told)
    {
        await SignInOperator();
        var call = $"{method} /v1/reference-data-sets/{Draft.Id}{act}";
        Api.Answers[call] = _ => method == "DELETE" ? new(HttpStatusCode.NoContent) : StandInApi.Json(HttpStatusCode.OK, Draft);
        var done = await Visitor.Submit(await Visitor.Open($"/betrieb/bezugsdaten/{Draft.Id}"), $"form[action*='handler={handler}']");
        Assert.That(done.Text, Does.Contain(told));
        Assert.That(Sent(call).Headers["If-Match"], Is.EqualTo("\"v1\""));
    }

    [Test]
    public async Task Draft_DecidedMeanwhile_IsTold()
    {
        await SignInOperator();
        var page = await Visitor.Open($"/betrieb/bezugsdaten/{Draft.Id}");
        Refuse($"POST /v1/reference-data-sets/{Draft.Id}/countings", HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        Answer($"GET /v1/reference-data-sets/{Draft.Id}", Draft with { State = DataSetState.Counted, Version = 2 });
        TellsOfChange(await Visitor.Submit(page, "form[action*='handler=Count']"));
    }

    [Test]
    public async Task Draft_ForAReader_SaysWhoDecides()
    {
        await SignIn(Operation, Role.Reader);
        var page = await Visitor.Open($"/betrieb/bezugsdaten/{Draft.Id}");
        Assert.That(page.Document.QuerySelector("main form[method=post]"), Is.Null);
        Assert.That(page.Text, Does.Contain("Gelten lassen und bestätigen kann"));
    }

    [Test]
    public async Task Import_File_GoesToTheApiWithWhatIsSaidOfIt()
    {
        await SignInOperator();
        Answer("POST /v1/reference-data-imports", Failed, HttpStatusCode.Accepted);
        var done = await Upload("ars,value\n16,5\n", ("Kind", "targetGroup"), ("About", "Studierende"), ("Name", "Studierende 2025"), ("AsOf", "2025-12-31"), ("Source", "Destatis"), ("Estimated", "true"));
        Assert.That(done.Headers.Location!.ToString(), Does.StartWith($"/betrieb/bezugsdaten/einspielung/{Failed.Id}"));
        var sent = Sent("POST /v1/reference-data-imports");
        Assert.That(sent.Body, Is.EqualTo("ars,value\n16,5\n"));
        Assert.That(WebUtility.UrlDecode(sent.Query), Is.EqualTo("?key=targetGroup:Studierende&name=Studierende 2025&asOf=2025-12-31&source=Destatis&confirmed=false&estimated=true"));
    }

    [Test]
    public async Task Import_NothingGiven_LeadsToEveryFieldAndKeepsWhatWasTyped()
    {
        await SignInOperator();
        var page = await Visitor.Submit(await Visitor.Open("/betrieb/bezugsdaten/einspielen"), ("Kind", "usage"), ("Source", "Destatis"));
        foreach (var field in (string[])["File", "About", "Name", "AsOf"])
        {
            HasErrorAt(page, field);
        }

        Assert.That((page.Value("Kind"), page.Value("Source")), Is.EqualTo(("usage", "Destatis")));
    }

    [Test]
    public async Task Import_ApiRefusesTheKey_LeadsToTheField()
    {
        await SignInOperator();
        Refuse("POST /v1/reference-data-imports", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Parameter = "key", Code = InputErrorCodes.NotAllowedValue, Detail = "Diesen Dienst gibt es nicht." });
        using var response = await Upload("x", ("Kind", "usage"), ("About", "gibt-es-nicht"), ("Name", "x"), ("AsOf", "2025-12-31"), ("Source", "x"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("href=\"#About\"").And.Contain("Diesen Dienst gibt es nicht."));
    }

    [Test]
    public async Task Import_Failed_ListsTheErrorsByLine()
    {
        await SignInOperator();
        var page = await Visitor.Open($"/betrieb/bezugsdaten/einspielung/{Failed.Id}");
        Assert.That(page.Text, Does.Contain("Nichts wurde übernommen"));
        Assert.That(page.Document.QuerySelector("main tbody tr")!.TextContent, Does.Contain("9").And.Contain("value").And.Contain("Geben Sie eine ganze Zahl an."));
    }

    [Test]
    public async Task Import_Done_LeadsToWhatItChanges()
    {
        await SignInOperator();
        Answer($"GET /v1/reference-data-imports/{Failed.Id}", Failed with { State = ImportState.Done, Errors = [], ErrorCount = 0, DataSet = Draft.Id, IsNew = true });
        var page = await Visitor.Open($"/betrieb/bezugsdaten/einspielung/{Failed.Id}");
        Assert.That(page.Document.QuerySelector($"main a[href='/betrieb/bezugsdaten/{Draft.Id}']"), Is.Not.Null);

        Answer($"GET /v1/reference-data-imports/{Failed.Id}", Failed with { State = ImportState.Done, Errors = [], ErrorCount = 0, DataSet = Draft.Id, IsNew = false });
        Assert.That((await Visitor.Open($"/betrieb/bezugsdaten/einspielung/{Failed.Id}")).Text, Does.Contain("war schon da"));
    }

    [Test]
    public async Task PassingOn_OfALand_SaysWhatItMeansForKommunen()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Approver);
        var page = await Visitor.Open("/organisation/weitergabe");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text, Does.Contain("die Gemeinden 30\u00a0%, die Kreise 12,5\u00a0% und das Land den Rest von 57,5\u00a0%"));
            Assert.That(page.Text, Does.Contain("Eine kreisfreie Stadt zahlt auf beiden Ebenen"));
            Assert.That(page.Document.QuerySelector("#verlauf ~ section tbody tr, #verlauf ~ div tbody tr, #verlauf ~ * tbody tr")!.TextContent, Does.Contain("01.01.2026").And.Contain("auf Weiteres").And.Contain("Beispielangabe"));
        });
    }

    [Test]
    public async Task PassingOn_Recorded_IsSentWithPointsForCommas()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Approver);
        Answer("POST /v1/laender/TH/rules", Levy, HttpStatusCode.Created);
        var done = await Visitor.Submit(await Visitor.Open("/organisation/weitergabe"),
            ("Rule", "Levy"), ("Gemeinde", "12,5"), ("Kreis", "5 %"), ("Source", "Rundschreiben"), ("ValidFrom", "2027-01-01"));
        Assert.That(done.Text, Does.Contain("Die Regel ist hinterlegt."));
        Assert.That(Sent("POST /v1/laender/TH/rules").As<NewLandRule>(), Is.EqualTo(new NewLandRule
        {
            Rule = PassingOnRule.Levy,
            Levy = new() { Gemeinde = "12.5", Kreis = "5", Bezirk = "0" },
            Source = "Rundschreiben",
            ValidFrom = new(2027, 1, 1),
        }));
    }

    [Test]
    public async Task PassingOn_AnotherRuleThanALevy_LeavesThePercentagesOut()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Approver);
        Answer("POST /v1/laender/TH/rules", Levy, HttpStatusCode.Created);
        await Visitor.Submit(await Visitor.Open("/organisation/weitergabe"), ("Rule", "LandPays"), ("Gemeinde", "12,5"), ("Source", "Haushalt"), ("ValidFrom", "2027-01-01"));
        Assert.That(Sent("POST /v1/laender/TH/rules").As<NewLandRule>().Levy, Is.Null);
    }

    [Test]
    public async Task PassingOn_Mistakes_LeadToTheirFields()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Approver);
        var form = await Visitor.Open("/organisation/weitergabe");
        var page = await Visitor.Submit(form, ("Rule", "Levy"));
        foreach (var field in (string[])["Gemeinde", "Source", "ValidFrom"])
        {
            HasErrorAt(page, field);
        }

        Refuse("POST /v1/laender/TH/rules", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput,
            new InputError { Pointer = "/levy/kreis", Code = InputErrorCodes.Format, Detail = "Geben Sie einen Anteil von 0 bis 100 an." },
            new InputError { Pointer = "/validFrom", Code = InputErrorCodes.OutOfRange, Detail = "Geben Sie einen Tag ab dem 2020-01-01 an." });
        page = await Visitor.Submit(form, ("Rule", "Levy"), ("Kreis", "zwölf"), ("Source", "x"), ("ValidFrom", "2019-01-01"));
        HasErrorAt(page, "Kreis");
        HasErrorAt(page, "ValidFrom");
        Assert.That(page.Value("Kreis"), Is.EqualTo("zwölf"));
    }

    [Test]
    public async Task PassingOn_WithoutARule_SaysWhatThatLeavesOpen()
    {
        Answer("GET /v1/laender/TH/rules", PageOf<RecordedLandRule>());
        await SignIn(StandInApi.Thueringen, Role.Reader);
        var page = await Visitor.Open("/organisation/weitergabe");
        Assert.That(page.Text, Does.Contain("Noch ist nicht hinterlegt").And.Contain("Hinterlegen kann"));
        Assert.That(page.Document.QuerySelector("main form[method=post]"), Is.Null);
    }

    [Test]
    public async Task PassingOn_ForAKommune_SaysWhoseItIs()
    {
        await SignInAdmin();
        IsNotAllowed(await Visitor.Open("/organisation/weitergabe"), "für die Länder");
    }

    private static DataSet Set(string key, string name, DateOnly asOf) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        State = DataSetState.Counted,
        Key = key,
        Name = name,
        Source = "Quelle",
        AsOf = asOf,
        Confirmed = false,
        Estimated = false,
        Provenance = Provenance.Reported,
        Decimals = 0,
        Values = 16,
        Laender = 16,
        AppliesFrom = asOf.Year + 1,
        CreatedAt = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero),
        CountedAt = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero),
    };

    private async Task<HttpResponseMessage> Upload(string file, params (string Name, string Value)[] typed)
    {
        var page = await Visitor.Open("/betrieb/bezugsdaten/einspielen");
        using var content = new MultipartFormDataContent();
        foreach (var field in page.Document.QuerySelectorAll("main form[method=post] input[type=hidden]"))
        {
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "File", "werte.csv");
        foreach (var (name, value) in typed)
        {
            content.Add(new StringContent(value), name);
        }

        return await Visitor.Send(new HttpRequestMessage(HttpMethod.Post, "http://localhost/betrieb/bezugsdaten/einspielen") { Content = content });
    }
}
