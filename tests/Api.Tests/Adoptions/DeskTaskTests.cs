using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Notices;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>What is to be done, here, by others and under mandates, and who may do it.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class DeskTaskTests(string kind)
{
    private const string AgentEditor = "editor@it-mitte.example.org";

    private ApiUnderTest api = null!;
    private GivenAdoption given = null!;

    private sealed record Actor
    {
        public Guid? ActorId { get; init; }
    }

    [SetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        given = new GivenAdoption(api);
    }

    [TearDown]
    public async Task Close()
    {
        given?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task WhoActs_InSql_SaysWhatTheViewSays_InEveryState()
    {
        var adoption = await given.Draft(await given.Offer());
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            async Task<Guid> Organisation(string kindOf) => (await write.Rows<Guid>("select id from organisations where kind = @kindOf order by name", new { kindOf }))[0];
            var (land, kommune, aggregator, desk) = (adoption.Adopter.Id, await Organisation("gemeinde"), await Organisation("aggregator"), await Organisation("operator"));
            var different = new HashSet<Guid?>();
            foreach (var model in (string[])["fitStore", "verwaltungsvereinbarung"])
            {
                await write.Execute("update offers set legal_model = @model where id = @offer", new { model, offer = adoption.Offer });
                var all =
                    from parties in new[] { (land, desk), (kommune, land), (kommune, aggregator), (aggregator, land), (land, adoption.Provider.Id) }
                    from state in Enum.GetValues<AdoptionState>()
                    from route in Enum.GetValues<AdoptionRoute>()
                    from confirmed in (string?[])[null, "adopter", "provider"]
                    from paused in (string?[])[null, "adopter", "provider"]
                    select (parties.Item1, parties.Item2, state, route, confirmed, paused);
                foreach (var (adopter, addressee, state, route, confirmed, paused) in all)
                {
                    await write.Execute(
                        "update adoptions set state = @state, route = @route, confirmed_by = @confirmed, paused_by = @paused, adopter_id = @adopter, addressee_id = @addressee where id = @id",
                        new { state = state.Name(), route = route.Name(), confirmed, paused, adopter, addressee, id = adoption.Id });
                    var row = (await AdoptionTable.FindFor(write, adoption.Id))!;
                    var inSql = (await write.Row<Actor>(
                        $"select {AdoptionTable.WhoActs} as actor_id from adoptions a join offers o on o.id = a.offer_id join organisations t on t.id = a.adopter_id join organisations g on g.id = a.addressee_id where a.id = @id",
                        new { id = adoption.Id }))!.ActorId;
                    Assert.That(inSql, Is.EqualTo(AdoptionView.WhoActs(row)), $"{model} {state} {route} {confirmed} {paused} {adopter} {addressee}");
                    different.Add(inSql);
                }
            }

            Assert.That(different, Has.Count.GreaterThan(4));
            return new Gone();
        });
    }

    [Test]
    public async Task MayAct_InEveryState_IsWhatTheTransitionAllows()
    {
        var offer = await given.Offer();
        var adoption = await given.Draft(offer);
        AdoptionAct[] way =
        [
            AdoptionAct.ExpressInterest, AdoptionAct.Forward, AdoptionAct.Agree, AdoptionAct.PrepareOffer, AdoptionAct.MakeBindingOffer, AdoptionAct.Accept,
            AdoptionAct.StartOnboarding, AdoptionAct.StartTest, AdoptionAct.GoLive, AdoptionAct.Pause,
        ];
        var looked = 0;
        foreach (var act in way)
        {
            looked += await Look(adoption);
            adoption = await (act == AdoptionAct.MakeBindingOffer ? Release(adoption) : given.Do(adoption, act));
            if (act == AdoptionAct.StartTest)
            {
                // Had the approver reported the test, somebody else would have to approve.
                const string test = "update adoptions set tested_by = @account where id = @id";
                await Change(test, new { account = await AccountOf(adoption.Adopter, Role.Approver), id = adoption.Id });
                looked += await Look(adoption);
                await Change(test, new { account = await AccountOf(adoption.Adopter, Role.Editor), id = adoption.Id });
            }
        }

        looked += await Look(adoption);
        Assert.That(looked, Is.GreaterThan(15));
    }

    [Test]
    public async Task List_OwnAndOthers_TellWhoIsToAct_AndFilters()
    {
        var adoption = await given.In(AdoptionState.Coordination);
        var land = await given.As(Given.LandEditor);
        var provider = await given.Of(adoption.Provider, Role.Approver);
        var ofProvider = await Task(provider, adoption, "");
        var ofLand = await Task(land, adoption, "whose=others&");
        Assert.Multiple(() =>
        {
            Assert.That((ofProvider?.Act, ofProvider?.Role, ofProvider?.MayAct, ofProvider?.By.Id), Is.EqualTo(((AdoptionAct?)AdoptionAct.Agree, (Role?)Role.Approver, (bool?)true, (Guid?)adoption.Provider.Id)));
            Assert.That(ofProvider!.DueOn, Is.EqualTo(adoption.DueOn));
            Assert.That(ofProvider.Page, Is.EqualTo($"/nachnutzungen/{adoption.Id}"));
            Assert.That((ofLand?.By.Id, ofLand?.MayAct), Is.EqualTo(((Guid?)adoption.Provider.Id, (bool?)false)));
        });
        foreach (var (query, expected) in new[]
        {
            ("role=approver&", true), ("role=editor&", false), ($"service={adoption.Service}&", true), ("service=wohngeld-online&", false),
            ("overdue=true&", false), ("overdue=false&", true), ("land=TH&", true), ("land=BY&", false), ("mayAct=true&", true), ("mayAct=false&", false),
        })
        {
            Assert.That(await Task(provider, adoption, query) is not null, Is.EqualTo(expected), query);
        }

        await Change("update adoptions set due_on = '2020-01-01' where id = @id", new { id = adoption.Id });
        var late = (await provider.Get<Page<DeskTask>>("/v1/tasks?limit=1")).Items[0];
        Assert.That((late.Adoption, late.Overdue), Is.EqualTo(((Guid?)adoption.Id, true)), "what is overdue comes first");
        using var stranger = await api.As("editor@hessen.example.org");
        Assert.That(await Task(stranger, adoption, ""), Is.Null);
        Assert.That(await Task(stranger, adoption, "whose=others&"), Is.Null);
    }

    [Test]
    public async Task Walk_WhileOthersWrite_MeetsEachOfBeforeOnce()
    {
        var land = await given.As(Given.LandEditor);
        var before = new List<Guid>();
        for (var number = 0; number < 5; number++)
        {
            before.Add((await given.Draft(await given.Offer())).Id);
        }

        var met = new List<Guid>();
        for (var address = "/v1/tasks?limit=2"; address is not null;)
        {
            var page = await land.Get<Page<DeskTask>>(address);
            met.AddRange(page.Items.Select(task => task.Id));
            address = page.Next;
            if (met.Count < 8)
            {
                await given.Draft(await given.Offer());
            }
        }

        Assert.That(met, Is.Unique);
        Assert.That(before, Is.SubsetOf(met));
    }

    [Test]
    public async Task Mandates_Held_ShowTheirPrincipalsTasks_UntilTheyAreRevoked()
    {
        using var kommune = await api.As(Given.KommuneEditor);
        using var kommuneAdmin = await api.As("admin@nordhausen.example.org");
        using var agent = await api.As(AgentEditor);
        using var agentAdmin = await api.As("admin@it-mitte.example.org");
        var draft = await Given.CompleteDraft(kommune);
        Assert.That(await Task(agent, draft, "mandates=true&"), Is.Null);

        var agentId = (await agent.Get<Me>("/v1/me")).ActingFor!.Id;
        var offered = await kommuneAdmin.Post<Mandate>("/v1/mandates", new NewMandate { Agent = agentId, Roles = [Role.Editor], Until = BerlinTime.Today(api.Clock).AddDays(30) });
        Assert.That(await Task(agent, draft, "mandates=true&"), Is.Null, "not accepted yet");
        var mandate = await agentAdmin.Post<Mandate>($"/v1/mandates/{offered.Id}/acceptances", version: offered.Version);
        var task = await Task(agent, draft, "mandates=true&");
        Assert.Multiple(async () =>
        {
            Assert.That((task?.Mandate, task?.Principal?.Id, task?.MayAct), Is.EqualTo(((Guid?)mandate.Id, (Guid?)draft.Adopter.Id, (bool?)true)));
            Assert.That(await Task(agent, draft, $"mandates=true&principal={draft.Adopter.Id}&"), Is.Not.Null);
            Assert.That(await Task(agent, draft, $"mandates=true&principal={Guid.NewGuid()}&"), Is.Null);
            Assert.That(await Task(agent, draft, ""), Is.Null, "it is not the agent's own");
            Assert.That(await Task(agentAdmin, draft, "mandates=true&"), Is.Null, "without a role in common the mandate is none");
        });
        await kommuneAdmin.Post<Mandate>($"/v1/mandates/{mandate.Id}/revocations", version: mandate.Version);
        Assert.That(await Task(agent, draft, "mandates=true&"), Is.Null);
    }

    [Test]
    public async Task Items_OfAConnection_AreTasksOfWhoDoesThem_AndStandInTheCalendar()
    {
        var land = await given.As(Given.LandEditor);
        using var admin = await api.As(Given.LandAdmin);
        using var vendor = await api.As(GivenConnection.VendorEditor);
        var adoption = await given.In(AdoptionState.Onboarding);
        var checklist = await land.Get<AdoptionChecklist>($"/v1/adoptions/{adoption.Id}/checklist");
        checklist = await GivenConnection.AskVendor(land, checklist);
        var own = checklist.Entries.First(item => item.Owner == ChecklistOwner.Kommune && item.State == ChecklistItemState.Open);
        var ofVendor = checklist.Entries.First(item => item.Owner == ChecklistOwner.Vendor);
        async Task<DeskTask?> Item(Client client, ChecklistItem item, string query) =>
            (await client.Get<Page<DeskTask>>($"/v1/tasks?{query}limit=100")).Items.FirstOrDefault(task => task.Kind == DeskTaskKind.ChecklistItem && task.Id == item.Id);

        Assert.That(await Item(land, own, ""), Is.Null, "the adoption's task stands for it");
        var asked = await Item(vendor, ofVendor, "");
        var feed = await admin.Post<CalendarFeed>("/v1/calendar-feeds", new NewCalendarFeed { Name = "Team" }, idempotent: false);
        using var read = await api.Visitor().Send(HttpMethod.Get, feed.Address!);
        var calendar = (await read.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That((asked?.Adoption, asked?.Adopter?.Id, asked?.ItemTitle, asked?.Page), Is.EqualTo(((Guid?)null, (Guid?)adoption.Adopter.Id, ofVendor.Title, $"/hersteller/{ofVendor.Id}")));
            Assert.That(calendar, Does.Contain($"{own.Id}-item@").And.Contain($"{adoption.Id}-due@").And.Not.Contain($"{ofVendor.Id}-item@"));
        });

        await Change("update checklist_items set due_on = '2020-01-01' where adoption_id = @id", new { id = adoption.Id });
        var late = await Item(land, own, "");
        Assert.Multiple(async () =>
        {
            Assert.That((late?.Overdue, late?.MayAct, late?.Item), Is.EqualTo(((bool?)true, (bool?)true, own.Key)));
            Assert.That((await Item(land, ofVendor, "whose=others&"))?.By.Id, Is.EqualTo(asked!.By.Id));
        });
    }

    /// <summary>Looks at the task of an adoption with the eyes of everybody; answers how many saw it.</summary>
    private async Task<int> Look(Adoption adoption)
    {
        var seen = 0;
        foreach (var organisation in new[] { adoption.Adopter, adoption.Addressee, adoption.Provider }.DistinctBy(known => known.Id))
        {
            foreach (var role in (Role[])[Role.Editor, Role.Approver, Role.Signatory])
            {
                var client = await given.Of(organisation, role);
                var task = await Task(client, adoption, "");
                var acts = adoption.Awaits is not null && AdoptionView.WhoActs((await Row(adoption.Id))!) == organisation.Id;
                Assert.That(task is not null, Is.EqualTo(acts), $"{adoption.State} {organisation.Name}");
                if (task?.Act is { } due)
                {
                    var known = (await client.Get<AdoptionTransitions>($"/v1/adoptions/{adoption.Id}/transitions")).Transitions.First(transition => transition.Act == due);
                    Assert.That((task.MayAct, task.Role), Is.EqualTo((known.Allowed, known.Role)), $"{adoption.State} {organisation.Name} {role} {due}");
                    seen++;
                }
            }
        }

        return seen;
    }

    private async Task<Adoption> Release(Adoption adoption) =>
        await (await given.Of(adoption.Addressee, Role.Approver)).Post<Adoption>($"/v1/adoptions/{adoption.Id}/binding-offers", version: adoption.Version);

    private async Task<Guid> AccountOf(OrganisationRef organisation, Role role) => (await (await given.Of(organisation, role)).Get<Me>("/v1/me")).Id;

    private static async Task<DeskTask?> Task(Client client, Adoption adoption, string query) =>
        (await client.Get<Page<DeskTask>>($"/v1/tasks?{query}limit=100")).Items.FirstOrDefault(task => task.Kind == DeskTaskKind.Adoption && task.Id == adoption.Id);

    private Task<AdoptionRow?> Row(Guid id) => api.Services.GetRequiredService<FitDatabase>().Read(sql => AdoptionTable.FindFor(sql, id));

    private Task<Gone> Change(string statement, object parameters) => api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
    {
        await write.Execute(statement, parameters);
        return new Gone();
    });
}
