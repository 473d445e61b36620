using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>
/// Every state, act and caller over HTTP, and random walks by random callers, held against the product's rules, which stand here once more and not
/// as the store's own table: what they allow succeeds and leads where they say, nothing else does; nobody releases what they prepared; each act that
/// succeeds leaves one ledger entry, one that is refused none; the clock does its part once.
/// </summary>
[TestFixture]
internal sealed class AdoptionWalkTests
{
    private const AdoptionState Draft = AdoptionState.Draft;
    private const AdoptionState Lapsed = AdoptionState.Lapsed;

    /// <summary>An account each per role, one per side that holds all of them, and a stranger.</summary>
    private static readonly string[] Sides = ["adopter", "provider", "operator", "stranger"];

    private static readonly AdoptionState[] UnderContract = [AdoptionState.Contracted, AdoptionState.Onboarding, AdoptionState.Testing, AdoptionState.Live, AdoptionState.Dormant];

    /// <summary>The life of an adoption over the FIT-Store as product.md gives it. Without a role it is the clock's.</summary>
    private static readonly Rule[] Rules =
    [
        new([Draft], AdoptionAct.ExpressInterest, AdoptionState.Interest, "interests", Role.Editor, "adopter"),
        new([AdoptionState.Interest], AdoptionAct.Forward, AdoptionState.Coordination, "forwardings", Role.Editor, "operator"),
        new([AdoptionState.Coordination], AdoptionAct.Agree, AdoptionState.Agreed, "agreements", Role.Editor, "adopter"),
        new([AdoptionState.Coordination], AdoptionAct.Agree, AdoptionState.Agreed, "agreements", Role.Approver, "provider"),
        new([AdoptionState.Coordination], AdoptionAct.Decline, AdoptionState.Declined, "declines", Role.Approver, "provider"),
        new([AdoptionState.Agreed], AdoptionAct.PrepareOffer, AdoptionState.Agreed, "offer-preparations", Role.Editor, "operator"),
        new([Lapsed], AdoptionAct.PrepareOffer, Lapsed, "offer-preparations", Role.Editor, "operator"),
        new([AdoptionState.Agreed, Lapsed], AdoptionAct.MakeBindingOffer, AdoptionState.Offered, "binding-offers", Role.Approver, "operator"),
        new([AdoptionState.Offered], AdoptionAct.Accept, AdoptionState.Contracted, "acceptances", Role.Signatory, "adopter"),
        new([AdoptionState.Offered], AdoptionAct.Lapse, Lapsed, "", null),
        new([AdoptionState.Contracted], AdoptionAct.StartOnboarding, AdoptionState.Onboarding, "onboarding-starts", Role.Editor, "adopter"),
        new([AdoptionState.Onboarding], AdoptionAct.StartTest, AdoptionState.Testing, "test-starts", Role.Editor, "adopter"),
        new([AdoptionState.Testing], AdoptionAct.FailTest, AdoptionState.Onboarding, "test-failures", Role.Editor, "adopter"),
        new([AdoptionState.Testing], AdoptionAct.GoLive, AdoptionState.Live, "go-lives", Role.Approver, "adopter"),
        new([AdoptionState.Live], AdoptionAct.Pause, AdoptionState.Dormant, "pauses", Role.Approver, "adopter", "provider"),
        new([AdoptionState.Dormant], AdoptionAct.Resume, AdoptionState.Live, "resumptions", Role.Approver, "adopter", "provider"),
        new(UnderContract, AdoptionAct.Terminate, AdoptionState.Terminating, "terminations", Role.Signatory, "adopter", "operator"),
        new([AdoptionState.Terminating], AdoptionAct.End, AdoptionState.Ended, "", null),
        new([Draft, AdoptionState.Interest, AdoptionState.Coordination, AdoptionState.Agreed, AdoptionState.Offered, Lapsed], AdoptionAct.Withdraw, AdoptionState.Withdrawn, "withdrawals", Role.Editor, "adopter"),
    ];

    private static readonly AdoptionAct[] Acts = [.. Rules.Where(rule => rule.Role is not null).Select(rule => rule.Act).Distinct()];

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

