using System.Diagnostics;
using System.Net;
using FitStore.Api.Adoptions;
using FitStore.Api.Assignments;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Assignments;

/// <summary>A Land gives a service to many Kommunen at once: prepared by one, released by another, all of them or none.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
[NonParallelizable]
internal sealed class AssignmentTests(string kind)
{
    private ApiUnderTest api = null!;
    private Client editor = null!;
    private Client approver = null!;
    private Client operatorDesk = null!;
    private Client kommune = null!;
    private Offer offer = null!;
    private int kreise;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        editor = await api.As(Given.LandEditor);
        approver = await api.As(GivenAssignment.LandApprover);
        operatorDesk = await api.As(Given.OperatorEditor);
        kommune = await api.As(Given.KommuneEditor);
        offer = await GivenAssignment.Contracted(editor);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var client in (Client?[])[editor, approver, operatorDesk, kommune])
        {
            client?.Dispose();
        }

        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Check_EveryError_IsToldByLine()
    {
        var ars = await Kommunen(2);
        var check = await editor.Post<AssignmentCheck>(
            "/v1/assignment-checks",
            GivenAssignment.Of(offer, ["ARS;Name", ars[0], "", "irgendwas", "169999999999", "16", "06", ars[0], ars[1] + ";Dorf"]),
            idempotent: false);
        Assert.Multiple(() =>
        {
            Assert.That(check.Kommunen, Is.EqualTo(2));
            Assert.That(check.Inhabitants, Is.EqualTo(2001));
            Assert.That(check.Errors.Select(error => (error.Line, error.Code)), Is.EqualTo(((int, string)[])
            [
                (4, InputErrorCodes.Format), (5, InputErrorCodes.DoesNotExist), (6, InputErrorCodes.NotAllowedValue), (7, InputErrorCodes.NotAllowedValue), (8, InputErrorCodes.GivenTwice),
            ]));
        });
    }

    [Test]
    public async Task Prepare_WrongLines_400WithEachPlace()
    {
        var ars = await Kommunen(1);
        using var reply = await editor.Send(HttpMethod.Post, "/v1/assignments", GivenAssignment.Of(offer, [ars[0], "x", "16"]), key: Key());
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => error.Pointer), Is.EqualTo((string[])["/recipients/1", "/recipients/2"]));
    }

    [Test]
    public async Task Prepare_NeitherOfferNorLaw_OrBoth_IsTold()
    {
        var asked = GivenAssignment.Of(offer, ["16062"]);
        foreach (var wrong in (NewAssignment[])[asked with { BindingUntil = null }, asked with { LegalBasis = "Gesetz" }])
        {
            using var reply = await editor.Send(HttpMethod.Post, "/v1/assignments", wrong, key: Key());
            Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Does.Contain("/bindingUntil"));
        }
    }

    [Test]
    public async Task Prepare_WithoutAContract_409()
    {
        using var land = await api.As("editor@hessen.example.org");
        foreach (var (who, lines) in ((Client, string)[])[(land, "064120000000"), (kommune, "160620041041")])
        {
            var free = await GivenAssignment.Free(who);
            using var reply = await who.Send(HttpMethod.Post, "/v1/assignments", GivenAssignment.Of(free, [lines]), key: Key());
            Assert.That((await Client.Problem(reply, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.LegalPathClosed));
        }
    }

    [Test]
    public async Task Release_ByWhoPrepared_IsRefused()
    {
        var both = await People.Person(api, await api.As(Given.LandAdmin), Role.Editor, Role.Approver);
        var prepared = await GivenAssignment.Prepare(both.Client, GivenAssignment.Of(offer, await Kommunen(1)));
        using var reply = await both.Client.Send(HttpMethod.Post, $"/v1/assignments/{prepared.Id}/releases", version: prepared.Version, key: Key());
        Assert.That((await Client.Problem(reply, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FourEyes));
        var possible = await both.Client.Get<AssignmentTransitions>($"/v1/assignments/{prepared.Id}/transitions");
        var others = await approver.Get<AssignmentTransitions>($"/v1/assignments/{prepared.Id}/transitions");
        Assert.Multiple(() =>
        {
            Assert.That(possible.Transitions.Select(item => (item.Act, item.Allowed)), Is.EqualTo(((AssignmentAct, bool)[])[(AssignmentAct.Release, false), (AssignmentAct.Cancel, true)]));
            Assert.That(possible.Transitions[0].Missing.Single().Code, Is.EqualTo(InputErrorCodes.FourEyes));
            Assert.That(others.Transitions.Select(item => (item.Act, item.Allowed)), Is.EqualTo(((AssignmentAct, bool)[])[(AssignmentAct.Release, true), (AssignmentAct.Cancel, false)]));
        });
    }

    [Test]
    public async Task Work_Of300_GivesEachItsOffer()
    {
        var ars = await Kommunen(299);
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, [.. ars, "16062"]));
        Assert.That((prepared.State, prepared.Kommunen), Is.EqualTo((AssignmentState.Prepared, 300)));
        var released = await GivenAssignment.Release(approver, prepared);
        Assert.That(released.State, Is.EqualTo(AssignmentState.Validating));
        Assert.That(released.ReleasedBy, Is.Not.Empty.And.Not.EqualTo(released.PreparedBy));
        await GivenAssignment.Work(api);
        var done = await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}");
        Assert.That((done.State, done.DocumentsMade, done.ErrorCount, done.Failure), Is.EqualTo((AssignmentState.Done, 300, 0, (string?)null)));

        var kommunen = await editor.Get<Page<AssignedKommune>>($"/v1/assignments/{prepared.Id}/kommunen?limit=100");
        Assert.That(kommunen.Items.Select(entry => entry.Adoption), Has.Exactly(100).Not.Null);
        var first = await editor.Get<Adoption>($"/v1/adoptions/{kommunen.Items[0].Adoption}");
        using var kreis = await api.As("editor@landkreis-nordhausen.example.org");
        var own = (await kreis.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={offer.Service}")).Items.Single();
        var lines = await editor.Get<Page<ContractLine>>($"/v1/contract-lines?adoption={first.Id}");
        Assert.Multiple(() =>
        {
            Assert.That((first.State, first.Route, first.Start, first.Addressee.Name), Is.EqualTo((AdoptionState.Offered, AdoptionRoute.Provider, "2099-05", "Thüringen")));
            Assert.That(first.DueOn, Is.EqualTo(first.BindingUntil));
            Assert.That(first.Awaits, Is.EqualTo(Party.Adopter));
            Assert.That(first.History.Select(entry => entry.Act), Is.EqualTo((AdoptionAct[])[AdoptionAct.Assign]));
            Assert.That(own.State, Is.EqualTo(AdoptionState.Offered));
            Assert.That(lines.Items.Single(), Has.Property("Kind").EqualTo(ContractLineKind.Sub).And.Property("State").EqualTo(ContractLineState.Offered));
        });
    }

    [Test]
    public async Task Work_ByLaw_ConcludesContractsWithNumbers_AndSaysWhy()
    {
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.ByLaw(offer, await Kommunen(3)));
        using var refused = await approver.Send(HttpMethod.Post, $"/v1/assignments/{prepared.Id}/releases", version: prepared.Version, key: Key());
        Assert.That((await Client.Problem(refused, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
        var signatory = await People.Person(api, await api.As(Given.LandAdmin), Role.Approver, Role.Signatory);
        await GivenAssignment.Release(signatory.Client, prepared);
        await GivenAssignment.Work(api);
        var numbers = new List<int>();
        foreach (var entry in (await editor.Get<Page<AssignedKommune>>($"/v1/assignments/{prepared.Id}/kommunen")).Items)
        {
            var adoption = await editor.Get<Adoption>($"/v1/adoptions/{entry.Adoption}");
            Assert.That((adoption.State, adoption.LegalBasis, adoption.BindingUntil), Is.EqualTo((AdoptionState.Contracted, GivenAssignment.LegalBasis, (DateOnly?)null)));
            Assert.That(adoption.History.Single(), Has.Property("Person").EqualTo("Karim Yilmaz").And.Property("Reason").EqualTo(GivenAssignment.LegalBasis));
            numbers.Add(int.Parse(adoption.ContractNumber!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(numbers[0], 3)));
    }

    [Test]
    public async Task Work_AKommuneAskedMeanwhile_FailsByLineAndWritesNothing()
    {
        using var kreis = await api.As("editor@landkreis-nordhausen.example.org");
        var other = await Another();
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(other, [.. await Kommunen(2), "16062"]));
        var draft = await kreis.Post<Adoption>("/v1/adoptions", new NewAdoption { Offer = other.Id });
        await GivenAssignment.Release(approver, prepared);
        await GivenAssignment.Work(api);
        var failed = await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}");
        Assert.Multiple(async () =>
        {
            Assert.That(failed.State, Is.EqualTo(AssignmentState.Failed));
            Assert.That(failed.Errors.Single(), Has.Property("Line").EqualTo(3).And.Property("Code").EqualTo(InputErrorCodes.AlreadyThere).And.Property("Adoption").Null);
            Assert.That(failed.Errors.Single().Detail, Does.Not.Contain("Entwurf"), "a draft is nobody's business");
            Assert.That((await editor.Get<Page<AssignedKommune>>($"/v1/assignments/{prepared.Id}/kommunen")).Items.Select(entry => entry.Adoption), Has.Exactly(3).Null);
        });
        await kreis.Post<Adoption>($"/v1/adoptions/{draft.Id}/withdrawals", new Withdrawal(), draft.Version);
    }

    [Test]
    public async Task Work_BreaksInTheMiddle_LeavesNothing()
    {
        if (kind != Databases.Sqlite)
        {
            Assert.Ignore("The break is brought about by a trigger of SQLite.");
        }

        var ars = await Kommunen(40);
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, ars));
        await GivenAssignment.Release(approver, prepared);
        var (before, ledger) = (await Count("adoptions"), await Count("ledger"));
        await Execute($"create trigger breaks before insert on adoption_events when (select count(*) from adoption_events) >= {await Count("adoption_events") + 20} begin select raise(abort, 'broken'); end");
        await GivenAssignment.Work(api);
        await Execute("drop trigger breaks");
        var failed = await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}");
        Assert.Multiple(async () =>
        {
            Assert.That(failed.State, Is.EqualTo(AssignmentState.Failed));
            Assert.That(failed.Failure, Is.Not.Empty.And.Not.Contain("broken"));
            Assert.That(await Count("adoptions"), Is.EqualTo(before));
            Assert.That(await Count("open_adoptions o where o.adopter_id in (select organisation_id from assignment_recipients r where r.assignment_id = '" + prepared.Id + "')"), Is.Zero);
            Assert.That(await Count("ledger"), Is.EqualTo(ledger + 1), "that it failed stands in the ledger, and nothing else");
        });

        // The same list can be prepared again at once.
        var again = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, ars));
        await GivenAssignment.Release(approver, again);
        await GivenAssignment.Work(api);
        Assert.That((await editor.Get<Assignment>($"/v1/assignments/{again.Id}")).State, Is.EqualTo(AssignmentState.Done));
    }

    [Test]
    public async Task Cancel_UntilTheLastStep_LeavesNothing()
    {
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, await Kommunen(30)));
        var released = await GivenAssignment.Release(approver, prepared);
        var cancelled = await editor.Post<Assignment>($"/v1/assignments/{prepared.Id}/cancellations", version: released.Version);
        await GivenAssignment.Work(api);
        var after = await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}");
        Assert.Multiple(async () =>
        {
            Assert.That(cancelled.State, Is.EqualTo(AssignmentState.Cancelled));
            Assert.That(after.State, Is.EqualTo(AssignmentState.Cancelled));
            Assert.That((await editor.Get<Page<AssignedKommune>>($"/v1/assignments/{prepared.Id}/kommunen?limit=100")).Items.Select(entry => entry.Adoption), Has.Exactly(30).Null);
        });
        using var twice = await editor.Send(HttpMethod.Post, $"/v1/assignments/{prepared.Id}/cancellations", version: after.Version, key: Key());
        Assert.That((await Client.Problem(twice, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.StateConflict));
    }

    [Test]
    public async Task Cancel_WhileItRuns_IsAllOrNothing()
    {
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, await Kommunen(200)));
        await GivenAssignment.Release(approver, prepared);
        var working = GivenAssignment.Work(api);
        for (var tries = 0; tries < 20; tries++)
        {
            var now = await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}");
            using var reply = await editor.Send(HttpMethod.Post, $"/v1/assignments/{prepared.Id}/cancellations", version: now.Version, key: Key());
            if (reply.StatusCode != HttpStatusCode.PreconditionFailed)
            {
                break;
            }
        }

        await working;
        var after = await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}");
        var made = (await All(prepared)).Count(entry => entry.Adoption is not null);
        Assert.That((after.State, made), Is.EqualTo((AssignmentState.Cancelled, 0)).Or.EqualTo((AssignmentState.Done, 200)));
    }

    [Test]
    public async Task Work_OfTwoInstances_IsDoneOnce()
    {
        await using var other = ApiUnderTest.Start(api.Database);
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, await Kommunen(60)));
        await GivenAssignment.Release(approver, prepared);
        var before = await Count("adoptions");
        await Task.WhenAll(GivenAssignment.Work(api), GivenAssignment.Work(other));
        Assert.Multiple(async () =>
        {
            Assert.That((await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}")).State, Is.EqualTo(AssignmentState.Done));
            Assert.That(await Count("adoptions"), Is.EqualTo(before + 60));
        });
    }

    [Test]
    public async Task Work_LeftByAnInstanceThatEnded_IsTakenUp()
    {
        await using var later = ApiUnderTest.Start(api.Database);
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, await Kommunen(5)));
        await GivenAssignment.Release(approver, prepared);

        // An instance has taken it and ended: nothing but its claim is left.
        var database = later.Services.GetRequiredService<FitDatabase>();
        await database.Write(new Act(), async write =>
        {
            Assert.That(await AssignmentTable.Take(write, prepared.Id, Guid.CreateVersion7(), write.Now.AddMinutes(3)), Is.True);
            return new Gone();
        });
        await GivenAssignment.Work(later);
        Assert.That((await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}")).State, Is.EqualTo(AssignmentState.Validating), "as long as the claim holds");
        later.Clock.Forward(TimeSpan.FromMinutes(4));
        await GivenAssignment.Work(later);
        Assert.That((await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}")).State, Is.EqualTo(AssignmentState.Done));
    }

    [Test]
    public async Task Work_Of2000_IsWrittenInOneGo()
    {
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(offer, await Kommunen(AssignmentList.Most)));
        await GivenAssignment.Release(approver, prepared);
        var clock = Stopwatch.StartNew();
        await GivenAssignment.Work(api);
        TestContext.Out.WriteLine($"2,000 Kommunen in {clock.Elapsed.TotalSeconds:0.0} s");
        var kommunen = await All(prepared);
        Assert.Multiple(async () =>
        {
            Assert.That((await editor.Get<Assignment>($"/v1/assignments/{prepared.Id}")).State, Is.EqualTo(AssignmentState.Done));
            Assert.That(kommunen.Select(entry => entry.Adoption).Distinct().Count(), Is.EqualTo(AssignmentList.Most));
            Assert.That(kommunen.Select(entry => entry.FirstYear), Has.All.Not.Null, "Thüringen pays, so each Kommune knows that it pays nothing");
        });
    }

    [Test]
    public async Task Work_OfAnAggregator_ForThoseInhouseWithIt_MakesSubSubContracts()
    {
        using var bundler = await api.As("editor@buendler-nordost.example.org");
        using var release = await api.As("signatory@buendler-nordost.example.org");
        var me = (await bundler.Get<Me>("/v1/me")).ActingFor!;
        var free = await GivenAssignment.Free(bundler);
        var ars = await GivenAssignment.Kommunen(operatorDesk, 3, "13991", "MV");
        await GivenAssignment.Contract(api, me.Id, free);
        var asked = GivenAssignment.Of(free, ars);
        var before = await bundler.Post<AssignmentCheck>("/v1/assignment-checks", asked, idempotent: false);
        Assert.That(before.Errors.Select(error => error.Code), Is.EqualTo(Enumerable.Repeat(InputErrorCodes.NotAllowedValue, 3)), "no in-house relation is on record");

        var inhouse = new List<Guid> { (await bundler.Get<Organisation>("/v1/organisations/13")).Id };
        foreach (var one in ars)
        {
            inhouse.Add((await bundler.Get<Organisation>($"/v1/organisations/{one}")).Id);
        }

        await GivenAssignment.Inhouse(api, me.Id, inhouse);
        var prepared = await GivenAssignment.Prepare(bundler, asked);
        await GivenAssignment.Release(release, prepared);
        await GivenAssignment.Work(api);
        var first = (await bundler.Get<Page<AssignedKommune>>($"/v1/assignments/{prepared.Id}/kommunen")).Items[0];
        var line = (await bundler.Get<Page<ContractLine>>($"/v1/contract-lines?adoption={first.Adoption}")).Items.Single();
        Assert.That((line.Kind, line.Seller.Id, line.Buyer.Id), Is.EqualTo((ContractLineKind.SubSub, me.Id, first.Organisation.Id)));

        // What the aggregator itself gives up, it can pass on to nobody any more: an offer that is still open is not accepted either.
        var database = api.Services.GetRequiredService<FitDatabase>();
        await Assert.ThatAsync(() => database.Read(Above), Throws.Nothing);
        await Execute($"update adoptions set state = 'terminating' where adopter_id = '{me.Id}'");
        Assert.That((await Assert.ThrowsAsync<ProblemException>(() => database.Read(Above)))!.Kind.Code, Is.EqualTo(ProblemCodes.OfferNotAvailable));

        async Task<LineRow?> Above(Sql sql) => await MakeBindingOffer.Above(sql, (await AdoptionTable.FindFor(sql, first.Adoption!.Value))!);
    }

    [Test]
    public async Task Done_TellsTheKommuneByMail()
    {
        var mailbox = "bauamt@nordhausen.example.org";
        var third = await Another();
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(third, ["160620041041"]));
        await GivenAssignment.Release(approver, prepared);
        await GivenAssignment.Work(api);
        var adoption = (await kommune.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={third.Service}")).Items.Single(known => known.State == AdoptionState.Offered);
        var organisation = await kommune.Get<Organisation>("/v1/organisations/160620041041");
        mailbox = organisation.Mailbox ?? mailbox;
        Assert.That((await api.Mailbox.Newest(mailbox)).Plain, Does.Contain($"nachnutzungen/{adoption.Id}"));
    }

    private static string Key() => Guid.NewGuid().ToString();

    private Task<IReadOnlyList<string>> Kommunen(int count) => GivenAssignment.Kommunen(operatorDesk, count, $"16{900 + Interlocked.Increment(ref kreise)}");

    /// <summary>A second service that Thüringen has a contract for.</summary>
    private async Task<Offer> Another()
    {
        var free = await GivenAssignment.Free(editor);
        await GivenAssignment.Contract(api, (await editor.Get<Me>("/v1/me")).ActingFor!.Id, free);
        return free;
    }

    private async Task<IReadOnlyList<AssignedKommune>> All(Assignment assignment)
    {
        var all = new List<AssignedKommune>();
        for (var next = $"/v1/assignments/{assignment.Id}/kommunen?limit=100"; next is not null;)
        {
            var page = await editor.Get<Page<AssignedKommune>>(next);
            all.AddRange(page.Items);
            next = page.Next;
        }

        return all;
    }

    private Task<int> Count(string what) => api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Value<int>($"select count(*) from {what}"));

    private async Task Execute(string statement)
    {
        using var door = api.Database.Open();
        await using var connection = await door.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
