using System.Globalization;
using System.Net;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Api.Tests.Catalogue;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Search;

/// <summary>Searches people keep: their own, in one form, told of once for each service.</summary>
[TestFixture]
internal sealed class SavedSearchTests
{
    private ApiUnderTest api = null!;
    private Client admin = null!;
    private int copies;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        admin = await api.As(Given.LandAdmin);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        admin?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Write_AnySearch_ReadsAsTheSameSearch(int seed)
    {
        var search = CatalogueSamples.AnySearch(new Random(seed));
        var written = SearchAddress.Write(search);
        var read = SearchAddress.Read(written);
        Assert.Multiple(() =>
        {
            Assert.That(SearchAddress.Errors(written), Is.Empty, written);
            Assert.That(SearchAddress.Write(read), Is.EqualTo(written));
            Assert.That(CatalogueSamples.Index.Slugs(read), Is.EqualTo(CatalogueSamples.Index.Slugs(search)), written);
        });
    }

    [Test]
    public async Task Save_HoweverWritten_IsKeptInOneForm()
    {
        var person = await People.Person(api, admin);
        var saved = await person.Client.Post<SavedSearch>("/v1/saved-searches", New("?themenfeld=umwelt&leadLand=SH&q=%20geld++wohnen&leadLand=HB&leadLand=SH&sort=relevance"));
        var listed = (await person.Client.Get<Page<SavedSearch>>("/v1/saved-searches?includeTotal=true")).Items.Single();
        using var twice = await person.Client.Send(HttpMethod.Post, "/v1/saved-searches", New("q=geld wohnen&leadLand=SH&leadLand=HB&themenfeld=umwelt"), key: Guid.NewGuid().ToString());
        var problem = await Client.Problem(twice, HttpStatusCode.Conflict);
        Assert.Multiple(() =>
        {
            Assert.That(saved.Query, Is.EqualTo("q=geld%20wohnen&leadLand=HB&leadLand=SH&themenfeld=umwelt"));
            Assert.That(saved.Notify, Is.False);
            Assert.That(listed with { Found = null }, Is.EqualTo(saved));
            Assert.That(problem.Code, Is.EqualTo(ProblemCodes.AlreadyThere));
            Assert.That(problem.Existing, Is.EqualTo($"/v1/saved-searches/{saved.Id}"));
        });
    }

    [TestCase("leadLand=HE")]
    [TestCase("interfaceState=productive&number115=true")]
    [TestCase("")]
    public async Task List_EachSearch_SaysWhatItFindsNow(string query)
    {
        var person = await People.Person(api, admin);
        await person.Client.Post<SavedSearch>("/v1/saved-searches", New(query));
        var listed = (await person.Client.Get<Page<SavedSearch>>("/v1/saved-searches")).Items.Single();
        var found = await person.Client.Get<ServiceList>($"/v1/services?includeTotal=true{(listed.Query.Length > 0 ? "&" + listed.Query : "")}");
        Assert.That(listed.Found, Is.EqualTo(found.Total));
    }

    [TestCase("reifegrad=4", "2.0:7")]
    [TestCase("limit=5", "limit")]
    [TestCase("colour=blue", "colour")]
    [TestCase("free=true&free=false", "free")]
    public async Task Save_WhatNoSearchTakes_IsToldAtTheQuery(string query, string detail)
    {
        using var person = (await People.Person(api, admin)).Client;
        using var reply = await person.Send(HttpMethod.Post, "/v1/saved-searches", New(query) with { Name = "" }, key: Guid.NewGuid().ToString());
        var errors = (await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!;
        Assert.Multiple(() =>
        {
            Assert.That(errors.Select(error => error.Pointer), Is.EquivalentTo((string[])["/name", "/query"]));
            Assert.That(errors.Single(error => error.Pointer == "/query").Detail, Does.Contain(detail));
        });
    }

    [Test]
    public async Task Save_MoreThanFifty_IsRefused()
    {
        var person = await People.Person(api, admin);
        for (var number = 0; number < SaveSearch.Most; number++)
        {
            await person.Client.Post<SavedSearch>("/v1/saved-searches", New($"q=suche{number}"));
        }

        using var reply = await person.Client.Send(HttpMethod.Post, "/v1/saved-searches", New("q=noch eine"), key: Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.StateConflict));
    }

