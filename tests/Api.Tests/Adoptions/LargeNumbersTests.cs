using System.Data.Common;
using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>What one act or one day's turn brings about for many: as few statements for hundreds as for some, each once, also with two instances.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class LargeNumbersTests(string kind)
{
    private const int Many = 500;

    /// <summary>How many more statements hundreds may take than ten: their rows go in by fifties.</summary>
    private const int AFew = 90;

    private const string SetLines = "update adoptions set line_id = (select l.id from contract_lines l where l.adoption_id = adoptions.id) where service_id = @service and line_id is null";
    private const string LoseALine = "update adoptions set line_id = null where id in (select min(id) from adoptions where service_id = @service and state = 'offered')";
    private const string CountStates = "select count(*) from adoptions where service_id = @service and adopter_id <> @land and state = @state";
    private const string CountEvents = "select count(*) from adoption_events e join adoptions a on a.id = e.adoption_id where a.service_id = @service and e.act = @act";
    private const string CountMails = "select count(*) from notices where kind = 'adoptionMoved'";

    private ApiUnderTest api = null!;
    private GivenAdoption given = null!;
    private IReadOnlyList<Organisation> kommunen = [];

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        given = new GivenAdoption(api);
        var ars = await GivenAssignment.Kommunen(await given.As(Given.OperatorEditor), Many, "16992");
        var register = api.Services.GetRequiredService<OrganisationRegister>().Current;
        kommunen = [.. ars.Select(one => register.FindByArs(one)!)];
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        given?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Demand_OfHundreds_IsCarriedOnWithAFewStatements()
    {
        var (few, _) = await CarryOn(10);
        var (many, service) = await CarryOn(Many);
        TestContext.Out.WriteLine($"10 carried on with {few} statements, {Many} with {many}");
        Assert.That(many, Is.LessThan(few + AFew));
        Assert.Multiple(async () =>
        {
            Assert.That(await Count(CountStates, service, AdoptionState.Coordination.Name()), Is.EqualTo(Many));
            Assert.That(await Count(CountEvents, service, act: AdoptionAct.Forward.Name()), Is.EqualTo(Many + 1), "and the Land's own");
        });
    }

    [Test]
    public async Task Contract_WithHundredsBelow_EndsWithAFewStatements()
    {
        var (few, _) = await Terminate(10);
        var before = await Count(CountMails, Guid.Empty);
        var (many, service) = await Terminate(Many);
        TestContext.Out.WriteLine($"10 ended with {few} statements, {Many} with {many}");
        Assert.That(many, Is.LessThan(few + AFew));
        Assert.Multiple(async () =>
        {
            Assert.That(await Count(CountStates, service, AdoptionState.Terminating.Name()), Is.EqualTo(Many));
            Assert.That(await Count(CountEvents, service, act: AdoptionAct.Terminate.Name()), Is.EqualTo(Many + 1));
            Assert.That(await Count(CountMails, Guid.Empty), Is.GreaterThanOrEqualTo(before + Many), "each is told");
        });
    }

    [Test]
    public async Task Turn_AfterAStopOfDays_DoesHundredsOnceWithTwoInstances()
    {
        await using var other = ApiUnderTest.Start(api.Database);
        var past = BerlinTime.Today(api.Clock).AddDays(-3);
        var lapsing = await Below(AdoptionState.Offered, Many, row => row with { BindingUntil = past });
        var ending = await Below(AdoptionState.Terminating, Many, row => row with { EndsOn = past });
        var done = await Task.WhenAll(api.Services.GetRequiredService<AdoptionTurn>().Look(), other.Services.GetRequiredService<AdoptionTurn>().Look());
        Assert.Multiple(async () =>
        {
            Assert.That(done.Sum(), Is.EqualTo(2 * Many));
            Assert.That(await Count(CountStates, lapsing.ServiceId, AdoptionState.Lapsed.Name()), Is.EqualTo(Many));
            Assert.That(await Count(CountEvents, lapsing.ServiceId, act: AdoptionAct.Lapse.Name()), Is.EqualTo(Many));
            Assert.That(await Count(CountStates, ending.ServiceId, AdoptionState.Ended.Name()), Is.EqualTo(Many));
            Assert.That(await Count(CountEvents, ending.ServiceId, act: AdoptionAct.End.Name()), Is.EqualTo(Many));
            Assert.That(await Count("select count(*) from open_adoptions where service_id = @service", ending.ServiceId), Is.EqualTo(1), "the Land's alone");
            Assert.That(await Count("select count(*) from adoptions where service_id = @service and line_id is not null", lapsing.ServiceId), Is.EqualTo(1));
        });
        Assert.That(await api.Services.GetRequiredService<AdoptionTurn>().Look(), Is.Zero);
    }

    [Test]
    public async Task Turn_WithOneThatCannotBeSettled_SettlesTheOthers()
    {
        var past = BerlinTime.Today(api.Clock).AddDays(-3);
        var land = await Below(AdoptionState.Offered, 5, row => row with { BindingUntil = past });
        var database = api.Services.GetRequiredService<FitDatabase>();
        await Write(database, write => write.Execute(LoseALine, new { service = land.ServiceId }));
        Assert.That(await api.Services.GetRequiredService<AdoptionTurn>().Look(), Is.EqualTo(4));
        Assert.That(await Count(CountStates, land.ServiceId, AdoptionState.Offered.Name()), Is.EqualTo(1));

        await Write(database, write => write.Execute(SetLines, new { service = land.ServiceId }));
        Assert.That(await api.Services.GetRequiredService<AdoptionTurn>().Look(), Is.EqualTo(1), "and is not forgotten");
    }

    private async Task<(int Statements, Guid Service)> CarryOn(int count)
    {
        var land = await Land();
        await Write(api.Services.GetRequiredService<FitDatabase>(), write => AdoptionTable.Add(write, [.. kommunen.Take(count).Select(kommune => Of(land, kommune, AdoptionState.Interest) with { Route = AdoptionRoute.Demand.Name() })]));
        return (await Counted(async write => await api.Services.GetRequiredService<DemandMoves>().CarryOn(write, land, ActOf(land))), land.ServiceId);
    }

    private async Task<(int Statements, Guid Service)> Terminate(int count)
    {
        var land = await Below(AdoptionState.Live, count);
        return (
            await Counted(write => api.Services.GetRequiredService<ContractEnd>().Terminate(write, land, BerlinTime.Today(api.Clock).AddDays(90), "Wir gehen einen anderen Weg.", ActOf(land), "ordinary")),
            land.ServiceId);
    }

    /// <summary>A Land's contract, and Kommunen that have theirs below it.</summary>
    private async Task<AdoptionRow> Below(AdoptionState state, int count, Func<AdoptionRow, AdoptionRow>? change = null)
    {
        var land = await Land();
        var rows = kommunen.Take(count).Select(kommune => Of(land, kommune, state)).Select(row => change?.Invoke(row) ?? row).ToList();
        await Write(api.Services.GetRequiredService<FitDatabase>(), async write =>
        {
            await AdoptionTable.Add(write, rows);
            await AdoptionTable.SaveMoved(write, rows);
            var above = (await ContractLines.Find(write, land.LineId!.Value))!;
            await ContractLines.Add(write, [.. rows.Select(row => above with
            {
                Id = write.NewId(),
                Version = 1,
                State = (state == AdoptionState.Offered ? ContractLineState.Offered : state == AdoptionState.Terminating ? ContractLineState.Terminating : ContractLineState.InForce).Name(),
                Kind = ContractLineKind.Sub.Name(),
                Number = null,
                ConcludedAt = null,
                AdoptionId = row.Id,
                AboveId = above.Id,
                SellerId = land.AdopterId,
                BuyerId = row.AdopterId,
                EndsOn = row.EndsOn,
            })]);
            await write.Execute(SetLines, new { service = land.ServiceId });
        });
        return land;
    }

    private async Task<AdoptionRow> Land()
    {
        var adoption = await given.In(AdoptionState.Contracted, await given.Offer());
        return (await api.Services.GetRequiredService<FitDatabase>().Read(sql => AdoptionTable.FindFor(sql, adoption.Id)))!;
    }

    private static AdoptionRow Of(AdoptionRow land, Organisation kommune, AdoptionState state) => land with
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        State = state.Name(),
        AdopterId = kommune.Id,
        AdopterKind = kommune.Kind.Name(),
        AddresseeId = land.AdopterId,
        AddresseeKind = OrganisationKind.Land.Name(),
        LineId = null,
        ContractNumber = null,
    };

    private Act ActOf(AdoptionRow land) => new() { Organisation = api.Services.GetRequiredService<OrganisationRegister>().Current.Ref(land.AdopterId) };

    /// <summary>Carries out a write and counts its statements, those of the ledger with them.</summary>
    private async Task<int> Counted(Func<Write, Task> useCase)
    {
        var dialect = new CountingDialect(api.Services.GetRequiredService<FitDatabase>().Dialect);
        using var database = new FitDatabase(dialect, api.Services.GetRequiredService<FitDatabase>().ConnectionString, api.Clock);
        await Write(database, useCase);
        return dialect.Statements;
    }

    private static Task<Gone> Write(FitDatabase database, Func<Write, Task> useCase) => database.Write(new Act(), async write =>
    {
        await useCase(write);
        return new Gone();
    });

    private Task<int> Count(string statement, Guid service, string? state = null, string? act = null) => api.Services.GetRequiredService<FitDatabase>().Read(async sql =>
        await sql.Value<int>(statement, new { service, state, act, land = (await api.Visitor().Get<Organisation>("/v1/organisations/16")).Id }));

    /// <summary>Counts what it is asked to write down.</summary>
    private sealed class CountingDialect(Dialect dialect) : Dialect
    {
        public int Statements { get; private set; }

        public override string Name => dialect.Name;

        public override string Opening => dialect.Opening;

        public override string TableExists => dialect.TableExists;

        public override DbConnection Connect(string connectionString) => dialect.Connect(connectionString);

        public override DbTransaction Begin(DbConnection connection) => dialect.Begin(connection);

        public override string Text(string statement)
        {
            Statements++;
            return dialect.Text(statement);
        }

        public override bool IsDuplicate(DbException exception) => dialect.IsDuplicate(exception);

        public override bool IsBusy(DbException exception) => dialect.IsBusy(exception);

        public override Task Prepare(string connectionString) => dialect.Prepare(connectionString);
    }
}
