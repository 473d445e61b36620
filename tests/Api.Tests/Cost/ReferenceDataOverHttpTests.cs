using System.Globalization;
using System.Net;
using System.Text;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Cost;

/// <summary>Reference data and Land rules as callers see them.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class ReferenceDataOverHttpTests(string kind)
{
    private const string Approver = "approver@betrieb.example.org";

    private ApiUnderTest api = null!;
    private Client desk = null!;
    private Client approver = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        desk = await api.As(Given.OperatorEditor);
        approver = await api.As(Approver);
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        desk.Dispose();
        approver.Dispose();
        visitor.Dispose();
        await api.DisposeAsync();
    }

    [Test]
    public async Task Sets_OfTheStore_AreListedByKeyNewestFirst()
    {
        var keys = (await visitor.Get<Page<DataSet>>("/v1/reference-data-sets?key=koenigstein")).Items.Where(set => set.AsOf.Year < 2020).ToList();
        Assert.That(keys.Select(set => (set.AsOf.Year, set.Confirmed, set.Decimals, set.AppliesFrom, set.Values)), Is.EqualTo(((int, bool, int, int, int)[])[(2019, false, 5, 2020, 16), (2016, false, 5, 2017, 16)]));
        Assert.That(keys[0].Replaces, Is.EqualTo(keys[1].Id));
        var uses = (await visitor.Get<Page<DataSet>>("/v1/reference-data-sets?limit=100")).Items.Where(set => set.Key.StartsWith("usage:", StringComparison.Ordinal)).ToList();
        Assert.That(uses.Select(set => set.Provenance), Is.Not.Empty.And.All.EqualTo(Provenance.Example));
        Assert.That(uses.Any(set => set.Estimated), Is.True);
    }

    [Test]
    public async Task Values_AsCsv_CanBeImportedAgainAndChangeNothing()
    {
        foreach (var set in (await visitor.Get<Page<DataSet>>("/v1/reference-data-sets?limit=100")).Items.Where(set => set.Key is "koenigstein" or "usage:elfe" || set is { Key: "inhabitants", Values: 16 }))
        {
            var csv = await Csv($"/v1/reference-data-sets/{set.Id}/values");
            var query = $"key={set.Key}&name=Noch%20einmal&source={Uri.EscapeDataString(set.Source)}&asOf={set.AsOf:yyyy-MM-dd}&estimated={(set.Estimated ? "true" : "false")}";
            var again = await Given.DataSetImport(desk, csv, query);
            Assert.That((again.State, again.IsNew, again.DataSet), Is.EqualTo((ImportState.Done, (bool?)false, (Guid?)set.Id)), set.Name + string.Join(" ", again.Errors.Select(error => error.Detail)));
        }
    }

    [Test]
    public async Task Values_OfALevelAndPlace_AreFiltered()
    {
        var zensus = (await visitor.Get<Page<DataSet>>("/v1/reference-data-sets?key=inhabitants")).Items.Single(set => set.AsOf.Year == 2022);
        var values = (await visitor.Get<Page<DataSetValue>>($"/v1/reference-data-sets/{zensus.Id}/values?level=gemeinde&ars=16062")).Items;
        Assert.That(values.Select(value => (value.Ars, value.Name, value.Value)), Has.Member(("160620041041", "Nordhausen", "40732")));
        Assert.That(values.Select(value => value.Ars[..5]), Is.All.EqualTo("16062"));
        var totals = (await visitor.Get<Page<DataSetTotal>>($"/v1/reference-data-sets/{zensus.Id}/totals?limit=100")).Items;
        Assert.That(totals.Where(total => total.Land == "TH").Select(total => (total.Level, total.Total)), Is.EquivalentTo(((ReferenceLevel, string)[])
            [(ReferenceLevel.Land, "2110396"), (ReferenceLevel.Kreis, "2110396"), (ReferenceLevel.Gemeinde, "2110396")]));
    }

    [Test]
    public async Task Draft_UntilItCounts_IsTheOperatorsAlone()
    {
        var draft = await Draft("targetGroup:Verborgenes");
        Assert.That((draft.State, draft.Confirmed, draft.Provenance), Is.EqualTo((DataSetState.Draft, false, Provenance.Reported)));
        foreach (var part in (string[])["", "/values", "/totals", "/effects"])
        {
            using var hidden = await visitor.Send(HttpMethod.Get, $"/v1/reference-data-sets/{draft.Id}{part}");
            Assert.That(hidden.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), part);
            using var seen = await desk.Send(HttpMethod.Get, $"/v1/reference-data-sets/{draft.Id}{part}");
            Assert.That(seen.StatusCode, Is.EqualTo(HttpStatusCode.OK), part);
        }

        Assert.That((await visitor.Get<Page<DataSet>>("/v1/reference-data-sets?key=targetGroup:Verborgenes")).Items, Is.Empty);
        Assert.That((await desk.Get<Page<DataSet>>("/v1/reference-data-sets?key=targetGroup:Verborgenes&state=draft")).Items, Has.Count.EqualTo(1));

        var counted = await approver.Post<DataSet>($"/v1/reference-data-sets/{draft.Id}/countings", version: draft.Version);
        Assert.That((counted.State, counted.CountedAt), Is.EqualTo((DataSetState.Counted, counted.CountedAt)).And.Not.EqualTo((DataSetState.Draft, (DateTimeOffset?)null)));
        Assert.That((await visitor.Get<DataSet>($"/v1/reference-data-sets/{draft.Id}")).Version, Is.EqualTo(2), "Who let it count sees it at once, and so does everybody.");
    }

    [Test]
    public async Task Effects_OfADraft_AreTheSharesBeforeAndAfter_TheBiggestFirst()
    {
        var before = await Counted("targetGroup:Wirkung", "16,100\n11,300\n", "2023-12-31");
        var draft = await Draft("targetGroup:Wirkung", "16,150\n11,300\n12,50\n", "2024-12-31");
        Assert.That(draft.Replaces, Is.EqualTo(before.Id));
        var effects = (await desk.Get<Page<DataSetEffect>>($"/v1/reference-data-sets/{draft.Id}/effects")).Items;
        Assert.That(effects.Take(4).Select(effect => (effect.Land, effect.Before, effect.After, effect.Change)), Is.EqualTo(((string, string?, string?, string)[])
        [
            ("BE", "75.00000", "60.00000", "-15.00000"),
            ("BB", null, "10.00000", "10.00000"),
            ("TH", "25.00000", "30.00000", "5.00000"),
            ("BW", null, null, "0.00000"),
        ]));
    }

    [Test]
    public async Task Count_AsADryRun_ChangesNothing_AndTwiceIsAConflict()
    {
        var draft = await Draft("targetGroup:Probelauf");
        var tried = await approver.Post<DataSet>($"/v1/reference-data-sets/{draft.Id}/countings?dryRun=true", version: draft.Version);
        Assert.That(tried.State, Is.EqualTo(DataSetState.Counted));
        Assert.That((await desk.Get<DataSet>($"/v1/reference-data-sets/{draft.Id}")).State, Is.EqualTo(DataSetState.Draft));

        var counted = await approver.Post<DataSet>($"/v1/reference-data-sets/{draft.Id}/countings", version: draft.Version);
        using var again = await approver.Send(HttpMethod.Post, $"/v1/reference-data-sets/{draft.Id}/countings", version: counted.Version, key: Key());
        var problem = await Client.Problem(again, HttpStatusCode.Conflict);
        Assert.That((problem.Code, problem.State, string.Join(' ', problem.Possible!)), Is.EqualTo((ProblemCodes.StateConflict, "counted", "confirm")));
        using var stale = await approver.Send(HttpMethod.Post, $"/v1/reference-data-sets/{draft.Id}/confirmations", version: draft.Version, key: Key());
        Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));

        var confirmed = await approver.Post<DataSet>($"/v1/reference-data-sets/{draft.Id}/confirmations", version: counted.Version);
        Assert.That((confirmed.Confirmed, confirmed.Version), Is.EqualTo((true, 3)));
        using var gone = await desk.Send(HttpMethod.Delete, $"/v1/reference-data-sets/{draft.Id}", version: confirmed.Version);
        Assert.That((await Client.Problem(gone, HttpStatusCode.Conflict)).Detail, Does.Contain("nichts mehr"));
    }

    [Test]
    public async Task Discard_ADraft_TakesItAway_AndItCanComeInAgain()
    {
        var draft = await Draft("targetGroup:Verworfen");
        using var gone = await desk.Send(HttpMethod.Delete, $"/v1/reference-data-sets/{draft.Id}", version: draft.Version);
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var absent = await desk.Send(HttpMethod.Get, $"/v1/reference-data-sets/{draft.Id}");
        Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Draft("targetGroup:Verworfen")).Id, Is.Not.EqualTo(draft.Id));
    }

    [Test]
    public async Task Koenigstein_ThatCounts_ShowsWithTheLaender()
    {
        var laender = (await visitor.Get<Page<Land>>("/v1/laender")).Items;
        var lines = string.Concat(laender.Select(land => $"{land.ArsPrefix},{land.Koenigstein[0].Percent}\n"));
        var draft = await Draft("koenigstein", lines, "2021-12-31", "&confirmed=true");
        Assert.That((await visitor.Get<Page<Land>>("/v1/laender")).Items[0].Koenigstein[0].Year, Is.EqualTo(2019));
        await approver.Post<DataSet>($"/v1/reference-data-sets/{draft.Id}/countings", version: draft.Version);
        var newest = (await visitor.Get<Page<Land>>("/v1/laender")).Items.Single(land => land.Code == "TH").Koenigstein[0];
        Assert.That((newest.Year, newest.Percent, newest.Confirmed), Is.EqualTo((2021, "2.63211", true)));
    }

    [Test]
    public async Task Import_OfAWrongFile_TellsEveryLineAndLeavesNothing()
    {
        var import = await Given.DataSetImport(desk, "ars,value\n16,viele\n1,5\n11,7\n", "key=targetGroup:Falsch&name=Falsch&source=x&asOf=2020-12-31");
        Assert.That((import.State, import.Lines, import.ErrorCount, import.DataSet, import.IsNew), Is.EqualTo((ImportState.Failed, 3, 2, (Guid?)null, (bool?)null)));
        Assert.That(import.Errors.Select(error => (error.Line, error.Column)), Is.EqualTo(((int, string?)[])[(2, "value"), (3, "ars")]));
        Assert.That((await desk.Get<Page<DataSet>>("/v1/reference-data-sets?key=targetGroup:Falsch")).Items, Is.Empty);
        var listed = (await desk.Get<Page<DataSetImport>>("/v1/reference-data-imports?limit=100")).Items;
        Assert.That(listed.Select(entry => entry.Id), Has.Member(import.Id));
        Assert.That((await desk.Get<Page<RegisterImport>>("/v1/register-imports?limit=100")).Items.Select(entry => entry.Id), Has.No.Member(import.Id));
    }

    [TestCase("", "key name asOf source")]
    [TestCase("key=einwohner&name=x&source=x&asOf=2020-12-31", "key")]
    [TestCase("key=usage:gibt-es-nicht&name=x&source=x&asOf=2020-12-31", "key")]
    [TestCase("key=usage:&name=x&source=x&asOf=2020-12-31", "key")]
    [TestCase("key=targetGroup:&name=x&source=x&asOf=2020-12-31", "key")]
    [TestCase("key=targetGroup:%20x&name=x&source=x&asOf=2020-12-31", "key")]
    [TestCase("key=inhabitants&name=%20&source=%20&asOf=2999-12-31", "name asOf source")]
    [TestCase("key=inhabitants&name=x&source=x&asOf=31.12.2020", "asOf")]
    public async Task Import_WithoutWhatIsToBeSaid_IsTold(string query, string parameters)
    {
        using var reply = await Given.SendFile(desk, "ars,value\n"u8.ToArray(), $"/v1/reference-data-imports?{query}");
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => error.Parameter), Is.EquivalentTo(parameters.Split(' ')));
    }

    [Test]
    public async Task Import_AFileAboveTheLimit_413()
    {
        using var reply = await Given.SendFile(desk, new byte[CsvFile.LargestFile + 1], $"/v1/reference-data-imports?{Given.DataSetQuery}");
        Assert.That((await Client.Problem(reply, HttpStatusCode.RequestEntityTooLarge)).Detail, Does.Contain(CsvFile.LargestFile.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Register_ThatComesIn_IsADraftAsWell()
    {
        await Given.RegisterImport(desk, "ars,name,land,population\n149970000001,Datenau,SN,5\n", "asOf=2011-12-31&source=Verzeichnis");
        var set = (await desk.Get<Page<DataSet>>("/v1/reference-data-sets?key=inhabitants&state=draft")).Items.Single(draft => draft.AsOf.Year == 2011);
        Assert.That(set.Source, Is.EqualTo("Verzeichnis"));
    }

    [Test]
    public async Task Rules_OfTheSample_AreThoseOfThreeLaender()
    {
        var rules = (await visitor.Get<Page<RecordedLandRule>>("/v1/land-rules?day=2026-06-30")).Items.Where(rule => rule.Land != "MV").ToList();
        Assert.That(rules.Select(rule => (rule.Land, rule.Rule, rule.Provenance)), Is.EqualTo(((string, PassingOnRule, Provenance)[])
            [("BY", PassingOnRule.Levy, Provenance.Example), ("NW", PassingOnRule.CallOff, Provenance.Example), ("TH", PassingOnRule.LandPays, Provenance.Reported)]));
        Assert.That(rules[0].Levy, Is.EqualTo(new LevyPercentages { Gemeinde = "30", Kreis = "15", Bezirk = "5" }));
        Assert.That((await visitor.Get<Page<RecordedLandRule>>("/v1/land-rules?day=2023-12-31")).Items, Is.Empty);
        Assert.That((await visitor.Get<Page<RecordedLandRule>>("/v1/laender/HE/rules")).Items, Is.Empty);
        using var nowhere = await visitor.Send(HttpMethod.Get, "/v1/laender/XX/rules");
        Assert.That(nowhere.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Rule_PutOnRecord_DecidesTheLegalPathAtOnce()
    {
        using var land = await api.As("approver@mecklenburg-vorpommern.example.org");
        var offer = await Given.Offer(visitor);
        Assert.That((await Paths()).Outcome, Is.EqualTo(LegalPathOutcome.Unclear));
        var levy = await land.Post<RecordedLandRule>("/v1/laender/MV/rules", Rule(PassingOnRule.Levy, "12.5", "0.25", "0"));
        Assert.That((levy.Land, levy.Rule, levy.Levy, levy.Provenance), Is.EqualTo(("MV", PassingOnRule.Levy, new LevyPercentages { Gemeinde = "12.5", Kreis = "0.25", Bezirk = "0" }, Provenance.Declared)));
        Assert.That((await Paths()).Outcome, Is.EqualTo(LegalPathOutcome.Open));

        await land.Post<RecordedLandRule>("/v1/laender/MV/rules", Rule(PassingOnRule.CallOff));
        Assert.That((await Paths()).Outcome, Is.EqualTo(LegalPathOutcome.Closed), "Of two rules of one day the later one stands.");
        var later = await land.Post<RecordedLandRule>("/v1/laender/MV/rules", Rule(PassingOnRule.LandPays) with { ValidFrom = new(2027, 1, 1) });
        Assert.That((await Paths()).Outcome, Is.EqualTo(LegalPathOutcome.Closed));
        var history = (await visitor.Get<Page<RecordedLandRule>>("/v1/laender/MV/rules")).Items;
        Assert.That(history.Select(rule => (rule.Rule, rule.ValidUntil)), Is.EqualTo(((PassingOnRule, DateOnly?)[])
            [(PassingOnRule.LandPays, null), (PassingOnRule.CallOff, new(2026, 12, 31)), (PassingOnRule.Levy, new(2025, 12, 31))]));
        Assert.That(history[0].Id, Is.EqualTo(later.Id));

        using var same = await land.Send(HttpMethod.Post, "/v1/laender/MV/rules", Rule(PassingOnRule.LandPays) with { ValidFrom = new(2027, 1, 1) }, key: Key());
        Assert.That((await Client.Problem(same, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.AlreadyThere));

        async Task<LegalPath> Paths() => (await visitor.Get<Contracts.Terms.LegalPaths>($"/v1/offers/{offer.Id}/legal-paths?organisation=130740087087")).Paths[0];
    }

    [Test]
    public async Task Rule_OfAnotherLand_IsNotOnesOwn()
    {
        using var land = await api.As("approver@thueringen.example.org");
        using var reply = await land.Send(HttpMethod.Post, "/v1/laender/BY/rules", Rule(PassingOnRule.LandPays), key: Key());
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var nowhere = await land.Send(HttpMethod.Post, "/v1/laender/XX/rules", Rule(PassingOnRule.LandPays), key: Key());
        Assert.That(nowhere.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("""{"rule":"landPays","source":"","validFrom":"2026-01-01"}""", "/source")]
    [TestCase("""{"rule":"landPays","source":"x","validFrom":"2019-12-31"}""", "/validFrom")]
    [TestCase("""{"rule":"landPays","source":"x","validFrom":"2099-01-01"}""", "/validFrom")]
    [TestCase("""{"rule":"levy","source":"x","validFrom":"2026-01-01"}""", "/levy")]
    [TestCase("""{"rule":"callOff","source":"x","validFrom":"2026-01-01","levy":{"gemeinde":"1","kreis":"0","bezirk":"0"}}""", "/levy")]
    [TestCase("""{"rule":"levy","source":"x","validFrom":"2026-01-01","levy":{"gemeinde":"60","kreis":"40","bezirk":"0.01"}}""", "/levy")]
    [TestCase("""{"rule":"levy","source":"x","validFrom":"2026-01-01","levy":{"gemeinde":"0","kreis":"0","bezirk":"0"}}""", "/levy")]
    [TestCase("""{"rule":"levy","source":"x","validFrom":"2026-01-01","levy":{"gemeinde":"-1","kreis":"1,5","bezirk":"1.234"}}""", "/levy/gemeinde /levy/kreis /levy/bezirk")]
    [TestCase("""{"rule":"levy","source":"","validFrom":"2001-01-01","levy":{"gemeinde":"101","kreis":"","bezirk":"x"}}""", "/source /validFrom /levy/gemeinde /levy/kreis /levy/bezirk")]
    public async Task Rule_ThatIsWrong_IsToldAtItsPlaces(string body, string pointers)
    {
        using var land = await api.As("approver@thueringen.example.org");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/laender/TH/rules", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var reply = await land.Http.SendAsync(request);
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => error.Pointer), Is.EquivalentTo(pointers.Split(' ')));
    }

    private static string Key() => Guid.NewGuid().ToString();

    private static NewLandRule Rule(PassingOnRule rule, string? gemeinde = null, string? kreis = null, string? bezirk = null) => new()
    {
        Rule = rule,
        Levy = gemeinde is null ? null : new() { Gemeinde = gemeinde, Kreis = kreis!, Bezirk = bezirk! },
        Source = "Rundschreiben vom 03.11.2026",
        ValidFrom = new(2026, 1, 1),
    };

    private async Task<DataSet> Draft(string key, string lines = "16,100\n11,300\n", string asOf = "2020-12-31", string more = "")
    {
        var import = await Given.DataSetImport(desk, $"ars,value\n{lines}", $"key={Uri.EscapeDataString(key)}&name=Probe&source=Probe&asOf={asOf}{more}");
        Assert.That((import.State, import.IsNew), Is.EqualTo((ImportState.Done, (bool?)true)), string.Join(" ", import.Errors.Select(error => error.Detail)));
        return await desk.Get<DataSet>($"/v1/reference-data-sets/{import.DataSet}");
    }

    private async Task<DataSet> Counted(string key, string lines, string asOf)
    {
        var draft = await Draft(key, lines, asOf);
        return await approver.Post<DataSet>($"/v1/reference-data-sets/{draft.Id}/countings", version: draft.Version);
    }

    private async Task<string> Csv(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/csv");
        using var reply = await visitor.Http.SendAsync(request);
        return (await reply.Content.ReadAsStringAsync()).ReplaceLineEndings("\n");
    }
}