    [Test]
    public async Task SomebodyElsesSearch_AnyVerb_IsNotThere()
    {
        var owner = await People.Person(api, admin);
        var other = await People.Person(api, admin);
        var search = await owner.Client.Post<SavedSearch>("/v1/saved-searches", New("q=auto"));
        foreach (var (method, body) in ((HttpMethod, object?)[])[(HttpMethod.Get, null), (HttpMethod.Patch, new SavedSearchPatch { Name = "meins" }), (HttpMethod.Delete, null)])
        {
            using var reply = await other.Client.Send(method, $"/v1/saved-searches/{search.Id}", body, search.Version);
            await Client.Problem(reply, HttpStatusCode.NotFound);
        }

        Assert.That((await other.Client.Get<Page<SavedSearch>>("/v1/saved-searches")).Items, Is.Empty);
    }

    [Test]
    public async Task Change_NameAlone_KeepsTheRest()
    {
        var person = await People.Person(api, admin);
        var search = await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=auto", notify: true));
        var changed = await person.Client.Patch<SavedSearch>($"/v1/saved-searches/{search.Id}", new SavedSearchPatch { Name = " Rund ums Auto " }, search.Version);
        Assert.That(changed, Is.EqualTo(search with { Version = 2, Name = "Rund ums Auto" }));
    }

