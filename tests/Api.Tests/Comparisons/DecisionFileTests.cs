using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Comparisons;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Comparisons;

/// <summary>Decision files: frozen, hashed, private, and readable without us.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class DecisionFileTests(string kind)
{
    private const string Reason = "Unser Fachverfahren ist nicht dabei <b>wirklich</b>; =SUMME(A1)";

    private ApiUnderTest api = null!;
    private Client editor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        editor = await api.As(Given.LandEditor);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        editor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task File_Recorded_HoldsTheComparisonAndItsReasons()
    {
        var comparison = await editor.Get<Comparison>($"/v1/comparisons?service=wohngeld-online&service={Given.Slug}");
        var summary = await Record(comparison.Fingerprint);
        var file = await editor.Get<DecisionFile>($"/v1/decision-files/{summary.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(summary.Chosen, Does.StartWith("Wohngeld Online"));
            Assert.That(summary.Compared, Has.Count.EqualTo(2));
            Assert.That(summary.Person, Is.Not.Empty);
            Assert.That(file.Content.Comparison.Fingerprint, Is.EqualTo(comparison.Fingerprint));
            Assert.That(file.Content.Entries.Select(entry => (entry.Chosen, entry.Reason)), Is.EqualTo(new[] { (true, (string?)null), (false, Reason) }));
            Assert.That(file.Content.Summary, Is.EqualTo("Es passt.\nMehr nicht."));
            Assert.That(file.Content.Organisation.Name, Is.EqualTo("Thüringen"));
            Assert.That(Sha256(file.Canonical), Is.EqualTo(file.Hash), "as anybody can compute it");
            Assert.That(file.Canonical, Does.Not.Contain(summary.Person!), "no name of a person is frozen");
        });
    }

    [Test]
    public async Task File_AfterTheCatalogueChanged_StaysTheSame()
    {
        await using var later = ApiUnderTest.Start(api.Database);
        using var same = await later.As(Given.LandEditor);
        const string query = "/v1/comparisons?service=wohngeld-online&service=digitale-baugenehmigung";
        var before = await same.Get<Comparison>(query);
        var summary = await Record(before.Fingerprint);
        var (json, html, csv) = await Everything(same, summary.Id);

        // On the first day of the new terms the comparison is another one, without anybody's doing.
        var terms = (await same.Get<Page<Contracts.Terms.OfferTerms>>($"/v1/offers/{before.Entries[0].Offer}/terms")).Items;
        var next = terms.Max(version => version.ValidFrom);
        Assert.That(next, Is.GreaterThan(DateOnly.FromDateTime(later.Clock.GetUtcNow().UtcDateTime)), "the sample has terms that start later");
        later.Clock.Forward(next.ToDateTime(new TimeOnly(12, 0)) - later.Clock.GetUtcNow().UtcDateTime);
        using var anew = await SignedInAnew(later);
        var after = await anew.Get<Comparison>(query);
        Assert.That(after.Fingerprint, Is.Not.EqualTo(before.Fingerprint));
        Assert.That(after.Entries[0].TermsVersion, Is.GreaterThan(before.Entries[0].TermsVersion!.Value));

        Assert.That(await Everything(anew, summary.Id), Is.EqualTo((json, html, csv)));
    }

    [Test]
    public async Task File_OfAComparisonThatChangedMeanwhile_IsNotRecorded()
    {
        using var reply = await editor.Send(HttpMethod.Post, "/v1/decision-files", New(new string('0', 64)), key: Key());
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ((string?)"/fingerprint", InputErrorCodes.NotAllowedValue) }));
    }

    [Test]
    public async Task Verification_OfWhatWasTouched_SaysSo()
    {
        var summary = await Record();
        var before = await editor.Get<DecisionVerification>($"/v1/decision-files/{summary.Id}/verification");
        Assert.That((before.Intact, before.Computed, before.Recorded, before.LedgerSequence), Is.EqualTo((true, summary.Hash, summary.Hash, summary.LedgerSequence)));

        var database = api.Services.GetRequiredService<FitDatabase>();
        await database.Read(sql => sql.Execute("update decision_file_parts set text = replace(text, 'Es passt.', 'Es passt?') where decision_file_id = @id", new { id = summary.Id }));
        var touched = await editor.Get<DecisionVerification>($"/v1/decision-files/{summary.Id}/verification");
        Assert.That((touched.Intact, touched.Hash == touched.Computed, touched.Recorded), Is.EqualTo((false, false, summary.Hash)));

        // Who also puts the hash right is given away by the ledger.
        await database.Read(sql => sql.Execute("update decision_files set hash = @hash where id = @id", new { id = summary.Id, hash = touched.Computed }));
        var hidden = await editor.Get<DecisionVerification>($"/v1/decision-files/{summary.Id}/verification");
        Assert.That((hidden.Intact, hidden.Hash == hidden.Computed), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Ledger_HoldsTheHash_AndNoWord()
    {
        var summary = await Record();
        var database = api.Services.GetRequiredService<FitDatabase>();
        var entry = await database.Read(sql => sql.Row<string>("select data from ledger where sequence = @sequence", new { sequence = summary.LedgerSequence }));
        Assert.That(entry, Is.EqualTo($$"""{"hash":"{{summary.Hash}}"}"""));
    }

    [Test]
    public async Task Document_StandsAlone_AndIsMadeForEverybody()
    {
        var summary = await Record();
        using var reply = await editor.Send(HttpMethod.Get, $"/v1/decision-files/{summary.Id}/document");
        var html = await reply.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(html);
        var download = page.QuerySelector("a[download]")!.GetAttribute("href")!;
        var frozen = Encoding.UTF8.GetString(Convert.FromBase64String(download[(download.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(reply.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(reply.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("de"));
            Assert.That(page.QuerySelectorAll("h1").Single().TextContent, Is.EqualTo(page.Title));
            Assert.That(page.QuerySelectorAll("table"), Has.Length.GreaterThan(8));
            Assert.That(page.QuerySelectorAll("table").Where(table => table.QuerySelector("caption") is null), Is.Empty);
            Assert.That(page.QuerySelectorAll("th").Where(header => header.GetAttribute("scope") is not ("col" or "row")), Is.Empty);
            Assert.That(page.QuerySelectorAll("script, link, img, iframe, [src]"), Is.Empty, "nothing is fetched");
            Assert.That(page.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")), Has.All.StartsWith("data:"));
            Assert.That(html, Does.Not.Contain("url(").And.Not.Contain("@import").And.Not.Contain("<b>wirklich"));
            Assert.That(page.Body!.TextContent, Does.Contain(Reason).And.Contain(summary.Hash).And.Contain("Beispielangabe").And.Contain("unterschiedlich").And.Contain("1.200.000,00"));
            Assert.That(Sha256(frozen), Is.EqualTo(summary.Hash), "the document carries what was hashed");
        });
    }

    [Test]
    public async Task Table_AsCsv_ShowsTheHash_AndNoFormula()
    {
        var summary = await Record();
        using var reply = await editor.Send(HttpMethod.Get, $"/v1/decision-files/{summary.Id}/rows", headers: ("Accept", "text/csv"));
        var csv = await reply.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(reply.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
            Assert.That(csv, Does.StartWith("number,section,title,differs,value,first.text,first.provenance,second.text"));
            Assert.That(csv, Does.Contain($"Prüfsumme (SHA-256),,{summary.Hash}"));
            Assert.That(csv, Does.Contain("Mindestlaufzeit").And.Contain("Gründe der Entscheidung").And.Contain("example"));
        });
    }

    [Test]
    public async Task Files_OfAnotherOrganisation_AreNotThere()
    {
        var summary = await Record();
        foreach (var email in (string[])["editor@bonn.example.org", Given.OperatorEditor, Given.ProviderEditor])
        {
            using var stranger = await api.As(email);
            foreach (var path in (string[])["", "/document", "/rows", "/verification"])
            {
                using var reply = await stranger.Send(HttpMethod.Get, $"/v1/decision-files/{summary.Id}{path}");
                Assert.That((await Client.Problem(reply, HttpStatusCode.NotFound)).Code, Is.EqualTo(ProblemCodes.NotFound), email + path);
            }

            Assert.That((await stranger.Get<Page<DecisionFileSummary>>("/v1/decision-files?limit=100")).Items.Select(file => file.Id), Does.Not.Contain(summary.Id));
        }

        using var colleague = await api.As("reader@thueringen.example.org");
        Assert.That((await colleague.Get<DecisionFile>($"/v1/decision-files/{summary.Id}")).Hash, Is.EqualTo(summary.Hash));
        using var recording = await colleague.Send(HttpMethod.Post, "/v1/decision-files", New(), key: Key());
        Assert.That((await Client.Problem(recording, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
    }

    [Test]
    public async Task File_OfAPersonThatIsErased_StaysWithoutTheName()
    {
        using var admin = await api.As(Given.LandAdmin);
        var person = await People.Person(api, admin, Role.Editor);
        var summary = await Given.Decision(person.Client, "Akte einer Person, die geht");
        Assert.That(summary.Person, Is.EqualTo("Karim Yilmaz"));
        Assert.That((await person.Client.Get<PersonalData>("/v1/me/personal-data")).Decisions.Select(decision => (decision.DecisionFile, decision.Title)), Is.EqualTo(new[] { (summary.Id, summary.Title) }));

        using var erased = await person.Do(HttpMethod.Delete, "/v1/me", FreshAct.EraseAccount);
        Assert.That(erased.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        person.Client.Dispose();

        var file = await editor.Get<DecisionFile>($"/v1/decision-files/{summary.Id}");
        using var document = await editor.Send(HttpMethod.Get, $"/v1/decision-files/{summary.Id}/document");
        Assert.Multiple(async () =>
        {
            Assert.That(file.Person, Is.Null);
            Assert.That(file.Content.RecordedBy, Is.EqualTo(person.Id));
            Assert.That(Sha256(file.Canonical), Is.EqualTo(summary.Hash));
            Assert.That(await document.Content.ReadAsStringAsync(), Does.Contain("Name gelöscht").And.Not.Contain("Karim Yilmaz"));
            Assert.That((await editor.Get<DecisionVerification>($"/v1/decision-files/{summary.Id}/verification")).Intact, Is.True);
        });
    }

    [Test]
    public async Task File_OfNone_IsADecisionToo()
    {
        var summary = await editor.Post<DecisionFileSummary>("/v1/decision-files", New() with { Entries = [new() { Service = "kurabgabe" }, new() { Service = "elfe" }] });
        Assert.That(summary.Chosen, Is.Null);
        using var document = await editor.Send(HttpMethod.Get, $"/v1/decision-files/{summary.Id}/document");
        Assert.That(await document.Content.ReadAsStringAsync(), Does.Contain("keines der verglichenen Angebote"));
    }

    [Test]
    public async Task File_LongInEveryText_IsStoredAndReadWhole()
    {
        // Letters of two units at every place a part may end.
        var reason = string.Concat(Enumerable.Repeat("😀", 1000));
        var offers = (await editor.Get<Page<Contracts.Terms.Offer>>("/v1/services/wohngeld-online/offers")).Items;
        var asked = new NewDecisionFile
        {
            Title = new string('ä', 200),
            Summary = string.Concat(Enumerable.Repeat("😀", 2000)),
            Entries =
            [
                new() { Offer = offers[0].Id, Reason = reason },
                new() { Offer = offers[1].Id, Reason = reason },
                new() { Service = "i-kfz", Reason = reason },
                new() { Service = "sozialplattform", Reason = reason, Chosen = true },
            ],
        };
        var summary = await editor.Post<DecisionFileSummary>("/v1/decision-files", asked);
        var file = await editor.Get<DecisionFile>($"/v1/decision-files/{summary.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(file.Content.Entries.Select(entry => entry.Reason), Is.All.EqualTo(reason));
            Assert.That(Sha256(file.Canonical), Is.EqualTo(summary.Hash));
            Assert.That(file.Canonical, Has.Length.GreaterThan(40_000), "more than one part");
        });
    }

    [TestCase("""{"entries":[{"service":"kurabgabe"}],"title":"T","summary":"S"}""", "/entries tooShort")]
    [TestCase("""{"entries":[{"service":"kurabgabe"},{"service":"kurabgabe"}],"title":"T","summary":"S"}""", "/entries/1/service givenTwice")]
    [TestCase("""{"entries":[{"service":"kurabgabe"},{"service":"gibt-es-nicht"}],"title":"T","summary":"S"}""", "/entries/1/service doesNotExist")]
    [TestCase("""{"entries":[{"service":"kurabgabe"},{"offer":"019aab6e-5c00-7000-8000-000000000099"}],"title":"T","summary":"S"}""", "/entries/1/offer doesNotExist")]
    [TestCase("""{"entries":[{"service":"kurabgabe"},{}],"title":"T","summary":"S"}""", "/entries/1/service required")]
    [TestCase("""{"entries":[{"service":"kurabgabe","chosen":true},{"service":"elfe","chosen":true}],"title":"T","summary":"S"}""", "/entries notAllowedValue")]
    [TestCase("""{"entries":[{"service":"kurabgabe"},{"service":"elfe"},{"service":"i-kfz"},{"service":"hundesteuer"},{"service":"wohngeld-online"}],"title":"T","summary":"S"}""", "/entries tooLong")]
    [TestCase("""{"entries":[{"service":"kurabgabe"},{"service":"elfe"}],"title":"zwei\nZeilen","summary":" "}""", "/title format; /summary required")]
    public async Task File_OfWhatCannotBe_SaysWhere(string body, string expected)
    {
        using var reply = await editor.Send(HttpMethod.Post, "/v1/decision-files", body, key: Key());
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(string.Join("; ", problem.Errors!.Select(error => $"{error.Pointer} {error.Code}")), Is.EqualTo(expected));
    }

    [TestCase("reason", 2001)]
    [TestCase("service", 121)]
    public async Task Entry_TooLong_IsToldAtItsPlace(string member, int length)
    {
        var body = $$"""{"entries":[{"service":"kurabgabe"},{"service":"elfe","{{member}}":"{{new string('x', length)}}"}],"title":"T","summary":"S"}""".Replace("\"service\":\"elfe\",\"service\"", "\"service\"", StringComparison.Ordinal);
        using var reply = await editor.Send(HttpMethod.Post, "/v1/decision-files", body, key: Key());
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Does.Contain(((string?)$"/entries/1/{member}", InputErrorCodes.TooLong)));
    }

    private Task<DecisionFileSummary> Record(string? fingerprint = null) => editor.Post<DecisionFileSummary>("/v1/decision-files", New(fingerprint));

    private static NewDecisionFile New(string? fingerprint = null) => new()
    {
        Title = "Online-Dienst für Wohngeld",
        Entries = [new() { Service = "wohngeld-online", Chosen = true }, new() { Service = Given.Slug, Reason = Reason }],
        Summary = "Es passt.\nMehr nicht.",
        Fingerprint = fingerprint,
    };

    /// <summary>A session that is good on the day to which the clock was put.</summary>
    private static async Task<Client> SignedInAnew(ApiUnderTest api)
    {
        var client = api.Visitor();
        await People.SignIn(client, Given.LandEditor, ApiUnderTest.Password);
        return client;
    }

    private static async Task<(string Json, string Html, string Csv)> Everything(Client reader, Guid id)
    {
        using var json = await reader.Send(HttpMethod.Get, $"/v1/decision-files/{id}");
        using var html = await reader.Send(HttpMethod.Get, $"/v1/decision-files/{id}/document");
        using var csv = await reader.Send(HttpMethod.Get, $"/v1/decision-files/{id}/rows", headers: ("Accept", "text/csv"));
        return (await json.Content.ReadAsStringAsync(), await html.Content.ReadAsStringAsync(), await csv.Content.ReadAsStringAsync());
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Key() => Guid.NewGuid().ToString();
}
