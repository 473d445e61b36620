using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FitStore.Support;

namespace FitStore.Api.Tests.Organisations;

/// <summary>From an application to an organisation in the store, or to a refusal.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class ApplicationTests(string kind)
{
    private const string Mailbox = "poststelle@gemeinde.example.org";
    private const string Approver = "approver@betrieb.example.org";

    private ApiUnderTest api = null!;
    private Client visitor = null!;
    private Client approver = null!;
    private Queue<Organisation> unknown = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        visitor = api.Visitor();
        approver = await api.As(Approver);
        unknown = new((await visitor.Get<Page<Organisation>>("/v1/organisations?kind=gemeinde&limit=100")).Items.Where(organisation => !organisation.Accredited));
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        approver?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [TestCase("po\"st@gemeinde.example.org")]
    [TestCase("(post@gemeinde.example.org")]
    [TestCase("po..st@gemeinde.example.org")]
    [TestCase(".post@gemeinde.example.org")]
    [TestCase("pöst@gemeinde.example.org")]
    [TestCase("post@gemeinde..example.org")]
    [TestCase("post@[192.168.0.1]")]
    [TestCase("post@gemeinde.example.org)")]
    [TestCase("post@-gemeinde.example.org")]
    [TestCase("=?utf-8?q?post@gemeinde.example.org?=")]
    public async Task Application_WithAMailboxNoMailCanBeSentTo_Refused(string mailbox)
    {
        using var reply = await visitor.Send(HttpMethod.Post, "/v1/applications", Of(unknown.Peek()) with { Mailbox = mailbox }, key: Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Single().Pointer, Is.EqualTo("/mailbox"));
    }

    [Test]
    public async Task Application_WithAMailboxInAPlaceWithUmlauts_IsTold()
    {
        var asked = Of(unknown.Dequeue()) with { Mailbox = "post@grünstadt.example.org" };
        await Apply(asked);
        Assert.That((await api.Mailbox.Read()).Count(mail => mail.To.StartsWith("post@xn--", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Accreditation_OfAnEntryOfTheRegister_LetsItInAndInvitesItsAdmin()
    {
        var gemeinde = unknown.Dequeue();
        var asked = Of(gemeinde) with { Remark = "Bitte bald." };
        var application = await Apply(asked);
        Assert.That((application.State, application.Version, application.Land), Is.EqualTo((ApplicationState.Open, 1, gemeinde.Land)));
        Assert.That((application.Name, application.Responsible, application.Remark), Is.EqualTo((asked.Name, asked.Responsible, asked.Remark)));

        var decided = await approver.Post<OrganisationApplication>($"/v1/applications/{application.Id}/accreditations", new Accreditation(), application.Version);
        var entry = await visitor.Get<Organisation>($"/v1/organisations/{gemeinde.Id}");
        var mails = await MailsTo(asked.Responsible.Email);
        var ledger = await Ledger();
        Assert.Multiple(() =>
        {
            Assert.That((decided.State, decided.Organisation!.Id), Is.EqualTo((ApplicationState.Accredited, gemeinde.Id)));
            Assert.That((entry.Accredited, entry.Mailbox, entry.Version), Is.EqualTo((true, Mailbox, gemeinde.Version + 1)));
            Assert.That(mails, Is.EquivalentTo((string[])["applicationReceived", "invitation"]));
            Assert.That(ledger, Does.Not.Contain(asked.Responsible.Name).And.Not.Contain(asked.Responsible.Email).And.Not.Contain(asked.Name).And.Not.Contain("Bitte bald"));
        });
    }

    [Test]
    public async Task Accreditation_OfAnUnknownArs_MakesAnEntry()
    {
        var application = await Apply(New() with { Ars = "160550000999", Name = "Neuhausen am Test" });
        var decided = await approver.Post<OrganisationApplication>($"/v1/applications/{application.Id}/accreditations", new Accreditation(), application.Version);
        var entry = await visitor.Get<Organisation>("/v1/organisations/160550000999");
        Assert.Multiple(() =>
        {
            Assert.That(decided.Organisation, Is.EqualTo(new OrganisationRef { Id = entry.Id, Name = "Neuhausen am Test", Kind = OrganisationKind.Gemeinde, Land = "TH" }));
            Assert.That((entry.Accredited, entry.Mailbox, entry.Provenance), Is.EqualTo((true, Mailbox, Provenance.Declared)));
        });
    }

    [Test]
    public async Task Accreditation_OfTheEntryNamed_TakesThatOne()
    {
        var gemeinde = unknown.Dequeue();
        var application = await Apply(New() with { Ars = "160550000777", Name = gemeinde.Name });
        var bund = (await visitor.Get<Page<Organisation>>("/v1/organisations?kind=vendor")).Items[0];
        foreach (var (wrong, code) in new[] { (bund.Id, InputErrorCodes.NotAllowedValue), (Guid.CreateVersion7(), InputErrorCodes.DoesNotExist) })
        {
            using var refused = await Accredit(application, new Accreditation { Organisation = wrong });
            Assert.That((await Client.Problem(refused, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ((string?)"/organisation", code) }));
        }

        using var done = await Accredit(application, new Accreditation { Organisation = gemeinde.Id });
        Assert.That((await Client.Read<OrganisationApplication>(done)).Organisation!.Id, Is.EqualTo(gemeinde.Id));
    }

    [Test]
    public async Task Accreditation_OfWhoIsInAlready_IsAConflictWithItsAddress()
    {
        var nordhausen = (await visitor.Get<Page<Organisation>>("/v1/organisations?q=Nordhausen&kind=gemeinde")).Items[0];
        var application = await Apply(Of(nordhausen));
        using var reply = await Accredit(application, new Accreditation());
        var problem = await Client.Problem(reply, HttpStatusCode.Conflict);
        Assert.That((problem.Code, problem.Existing), Is.EqualTo((ProblemCodes.AlreadyThere, $"/v1/organisations/{nordhausen.Id}")));
    }

    [Test]
    public async Task Accreditation_OfTheBund_TakesItsEntry()
    {
        var bund = (await visitor.Get<Page<Organisation>>("/v1/organisations?kind=bund")).Items.Single();
        using var reply = await Accredit(await Apply(New() with { Kind = OrganisationKind.Bund, Name = "Bund", Ars = null }), new Accreditation());
        var entered = reply.StatusCode == HttpStatusCode.OK
            ? $"/v1/organisations/{(await Client.Read<OrganisationApplication>(reply)).Organisation!.Id}"
            : (await Client.Problem(reply, HttpStatusCode.Conflict)).Existing;
        Assert.That(entered, Is.EqualTo($"/v1/organisations/{bund.Id}"), "there is one Bund");
        Assert.That((await visitor.Get<Page<Organisation>>("/v1/organisations?kind=bund")).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Accreditation_TwiceAtOnceFromTwoClients_HappensOnce()
    {
        var gemeinde = unknown.Dequeue();
        var (one, two) = (await Apply(Of(gemeinde)), await Apply(Of(gemeinde)));
        using var other = await api.As(Approver);
        var replies = await Task.WhenAll(
            Accredit(one, new Accreditation()), Accredit(one, new Accreditation(), other), Accredit(two, new Accreditation()), Accredit(two, new Accreditation(), other));
        Assert.That(replies.Count(reply => reply.StatusCode == HttpStatusCode.OK), Is.EqualTo(1), string.Join(' ', replies.Select(reply => (int)reply.StatusCode)));
        Assert.That(replies.Where(reply => reply.StatusCode != HttpStatusCode.OK).Select(reply => (int)reply.StatusCode), Is.All.EqualTo(409).Or.EqualTo(412));
        Assert.That((await visitor.Get<Organisation>($"/v1/organisations/{gemeinde.Id}")).Version, Is.EqualTo(gemeinde.Version + 1));
        foreach (var reply in replies)
        {
            reply.Dispose();
        }
    }

    [Test]
    public async Task Refusal_WithAReason_IsToldByMailAndIsFinal()
    {
        var asked = New();
        var application = await Apply(asked);
        const string reason = "Der Nachweis fehlt.";
        var refused = await approver.Post<OrganisationApplication>($"/v1/applications/{application.Id}/refusals", new Refusal { Reason = reason }, application.Version);
        Assert.That((refused.State, refused.Reason, refused.DecidedAt is not null), Is.EqualTo((ApplicationState.Refused, reason, true)));
        Assert.That(await MailsTo(asked.Responsible.Email), Does.Contain("applicationRefused"));
        Assert.That(await MailsTo(Mailbox), Does.Contain("applicationRefused"));
        Assert.That(await Ledger(), Does.Not.Contain(reason));
        using var late = await Accredit(refused, new Accreditation());
        var problem = await Client.Problem(late, HttpStatusCode.Conflict);
        Assert.That((problem.Code, problem.State), Is.EqualTo((ProblemCodes.StateConflict, "refused")));
    }

    [Test]
    public async Task Receipt_OfAKnownAndOfAnUnknownBody_SaysTheSame()
    {
        var nordhausen = (await visitor.Get<Page<Organisation>>("/v1/organisations?q=Nordhausen&kind=gemeinde")).Items[0];
        using var known = await visitor.Send(HttpMethod.Post, "/v1/applications", Of(nordhausen), key: Key());
        using var other = await visitor.Send(HttpMethod.Post, "/v1/applications", New() with { Ars = "160550000888" }, key: Key());
        static IEnumerable<string> Shape(HttpResponseMessage reply) => reply.Headers.Select(header => header.Key).Order().Append(((int)reply.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(Shape(known), Is.EqualTo(Shape(other)));
        Assert.That((await Client.Read<System.Text.Json.Nodes.JsonNode>(known))!.AsObject().Select(member => member.Key), Is.EqualTo((string[])["id", "receivedAt"]));
    }

    [Test]
    public async Task List_Open_StandBeforeTheDecidedAndOldestFirst()
    {
        var first = await Apply(New());
        var second = await Apply(New());
        await approver.Post<OrganisationApplication>($"/v1/applications/{first.Id}/refusals", new Refusal { Reason = "Doppelt." }, first.Version);
        var third = await Apply(New());
        var all = (await approver.Get<Page<OrganisationApplication>>("/v1/applications?limit=100")).Items;
        Assert.That(all.Select(application => application.State == ApplicationState.Open ? 0 : 1), Is.Ordered);
        var places = all.Select(application => application.Id).ToList();
        Assert.That((int[])[places.IndexOf(second.Id), places.IndexOf(third.Id), places.IndexOf(first.Id)], Is.Ordered);
        Assert.That((await approver.Get<Page<OrganisationApplication>>("/v1/applications?state=refused&limit=100")).Items, Is.Not.Empty.And.All.Property("State").EqualTo(ApplicationState.Refused));
    }

    [Test]
    public async Task Duplicates_ByKeyAndByName_AreShown()
    {
        var nordhausen = (await visitor.Get<Page<Organisation>>("/v1/organisations?q=Nordhausen&kind=gemeinde")).Items[0];
        var other = await Apply(New() with { Ars = "160550000666", Name = "Stadt Nordhausn" });
        var application = await Apply(New() with { Ars = nordhausen.Ars, Name = "Stadt Nordhausen" });
        var found = (await approver.Get<Page<PossibleDuplicate>>($"/v1/applications/{application.Id}/duplicates?limit=100")).Items;
        Assert.Multiple(() =>
        {
            Assert.That(found[0].SameArs, Is.True, "the same key first");
            Assert.That(found.Single(entry => entry.Organisation?.Id == nordhausen.Id), Is.EqualTo(new PossibleDuplicate { Organisation = found.Single(entry => entry.Organisation?.Id == nordhausen.Id).Organisation, Name = nordhausen.Name, Ars = nordhausen.Ars, IsAccredited = true, SameArs = true, SimilarName = true }));
            Assert.That(found.Single(entry => entry.Application == other.Id).SimilarName, Is.True);
            Assert.That(found.Select(entry => entry.Application), Does.Not.Contain(application.Id));
        });
    }

    [Test]
    public async Task Application_WithWrongInput_IsToldAtTheField()
    {
        foreach (var (application, pointer, code) in new[]
        {
            (New() with { Kind = OrganisationKind.Operator, Ars = null }, "/kind", InputErrorCodes.NotAllowedValue),
            (New() with { Ars = null }, "/ars", InputErrorCodes.Required),
            (New() with { Ars = "16055" }, "/ars", InputErrorCodes.Format),
            (New() with { Ars = "16055000012x" }, "/ars", InputErrorCodes.Format),
            (New() with { Ars = "990550000123" }, "/ars", InputErrorCodes.DoesNotExist),
            (New() with { Kind = OrganisationKind.Vendor, Ars = "160550000123" }, "/ars", InputErrorCodes.NotAllowedValue),
            (New() with { Land = "BY" }, "/land", InputErrorCodes.NotAllowedValue),
            (New() with { Kind = OrganisationKind.ItProvider, Ars = null, Land = "XX" }, "/land", InputErrorCodes.DoesNotExist),
            (New() with { Mailbox = "poststelle" }, "/mailbox", InputErrorCodes.Format),
            (New() with { Name = "Stadt\nBcc: alle@example.org" }, "/name", InputErrorCodes.Format),
            (New() with { Responsible = new ResponsiblePerson { Name = "", Email = "jana@gemeinde.example.org" } }, "/responsible/name", InputErrorCodes.Required),
            (New() with { Responsible = new ResponsiblePerson { Name = "Jana", Email = "jana" } }, "/responsible/email", InputErrorCodes.Format),
            (New() with { Responsible = new ResponsiblePerson { Name = new string('x', 121), Email = "jana@gemeinde.example.org" } }, "/responsible/name", InputErrorCodes.TooLong),
        })
        {
            using var reply = await visitor.Send(HttpMethod.Post, "/v1/applications", application, key: Key());
            var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
            Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ((string?)pointer, code) }));
        }

        Assert.That(async () => await Apply(New() with { Kind = OrganisationKind.Vendor, Ars = null, Land = null }), Throws.Nothing);
    }

    private static string Key() => Guid.NewGuid().ToString();

    private static NewApplication New() => new()
    {
        Kind = OrganisationKind.Gemeinde,
        Name = "Musterhausen",
        Ars = "160550000123",
        Mailbox = Mailbox,
        Responsible = new ResponsiblePerson { Name = "Ottokar Wunderlich", Email = $"ottokar.{Guid.NewGuid():n}@gemeinde.example.org" },
    };

    private static NewApplication Of(Organisation gemeinde) => New() with { Name = gemeinde.Name, Ars = gemeinde.Ars };

    private async Task<OrganisationApplication> Apply(NewApplication application)
    {
        var receipt = await visitor.Post<ApplicationReceipt>("/v1/applications", application);
        return await approver.Get<OrganisationApplication>($"/v1/applications/{receipt.Id}");
    }

    private Task<HttpResponseMessage> Accredit(OrganisationApplication application, Accreditation accreditation, Client? by = null) =>
        (by ?? approver).Send(HttpMethod.Post, $"/v1/applications/{application.Id}/accreditations", accreditation, application.Version, Key());

    private async Task<IReadOnlyList<string>> MailsTo(string email)
    {
        using var database = api.Database.Open();
        return await database.Read(sql => sql.Rows<string>("select kind from mails where recipient = @email", new { email }));
    }

    private async Task<string> Ledger()
    {
        using var database = api.Database.Open();
        return string.Join('\n', await database.Read(sql => sql.Rows<string>("select data from ledger")));
    }
}
