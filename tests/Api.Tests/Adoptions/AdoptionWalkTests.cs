using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>
/// Random walks by random callers over HTTP, held against the table: what it allows succeeds and leads where it says, nothing else does; nobody
/// releases what they prepared; each act that succeeds leaves one ledger entry, one that is refused none.
/// </summary>
[TestFixture]
internal sealed class AdoptionWalkTests
{
    /// <summary>An account each per role, one per side that holds all of them, and a stranger.</summary>
    private static readonly string[] Sides = ["adopter", "provider", "operator", "stranger"];

    private static readonly AdoptionAct[] Acts =
    [
        .. AdoptionLifeCycle.Table.Concat(AdoptionLifeCycle.Steps).Where(transition => transition.By is not null).Select(transition => transition.Act)
            .Where(act => act != AdoptionAct.AnswerTerms).Distinct(),
    ];

    private ApiUnderTest api = null!;
    private GivenAdoption given = null!;
    private List<Caller> callers = [];
    private readonly HashSet<AdoptionState> reached = [];

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        given = new GivenAdoption(api);
        var all = new List<Caller>();
        foreach (var (side, domain) in Sides.Zip(["thueringen", "mecklenburg-vorpommern", "betrieb", "nordrhein-westfalen"]))
        {
            foreach (var role in (Role[])[Role.Editor, Role.Approver, Role.Signatory])
            {
                all.Add(new Caller(side, [role], await given.As($"{role.ToString().ToLowerInvariant()}@{domain}.example.org"), ApiUnderTest.Password));
            }

            if (side != "stranger")
            {
                var person = await People.Person(api, await given.As($"admin@{domain}.example.org"), Role.Editor, Role.Approver, Role.Signatory);
                all.Add(new Caller(side, [Role.Editor, Role.Approver, Role.Signatory], person.Client, People.Password));
            }
        }

