using System.Net;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Support;

namespace FitStore.Api.Tests.Organisations;

/// <summary>Acting for another organisation: both names stand on it, and nothing of it works without the mandate in force.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class MandateTests(string kind)
{
    private const string PrincipalAdmin = "admin@nordhausen.example.org";
    private const string AgentAdmin = "admin@it-mitte.example.org";
    private const string AgentEditor = "editor@it-mitte.example.org";
    private const string Stranger = "admin@mecklenburg-vorpommern.example.org";

    private ApiUnderTest api = null!;
    private Guid principal;
    private Guid agent;

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        principal = await OrganisationOf(PrincipalAdmin);
        agent = await OrganisationOf(AgentAdmin);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Acting_ForAPrincipalThatDemandsASecondFactor_NeedsOne()
    {
        await using var store = await ApiUnderTest.Start(kind);
        using var giver = await store.As(PrincipalAdmin);
        using var taker = await store.As(AgentAdmin);
        var agentId = (await taker.Get<Me>("/v1/me")).ActingFor!.Id;
        var offered = await giver.Post<Mandate>("/v1/mandates", new NewMandate { Agent = agentId, Roles = [Role.Editor], Until = Today.AddDays(30) });
        var mandate = await taker.Post<Mandate>($"/v1/mandates/{offered.Id}/acceptances", version: offered.Version);
        using var editor = await Under(AgentEditor, mandate, store);
        _ = await editor.Get<Page<Adoption>>("/v1/adoptions");

        var settings = await giver.Get<OrganisationSettings>("/v1/organisation-settings");
        await giver.Patch<OrganisationSettings>("/v1/organisation-settings", new OrganisationSettingsPatch { DemandsSecondFactor = true }, settings.Version);
        using var refused = await editor.Send(HttpMethod.Get, "/v1/adoptions");
        Assert.That((await Client.Problem(refused, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.SecondFactorDemanded));
        using var own = await store.As(AgentEditor);
        _ = await own.Get<Page<Adoption>>("/v1/adoptions");
        Assert.That((await own.Get<Me>("/v1/me")).Mandates.Single().SecondFactorMissing, Is.True);
    }

    [Test]
    public async Task Acting_UnderAMandate_PutsBothNamesOnEverything()
    {
        var mandate = await InForce(Role.Editor);
        using var editor = await Under(AgentEditor, mandate);
        var me = await editor.Get<Me>("/v1/me");
        var interest = await Given.Interest(editor, "eheschliessung");
        var message = await editor.Post<Message>($"/v1/adoptions/{interest.Id}/messages", new NewMessage { Text = "Wir richten den Anschluss ein." });
        var messages = await editor.Get<Page<Message>>($"/v1/adoptions/{interest.Id}/messages");
        using var member = await api.As(PrincipalAdmin);
        var seen = await member.Get<Adoption>($"/v1/adoptions/{interest.Id}");
        var recorded = await Ledger($"adoption/{interest.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(me.ActingFor!.Id, Is.EqualTo(principal));
            Assert.That(me.ActingUnder!.Id, Is.EqualTo(agent));
            Assert.That(me.Mandates.Single(known => known.Id == mandate.Id).Roles, Is.EqualTo((Role[])[Role.Editor]));
            Assert.That(seen.Adopter.Id, Is.EqualTo(principal));
            Assert.That(seen.History.Select(entry => (entry.By.Id, entry.Under?.Id)), Is.All.EqualTo((principal, (Guid?)agent)));
            Assert.That((message.By.Id, message.Under?.Id), Is.EqualTo((principal, (Guid?)agent)));
            Assert.That(messages.Items.Single() with { Files = message.Files }, Is.EqualTo(message));
            Assert.That(recorded.Select(entry => (entry.OrganisationId, entry.MandateId)), Is.All.EqualTo(((Guid?)principal, (Guid?)mandate.Id)));
        });
        await editor.Post<Adoption>($"/v1/adoptions/{interest.Id}/withdrawals", new Withdrawal(), interest.Version);
    }

    [Test]
    public async Task Acting_WhileTheMandateIsRevoked_ChangesNothing()
    {
        var mandate = await InForce(Role.Editor);
        using var editor = await Under(AgentEditor, mandate);
        var interest = await Given.Interest(editor, "eheschliessung");
        using var owner = await api.As(PrincipalAdmin);

        // More than lies between client and store at once: when the last of it is sent, the store has let the request in and reads.
        var content = new SlowContent(new string('x', 19 * 1024 * 1024), () => owner.Post<Mandate>($"/v1/mandates/{mandate.Id}/revocations", version: mandate.Version));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/adoptions/{interest.Id}/files?name=a.txt") { Content = content };
        request.Headers.Add("Idempotency-Key", Key());
        using var reply = await editor.Http.SendAsync(request);
        Assert.That((await Client.Problem(reply, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
        using var member = await api.As(Given.KommuneEditor);
        Assert.That((await member.Get<Page<AdoptionFile>>($"/v1/adoptions/{interest.Id}/files")).Items, Is.Empty);
        var seen = await member.Get<Adoption>($"/v1/adoptions/{interest.Id}");
        await member.Post<Adoption>($"/v1/adoptions/{interest.Id}/withdrawals", new Withdrawal(), seen.Version);
    }

    /// <summary>A file whose last letter is sent when something else has happened.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] bytes;
        private readonly Func<Task> beforeTheLast;

        public SlowContent(string text, Func<Task> beforeTheLast)
        {
            (bytes, this.beforeTheLast) = (System.Text.Encoding.ASCII.GetBytes(text), beforeTheLast);
            Headers.ContentType = new("application/octet-stream");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length - 1));
            await stream.FlushAsync();
            await beforeTheLast();
            await stream.WriteAsync(bytes.AsMemory(bytes.Length - 1));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }

    [Test]
    public async Task Acting_AsAMember_NamesNobodyElse()
    {
        using var editor = await api.As(Given.KommuneEditor);
        var draft = await Given.Draft(editor, "bafoeg-digital");
        Assert.That(draft.History.Single().Under, Is.Null);
        Assert.That((await editor.Get<Me>("/v1/me")).ActingUnder, Is.Null);
    }

    [TestCase(Role.Editor)]
    [TestCase(Role.Signatory)]
    public async Task Roles_ThatTheMandateOrTheAccountLacks_AreNotGiven(Role role)
    {
        // The account is editor of the agent only; the mandate of the second case gives no such role.
        var mandate = await InForce(role);
        using var editor = await Under(AgentEditor, mandate);
        using var admin = await Under(AgentAdmin, mandate);
        using var visitor = api.Visitor();
        var offer = await Given.Offer(visitor, "buergergeld");
        using var byEditor = await editor.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = offer.Id }, key: Key());
        using var byAdmin = await admin.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = offer.Id }, key: Key());
        Assert.That(byEditor.StatusCode, Is.EqualTo(role == Role.Editor ? HttpStatusCode.Created : HttpStatusCode.Forbidden));
        Assert.That((await Client.Problem(byAdmin, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
        using var read = await admin.Send(HttpMethod.Get, "/v1/adoptions");
        await Client.Problem(read, HttpStatusCode.Forbidden);
        if (byEditor.StatusCode == HttpStatusCode.Created)
        {
            var draft = await Client.Read<Adoption>(byEditor);
            await editor.Post<Adoption>($"/v1/adoptions/{draft.Id}/withdrawals", new Withdrawal(), draft.Version);
        }
    }

    [Test]
    public async Task Administration_UnderAMandate_IsNeverPossible()
    {
        var mandate = await InForce(Role.Editor, Role.Approver, Role.Signatory);
        await Tamper("update mandates set roles = 'reader,editor,approver,signatory,admin' where id = @id", mandate.Id);
        using var admin = await Under(AgentAdmin, mandate);
        var settings = await admin.Get<OrganisationSettings>("/v1/organisation-settings");
        var own = await Offer(PrincipalAdmin, agent, Role.Editor);
        foreach (var (method, address, body, version) in new (HttpMethod, string, object?, int?)[]
        {
            (HttpMethod.Patch, "/v1/organisation-settings", new OrganisationSettingsPatch { Mailbox = "fremd@it-mitte.example.org" }, settings.Version),
            (HttpMethod.Post, "/v1/mandates", new NewMandate { Agent = agent, Roles = [Role.Editor], Until = Today.AddDays(1) }, null),
            (HttpMethod.Post, $"/v1/mandates/{own.Id}/revocations", null, own.Version),
            (HttpMethod.Post, "/v1/facts", new NewFact { Kind = FactKind.FitkoOwner, Evidence = "keiner" }, null),
            (HttpMethod.Post, "/v1/invitations", new NewInvitation { Email = "fremd@it-mitte.example.org", Roles = [Role.Admin] }, null),
        })
        {
            using var reply = await admin.Send(method, address, body, version, method == HttpMethod.Post ? Key() : null);
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), $"{address}: {await reply.Content.ReadAsStringAsync()}");
        }
    }

    [Test]
    public async Task Acting_FromAcceptanceToRevocation_AndNotARequestLonger()
    {
        var mandate = await Offer(PrincipalAdmin, agent, Role.Editor);
        using var editor = await Under(AgentEditor, mandate);
        await Refused(editor, "before it is accepted");
        using var agentAdmin = await api.As(AgentAdmin);
        mandate = await agentAdmin.Post<Mandate>($"/v1/mandates/{mandate.Id}/acceptances", version: mandate.Version);
        Assert.That((mandate.State, mandate.AcceptedAt is not null), Is.EqualTo((MandateState.Accepted, true)));
        _ = await editor.Get<Page<Adoption>>("/v1/adoptions");
        using var principalAdmin = await api.As(PrincipalAdmin);
        mandate = await principalAdmin.Post<Mandate>($"/v1/mandates/{mandate.Id}/revocations", version: mandate.Version);
        Assert.That((mandate.State, mandate.EndedAt is not null), Is.EqualTo((MandateState.Revoked, true)));
        await Refused(editor, "after it was revoked");
        using var again = await agentAdmin.Send(HttpMethod.Post, $"/v1/mandates/{mandate.Id}/acceptances", version: mandate.Version, key: Key());
        Assert.That((await Client.Problem(again, HttpStatusCode.Conflict)).State, Is.EqualTo("revoked"));
    }

    [Test]
    public async Task Acting_AfterTheLastDay_IsOverAtMidnightInBerlin()
    {
        await using var later = ApiUnderTest.Start(api.Database);
        var mandate = await InForce(Role.Editor);
        await Tamper("update mandates set valid_until = @day where id = @id", mandate.Id, Today);
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var midnight = new DateTimeOffset(Today.AddDays(1).ToDateTime(TimeOnly.MinValue), berlin.GetUtcOffset(Today.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        later.Clock.Forward(midnight - TimeSpan.FromMinutes(2) - DateTimeOffset.UtcNow);
        using var editor = await Under(AgentEditor, mandate, later);
        using var admin = await later.As(AgentAdmin);
        using var before = await admin.Send(HttpMethod.Get, $"/v1/mandates/{mandate.Id}");
        _ = await editor.Get<Page<Adoption>>("/v1/adoptions");
        later.Clock.Forward(TimeSpan.FromMinutes(3));
        await Refused(editor, "after midnight");
        using var after = await admin.Send(HttpMethod.Get, $"/v1/mandates/{mandate.Id}", headers: ("If-None-Match", before.Headers.ETag!.Tag));
        Assert.That((await Client.Read<Mandate>(after)).State, Is.EqualTo(MandateState.Expired));
        Assert.That((await admin.Get<Page<Mandate>>("/v1/mandates?side=taken&state=expired")).Items.Select(known => known.Id), Does.Contain(mandate.Id));
        Assert.That((await admin.Get<Page<Mandate>>("/v1/mandates?state=accepted&limit=100")).Items.Select(known => known.Id), Does.Not.Contain(mandate.Id));
        Assert.That((await admin.Get<Me>("/v1/me")).Mandates.Select(known => known.Id), Does.Not.Contain(mandate.Id));
    }

    [Test]
    public async Task Headers_ThatDoNotBelongTogether_AreRefused()
    {
        var mandate = await InForce(Role.Editor);
        foreach (var (email, organisation, id) in new[]
        {
            (AgentEditor, agent.ToString(), mandate.Id.ToString()),
            (AgentEditor, await OrganisationOf(Stranger) + "", mandate.Id.ToString()),
            (AgentEditor, "", mandate.Id.ToString()),
            (AgentEditor, principal.ToString(), Guid.CreateVersion7().ToString()),
            (AgentEditor, principal.ToString(), "x"),
            (AgentEditor, principal.ToString(), ""),
            ("editor@it-nord.example.org", principal.ToString(), mandate.Id.ToString()),
            (Given.KommuneEditor, principal.ToString(), mandate.Id.ToString()),
        })
        {
            using var caller = await api.As(email);
            using var reply = await caller.Send(HttpMethod.Get, "/v1/adoptions", headers: [("FitStore-Organisation", organisation), ("FitStore-Mandate", id)]);
            Assert.That((await Client.Problem(reply, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed), $"{email} {organisation} {id}");
        }
    }

    [Test]
    public async Task Mandate_OfOthers_IsAsIfItWereNotThere()
    {
        var mandate = await Offer(PrincipalAdmin, agent, Role.Editor);
        using var stranger = await api.As(Stranger);
        using var read = await stranger.Send(HttpMethod.Get, $"/v1/mandates/{mandate.Id}");
        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var act in (string[])["acceptances", "declines", "revocations"])
        {
            using var reply = await stranger.Send(HttpMethod.Post, $"/v1/mandates/{mandate.Id}/{act}", version: mandate.Version, key: Key());
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), act);
        }

        Assert.That((await stranger.Get<Page<Mandate>>("/v1/mandates?limit=100")).Items.Select(known => known.Id), Does.Not.Contain(mandate.Id));
    }

    [TestCase("acceptances")]
    [TestCase("declines")]
    public async Task Deciding_ByWhoGaveIt_IsNotAllowed(string act)
    {
        var mandate = await Offer(PrincipalAdmin, agent, Role.Editor);
        using var admin = await api.As(PrincipalAdmin);
        using var reply = await admin.Send(HttpMethod.Post, $"/v1/mandates/{mandate.Id}/{act}", version: mandate.Version, key: Key());
        Assert.That((await Client.Problem(reply, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
    }

    [Test]
    public async Task Declined_IsOverForGood()
    {
        var mandate = await Offer(PrincipalAdmin, agent, Role.Editor);
        using var admin = await api.As(AgentAdmin);
        mandate = await admin.Post<Mandate>($"/v1/mandates/{mandate.Id}/declines", version: mandate.Version);
        Assert.That(mandate.State, Is.EqualTo(MandateState.Declined));
        foreach (var act in (string[])["acceptances", "declines", "revocations"])
        {
            using var reply = await admin.Send(HttpMethod.Post, $"/v1/mandates/{mandate.Id}/{act}", version: mandate.Version, key: Key());
            var problem = await Client.Problem(reply, HttpStatusCode.Conflict);
            Assert.That((problem.Code, problem.State, problem.Possible!.Count), Is.EqualTo((ProblemCodes.StateConflict, "declined", 0)));
        }
    }

    [Test]
    public async Task Giving_WhatCannotBeGiven_IsTold()
    {
        using var admin = await api.As(PrincipalAdmin);
        var unknown = (await admin.Get<Page<Organisation>>("/v1/organisations?kind=gemeinde&limit=100")).Items.First(organisation => !organisation.Accredited).Id;
        foreach (var (mandate, pointer, code) in new[]
        {
            (New(agent), "/roles", InputErrorCodes.Required),
            (New(agent, Role.Admin), "/roles", InputErrorCodes.NotAllowedValue),
            (New(agent, Role.Editor, Role.Editor), "/roles", InputErrorCodes.GivenTwice),
            (New(agent, Role.Editor) with { Until = Today.AddDays(-2) }, "/until", InputErrorCodes.OutOfRange),
            (New(agent, Role.Editor) with { Until = Today.AddYears(5).AddDays(2) }, "/until", InputErrorCodes.OutOfRange),
            (New(principal, Role.Editor), "/agent", InputErrorCodes.NotAllowedValue),
            (New(unknown, Role.Editor), "/agent", InputErrorCodes.NotAllowedValue),
            (New(Guid.CreateVersion7(), Role.Editor), "/agent", InputErrorCodes.DoesNotExist),
        })
        {
            using var reply = await admin.Send(HttpMethod.Post, "/v1/mandates", mandate, key: Key());
            var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
            Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ((string?)pointer, code) }));
        }
    }

    [Test]
    public async Task OperatorsRights_UnderAMandateOfTheOperator_AreNotGiven()
    {
        var mandate = await Offer("admin@betrieb.example.org", principal, Role.Approver, Role.Reader);
        using var taker = await api.As(PrincipalAdmin);
        mandate = await taker.Post<Mandate>($"/v1/mandates/{mandate.Id}/acceptances", version: mandate.Version);
        using var approver = await Under("approver@nordhausen.example.org", mandate);
        foreach (var address in (string[])["/v1/applications", "/v1/feedback"])
        {
            using var reply = await approver.Send(HttpMethod.Get, address);
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), address);
        }

        Assert.That((await approver.Get<Page<Fact>>("/v1/facts?limit=100")).Items, Is.Empty, "only the operator's own");
    }

    [Test]
    public async Task KeysAndCursors_OfAMemberAndUnderAMandate_AreApart()
    {
        // This person is a member of both sides: of Nordhausen, and of the Kreis that acts for it.
        const string both = "samira.nasser@suedharz.example.org";
        var kreis = await OrganisationOf("editor@landkreis-nordhausen.example.org");
        var mandate = await Offer(PrincipalAdmin, kreis, Role.Editor);
        await Tamper("update mandates set state = 'accepted' where id = @id", mandate.Id);
        using var member = await api.As(both, principal);
        using var under = await Under(both, mandate);
        var interest = await Given.Interest(member, "hundesteuer");
        var key = Key();
        var address = $"/v1/adoptions/{interest.Id}/messages";
        using var first = await member.Send(HttpMethod.Post, address, new NewMessage { Text = "Guten Tag" }, key: key);
        using var second = await under.Send(HttpMethod.Post, address, new NewMessage { Text = "Guten Tag" }, key: key);
        using var repeated = await under.Send(HttpMethod.Post, address, new NewMessage { Text = "Guten Tag" }, key: key);
        Assert.That((await Client.Read<Message>(first)).Under, Is.Null);
        Assert.That((await Client.Read<Message>(second)).Under!.Id, Is.EqualTo(kreis));
        Assert.That(await repeated.Content.ReadAsStringAsync(), Is.EqualTo(await second.Content.ReadAsStringAsync()));
        var page = await member.Get<Page<Message>>($"{address}?limit=1");
        using var foreign = await under.Send(HttpMethod.Get, page.Next!);
        Assert.That((await Client.Problem(foreign, HttpStatusCode.BadRequest)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.ForeignCursor));
    }

    private static string Key() => Guid.NewGuid().ToString();

    private static NewMandate New(Guid agent, params Role[] roles) => new() { Agent = agent, Roles = roles, Until = Today.AddDays(30) };

    private static async Task Refused(Client caller, string when)
    {
        using var reply = await caller.Send(HttpMethod.Get, "/v1/adoptions");
        Assert.That((await Client.Problem(reply, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed), when);
    }

    private async Task<Guid> OrganisationOf(string email)
    {
        using var client = await api.As(email);
        return (await client.Get<Me>("/v1/me")).ActingFor!.Id;
    }

    private async Task<Mandate> Offer(string admin, Guid to, params Role[] roles)
    {
        using var client = await api.As(admin);
        return await client.Post<Mandate>("/v1/mandates", New(to, roles));
    }

    private async Task<Mandate> InForce(params Role[] roles)
    {
        var offered = await Offer(PrincipalAdmin, agent, roles);
        using var admin = await api.As(AgentAdmin);
        return await admin.Post<Mandate>($"/v1/mandates/{offered.Id}/acceptances", version: offered.Version);
    }

    private async Task<Client> Under(string email, Mandate mandate, ApiUnderTest? where = null)
    {
        var client = await (where ?? api).As(email, mandate.Principal.Id);
        client.Http.DefaultRequestHeaders.Add("FitStore-Mandate", mandate.Id.ToString());
        return client;
    }

    private async Task Tamper(string statement, Guid id, DateOnly? day = null)
    {
        using var database = api.Database.Open();
        await database.Write(new Act(), async write =>
        {
            Assert.That(await write.Execute(statement, day is null ? new { id } : new { id, day }), Is.EqualTo(1));
            return new Gone();
        });
    }

    private async Task<IReadOnlyList<Recorded>> Ledger(string subject)
    {
        using var database = api.Database.Open();
        return await database.Read(sql => sql.Rows<Recorded>("select organisation_id, mandate_id from ledger where subject = @subject", new { subject }));
    }

    private sealed record Recorded
    {
        public Guid? OrganisationId { get; init; }

        public Guid? MandateId { get; init; }
    }
}