    [Test]
    public async Task Look_ServiceNewlyPublished_OneMailAndNeverASecond()
    {
        var person = await People.Person(api, admin);
        var search = await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=zeppelinhangar&leadLand=HB", notify: true));
        await Look();
        var slug = await Publish(content => content with { Name = "Zeppelinhangar anmelden", LeadLand = "HB" });
        await Publish(content => content with { Name = "Zeppelinhangar abmelden", LeadLand = "BY" });
        await Look();
        var mail = (await MailsTo(person)).Single();
        await Change(slug, content => content with { Summary = "Jetzt mit anderem Text." });
        await Look();
        await Change(slug, content => content with { LeadLand = "HH" });
        await Look();
        await Change(slug, content => content with { LeadLand = "HB" });
        await Look();
        await using var restarted = ApiUnderTest.Start(api.Database);
        Assert.Multiple(async () =>
        {
            Assert.That(mail.Subject, Is.EqualTo("FIT-Store: Zeppelinhangar anmelden passt zu Ihrer Suche „Meine Suche“"));
            foreach (var text in (string[])[mail.Plain, mail.Html])
            {
                Assert.That(text, Does.Contain($"/dienste/{slug}").And.Contain("q=zeppelinhangar").And.Contain($"/konto/suchen/{search.Id}").And.Not.Contain("abmelden"));
            }

            Assert.That(await restarted.Services.GetRequiredService<SavedSearchWatch>().Look(), Is.Zero);
            Assert.That(await MailsTo(person), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Look_WhatMatchedWhenItWasSaved_IsNotNewUntilItLeftAndCameBack()
    {
        var slug = await Publish(content => content with { Name = "Ballonhülle prüfen", LeadLand = "HB" });
        var person = await People.Person(api, admin);
        await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=ballonhülle&leadLand=HB", notify: true));
        await Change(slug, content => content with { Summary = "Jetzt mit anderem Text." });
        await Look();
        Assert.That(await MailsTo(person), Is.Empty);
        await Change(slug, content => content with { LeadLand = "HH" });
        await Look();
        await Change(slug, content => content with { LeadLand = "HB" });
        await Look();
        Assert.That(await MailsTo(person), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Look_NotAskedToTell_TellsNothingUntilAskedAndThenOnlyWhatComesLater()
    {
        var person = await People.Person(api, admin);
        var search = await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=sternwarte"));
        await Publish(content => content with { Name = "Sternwarte eröffnen" });
        await Look();
        search = await person.Client.Patch<SavedSearch>($"/v1/saved-searches/{search.Id}", new SavedSearchPatch { Notify = true }, search.Version);
        await Look();
        Assert.That(await MailsTo(person), Is.Empty);
        await Publish(content => content with { Name = "Sternwarte schließen" });
        await Look();
        Assert.That((await MailsTo(person)).Single().Plain, Does.Contain("Sternwarte schließen").And.Not.Contain("eröffnen"));
        await person.Client.Patch<SavedSearch>($"/v1/saved-searches/{search.Id}", new SavedSearchPatch { Notify = false }, search.Version);
        await Publish(content => content with { Name = "Sternwarte besuchen" });
        await Look();
        Assert.That(await MailsTo(person), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Look_ServiceThatHoldsSomeOfTheWords_IsNoNews()
    {
        var person = await People.Person(api, admin);
        await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=kanalfähre wunderkammer", notify: true));
        await Publish(content => content with { Name = "Kanalfähre anmelden" });
        await Look();
        Assert.That(await MailsTo(person), Is.Empty);
        Assert.That((await person.Client.Get<Page<SavedSearch>>("/v1/saved-searches")).Items.Single().Found, Is.Zero);
        await Publish(content => content with { Name = "Kanalfähre mit Wunderkammer" });
        await Look();
        Assert.That((await MailsTo(person)).Single().Subject, Does.Contain("Kanalfähre mit Wunderkammer"));
    }

    [Test]
    public async Task Look_ManyAtOnce_OneMailNamesThem()
    {
        var person = await People.Person(api, admin);
        await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=leuchtturm", notify: true));
        for (var number = 0; number < SavedSearchWatch.MostNamed + 2; number++)
        {
            await Publish(content => content with { Name = $"Leuchtturm {number}" });
        }

        await Look();
        var mail = (await MailsTo(person)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo("FIT-Store: Neues zu Ihrer Suche „Meine Suche“"));
            Assert.That(mail.Plain.Split("- Leuchtturm"), Has.Length.EqualTo(SavedSearchWatch.MostNamed + 1));
            Assert.That(mail.Plain, Does.Contain("2 weitere"));
        });
    }

    [Test]
    public async Task Look_BySeveralInstances_OneMail()
    {
        var person = await People.Person(api, admin);
        await using var second = ApiUnderTest.Start(api.Database);
        await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=seilbahn", notify: true));
        await Publish(content => content with { Name = "Seilbahn genehmigen" });
        using var visitor = second.Visitor();
        using var caughtUp = await visitor.Send(HttpMethod.Get, "/v1/services", headers: ("Ledger-Sequence", await Sequence()));
        await Task.WhenAll(Look(), second.Services.GetRequiredService<SavedSearchWatch>().Look());
        Assert.That(await MailsTo(person), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Look_TermsComeIntoForce_CountAsAChange()
    {
        await using var own = await ApiUnderTest.Start();
        using var ownAdmin = await own.As(Given.LandAdmin);
        var person = await People.Person(own, ownAdmin);
        await person.Client.Post<SavedSearch>("/v1/saved-searches", New("licence=LicenseRef-Probe", notify: true));
        var start = BerlinTime.Today(own.Clock).AddDays(3);
        await own.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            var last = (await write.Rows<TermsRow>(
                "select t.offer_id, o.service_id, t.version, t.content from terms t join offers o on o.id = t.offer_id join services s on s.id = o.service_id where s.slug = @slug order by t.version",
                new { slug = Given.Slug }))[^1];
            var terms = JsonSerializer.Deserialize(last.Content, ContractsJson.Default.TermsContent)!;
            terms = terms with { Licence = terms.Licence with { Spdx = "LicenseRef-Probe" } };
            await write.Execute(
                "insert into terms (offer_id, version, valid_from, published_at, content) values (@offer, @version, @start, @now, @content)",
                new { offer = last.OfferId, version = last.Version + 1, start, now = write.Now, content = JsonSerializer.Serialize(terms, ContractsJson.Default.TermsContent) });
            var (offer, service) = (last.OfferId, last.ServiceId);
            write.Record("terms.published", $"offer/{offer}", ("service", service.ToString()));
            return new Gone();
        });
        var watch = own.Services.GetRequiredService<SavedSearchWatch>();
        await watch.Look();
        Assert.That((await own.Mailbox.Read()).Where(mail => mail.To == person.Email && mail.Subject.Contains("Meine Suche")), Is.Empty);
        own.Clock.Forward(TimeSpan.FromDays(3));
        await watch.Look();
        await watch.Look();
        Assert.That((await own.Mailbox.Read()).Count(mail => mail.To == person.Email && mail.Subject.Contains("Meine Suche")), Is.EqualTo(1));
    }

    [Test]
    public async Task Erase_OfTheAccount_TakesItsSearchesAndTheExportShowsThemBefore()
    {
        var person = await People.Person(api, admin);
        var search = await person.Client.Post<SavedSearch>("/v1/saved-searches", New("q=antrag", notify: true));
        var data = await person.Client.Get<PersonalData>("/v1/me/personal-data");
        using var erased = await person.Do(HttpMethod.Delete, "/v1/me", FreshAct.EraseAccount);
        var left = await api.Services.GetRequiredService<FitDatabase>().Read(async sql =>
            await sql.Value<int>("select count(*) from saved_searches where id = @id", new { id = search.Id })
            + await sql.Value<int>("select count(*) from saved_search_hits where search_id = @id", new { id = search.Id }));
        Assert.Multiple(() =>
        {
            Assert.That(data.SavedSearches, Is.EqualTo((SavedSearch[])[search]));
            Assert.That(erased.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(left, Is.Zero);
        });
    }

    private sealed record TermsRow
    {
        public required Guid OfferId { get; init; }

        public required Guid ServiceId { get; init; }

        public required int Version { get; init; }

        public required string Content { get; init; }
    }

    private static NewSavedSearch New(string query, bool notify = false) => new() { Name = "Meine Suche", Query = query, Notify = notify };

    private Task<int> Look() => api.Services.GetRequiredService<SavedSearchWatch>().Look();

    private async Task<IReadOnlyList<ReceivedMail>> MailsTo(Person person) =>
        [.. (await api.Mailbox.Read()).Where(mail => mail.To == person.Email && mail.Subject.Contains("Meine Suche", StringComparison.Ordinal))];

    private async Task<string> Sequence()
    {
        using var visitor = api.Visitor();
        using var reply = await visitor.Send(HttpMethod.Get, "/v1/services");
        return reply.Headers.GetValues("Ledger-Sequence").Single();
    }

    /// <summary>Publishes a new service as the acts of publishing will: the rows and the entry in one transaction.</summary>
    private async Task<string> Publish(Func<ServiceContent, ServiceContent> change)
    {
        var slug = string.Create(CultureInfo.InvariantCulture, $"neuer-dienst-{++copies}");
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            var id = write.NewId();
            var like = await write.Row<string>("select r.content from service_revisions r join services s on s.id = r.service_id where s.slug = @slug", new { slug = Given.Slug });
            await write.Execute(
                "insert into services (id, slug, version, state, provider_id, published_revision, created_at) select @id, @slug, 1, 'published', s.provider_id, 1, @now from services s where s.slug = @like",
                new { id, slug, like = Given.Slug, now = write.Now });
            await write.Execute(
                "insert into service_revisions (service_id, number, state, origin, content, published_at) values (@id, 1, 'published', 'reviewed', @content, @now)",
                new { id, content = Json(change(Parse(like!) with { Keywords = [], Summary = "Probe" })), now = write.Now });
            write.Record("service.published", $"service/{id}", ("service", id.ToString()));
            return new Gone();
        });
        return slug;
    }

    private async Task Change(string slug, Func<ServiceContent, ServiceContent> change) => await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
    {
        var id = (await write.Row<Guid?>("select id from services where slug = @slug", new { slug }))!.Value;
        var content = await write.Row<string>("select content from service_revisions where service_id = @id", new { id });
        await write.Execute("update service_revisions set content = @content where service_id = @id", new { id, content = Json(change(Parse(content!))) });
        await write.Execute("update services set version = version + 1 where id = @id", new { id });
        write.Record("service.published", $"service/{id}", ("service", id.ToString()));
        return new Gone();
    });

    private static ServiceContent Parse(string content) => JsonSerializer.Deserialize(content, ContractsJson.Default.ServiceContent)!;

    private static string Json(ServiceContent content) => JsonSerializer.Serialize(content, ContractsJson.Default.ServiceContent);
}