        callers = all;
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await TestContext.Progress.WriteLineAsync($"Random walks came to: {string.Join(", ", reached.Order())}");
        given?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Property(MaxTest = 12)]
    public FsCheck.Property Walk_OfAnybody_StaysInTheTable() => Prop.ForAll(
        Gen.Choose(0, 999_999).ListOf(60).ToArbitrary(), steps => Walk([.. steps]).GetAwaiter().GetResult());

    private async Task<bool> Walk(IReadOnlyList<int> steps)
    {
        var model = new Model(await given.Draft(await given.Offer()));
        foreach (var step in steps)
        {
            // Half of the steps are drawn from what is possible, so that walks come far; the others are anything.
            var possible = AdoptionLifeCycle.From(model.Adoption.State).Where(transition => transition.By is not null).Select(transition => transition.Act).Where(Acts.Contains).Where(act => act is not (AdoptionAct.Withdraw or AdoptionAct.Decline) || step % 7 == 0).ToList();
            var act = step % 2 == 0 && possible.Count > 0 ? possible[step / 2 % possible.Count] : Acts[step / 2 % Acts.Length];
            var fitting = step % 4 == 0 ? callers : callers.Where(caller => Fits(model.Adoption.State, act, caller)).DefaultIfEmpty(callers[0]).ToList();
            var caller = fitting[step / 100 % fitting.Count];
            await Try(model, act, caller, step);
            reached.Add(model.Adoption.State);
            if (AdoptionLifeCycle.Closed.Contains(model.Adoption.State))
            {
                break;
            }
        }

        return true;
    }

    private async Task Try(Model model, AdoptionAct act, Caller caller, int step)
    {
        var adoption = model.Adoption;
        if (act == AdoptionAct.StartTest && step % 3 == 0)
        {
            await given.CompleteChecklist(adoption.Id);
            model.ChecklistDone = adoption.State == AdoptionState.Onboarding;
        }

        var expected = Expected(model, act, caller);
        var before = await Entries(adoption);
        using var reply = await Send(adoption, act, caller);
        var told = $"{act} by {caller.Side} ({string.Join(", ", caller.Roles)}) in {adoption.State}: {(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
        Assert.That(reply.IsSuccessStatusCode, Is.EqualTo(expected is not null), told);
        if (expected is not { } to)
        {
            Assert.That((int)reply.StatusCode, Is.AnyOf(403, 404, 409), told);
            Assert.That(await Entries(adoption), Is.EqualTo(before), told);
            return;
        }

        model.Adoption = await Client.Read<Adoption>(reply);
        Assert.That(model.Adoption.State, Is.EqualTo(to), told);
        Assert.That(model.Adoption.Version, Is.EqualTo(adoption.Version + 1), told);
        Assert.That(await Entries(adoption), Is.EqualTo(before + 1), told);
        Remember(model, act, caller);
    }

    /// <summary>The state that the table says an act leads to; nothing where it is not the caller's or something is missing.</summary>
    private static AdoptionState? Expected(Model model, AdoptionAct act, Caller caller)
    {
        var adoption = model.Adoption;
        if (adoption.State == AdoptionState.Draft && caller.Side != "adopter")
        {
            return null;
        }

        var transition = AdoptionLifeCycle.From(adoption.State).FirstOrDefault(known => known.Act == act && Fits(known, caller));
        return transition is null ? null : act switch
        {
            AdoptionAct.Agree when model.Confirmed.TryGetValue(Other(caller.Side), out var other) => other == caller ? null : AdoptionState.Agreed,
            AdoptionAct.Agree => AdoptionState.Coordination,
            AdoptionAct.MakeBindingOffer when model.Prepared is null || model.Prepared == caller => null,
            AdoptionAct.Accept when model.Confirmed["adopter"] == caller => null,
            AdoptionAct.StartTest when !model.ChecklistDone => null,
            AdoptionAct.GoLive when model.Tested == caller => null,
            AdoptionAct.Resume when model.Paused != caller.Side => null,
            _ => transition.To,
        };
    }

    private static bool Fits(AdoptionState state, AdoptionAct act, Caller caller) => AdoptionLifeCycle.From(state).Any(known => known.Act == act && Fits(known, caller));

    private static bool Fits(Transition transition, Caller caller)
    {
        Party[] parties = caller.Side switch
        {
            "adopter" => [Party.Adopter],
            "provider" => [Party.Provider],
            "operator" => [Party.Operator, Party.Seller],
            _ => [],
        };
        return transition.By is { } by && by.Parties.Any(parties.Contains) && caller.Roles.Contains(by.Role);
    }

    private static void Remember(Model model, AdoptionAct act, Caller caller)
    {
        switch (act)
        {
            case AdoptionAct.Agree:
                model.Confirmed[caller.Side] = caller;
                break;
            case AdoptionAct.PrepareOffer:
                model.Prepared = caller;
                break;
            case AdoptionAct.StartTest:
                model.Tested = caller;
                break;
            case AdoptionAct.Pause:
                model.Paused = caller.Side;
                break;
        }
    }

    private static string Other(string side) => side == "adopter" ? "provider" : "adopter";

    private async Task<HttpResponseMessage> Send(Adoption adoption, AdoptionAct act, Caller caller)
    {
        var path = AdoptionLifeCycle.Table.Concat(AdoptionLifeCycle.Steps).First(transition => transition.Act == act).By!.Path;
        object? body = act switch
        {
            AdoptionAct.Agree => await Proposal(adoption),
            AdoptionAct.Decline => new Decline { Reason = "Der Dienst wird abgelöst." },
            AdoptionAct.PrepareOffer => new NewOfferPreparation { BindingUntil = BerlinTime.Today(api.Clock).AddDays(30) },
            AdoptionAct.Accept => await given.AcceptanceOf(adoption),
            AdoptionAct.FailTest => new TestFailure { Reason = "Die Zustellung kam nicht an." },
            AdoptionAct.Pause => new Pause { Reason = "Ein Gesetz ändert sich." },
            AdoptionAct.Terminate => new NewTermination { Kind = TerminationKind.Ordinary, LinesBelow = 0 },
            AdoptionAct.Withdraw => new Withdrawal(),
            _ => null,
        };
        (string, string)[] headers = act switch
        {
            AdoptionAct.Accept => [("FitStore-Fresh-Sign-In", await Fresh(caller, FreshAct.SignContract))],
            AdoptionAct.Terminate => [("FitStore-Fresh-Sign-In", await Fresh(caller, FreshAct.TerminateContract))],
            _ => [],
        };
        return await caller.Client.Send(HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/{path}", body, adoption.Version, Guid.NewGuid().ToString(), headers);
    }

    /// <summary>What the store proposes; anything where there is nothing to agree on.</summary>
    private async Task<AgreementTerms> Proposal(Adoption adoption)
    {
        var start = BerlinTime.Today(api.Clock).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return adoption.State == AdoptionState.Coordination
            ? (await (await given.As(Given.LandEditor)).Get<Agreement>($"/v1/adoptions/{adoption.Id}/agreement")).Proposal
            : new AgreementTerms { TermsVersion = 1, Start = start };
    }

    private static async Task<string> Fresh(Caller caller, FreshAct act) =>
        (await caller.Client.Post<FreshSignIn>("/v1/fresh-sign-ins", new NewFreshSignIn { Act = act, Password = caller.Password }, idempotent: false)).Token;

    private Task<int> Entries(Adoption adoption) => api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Value<int>(
        "select count(*) from ledger where subject = @subject", new { subject = $"adoption/{adoption.Id}" }));

    /// <summary>Somebody who tries.</summary>
    private sealed record Caller(string Side, Role[] Roles, Client Client, string Password);

    /// <summary>What the rules have to remember beside the state.</summary>
    private sealed class Model(Adoption adoption)
    {
        public Adoption Adoption { get; set; } = adoption;

        public Dictionary<string, Caller> Confirmed { get; } = new(StringComparer.Ordinal);

        public Caller? Prepared { get; set; }

        public Caller? Tested { get; set; }

        public string? Paused { get; set; }

        public bool ChecklistDone { get; set; }
    }
}