        all.AddRange(await Mandated());
        callers = all;
    }

    /// <summary>People of a Bündler to which the adopter gave a mandate for every role that may be given; each has under it what it has at home.</summary>
    private async Task<IReadOnlyList<Caller>> Mandated()
    {
        var principal = await given.As("admin@thueringen.example.org");
        var agent = await given.As("signatory@buendler-nordost.example.org");
        var mandate = await principal.Post<Mandate>("/v1/mandates", new NewMandate
        {
            Agent = (await agent.Get<Me>("/v1/me")).ActingFor!.Id,
            Roles = [Role.Reader, Role.Editor, Role.Approver, Role.Signatory],
            Until = BerlinTime.Today(api.Clock).AddDays(300),
        });
        await agent.Post<Mandate>($"/v1/mandates/{mandate.Id}/acceptances", version: mandate.Version);
        var adopter = (await principal.Get<Me>("/v1/me")).ActingFor!.Id;
        var mandated = new List<Caller>();
        foreach (var (person, roles) in new (string, Role[])[] { ("editor", [Role.Editor]), ("signatory", [Role.Approver, Role.Signatory]) })
        {
            var client = await api.As($"{person}@buendler-nordost.example.org", adopter);
            client.Http.DefaultRequestHeaders.Add("FitStore-Mandate", mandate.Id.ToString());
            mandated.Add(new Caller("adopter", roles, client, ApiUnderTest.Password, mandate.Id));
        }

        return mandated;
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

    private static readonly AdoptionState[] States = Enum.GetValues<AdoptionState>();

    [TestCaseSource(nameof(States))]
    public async Task EachState_ForEveryActAndCaller_AllowsWhatTheRulesSayAndNothingElse(AdoptionState state)
    {
        var adoption = await In(state);
        var model = new Model(adoption) { ChecklistDone = true, Prepared = state is AdoptionState.Agreed or Lapsed ? Nobody : null, Tested = Nobody, Paused = "adopter" };
        model.Confirmed["adopter"] = Nobody;
        var before = await Entries(adoption);
        var allowed = new HashSet<AdoptionAct>();
        foreach (var act in Acts)
        {
            foreach (var caller in callers)
            {
                // Nobody has confirmed in coordination: whoever is first leaves the state as it is.
                var expected = Expected(model, act, caller);
                using var reply = await Send(adoption, act, caller, "?dryRun=true");
                var told = $"{act} by {caller.Side} ({string.Join(", ", caller.Roles)}{(caller.Mandate is null ? "" : ", mandated")}) in {state}: {(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
                Assert.That(reply.IsSuccessStatusCode, Is.EqualTo(expected is not null), told);
                if (expected is { } to)
                {
                    allowed.Add(act);
                    Assert.That((await Client.Read<Adoption>(reply)).State, Is.EqualTo(to), told);
                }
                else
                {
                    Assert.That((int)reply.StatusCode, Is.AnyOf(403, 404, 409), told);
                }
            }
        }

        Assert.Multiple(async () =>
        {
            Assert.That(allowed, Is.EquivalentTo(Rules.Where(rule => rule.Role is not null && rule.From.Contains(state)).Select(rule => rule.Act).Distinct()), "each that the rules allow was done");
            Assert.That(await Entries(adoption), Is.EqualTo(before), "a dry run keeps nothing");
        });
        await Turn(model);
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
            var possible = Rules.Where(rule => rule.Role is not null && rule.From.Contains(model.Adoption.State)).Select(rule => rule.Act).Distinct().Where(act => act is not (AdoptionAct.Withdraw or AdoptionAct.Decline) || step % 7 == 0).ToList();
            var act = step % 2 == 0 && possible.Count > 0 ? possible[step / 2 % possible.Count] : Acts[step / 2 % Acts.Length];
            var fitting = step % 4 == 0 ? callers : callers.Where(caller => Fits(model.Adoption.State, act, caller)).DefaultIfEmpty(callers[0]).ToList();
            var caller = fitting[step / 100 % fitting.Count];
            if (step % 13 == 0)
            {
                await Turn(model);
            }
            else
            {
                await Try(model, act, caller, step);
            }

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
        Assert.That((await Newest(adoption)).MandateId, Is.EqualTo(caller.Mandate), told);
        Remember(model, act, caller);
    }

    /// <summary>The last day of whatever has one is over, and the day turns, twice: what is the clock's happens once, by nobody; the rest stays.</summary>
    private async Task Turn(Model model)
    {
        var adoption = model.Adoption;
        var expected = Rules.FirstOrDefault(rule => rule.Role is null && rule.From.Contains(adoption.State))?.To;
        var before = await Entries(adoption);
        var yesterday = BerlinTime.Today(api.Clock).AddDays(-1);
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await write.Execute("update adoptions set binding_until = @yesterday where id = @id and state = 'offered'", new { id = adoption.Id, yesterday });
            await write.Execute("update adoptions set ends_on = @yesterday where id = @id and ends_on is not null", new { id = adoption.Id, yesterday });
            return new Gone();
        });
        await api.Services.GetRequiredService<AdoptionTurn>().Look();
        await api.Services.GetRequiredService<AdoptionTurn>().Look();
        model.Adoption = await callers[0].Client.Get<Adoption>($"/v1/adoptions/{adoption.Id}");
        Assert.That(model.Adoption.State, Is.EqualTo(expected ?? adoption.State), $"the clock in {adoption.State}");
        Assert.That(await Entries(adoption), Is.EqualTo(before + (expected is null ? 0 : 1)), $"the clock in {adoption.State}");
        if (expected is not null)
        {
            Assert.That((await Newest(adoption)).AccountId, Is.Null, "the clock is nobody");
            model.Prepared = null;
        }
    }

    /// <summary>An adoption in a state with all done that the next act needs; what the clock leads to by a turn of this fixture's own.</summary>
    private async Task<Adoption> In(AdoptionState state)
    {
        switch (state)
        {
            case Lapsed or AdoptionState.Ended:
                var model = new Model(await given.In(state == Lapsed ? AdoptionState.Offered : AdoptionState.Terminating));
                await Turn(model);
                return state == Lapsed ? await given.Do(model.Adoption, AdoptionAct.PrepareOffer) : model.Adoption;
            case AdoptionState.Agreed:
                return await given.Do(await given.In(state), AdoptionAct.PrepareOffer);
            case AdoptionState.Onboarding:
                var connecting = await given.In(state);
                await given.CompleteChecklist(connecting.Id);
                return connecting;
            default:
                return await given.In(state);
        }
    }

    /// <summary>The state that the table says an act leads to; nothing where it is not the caller's or something is missing.</summary>
    private static AdoptionState? Expected(Model model, AdoptionAct act, Caller caller)
    {
        var adoption = model.Adoption;
        if (adoption.State == AdoptionState.Draft && caller.Side != "adopter")
        {
            return null;
        }

        var rule = Rules.FirstOrDefault(known => known.Act == act && known.From.Contains(adoption.State) && Fits(known, caller));
        return rule is null ? null : act switch
        {
            AdoptionAct.Agree when model.Confirmed.TryGetValue(Other(caller.Side), out var other) && other != Nobody => other == caller ? null : AdoptionState.Agreed,
            AdoptionAct.Agree => AdoptionState.Coordination,
            AdoptionAct.MakeBindingOffer when model.Prepared is null || model.Prepared == caller => null,
            AdoptionAct.Accept when model.Confirmed["adopter"] == caller => null,
            AdoptionAct.StartTest when !model.ChecklistDone => null,
            AdoptionAct.GoLive when model.Tested == caller => null,
            AdoptionAct.Resume when model.Paused != caller.Side => null,
            _ => rule.To,
        };
    }

    private static bool Fits(AdoptionState state, AdoptionAct act, Caller caller) => Rules.Any(rule => rule.Act == act && rule.From.Contains(state) && Fits(rule, caller));

    private static bool Fits(Rule rule, Caller caller) => rule.Role is { } role && rule.Sides.Contains(caller.Side) && caller.Roles.Contains(role);

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

    private async Task<HttpResponseMessage> Send(Adoption adoption, AdoptionAct act, Caller caller, string query = "")
    {
        var path = Rules.First(rule => rule.Act == act).Path + query;
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

    private async Task<LedgerEntry> Newest(Adoption adoption) => (await api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Rows<LedgerEntry>(
        "select sequence, instant, account_id, organisation_id, mandate_id, type, subject, data, previous_hash, hash from ledger where subject = @subject order by sequence",
        new { subject = $"adoption/{adoption.Id}" })))[^1];

    /// <summary>A line of the rules.</summary>
    private sealed record Rule(AdoptionState[] From, AdoptionAct Act, AdoptionState To, string Path, Role? Role, params string[] Sides);

    /// <summary>Somebody who tries.</summary>
    private sealed record Caller(string Side, Role[] Roles, Client Client, string Password, Guid? Mandate = null);

    /// <summary>Who did what was arranged: none of the callers.</summary>
    private static readonly Caller Nobody = new("", [], null!, "");

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
