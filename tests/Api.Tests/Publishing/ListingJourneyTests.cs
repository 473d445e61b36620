using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Api.Publishing;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Publishing;

/// <summary>From an empty page to a published listing, through return and second submission, to a revision and back to an old one.</summary>
[TestFixture]
internal sealed class ListingJourneyTests
{
    private ApiUnderTest api = null!;
    private Client editor = null!;
    private Client reviewer = null!;
    private Client approver = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        editor = await api.As(Given.LandEditor);
        reviewer = await api.As(Given.OperatorEditor);
        approver = await api.As(GivenListing.OperatorApprover);
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var client in (Client[])[editor, reviewer, approver])
        {
            client.Dispose();
        }

        visitor.Dispose();
        await api.DisposeAsync();
    }

    [Test]
    public async Task Journey_FromNameAlone_ThroughReturn_ToPublished()
    {
        var name = $"Straßenfest-Anmeldung für Vereine {Guid.NewGuid():n}"[..50];
        var draft = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = name });
        Assert.Multiple(() =>
        {
            Assert.That(draft.Service, Does.StartWith("strassenfest-anmeldung-fuer-vereine"));
            Assert.That((draft.Number, draft.Version, draft.State, draft.Content.LeadLand), Is.EqualTo((1, 1, RevisionState.Draft, "TH")));
            Assert.That(draft.ChangedBy, Is.Not.Empty);
        });

        // What is missing is told at every moment, and keeps it from being submitted.
        var check = await editor.Get<ListingCheck>($"/v1/services/{draft.Service}/revisions/1/gates");
        using var early = await editor.Send(HttpMethod.Post, $"/v1/services/{draft.Service}/submissions?dryRun=true", version: 1, key: Guid.NewGuid().ToString());
        var unmet = await Client.Problem(early, HttpStatusCode.Conflict);
        Assert.Multiple(() =>
        {
            Assert.That(check.Ready, Is.False);
            Assert.That(unmet.Code, Is.EqualTo(ProblemCodes.GatesUnmet));
            Assert.That(unmet.Errors!.Select(error => error.Pointer), Is.EqualTo(check.Gates.SelectMany(gate => gate.Missing).Select(error => error.Pointer)));
        });

        draft = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", GivenListing.Complete(name), draft.Version);
        await GivenListing.AddOffer(api, draft.Service);
        var ready = await editor.Get<ListingCheck>($"/v1/services/{draft.Service}/revisions/1/gates");
        var acts = await Acts(editor, draft);
        Assert.Multiple(() =>
        {
            Assert.That(draft.Version, Is.EqualTo(2));
            Assert.That((ready.Ready, ready.CompletePercent), Is.EqualTo((true, 100)));
            Assert.That(acts, Is.EqualTo(new[] { RevisionAct.Change, RevisionAct.Submit, RevisionAct.Discard }));
        });

        var submitted = await GivenListing.Submit(editor, draft);
        Assert.That((await reviewer.Get<Page<SubmittedRevision>>("/v1/submissions?limit=100")).Items.Single(one => one.Service == draft.Service),
            Has.Property("First").True.And.Property("Reviewer").Null.And.Property("State").EqualTo(RevisionState.Submitted));
        Assert.That((await api.Mailbox.Read()).Count(mail => mail.Subject.EndsWith("wartet auf Prüfung", StringComparison.Ordinal) && mail.Plain.Contains($"betrieb/pruefung/{draft.Service}", StringComparison.Ordinal)), Is.EqualTo(1), "the operator hears of it once");
        var inReview = await GivenListing.TakeUp(reviewer, submitted);
        Assert.That((await reviewer.Get<Page<SubmittedRevision>>("/v1/submissions?limit=100")).Items.Single(one => one.Service == draft.Service).Reviewer, Is.Not.Null);
        var returned = await reviewer.Post<ServiceRevision>(
            $"/v1/services/{draft.Service}/returns",
            new NewReturn { Remarks = [new Remark { Pointer = "/summary", Text = "Bitte kürzer." }, new Remark { Pointer = "", Text = "Sonst gut." }] },
            inReview.Version);
        var mine = await editor.Get<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1");
        var listed = await Provided(draft.Service);
        Assert.Multiple(async () =>
        {
            Assert.That(returned.State, Is.EqualTo(RevisionState.Draft));
            Assert.That(mine.Remarks.Select(remark => (remark.Pointer, remark.Text)), Is.EqualTo(new[] { ("/summary", "Bitte kürzer."), ("", "Sonst gut.") }));
            Assert.That((listed!.Open!.Remarks, listed.UnmetGates, listed.CompletePercent, listed.State), Is.EqualTo((2, 0, 100, ServiceState.Unpublished)));
            Assert.That((await api.Mailbox.Newest(Given.LandEditor)).Subject, Does.Contain("zurückgegeben"));
        });

        var better = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", """{"summary":"Kürzer."}""", mine.Version);
        var published = await GivenListing.Publish(approver, await GivenListing.TakeUp(reviewer, await GivenListing.Submit(editor, better)));
        var service = await visitor.Get<Service>($"/v1/services/{draft.Service}");
        var events = (await editor.Get<Page<RevisionEvent>>($"/v1/services/{draft.Service}/revisions/1/events")).Items;
        var asOperator = (await reviewer.Get<Page<RevisionEvent>>($"/v1/services/{draft.Service}/revisions/1/events")).Items;
        Assert.Multiple(async () =>
        {
            Assert.That(published.State, Is.EqualTo(RevisionState.Published));
            Assert.That((service.State, service.Origin, service.Revision, service.Summary, service.Name), Is.EqualTo((ServiceState.Published, ListingOrigin.Reviewed, 1, "Kürzer.", name)));
            Assert.That((await visitor.Get<ServiceList>($"/v1/services?q={Uri.EscapeDataString(name)}")).Items.Select(card => card.Slug), Does.Contain(draft.Service));
            Assert.That(events.Select(one => one.Act), Is.EqualTo(new[] { RevisionAct.Create, RevisionAct.Submit, RevisionAct.TakeUp, RevisionAct.Return, RevisionAct.Submit, RevisionAct.TakeUp, RevisionAct.Publish }));
            Assert.That(events.Where(one => one.Person is not null).Select(one => one.Organisation!.Name).Distinct(), Is.EqualTo(new[] { "Thüringen" }));
            Assert.That(asOperator[0].Act, Is.EqualTo(RevisionAct.Submit), "what came before the submission is the provider's own");
            Assert.That(asOperator.Where(one => one.Person is not null).Select(one => one.Organisation!.Kind).Distinct(), Is.EqualTo(new[] { Contracts.Organisations.OrganisationKind.Operator }));
            Assert.That((await api.Mailbox.Newest(Given.LandEditor)).Subject, Does.Contain("veröffentlicht"));
        });
    }

    [Test]
    public async Task Revise_ComparesAndBringsBackAnOldOne()
    {
        var first = await GivenListing.Published(api);
        var address = $"/v1/services/{first.Service}/revisions";
        var draft = await editor.Post<ServiceRevision>(address, new NewRevision());
        using var second = await editor.Send(HttpMethod.Post, address, new NewRevision(), key: Guid.NewGuid().ToString());
        var conflict = await Client.Problem(second, HttpStatusCode.Conflict);
        Assert.That((conflict.Code, conflict.Existing), Is.EqualTo((ProblemCodes.AlreadyThere, $"{address}/2")));

        draft = await editor.Patch<ServiceRevision>($"{address}/2", """{"operation":{"operatingAuthority":"Landesamt für Digitales"},"demoUrl":null}""", draft.Version);
        Assert.That((await visitor.Get<Service>($"/v1/services/{first.Service}")).Operation!.OperatingAuthority, Is.Not.EqualTo("Landesamt für Digitales"), "a draft changes nothing");
        await GivenListing.Publish(approver, await GivenListing.TakeUp(reviewer, await GivenListing.Submit(editor, draft)));

        var told = await visitor.Get<RevisionComparison>($"{address}/2/comparison?with=1");
        var all = await visitor.Get<Page<ServiceRevision>>(address);
        Assert.Multiple(() =>
        {
            Assert.That((told.Before, told.After), Is.EqualTo((1, 2)));
            Assert.That(told.Differences.Select(one => (one.Pointer, one.Before, one.After)), Is.EqualTo(new[]
            {
                ("/operation/operatingAuthority", "Thüringer Ministerium für Digitales", (string?)"Landesamt für Digitales"),
                ("/demoUrl", "https://demo.example.org", null),
            }));
            Assert.That(all.Items.Select(one => (one.Number, one.State)), Is.EqualTo(new[] { (2, RevisionState.Published), (1, RevisionState.Superseded) }));
            Assert.That(all.Items.All(one => one.ChangedBy is null && one.SubmittedBy is null), Is.True, "who wrote is not for everybody");
        });

        var back = await editor.Post<ServiceRevision>(address, new NewRevision { From = 1 });
        var service = await visitor.Get<Service>($"/v1/services/{first.Service}");
        Assert.Multiple(() =>
        {
            Assert.That(back.Number, Is.EqualTo(3));
            Assert.That(Json(back.Content), Is.EqualTo(Json(first.Content)));
            Assert.That(service.Revision, Is.EqualTo(2));
        });
        using var gone = await editor.Send(HttpMethod.Delete, $"{address}/3", version: back.Version);
        using var after = await editor.Send(HttpMethod.Get, $"{address}/3");
        Assert.That(((int)gone.StatusCode, (int)after.StatusCode), Is.EqualTo((204, 404)));
        Assert.That(await Acts(editor, first with { Number = 1 }), Is.EqualTo(new[] { RevisionAct.Create }));
    }

    [Test]
    public async Task Change_ByTwo_TheSlowerIsToldAndLosesNothing()
    {
        var draft = await GivenListing.Draft(editor);
        var address = $"/v1/services/{draft.Service}/revisions/1";
        using var other = await api.As(Given.LandEditor);
        var faster = await other.Patch<ServiceRevision>(address, """{"summary":"Vom Schnelleren."}""", draft.Version);
        using var late = await editor.Send(HttpMethod.Patch, address, """{"summary":"Vom Langsameren."}""", draft.Version);
        await Client.Problem(late, HttpStatusCode.PreconditionFailed);
        Assert.That((await editor.Get<ServiceRevision>(address)).Content.Summary, Is.EqualTo("Vom Schnelleren."));
        Assert.That((await editor.Patch<ServiceRevision>(address, """{"summary":"Vom Langsameren."}""", faster.Version)).Version, Is.EqualTo(faster.Version + 1));
    }

    [Test]
    public async Task Change_OfMoreThanAListingHolds_IsToldAsAWhole()
    {
        var draft = await GivenListing.Draft(editor);
        var steps = new JsonArray([.. Enumerable.Range(0, 30).Select(_ => (JsonNode)new string('x', 1000))]);
        var patch = new JsonObject
        {
            ["connection"] = new JsonObject { ["steps"] = steps },
            ["description"] = new JsonObject { ["markdown"] = new string('x', 19_000) },
        };
        using var reply = await editor.Send(HttpMethod.Patch, $"/v1/services/{draft.Service}/revisions/1", patch.ToJsonString(), draft.Version);
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ("", InputErrorCodes.TooLong) }));
    }

    [Test]
    public async Task Create_NameTwice_NumbersTheShortName_AndDiscardFreesIt()
    {
        var name = GivenListing.NewName();
        var first = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = name });
        var second = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = name });
        Assert.That(second.Service, Is.EqualTo($"{first.Service}-2"));
        using var taken = await (await api.As(Given.ProviderEditor)).Send(HttpMethod.Post, "/v1/services", new NewService { Name = "Anders", Slug = first.Service }, key: Guid.NewGuid().ToString());
        var problem = await Client.Problem(taken, HttpStatusCode.Conflict);
        Assert.That((problem.Code, problem.Existing), Is.EqualTo((ProblemCodes.AlreadyThere, (string?)null)), "nobody learns whose it is");

        using var gone = await editor.Send(HttpMethod.Delete, $"/v1/services/{first.Service}/revisions/1", version: 1);
        Assert.That((int)gone.StatusCode, Is.EqualTo(204));
        Assert.That(await Provided(first.Service), Is.Null);
        Assert.That((await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = name })).Service, Is.EqualTo(first.Service));
    }

    [Test]
    public async Task Create_AsACopy_TakesOwnDrafts_OfOthersOnlyWhatIsPublished()
    {
        var draft = await GivenListing.Draft(editor);
        var copy = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = "Kopie", CopyOf = draft.Service });
        Assert.That(Json(copy.Content), Is.EqualTo(Json(draft.Content with { Name = "Kopie" })));

        var foreign = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = "Kopie", CopyOf = Given.Slug });
        Assert.That(foreign.Content.Classification.Leistungstyp, Is.EqualTo(Leistungstyp.Typ23));
        using var stranger = await api.As(Given.ProviderEditor);
        using var hidden = await stranger.Send(HttpMethod.Post, "/v1/services", new NewService { Name = "Kopie", CopyOf = draft.Service }, key: Guid.NewGuid().ToString());
        using var absent = await stranger.Send(HttpMethod.Post, "/v1/services", new NewService { Name = "Kopie", CopyOf = "gibt-es-nicht" }, key: Guid.NewGuid().ToString());
        var (one, other) = (await Client.Problem(hidden, HttpStatusCode.BadRequest), await Client.Problem(absent, HttpStatusCode.BadRequest));
        Assert.That(one.Errors![0].Detail, Is.EqualTo(other.Errors![0].Detail));
    }

    [Test]
    public async Task Publish_ByTheSubmitter_IsRefusedUnderEveryOrganisation()
    {
        // One person is editor of the provider and approver of the operator.
        using var admin = await api.As(Given.LandAdmin);
        var person = await People.Person(api, admin);
        using var operatorAdmin = await api.As("admin@betrieb.example.org");
        var invitation = await People.Invite(operatorAdmin, person.Email, Contracts.Accounts.Role.Approver, Contracts.Accounts.Role.Editor);
        var token = (await api.Mailbox.Newest(invitation.Email)).Token;
        await person.Client.Post<Contracts.Accounts.Member>("/v1/invitation-acceptances", new Contracts.Accounts.InvitationAcceptance { Token = token }, idempotent: false);
        var me = await person.Client.Get<Contracts.Accounts.Me>("/v1/me");
        Guid Of(Contracts.Organisations.OrganisationKind kind) => me.Memberships.Single(membership => membership.Organisation.Kind == kind).Organisation.Id;

        void ActFor(Contracts.Organisations.OrganisationKind kind)
        {
            person.Client.Http.DefaultRequestHeaders.Remove("FitStore-Organisation");
            person.Client.Http.DefaultRequestHeaders.Add("FitStore-Organisation", Of(kind).ToString());
        }

        ActFor(Contracts.Organisations.OrganisationKind.Land);
        var submitted = await GivenListing.Submit(person.Client, await GivenListing.ReadyDraft(api, person.Client));
        ActFor(Contracts.Organisations.OrganisationKind.Operator);
        var reviewed = await GivenListing.TakeUp(person.Client, submitted);
        var transitions = await person.Client.Get<RevisionTransitions>($"/v1/services/{submitted.Service}/revisions/1/transitions");
        using var refused = await person.Client.Send(HttpMethod.Post, $"/v1/services/{submitted.Service}/publications", new NewPublication { AcceptedReasons = GivenListing.Reasons }, reviewed.Version, Guid.NewGuid().ToString());
        var problem = await Client.Problem(refused, HttpStatusCode.Forbidden);
        Assert.Multiple(() =>
        {
            Assert.That(problem.Code, Is.EqualTo(ProblemCodes.FourEyes));
            Assert.That(transitions.Items.Single(item => item.Act == RevisionAct.Publish).Missing.Single().Code, Is.EqualTo(InputErrorCodes.FourEyes));
        });
        Assert.That((await GivenListing.Publish(approver, reviewed)).State, Is.EqualTo(RevisionState.Published));
        person.Client.Dispose();
    }

    [Test]
    public async Task Publish_WithoutAcceptingEachReason_IsToldWhich()
    {
        var reviewed = await GivenListing.InReview(api);
        var address = $"/v1/services/{reviewed.Service}/publications";
        async Task<IReadOnlyList<(string?, string)>> Told(params IReadOnlyList<string> accepted)
        {
            using var reply = await approver.Send(HttpMethod.Post, address, new NewPublication { AcceptedReasons = accepted }, reviewed.Version, Guid.NewGuid().ToString());
            return [.. (await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Pointer, error.Code))];
        }

        Assert.That(await Told(), Is.EqualTo(new[] { ("/acceptedReasons", InputErrorCodes.Required) }));
        Assert.That(await Told(GivenListing.Catalogue.Requirements.First(requirement => requirement.Id != GivenListing.Reasons[0]).Id), Is.EqualTo(new[] { ("/acceptedReasons/0", InputErrorCodes.DoesNotExist), ("/acceptedReasons", InputErrorCodes.Required) }));
        using var late = await approver.Send(HttpMethod.Post, address, new NewPublication { AcceptedReasons = GivenListing.Reasons, PublishOn = new DateOnly(2020, 1, 1) }, reviewed.Version, Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(late, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/publishOn" }));
    }

    [Test]
    public async Task Publish_OnADay_TheClockDoesItOnce_AlsoAfterAStop()
    {
        await using var later = ApiUnderTest.Start(api.Database);
        var reviewed = await GivenListing.InReview(api);
        var today = Api.Http.BerlinTime.Today(TimeProvider.System);
        var scheduled = await GivenListing.Publish(approver, reviewed, today.AddDays(3));
        using var early = await visitor.Send(HttpMethod.Get, $"/v1/services/{reviewed.Service}");
        Assert.That((scheduled.State, scheduled.PublishOn, (int)early.StatusCode), Is.EqualTo((RevisionState.Scheduled, (DateOnly?)today.AddDays(3), 404)));

        var turn = later.Services.GetRequiredService<ListingTurn>();
        Assert.That(await turn.Look(), Is.Zero, "not before its day");
        later.Clock.Forward(TimeSpan.FromDays(10));
        Assert.That((await turn.Look(), await turn.Look()), Is.EqualTo((1, 0)), "days later, and once");
        using var reader = later.Visitor();
        var service = await reader.Get<Service>($"/v1/services/{reviewed.Service}");
        Assert.That((service.State, service.Origin), Is.EqualTo((ServiceState.Published, ListingOrigin.Reviewed)));
    }

    [Test]
    public async Task Recall_OfAScheduledOne_KeepsItFromBeingPublished()
    {
        await using var later = ApiUnderTest.Start(api.Database);
        var scheduled = await GivenListing.Publish(approver, await GivenListing.InReview(api), Api.Http.BerlinTime.Today(TimeProvider.System).AddDays(2));
        var recalled = await editor.Post<ServiceRevision>($"/v1/services/{scheduled.Service}/recalls", version: scheduled.Version);
        Assert.That((recalled.State, recalled.PublishOn), Is.EqualTo((RevisionState.Draft, (DateOnly?)null)));
        later.Clock.Forward(TimeSpan.FromDays(5));
        Assert.That(await later.Services.GetRequiredService<ListingTurn>().Look(), Is.Zero);
    }

    [Test]
    public async Task Act_NotPossible_SaysTheStateAndWhatIs()
    {
        var draft = await GivenListing.ReadyDraft(api, editor);
        using var recall = await editor.Send(HttpMethod.Post, $"/v1/services/{draft.Service}/recalls", version: draft.Version, key: Guid.NewGuid().ToString());
        var problem = await Client.Problem(recall, HttpStatusCode.Conflict);
        Assert.That((problem.State, string.Join(' ', problem.Possible!)), Is.EqualTo(("draft", "change submit discard")));
        var submitted = await GivenListing.Submit(editor, draft);
        using var change = await editor.Send(HttpMethod.Patch, $"/v1/services/{draft.Service}/revisions/1", """{"summary":"zu spät"}""", submitted.Version);
        Assert.That((await Client.Problem(change, HttpStatusCode.Conflict)).State, Is.EqualTo("submitted"));
    }

    [Test]
    public async Task Export_OfEverySample_ComesBackAsItWas()
    {
        foreach (var service in SampleFiles.Read().Services)
        {
            await RoundTrip((await visitor.Get<ServiceRevision>($"/v1/services/{service.Slug}/revisions/1")).Content);
        }
    }

    [Test]
    public async Task Export_OfAnyListing_ComesBackAsItWas()
    {
        foreach (var content in AnyContent.All.Sample(60))
        {
            await RoundTrip(content);
        }
    }

    [Test]
    public async Task Workspace_AsCsv_HasALineForEachService()
    {
        var draft = await GivenListing.Draft(editor);
        using var reply = await editor.Send(HttpMethod.Get, "/v1/provided-services", headers: ("Accept", "text/csv"));
        var lines = (await reply.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Multiple(() =>
        {
            Assert.That(lines[0], Does.StartWith("slug,name,version,state"));
            Assert.That(lines.Count(line => line.StartsWith($"{draft.Service},", StringComparison.Ordinal)), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Ledger_HoldsDigestsAndNoTexts()
    {
        var marker = $"geheim{Guid.NewGuid():n}";
        var inReview = await GivenListing.InReview(api, marker);
        await reviewer.Post<ServiceRevision>($"/v1/services/{inReview.Service}/returns", new NewReturn { Remarks = [new Remark { Pointer = "", Text = $"Anmerkung {marker}" }] }, inReview.Version);
        var data = await api.Services.GetRequiredService<Api.Database.FitDatabase>().Read(sql => sql.Rows<string>("select data from ledger order by sequence desc"));
        Assert.Multiple(() =>
        {
            Assert.That(data.Where(entry => entry.Contains(marker, StringComparison.Ordinal)), Is.Empty);
            Assert.That(JsonNode.Parse(data[0])!["remarks"]!.AsArray(), Has.Count.EqualTo(1));
        });
    }

    private async Task RoundTrip(ServiceContent content)
    {
        var first = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = content.Name, Content = content });
        var exported = (await editor.Get<JsonNode>($"/v1/services/{first.Service}/revisions/1"))["content"]!;
        var body = new JsonObject { ["name"] = content.Name, ["content"] = exported.DeepClone() };
        using var reply = await editor.Send(HttpMethod.Post, "/v1/services", body.ToJsonString(), key: Guid.NewGuid().ToString());
        var again = await Client.Read<JsonNode>(reply);
        Assert.Multiple(() =>
        {
            Assert.That(JsonNode.DeepEquals(again["content"], exported), Is.True, exported.ToJsonString());
            Assert.That(Json(first.Content), Is.EqualTo(Json(content)));
        });
    }

    private static string Json(ServiceContent content) => JsonSerializer.Serialize(content, ContractsJson.Default.ServiceContent);

    private async Task<ProvidedService?> Provided(string slug)
    {
        var page = await editor.Get<Page<ProvidedService>>("/v1/provided-services?limit=100");
        while (page.Items.All(service => service.Slug != slug) && page.Next is { } next)
        {
            page = await editor.Get<Page<ProvidedService>>(next);
        }

        return page.Items.FirstOrDefault(service => service.Slug == slug);
    }

    private static async Task<IEnumerable<RevisionAct>> Acts(Client who, ServiceRevision revision) =>
        (await who.Get<RevisionTransitions>($"/v1/services/{revision.Service}/revisions/{revision.Number}/transitions")).Items.Select(item => item.Act);
}
